"""The colours of tags, stars, and words that were looked for.

As everywhere: words keep a contrast of 4.5 : 1 to their ground, strokes one of 3 : 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PySide6.QtGui import QColor

from desktop.project.marking import TagColour
from desktop.window.colours import Chip

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
