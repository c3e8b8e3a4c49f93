"""What all pictures of the overview have in common: title, key, columns for outlets, and notes on too few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF

from desktop.comparison.overview import LEAST
from desktop.window.article_rows import count_of
from desktop.window.colours import outlet_colour
from desktop.window.overview_picture import Band, Box, Dot, Item, Look, Sign, Stroke, Words
from desktop.window.paint_icons import Shape
from desktop.window.row_painting import cut_lines

KeySign = tuple[str, str]
"""A sign of the key ("solid", "hatched", "open", "dot full", "dot half", "dot open", "line", "dashes" or
"nothing", or a verdict's shape) and what it means."""

NARROWEST = 6.2
"""The least width of an outlet's column, in lines."""

ROOM_TO_EXPLAIN = 29
"""Lines of width from which a picture says in a sentence what it shows."""

MOST_LINES = 12
"""Lines that what is told of a picture may take: more than any needs where letters are large."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A column for each outlet, right of the names: left edges and one width."""

    name_width: float
    lefts: tuple[float, ...]
    width: float
    total: float


def too_few(count: int, what: str = "statement") -> str:
    """The note that stands in place of a pattern, or "" where there are enough."""
    if count == 0:
        return f"No {what}s yet."
    return f"Only {count_of(count, what)}: too few for a pattern." if count < LEAST else ""


def pad(look: Look) -> float:
    """The margin around a picture."""
    return look.em * 0.9


def columns(
    look: Look,
    names: Sequence[str],
    count: int,
    width: float,
    *,
    least: float = NARROWEST,
    most: float = 1000.0,
) -> Columns:
    """Room for the longest of `names`, within reason, and `count` columns that fill the rest of `width`.

    Columns are at least `least` and at most `most` lines wide; what these leave is the names'.
    """
    em, edge = look.em, pad(look)
    longest = max((look.wide(name, look.fonts.program) for name in names), default=0.0)
    gap = em * 0.9
    taken = edge * 2 + count * (em * least + gap)
    # Names give way first: their rows say the rest in the table and to the mouse.
    room = min(max(longest + em * 0.3, em * 5), max(em * 7.5, width * 0.3, width - taken - em * 30))
    room = min(room, max(em * 7.5, width - taken))
    room = max(room, min(longest + em * 0.3, width - edge * 2 - count * (em * most + gap)))
    left = edge + room + gap
    each = max(em * least, (width - left - edge - gap * (count - 1)) / max(1, count))
    return Columns(
        room,
        tuple(left + number * (each + gap) for number in range(count)),
        each,
        left + count * each + gap * (count - 1) + edge,
    )


def top_band(look: Look, title: str, told: str, key: Sequence[KeySign], note: str, width: float) -> Band:
    """The title, what is shown, the key to the signs, and a note where there is too little to show."""
    em, edge, shades = look.em, pad(look), look.colours
    room = width - 2 * edge
    y = edge
    items: list[Item] = [Words(QRectF(edge, y, room, em * 1.35), title, look.title, shades.text)]
    y += em * 1.4
    # Where letters are large what is drawn is to be met first; a screen reader has the sentence all the same.
    explained = bool(told) and width >= em * ROOM_TO_EXPLAIN
    for line in cut_lines(told, look.fonts.program, room, MOST_LINES) if explained else ():
        items.append(Words(QRectF(edge, y, room, em * 1.1), line, look.fonts.program, shades.muted))
        y += em * 1.1
    if key:
        drawn, y = _key(look, key, edge, y + em * 0.35, width - edge)
        items += drawn
    if note:
        y += em * 0.4
        wide = min(room, look.wide(note, look.bold) + em * 2.4)
        lines = cut_lines(note, look.bold, wide - em * 1.7, MOST_LINES)
        high = em * (0.5 + 1.1 * len(lines))
        items += [
            Box(QRectF(edge, y, wide, high), shades.changed.ground, radius=em * 0.3),
            Sign(QRectF(edge + em * 0.5, y + em * 0.4, em * 0.8, em * 0.8), "failed", shades.changed.stroke),
        ]
        for number, line in enumerate(lines):
            place = QRectF(edge + em * 1.5, y + em * (0.25 + 1.1 * number), wide - em * 1.7, em * 1.1)
            items.append(Words(place, line, look.bold, shades.text))
        y += high
    return Band(y + em * 0.5, tuple(items))


def outlet_head(look: Look, heads: Sequence[tuple[str, str]], places: Sequence[int], plan: Columns) -> Band:
    """The outlets' names over their columns, each with a line under it; `places` number their colours."""
    em, shades = look.em, look.colours
    small = QFontMetricsF(look.fonts.small).height() if any(under for _, under in heads) else 0.0
    items: list[Item] = []
    lines = [cut_lines(name, look.bold, plan.width - em * 0.8, 2) for name, _ in heads]
    high = em * 1.1 * max(map(len, lines), default=1)
    for left, (_, under), place, name in zip(plan.lefts, heads, places, lines, strict=True):
        # A name of one line stands at the foot, beside the last line of longer ones.
        y = em * 0.15 + high - em * 1.1 * len(name)
        items.append(
            Dot(QPointF(left + em * 0.3, y + em * 0.55), em * 0.3, outlet_colour(place, dark=shades.dark))
        )
        for line in name:
            items.append(
                Words(
                    QRectF(left + em * 0.8, y, plan.width - em * 0.8, em * 1.1), line, look.bold, shades.text
                )
            )
            y += em * 1.1
        if under:
            items.append(
                Words(QRectF(left, y + em * 0.1, plan.width, small), under, look.fonts.small, shades.muted)
            )
    height = em * 0.25 + high + small + em * 0.4
    items.append(rule(look, height - 0.5, plan.total))
    return Band(height, tuple(items))


def rule(look: Look, y: float, width: float) -> Stroke:
    """A hairline across the picture."""
    edge = pad(look)
    return Stroke(QPointF(edge, y), QPointF(width - edge, y), look.colours.hairline)


def empty_body(look: Look, words: str, width: float) -> Band:
    """A body that says why there is nothing in it."""
    em, edge = look.em, pad(look)
    lines = cut_lines(words, look.fonts.program, width - 2 * edge, 6)
    return Band(
        em * (1.2 * len(lines) + 2),
        tuple(
            Words(
                QRectF(edge, em * (0.6 + 1.2 * number), width - 2 * edge, em * 1.2),
                line, look.fonts.program, look.colours.muted,
            )
            for number, line in enumerate(lines)
        ),
    )  # fmt: skip


def _key(look: Look, key: Sequence[KeySign], left: float, y: float, right: float) -> tuple[list[Item], float]:
    """The signs with their meanings, in as many lines as they need, and where they end."""
    em = look.em
    items: list[Item] = []
    x = left
    for sign, meaning in key:
        wide = look.wide(meaning, look.fonts.small) + em * 1.6
        if x > left and x + wide > right:
            x, y = left, y + em * 1.2
        items += [
            *_sign(look, sign, QRectF(x, y + em * 0.2, em * 1.0, em * 0.8)),
            Words(
                QRectF(x + em * 1.3, y, wide - em * 1.2, em * 1.2),
                meaning,
                look.fonts.small,
                look.colours.text,
            ),
        ]
        x += wide + em * 0.9
    return items, y + em * 1.2


def _sign(look: Look, sign: str, place: QRectF) -> list[Item]:
    colour: QColor = look.colours.muted
    middle = place.center()
    match sign:
        case "solid" | "hatched" | "open":
            return [
                Box(place, colour, "solid" if sign == "solid" else "hatched" if sign == "hatched" else "open")
            ]
        case "dot full":
            return [Dot(middle, look.em * 0.3, colour, "full", look.colours.paper)]
        case "dot half":
            return [Dot(middle, look.em * 0.3, colour, "half", look.colours.paper)]
        case "dot open":
            return [Dot(middle, look.em * 0.3, colour, "open", look.colours.paper)]
        case "line" | "dashes":
            ends = QPointF(place.left(), middle.y()), QPointF(place.right(), middle.y())
            return [Stroke(*ends, colour, look.em * 0.12, dotted=sign == "dashes")]
        case "nothing":
            return [Words(place, "–", look.fonts.program, colour, "centre")]
        case _:
            shape: Shape = sign  # type: ignore[assignment]
            return [Sign(place, shape, colour)]
