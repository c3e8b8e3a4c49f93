"""Show a picture: scrolled, with its marks under the mouse and the keys.

Arrow keys go from mark to mark, Enter or a click follows the mark's link; what a mark means is its tooltip
and the view's accessible description.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from desktop.window.colours import colours_of
from desktop.window.offsets import plain_tooltip
from desktop.window.overview_picture import Band, Item, Look, Mark, Picture, bounds, paint_items
from desktop.window.overview_shelves import Shelves
from desktop.window.paint_fonts import fonts_of

Draw = Callable[[Look, float], Picture]
"""Draws a picture in some fonts and colours, in a width."""

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PictureView(QAbstractScrollArea):
    """A picture that is drawn anew for every width, font and palette."""

    followed = Signal(object)
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw: Draw | None = None
        self._picture = Picture("", "", 0, Band(0), Band(0), Band(0))
        self._items: Shelves[Item] = Shelves((), bounds)
        self._names: Shelves[Item] = Shelves((), bounds)
        self._marks: Shelves[Mark] = Shelves((), _place)
        self._current = -1
        self._hovered = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._redraw)

    @property
    def picture(self) -> Picture:
        """What is shown."""
        return self._picture

    @property
    def current(self) -> Mark | None:
        """The mark that the keys are at."""
        return self._picture.marks[self._current] if 0 <= self._current < len(self._picture.marks) else None

    def look(self) -> Look:
        """The fonts and colours of this widget."""
        return Look(fonts_of(self.font()), colours_of(self.palette()))

    def show_picture(self, draw: Draw) -> None:
        """Show what `draw` makes of the room there is; the mark at hand stays the one that says the same."""
        self._draw = draw
        self._redraw()

    def place_of(self, mark: Mark) -> QRectF:
        """Where a mark is in the viewport."""
        left = 0.0 if self._on_names(mark) else self._left()
        return mark.place.translated(-left, self._picture.top.height + self._head_height() - self._up())

    def _on_names(self, mark: Mark) -> bool:
        """Whether a mark lies on a row's name, which stays in sight."""
        return mark.place.right() <= self._picture.names_width

    def choose(self, number: int) -> None:
        """Bring the keys to a mark, and the mark into sight."""
        self._current = number
        mark = self.current
        if mark is not None:
            self._reveal(mark)
            self.setAccessibleDescription(mark.spoken)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.viewport().update()

    def copy(self) -> None:
        """Ask that the picture be copied (Ctrl+C)."""
        self.copy_wanted.emit()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 90, metrics.height() * 24)

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._picture.marks:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._picture.marks:
            self.choose(0 if key == Qt.Key.Key_Home else len(self._picture.marks) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current is not None:
            self._follow(self.current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._at(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            mark = self._picture.marks[hovered] if hovered >= 0 else None
            shape = Qt.CursorShape.PointingHandCursor if mark and mark.link else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self.choose(at)
            self._follow(self._picture.marks[at])

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(QPointF(event.pos()))
            words = plain_tooltip(self._picture.marks[at].spoken) if at >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave and self._hovered >= 0:
            self._hovered = -1
            self.viewport().update()
        return super().viewportEvent(event)

    # Qt's events

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current < 0 and self._picture.marks and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._later.start(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        picture, shades = self._picture, colours_of(self.palette())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = QRectF(self.viewport().rect())
        painter.fillRect(view, shades.paper)
        left, up = self._left(), self._up()
        y = picture.top.height + picture.head.height - up
        shown = self._items.between(-y, view.height() - y)
        self._paint(painter, [item for _, item in shown], -left, y)
        names = [item for _, item in self._names.between(-y, view.height() - y)]
        if left and names:
            self._cover(painter, QRectF(0, y, picture.names_width, picture.body.height))
        self._paint(painter, names, 0, y)
        self._paint_states(painter)
        self._paint(painter, picture.top.items, -left, -up)
        if picture.head.height:
            y = max(0.0, picture.top.height - up)
            painter.fillRect(QRectF(0, y, view.width(), picture.head.height), shades.paper)
            self._paint(painter, picture.head.items, -left, y)
            if left and names:
                self._cover(painter, QRectF(0, y, picture.names_width, picture.head.height))
        painter.end()

    def _cover(self, painter: QPainter, place: QRectF) -> None:
        """The ground under names that the rest of the picture is scrolled beneath."""
        shades = colours_of(self.palette())
        painter.fillRect(place, shades.paper)
        painter.setPen(shades.hairline)
        painter.drawLine(place.topRight(), place.bottomRight())

    def _paint(self, painter: QPainter, items: Iterable[Item], x: float, y: float) -> None:
        painter.translate(x, y)
        paint_items(painter, items)
        painter.translate(-x, -y)

    def _paint_states(self, painter: QPainter) -> None:
        """A ring around the mark that the keys are at, a fainter one around that under the mouse."""
        accent = colours_of(self.palette()).accent
        em = fonts_of(self.font()).em
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, strong in ((self._hovered, False), (self._current, self.hasFocus())):
            if 0 <= number < len(self._picture.marks) and (strong or number == self._hovered):
                painter.setPen(QPen(accent, 2.0 if strong else 1.0))
                place = self.place_of(self._picture.marks[number])
                painter.drawRoundedRect(place.adjusted(-3, -2, 3, 2), em * 0.2, em * 0.2)

    # Small steps

    def _redraw(self) -> None:
        if self._draw is None:
            return
        said = self.current.spoken if self.current else ""
        self._picture = self._draw(self.look(), max(1.0, float(self.viewport().width())))
        self._items = Shelves(self._picture.body.items, bounds)
        self._names = Shelves(self._picture.names, bounds)
        self._marks = Shelves(self._picture.marks, _place)
        self._hovered = -1
        self._current = next(
            (number for number, one in enumerate(self._picture.marks) if said and one.spoken == said), -1
        )
        self.setAccessibleName(f"{self._picture.title}. {self._picture.told}")
        if self.current is None:
            self.setAccessibleDescription(self._picture.told)
        room, size = self.viewport().size(), self._picture.size
        em = round(fonts_of(self.font()).em)
        for bar, whole, page in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, round(whole) - page))
            bar.setPageStep(page)
            bar.setSingleStep(em * 2)
        self.viewport().update()

    def _left(self) -> float:
        return float(self.horizontalScrollBar().value())

    def _up(self) -> float:
        return float(self.verticalScrollBar().value())

    def _head_height(self) -> float:
        return self._picture.head.height

    def _at(self, place: QPointF) -> int:
        """The mark at a place of the viewport, -1 where there is none or the head covers it."""
        head = max(0.0, self._picture.top.height - self._up()) + self._head_height()
        if self._head_height() and place.y() < head:
            return -1
        y = place.y() + self._up() - self._picture.top.height - self._head_height()
        covered = self._left() > 0 and place.x() < self._picture.names_width
        found = [
            (one.place.width() * one.place.height(), number)
            for number, one in self._marks.between(y, y)
            if self.place_of(one).contains(place) and (not covered or self._on_names(one))
        ]
        return min(found)[1] if found else -1

    def _step(self, x: int, y: int) -> None:
        """Go to the nearest mark in this direction, one that lies straight ahead before others."""
        if self.current is None:
            self.choose(0)
            return
        here = self.current.place.center()
        ahead = []
        for number, one in enumerate(self._picture.marks):
            there = one.place.center() - here
            along, aside = (there.x() * x, abs(there.y())) if x else (there.y() * y, abs(there.x()))
            if along > 1 and number != self._current:
                ahead.append((along + 3 * aside, number))
        if ahead:
            self.choose(min(ahead)[1])

    def _reveal(self, mark: Mark) -> None:
        place = mark.place.translated(0, self._picture.top.height + self._head_height())
        up, left = self.verticalScrollBar(), self.horizontalScrollBar()
        margin = fonts_of(self.font()).em
        covered = self._head_height() if self._head_height() else 0.0
        if place.top() - margin < up.value() + covered:
            up.setValue(round(place.top() - covered - margin))
        elif place.bottom() + margin > up.value() + self.viewport().height():
            up.setValue(round(place.bottom() + margin - self.viewport().height()))
        if self._on_names(mark):
            return
        if place.left() - margin < left.value() + self._picture.names_width:
            left.setValue(round(place.left() - margin - self._picture.names_width))
        elif place.right() + margin > left.value() + self.viewport().width():
            left.setValue(round(place.right() + margin - self.viewport().width()))

    def _follow(self, mark: Mark) -> None:
        if mark.link:
            self.followed.emit(mark.link)


def _place(mark: Mark) -> QRectF:
    return mark.place
