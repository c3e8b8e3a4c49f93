"""One doubt laid open: the question, who, the words in their context, why, and what can be answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.basics.spans import text_of
from desktop.project.choices import Choice
from desktop.project.derive import Findings
from desktop.project.review import Doubt
from desktop.window.colours import colours_of
from desktop.window.dialogs import plain_label
from desktop.window.flow_layout import FlowLayout
from desktop.window.offsets import plain_tooltip
from desktop.window.paint_fonts import SMALL, fonts_of, reading_font, scaled
from desktop.window.review_context import ReviewContext
from desktop.window.review_rows import (
    QUESTIONS,
    ReviewRow,
    context_of,
    near_choices,
    other_context,
    reasons_of,
)
from desktop.window.row_painting import one_line
from desktop.window.theme import style_sheet

ROOM_TO_ASK = 14
"""Lines of height from which the card asks in words."""

LONGEST_NAME = 48
"""Characters of a name on a button."""

_AT = "  ·\u00a0\u00a0"
"""Between who and where: the point goes with what follows it when the line is broken."""


class ReviewCard(QWidget):
    """What is asked about one row of the queue. `given` carries the `Choice` of a speaker near by."""

    given = Signal(object)

    def __init__(self, answers: Iterable[QAction], parent: QWidget | None = None) -> None:
        """`answers` become the buttons at the bottom, in this order."""
        super().__init__(parent)
        self.question = plain_label("", self)
        self.question.setAccessibleName("Question")
        self.who = plain_label("", self)
        self.who.setAccessibleName("Speaker and place")
        self.context = ReviewContext(self)
        self.other_who = plain_label("", self)
        self.other_who.setAccessibleName("The other speaker and place")
        self.other = ReviewContext(self)
        self.other.setAccessibleName("What it is to be held against")
        self.why = plain_label("", self)
        self.why.setAccessibleName("Why the program thinks so")
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.near_head = plain_label("", self)
        self.near: list[QPushButton] = []
        self._choices: tuple[Choice, ...] = ()
        self._near_row = FlowLayout()
        self._answer_row = FlowLayout()
        self.answers: Mapping[str, QPushButton] = {
            action.objectName(): _button_of(action, self) for action in answers
        }
        for button in self.answers.values():
            self._answer_row.addWidget(button)
        self._lay_out()
        self._restyle()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The speakers near by that have a button."""
        return self._choices

    def show_row(self, findings: Findings, row: ReviewRow) -> None:
        """Ask about this row."""
        doubt = row.doubt
        self.question.setText(row.told if doubt.standing else QUESTIONS[doubt.kind])
        self.who.setText(_who(findings, row))
        self.context.show_context(context_of(findings, doubt), findings.readings[doubt.article].article.text)
        self._show_other(findings, doubt)
        reasons = reasons_of(findings, doubt)
        point = "•\u00a0 " if len(reasons) > 1 else ""
        self.why.setText("\n".join(point + one for one in reasons))
        self._show_choices(near_choices(findings, doubt))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _fit(self) -> None:
        """Where room is short the question makes way for the words that it is asked of."""
        self.question.setVisible(self.height() >= self.fontMetrics().height() * ROOM_TO_ASK)

    def _lay_out(self) -> None:
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        for part in (self.question, self.who):
            self._column.addWidget(part)
        # As high as its words, and no higher: what is said about them follows right below.
        self._column.addWidget(self.context, 1000)
        self._column.addWidget(self.other_who)
        self._column.addWidget(self.other, 1000)
        self._column.addWidget(self.near_head)
        self._column.addLayout(self._near_row)
        self._column.addWidget(self.why)
        self._column.addStretch(1)
        self._page = page
        scroll = QScrollArea(self)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        for ground in (page, scroll):
            ground.setAutoFillBackground(True)
            ground.setBackgroundRole(QPalette.ColorRole.Base)
        # The answers stay in view, however long the rest is.
        self._foot = QVBoxLayout()
        self._foot.addLayout(self._answer_row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(self._foot)

    def _show_other(self, findings: Findings, doubt: Doubt) -> None:
        """Show what a grouping is to be held against, where there is such a thing."""
        context = other_context(findings, doubt)
        for part in (self.other_who, self.other):
            part.setVisible(context is not None)
        if context is not None:
            article = findings.readings[context.article].article
            self.other_who.setText(f"{_told(findings, doubt.speakers[-1])}{_AT}{article.label}")
            self.other.show_context(context, article.text)

    def _show_choices(self, found: Sequence[Choice]) -> None:
        while self._near_row.count():
            self._near_row.takeAt(0)
        for button in self.near:
            button.hide()
            button.deleteLater()
        self._choices = tuple(found)
        self.near = [self._choice_button(number, one) for number, one in enumerate(found, start=1)]
        for button in self.near:
            self._near_row.addWidget(button)
            button.show()
        candidates = any(one.near == "candidate" for one in found)
        self.near_head.setText("It may be" if candidates else "Others near by")
        self.near_head.setVisible(bool(found))

    def _choice_button(self, number: int, choice: Choice) -> QPushButton:
        name = one_line(choice.name)
        name = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
        share = f"  {choice.share:.0%}" if choice.share else ""
        button = QPushButton(f"{number}   {name}{share}".replace("&", "&&"), self)
        told = ", ".join(part for part in (choice.name, choice.role) if part)
        button.setToolTip(plain_tooltip(f"Give the statement to {told} (key {number})"))
        button.setAccessibleName(f"Give the statement to {told}")
        button.setStyleSheet(style_sheet(colours_of(self.palette()).dark))
        button.clicked.connect(lambda: self.given.emit(choice))
        return button

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        em = fonts.em
        self.question.setFont(scaled(reading_font(self.font()), 1.25))
        muted = QPalette(self.palette())
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            muted.setColor(role, shades.muted)
        for label in (self.why, self.near_head):
            label.setFont(scaled(self.font(), SMALL))
            label.setPalette(muted)
        self.context.keep_lines(4)
        self.other.keep_lines(3)
        self._column.setContentsMargins(round(em * 1.1), round(em * 0.9), round(em * 1.1), round(em * 0.6))
        self._column.setSpacing(round(em * 0.6))
        self._foot.setContentsMargins(round(em * 1.1), round(em * 0.5), round(em * 1.1), round(em * 0.6))
        for row in (self._near_row, self._answer_row):
            row.setSpacing(round(em * 0.4))
        sheet = style_sheet(shades.dark)
        for button in (*self.answers.values(), *self.near):
            button.setStyleSheet(sheet)
        self._fit()


def _who(findings: Findings, row: ReviewRow) -> str:
    """Who, as what, and where; of a grouping that is doubted, what the text says there."""
    doubt = row.doubt
    if doubt.kind == "one":
        said = text_of(findings.readings[doubt.article].article.text, doubt.spans)
        return f"“{one_line(said)}”{_AT}{row.outlet}"
    told = _told(findings, doubt.speakers[0]) if doubt.speakers else ""
    return f"{told or one_line(row.who)}{_AT}{row.outlet}"


def _told(findings: Findings, speaker_id: str) -> str:
    """A speaker's name with the role."""
    speaker = findings.speaker(speaker_id)
    if speaker is None:
        return ""
    return ", ".join(one_line(part) for part in (speaker.name, *speaker.roles[:1]))


def _button_of(action: QAction, parent: QWidget) -> QPushButton:
    """A button that does what an action does, and looks as it says."""
    button = QPushButton(parent)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def follow() -> None:
        button.setText(action.text().replace("&", ""))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{action.toolTip()} ({keys})")
        button.setAccessibleName(action.text().replace("&", ""))
        button.setEnabled(action.isEnabled())
        button.setVisible(action.isVisible())

    action.changed.connect(follow)
    button.clicked.connect(action.trigger)
    follow()
    return button
