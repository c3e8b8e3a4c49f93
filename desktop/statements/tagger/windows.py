"""Lay an article out for the trained reader: its word pieces, how they are written, and windows over them.

The reader sees `LONGEST` pieces at a time: whole neighbouring paragraphs, each closed by a mark of its own. A
window begins with some of what stands before (`CONTEXT`), which it reads but does not judge. Beside the
word each piece tells how it is written (the vocabulary knows no capitals), what kind of quotation marks it
stands in, and whether it belongs to the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop.articles.article import Paragraph
from desktop.basics.spans import Span
from desktop.statements.quotations import Quotation
from desktop.statements.tagger.wordpieces import WordPieces

Numbers = npt.NDArray[np.int64]

LONGEST = 256
CONTEXT = 72
CASES, QUOTES = 5, 5
_STYLES = {"double": 1, "guillemet": 1, "single": 2, "block": 3}
_NESTED = 4
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The word pieces of an article: ids, places in the text, marks (how written) and paragraph edges.

    `paragraphs` are the first piece of each paragraph and the one after its last; `marks` join case,
    quotation and headline to one number.
    """

    ids: Numbers
    starts: Numbers
    ends: Numbers
    marks: Numbers
    paragraphs: tuple[tuple[int, int], ...]
    stops: frozenset[int]

    def span(self, first: int, end: int) -> Span:
        """The stretch of text from piece `first` to the one before `end`."""
        return Span(int(self.starts[first]), int(self.ends[end - 1]))


@dataclass(frozen=True, slots=True)
class Window:
    """Stretches of pieces read together; those from number `own` on are judged here."""

    stretches: tuple[tuple[int, int], ...]
    own: int

    @property
    def size(self) -> int:
        """The pieces of the window, its own marks included."""
        return 1 + sum(end - start + 1 for start, end in self.stretches)


def pieces_of(
    words: WordPieces, text: str, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation]
) -> Pieces:
    """The pieces of an article whose quotations are known."""
    quoted = np.zeros(len(text) + 1, np.int64)
    for quotation in quotations:
        style = _STYLES[quotation.style] if quotation.parent is None else _NESTED
        quoted[quotation.span.start : quotation.span.end] = style
    cases = np.zeros(len(text) + 1, np.int64)
    for word in _WORD.finditer(text):
        cases[word.start() : word.end()] = case_of(word.group())
    rows: list[tuple[int, int, int]] = []
    edges = []
    headline = []
    for paragraph in paragraphs:
        first = len(rows)
        rows.extend(words.cut(text, paragraph.span))
        edges.append((first, len(rows)))
        headline.extend([int(paragraph.role == "headline")] * (len(rows) - first))
    table = np.array(rows, np.int64).reshape(-1, 3)
    starts = table[:, 1]
    marks = (cases[starts] * QUOTES + quoted[starts]) * 2 + np.array(headline, np.int64)
    return Pieces(table[:, 0], starts, table[:, 2], marks, tuple(edges), words.stops)


def case_of(word: str) -> int:
    """How a word is written: 0 no letter first, 1 small, 2 capitalised, 3 capitals, 4 mixed."""
    if not word[:1].isalpha():
        return 0
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4


def stretches_of(pieces: Pieces) -> list[tuple[int, int]]:
    """The paragraphs, those too long for a window cut after a sentence where one ends in time."""
    limit = LONGEST - 2
    found = []
    for first, end in pieces.paragraphs:
        start = first
        while start < end:
            cut = min(end, start + limit)
            if cut < end:
                for place in range(cut, start + limit // 2, -1):
                    if int(pieces.ids[place - 1]) in pieces.stops:
                        cut = place
                        break
            found.append((start, cut))
            start = cut
    return found


def windows_of(pieces: Pieces, *, context: int = CONTEXT) -> list[Window]:
    """Windows that together judge every piece once."""
    stretches = stretches_of(pieces)
    sizes = [end - start + 1 for start, end in stretches]
    windows = []
    at = 0
    while at < len(stretches):
        first, used = at, 1
        while (
            first > 0
            and used + sizes[first - 1] <= context
            and used + sizes[first - 1] + sizes[at] <= LONGEST
        ):
            first -= 1
            used += sizes[first]
        end = at
        while end < len(stretches) and (end == at or used + sizes[end] <= LONGEST):
            used += sizes[end]
            end += 1
        windows.append(Window(tuple(stretches[first:end]), at - first))
        at = end
    return windows
