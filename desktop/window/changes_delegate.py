"""Paint one row of the page of changes: what was done and where, to which words, and whether it holds.

A row in force carries its time alone. Any other carries its standing as a chip whose word and shape tell it
without colour, and the reason under it; what was taken out is struck through.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from desktop.window.change_rows import ChangeRow
from desktop.window.colours import Chip, Colours, outlet_colour
from desktop.window.paint_fonts import Fonts
from desktop.window.row_delegate import RowDelegate
from desktop.window.row_painting import draw_line


class ChangesDelegate(RowDelegate):
    """Paints rows as high as what there is to say."""

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: ChangeRow, fonts: Fonts, colours: Colours
    ) -> None:
        _paint(painter, rect, row, fonts, colours)

    def height_of(self, row: ChangeRow, fonts: Fonts, width: float) -> float:
        words = QFontMetricsF(fonts.reading).height() + fonts.em * 0.2 if row.what else 0.0
        why = QFontMetricsF(fonts.small).height() + fonts.em * 0.1 if row.why else 0.0
        return fonts.em * 1.9 + words + why


def words_room(room: float, words: float, detail: float) -> float:
    """How much of a line the words get: all they need, but no more than leaves how it was done whole, or
    three fifths of the line to it."""
    return min(words, max(room - detail, room * 0.4))


def _paint(painter: QPainter, rect: QRectF, row: ChangeRow, fonts: Fonts, colours: Colours) -> None:
    em, one = fonts.em, row.correction
    left, right = rect.left() + em * 0.8, rect.right() - em * 0.8
    head = QRectF(left, rect.top() + em * 0.5, right - left, em)
    wide = _paint_right(painter, head, row, fonts, colours)
    if row.colour >= 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(outlet_colour(row.colour, dark=colours.dark))
        painter.drawEllipse(QPointF(left + em * 0.22, head.center().y()), em * 0.2, em * 0.2)
    title = QFont(fonts.program)
    title.setWeight(QFont.Weight.DemiBold)
    gone = one.standing in ("withdrawn", "replaced")
    title.setStrikeOut(one.standing == "withdrawn")
    named = head.adjusted(em * 0.7, 0, -wide - em * 0.6, 0)
    draw_line(painter, named, one.title, title, colours.muted if gone else colours.text)
    taken = QFontMetricsF(title).horizontalAdvance(one.title) + em * 0.4
    if one.outlet:
        draw_line(painter, named.adjusted(taken, 0, 0, 0), f"·  {one.outlet}", fonts.small, colours.muted)
    line = QFontMetricsF(fonts.reading).height()
    at = head.bottom() + em * 0.2
    body = QRectF(left + em * 0.7, at, right - left - em * 0.7, line)
    ink = colours.muted if gone else colours.text if one.words else colours.paraphrase
    font = fonts.reading if one.words else fonts.program
    if row.words and one.detail:
        metrics = QFontMetricsF(font)
        detail, gap = row.beside, em * 0.45
        room = words_room(
            body.width(),
            metrics.horizontalAdvance(row.words) + 2,
            metrics.horizontalAdvance(detail) + gap + 2,
        )
        draw_line(painter, QRectF(body.left(), at, room, line), row.words, font, ink)
        draw_line(painter, body.adjusted(room + gap, 0, 0, 0), detail, font, ink)
    else:
        draw_line(painter, body, row.what, font, ink)
    under = QRectF(body.left(), at + line + em * 0.1, body.width(), QFontMetricsF(fonts.small).height())
    why = QFont(fonts.small)
    why.setItalic(not one.because)
    draw_line(painter, under, row.why, why, colours.muted)


def _paint_right(painter: QPainter, head: QRectF, row: ChangeRow, fonts: Fonts, colours: Colours) -> float:
    """The time, flush right, and before it the standing where it is not in force; how wide they are."""
    em = fonts.em
    wide = 0.0
    # Where room is short whether it holds matters more than when it was made.
    if row.when and (head.width() > em * 26 or row.correction.standing == "in force"):
        wide = QFontMetricsF(fonts.small).horizontalAdvance(row.when) + 2
        place = QRectF(head.right() - wide, head.top(), wide, head.height())
        draw_line(painter, place, row.when, fonts.small, colours.muted, right=True)
        wide += em * 0.6
    if row.correction.standing == "in force":
        return wide
    look = _look(row, colours)
    words = QFontMetricsF(fonts.small).horizontalAdvance(row.standing)
    chip = QRectF(head.right() - wide - words - em * 0.8, head.top(), words + em * 0.8, head.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.ground)
    painter.drawRoundedRect(chip, em * 0.25, em * 0.25)
    draw_line(painter, chip.adjusted(em * 0.4, 0, 0, 0), row.standing, fonts.small, look.text)
    return wide + chip.width()


def _look(row: ChangeRow, colours: Colours) -> Chip:
    match row.correction.standing:
        case "no longer fits":
            return colours.chips["altered"]
        case "waiting":
            return colours.chips["reworded"]
        case _:
            return colours.chips["punctuation"]
