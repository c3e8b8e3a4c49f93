"""The editor of what can be corrected about a statement: who said it, nobody named, or no statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

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

from desktop.project.choices import Choice, Nearness
from desktop.window.dialogs import plain_label, reason_field
from desktop.window.offsets import plain_tooltip, shown_text
from desktop.window.paint_fonts import fonts_of
from desktop.window.row_painting import one_line

Answer = Choice | Literal["nobody", "dropped"]

_NEAR: dict[Nearness, str] = {
    "candidate": "may be meant",
    "paragraph": "named near by",
    "article": "in this article",
    "elsewhere": "in another article",
}
_CHOICE = Qt.ItemDataRole.UserRole + 1
LONGEST_QUOTE = 240


class ReviewEditor(QDialog):
    """Lets the user choose a speaker from those of the article and the others; a filter narrows the list."""

    def __init__(
        self, parent: QWidget | None, words: str, found: Sequence[Choice], *, current: str = ""
    ) -> None:
        """`words` are the statement's, `current` the id of the speaker it has."""
        super().__init__(parent)
        self.setWindowTitle("Correct the statement")
        quoted = one_line(words)
        quoted = quoted if len(quoted) <= LONGEST_QUOTE else f"{quoted[: LONGEST_QUOTE - 1].rstrip()}…"
        self.quote = plain_label(shown_text(quoted), self)
        self.quote.setFont(fonts_of(self.font()).reading)
        self.filter = _Filter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Speakers")
        self.list.setUniformItemSizes(True)
        self._found = tuple(found)
        self._current = current
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton("This is the speaker", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        self.nobody = self.buttons.addButton("&Nobody named", QDialogButtonBox.ButtonRole.ActionRole)
        self.drop = self.buttons.addButton("Not a &statement", QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._answer: Answer | None = None
        self.reason = reason_field(self)
        em = self.fontMetrics().height()
        body = QVBoxLayout(self)
        body.setContentsMargins(em, em, em, round(em * 0.8))
        body.setSpacing(round(em * 0.6))
        body.addWidget(self.quote)
        body.addWidget(self.filter)
        body.addWidget(self.list, 1)
        body.addWidget(self.reason)
        body.addWidget(self.buttons)
        self.resize(em * 32, em * 26)
        self.filter.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._refresh)
        self.list.itemActivated.connect(lambda _: self._take(self.chosen))
        self.buttons.accepted.connect(lambda: self._take(self.chosen))
        self.buttons.rejected.connect(self.reject)
        self.nobody.clicked.connect(lambda: self._take("nobody"))
        self.drop.clicked.connect(lambda: self._take("dropped"))
        self._fill()
        self.filter.setFocus()

    @property
    def answer(self) -> Answer | None:
        """What the user decided, once the dialog has been accepted."""
        return self._answer

    @property
    def chosen(self) -> Choice | None:
        """The speaker selected in the list."""
        item = self.list.currentItem()
        found = item.data(_CHOICE) if item is not None else None
        return found if isinstance(found, Choice) else None

    @property
    def why(self) -> str:
        """Why the user decided so, if he said."""
        return one_line(self.reason.text())

    def step(self, by: int) -> None:
        """Move the selection while the keyboard stays in the filter."""
        if self.list.count():
            self.list.setCurrentRow(min(self.list.count() - 1, max(0, self.list.currentRow() + by)))

    def _fill(self) -> None:
        words = self.filter.text()
        self.list.clear()
        for one in self._found:
            if not one.matches(words):
                continue
            about = one_line(one.role) if one.role.casefold() != one.name.casefold() else ""
            now = "given to now" if one.speaker and one.speaker == self._current else _NEAR[one.near]
            told = "  ·  ".join(part for part in (one_line(one.name), about, now) if part)
            item = QListWidgetItem(told, self.list)
            item.setData(_CHOICE, one)
            item.setToolTip(plain_tooltip(told))
        first = next((n for n in range(self.list.count()) if not self._is_current(self.list.item(n))), 0)
        if self.list.count():
            self.list.setCurrentRow(first)
        self._refresh()

    def _is_current(self, item: QListWidgetItem) -> bool:
        found = item.data(_CHOICE)
        return isinstance(found, Choice) and bool(found.speaker) and found.speaker == self._current

    def _refresh(self) -> None:
        self.ok.setEnabled(self.chosen is not None)

    def _take(self, answer: Answer | None) -> None:
        if answer is not None:
            self._answer = answer
            self.accept()


class _Filter(QLineEdit):
    """The filter; Up and Down move the selection in the list."""

    def __init__(self, parent: ReviewEditor) -> None:
        super().__init__(parent)
        self._editor = parent
        self.setPlaceholderText("Who said it? Type a part of a name or role")
        self.setAccessibleName("Filter speakers by name or role")
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        by = steps.get(Qt.Key(event.key()))
        if by is not None:
            self._editor.step(by)
        else:
            super().keyPressEvent(event)
