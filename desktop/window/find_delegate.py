"""Paint one hit: its outlet, who says it, and the words around it, the hits of all rows under one another.

In a wide list a row is one line, as concordances have it: the words before end where the hit begins. In a
narrow one the outlet and the speaker stand over the words.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView

from desktop.project.marks import Marks
from desktop.window.colours import Colours, outlet_colour
from desktop.window.find_rows import HitRow
from desktop.window.mark_colours import hit_colours
from desktop.window.marks_look import draw_mark
from desktop.window.offsets import shown_text
from desktop.window.paint_fonts import Fonts
from desktop.window.row_delegate import RowDelegate
from desktop.window.row_painting import draw_line

WIDE = 46
"""From how many line heights on a row is one line."""


class FindDelegate(RowDelegate):
    """Paints rows of one height."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.marks = Marks()
        """What gives tags their colours."""

    def height_of(self, row: HitRow, fonts: Fonts, width: float) -> float:
        return fonts.em * (1.65 if _one_line(width, fonts) else 2.65)

    def paint_row(self, painter: QPainter, rect: QRectF, row: HitRow, fonts: Fonts, colours: Colours) -> None:
        em = fonts.em
        inner = rect.adjusted(em * 1.15, em * 0.27, -em * 0.8, -em * 0.27)
        bar = QRectF(rect.left() + em * 0.6, inner.top() + em * 0.1, em * 0.22, inner.height() - em * 0.2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(outlet_colour(row.position, dark=colours.dark))
        painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
        who = QFont(fonts.small)
        who.setItalic(not row.spoken_by)
        if not _one_line(rect.width(), fonts):
            high = em * 1.05
            head = QRectF(inner.left(), inner.top(), inner.width(), high)
            taken = draw_mark(painter, head, row.mark, self.marks, fonts, colours)
            told = "  ·  ".join(filter(None, (row.outlet, row.who)))
            draw_line(painter, head.adjusted(0, 0, -taken, 0), told, fonts.small, colours.muted)
            _paint_context(painter, inner.adjusted(0, high, 0, 0), row, fonts, colours, share=0.3)
            return
        outlet, speaker = em * 8.5, em * 8.5
        draw_line(
            painter, QRectF(inner.left(), inner.top(), outlet - em * 0.6, inner.height()), row.outlet,
            fonts.small, colours.muted,
        )  # fmt: skip
        draw_line(
            painter, QRectF(inner.left() + outlet, inner.top(), speaker - em * 0.6, inner.height()), row.who,
            who, colours.paraphrase if row.spoken_by else colours.muted,
        )  # fmt: skip
        taken = draw_mark(painter, inner, row.mark, self.marks, fonts, colours)
        context = inner.adjusted(outlet + speaker, 0, 0, 0)
        _paint_context(painter, context, row, fonts, colours, share=0.38, kept=taken)


def _one_line(width: float, fonts: Fonts) -> bool:
    return width >= fonts.em * WIDE


def _paint_context(
    painter: QPainter,
    place: QRectF,
    row: HitRow,
    fonts: Fonts,
    colours: Colours,
    *,
    share: float,
    kept: float = 0.0,
) -> None:
    """The hit on its ground, the words before it ending there, those after it going on from there; so much
    is `kept` free at the right."""
    hit = row.hit
    plain, bold = fonts.reading, QFont(fonts.reading)
    bold.setWeight(QFont.Weight.DemiBold)
    metrics, strong = QFontMetricsF(plain), QFontMetricsF(bold)
    before, words, after = shown_text(hit.before), shown_text(hit.words), shown_text(hit.after)
    room = place.width() * share
    before = _end_of(before, metrics, room)
    start = place.left() + room
    place = place.adjusted(0, 0, -kept, 0)
    words = strong.elidedText(words, Qt.TextElideMode.ElideRight, place.right() - start)
    wide = strong.horizontalAdvance(words)
    ink = colours.text if row.spoken_by else colours.paraphrase
    _draw(painter, start - metrics.horizontalAdvance(before), place, before, plain, ink)
    look = hit_colours(dark=colours.dark)
    high = min(place.height(), fonts.em * 1.15)
    ground = QRectF(start, place.center().y() - high / 2, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.ground)
    painter.drawRoundedRect(ground.adjusted(-1.5, 0, 1.5, 0), fonts.em * 0.15, fonts.em * 0.15)
    painter.setBrush(look.text)
    painter.drawRect(QRectF(start, ground.bottom() - fonts.em * 0.1, wide, max(1.0, fonts.em * 0.07)))
    _draw(painter, start, place, words, bold, colours.text)
    room = place.right() - start - wide
    after = metrics.elidedText(after, Qt.TextElideMode.ElideRight, max(0.0, room))
    _draw(painter, start + wide, place, after, plain, ink)


def _end_of(text: str, metrics: QFontMetricsF, room: float) -> str:
    """The end of a text that has room, from the beginning of a word on."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    rest = text.lstrip("… ")
    while " " in rest.rstrip():
        rest = rest.partition(" ")[2].lstrip()
        if metrics.horizontalAdvance(f"… {rest}") <= room:
            return f"… {rest}"
    return metrics.elidedText(text, Qt.TextElideMode.ElideLeft, room)


def _draw(painter: QPainter, left: float, place: QRectF, text: str, font: QFont, colour: QColor) -> None:
    """Text from `left` on, in the middle of `place`'s height; blanks at its edges keep their room."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(left, place.center().y() + (metrics.ascent() - metrics.descent()) / 2), text)
