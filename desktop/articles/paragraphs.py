"""Where the paragraphs of a plain text lie, however their ends are written.

Blank lines always separate paragraphs. A single line end does so too, unless the text is hard-wrapped: its
lines are at most `_WIDEST` long and most of those that have a successor break off in mid-sentence near the
full width. In a wrapped text a paragraph also starts at an indented line, and after a short line that ends
a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.basics.spans import Span

_WIDEST = 130
_FULL = 0.6
"""A line at least this share of the widest one may have been broken because it was full."""
_LINE_END = re.compile(r"[\n\v\f\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"""[.!?…:]["'”’»)\]*_]*$""")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where its words lie (surrounding blanks left out), and its indentation."""

    span: Span
    indent: int
    after_blank: bool


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank."""
    return tuple(_lines(text))


def paragraph_spans(text: str, lines: Sequence[Line] | None = None) -> tuple[Span, ...]:
    """The paragraphs of `text` in order, without surrounding blanks; of `lines` alone where given."""
    if lines is None:
        lines = lines_of(text)
    width = wrapped_width(text, lines)
    starts = [
        index == 0 or line.after_blank or not width or _opens_paragraph(text, lines[index - 1], line, width)
        for index, line in enumerate(lines)
    ]
    spans: list[Span] = []
    for line, start in zip(lines, starts, strict=True):
        if start:
            spans.append(line.span)
        else:
            spans[-1] = Span(spans[-1].start, line.span.end)
    return tuple(spans)


def wrapped_width(text: str, lines: Sequence[Line]) -> int:
    """The width that `text` is hard-wrapped to, or 0 where every line end is meant."""
    ends = [line for line, following in pairwise(lines) if not following.after_blank]
    widest = max((len(line.span) for line in lines), default=0)
    if not ends or widest > _WIDEST:
        return 0
    broken = sum(len(line.span) >= widest * _FULL and not ends_sentence(line.span.of(text)) for line in ends)
    return widest if broken * 2 >= len(ends) else 0


def ends_sentence(words: str) -> bool:
    """Whether `words` end as a sentence does: a stop, closing marks and emphasis after it allowed."""
    return bool(_SENTENCE_END.search(words.rstrip()[-12:]))


def _lines(text: str) -> Iterator[Line]:
    at, after_blank = 0, False
    ends = [match.start() for match in _LINE_END.finditer(text)]
    for end in (*ends, len(text)):
        raw = text[at:end]
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            yield Line(Span(at + indent, at + indent + len(words)), indent, after_blank)
        after_blank = not words
        at = end + 1


def _opens_paragraph(text: str, before: Line, line: Line, width: int) -> bool:
    if line.indent >= before.indent + 2:
        return True
    short = len(before.span) < width * _FULL
    return short and ends_sentence(before.span.of(text))
