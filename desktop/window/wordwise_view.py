"""The table of words: laid out once and painted from there, a column as wide as its longest word.

Words that all renderings have stand back; where they differ they stand out, with the strokes that the
comparison has for a change, an addition, a cut and a move, and the column's head counts who has the base's
word. The renderings' names stay in view at the left.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
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

from desktop.comparison.word_by_word import WordCell
from desktop.window.colours import colours_of
from desktop.window.layout_cache import LayoutCache
from desktop.window.paint_cell import draw_chip, draw_text
from desktop.window.paint_content import Look, Piece
from desktop.window.paint_fonts import fonts_of
from desktop.window.paint_layout import ChipBox, TextBox, chip_height, lay_out_pieces
from desktop.window.plain_corner import PlainCorner
from desktop.window.row_numbers import paper_below
from desktop.window.row_painting import draw_line
from desktop.window.wordwise_model import AnyIndex, WordwiseModel

BOXES_KEPT = 4000

WIDEST_NAME = 15
"""How wide the renderings' names may be, in lines' heights."""

MOVED_AWAY = "↔"
"""Stands where the base has words that the rendering has elsewhere."""

_LOOKS: dict[str, Look] = {
    "same": "same",
    "written otherwise": "house",
    "changed": "changed",
    "added": "added",
    "moved": "moved",
}


class WordwiseView(QTableView):
    """Shows a `WordwiseModel`."""

    def __init__(self, model: WordwiseModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.outlets: tuple[int, ...] = ()
        """By row, which of the outlets' colours it has."""
        self.setAccessibleName("Word by word: a row for each rendering, a column for each place")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        PlainCorner(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(_Counts(model, self))
        self.setVerticalHeader(_Names(self))
        self.delegate = _Words(self)
        self.setItemDelegate(self.delegate)
        self.setModel(model)
        self.doubleClicked.connect(lambda _: self.follow())
        model.modelReset.connect(self._fit)
        self._fit()

    @property
    def words(self) -> WordwiseModel:
        """What is shown."""
        return self._model

    def step(self, by: int) -> bool:
        """Go to the next column that differs, or with -1 to the one before; False where there is none."""
        current = self.currentIndex()
        start = current.column() if current.isValid() else (-1 if by > 0 else self._model.columnCount())
        column = self._model.step(start, by)
        if column < 0:
            return False
        row = current.row() if current.isValid() else 0
        self.setCurrentIndex(self._model.index(row, column))
        self.scrollTo(self.currentIndex())
        return True

    def follow(self) -> bool:
        """Go from a word that moved to where the base has it, or from the place that it left to where it
        stands in the same rendering; False where nothing moved."""
        current = self.currentIndex()
        shown = self._model.shown
        if not current.isValid() or shown is None:
            return False
        cell = self._model.cell(current.row(), current.column())
        if cell.elsewhere < 0:
            return False
        row = shown.base if cell.text else current.row()
        self.setCurrentIndex(self._model.index(row, cell.elsewhere))
        self.scrollTo(self.currentIndex())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.follow():
            super().keyPressEvent(event)

    @property
    def full_size(self) -> QSize:
        """The room in which everything would be seen."""
        names, head = self.verticalHeader(), self.horizontalHeader()
        return QSize(names.sizeHint().width() + head.length(), head.sizeHint().height() + names.length())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.delegate.forget()
            self._fit()

    def _fit(self) -> None:
        """Give every column the room of its longest word."""
        fonts = fonts_of(self.font())
        # What is left beside the table is paper, not chrome.
        palette = self.viewport().palette()
        palette.setColor(self.viewport().backgroundRole(), colours_of(self.palette()).paper)
        self.viewport().setPalette(palette)
        self.horizontalHeader().setMinimumSectionSize(round(fonts.em * 1.6))
        self.verticalHeader().setDefaultSectionSize(round(fonts.em * 2.1))
        for column in range(self._model.columnCount()):
            self.setColumnWidth(column, self.delegate.width(column))
        self.updateGeometries()
        self.viewport().update()


class _Words(QStyledItemDelegate):
    """Paints the cells of a `WordwiseView`."""

    def __init__(self, view: WordwiseView) -> None:
        super().__init__(view)
        self._view = view
        self._boxes: LayoutCache[TextBox] = LayoutCache(BOXES_KEPT)

    def forget(self) -> None:
        """Forget what was laid out in other fonts or colours."""
        self._boxes.clear()

    def width(self, column: int) -> int:
        """How wide a column has to be."""
        model, fonts = self._view.words, fonts_of(self._view.font())
        head = QFontMetricsF(fonts.small).horizontalAdvance(model.count(column))
        words = (self._box(model.cell(row, column), model.differs(column)) for row in range(model.rowCount()))
        wide = max((box.layout.lineAt(0).naturalTextWidth() for box in words if box is not None), default=0.0)
        return ceil(max(wide, head) + fonts.em)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(self.width(index.column()), round(fonts_of(self._view.font()).em * 2.1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model, view = self._view.words, self._view
        fonts, shades = fonts_of(view.font()), colours_of(view.palette())
        area, row, column = option.rect, index.row(), index.column()
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, shades.base_paper if model.is_base(row) else shades.paper)
        box = self._box(model.cell(row, column), model.differs(column))
        if box is not None:
            place = QPointF(area.left() + fonts.em / 2, area.top() + (area.height() - box.height) / 2)
            painter.translate(place)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_text(painter, box, fonts, shades)
            painter.translate(-place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(shades.hairline, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if model.differs(column) or model.differs(column + 1):
            painter.drawLine(area.topRight(), area.bottomRight())
        if index == view.currentIndex():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = bool(option.state & QStyle.StateFlag.State_Active) and view.hasFocus()
            wide = max(2.0, fonts.em * 0.12) if focused else max(1.0, fonts.em * 0.06)
            painter.setPen(QPen(shades.accent, wide))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = wide / 2 + 1
            painter.drawRoundedRect(
                QRectF(area).adjusted(inset, inset, -inset, -inset), fonts.em * 0.2, fonts.em * 0.2
            )
        painter.restore()

    def _box(self, cell: WordCell, differs: bool) -> TextBox | None:
        """A cell laid out; None where it is empty."""
        piece = piece_of(cell, differs=differs)
        if piece is None:
            return None
        fonts, shades = fonts_of(self._view.font()), colours_of(self._view.palette())
        return self._boxes.get(
            (piece.text, piece.look, piece.quoted, piece.mark),
            lambda: lay_out_pieces((piece,), QPointF(0, 0), 100_000, fonts, shades),
        )


def piece_of(cell: WordCell, *, differs: bool) -> Piece | None:
    """What a cell looks like, None where it stays empty; `differs`: not all have the same in its column."""
    if not cell.text:
        if cell.state == "missing":
            return Piece("", "grave" if cell.grave else "same", mark="cut")
        return Piece(MOVED_AWAY, "beyond") if cell.state == "moved" else None
    if cell.grave:
        return Piece(cell.text, "grave", cell.quoted)
    look = _LOOKS.get(cell.state, "same")
    return Piece(cell.text, look if differs or look != "same" else "beyond", cell.quoted)


class _Counts(QHeaderView):
    """The columns' heads: who has the base's word, where not all have."""

    def __init__(self, model: WordwiseModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        fonts = fonts_of(self.font())
        return QSize(super().sizeHint().width(), round(QFontMetricsF(fonts.small).height() * 1.6))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        painter.save()
        differs = self._model.differs(section)
        painter.fillRect(rect, shades.changed.ground if differs else shades.paper)
        place = QRectF(rect).adjusted(fonts.em / 2, 0, 0, 0)
        draw_line(painter, place, self._model.count(section), fonts.small, shades.text)
        painter.setPen(QPen(shades.changed.stroke if differs else shades.hairline, 2 if differs else 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class _Names(QHeaderView):
    """The renderings' names, with their outlets' colours, and a mark on the base."""

    def __init__(self, view: WordwiseView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        fonts, model = fonts_of(self.font()), self._view.words
        metrics = QFontMetricsF(self._bold())
        wide = max((metrics.horizontalAdvance(label) for label in model.labels), default=0.0)
        room = wide + fonts.em * 2.2 + self._mark_width()
        return QSize(round(min(room, fonts.em * WIDEST_NAME)), round(fonts.em * 10))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        fonts, shades, model = fonts_of(self.font()), colours_of(self.palette()), self._view.words
        em = fonts.em
        painter.save()
        base = model.is_base(section)
        painter.fillRect(rect, shades.base_paper if base else shades.paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlets = self._view.outlets
        if section < len(outlets):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shades.outlets[outlets[section] % len(shades.outlets)])
            dot = QRectF(rect.left() + em * 0.5, rect.center().y() - em * 0.3, em * 0.6, em * 0.6)
            painter.drawRoundedRect(dot, em * 0.16, em * 0.16)
        place = QRectF(rect).adjusted(em * 1.5, 0, -em * 0.4, 0)
        if base:
            height = chip_height(fonts)
            wide = self._mark_width() - em * 0.4
            chip = QRectF(place.right() - wide, place.center().y() - height / 2, wide, height)
            draw_chip(painter, ChipBox(chip, "base", "base", "base"), fonts, shades)
            place.setRight(chip.left() - em * 0.3)
        draw_line(painter, place, str(model.labels[section]), self._bold(), shades.text)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(shades.hairline, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paper_below(self)

    def _mark_width(self) -> float:
        fonts = fonts_of(self.font())
        return (
            QFontMetricsF(fonts.small).horizontalAdvance("base") + chip_height(fonts) * 1.55 + fonts.em * 0.4
        )

    def _bold(self) -> QFont:
        bold = QFont(fonts_of(self.font()).program)
        bold.setWeight(QFont.Weight.DemiBold)
        return bold
