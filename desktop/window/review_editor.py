"""The editor of what can be corrected about a statement: who said it, nobody named, or no statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QListWidgetItem, QWidget

from desktop.project.choices import Choice, Nearness
from desktop.window.dialogs import on_screen
from desktop.window.offsets import plain_tooltip
from desktop.window.pick_dialog import PickDialog
from desktop.window.row_painting import one_line

Answer = Choice | Literal["nobody", "dropped"]

_NEAR: dict[Nearness, str] = {
    "candidate": "may be meant",
    "paragraph": "named near by",
    "article": "in this article",
    "elsewhere": "in another article",
}
_CHOICE = Qt.ItemDataRole.UserRole + 1


class ReviewEditor(PickDialog):
    """Lets the user choose a speaker from those of the article and the others."""

    def __init__(
        self, parent: QWidget | None, words: str, found: Sequence[Choice], *, current: str = ""
    ) -> None:
        """`words` are the statement's, `current` the id of the speaker it has."""
        hint = "Who said it? Type a part of a name or role"
        super().__init__(parent, "Correct the statement", words, hint, page=8)
        self.filter.setAccessibleName("Filter speakers by name or role")
        self.list.setAccessibleName("Speakers")
        self.list.setUniformItemSizes(True)
        self._found = tuple(found)
        self._current = current
        self.ok = self.buttons.addButton("This is the speaker", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        self.nobody = self.buttons.addButton("&Nobody named", QDialogButtonBox.ButtonRole.ActionRole)
        self.drop = self.buttons.addButton("Not a &statement", QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._answer: Answer | None = None
        em = self.fontMetrics().height()
        self.resize(on_screen(self, em * 32, em * 26))
        self.list.currentItemChanged.connect(self._refresh)
        self.list.itemActivated.connect(lambda _: self._take(self.chosen))
        self.buttons.accepted.connect(lambda: self._take(self.chosen))
        self.nobody.clicked.connect(lambda: self._take("nobody"))
        self.drop.clicked.connect(lambda: self._take("dropped"))
        self._fill()

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
