"""A dialog that lets the user pick one of several things for some words; a filter narrows their list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QVBoxLayout, QWidget

from desktop.window.dialogs import plain_label, reason_field
from desktop.window.offsets import shown_text
from desktop.window.paint_fonts import fonts_of
from desktop.window.plain_words import title_words
from desktop.window.row_painting import one_line

LONGEST_QUOTE = 240


class PickDialog(QDialog):
    """The words on top, the filter, the list, the reason, the buttons. Up and Down move in the list while the
    keyboard stays in the filter. Each kind says what the list holds."""

    def __init__(self, parent: QWidget | None, title: str, words: str, hint: str, *, page: int) -> None:
        """`words` are those that something is picked for, `hint` says what can be typed; Page Up and Page
        Down move by `page` rows."""
        super().__init__(parent)
        self.setWindowTitle(title_words(title))
        quoted = one_line(words)
        quoted = quoted if len(quoted) <= LONGEST_QUOTE else f"{quoted[: LONGEST_QUOTE - 1].rstrip()}…"
        self.quote = plain_label(shown_text(quoted), self)
        self.quote.setFont(fonts_of(self.font()).reading)
        self.filter = _Filter(self, hint, page)
        self.list = QListWidget(self)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.reason = reason_field(self)
        self.buttons = QDialogButtonBox(self)
        em = self.fontMetrics().height()
        self.list.setSpacing(max(1, round(em * 0.1)))
        body = QVBoxLayout(self)
        body.setContentsMargins(em, em, em, round(em * 0.8))
        body.setSpacing(round(em * 0.6))
        for part in (self.quote, self.filter, self.list, self.reason, self.buttons):
            body.addWidget(part)
        body.setStretchFactor(self.list, 1)
        self.buttons.rejected.connect(self.reject)
        self.filter.textChanged.connect(self._fill)
        self.filter.setFocus()

    @property
    def why(self) -> str:
        """Why the user decided so, if he said."""
        return one_line(self.reason.text())

    def step(self, by: int) -> None:
        """Move the selection while the keyboard stays in the filter."""
        if self.list.count():
            self.list.setCurrentRow(min(self.list.count() - 1, max(0, self.list.currentRow() + by)))

    def _fill(self) -> None:
        """List what the filter leaves."""
        raise NotImplementedError


class _Filter(QLineEdit):
    """The filter; Up and Down move the selection in the list."""

    def __init__(self, dialog: PickDialog, hint: str, page: int) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = self._steps.get(Qt.Key(event.key()))
        if by is not None:
            self._dialog.step(by)
        else:
            super().keyPressEvent(event)
