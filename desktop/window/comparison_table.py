"""The comparison's table: rows as high as their texts, found out only when they come into view.

Every row starts at an estimated height. Before rows are painted their exact
heights are set, and the row that was on the screen already stays where it was; so ten thousand rows open
at once, and nothing jumps. Columns share the width evenly until the user divides it otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from desktop.window.base_column import BaseColumn
from desktop.window.comparison_delegate import ComparisonDelegate
from desktop.window.comparison_header import ComparisonHeader
from desktop.window.comparison_model import ComparisonModel, Index
from desktop.window.plain_corner import PlainCorner
from desktop.window.row_drag import RowDrag
from desktop.window.row_numbers import RowNumbers

SAMPLED_ROWS = 12
"""How many rows the estimated height of all is made from."""

NARROWEST = 24
"""The least width of a column, in average characters of the reading face."""

TIGHTEST = 18
"""The least width of two columns that would not both be seen otherwise, in the same."""


class ComparisonTable(QTableView):
    """Shows a `ComparisonModel`; tells which rendering is selected."""

    chosen = Signal(int, int, int)
    """Row, column, and which of the cell's renderings."""
    opened = Signal(int, int)
    """Enter or a double click in a cell."""
    menu_wanted = Signal(QPoint)
    base_wanted = Signal(str)

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._exact: dict[int, set[int]] = {}
        """By row, the columns whose texts were laid out for its height."""
        self._settling = False
        self._fitting = False
        self._shares: dict[int, list[float]] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        PlainCorner(self)
        self.setHorizontalHeader(ComparisonHeader(model, self))
        self.setVerticalHeader(RowNumbers(self))
        self._delegate = ComparisonDelegate(self, model)
        self.setItemDelegate(self._delegate)
        self._base_column = BaseColumn(self)
        self.setModel(model)
        self._choosing = False  # `choose` tells of the selection itself, once
        self.head.base_wanted.connect(self.base_wanted)
        self.head.sectionResized.connect(self._column_resized)
        model.modelReset.connect(self._start_over)
        model.dataChanged.connect(lambda *_: self._base_column.update())
        model.headerDataChanged.connect(lambda *_: self._base_column.update())
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row(), index.column()))
        self.drag = RowDrag(self)
        self.verticalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().customContextMenuRequested.connect(self._number_menu)
        self._start_over()

    @property
    def comparison(self) -> ComparisonModel:
        """What is shown."""
        return self._model

    @property
    def head(self) -> ComparisonHeader:
        """The columns' heads."""
        header = self.horizontalHeader()
        assert isinstance(header, ComparisonHeader)
        return header

    @property
    def entry(self) -> int:
        """Which rendering of the current cell is selected."""
        return self._delegate.entry

    def choose(self, row: int, column: int, entry: int = 0) -> None:
        """Select a rendering and bring it into view."""
        self._delegate.entry = entry
        index = self._model.index(row, column)
        if index != self.currentIndex():
            self._choosing = True
            self.setCurrentIndex(index)  # calls currentChanged
            self._choosing = False
            self._delegate.entry = entry
        self.scrollTo(index)
        self._repaint()
        self.chosen.emit(row, column, entry)

    def choose_at(self, row: int, column: int, height: int) -> None:
        """Select the rendering so many pixels below the upper edge of a cell."""
        self.choose(row, column, self.entry_at(row, column, height))

    def entry_at(self, row: int, column: int, height: int) -> int:
        """Which rendering stands so many pixels below the upper edge of a cell."""
        return self._delegate.box(row, column, self.columnWidth(column)).entry_at(height)

    @property
    def base_column(self) -> BaseColumn:
        """The base's column, where it is kept in view."""
        return self._base_column

    # Heights

    def settle(self) -> None:
        """Give every row in view its exact height; the first row that had one stays where it is."""
        self._settle()
        self._base_column.place()

    def _settle(self) -> None:
        count = self._model.rowCount()
        if self._settling or not count or not self._model.columnCount():
            return
        rows = self.verticalHeader()
        first = rows.logicalIndexAt(0)
        if first < 0:
            return
        self._settling = True
        rows.blockSignals(True)
        try:
            bottom = self.viewport().height()
            in_view = self._columns_in_view()
            anchor = self._anchor(first, bottom)
            before = self.rowViewportPosition(anchor)
            row, y = first, self.rowViewportPosition(first)
            changed: int | None = None
            while row < count and (y < bottom or row <= anchor):
                if not in_view <= self._exact.get(row, set()):
                    changed = y if changed is None else changed
                    self._measure(row, in_view)
                y += rows.sectionSize(row)
                row += 1
        finally:
            rows.blockSignals(False)
        if changed is not None:
            self.updateGeometries()
            shift = self.rowViewportPosition(anchor) - before
            bar = self.verticalScrollBar()
            if shift:
                bar.setValue(bar.value() + shift)
                changed = 0
            # What stands above the first row that changed was only moved, and is painted already.
            self.viewport().update(0, max(0, changed), self.viewport().width(), bottom)
        self._settling = False
        if changed is not None:
            self._settle()

    def refit(self, row: int) -> None:
        """Give a row a new height, after what it shows has changed."""
        self._exact.pop(row, None)
        self.settle()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or not self.viewport().height():
            return
        column = index.column()
        x, width = self.columnViewportPosition(column), self.columnWidth(column)
        left, right = self._base_column.room_beside(column)
        bar = self.horizontalScrollBar()
        if column == self._base_column.column:
            pass  # always in view
        elif x < left or width > right - left:
            bar.setValue(bar.value() + x - left)
        elif x + width > right:
            bar.setValue(bar.value() + x + width - right)
        self._bring_row(index.row())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.settle()

    def _anchor(self, first: int, bottom: int) -> int:
        """The row that keeps its place: the first in view whose height is exact, or the first."""
        row = first
        while row < self._model.rowCount() and self.rowViewportPosition(row) < bottom:
            if row in self._exact:
                return row
            row += 1
        return first

    def _bring_row(self, row: int) -> None:
        """Scroll as little as it takes to see the row; of one higher than the view, its top."""
        in_view = self._columns_in_view()
        if not in_view <= self._exact.get(row, set()):
            self._measure(row, in_view)
            self.updateGeometries()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, size = self.rowViewportPosition(row), self.rowHeight(row)
        if top < 0 or size >= height:
            bar.setValue(bar.value() + top)
        elif top + size > height:
            bar.setValue(bar.value() + top + size - height)
        self.settle()
        # Rows above may have got other heights than estimated; the row is what was asked for.
        top, size = self.rowViewportPosition(row), self.rowHeight(row)
        if top < 0 or (top + size > height and size < height):
            bar.setValue(bar.value() + (top if top < 0 else top + size - height))

    def _columns_in_view(self) -> set[int]:
        room = self.viewport().width()
        kept = {self._base_column.column} - {-1}
        return kept | {
            column
            for column in range(self._model.columnCount())
            if self.columnViewportPosition(column) < room
            and self.columnViewportPosition(column) + self.columnWidth(column) > 0
        }

    def _measure(self, row: int, columns: set[int]) -> None:
        """Give a row the height that its texts in `columns` need, and those laid out for it before; what
        other columns need is estimated, until they come into view."""
        measured = self._exact.setdefault(row, set())
        measured |= columns
        count = self._model.columnCount()
        heights = [
            self._delegate.height(row, column, self.columnWidth(column))
            for column in measured
            if column < count
        ]
        if len(heights) < count:
            heights.append(self._estimate(row, measured))
        self.verticalHeader().resizeSection(row, max(heights))

    def _estimate(self, row: int, measured: Collection[int] = ()) -> int:
        """How high a row may be, from the number of characters in its cells, those `measured` aside. Of
        hundreds of columns most hold nothing: what these need is the same everywhere."""
        fonts = self._delegate.fonts
        letter = QFontMetricsF(fonts.reading).averageCharWidth()
        most = 0.0
        for column, cell in enumerate(self._model.row(row).cells):
            if cell.entries and column not in measured:
                per_line = max(8.0, self.columnWidth(column) / letter - 3)
                lengths = (sum(len(span) for span in one.rendering.spans) for one in cell.entries)
                most = max(most, sum(2 + length // per_line for length in lengths))
        return round((most * 1.25 + 2.2) * fonts.em)

    def _start_over(self) -> None:
        """Forget all heights and widths: the table or the font changed."""
        self._fit_columns()
        self._forget_heights()

    def _forget_heights(self) -> None:
        """Estimate all heights anew; the first row in view stays the first."""
        rows = self.verticalHeader()
        first = max(0, rows.logicalIndexAt(0))
        offset = (
            -self.rowViewportPosition(first) / max(1, self.rowHeight(first)) if first in self._exact else 0.0
        )
        self._exact.clear()
        count = min(SAMPLED_ROWS, self._model.rowCount())
        if count and self._model.columnCount():
            sample = range(min(first, self._model.rowCount() - count), self._model.rowCount())[:count]
            rows.blockSignals(True)
            rows.setDefaultSectionSize(max(self._estimate(row) for row in sample))
            rows.blockSignals(False)
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setSingleStep(max(1, round(self._delegate.fonts.em * 1.6)))
            if first < self._model.rowCount():
                bar.setValue(
                    bar.value() + self.rowViewportPosition(first) + round(offset * self.rowHeight(first))
                )
        self.settle()
        self.viewport().update()

    # Widths

    def save_state(self) -> QByteArray:
        """How the user divided the columns, by their number."""
        shares = {str(count): [round(share, 4) for share in each] for count, each in self._shares.items()}
        return QByteArray(json.dumps(shares).encode())

    def restore_state(self, state: QByteArray) -> bool:
        """Divide the columns as remembered; False, and nothing changed, where the state is none of ours."""
        try:
            read = json.loads(bytes(state.data()))
            shares = {int(count): [float(share) for share in each] for count, each in read.items()}
        except (ValueError, TypeError, AttributeError):
            return False
        if any(
            len(each) != count or not all(0.01 <= share <= 20 for share in each)
            for count, each in shares.items()
        ):
            return False
        self._shares = shares
        self._start_over()
        return True

    def narrowest(self) -> int:
        """The least width that a column is given unasked."""
        metrics = QFontMetricsF(self._delegate.fonts.reading)
        return round(metrics.averageCharWidth() * NARROWEST + 1.5 * self._delegate.fonts.em)

    def _fit_columns(self) -> bool:
        """Give the columns their shares of the width; tells whether any width changed."""
        count, room = self._model.columnCount(), self.viewport().width()
        if not count or room <= 0:
            return False
        shares = self._shares.get(count)
        least = self.narrowest()
        if count > 1 and least * TIGHTEST // NARROWEST <= room // 2 < least:
            least = room // 2  # two side by side are read better than one and a half
        widths = [max(self.head.minimumSectionSize(), round(share * room)) for share in shares or ()]
        if not shares:
            widths = [max(least, room // count)] * count
        if sum(widths) <= room + count and room >= least * count:
            widths[-1] += room - sum(widths)
        changed = widths != [self.columnWidth(column) for column in range(count)]
        if changed:
            self._fitting = True
            for column, width in enumerate(widths):
                self.head.resizeSection(column, width)
            self._fitting = False
        return changed

    def _column_resized(self, column: int, before: int, after: int) -> None:
        """Keep what the user chose; the next column gives or takes where all of them just fill the view."""
        count, room = self._model.columnCount(), self.viewport().width()
        if self._fitting or not count or room <= 0:
            return
        widths = [self.columnWidth(each) for each in range(count)]
        if column + 1 < count and abs(sum(widths) - (after - before) - room) <= 2:
            self._fitting = True
            least = self.head.minimumSectionSize()
            self.head.resizeSection(column + 1, max(least, widths[column + 1] - (after - before)))
            self._fitting = False
        self._shares[count] = [self.columnWidth(each) / room for each in range(count)]
        self._forget_heights()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        seen = self.visualRect(self.currentIndex())
        super().resizeEvent(event)
        if self._fit_columns():
            self._forget_heights()
        else:
            self.settle()
        # A scroll bar that comes up must not cover what is selected.
        hidden = seen.right() + 1 - self.viewport().width()
        if seen.left() >= 0 and seen.right() < event.oldSize().width() and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + hidden)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._delegate.restyle()
            self._start_over()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._delegate.entry = 0
        self._repaint()
        if current.isValid() and not self._choosing:
            self.chosen.emit(current.row(), current.column(), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            area = self.visualRect(index)
            box = self._delegate.box(index.row(), index.column(), area.width())
            entry = box.entry_at(event.position().y() - area.top())
            if entry != self._delegate.entry:
                self._delegate.entry = entry
                self._repaint()
                self.chosen.emit(index.row(), index.column(), entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if current.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current.row(), current.column())
        elif current.isValid() and event.key() == Qt.Key.Key_Space:
            entries = len(self._model.content(current.row(), current.column()).entries)
            if entries > 1:
                self.choose(current.row(), current.column(), (self._delegate.entry + 1) % entries)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            area = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(
                self.viewport().mapToGlobal(area.topLeft() + QPoint(area.width() // 4, area.height() // 4))
            )
        elif self.indexAt(event.pos()).isValid():
            self.menu_wanted.emit(event.globalPos())

    def _number_menu(self, place: QPoint) -> None:
        """The menu of a row, at its number; what is selected in the row stays so, or else its base is."""
        row = self.verticalHeader().logicalIndexAt(place)
        if row < 0:
            return
        if self.currentIndex().row() != row:
            columns = range(self._model.columnCount())
            self.choose(row, next((one for one in columns if self._model.is_base(row, one)), 0))
        self.menu_wanted.emit(self.verticalHeader().viewport().mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self.currentIndex().isValid() and self._model.rowCount():
            self.choose(0, 0)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()
        self._base_column.update()
