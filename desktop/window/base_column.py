"""The base's column, kept in view while the table is scrolled sideways.

What is compared is seen beside what it is held against, however many columns there are: where the base's
own column is scrolled out of view, wholly or in part, it is painted once more at that edge, over the
others. It is a picture of the column and no second view: selection, keys and what a screen reader is told
stay the table's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from desktop.window.colours import colours_of

if TYPE_CHECKING:
    from desktop.window.comparison_table import ComparisonTable


class BaseColumn(QWidget):
    """Lies over one `ComparisonTable`, which calls `place` whenever anything in it moves."""

    def __init__(self, table: ComparisonTable) -> None:
        super().__init__(table)
        self._table = table
        self.setVisible(False)

    @property
    def column(self) -> int:
        """The base's column; -1 where no article is the base, or the view is too narrow to keep it."""
        shown = self._table.comparison.table
        if shown.options.base not in shown.articles:
            return -1
        column = shown.articles.index(shown.options.base)
        # There has to be room for another column beside it.
        return column if 2 * self._table.columnWidth(column) <= self._table.viewport().width() else -1

    def room_beside(self, column: int) -> tuple[int, int]:
        """From where to where in the viewport, in pixels, a column can be seen beside the base's."""
        base, room = self.column, self._table.viewport().width()
        if base < 0 or base == column:
            return 0, room
        width = self._table.columnWidth(base)
        return (width, room) if base < column else (0, room - width)

    def place(self) -> None:
        """Stand at the edge beyond which the column lies, painted anew; be hidden while it is in view."""
        table, column = self._table, self.column
        viewport = table.viewport().geometry()
        own = table.columnViewportPosition(column) if column >= 0 else 0
        width = table.columnWidth(column) if column >= 0 else 0
        left = min(max(0, own), viewport.width() - width)
        self.setVisible(column >= 0 and left != own)
        if self.isVisibleTo(table):
            top = table.head.y()
            self.setGeometry(viewport.x() + left, top, width, viewport.bottom() + 1 - top)
            self.raise_()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        table, column = self._table, self.column
        if column < 0:
            return
        shades = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), shades.paper)
        head = table.head.height()
        painter.setClipRect(QRect(0, head, self.width(), self.height() - head))
        option = QStyleOptionViewItem()
        table.initViewItemOption(option)
        for row in self._rows_in_view():
            option.rect = self._area(row)
            table.itemDelegate().paint(painter, option, table.comparison.index(row, column))
        painter.setClipping(False)
        table.head.paintSection(painter, QRect(0, 0, self.width(), head), column)
        # The edge that other columns pass beneath.
        painter.setPen(shades.muted)
        edge = self.width() - 1 if self.x() == table.viewport().x() else 0
        painter.drawLine(edge, 0, edge, self.height())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        row = self._row_at(place)
        if row >= 0:
            self._table.setFocus()
            self._table.choose_at(row, self.column, place.y() - self._area(row).top())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < self._table.head.height() and self.column >= 0:
            self._table.head.sectionClicked.emit(self.column)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row >= 0:
            self._table.opened.emit(row, self.column)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row_at(event.pos())
            if row >= 0:
                option = QStyleOptionViewItem()
                option.rect = self._area(row)
                index = self._table.comparison.index(row, self.column)
                return self._table.itemDelegate().helpEvent(event, self._table, option, index)
        return super().event(event)

    def _rows_in_view(self) -> range:
        first = self._table.rowAt(0)
        last = self._table.rowAt(self._table.viewport().height() - 1)
        return range(max(0, first), last + 1 if last >= 0 else self._table.comparison.rowCount())

    def _area(self, row: int) -> QRect:
        """Where a row's cell is painted."""
        top = self._table.head.height() + self._table.rowViewportPosition(row)
        return QRect(0, top, self.width(), self._table.rowHeight(row))

    def _row_at(self, place: QPoint) -> int:
        below = place.y() - self._table.head.height()
        return self._table.rowAt(below) if below >= 0 and self.column >= 0 else -1
