"""A picture as a value: what is drawn where, and which places lead to which rows.

A picture has three bands, each with its own zero at the top: `top` (title, what is shown, key) scrolls away,
`head` (the columns' names) stays in sight, `body` holds the marks. Everything is drawn with lines, plain
fills and text, so that it is crisp at any size and the same on the screen, in a PNG and in an SVG; nothing is
told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from desktop.basics.spans import Span
from desktop.window.colours import Colours
from desktop.window.paint_fonts import Fonts
from desktop.window.paint_icons import Shape, draw_shape
from desktop.window.row_painting import one_line

Fill = Literal["solid", "hatched", "open", "faint"]
"""`hatched`: an outline with oblique lines; `open`: an outline; `faint`: the colour thinned, no outline."""

Form = Literal["full", "half", "open"]

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a mark leads: to a statement in the table of whoever made it, or to passages of an article."""

    statement: str = ""
    article: str = ""
    spans: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.statement or self.article)


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text in the middle of `place`'s height, elided at its end."""

    place: QRectF
    text: str
    font: QFont
    colour: QColor
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    place: QRectF
    colour: QColor
    fill: Fill = "solid"
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    start: QPointF
    end: QPointF
    colour: QColor
    width: float = 1.0
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Bow:
    """A curve that leaves `start` and reaches `end` level."""

    start: QPointF
    end: QPointF
    colour: QColor
    width: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle: full, its left half full, or open."""

    centre: QPointF
    radius: float
    colour: QColor
    form: Form = "full"
    ground: QColor = field(default_factory=lambda: QColor("#ffffff"))


@dataclass(frozen=True, slots=True)
class Sign:
    """The small shape of a verdict."""

    place: QRectF
    shape: Shape
    colour: QColor


@dataclass(frozen=True, slots=True)
class Stamp:
    """Items that many places show alike, laid out from 0, 0 and drawn at `place`'s corner."""

    place: QRectF
    items: tuple[Item, ...]


Item = Words | Box | Stroke | Bow | Dot | Sign | Stamp


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of the body that means something: where it leads, and what it says in words."""

    place: QRectF
    link: Link
    spoken: str


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a picture: its items, and how high it is."""

    height: float
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of this width. `told` says in words what it shows: its text for a screen reader."""

    title: str
    told: str
    width: float
    top: Band
    head: Band
    body: Band
    marks: tuple[Mark, ...] = ()
    names: tuple[Item, ...] = ()
    """The names of the body's rows: they stay in sight when the picture is scrolled sideways."""
    names_width: float = 0.0
    """How far from the left the names reach, marks on them included."""

    @property
    def size(self) -> QSizeF:
        """Its whole size."""
        return QSizeF(self.width, self.top.height + self.head.height + self.body.height)


@dataclass(frozen=True, slots=True)
class Look:
    """The fonts and colours a picture is drawn in."""

    fonts: Fonts
    colours: Colours

    @property
    def em(self) -> float:
        """The line height of the program's font."""
        return self.fonts.em

    @property
    def bold(self) -> QFont:
        """The program's font for names that head something."""
        font = QFont(self.fonts.program)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @property
    def title(self) -> QFont:
        """The font of a picture's title."""
        font = self.bold
        font.setPointSizeF(font.pointSizeF() * 1.2)
        return font

    def wide(self, text: str, font: QFont) -> float:
        """How wide a text is in one line."""
        return QFontMetricsF(font).horizontalAdvance(one_line(text))


def paint_picture(painter: QPainter, picture: Picture) -> None:
    """The whole picture, from its upper left corner."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    y = 0.0
    for band in (picture.top, picture.head, picture.body):
        painter.translate(0, y)
        paint_items(painter, band.items)
        if band is picture.body:
            paint_items(painter, picture.names)
        painter.translate(0, -y)
        y += band.height


def paint_items(painter: QPainter, items: Iterable[Item]) -> None:
    """Items in the order given."""
    for item in items:
        _paint(painter, item)


def bounds(item: Item) -> QRectF:
    """Where an item is drawn, or a little more."""
    match item:
        case Words() | Box() | Sign() | Stamp():
            return item.place
        case Stroke() | Bow():
            return QRectF(item.start, item.end).normalized().adjusted(-8, -8, 8, 8)
        case Dot():
            around = QPointF(item.radius + 1, item.radius + 1)
            return QRectF(item.centre - around, item.centre + around)


def _paint(painter: QPainter, item: Item) -> None:
    match item:
        case Words():
            _paint_words(painter, item)
        case Box():
            _paint_box(painter, item)
        case Stroke():
            style = Qt.PenStyle.DotLine if item.dotted else Qt.PenStyle.SolidLine
            painter.setPen(QPen(item.colour, item.width, style))
            painter.drawLine(item.start, item.end)
        case Bow():
            _paint_bow(painter, item)
        case Dot():
            _paint_dot(painter, item)
        case Sign():
            draw_shape(painter, item.shape, item.place, item.colour)
        case Stamp():
            painter.translate(item.place.topLeft())
            paint_items(painter, item.items)
            painter.translate(-item.place.topLeft())


def _paint_words(painter: QPainter, item: Words) -> None:
    if item.place.width() <= 0:
        return
    metrics = QFontMetricsF(item.font)
    text = metrics.elidedText(one_line(item.text), Qt.TextElideMode.ElideRight, item.place.width())
    room = item.place.width() - metrics.horizontalAdvance(text)
    left = item.place.left() + {"left": 0.0, "right": room, "centre": room / 2}[item.align]
    baseline = item.place.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.setFont(item.font)
    painter.setPen(item.colour)
    painter.drawText(QPointF(left, baseline), text)


def _paint_box(painter: QPainter, item: Box) -> None:
    if item.fill == "faint":
        colour = QColor(item.colour)
        colour.setAlphaF(0.14)
        painter.fillRect(item.place, colour)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(item.colour)
    if item.fill == "solid":
        painter.drawRoundedRect(item.place, item.radius, item.radius)
        return
    # Oblique lines cut at the edges: pattern brushes and clipping are not the same on every device.
    width = max(1.0, item.place.height() * 0.07)
    inner = item.place.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    if inner.width() <= 0 or inner.height() <= 0:
        painter.drawRect(item.place)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(item.colour, width))
    painter.drawRoundedRect(inner, item.radius, item.radius)
    if item.fill == "hatched":
        high, step = inner.height(), max(4.0, inner.height() * 0.42)
        offset = step
        while offset < inner.width() + high:
            first, last = max(0.0, offset - inner.width()), min(high, offset)
            if last > first:
                painter.drawLine(
                    QPointF(inner.left() + offset - first, inner.top() + first),
                    QPointF(inner.left() + offset - last, inner.top() + last),
                )
            offset += step


def _paint_bow(painter: QPainter, item: Bow) -> None:
    pen = QPen(item.colour, item.width)
    if item.dashed:
        pen.setDashPattern([3, 2.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(item.start)
    middle = (item.start.x() + item.end.x()) / 2
    path.cubicTo(QPointF(middle, item.start.y()), QPointF(middle, item.end.y()), item.end)
    painter.drawPath(path)


def _paint_dot(painter: QPainter, item: Dot) -> None:
    width = max(1.2, item.radius * 0.3)
    radius = item.radius - width / 2
    painter.setPen(QPen(item.colour, width))
    painter.setBrush(item.colour if item.form == "full" else item.ground)
    painter.drawEllipse(item.centre, radius, radius)
    if item.form == "half":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(item.colour)
        square = QRectF(item.centre.x() - radius, item.centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawPie(square, 90 * 16, 180 * 16)
