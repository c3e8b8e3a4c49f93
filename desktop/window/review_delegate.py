"""Paint one row of the review queue: who, how sure, two lines of the words, and why they are doubted.

How sure the program is stands as a figure over a short bar that is as full; what is left open has an empty
one, and what the user decided a tick in its place.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from desktop.window.colours import Colours, outlet_colour
from desktop.window.paint_fonts import Fonts
from desktop.window.review_rows import ReviewRow, sentence
from desktop.window.row_delegate import RowDelegate
from desktop.window.row_painting import cut_lines, draw_line

LINES = 2
"""Lines of the words."""


class ReviewDelegate(RowDelegate):
    """Paints rows of one height."""

    unseen_width = 320

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: ReviewRow, fonts: Fonts, colours: Colours
    ) -> None:
        _paint(painter, rect, row, fonts, colours)

    def row_height(self, fonts: Fonts) -> float:
        words = LINES * QFontMetricsF(fonts.reading).height()
        return fonts.em * 2.25 + words + QFontMetricsF(fonts.small).height()


def _paint(painter: QPainter, rect: QRectF, row: ReviewRow, fonts: Fonts, colours: Colours) -> None:
    em = fonts.em
    left, right = rect.left() + em * 0.8, rect.right() - em * 0.8
    top = rect.top() + em * 0.45
    head = QRectF(left, top, right - left, em)
    wide = _paint_sureness(painter, head, row, fonts, colours)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(outlet_colour(row.column, dark=colours.dark))
    painter.drawEllipse(QPointF(left + em * 0.22, head.center().y()), em * 0.2, em * 0.2)
    name = QFont(fonts.program)
    if row.doubt.speakers:
        name.setWeight(QFont.Weight.DemiBold)
    else:
        name.setItalic(True)
    named = head.adjusted(em * 0.7, 0, -wide - em * 0.6, 0)
    outlet = f"·  {row.outlet}"
    taken = QFontMetricsF(name).horizontalAdvance(row.who) + em * 0.4
    draw_line(painter, named, row.who, name, colours.text)
    draw_line(painter, named.adjusted(taken, 0, 0, 0), outlet, fonts.small, colours.muted)
    line = QFontMetricsF(fonts.reading).height()
    at = top + em * 1.3
    quoted = row.doubt.statement
    font, ink = (fonts.reading, colours.text) if quoted else (fonts.program, colours.paraphrase)
    for words in cut_lines(row.words, font, right - left, LINES):
        draw_line(painter, QRectF(left, at, right - left, line), words, font, ink)
        at += line
    under = QRectF(left, at + em * 0.1, right - left, QFontMetricsF(fonts.small).height())
    told = sentence(row.doubt.reason) if quoted else row.told
    draw_line(painter, under, told, fonts.small, colours.muted)


def _paint_sureness(painter: QPainter, head: QRectF, row: ReviewRow, fonts: Fonts, colours: Colours) -> float:
    """The figure and its bar, flush right; how wide they are."""
    em = fonts.em
    figure = ("✓ " if row.doubt.standing else "") + row.sureness
    wide = max(em * 2.0, QFontMetricsF(fonts.small).horizontalAdvance(figure) + 2)
    place = QRectF(head.right() - wide, head.top(), wide, head.height())
    draw_line(
        painter, place.adjusted(0, -em * 0.1, 0, -em * 0.1), figure, fonts.small, colours.muted, right=True
    )
    if row.doubt.standing:
        return wide
    bar = QRectF(head.right() - em * 2.0, head.bottom() - em * 0.08, em * 2.0, em * 0.16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.hairline.darker(112) if not colours.dark else colours.hairline.lighter(130))
    painter.drawRoundedRect(bar, em * 0.08, em * 0.08)
    share = 0.0 if row.doubt.kind == "open" else row.doubt.confidence
    if share:
        painter.setBrush(colours.changed.stroke if share < 0.7 else colours.accent)
        painter.drawRoundedRect(
            QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), em * 0.08, em * 0.08
        )
    return wide
