"""How notes, stars and tags look: the small row of glyphs that stands for them.

A tag is told by its letters and only then by its colour: where there is room by its name, elsewhere by its
first letters on a ground of the colour. A note is a sheet with a folded corner, a star a star.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QIcon, QPainter, QPen, QPixmap

from desktop.project.marks import Mark, Marks
from desktop.window.colours import Colours
from desktop.window.icons import draw
from desktop.window.mark_colours import star_colour, tag_colours
from desktop.window.paint_fonts import Fonts

MOST_TAGS = 3
"""How many tags a row of glyphs has room for; of more, their number is told."""

LETTERS = 2
"""Letters of a tag's name that stand for it."""


def tag_letters(name: str) -> str:
    """What stands for a tag where its name has no room."""
    return name[:LETTERS]


def draw_mark(
    painter: QPainter, place: QRectF, mark: Mark | None, marks: Marks, fonts: Fonts, colours: Colours
) -> float:
    """Draw a mark's glyphs, flush right in `place`; how wide they are, with a little distance to what stands
    left of them. Nothing for no mark."""
    if not mark:
        return 0.0
    em = fonts.em
    high = QFontMetricsF(fonts.small).height()
    right, top = place.right(), place.center().y() - high / 2
    shown = mark.tags[:MOST_TAGS] if len(mark.tags) <= MOST_TAGS else mark.tags[: MOST_TAGS - 1]
    if len(mark.tags) > len(shown):
        more = f"+{len(mark.tags) - len(shown)}"
        right -= draw_tag(painter, right, top, more, "grey", fonts, colours)
    for name in reversed(shown):
        right -= draw_tag(painter, right, top, tag_letters(name), marks.colour_of(name), fonts, colours)
    side = em * 0.8
    for name, colour in (
        *([("note", colours.muted)] if mark.note else []),
        *([("star", star_colour(dark=colours.dark))] if mark.starred else []),
    ):
        draw(painter, name, QRectF(right - side, place.center().y() - side / 2, side, side), colour)
        right -= side + em * 0.12
    return place.right() - right + em * 0.25


def draw_tag(
    painter: QPainter, right: float, top: float, words: str, colour: str, fonts: Fonts, colours: Colours
) -> float:
    """Draw a tag that ends at `right`; how far the next one has to keep away from there."""
    metrics = QFontMetricsF(fonts.small)
    look = tag_colours(colour, dark=colours.dark)
    wide, high = metrics.horizontalAdvance(words) + fonts.em * 0.6, metrics.height()
    box = QRectF(right - wide, top, wide, high)
    painter.setPen(QPen(look.text, max(1.0, fonts.em / 24)))
    painter.setBrush(look.ground)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), high * 0.45, high * 0.45)
    painter.setFont(fonts.small)
    painter.setPen(look.text)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextSingleLine, words)
    return wide + fonts.em * 0.15


def tag_icon(colour: str, *, dark: bool, side: int) -> QIcon:
    """A square of a tag's colour, outlined in the colour of its words, for menus and lists."""
    look = tag_colours(colour, dark=dark)
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.text)
    painter.setBrush(look.ground)
    painter.drawRoundedRect(QRectF(1.5, 1.5, side - 3, side - 3), side * 0.2, side * 0.2)
    painter.end()
    return QIcon(picture)


def join_marks(marks: Sequence[Mark | None]) -> Mark | None:
    """Several marks as one, for a place that shows them together; None where there is none."""
    there = [one for one in marks if one]
    if len(there) < 2:
        return there[0] if there else None
    return Mark(
        there[0].target,
        "\n".join(one.note for one in there if one.note),
        any(one.starred for one in there),
        tuple(dict.fromkeys(tag for one in there for tag in one.tags)),
    )
