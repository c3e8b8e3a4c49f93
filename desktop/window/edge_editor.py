"""Move the edges of the selected statement in its article, by mouse or by keyboard.

A handle stands at either edge. What is dragged, or moved with the keys, is a draft that the text shows at
once; letting go of the mouse, or Enter, hands it on as one wish, Esc leaves the statement as it was. Alt
and an arrow move an edge by a word, with Ctrl too by a character; some desktops keep that for themselves,
so while a draft is shown the arrows alone move the edge at hand by a character as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

from desktop.basics.spans import Span
from desktop.statements.reading import Statement
from desktop.window.edges import Edge, Stops, edge_of, moved

EDGES: tuple[Edge, Edge] = ("start", "end")

KEYS_TOLD = "← → move it by a character; Enter keeps these words, Esc leaves the statement as it was"


class TextOnScreen(Protocol):
    """What the editor asks of the text it works on."""

    def offset_at(self, place: QPoint) -> int:
        """The offset in the article that lies under a place of the viewport."""

    def rect_at(self, offset: int) -> QRect:
        """Where an offset of the article stands in the viewport: a line high, next to no width."""


class EdgeEditor(QObject):
    """The edges of one statement. `changed` carries its id and the new spans, `drafted` tells that the draft
    is another, `told` a sentence that helps."""

    changed = Signal(str, object)
    drafted = Signal()
    told = Signal(str)

    def __init__(self, text: TextOnScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._text = text
        self._statement: Statement | None = None
        self._stops = Stops("")
        self._draft: tuple[Span, ...] = ()
        self._dragged: Edge | None = None
        self._at_hand: Edge = "start"

    @property
    def draft(self) -> tuple[Span, ...]:
        """The spans as the user has them at the moment; none while nothing is being moved."""
        return self._draft

    @property
    def dragging(self) -> bool:
        """Whether an edge follows the mouse."""
        return self._dragged is not None

    def work_on(self, statement: Statement | None, text: str) -> None:
        """Let the edges of this statement be moved; what was being moved is left as it was."""
        if statement is not self._statement:
            self._statement = statement
            self._stops = Stops(text if statement is not None else "")
            self._leave()

    def handle_at(self, place: QPoint, em: float) -> Edge | None:
        """The handle under a place of the viewport."""
        if self._statement is None:
            return None
        reach = em * 0.45
        near = {
            edge: abs(place.x() - rect.center().x())
            for edge in EDGES
            if (rect := self._rect(edge)).adjusted(-round(reach), -3, round(reach), 3).contains(place)
        }
        return min(near, key=lambda edge: near[edge], default=None)

    def press(self, place: QPoint, em: float) -> bool:
        """The mouse is pressed; whether it has taken hold of a handle."""
        self._dragged = self.handle_at(place, em)
        return self.dragging

    def drag(self, place: QPoint, *, exactly: bool) -> None:
        """The mouse is moved with a handle in hold: to the nearest word, or `exactly` to the character."""
        if self._dragged is not None:
            offset = self._text.offset_at(place)
            self._put(self._dragged, offset if exactly else self._stops.nearest(self._dragged, offset))

    def release(self) -> bool:
        """The mouse is let go; whether a handle was in hold."""
        held, self._dragged = self.dragging, None
        if held:
            self.keep()
        return held

    def key(self, event: QKeyEvent) -> bool:
        """A key is pressed; whether it was one for the edges."""
        if self._statement is None:
            return False
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
        control = Qt.KeyboardModifier.ControlModifier
        arrows = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in arrows and held & alt:
            self.step(
                "end" if held & shift else "start", arrows[Qt.Key(key)], by_character=bool(held & control)
            )
            return True
        if key in arrows and self._draft and not held:
            self.step(self._at_hand, arrows[Qt.Key(key)], by_character=True)
            return True
        if self._draft and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
            return True
        if (self._draft or self.dragging) and key == Qt.Key.Key_Escape:
            self._leave()
            return True
        return False

    def step(self, edge: Edge, by: int, *, by_character: bool = False) -> None:
        """Move an edge to the next (1) or the previous (-1) word, or by one character."""
        if self._statement is not None:
            self._at_hand = edge
            at = edge_of(self._draft or self._statement.spans, edge)
            stops = self._stops
            self._put(edge, stops.next_character(at, by) if by_character else stops.next(edge, at, by))
            if self._draft:
                self.told.emit(KEYS_TOLD)

    def keep(self) -> None:
        """Hand the draft on, if it is another than the statement."""
        draft, statement = self._draft, self._statement
        self._leave()
        if draft and statement is not None and draft != statement.spans:
            self.changed.emit(statement.id, draft)

    def paint(self, painter: QPainter, colour: QColor, em: float) -> None:
        """Draw the two handles: a line along each edge with a knob, above at the start, below at the end."""
        if self._statement is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for edge in EDGES:
            rect = QRectF(self._rect(edge))
            x = rect.center().x()
            painter.setPen(QPen(colour, max(1.5, em / 11)))
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            knob = em * 0.2
            y = rect.top() if edge == "start" else rect.bottom()
            painter.drawEllipse(QPointF(x, y), knob, knob)

    def _rect(self, edge: Edge) -> QRect:
        spans: Sequence[Span] = self._draft or (self._statement.spans if self._statement else ())
        return self._text.rect_at(edge_of(spans, edge))

    def _put(self, edge: Edge, offset: int) -> None:
        if self._statement is None:
            return
        # From the statement as it was, so that an edge drawn in and out again loses no piece.
        other: Edge = "end" if edge == "start" else "start"
        now = self._draft or self._statement.spans
        spans = moved(self._statement.spans, other, edge_of(now, other))
        spans = moved(spans, edge, offset)
        if edge_of(spans, "start") < edge_of(spans, "end") and spans != now:
            self._draft = spans
            self.drafted.emit()

    def _leave(self) -> None:
        self._dragged = None
        if self._draft:
            self._draft = ()
            self.drafted.emit()
            self.told.emit("")  # what helped with the draft helps no more
