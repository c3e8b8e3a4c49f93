"""Where a statement's words begin and end while the user moves the edges: plain values, no Qt here.

An edge moves from word to word: the beginning to where a word or mark begins, the end to where one ends; or
from one character that is seen to the next. What lies beyond an edge that moved inwards falls away, pieces of
the content among it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

from desktop.basics.spans import Span

Edge = Literal["start", "end"]

_JOINER = "\u200d"

_WORD = re.compile(r"\w+(?:['’\-\u2011]\w+)*|[^\w\s]")


class Stops:
    """The places in one text at which an edge can stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        words = [match.span() for match in _WORD.finditer(text)]
        self._stops: dict[Edge, list[int]] = {
            "start": [start for start, _ in words],
            "end": [end for _, end in words],
        }

    def nearest(self, edge: Edge, offset: int) -> int:
        """The stop for this edge that lies nearest to `offset`, the earlier of two."""
        stops = self._stops[edge]
        at = bisect_left(stops, offset)
        near = stops[max(0, at - 1) : at + 1]
        return min(near, key=lambda stop: (abs(stop - offset), stop), default=offset)

    def next(self, edge: Edge, offset: int, by: int) -> int:
        """The stop for this edge after `offset` (`by` 1) or before it (-1); `offset` where there is none."""
        stops = self._stops[edge]
        at = bisect_right(stops, offset) if by > 0 else bisect_left(stops, offset) - 1
        return stops[at] if 0 <= at < len(stops) else offset

    def next_character(self, offset: int, by: int) -> int:
        """The place one character after `offset` (`by` 1) or before it (-1), whole with its accents; `offset`
        at either end of the text."""
        at = offset + by
        while 0 < at < len(self._text) and _belongs_before(self._text[at - 1], self._text[at]):
            at += by
        return at if 0 <= at <= len(self._text) else offset


def _belongs_before(before: str, character: str) -> bool:
    """Whether a character is seen as part of the one before it: an accent, a variant, what a joiner joins."""
    joined = _JOINER in (before, character)
    return (
        joined or unicodedata.category(character) in ("Mn", "Me") or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def edge_of(spans: Sequence[Span], edge: Edge) -> int:
    """Where an edge of some content stands."""
    return spans[0].start if edge == "start" else spans[-1].end


def moved(spans: Sequence[Span], edge: Edge, to: int) -> tuple[Span, ...]:
    """`spans` with an edge moved to the offset `to`; as they are where nothing would be left."""
    if edge == "start":
        rest = [one for one in spans if one.end > to]
        if not rest:
            return tuple(spans)
        return (Span(to if rest[0] is spans[0] else max(to, rest[0].start), rest[0].end), *rest[1:])
    rest = [one for one in spans if one.start < to]
    if not rest:
        return tuple(spans)
    return (*rest[:-1], Span(rest[-1].start, to if rest[-1] is spans[-1] else min(to, rest[-1].end)))


def split_at(spans: Sequence[Span], offset: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The parts of `spans` before and after `offset`; one may be empty."""
    before = tuple(Span(one.start, min(one.end, offset)) for one in spans if one.start < offset)
    after = tuple(Span(max(one.start, offset), one.end) for one in spans if one.end > offset)
    return before, after
