"""Why the program thinks so: each reason in words, with buttons that show the places it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop.basics.spans import Span
from desktop.window.colours import Colours, colours_of
from desktop.window.flow_layout import FlowLayout
from desktop.window.paint_fonts import fonts_of
from desktop.window.why_lines import Because

NO_STATEMENT = "No statement is selected. Reasons stand here once one is."


class WhyPane(QScrollArea):
    """The reasons for one statement."""

    place_clicked = Signal(object)
    """A tuple of `Span` in the statement's article."""
    passage_clicked = Signal(str, object)
    """Another article's id, and a tuple of `Span` in it."""

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
        self.show_lines(())

    def show_lines(self, lines: Sequence[Because]) -> None:
        """Give these reasons."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._fill()
            self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fill()

    def _fill(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        page = QWidget()
        page.setAutoFillBackground(True)
        page.setBackgroundRole(page.palette().ColorRole.Base)
        column = QVBoxLayout(page)
        pad = round(fonts.em * 0.75)
        column.setContentsMargins(round(fonts.em * 0.9), pad // 2, pad, pad)
        column.setSpacing(round(fonts.em * 0.25))
        for line in self._lines:
            label = QLabel(line.text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if line.heading:
                font = QFont(fonts.small)
                font.setWeight(QFont.Weight.DemiBold)
                label.setFont(font)
                palette = label.palette()
                palette.setColor(label.foregroundRole(), shades.muted)
                label.setPalette(palette)
                label.setContentsMargins(0, round(pad * 0.8), 0, 0)
            column.addWidget(label)
            if line.places:
                places = FlowLayout()
                places.setSpacing(round(fonts.em * 0.4))
                for words, span in line.places:
                    places.addWidget(self._place_button(words, span, line.article))
                column.addLayout(places)
        if not self._lines:
            column.addWidget(_hint(shades))
        column.addStretch(1)
        self.setWidget(page)

    def _place_button(self, words: str, span: Span, article: str = "") -> QPushButton:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        button = _Place(words.replace("&", "&&"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        where = "the reference" if article else "the article"
        button.setAccessibleName(f"Show in {where}: {words}")
        button.setFont(fonts.reading)
        button.setMinimumWidth(1)  # a long place is cut off rather than the pane widened
        em = fonts.em
        button.setStyleSheet(
            f"QPushButton {{ border: 1px solid {shades.hairline.name()}; border-radius: {em * 0.25:.0f}px;"
            f" padding: {em * 0.08:.0f}px {em * 0.4:.0f}px; color: {shades.accent.name()}; text-align: left;"
            f" background: {shades.base_paper.name()}; }}"
            f" QPushButton:hover, QPushButton:focus {{ border-color: {shades.accent.name()}; }}"
        )
        if article:
            button.clicked.connect(lambda: self.passage_clicked.emit(article, (span,)))
        else:
            button.clicked.connect(lambda: self.place_clicked.emit((span,)))
        return button


class _Place(QPushButton):
    """A button whose words end in dots where they have no room."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(part, option, self).width()
        option.text = self.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def _hint(shades: Colours) -> QLabel:
    """What is said where there are no reasons to give."""
    label = QLabel(NO_STATEMENT)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    palette = label.palette()
    palette.setColor(label.foregroundRole(), shades.muted)
    label.setPalette(palette)
    return label
