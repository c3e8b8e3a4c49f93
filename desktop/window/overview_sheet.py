"""The table beside a picture: its figures as an item model, sorted by any column, copied as text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.export.cells import neutralised
from desktop.window.colours import colours_of
from desktop.window.offsets import plain_tooltip
from desktop.window.overview_figures import Sheet, SheetRow
from desktop.window.paint_fonts import fonts_of
from desktop.window.row_painting import draw_line, one_line

AnyIndex = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole + 2
"""The role of a cell's value, by which rows are sorted."""

FIGURES_ROLE = Qt.ItemDataRole.UserRole + 3
"""The role that says of a column's head whether figures stand under it."""

FEW_ROWS = 8
"""Rows up to which columns are not yet divided for good."""


class SheetModel(QAbstractTableModel):
    """A sheet as an item model: figures at the right, texts at the left, both plain."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet((), ())

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self._sheet

    def show(self, sheet: Sheet) -> None:
        """Show this sheet."""
        if sheet != self._sheet:
            self.beginResetModel()
            self._sheet = sheet
            self.endResetModel()

    def row(self, index: AnyIndex) -> SheetRow:
        """The row at an index."""
        return self._sheet.rows[index.row()]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sheet.headings)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = self._sheet.rows[index.row()].cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown_value(value)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(value) if isinstance(value, str) else None
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if isinstance(value, str) else Qt.AlignmentFlag.AlignRight
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case _ if role == SORT_ROLE:
                return value.casefold() if isinstance(value, str) else float(value)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._sheet.headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._sheet.headings[section])
        figures = bool(self._sheet.rows) and not isinstance(self._sheet.rows[0].cells[section], str)
        if role == FIGURES_ROLE:
            return figures
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class _Cells(QStyledItemDelegate):
    """Paints a cell with room at both sides."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        widget = option.widget
        if bool(option.state & QStyle.StateFlag.State_Selected):
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        shades = colours_of(widget.palette())
        margin = _margin(widget)
        figures = not isinstance(index.data(SORT_ROLE), str)
        place = QRectF(option.rect).adjusted(margin, 0, -margin, 0)
        draw_line(painter, place, index.data() or "", widget.font(), shades.text, right=figures)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = option.widget.fontMetrics()
        wide = metrics.horizontalAdvance(index.data() or "") + 2 * _margin(option.widget)
        return QSize(round(wide) + 2, round(metrics.height() * 1.5))


class _Head(QHeaderView):
    """Column heads in small letters; a small triangle shows the order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicatorShown(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(self.fontMetrics().height() * 1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rest = self.viewport().rect()
        rest.setLeft(self.length() - self.offset())
        if rest.width() > 0:  # the style would fill what is right of the columns as if it were a window's
            shades = colours_of(self.palette())
            painter = QPainter(self.viewport())
            painter.fillRect(rest, shades.paper)
            painter.setPen(shades.hairline)
            painter.drawLine(rest.bottomLeft(), rest.bottomRight())
            painter.end()

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: N802
        text = self.model().headerData(section, self.orientation()) or ""
        metrics = QFontMetricsF(fonts_of(self.font()).small)
        # Room for the triangle, too.
        wide = metrics.horizontalAdvance(text) + 2 * _margin(self) + metrics.height()
        return QSize(round(wide), self.sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        shades, fonts = colours_of(self.palette()), fonts_of(self.font())
        painter.save()
        painter.fillRect(rect, shades.paper)
        painter.setPen(shades.hairline)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        margin = _margin(self)
        place = QRectF(rect).adjusted(margin, 0, -margin, 0)
        text = self.model().headerData(section, self.orientation()) or ""
        sorted_by = self.sortIndicatorSection() == section
        right = self.model().headerData(section, self.orientation(), FIGURES_ROLE) is True
        if sorted_by:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            size = fonts.em * 0.22
            x = place.left() + size if right else place.right() - size
            tip = -size * 0.7 if up else size * 0.7
            middle = QPointF(x, place.center().y())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shades.muted)
            painter.drawPolygon(
                [middle + QPointF(0, tip), middle + QPointF(-size, -tip), middle + QPointF(size, -tip)]
            )
            place.adjust(size * 2.6 if right else 0, 0, 0 if right else -size * 2.6, 0)
        draw_line(painter, place, text, fonts.small, shades.muted, right=right)
        painter.restore()


def _margin(widget: QWidget) -> float:
    """The room at either side of a cell."""
    return widget.fontMetrics().height() * 0.55


class SheetView(QTableView):
    """Shows a sheet. `followed` carries the link of a row on a double click or Enter."""

    followed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = SheetModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.figures)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self.setItemDelegate(_Cells(self))
        self.setHorizontalHeader(_Head(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSortingEnabled(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(60)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._follow)
        self._size_rows()

    def show_sheet(self, name: str, sheet: Sheet) -> None:
        """Show the figures of a picture; columns take the room that their words need, within reason."""
        self.setAccessibleName(f"Figures: {name}")
        before = self.figures.sheet
        self.figures.show(sheet)
        last = sheet.rows[0].cells[-1] if sheet.rows else ""
        self.horizontalHeader().setStretchLastSection(isinstance(last, str))
        if sheet.headings != before.headings:
            self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        # A few rows are no measure; many stay as the user may have divided them.
        if sheet.headings != before.headings or len(before.rows) < FEW_ROWS < len(sheet.rows):
            self._size_columns()

    @property
    def whole_height(self) -> int:
        """How high the table would be without scrolling."""
        rows = self._sorted.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar().sizeHint().height()
        return self.horizontalHeader().sizeHint().height() + rows + bar

    def copy(self) -> None:
        """Put the selected rows on the clipboard with their headings, cells apart by tabs; none: all."""
        QGuiApplication.clipboard().setText(self.text())

    def text(self) -> str:
        """The selected rows, or all, as `copy` puts them."""
        chosen = sorted(one.row() for one in self.selectionModel().selectedRows())
        rows = chosen or range(self._sorted.rowCount())
        lines = ["\t".join(map(cell_text, self.figures.sheet.headings))]
        for at in rows:
            row = self.figures.row(self._sorted.mapToSource(self._sorted.index(at, 0)))
            lines.append("\t".join(cell_text(value) for value in row.cells))
        return "\n".join(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._follow(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_rows()
            self._size_columns()

    def _follow(self, index: QModelIndex) -> None:
        link = self.figures.row(self._sorted.mapToSource(index)).link
        if link:
            self.followed.emit(link)

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.5))

    def _size_columns(self) -> None:
        widest = self.fontMetrics().averageCharWidth() * 34
        self.resizeColumnsToContents()
        for column in range(self.figures.columnCount()):
            self.setColumnWidth(column, min(widest, self.columnWidth(column)))


def shown_value(value: str | int | float) -> str:
    """A cell's value as it is shown."""
    if isinstance(value, str):
        return one_line(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:.3f}"


def cell_text(value: str | int | float) -> str:
    """A cell as it is handed on: figures as a spreadsheet reads them, texts so that none is a formula."""
    return neutralised(one_line(value)) if isinstance(value, str) else str(value)
