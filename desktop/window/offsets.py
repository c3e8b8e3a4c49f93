"""Cross Qt's edge with text: code points to UTF-16 units and back, and text that Qt must not interpret.

The program counts code points; Qt's documents and layouts count UTF-16 units, in which a character
outside the Basic Multilingual Plane (an emoji, say) takes two.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left

TOOLTIP_LIMIT = 700
"""How many characters of a text a tooltip shows at most."""

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# What Qt's text documents read as structure of their own, or would join into one line end.
_STRUCTURE = re.compile("[\x00\r\x1c-\x1f\ufdd0-\ufdef\ufffe\uffff\ufffc\ud800-\udfff]")


class Utf16Offsets:
    """Offsets into one text, both ways."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        # Code points of the characters that take two units, and the units at which they begin.
        self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + index for index, point in enumerate(self._points)]

    def units(self, point: int) -> int:
        """The UTF-16 offset of a code point's offset; beyond the ends, that of the end."""
        point = min(max(point, 0), self._length)
        return point + bisect_left(self._points, point)

    def point(self, unit: int) -> int:
        """The code point's offset of a UTF-16 offset; from inside a character, that of its start."""
        unit = max(unit, 0)
        before = bisect_left(self._units, unit)
        if before and self._units[before - 1] + 1 == unit:
            return self._points[before - 1]
        return min(unit - before, self._length)


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text) + len(_ASTRAL.findall(text))


def shown_text(text: str) -> str:
    """An article's text as a Qt document or layout can hold it: the same number of characters, with those
    that Qt would take for structure of its own replaced."""
    return _STRUCTURE.sub(lambda match: " " if match[0] in "\r\x00" else "\N{REPLACEMENT CHARACTER}", text)


def plain_tooltip(text: str) -> str:
    """A tooltip that shows `text` letter for letter, bounded and wrapped.

    Qt guesses from a tooltip's looks whether it is rich text, and wraps only rich text; so this is rich
    text on purpose, with everything in it escaped.
    """
    if not text:
        return ""
    if len(text) > TOOLTIP_LIMIT:
        text = text[: TOOLTIP_LIMIT - 1].rstrip() + "…"
    return f'<p style="white-space: pre-wrap">{html.escape(shown_text(text))}</p>'
