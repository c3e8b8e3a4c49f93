"""What the strokes of the comparison mean: the line below the table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.window.colours import colours_of
from desktop.window.paint_cell import draw_text
from desktop.window.paint_content import Piece
from desktop.window.paint_fonts import fonts_of
from desktop.window.paint_layout import TextBox, lay_out_pieces

LEAST_ROOM = 14
"""What is kept for the table before the legend is shown, in em: its heads and two rows. The legend takes a
fifth of that at most."""

LEGEND: tuple[tuple[tuple[Piece, ...], str], ...] = (
    ((Piece("reworded", "changed"),), "reworded"),
    ((Piece("claim changed", "grave"),), "claim changed"),
    ((Piece("added", "added"),), "added"),
    ((Piece("", mark="cut"), Piece(" words left out", quoted=False)), "words left out"),
    ((Piece("moved", "moved"),), "moved"),
    ((Piece("house style", "house"),), "house style"),
)
"""Samples of how pieces look, each with its name."""

IN_REFERENCE: tuple[tuple[Piece, ...], str] = (
    (Piece("left out of the reference", "left out"),),
    "left out of the reference",
)


AGREEMENT: tuple[tuple[Piece, ...], str] = (
    (
        Piece("few", shared=1, others=4),
        Piece(" "),
        Piece("many", shared=3, others=4),
        Piece(" "),
        Piece("all", shared=4, others=4),
        Piece(" others have the base’s word", quoted=False),
    ),
    "the deeper the line under a word of the base, the more others have it",
)


COUNTS: tuple[tuple[Piece, ...], str] = (
    (Piece("3/5"), Piece(" 3 of 5 renderings have the word", quoted=False)),
    "the figures over a word say how many of the renderings have it",
)


class Legend(QWidget):
    """What the strokes mean, drawn with the very strokes; it is there to be read and needs no clicking.

    Below a `bar`, it goes where it would leave too little room for what stands between the two.
    """

    def __init__(self, parent: QWidget, bar: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        if bar is not None:
            parent.installEventFilter(self)
        self.setAccessibleName("Legend: " + ", ".join(told for _, told in LEGEND))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._boxes: list[TextBox] = []
        self._arranged = -1
        """The width that the samples were laid out for."""
        self._samples: tuple[tuple[tuple[Piece, ...], str], ...] = LEGEND
        self._reference, self._agreement, self._counts = False, True, False
        self._choose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        sized = event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
        if sized and isinstance(watched, QWidget) and self._bar is not None:
            # While it is hidden no layout gives it a width, or one that it is not told of.
            if self._arranged != watched.width():
                self.resize(watched.width(), self.height())
                self._arrange()
            room = watched.height() - self._bar.heightForWidth(watched.width()) - self.height()
            enough = room >= round(fonts_of(self.font()).em * LEAST_ROOM)
            self.setVisible(enough and self.height() * 5 <= room)
        return super().eventFilter(watched, event)

    def show_reference(self, shown: bool) -> None:
        """Tell, too, how words of the reference look that quotations leave out."""
        if shown != self._reference:
            self._reference = shown
            self._choose()

    def show_agreement(self, shown: bool) -> None:
        """Tell, too, how words of the base look that others share."""
        self._agreement = shown
        self._choose()

    def show_counts(self) -> None:
        """Tell what the figures over words mean, rather than the lines under them."""
        self._agreement, self._counts = False, True
        self._choose()

    def _choose(self) -> None:
        """Take the samples that are to be told."""
        more = (
            (AGREEMENT, self._agreement), (IN_REFERENCE, self._reference), (COUNTS, self._counts),
        )  # fmt: skip
        samples = (*LEGEND, *(sample for sample, shown in more if shown))
        if samples != self._samples:
            self._samples = samples
            self.setAccessibleName("Legend: " + ", ".join(told for _, told in samples))
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), shades.paper)
        painter.setPen(shades.hairline)
        painter.drawLine(0, 0, self.width(), 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self._boxes:
            draw_text(painter, box, fonts, shades)
        painter.end()

    def _arrange(self) -> None:
        """Lay the samples out in as many lines as they need."""
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        left, gap = fonts.em * 0.9, fonts.em * 1.3
        self._arranged = self.width()
        x, y, high = left, fonts.em * 0.35, fonts.em
        self._boxes = []
        room = max(fonts.em * 6, self.width() - 2 * left)
        for pieces, _ in self._samples:
            box = lay_out_pieces(pieces, QPointF(0, 0), room, fonts, shades)
            wide = box.layout.lineAt(0).naturalTextWidth()
            if x > left and x + wide > self.width():
                x, y = left, y + high
            high = box.height
            self._boxes.append(lay_out_pieces(pieces, QPointF(x, y), room, fonts, shades))
            x += wide + gap
        self.setFixedHeight(round(y + high + fonts.em * 0.3))
        self.update()
