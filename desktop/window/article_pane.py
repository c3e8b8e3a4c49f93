"""The right of the window: the selected rendering in its article, the reasons for it, and its framing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.articles.article import Article
from desktop.basics.spans import Span
from desktop.comparison.located import Located
from desktop.comparison.table import Passages
from desktop.comparison.utterance import Rendering, Utterance
from desktop.project.derive import OPEN, Findings
from desktop.window.article_text import ArticleText
from desktop.window.colours import colours_of, outlet_colour
from desktop.window.dates import shown_date
from desktop.window.elided_label import ElidedLabel
from desktop.window.flow_layout import FlowLayout
from desktop.window.framing_pane import FramingPane
from desktop.window.offsets import plain_tooltip
from desktop.window.paint_fonts import Fonts, fonts_of, scaled
from desktop.window.statement_actions import StatementActions
from desktop.window.statement_editor import StatementEditor
from desktop.window.why_lines import because
from desktop.window.why_pane import WhyPane


class ArticlePane(QWidget):
    """An article with its statements marked, over the reasons and the framing of the selected one."""

    statement_selected = Signal(str)
    passage_wanted = Signal(str, object)
    """An article's id and a tuple of `Span` in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framed: Callable[[], None] | None = None
        """Shows the framing of the statement at hand; None where it is shown already."""
        self.chip = OutletChip(self)
        self.outlet = ElidedLabel(self)
        self.outlet.setAccessibleName("Outlet")
        self.title = _label(self, "Title")
        self.byline = _label(self, "Byline and date")
        self.text = ArticleText(self)
        self.why = WhyPane(self)
        self.framing = FramingPane(self)
        self.statement_actions = StatementActions(self)
        self.text.addAction(self.statement_actions.drop)
        self.correct = StatementEditor(self.statement_actions, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.why, "Wh&y")
        self.tabs.addTab(self.framing, "Fram&ing")
        self.tabs.addTab(self.correct, "&Correct")
        self.tabs.currentChanged.connect(self._frame_if_seen)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(self.text)
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        self._head = QVBoxLayout()
        named = QWidget(self)
        self._named = QHBoxLayout(named)
        self._named.setContentsMargins(0, 0, 0, 0)
        self._named.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._named.addWidget(self.outlet)
        self._source = FlowLayout()
        self._source.addWidget(named)
        self._source.addWidget(self.byline)
        self._head.addLayout(self._source)
        self._head.addWidget(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.splitter, 1)
        self.text.statement_clicked.connect(self.statement_selected)
        self.why.place_clicked.connect(self.text.flash)
        self.why.passage_clicked.connect(self.passage_wanted)
        self.framing.places_clicked.connect(self.text.flash)
        self._restyle()
        self.clear()

    def clear(self) -> None:
        """Show no article."""
        self.text.clear_article()
        self._show_head(None)
        self.leave_unexplained()

    def show_article(self, findings: Findings, article_id: str) -> None:
        """Show an article with all its statements marked and none selected."""
        self._show_text(findings, article_id)
        self.text.select(None, ())
        self.leave_unexplained()

    def show_passage(self, findings: Findings, article_id: str, spans: Sequence[Span]) -> None:
        """Show a passage of an article that is no statement."""
        self.show_article(findings, article_id)
        if article_id in findings.readings:
            self.text.select(None, tuple(spans))

    def show_rendering(
        self, findings: Findings, statement_id: str, rendering: Rendering | None, *, scroll: bool = True
    ) -> None:
        """Show a statement in its article; of one that renders several utterances, this rendering.

        Its reasons and framing are given by `explain`, which needs its speaker's utterances.
        """
        statement = findings.statements.get(statement_id)
        if statement is None:
            return
        article = findings.article_of[statement_id]
        moves = scroll or self.text.article is None or self.text.article.id != article
        self._show_text(findings, article)
        self.text.select(statement, rendering.spans if rendering else statement.spans, scroll=moves)

    def explain(
        self,
        findings: Findings,
        statement_id: str,
        rendering: Rendering | None,
        passages: Passages | None = None,
        located: Located | None = None,
    ) -> None:
        """Give the reasons for a statement, and its framing beside that of its utterance's others;
        `passages` are its speaker's, where at hand; `located` says how it stands to the reference."""
        statement = findings.statements[statement_id]
        utterance = utterance_of(findings, statement_id, rendering)
        self.why.show_lines(tuple(because(findings, statement, utterance, rendering, passages, located)))
        self._framed = lambda: self.framing.show_statement(findings, statement, utterance)
        self._frame_if_seen()

    def leave_unexplained(self) -> None:
        """Give no reasons and no framing."""
        self.why.clear()
        self._framed = self.framing.clear
        self._frame_if_seen()

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

    def _frame_if_seen(self, _: int = 0) -> None:
        """The framing is worked out when its tab is looked at: most of the time the other one is."""
        if self.tabs.currentWidget() is self.framing and self._framed is not None:
            framed, self._framed = self._framed, None
            framed()

    def _show_text(self, findings: Findings, article_id: str) -> None:
        article = findings.article(article_id)
        reading = findings.readings.get(article_id)
        self._show_head(article, findings.colour(article_id))
        self.text.show_article(article, reading, findings.edited)
        self.text.show_marks(findings.marks)

    def _show_head(self, article: Article | None, number: int = 0) -> None:
        """Name the article; its title only where the text does not open with it."""
        self.chip.show_outlet(number if article else None)
        if article is None:
            self.outlet.setText("")
            self.byline.setText("")
            self.title.setText("Select a cell to read it in its article.")
            self.title.show()
            return
        self.outlet.setText(article.label)
        self.outlet.setToolTip(plain_tooltip(article.label))
        self.byline.setText("  ·  ".join(filter(None, (article.byline, shown_date(article.published)))))
        headlines = (one.span.of(article.text) for one in article.paragraphs if one.role == "headline")
        headline = next(headlines, "")
        self.title.setText(article.title)
        self.title.setVisible(bool(article.title) and article.title.casefold() not in headline.casefold())

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        bold = QFont(fonts.program)
        bold.setWeight(QFont.Weight.DemiBold)
        self.outlet.setFont(bold)
        self.byline.setFont(fonts.small)
        title = scaled(fonts.reading, 1.1)
        title.setItalic(True)
        self.title.setFont(title)
        palette = self.byline.palette()
        palette.setColor(self.byline.foregroundRole(), shades.muted)
        self.byline.setPalette(palette)
        self.setMinimumWidth(round(fonts.em * 12))
        pad = round(fonts.em * 0.75)
        self._head.setContentsMargins(round(fonts.em * 0.9), pad, pad, pad)
        self._head.setSpacing(round(fonts.em * 0.3))
        self._named.setSpacing(round(fonts.em * 0.5))
        self._source.setSpacing(round(fonts.em * 0.6))
        self.tabs.setStyleSheet(
            f"QTabWidget::pane {{ border: 0; border-top: 1px solid {shades.hairline.name()}; }}"
            f" QTabBar {{ background: {shades.chrome.name()}; }}"
            f" QTabBar::tab {{ border: 0; border-bottom: 2px solid transparent; background: transparent;"
            f" color: {shades.muted.name()}; padding: {em_px(fonts, 0.35)} {em_px(fonts, 0.6)}; }}"
            f" QTabBar::tab:selected {{ color: {shades.text.name()};"
            f" border-bottom-color: {shades.accent.name()}; }}"
            f" QTabBar::tab:focus, QTabBar::tab:hover {{ color: {shades.accent.name()}; }}"
        )


class OutletChip(QWidget):
    """A small square in an outlet's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number: int | None = None

    def show_outlet(self, number: int | None) -> None:
        """Show the colour of this number; None: show nothing."""
        self._number = number
        self.setVisible(number is not None)
        self.update()

    def sizeHint(self) -> QSize:
        side = round(fonts_of(self.font()).em * 0.62)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._number is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(outlet_colour(self._number, dark=colours_of(self.palette()).dark))
        side = fonts_of(self.font()).em * 0.62
        area = QRectF(0, (self.height() - side) / 2, side, side)
        painter.drawRoundedRect(area, side * 0.25, side * 0.25)
        painter.end()


def em_px(fonts: Fonts, share: float) -> str:
    """A share of the line height, as a style sheet writes it."""
    return f"{round(fonts.em * share)}px"


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
    label.setWordWrap(name == "Title")
    label.setMinimumWidth(1)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
