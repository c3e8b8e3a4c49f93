"""What the delegates of the two lists share: grounds, words cut to their room, and its text in one style."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from desktop.window.colours import Colours
from desktop.window.offsets import shown_text


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, colours: Colours, em: float) -> None:
    """The ground of a row: rounded where it is selected or under the mouse, ringed where the keys are."""
    state = option.state
    place = QRectF(option.rect).adjusted(em * 0.3, 1, -em * 0.3, -1)
    palette: QPalette = option.palette
    painter.setPen(Qt.PenStyle.NoPen)
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        colour = QColor(palette.color(QPalette.ColorRole.Highlight))
        if not selected:
            colour.setAlpha(70)
        painter.setBrush(colour)
        painter.drawRoundedRect(place, em * 0.3, em * 0.3)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    widget = option.widget
    if focused and isinstance(widget, QListView) and widget.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.accent, 1.5))
        painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), em * 0.3, em * 0.3)


def draw_line(
    painter: QPainter,
    place: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    right: bool = False,
) -> None:
    """One line of text, elided at its end, in the middle of `place`'s height."""
    if place.width() <= 0:
        return
    painter.setFont(font)
    painter.setPen(colour)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetricsF(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextSingleLine, shown)


def one_line(text: str) -> str:
    """A text as it can stand in one line."""
    return " ".join(shown_text(text).split())


def cut_lines(text: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """`text` broken into lines of this width, `most` at most, the last one elided where more would follow."""
    return _cut_lines(one_line(text)[:600], font.key(), round(width), most)


@lru_cache(maxsize=2048)
def _cut_lines(text: str, font_key: str, width: int, most: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(font_key)
    layout = QTextLayout(text, font)
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrapping)
    lines: list[tuple[int, int]] = []
    layout.beginLayout()
    while len(lines) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        lines.append((line.textStart(), line.textLength()))
    layout.endLayout()
    # Qt counts UTF-16 units here.
    units = text.encode("utf-16-le", "surrogatepass")

    def part(start: int, end: int | None = None) -> str:
        stop = None if end is None else 2 * end
        return units[2 * start : stop].decode("utf-16-le", "replace")

    if len(lines) <= most:
        return tuple(part(start, start + length).rstrip() for start, length in lines)
    kept = [part(start, start + length).rstrip() for start, length in lines[: most - 1]]
    rest = part(lines[most - 1][0])
    return (*kept, QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
