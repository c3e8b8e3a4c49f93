"""The numbers of the comparison's rows, and under each what the user hung on the row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.window.colours import Colours, colours_of
from desktop.window.icons import draw
from desktop.window.keyed_model import ROW_ROLE
from desktop.window.marks_look import draw_tag, tag_letters
from desktop.window.paint_cell import chip_colours
from desktop.window.paint_content import UserMark
from desktop.window.paint_fonts import Fonts, fonts_of
from desktop.window.paint_layout import PICTURES, padding


def paper_below(rows: QHeaderView) -> None:
    """Paint what is left below the last row: it belongs to the paper, not to the chrome."""
    below = rows.viewport().rect().adjusted(0, max(0, rows.length() - rows.offset()), 0, 0)
    if below.isValid():
        painter = QPainter(rows.viewport())
        painter.fillRect(below, colours_of(rows.palette()).paper)
        painter.end()


class RowNumbers(QHeaderView):
    """The rows' numbers, at the top of each row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        digits = max(2, len(str(self.count())))
        fonts = fonts_of(self.font())
        return QSize(
            round(QFontMetricsF(fonts.small).horizontalAdvance("0") * digits + fonts.em * 0.9),
            round(fonts.em * 10),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paper_below(self)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if not rect.isValid():
            return
        fonts, colours = fonts_of(self.font()), colours_of(self.palette())
        painter.save()
        painter.fillRect(rect, colours.paper)
        painter.setPen(colours.hairline)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(fonts.small)
        painter.setPen(colours.muted)
        area = rect.adjusted(0, round(padding(fonts) * 1.1), 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(section + 1))
        chips = self.model().headerData(section, Qt.Orientation.Vertical, ROW_ROLE)
        if chips:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            below = area.top() + QFontMetricsF(fonts.small).height() * 1.25
            _draw_chips(painter, QRectF(rect).adjusted(0, below - rect.top(), 0, 0), chips, fonts, colours)
        painter.restore()


def _draw_chips(
    painter: QPainter, place: QRectF, chips: Sequence[UserMark], fonts: Fonts, colours: Colours
) -> None:
    """What the user hung on the row, one under the other, as much of it as the row is high: the gutter has
    no room for words."""
    side = fonts.em * 0.85
    high = QFontMetricsF(fonts.small).height()
    y = place.top()
    for chip in chips:
        step = side if chip.look in PICTURES else high
        if y + step > place.bottom() - 2:
            return
        middle = place.center().x()
        if chip.look in PICTURES:
            colour = chip_colours(chip.look, colours).text
            draw(painter, chip.look, QRectF(middle - side / 2, y, side, side), colour)
        else:
            wide = QFontMetricsF(fonts.small).horizontalAdvance(tag_letters(chip.word)) + fonts.em * 0.6
            colour_name = chip.look.removeprefix("tag ")
            draw_tag(painter, middle + wide / 2, y, tag_letters(chip.word), colour_name, fonts, colours)
        y += step + fonts.em * 0.15
