"""Choose a row by its words: where a rendering is to go, or what a row is to be joined with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.window.dialogs import plain_label, reason_field
from desktop.window.offsets import plain_tooltip, shown_text
from desktop.window.paint_fonts import fonts_of
from desktop.window.plain_words import title_words
from desktop.window.row_painting import one_line

LONGEST_QUOTE = 240
_ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class RowChoice:
    """A row that can be chosen: its number as shown ("" where the filters hide it), its words, who has it."""

    utterance: str
    number: str
    words: str
    outlets: str

    @property
    def told(self) -> str:
        """The row in one line."""
        number = f"{self.number}.  " if self.number else ""
        return f"{number}{one_line(self.words)}   ({one_line(self.outlets)})"

    def matches(self, words: str) -> bool:
        """Whether every word of a filter occurs in the row's number, words or outlets."""
        told = self.told.casefold()
        return all(word in told for word in words.casefold().split())


class RowChooser(QDialog):
    """Lists rows, the likest first; a filter narrows the list, Up and Down move in it."""

    def __init__(
        self, parent: QWidget, title: str, words: str, rows: Sequence[RowChoice], *, button: str
    ) -> None:
        """`words` are those that a row is looked for."""
        super().__init__(parent)
        self.setWindowTitle(title_words(title))
        self._rows = tuple(rows)
        quoted = one_line(words)
        quoted = quoted if len(quoted) <= LONGEST_QUOTE else f"{quoted[: LONGEST_QUOTE - 1].rstrip()}…"
        quote = plain_label(shown_text(quoted), self)
        quote.setFont(fonts_of(self.font()).reading)
        self.filter = _Filter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Rows, the likest first")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setAlternatingRowColors(True)
        self._reason = reason_field(self)
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        em = self.fontMetrics().height()
        body = QVBoxLayout(self)
        body.setContentsMargins(em, em, em, round(em * 0.8))
        body.setSpacing(round(em * 0.6))
        for part in (quote, self.filter, self.list, self._reason, self.buttons):
            body.addWidget(part)
        body.setStretchFactor(self.list, 1)
        self.resize(em * 36, em * 26)
        self.filter.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(lambda *_: self.ok.setEnabled(bool(self.chosen)))
        self.list.itemActivated.connect(lambda _: self.accept())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._fill()
        self.filter.setFocus()

    @property
    def chosen(self) -> str:
        """The id of the chosen row's utterance, or ""."""
        item = self.list.currentItem()
        return str(item.data(_ROW)) if item is not None else ""

    @property
    def reason(self) -> str:
        """Why the user chose so, if he said."""
        return " ".join(self._reason.text().split())

    def step(self, by: int) -> None:
        """Move the selection while the keyboard stays in the filter."""
        if self.list.count():
            self.list.setCurrentRow(min(self.list.count() - 1, max(0, self.list.currentRow() + by)))

    def _fill(self) -> None:
        self.list.clear()
        for row in self._rows:
            if row.matches(self.filter.text()):
                item = QListWidgetItem(row.told, self.list)
                item.setData(_ROW, row.utterance)
                item.setToolTip(plain_tooltip(row.told))
        self.list.setCurrentRow(0)
        self.ok.setEnabled(bool(self.chosen))


class _Filter(QLineEdit):
    """The filter; Up and Down move the selection in the list."""

    def __init__(self, chooser: RowChooser) -> None:
        super().__init__(chooser)
        self._chooser = chooser
        self.setPlaceholderText("Type some of the row’s words, its number or an outlet")
        self.setAccessibleName("Filter rows by words, number or outlet")
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        by = steps.get(Qt.Key(event.key()))
        if by is not None:
            self._chooser.step(by)
        else:
            super().keyPressEvent(event)
