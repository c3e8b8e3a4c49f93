"""The review of suggested merges: who may be whom, why, what either said, and the answers.

On one side the candidates, surest first; on the other the one at hand laid open, with the name that both take
and the statements of either, so that one reads before one decides. A bar accepts all that are at least as
sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollBar,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.project.derive import Findings
from desktop.window.article_rows import count_of
from desktop.window.colours import colours_of
from desktop.window.dialogs import LONGEST_FIELD, on_screen, plain_label, reason_field
from desktop.window.hinted_list import HintedList
from desktop.window.keyed_model import ROW_ROLE, KeyedModel
from desktop.window.paint_fonts import fonts_of
from desktop.window.row_painting import one_line
from desktop.window.suggestion_rows import Said, SuggestionRow, suggestion_rows
from desktop.window.suggestions_delegate import SaidDelegate, SuggestionsDelegate
from desktop.window.theme import style_sheet

BAR = 85
"""The score from which all are accepted at once, unless the user moves it."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Two speakers who are one, by their ids; the name that both take, "" where none was chosen; and the
    user's reason."""

    first: str
    second: str
    name: str
    reason: str


class SuggestionsDialog(QDialog):
    """Stays open beside the window while the suggestions are worked off.

    `accepted_pair` carries an `Accepted`, `accepted_all` several; `rejected_pair` two speakers and the
    reason; `statement_wanted` a statement to be shown. What was written for a pair stays with it until it is
    decided.
    """

    accepted_pair = Signal(object)
    accepted_all = Signal(object)
    rejected_pair = Signal(str, str, str)
    statement_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Suggested merges")
        self._rows: tuple[SuggestionRow, ...] = ()
        self._shown = ""
        self._written: dict[str, tuple[str, str]] = {}
        """The name and the reason that the user wrote for a pair, by the key of its row."""
        self.model = KeyedModel(self)
        self.list = HintedList("Suggested merges", self)
        self.list.setSelectionMode(HintedList.SelectionMode.SingleSelection)
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(SuggestionsDelegate(self.list))
        self.list.set_hint("Nothing is left to decide.")
        self.words = plain_label(
            "Crossquote is not sure enough about these to merge them by itself. Read what either said, then "
            "decide; every choice can be undone, and what you keep apart is never suggested again.",
            self,
        )
        self.card = QWidget(self)
        self.detail = plain_label("", self.card)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.heads = (plain_label("", self.card), plain_label("", self.card))
        self.models = (KeyedModel(self), KeyedModel(self))
        self.said = tuple(self._statements(model, n) for n, model in enumerate(self.models))
        self.name = QComboBox(self.card)
        self.name.setEditable(True)
        self.name.setAccessibleName("Name of the merged speaker")
        self.reason = reason_field(self.card)
        self.same = QPushButton("They are &one speaker", self.card)
        self.same.setShortcut(QKeySequence("Ctrl+Return"))
        self.same.setToolTip("Merge the two under this name (Ctrl+Return)")
        self.apart = QPushButton("&Keep them apart", self.card)
        self.apart.setShortcut(QKeySequence("Ctrl+Backspace"))
        self.apart.setToolTip("Never suggest this again (Ctrl+Backspace)")
        self.bar = QSpinBox(self)
        self.bar.setRange(0, 100)
        self.bar.setValue(BAR)
        self.bar.setAccessibleName("Score from which all are accepted")
        self.all = QPushButton(self)
        self.close_button = QPushButton("&Close", self)
        for button in (self.same, self.apart, self.all, self.close_button):
            # Enter in the fields, that of the score among them, decides nothing.
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._restyle()
        self._show_current()
        # Of a layout with words that wrap Qt would ask the least height, and lay parts over one another.
        self.resize(self.sizeHint())

    @property
    def current(self) -> SuggestionRow | None:
        """The suggestion at hand."""
        row = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, SuggestionRow) else None

    @property
    def above_bar(self) -> tuple[SuggestionRow, ...]:
        """Those that are at least as sure as the bar asks for."""
        return tuple(row for row in self._rows if row.suggestion.score >= self.bar.value())

    def show_findings(self, findings: Findings) -> None:
        """Show what is left to decide."""
        self._rows = suggestion_rows(findings)
        at = self.list.currentIndex().row()
        self.model.show(self._rows)
        if not self.list.currentIndex().isValid() and self._rows:
            self.list.setCurrentIndex(self.model.index(min(max(at, 0), len(self._rows) - 1)))
        self._show_current()
        self._show_bar()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return on_screen(self, em * 54, em * 36)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _statements(self, model: KeyedModel, number: int) -> HintedList:
        said = HintedList(f"What the {('first', 'second')[number]} said", self.card)
        said.setModel(model)
        said.setSelectionMode(HintedList.SelectionMode.SingleSelection)
        said.setUniformItemSizes(True)
        said.setItemDelegate(SaidDelegate(said))
        said.setToolTip("Click a statement to read it in its article")
        said.clicked.connect(self._want)
        said.activated.connect(self._want)
        return said

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        for head, said in zip(self.heads, self.said, strict=True):
            side = QVBoxLayout()
            side.addWidget(head)
            side.addWidget(said, 1)
            sides.addLayout(side, 1)
        self._sides = sides
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Name", self.name)
        form.addRow("&Reason", self.reason)
        answers = QHBoxLayout()
        answers.addWidget(self.same)
        answers.addWidget(self.apart)
        answers.addStretch(1)
        card = QVBoxLayout(self.card)
        card.addWidget(self.detail)
        card.addLayout(sides, 1)
        card.addLayout(form)
        card.addLayout(answers)
        self._card = card
        self.parts = QSplitter(Qt.Orientation.Horizontal, self)
        self.parts.addWidget(self.list)
        self.parts.addWidget(self.card)
        self.parts.setStretchFactor(0, 2)
        self.parts.setStretchFactor(1, 3)
        self.parts.setChildrenCollapsible(False)
        self.parts.setHandleWidth(1)
        em = self.fontMetrics().height()
        self.parts.setSizes([em * 19, em * 35])
        foot = QHBoxLayout()
        foot.addWidget(plain_label("All from score", self))
        foot.addWidget(self.bar)
        foot.addWidget(self.all)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self._foot = foot
        body = QVBoxLayout(self)
        body.addWidget(self.words)
        body.addWidget(self.parts, 1)
        body.addLayout(foot)
        self._body = body

    def _connect(self) -> None:
        self.same.clicked.connect(self._accept_pair)
        self.apart.clicked.connect(self._reject_pair)
        self.all.clicked.connect(self._accept_all)
        self.bar.valueChanged.connect(self._show_bar)
        self.close_button.clicked.connect(self.close)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.name.editTextChanged.connect(self._write)
        self.reason.textChanged.connect(self._write)

    def _show_current(self) -> None:
        row = self.current
        for widget in (self.same, self.apart, self.name, self.reason):
            widget.setEnabled(row is not None)
        self.card.setVisible(row is not None)
        lists: Sequence[Sequence[Said]] = (row.said_first, row.said_second) if row else ((), ())
        for model, said in zip(self.models, lists, strict=True):
            model.show(said)
        if row is None:
            self._shown = ""
            self.detail.setText("")
            return
        self.detail.setText(f"Score {row.suggestion.score:.0f} of 100\n{row.reasons}")
        for head, about in zip(self.heads, (row.about_first, row.about_second), strict=True):
            head.setText(about)
        if row.key != self._shown:
            # What the user is typing stays while the rest of the findings changes.
            written = self._written.get(row.key)
            self._shown = ""
            self.name.clear()
            self.name.addItems([one_line(one) for one in _names(row)])
            if written is not None:
                self.name.setEditText(written[0])
            self.reason.setText(written[1] if written is not None else "")
            self._shown = row.key

    def _show_bar(self) -> None:
        count = len(self.above_bar)
        self.all.setText(f"&Merge {count_of(count, 'pair')}" if count else "&Merge none")
        self.all.setEnabled(count > 0)
        self.all.setToolTip(
            "Merge every pair that is at least as sure, each under the name chosen for it, in one step that "
            "can be undone"
        )

    def _write(self) -> None:
        """The user wrote something for the pair at hand."""
        if self._shown:
            self._written[self._shown] = (self.name.currentText(), self.reason.text())

    def _answer(self, row: SuggestionRow) -> Accepted:
        name, reason = self._written.get(row.key, ("", ""))
        if row.key == self._shown:
            name = self.name.currentText() or _names(row)[0]
        name = one_line(name)[:LONGEST_FIELD]
        return Accepted(row.suggestion.a, row.suggestion.b, name, one_line(reason))

    def _accept_pair(self) -> None:
        row = self.current
        if row is not None:
            self.accepted_pair.emit(self._answer(row))

    def _reject_pair(self) -> None:
        row = self.current
        if row is not None:
            self.rejected_pair.emit(row.suggestion.a, row.suggestion.b, one_line(self.reason.text()))

    def _accept_all(self) -> None:
        answers = tuple(self._answer(row) for row in self.above_bar)
        if answers:
            self.accepted_all.emit(answers)

    def _want(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Said):
            self.statement_wanted.emit(row.statement)

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        em = fonts.em
        pad = round(em * 0.9)
        self._body.setContentsMargins(pad, pad, pad, round(em * 0.8))
        self._body.setSpacing(round(em * 0.7))
        self._card.setContentsMargins(pad, 0, 0, 0)
        self._card.setSpacing(round(em * 0.6))
        self._sides.setSpacing(round(em * 0.6))
        self._foot.setSpacing(round(em * 0.5))
        muted = QPalette(self.palette())
        muted.setColor(QPalette.ColorRole.WindowText, shades.muted)
        self.words.setPalette(muted)
        small = QFont(fonts.small)
        for head in self.heads:
            head.setFont(small)
        for view in (self.list, *self.said):
            view.setFrameShape(QFrame.Shape.StyledPanel)
            view.setMinimumHeight(round(em * 3))
            view.setMinimumWidth(round(em * 11))
        sheet = style_sheet(shades.dark)
        for widget in (
            self.same, self.apart, self.all, self.close_button, *self.findChildren(QScrollBar),
        ):  # fmt: skip
            widget.setStyleSheet(sheet)


def _names(row: SuggestionRow) -> Sequence[str]:
    """The names that the two can take, the likeliest first."""
    return row.names or (row.first, row.second)
