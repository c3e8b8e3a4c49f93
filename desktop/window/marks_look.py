"""How notes, stars and tags look: their colours, their words, and the small row of glyphs for them.

A tag is told by its letters and only then by its colour: where there is room by its name, elsewhere by its
first letters on a ground of the colour. A note is a sheet with a folded corner, a star a star.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QPixmap

from desktop.project.marking import TagColour
from desktop.project.marks import Mark, Marks
from desktop.window.colours import Chip, Colours
from desktop.window.icons import draw
from desktop.window.paint_fonts import Fonts

MOST_TAGS = 3
"""How many tags a row of glyphs has room for; of more, their number is told."""

LETTERS = 2
"""Letters of a tag's name that stand for it."""

_LIGHT: Mapping[TagColour, tuple[str, str]] = {
    "red": ("#8f1d14", "#fbdcd8"),
    "orange": ("#7d3d06", "#fde3c8"),
    "yellow": ("#5f4b00", "#f8ebad"),
    "green": ("#1f5c39", "#d6f0df"),
    "teal": ("#0b575f", "#cdeef0"),
    "blue": ("#1f4c86", "#dae8fb"),
    "purple": ("#57318a", "#e9defa"),
    "grey": ("#3f454c", "#e2e5e9"),
}
_DARK: Mapping[TagColour, tuple[str, str]] = {
    "red": ("#f9b9b0", "#5a2722"),
    "orange": ("#f7c495", "#57330f"),
    "yellow": ("#efdb84", "#4b3f0c"),
    "green": ("#a3deba", "#1f4731"),
    "teal": ("#97dde2", "#12464c"),
    "blue": ("#b3d1fa", "#233f66"),
    "purple": ("#d6bff7", "#44306a"),
    "grey": ("#d4d8dc", "#42474e"),
}
# Words, and the ground behind them.

_STAR = {False: QColor("#9a6700"), True: QColor("#f2c14e")}
_HIT = {False: Chip(QColor("#0c5a68"), QColor("#bfe9f0")), True: Chip(QColor("#8fe0ee"), QColor("#1c4e59"))}


@cache
def tag_colours(colour: str, *, dark: bool) -> Chip:
    """The words and the ground of a tag of this colour."""
    table = _DARK if dark else _LIGHT
    name: TagColour = next((one for one in table if one == colour), "grey")
    text, ground = table[name]
    return Chip(QColor(text), QColor(ground))


def star_colour(*, dark: bool) -> QColor:
    """What a star is drawn in."""
    return _STAR[dark]


def hit_colours(*, dark: bool) -> Chip:
    """The stroke and the ground of words that were looked for."""
    return _HIT[dark]


def mark_in_words(mark: Mark | None) -> str:
    """A mark, line by line, as a tooltip tells it; "" for none."""
    if not mark:
        return ""
    tags = f"{'Tag' if len(mark.tags) == 1 else 'Tags'}: {', '.join(mark.tags)}" if mark.tags else ""
    return "\n".join(filter(None, ("Starred" if mark.starred else "", tags, mark.note)))


def mark_spoken(mark: Mark | None) -> str:
    """A mark in one line, as a screen reader tells it; "" for none."""
    if not mark:
        return ""
    tags = f"tagged {', '.join(mark.tags)}" if mark.tags else ""
    note = f"note: {' '.join(mark.note.split())}" if mark.note else ""
    return ", ".join(filter(None, ("starred" if mark.starred else "", tags, note)))


def tag_letters(name: str) -> str:
    """What stands for a tag where its name has no room."""
    return name[:LETTERS]


def draw_mark(
    painter: QPainter, place: QRectF, mark: Mark | None, marks: Marks, fonts: Fonts, colours: Colours
) -> float:
    """Draw a mark's glyphs, flush right in `place`; how wide they are, with a little distance to what stands
    left of them. Nothing for no mark."""
    if not mark:
        return 0.0
    em = fonts.em
    high = QFontMetricsF(fonts.small).height()
    right, top = place.right(), place.center().y() - high / 2
    shown = mark.tags[:MOST_TAGS] if len(mark.tags) <= MOST_TAGS else mark.tags[: MOST_TAGS - 1]
    if len(mark.tags) > len(shown):
        more = f"+{len(mark.tags) - len(shown)}"
        right -= draw_tag(painter, right, top, more, "grey", fonts, colours)
    for name in reversed(shown):
        right -= draw_tag(painter, right, top, tag_letters(name), marks.colour_of(name), fonts, colours)
    side = em * 0.8
    for name, colour in (
        *([("note", colours.muted)] if mark.note else []),
        *([("star", star_colour(dark=colours.dark))] if mark.starred else []),
    ):
        draw(painter, name, QRectF(right - side, place.center().y() - side / 2, side, side), colour)
        right -= side + em * 0.12
    return place.right() - right + em * 0.25


def draw_tag(
    painter: QPainter, right: float, top: float, words: str, colour: str, fonts: Fonts, colours: Colours
) -> float:
    """Draw a tag that ends at `right`; how far the next one has to keep away from there."""
    metrics = QFontMetricsF(fonts.small)
    look = tag_colours(colour, dark=colours.dark)
    wide, high = metrics.horizontalAdvance(words) + fonts.em * 0.4, metrics.height()
    box = QRectF(right - wide, top, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.ground)
    painter.drawRoundedRect(box, high * 0.25, high * 0.25)
    painter.setFont(fonts.small)
    painter.setPen(look.text)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextSingleLine, words)
    return wide + fonts.em * 0.15


def tag_icon(colour: str, *, dark: bool, side: int) -> QIcon:
    """A square of a tag's colour, outlined in the colour of its words, for menus and lists."""
    look = tag_colours(colour, dark=dark)
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.text)
    painter.setBrush(look.ground)
    painter.drawRoundedRect(QRectF(1.5, 1.5, side - 3, side - 3), side * 0.2, side * 0.2)
    painter.end()
    return QIcon(picture)


def join_marks(marks: Sequence[Mark | None]) -> Mark | None:
    """Several marks as one, for a place that shows them together; None where there is none."""
    there = [one for one in marks if one]
    if len(there) < 2:
        return there[0] if there else None
    return Mark(
        there[0].target,
        "\n".join(one.note for one in there if one.note),
        any(one.starred for one in there),
        tuple(dict.fromkeys(tag for one in there for tag in one.tags)),
    )
