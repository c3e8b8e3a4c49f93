"""Paint the cells of the comparison.

A cell's content comes from the model as plain values, is laid out at the column's width, kept in a
bounded cache and drawn from there; only what is on the screen is ever laid out.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from desktop.window.colours import Colours, colours_of
from desktop.window.comparison_contents import CellContent
from desktop.window.comparison_model import ComparisonModel, Index
from desktop.window.layout_cache import LayoutCache
from desktop.window.offsets import plain_tooltip
from desktop.window.paint_cell import draw_cell
from desktop.window.paint_fonts import Fonts, fonts_of
from desktop.window.paint_layout import CellBox, lay_out_entries, lay_out_message

BOXES_KEPT = 800

EMPTY_CELL = (
    "Enter or a double click looks for the nearest passage of this article; "
    "the menu of the cell says that it is not reported"
)


class ComparisonDelegate(QStyledItemDelegate):
    """Lays out, measures and paints cells of a `ComparisonModel`."""

    def __init__(self, view: QAbstractItemView, model: ComparisonModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._boxes: LayoutCache[CellBox] = LayoutCache(BOXES_KEPT)
        self.entry = 0
        """Which rendering of the current cell is selected."""
        self.restyle()

    def restyle(self) -> None:
        """Take over the view's font and palette, and forget what was laid out for others."""
        self.fonts: Fonts = fonts_of(self._view.font())
        self.colours: Colours = colours_of(self._view.palette())
        self._boxes.clear()

    def box(self, row: int, column: int, width: int) -> CellBox:
        """A cell laid out at a width in pixels."""
        content = self._model.content(row, column)
        return self._boxes.get((content.key, width), lambda: self._lay_out(content, width))

    def height(self, row: int, column: int, width: int) -> int:
        """How high a cell is at a width in pixels."""
        return ceil(self.box(row, column, width).height) + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width() or self._view.viewport().width()
        return QSize(width, self.height(index.row(), index.column(), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        row, column = index.row(), index.column()
        painter.save()
        painter.setClipRect(area)
        base = self._model.is_base(row, column)
        painter.fillRect(area, self.colours.base_paper if base else self.colours.paper)
        if self._model.cell(row, column).not_reported:
            # Crossed out rather than left open: the eye need not read to tell it from what was not found.
            painter.fillRect(area, QBrush(self.colours.hairline, Qt.BrushStyle.BDiagPattern))
        painter.translate(area.topLeft())
        box = self.box(row, column, area.width())
        draw_cell(painter, box, self.fonts, self.colours)
        painter.translate(-area.topLeft())
        self._draw_edges(painter, area, option, index, box)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(
            event.globalPos(), plain_tooltip(self.tooltip(index, option.rect, event.pos())), view
        )
        return True

    def tooltip(self, index: Index, area: QRect, place: QPoint) -> str:
        """What to tell of a place in a cell: the difference there, or why the verdict is what it is."""
        box = self.box(index.row(), index.column(), area.width())
        inside = QPointF(place - area.topLeft())
        if box.message is not None and not self._model.state(index.column()):
            marked = (chip.note for chip in box.chips if chip.box.contains(inside))
            return next(marked, EMPTY_CELL)
        for entry in box.entries:
            piece = entry.text.piece_at(inside)
            if piece is not None and piece.note:
                return piece.note[:1].upper() + piece.note[1:]
            for chip in entry.chips:
                if chip.box.contains(inside):
                    return chip.note or entry.entry.reason
        return ""

    def _lay_out(self, content: CellContent, width: int) -> CellBox:
        if content.entries:
            return lay_out_entries(content.entries, content.badges, width, self.fonts, self.colours)
        return lay_out_message(
            content.message,
            content.shape,
            content.passage,
            width,
            self.fonts,
            self.colours,
            user=content.user,
        )

    def _draw_edges(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index, box: CellBox
    ) -> None:
        """The hairlines around the cell, and the outline of the selected rendering."""
        edge = QRectF(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self.colours.hairline, 1))
        painter.drawLine(edge.bottomLeft() - QPointF(0, 1), edge.bottomRight() - QPointF(0, 1))
        painter.drawLine(edge.topRight() - QPointF(1, 0), edge.bottomRight() - QPointF(1, 0))
        if index != self._view.currentIndex():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_Active) and self._view.hasFocus()
        width = max(2.0, self.fonts.em * 0.12) if focused else max(1.0, self.fonts.em * 0.06)
        painter.setPen(QPen(self.colours.accent, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2 + 1
        painter.drawRoundedRect(
            edge.adjusted(inset, inset, -inset - 1, -inset - 1), self.fonts.em * 0.25, self.fonts.em * 0.25
        )
        if len(box.entries) > 1:
            chosen = box.entries[min(self.entry, len(box.entries) - 1)]
            bar = QRectF(
                area.left() + self.fonts.em * 0.3,
                area.top() + chosen.top,
                self.fonts.em * 0.16,
                chosen.height,
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colours.accent)
            painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
