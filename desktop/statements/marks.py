"""Find the characters that may be quotation marks, and weigh what each may be.

A mark's shape and its neighbours say how well it would open a quotation, close one, or be none at all
(an apostrophe, inches, a stray mark). Each of the three is a cost, 0 for "just as it should be"; which
of them it is, `pairing` decides for a whole stretch of text at once. Apostrophes inside words and
long rows of marks are left out here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span

Kind = Literal["double", "single", "guillemet"]

LONGEST_ROW = 6
"""A row of more adjoining marks than this is decoration, not quotation."""

MOST_MARKS = 20_000
"""Marks looked at in one text: more than a book holds, few enough for a hostile text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A possible quotation mark: `open`, `close` and `skip` cost what it takes to read it as such.

    `doubled` says that the same mark stands directly before it, `first` that it begins its paragraph,
    `line` that it begins a line. `stop` is where the last clause before it ends (after its comma, stop
    or line), -1 where none does in its paragraph.
    """

    span: Span
    shape: str
    kind: Kind
    open: float
    close: float
    skip: float
    doubled: bool
    first: bool
    line: bool
    stop: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row of adjoining marks stands: the classes of its neighbours, and whether it begins or
    ends its paragraph."""

    paragraph: Span
    left: str
    right: str
    first: bool
    last: bool


_ROW = re.compile(r"""["＂“”„‟«»‹›‘’‚‛`']+""")
_MARK = re.compile(r"""``|'+|‘‘|’’|["＂“”„‟«»‹›‘’‚‛`]""")
_KIND: dict[str, Kind] = {
    "'": "single", "‘": "single", "’": "single", "‚": "single", "‛": "single", "`": "single",
    "«": "guillemet", "»": "guillemet", "‹": "guillemet", "›": "guillemet",
}  # fmt: skip

# What the shape alone costs as an opening and as a closing mark. A straight single mark is most often
# an apostrophe; a curly mark is now and then turned the wrong way by an editor's program.
_SHAPE: dict[str, tuple[float, float]] = {
    "“": (0, 2.5), "”": (2.5, 0), "„": (0, 5), "‟": (0, 2), "``": (0, 5), "‘‘": (0, 2.5), "’’": (2.5, 0),
    "‘": (0.2, 3), "’": (2, 0), "'": (1, 0), "‚": (0.5, 5), "‛": (0.5, 3), "`": (0.3, 5),
    "«": (0, 2), "»": (1.5, 0), "‹": (0, 2), "›": (1.5, 0),
}  # fmt: skip

# What the neighbours cost. S space or edge, O opening bracket, D dash, P punctuation, W word, N other.
_OPEN_LEFT = {"S": 0.0, "O": 0.0, "D": 0.3, "P": 1.5, "W": 3.0, "N": 0.3}
_OPEN_RIGHT = {"S": 1.5, "O": 0.0, "D": 1.0, "P": 1.5, "W": 0.0, "N": 0.0}
_CLOSE_LEFT = {"S": 1.5, "O": 3.0, "D": 0.5, "P": 0.0, "W": 0.0, "N": 0.0}
_CLOSE_RIGHT = {"S": 0.0, "O": 1.0, "D": 0.2, "P": 0.0, "W": 2.5, "N": 0.3}
_EDGE = 3.0
"""Opening at the very end of a paragraph, or closing at its very start."""

_DECADE = re.compile(r"\d\ds?\b")
_WORD_AFTER = re.compile(r"\w{1,12}'?")
_WORD_BEFORE = re.compile(r"[\w']{1,12}$")
_STOP = re.compile(r"[.,!?;…]+(?=\s)|\S(?=[^\S\n]*\n)")
_POSSESSIVE = re.compile(r"s\b", re.IGNORECASE)


def find_marks(text: str, paragraph: Span, *, most: int = MOST_MARKS) -> tuple[Mark, ...]:
    """The possible quotation marks of one paragraph, in order; those after the first `most` are left out."""
    found: list[Mark] = []
    lead = _lead(text, paragraph)
    stop, scanned = -1, paragraph.start
    for match in _ROW.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        if end - start > LONGEST_ROW:
            continue
        if match.group() == '""' and text[start - 1 : start] == "=":
            continue  # an empty attribute of markup that was left in the text
        if len(found) >= most:
            break
        for ending in _STOP.finditer(text, scanned, start):
            stop = ending.end()
        scanned = start
        gap = text[max(paragraph.start, start - 4) : start]
        place = _Place(
            paragraph,
            left=_class_before(text, start, paragraph.start),
            right=_class_after(text, end, paragraph.end),
            first=start <= lead,
            last=not text[end : min(end + 40, paragraph.end)].strip(),
        )
        line = place.first or ("\n" in gap and not gap.rpartition("\n")[2].strip())
        before = ""
        for span, shape in _pieces(text, match.span(), place):
            weight = _weigh(text, span, shape, place)
            if weight is not None:
                doubled = shape == before
                found.append(
                    Mark(span, shape, *weight, doubled=doubled, first=place.first, line=line, stop=stop)
                )
            before = shape
    return tuple(found)


def _pieces(text: str, row: tuple[int, int], place: _Place) -> list[tuple[Span, str]]:
    """Marks that adjoin, each with its shape: straight single marks are doubles where they can be."""
    out: list[tuple[Span, str]] = []
    for match in _MARK.finditer(text, *row):
        start, end = match.span()
        shape = match.group()
        if shape[0] != "'":
            out.append((Span(start, end), '"' if shape == "＂" else shape))
            continue
        # An odd one out is the inner mark: ''' before a word is '' and ', after a word ' and ''.
        odd, doubles = len(shape) % 2, [2] * (len(shape) // 2)
        for size in [1] * odd + doubles if place.left not in "SOD" else doubles + [1] * odd:
            out.append((Span(start, start + size), "'" * size))
            start += size
    return out


def _weigh(text: str, span: Span, shape: str, place: _Place) -> tuple[Kind, float, float, float] | None:
    """Kind and costs (open, close, skip) of one mark, or None where it is surely none."""
    kind = _KIND.get(shape, "double")
    paragraph = place.paragraph
    shape_open, shape_close = _SHAPE.get(shape, (0.0, 0.0))
    opening = shape_open + _OPEN_LEFT[place.left] + _OPEN_RIGHT[place.right] + _EDGE * place.last
    closing = shape_close + _CLOSE_LEFT[place.left] + _CLOSE_RIGHT[place.right] + _EDGE * place.first
    before = text[span.start - 1] if span.start > paragraph.start else " "
    after = text[span.end] if span.end < paragraph.end else " "
    if kind != "single":
        # Inches and seconds: 6'2", a 12" record.
        skip = 0.3 if before.isdigit() and shape in {'"', "''", "”"} else 4.0
        return kind, opening, closing, skip
    if _is_word(before) and _is_word(after):
        return None
    # The "Variety"'s of a title, the E.U.'s of an abbreviation.
    if _POSSESSIVE.match(text, span.end, paragraph.end) and before in '"”’».)]':
        return None
    if _is_word(before):
        skip, more = (2.5, 0.0) if shape == "‘" else _apostrophe_after(text, span, paragraph, before)
        return kind, opening, closing + more, skip
    if _is_word(after):
        skip, more = _apostrophe_before(text, span, paragraph, shape)
        return kind, opening + more, closing, skip
    return kind, opening, closing, 0.5 if place.left == place.right == "S" else 2.5


def _apostrophe_after(text: str, span: Span, paragraph: Span, before: str) -> tuple[float, float]:
    """For a single mark at a word's end: the cost of an apostrophe, and what it adds to closing."""
    if before.isdigit():
        return 0.1, 0.5
    if before in "sxzSXZ":
        return 0.3, 0.5
    tail = _WORD_BEFORE.search(_straight(text[max(paragraph.start, span.start - 12) : span.start]))
    word = tail.group().lower() if tail else ""
    if word + "'" in _elisions() or "'" + word + "'" in _elisions() or (len(word) > 4 and word[-2:] == "in"):
        return 0.4, 0.7
    return 2.0, 0.0


def _apostrophe_before(text: str, span: Span, paragraph: Span, shape: str) -> tuple[float, float]:
    """For a single mark at a word's start: the cost of an apostrophe, and what it adds to opening."""
    if _DECADE.match(text, span.end, paragraph.end):
        return 0.1, 2.5
    match = _WORD_AFTER.match(_straight(text[span.end : min(span.end + 14, paragraph.end)]))
    word = "'" + match.group().lower() if match else ""
    if word in _elisions() or word.rstrip("'") in _elisions():
        return 0.1, 2.5
    return {"’": 0.8, "‘": 3.5, "'": 2.0, "`": 3.0}.get(shape, 1.5), 0.0


@cache
def _elisions() -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon("elisions"))


def _straight(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'")


def _is_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _class(char: str) -> str:
    if char.isspace():
        return "S"
    if _is_word(char):
        return "W"
    category = unicodedata.category(char)
    if category == "Ps":
        return "O"
    if category == "Pd" or char in "/=":
        return "D"
    if category == "Pe" or char in ".,!?;:…%":
        return "P"
    return "N"


def _class_before(text: str, at: int, start: int) -> str:
    """The class of the character before `at`, invisible ones passed over."""
    for place in range(at - 1, max(start, at - 4) - 1, -1):
        if unicodedata.category(text[place]) != "Cf":
            return _class(text[place])
    return "S"


def _class_after(text: str, at: int, end: int) -> str:
    """The class of the character at `at`, invisible ones passed over."""
    for place in range(at, min(end, at + 4)):
        if unicodedata.category(text[place]) != "Cf":
            return _class(text[place])
    return "S"


def _lead(text: str, paragraph: Span) -> int:
    """Where the paragraph's words begin: white space and signs such as a bullet passed over."""
    at = paragraph.start
    while (
        at < min(paragraph.end, paragraph.start + 8) and _class(text[at]) in "SDN" and text[at] not in _KIND
    ):
        if _MARK.match(text, at):
            break
        at += 1
    return at
