"""The corner between a table's two headers, painted like the paper beside it rather than as a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QTableView

from desktop.window.colours import colours_of


class PlainCorner(QObject):
    """Paints the corner of one table."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        corner = table.findChild(QAbstractButton)
        if corner is not None:
            corner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QAbstractButton):
            shades = colours_of(watched.palette())
            painter = QPainter(watched)
            painter.fillRect(watched.rect(), shades.paper)
            painter.setPen(shades.hairline)
            painter.drawLine(watched.rect().bottomLeft(), watched.rect().bottomRight())
            painter.end()
            return True
        return False
