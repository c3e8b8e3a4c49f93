"""Drag a rendering to another row, or a row onto another: what is dragged, and where it would go.

A rendering is taken by its words and dropped on the row that it belongs to, or below the last row to stand
alone; a row is taken by its number and dropped on the row that it is to be joined with. While something is
dragged, the row that would take it is outlined and the outcome told in words; near an edge the table
scrolls. What is dragged stays inside this table: the data that Qt carries says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.basics.spans import text_of
from desktop.window.colours import colours_of
from desktop.window.paint_fonts import fonts_of
from desktop.window.paint_layout import padding
from desktop.window.row_painting import draw_line, one_line

if TYPE_CHECKING:
    from desktop.window.comparison_table import ComparisonTable

MIME = "application/x-crossquote-row"

WORDS_SHOWN = 120

SCROLL_MS = 30


@dataclass(frozen=True, slots=True)
class Dragged:
    """What is dragged: a rendering (its cell and which of the cell's), or, with `column` -1, a whole row."""

    row: int
    column: int = -1
    entry: int = 0

    @property
    def whole(self) -> bool:
        """Whether it is a row."""
        return self.column < 0


@dataclass(frozen=True, slots=True)
class Target:
    """Where it would go: a row, or with -1 a row of its own; and what that would do, in words."""

    row: int
    words: str


class RowDrag(QObject):
    """Takes part in one `ComparisonTable`. `moved` carries row, column, which rendering, and the row dropped
    on (-1: none); `joined` the row dropped on and the row that was dragged."""

    moved = Signal(int, int, int, int)
    joined = Signal(int, int)

    def __init__(self, table: ComparisonTable) -> None:
        super().__init__(table)
        self._table = table
        self._pressed: tuple[QPoint, Dragged] | None = None
        self._dragged: Dragged | None = None
        self._veil = _Veil(table)
        self._at = 0
        """Where in the viewport the mouse is."""
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)
        self._numbers = table.verticalHeader().viewport()
        for part in (table.viewport(), self._numbers, table.base_column):
            part.setAcceptDrops(True)
            part.installEventFilter(self)
        table.model().modelReset.connect(self.stop)

    @property
    def dragged(self) -> Dragged | None:
        """What is being dragged."""
        return self._dragged

    @property
    def target(self) -> Target | None:
        """Where it would go if it were let go now."""
        return self._veil.target

    def take(self, what: Dragged) -> None:
        """Begin to drag; the event that follows is for whoever it is dropped on."""
        self._dragged = what

    def stop(self) -> None:
        """Drag nothing any more."""
        self._dragged = None
        self._pressed = None
        self._scrolling.stop()
        self._veil.offer(None)

    def target_at(self, y: int) -> Target | None:
        """Where what is dragged would go from a height in the table's viewport; None: nowhere."""
        what, table = self._dragged, self._table
        if what is None:
            return None
        row = table.rowAt(y)
        if row == what.row:
            return None
        if row >= 0:
            verb = f"Join row {what.row + 1} with" if what.whole else "Move to"
            return Target(row, f"{verb} row {row + 1}")
        alone = len(table.comparison.row(what.row).utterance.renderings) == 1
        return None if what.whole or alone else Target(-1, "Split off: a row of its own")

    # Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress:
                return self._press(watched, event)
            case QEvent.Type.MouseMove:
                return self._pull(watched, event)
            case QEvent.Type.MouseButtonRelease:
                self._pressed = None
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                return self._over(watched, event)
            case QEvent.Type.DragLeave:
                self._scrolling.stop()
                self._veil.offer(None)
                return self._dragged is not None
            case QEvent.Type.Drop:
                return self._drop(watched, event)
        return False

    def _press(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)
        self._pressed = None
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        at = self._in_viewport(watched, event.position())
        row = self._table.rowAt(at.y())
        if watched is self._numbers:
            if row >= 0:
                self._pressed = (event.globalPosition().toPoint(), Dragged(row))
            return False
        column = self._table.base_column.column
        if watched is not self._table.base_column:
            column = self._table.columnAt(at.x())
        model = self._table.comparison
        # The place in a reference is no rendering that could stand elsewhere.
        held = row >= 0 and column >= 0 and not model.is_place(row, column)
        if held and model.cell(row, column).entries:
            entry = self._table.entry_at(row, column, at.y() - self._table.rowViewportPosition(row))
            self._pressed = (event.globalPosition().toPoint(), Dragged(row, column, entry))
        return False

    def _pull(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        start, what = self._pressed
        away = (event.globalPosition().toPoint() - start).manhattanLength()
        if away >= QApplication.startDragDistance():
            self._pressed = None
            self.take(what)
            self._run()
        # Nor does the selection follow the mouse.
        return True

    def _run(self) -> None:
        """Drag until it is let go."""
        what = self._dragged
        if what is None:
            return
        drag = QDrag(self._table)
        data = QMimeData()
        data.setData(MIME, b"")
        drag.setMimeData(data)
        picture = self._picture(what)
        drag.setPixmap(picture)
        em = fonts_of(self._table.font()).em
        drag.setHotSpot(QPoint(round(-em * 0.6), round(-em * 0.4)))
        drag.exec(Qt.DropAction.MoveAction)
        self.stop()

    def _over(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QDragMoveEvent)
        if self._dragged is None or not event.mimeData().hasFormat(MIME):
            event.ignore()  # files from outside: for the window
            return True
        at = self._in_viewport(watched, event.position())
        self._at = at.y()
        if not self._scrolling.isActive():
            self._scrolling.start()
        target = self.target_at(at.y())
        self._veil.offer(target)
        event.setDropAction(Qt.DropAction.MoveAction)
        # An enter that is refused is never followed by a move.
        if target is not None or event.type() == QEvent.Type.DragEnter:
            event.accept()
        else:
            event.ignore()
        return True

    def _drop(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QDropEvent)
        what = self._dragged
        if what is None or not event.mimeData().hasFormat(MIME):
            event.ignore()
            return True
        target = self.target_at(self._in_viewport(watched, event.position()).y())
        self.stop()
        if target is None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        if what.whole:
            self.joined.emit(target.row, what.row)
        else:
            self.moved.emit(what.row, what.column, what.entry, target.row)
        return True

    def _in_viewport(self, watched: QObject, place: QPointF) -> QPoint:
        """A place in one of the parts, in the table's viewport."""
        assert isinstance(watched, QWidget)
        return self._table.viewport().mapFrom(self._table, watched.mapTo(self._table, place.toPoint()))

    def _scroll(self) -> None:
        """Scroll on while the mouse is near the upper or lower edge."""
        y = self._at
        room, bar = self._table.viewport().height(), self._table.verticalScrollBar()
        near = min(room // 6, round(fonts_of(self._table.font()).em * 2.5))
        if y < near:
            bar.setValue(bar.value() - max(4, (near - y) // 2))
        elif y > room - near:
            bar.setValue(bar.value() + max(4, (y - room + near) // 2))
        self._veil.offer(self.target_at(y))

    def _picture(self, what: Dragged) -> QPixmap:
        """The words that are dragged, on a slip."""
        model = self._table.comparison
        if what.whole:
            base = model.passage(model.row(what.row).base)
            words = f"Row {what.row + 1}: {text_of(base.text, base.spans)}"
        else:
            content = model.content(what.row, what.column)
            words = f"{model.outlet(what.column)}: {content.entries[what.entry].text}"
        fonts, shades = fonts_of(self._table.font()), colours_of(self._table.palette())
        text, pad = one_line(words)[:WORDS_SHOWN], fonts.em * 0.5
        wide = min(fonts.em * 20, QFontMetricsF(fonts.reading).horizontalAdvance(text)) + 2 * pad + 2
        size, ratio = QSize(round(wide), round(fonts.em * 1.9)), self._table.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shades.accent, 1.2))
        painter.setBrush(shades.paper)
        painter.drawRoundedRect(QRectF(QPointF(0, 0), size).adjusted(1, 1, -1, -1), pad / 2, pad / 2)
        place = QRectF(QPointF(0, 0), size).adjusted(pad, 0, -pad, 0)
        draw_line(painter, place, text, fonts.reading, shades.text)
        painter.end()
        return picture


class _Veil(QWidget):
    """Lies over a table while something is dragged: outlines the row that would take it, and says so."""

    def __init__(self, table: ComparisonTable) -> None:
        super().__init__(table)
        self._table = table
        self.target: Target | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def offer(self, target: Target | None) -> None:
        """Show where it would go; None: nowhere."""
        self.target = target
        self.setVisible(target is not None)
        self.setAccessibleName(target.words if target else "")
        if target is not None:
            numbers = self._table.verticalHeader()
            viewport = self._table.viewport().geometry()
            self.setGeometry(viewport.adjusted(-numbers.width(), 0, 0, 0))
            self.raise_()
            self.update()

    def area(self) -> QRect:
        """The row that would take it, or what is left below the last one."""
        assert self.target is not None
        table = self._table
        if self.target.row >= 0:
            top, height = table.rowViewportPosition(self.target.row), table.rowHeight(self.target.row)
        else:
            last = table.comparison.rowCount() - 1
            top = table.rowViewportPosition(last) + table.rowHeight(last)
            height = min(round(fonts_of(table.font()).em * 5), self.height() - top)
        return QRect(0, top, self.width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.target is None:
            return
        fonts, shades = fonts_of(self._table.font()), colours_of(self._table.palette())
        em, area = fonts.em, QRectF(self.area())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wash = QColor(shades.accent)
        wash.setAlpha(28)
        dashed = self.target.row < 0
        painter.setBrush(wash)
        painter.setPen(
            QPen(shades.accent, em * 0.14, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        )
        inset = em * 0.12
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), em * 0.3, em * 0.3)
        wide = QFontMetricsF(fonts.program).horizontalAdvance(self.target.words) + 2 * padding(fonts)
        # In the part of the row that is seen.
        top = max(area.top(), 0.0)
        sign = QRectF((self.width() - wide) / 2, top + em * 0.35, wide, em * 1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shades.accent)
        painter.drawRoundedRect(sign, em * 0.3, em * 0.3)
        place = sign.adjusted(padding(fonts), 0, -padding(fonts), 0)
        draw_line(painter, place, self.target.words, fonts.program, shades.paper)
        painter.end()
