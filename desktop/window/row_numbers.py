"""The numbers of the comparison's rows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.window.colours import colours_of
from desktop.window.paint_fonts import fonts_of
from desktop.window.paint_layout import padding


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
        painter.restore()
