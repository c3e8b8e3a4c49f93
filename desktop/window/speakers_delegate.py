"""Paint one row of the speakers list: what sort of speaker, name, role, statements, and who carries them.

A dot stands for each article, in its outlet's colour where the article carries the speaker and hollow
where it does not; beyond a dozen articles figures take the place of the dots.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop.project.marks import Marks
from desktop.window.colours import Colours, outlet_colour
from desktop.window.icons import draw
from desktop.window.marks_look import draw_mark
from desktop.window.paint_fonts import Fonts
from desktop.window.row_delegate import RowDelegate
from desktop.window.row_painting import draw_line
from desktop.window.speaker_rows import SpeakerRow

MOST_DOTS = 12


class SpeakersDelegate(RowDelegate):
    """Paints rows of one height."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marks = Marks()
        """What gives tags their colours."""

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: SpeakerRow, fonts: Fonts, colours: Colours
    ) -> None:
        _paint(painter, rect, row, self.marks, fonts, colours)

    def row_height(self, fonts: Fonts) -> float:
        return fonts.em * 1.75 + QFontMetricsF(fonts.small).height()


def _paint(
    painter: QPainter, rect: QRectF, row: SpeakerRow, marks: Marks, fonts: Fonts, colours: Colours
) -> None:
    em = fonts.em
    small = QFontMetricsF(fonts.small).height()
    left, right = rect.left() + em * 2.1, rect.right() - em * 0.7
    top = rect.top() + em * 0.4
    glyph = QRectF(rect.left() + em * 0.65, rect.center().y() - em * 0.52, em * 1.04, em * 1.04)
    draw(painter, f"speaker-{row.type}", glyph, colours.muted)
    count = f"{row.statements:,}"
    wide = QFontMetricsF(fonts.small).horizontalAdvance(count) + em * 0.4
    name = QFont(fonts.program)
    if row.type == "open":
        name.setItalic(True)
    elif row.articles > 1:
        name.setWeight(QFont.Weight.DemiBold)
    head = QRectF(left, top, right - left, em)
    wide += draw_mark(painter, head.adjusted(0, 0, -wide, 0), row.mark, marks, fonts, colours)
    taken = em * 0.9 if row.yours else 0.0
    draw_line(painter, head.adjusted(0, 0, -wide - taken, 0), row.name, name, colours.text)
    if row.yours:
        told = min(
            QFontMetricsF(name).horizontalAdvance(row.name) + em * 0.25, head.width() - wide - em * 0.7
        )
        pen = QRectF(left + told, head.center().y() - em * 0.3, em * 0.6, em * 0.6)
        draw(painter, "rename", pen, colours.accent)
    draw_line(painter, head, count, fonts.small, colours.muted, right=True)
    under = QRectF(left, top + em * 1.08, right - left, small)
    if len(row.carried) <= MOST_DOTS:
        taken = _paint_dots(painter, under, row, colours, em)
    else:
        figures = f"{row.articles}/{len(row.carried)}"
        taken = QFontMetricsF(fonts.small).horizontalAdvance(figures)
        draw_line(painter, under, figures, fonts.small, colours.muted, right=True)
    draw_line(painter, under.adjusted(0, 0, -taken - em * 0.5, 0), _under(row), fonts.small, colours.muted)


def _under(row: SpeakerRow) -> str:
    """What stands under the name: the role, or for want of one what sort of speaker it is."""
    if row.role:
        return row.role[:1].upper() + row.role[1:]
    return {"unnamed": "Not named", "person": "", "open": ""}.get(row.type, row.type.capitalize())


def _paint_dots(painter: QPainter, place: QRectF, row: SpeakerRow, colours: Colours, em: float) -> float:
    """The dots, flush right; how wide they are."""
    size, step = em * 0.38, em * 0.52
    wide = step * len(row.carried) - (step - size) if row.carried else 0.0
    left = place.right() - wide
    for number, carried in enumerate(row.carried):
        centre = QPointF(left + number * step + size / 2, place.center().y())
        if carried:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(outlet_colour(row.colours[number] if row.colours else number, dark=colours.dark))
            painter.drawEllipse(centre, size / 2, size / 2)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.term, 1))
            painter.drawEllipse(centre, size / 2 - 0.5, size / 2 - 0.5)
    return wide
