"""The review of suggested merges: who may be whom, why, and two buttons to decide it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.project.derive import Findings
from desktop.speakers.speaker import Speaker, Suggestion
from desktop.window.article_rows import count_of
from desktop.window.dialogs import plain_label
from desktop.window.hinted_list import HintedList
from desktop.window.keyed_model import ROW_ROLE, KeyedModel


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A suggestion with the names it speaks of."""

    suggestion: Suggestion
    first: str
    second: str
    about_first: str
    about_second: str

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.suggestion.a} {self.suggestion.b}"

    @property
    def label(self) -> str:
        """What the row is called."""
        return f"{self.first}  –  {self.second}"

    @property
    def tooltip(self) -> str:
        """The reasons, told in a tooltip."""
        return self.reasons

    @property
    def spoken(self) -> str:
        """The row in words, for a screen reader."""
        return f"{self.first} and {self.second} may be one, score {self.suggestion.score:.0f} of 100"

    @property
    def reasons(self) -> str:
        """The reasons as lines."""
        return "\n".join(f"•  {reason.text}" for reason in self.suggestion.reasons)


def suggestion_rows(findings: Findings) -> tuple[SuggestionRow, ...]:
    """The suggestions of some findings, surest first."""
    rows = []
    for suggestion in sorted(findings.speakers.suggestions, key=lambda one: -one.score):
        a, b = findings.speaker(suggestion.a), findings.speaker(suggestion.b)
        if a is not None and b is not None:
            rows.append(SuggestionRow(suggestion, a.name, b.name, _about(findings, a), _about(findings, b)))
    return tuple(rows)


def _about(findings: Findings, speaker: Speaker) -> str:
    statements = findings.statements_of(speaker.id)
    carrying = {findings.article_of[one] for one in statements}
    outlets = ", ".join(one.label for one in findings.articles if one.id in carrying)
    parts = (speaker.name, *speaker.roles[:1], outlets, count_of(len(statements), "statement"))
    return " · ".join(part for part in parts if part)


class SuggestionsDialog(QDialog):
    """Stays open beside the window while the suggestions are worked off."""

    accepted_pair = Signal(str, str)
    rejected_pair = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Suggested merges")
        self.model = KeyedModel(self)
        self.list = HintedList("Suggested merges", self)
        self.list.setSelectionMode(HintedList.SelectionMode.SingleSelection)
        self.list.setSpacing(2)
        self.list.setModel(self.model)
        self.list.set_hint("Nothing is left to decide.")
        self.detail = plain_label("", self)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.same = QPushButton("They are &one speaker", self)
        self.same.setShortcut(QKeySequence("Ctrl+Return"))
        self.same.setToolTip("Merge the two (Ctrl+Return)")
        self.apart = QPushButton("&Keep them apart", self)
        self.apart.setShortcut(QKeySequence("Ctrl+Backspace"))
        self.apart.setToolTip("Never suggest this again (Ctrl+Backspace)")
        self.close_button = QPushButton("&Close", self)
        em = self.fontMetrics().height()
        row = QHBoxLayout()
        for button in (self.same, self.apart):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        body = QVBoxLayout(self)
        body.setContentsMargins(em, em, em, round(em * 0.8))
        body.setSpacing(round(em * 0.7))
        body.addWidget(
            plain_label(
                "Crossquote is not sure enough about these to merge them by itself. "
                "Either choice can be undone.",
                self,
            )
        )
        body.addWidget(self.list, 1)
        body.addWidget(self.detail)
        body.addLayout(row)
        self.same.clicked.connect(lambda: self._decide(self.accepted_pair))
        self.apart.clicked.connect(lambda: self._decide(self.rejected_pair))
        self.close_button.clicked.connect(self.close)
        self.list.selectionModel().currentChanged.connect(self._show_detail)

    @property
    def current(self) -> SuggestionRow | None:
        """The suggestion at hand."""
        row = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, SuggestionRow) else None

    def show_findings(self, findings: Findings) -> None:
        """Show what is left to decide."""
        self.model.show(suggestion_rows(findings))
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self._show_detail(self.list.currentIndex())

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * 34, em * 26)

    def _show_detail(self, current: QModelIndex) -> None:
        row = self.current
        for button in (self.same, self.apart):
            button.setEnabled(row is not None)
        self.detail.setText(
            ""
            if row is None
            else f"{row.about_first}\n{row.about_second}\n\n"
            f"Score {row.suggestion.score:.0f} of 100\n{row.reasons}"
        )

    def _decide(self, signal: Any) -> None:
        row = self.current
        if row is not None:
            signal.emit(row.suggestion.a, row.suggestion.b)
