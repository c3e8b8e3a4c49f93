"""Choose a row by its words: where a rendering is to go, or what a row is to be joined with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QListWidgetItem, QWidget

from desktop.window.dialogs import on_screen
from desktop.window.offsets import plain_tooltip
from desktop.window.pick_dialog import PickDialog
from desktop.window.row_painting import one_line

LONGEST_WORDS = 150
"""Characters of a row's words in the list; the tooltip has them all."""

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
        return self._with(one_line(self.words))

    def _with(self, words: str) -> str:
        number = f"{self.number}.  " if self.number else ""
        return f"{number}{words}   ({one_line(self.outlets)})"

    @property
    def shown(self) -> str:
        """The row as it is listed: of long words the beginning, so that several rows are seen at once."""
        words = one_line(self.words)
        short = words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS].rstrip()}…"
        return self._with(short)

    def matches(self, words: str) -> bool:
        """Whether every word of a filter occurs in the row's number, words or outlets."""
        told = self.told.casefold()
        return all(word in told for word in words.casefold().split())


class RowChooser(PickDialog):
    """Lists rows, the likest first."""

    def __init__(
        self, parent: QWidget, title: str, words: str, rows: Sequence[RowChoice], *, button: str
    ) -> None:
        """`words` are those that a row is looked for."""
        super().__init__(
            parent, title, words, "Type some of the row’s words, its number or an outlet", page=5
        )
        self._rows = tuple(rows)
        self.filter.setAccessibleName("Filter rows by words, number or outlet")
        self.list.setAccessibleName("Rows, the likest first")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAlternatingRowColors(True)
        self.ok = self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        em = self.fontMetrics().height()
        self.resize(on_screen(self, em * 36, em * 26))
        self.list.currentItemChanged.connect(lambda *_: self.ok.setEnabled(bool(self.chosen)))
        self.list.itemActivated.connect(lambda _: self.accept())
        self.buttons.accepted.connect(self.accept)
        self._fill()

    @property
    def chosen(self) -> str:
        """The id of the chosen row's utterance, or ""."""
        item = self.list.currentItem()
        return str(item.data(_ROW)) if item is not None else ""

    def _fill(self) -> None:
        self.list.clear()
        for row in self._rows:
            if row.matches(self.filter.text()):
                item = QListWidgetItem(row.shown, self.list)
                item.setData(_ROW, row.utterance)
                item.setToolTip(plain_tooltip(row.told))
        self.list.setCurrentRow(0)
        self.ok.setEnabled(bool(self.chosen))
