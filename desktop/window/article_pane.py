"""The right of the window: the selected rendering in its article, the reasons for it, and its framing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.basics.spans import Span
from desktop.comparison.utterance import Rendering, Utterance
from desktop.project.derive import OPEN, Findings
from desktop.statements.reading import Statement
from desktop.window.article_text import ArticleText
from desktop.window.colours import colours_of
from desktop.window.comparison_header import day
from desktop.window.framing_pane import FramingPane
from desktop.window.paint_fonts import fonts_of, scaled
from desktop.window.why_pane import WhyPane


class ArticlePane(QWidget):
    """An article with its statements marked, over the reasons and the framing of the selected one."""

    statement_selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: Findings | None = None
        self.outlet = _label(self, "Outlet")
        self.title = _label(self, "Title")
        self.byline = _label(self, "Byline and date")
        self.text = ArticleText(self)
        self.why = WhyPane(self)
        self.framing = FramingPane(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.why, "&Why")
        self.tabs.addTab(self.framing, "&Framing")
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(self.text)
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        self._head = QVBoxLayout()
        for label in (self.outlet, self.title, self.byline):
            self._head.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.splitter, 1)
        self.text.statement_clicked.connect(self.statement_selected)
        self.why.place_clicked.connect(self.text.flash)
        self.framing.places_clicked.connect(self.text.flash)
        self._restyle()
        self.clear()

    def clear(self) -> None:
        """Show no article."""
        self._findings = None
        self.text.clear_article()
        self._show_head(None)
        self._show_statement(None, None)

    def show_article(self, findings: Findings, article_id: str) -> None:
        """Show an article with all its statements marked and none selected."""
        self._findings = findings
        self._show_text(findings, article_id)
        self.text.select(None, ())
        self._show_statement(None, None)

    def show_passage(self, findings: Findings, article_id: str, spans: Sequence[Span]) -> None:
        """Show a passage of an article that is no statement."""
        self.show_article(findings, article_id)
        if article_id in findings.readings:
            self.text.flash(tuple(spans))

    def show_rendering(self, findings: Findings, statement_id: str, rendering: Rendering | None) -> None:
        """Show a statement in its article; of one that renders several utterances, this rendering."""
        statement = findings.statements.get(statement_id)
        if statement is None:
            return
        self._findings = findings
        self._show_text(findings, findings.article_of[statement_id])
        self.text.select(statement, rendering.spans if rendering else statement.spans)
        self._show_statement(statement, rendering)

    def focus_text(self) -> None:
        """Let the keyboard go on in the article."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 52, metrics.height() * 36)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _show_text(self, findings: Findings, article_id: str) -> None:
        article = findings.article(article_id)
        reading = findings.readings.get(article_id)
        self._show_head(article)
        self.text.show_article(article, reading)

    def _show_head(self, article: object) -> None:
        from desktop.articles.article import Article

        known = article if isinstance(article, Article) else None
        self.outlet.setText((known.outlet or known.file) if known else "")
        self.title.setText(known.title if known else "Select a cell to read it in its article")
        line = " · ".join(filter(None, (known.byline, day(known.published)))) if known else ""
        self.byline.setText(line)
        self.outlet.setVisible(bool(self.outlet.text()))
        self.byline.setVisible(bool(line))

    def _show_statement(self, statement: Statement | None, rendering: Rendering | None) -> None:
        if statement is None or self._findings is None:
            self.why.clear()
            self.framing.clear()
            return
        utterance = utterance_of(self._findings, statement.id, rendering)
        self.why.show_statement(self._findings, statement, utterance)
        self.framing.show_statement(self._findings, statement, utterance)

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        self.outlet.setFont(fonts.small)
        self.byline.setFont(fonts.small)
        title = scaled(fonts.reading, 1.2)
        title.setWeight(title.Weight.DemiBold)
        self.title.setFont(title)
        for label in (self.outlet, self.byline):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), shades.muted)
            label.setPalette(palette)
        pad = round(fonts.em * 0.75)
        self._head.setContentsMargins(pad, pad, pad, round(pad * 0.7))
        self._head.setSpacing(round(fonts.em * 0.2))


def utterance_of(findings: Findings, statement_id: str, rendering: Rendering | None) -> Utterance | None:
    """The utterance that a rendering belongs to; without one, the first that the statement renders."""
    speaker = findings.speakers.speaker_of.get(statement_id, OPEN)
    for utterance in findings.utterances(speaker):
        if rendering in utterance.renderings or (rendering is None and statement_id in utterance.statements):
            return utterance
    return None


def _label(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
