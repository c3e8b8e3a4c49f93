"""Paint what the user hung on statements beside them, in the right margin of an article.

The margin has room for one small picture in a line: star, note, and a square of each tag's colour with its
first letter stand one under the other from the line where the statement begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from desktop.project.marks import Mark, Marks
from desktop.statements.reading import Statement
from desktop.window.colours import Colours
from desktop.window.icons import draw
from desktop.window.mark_colours import star_colour, tag_colours
from desktop.window.paint_fonts import Fonts, scaled

SIDE = 0.72
"""The side of a picture, as a share of the line height."""


def paint_marks(
    painter: QPainter,
    view: QRect,
    statements: Iterable[Statement],
    marks: Marks,
    line_at: Callable[[int], QRect],
    fonts: Fonts,
    colours: Colours,
) -> None:
    """Paint the marks of the statements that begin in view; `line_at` gives the line of an offset."""
    side = fonts.em * SIDE
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for one in statements:
        mark = marks.statements.get(one.id)
        if not mark:
            continue
        line = line_at(one.spans[0].start)
        if line.bottom() > view.top() - fonts.em * 6 and line.top() < view.bottom():
            place = QRectF(view.right() - side - fonts.em * 0.1, line.center().y() - side / 2, side, side)
            _paint(painter, place, mark, marks, fonts, colours)


def _paint(
    painter: QPainter, place: QRectF, mark: Mark, marks: Marks, fonts: Fonts, colours: Colours
) -> None:
    if mark.starred:
        draw(painter, "star", place, star_colour(dark=colours.dark))
        place = place.translated(0, place.height() * 1.15)
    if mark.note:
        draw(painter, "note", place, colours.text)
        place = place.translated(0, place.height() * 1.15)
    letter = scaled(QFont(fonts.small), 0.8)
    for name in mark.tags:
        look = tag_colours(marks.colour_of(name), dark=colours.dark)
        painter.setPen(look.text)
        painter.setBrush(look.ground)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        painter.setFont(letter)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextSingleLine, name[:1])
        place = place.translated(0, place.height() * 1.15)
