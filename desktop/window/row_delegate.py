"""What the delegates of the window's lists share: how high a row is, its ground, and its fonts and colours.

How a row looks inside is each list's own affair.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.window.colours import Colours, colours_of
from desktop.window.keyed_model import ROW_ROLE
from desktop.window.paint_fonts import Fonts, fonts_of
from desktop.window.row_painting import draw_ground


class RowDelegate(QStyledItemDelegate):
    """Paints rows; whoever inherits says how high a row is and paints what stands in it."""

    unseen_width = 240
    """How wide a row is taken to be before its list is shown, in pixels."""

    def paint_row(self, painter: QPainter, rect: QRectF, row: Any, fonts: Fonts, colours: Colours) -> None:
        """Paint what stands in a row, on its ground."""
        raise NotImplementedError

    def row_height(self, fonts: Fonts) -> float:
        """How high a row is, where all are of one height."""
        raise NotImplementedError

    def height_of(self, row: Any, fonts: Fonts, width: float) -> float:
        """How high this row is in a list of this width."""
        return self.row_height(fonts)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        widget = option.widget
        fonts, colours = fonts_of(widget.font()), colours_of(widget.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option, colours, fonts.em)
        self.paint_row(painter, QRectF(option.rect), index.data(ROW_ROLE), fonts, colours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        widget = option.widget
        width = widget.viewport().width() if isinstance(widget, QListView) else self.unseen_width
        height = self.height_of(index.data(ROW_ROLE), fonts_of(widget.font()), width)
        return QSize(max(1, width - 2), round(height))
