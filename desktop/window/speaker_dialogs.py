"""The dialogs about one speaker: what he is called and is, and which mentions or statements are not his."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QListWidgetItem, QWidget

from desktop.speakers.speaker import Speaker, SpeakerType
from desktop.window.corrections import Piece
from desktop.window.dialogs import LONGEST_FIELD, AskDialog, on_screen
from desktop.window.row_painting import one_line
from desktop.window.tick_list import TickList

TYPES: tuple[tuple[SpeakerType | str, str], ...] = (
    ("", "As the program finds it"),
    ("person", "A person"),
    ("organisation", "An organisation"),
    ("group", "A group: a named collective"),
    ("document", "A document: a report, a poll"),
    ("unnamed", "Not named: people not identified"),
)


class SpeakerDialog(AskDialog):
    """What a speaker is called, is, and does."""

    def __init__(self, parent: QWidget | None, speaker: Speaker, decided: Sequence[str]) -> None:
        """`decided` says what the user has set already."""
        super().__init__(parent, "Describe speaker", "An empty field takes what the articles say.", "Save")
        self.name = QComboBox(self)
        self.name.setEditable(True)
        self.name.setAccessibleName("Name that is shown")
        self.name.addItems(list(dict.fromkeys(one_line(one) for one in (speaker.name, *speaker.aliases))))
        self.type = QComboBox(self)
        self.type.setAccessibleName("What sort of speaker it is")
        for kind, words in TYPES:
            self.type.addItem(words, kind)
        self.type.setCurrentIndex(self.type.findData(speaker.type if "type" in decided else ""))
        self.role = QComboBox(self)
        self.role.setEditable(True)
        self.role.setAccessibleName("Role")
        self.role.addItems([one_line(one) for one in speaker.roles])
        if "role" not in decided:
            self.role.setCurrentText("")
            line = self.role.lineEdit()
            if line is not None:
                line.setPlaceholderText(one_line(speaker.roles[0]) if speaker.roles else "")
        form = QFormLayout()
        for words, field in (("&Name", self.name), ("&Type", self.type), ("&Role", self.role)):
            form.addRow(words, field)
        self.ask_why(form)
        self.body.addLayout(form)
        self.finish()
        self.name.setFocus()

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields: name, sort (its type), role and reason."""
        return {
            "name": one_line(self.name.currentText())[:LONGEST_FIELD],
            "sort": self.type.currentData(),
            "role": one_line(self.role.currentText())[:LONGEST_FIELD],
            "reason": self.why,
        }


class TakeOutDialog(AskDialog):
    """Which mentions and which statements are not a speaker's."""

    def __init__(self, parent: QWidget | None, name: str, pieces: Sequence[Piece]) -> None:
        super().__init__(
            parent,
            "Take out of a speaker",
            f"Tick what is not “{one_line(name)}”. A mention that is taken out becomes a speaker of its own, "
            "with what it says; a statement is left without a speaker until you choose one.",
            "Take out",
        )
        self._pieces = tuple(pieces)
        self.list = TickList("Mentions and statements of the speaker", self)
        flag = Qt.ItemFlag
        for piece in pieces:
            sort = "Mention" if piece.mention is not None else "Statement"
            item = QListWidgetItem(f"{sort} · {piece.outlet}: {one_line(piece.words)}")
            item.setFlags(flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Filter by any words, “statement” or an outlet")
        self.filter.setAccessibleName("Filter mentions and statements")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.list, 1)
        form = QFormLayout()
        self.ask_why(form)
        self.body.addLayout(form)
        self.finish()
        em = self.fontMetrics().height()
        self.resize(on_screen(self, em * 34, em * 26))
        self.list.itemChanged.connect(self._update)
        self._update()

    @property
    def taken(self) -> tuple[Piece, ...]:
        """What is ticked."""
        checked = Qt.CheckState.Checked
        return tuple(
            piece for at, piece in enumerate(self._pieces) if self.list.item(at).checkState() == checked
        )

    def _filter(self, words: str) -> None:
        """Show what has all of these words; what is ticked stays in sight."""
        wanted = words.casefold().split()
        for at in range(self.list.count()):
            item = self.list.item(at)
            told = item.text().casefold()
            ticked = item.checkState() == Qt.CheckState.Checked
            item.setHidden(not ticked and not all(word in told for word in wanted))

    def _update(self) -> None:
        mentions = sum(piece.mention is not None for piece in self._pieces)
        taken = sum(piece.mention is not None for piece in self.taken)
        self.ok.setEnabled(bool(self.taken) and taken < max(mentions, 1))
