"""Why the program thinks so: each reason in words, with buttons that show the places it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.basics.spans import Span
from desktop.comparison.utterance import Utterance
from desktop.project.derive import Findings
from desktop.statements.reading import Reason, Statement
from desktop.window.colours import colours_of
from desktop.window.paint_fonts import fonts_of

PLACE_LIMIT = 60
"""How many characters of a place its button shows."""

PLACES_LIMIT = 6


@dataclass(frozen=True, slots=True)
class Because:
    """One line of the pane: a heading, or a sentence with the places (words, span) that it rests on."""

    text: str
    heading: bool = False
    places: tuple[tuple[str, Span], ...] = ()


def because(findings: Findings, statement: Statement, utterance: Utterance | None) -> Iterator[Because]:
    """Why a statement was found, whose it is held to be, and why its utterance is held to be one."""
    article = findings.article_of[statement.id]
    text = findings.readings[article].article.text
    sure = f"{confidence(statement.confidence)} ({statement.confidence:.0%})"
    yield Because("Why this is a statement", heading=True)
    yield Because(f"{_KINDS[statement.kind]}; {sure}.", places=_content_places(text, statement))
    if statement.via is not None:
        via = statement.via
        yield Because(f"The article has it from {via.name}.", places=_places(text, (via.span,)))
    yield from _lines(text, statement.reasons)
    resolution = findings.resolutions.get(article)
    yield Because("Why this speaker", heading=True)
    reasons: Sequence[Reason] = ()
    if resolution is not None:
        left_open = resolution.open.get(statement.id)
        reasons = (left_open,) if left_open else resolution.reasons.get(statement.id, ())
    yield from _lines(text, reasons)
    speaker = findings.speaker(findings.speakers.speaker_of.get(statement.id, ""))
    if speaker is not None:
        # Places of these reasons lie in several articles: their words say which.
        yield from (Because(_sentence(reason.text)) for reason in speaker.reasons)
    if not reasons and speaker is None:
        yield Because("The text names no speaker here.")
    if utterance is not None and len(utterance.renderings) > 1:
        yield Because("Why these renderings are one utterance", heading=True)
        yield Because(_sentence(utterance.reason))
        yield from (Because(line) for line in verdicts(findings, statement, utterance))


def verdicts(findings: Findings, statement: Statement, utterance: Utterance) -> Iterator[str]:
    """How a statement relates to each other rendering of its utterance, and why."""
    for pair in findings.pairs(utterance.speaker):
        if utterance.id not in pair.utterances or statement.id not in (pair.a, pair.b):
            continue
        other = pair.b if pair.a == statement.id else pair.a
        article = findings.article(findings.article_of[other])
        conflict = ", conflicting" if pair.conflicting else ""
        why = f": {pair.reason}" if pair.reason else ""
        yield _sentence(f"{article.outlet or article.title or article.file} – {pair.verdict}{conflict}{why}")


def confidence(value: float) -> str:
    """A confidence from 0 to 1 in words."""
    for least, words in ((0.9, "very sure"), (0.7, "fairly sure"), (0.45, "unsure")):
        if value >= least:
            return words
    return "a guess"


class WhyPane(QScrollArea):
    """The reasons for one statement."""

    place_clicked = Signal(object)
    """A tuple of `Span` in the statement's article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Why the program thinks so")
        self._lines: tuple[Because, ...] = ()
        self._fill()

    @property
    def lines(self) -> tuple[Because, ...]:
        """What is shown, line by line."""
        return self._lines

    def clear(self) -> None:
        """Give no reasons."""
        self._show(())

    def show_statement(self, findings: Findings, statement: Statement, utterance: Utterance | None) -> None:
        """Give the reasons for a statement, and for its place in an utterance."""
        self._show(tuple(because(findings, statement, utterance)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fill()

    def _show(self, lines: tuple[Because, ...]) -> None:
        if lines != self._lines:
            self._lines = lines
            self._fill()

    def _fill(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        page = QWidget()
        column = QVBoxLayout(page)
        pad = round(fonts.em * 0.75)
        column.setContentsMargins(pad, pad // 2, pad, pad)
        column.setSpacing(round(fonts.em * 0.3))
        for line in self._lines:
            label = QLabel(line.text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if line.heading:
                font = fonts.small
                font.setWeight(font.Weight.DemiBold)
                label.setFont(font)
                palette = label.palette()
                palette.setColor(label.foregroundRole(), shades.muted)
                label.setPalette(palette)
                label.setContentsMargins(0, pad // 2, 0, 0)
            column.addWidget(label)
            for words, span in line.places:
                column.addWidget(self._place_button(words, span), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(page)

    def _place_button(self, words: str, span: Span) -> QPushButton:
        button = QPushButton(f"“{words}”".replace("&", "&&"))
        button.setFlat(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(f"Show in the article: {words}")
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        button.setFont(fonts.reading)
        palette = button.palette()
        palette.setColor(palette.ColorRole.ButtonText, shades.accent)
        button.setPalette(palette)
        button.clicked.connect(lambda: self.place_clicked.emit((span,)))
        return button


_KINDS = {
    "direct": "Quoted: all of it stands in quotation marks or a block quotation",
    "mixed": "Partly quoted: some of its words stand in quotation marks",
    "indirect": "Paraphrased: none of it stands in quotation marks",
}


def _lines(text: str, reasons: Sequence[Reason]) -> Iterator[Because]:
    for reason in reasons:
        yield Because(_sentence(reason.text), places=_places(text, reason.spans))


def _places(text: str, spans: Sequence[Span]) -> tuple[tuple[str, Span], ...]:
    return tuple((_clipped(span.of(text)), span) for span in spans[:PLACES_LIMIT] if span.of(text).strip())


def _content_places(text: str, statement: Statement) -> tuple[tuple[str, Span], ...]:
    """The pieces of a content that stands apart; one in a single piece is highlighted anyhow."""
    return _places(text, statement.spans) if len(statement.spans) > 1 else ()


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "”", "’")) else ".")


def _clipped(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= PLACE_LIMIT else f"{line[: PLACE_LIMIT - 1].rstrip()}…"
