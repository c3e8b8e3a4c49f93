"""Paint one rendering against its base: segments that say what is the same, changed, added or moved.

The segments follow one another without a gap: joined, their texts are the rendering exactly. A segment
without length is a cut mark: the place where words of the base are missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.basics.spans import Span
from desktop.comparison.compare import differing
from desktop.comparison.differences import Finding, difference, spans_of
from desktop.comparison.passage import Passage
from desktop.comparison.utterance import DifferenceType

State = Literal["same", "changed", "added", "moved", "cut"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the rendering, in its own article, and how it stands to the base.

    `base` are the words of the base that stand here (`changed`), stood elsewhere (`moved`) or are missing
    (`cut`, a segment without length), in the base's article; `type` is None where the state is `same`.
    """

    span: Span
    state: State
    type: DifferenceType | None = None
    base: tuple[Span, ...] = ()


def collate(base: Passage, other: Passage) -> tuple[Segment, ...]:
    """The segments of `other` as held against `base`.

    Their spans cover the spans of `other` in order; no segment reaches over two of them.
    """
    return filled(_marks(base, other), other.spans)


def filled(marked: Iterable[Segment], spans: Sequence[Span]) -> tuple[Segment, ...]:
    """Some segments of a rendering with what stands between them, the same: together they cover `spans`."""
    marks = sorted(marked, key=lambda mark: (mark.span.start, mark.span.end))
    out: list[Segment] = []
    position = 0
    for span in spans:
        start = span.start
        while position < len(marks) and marks[position].span.start < span.end:
            mark = marks[position]
            position += 1
            if mark.span.start < start:
                continue
            if mark.span.start > start:
                out.append(Segment(Span(start, mark.span.start), "same"))
            out.append(mark)
            start = mark.span.end
        while position < len(marks) and marks[position].span == Span(span.end, span.end):
            if start < span.end:
                out.append(Segment(Span(start, span.end), "same"))
                start = span.end
            out.append(marks[position])
            position += 1
        if start < span.end:
            out.append(Segment(Span(start, span.end), "same"))
    return tuple(out)


def _marks(base: Passage, other: Passage) -> Iterator[Segment]:
    """The segments of `other` that are not the same as in the base, cut marks among them."""
    for finding in differing(base, other):
        if finding.gap:
            yield from _gap(base, other, finding)
            continue
        there = spans_of(base, finding.a, finding.a_end)
        here = spans_of(other, finding.b, finding.b_end)
        if not here:
            place = _place(other, finding.b)
            yield Segment(Span(place, place), "cut", finding.type, there)
            continue
        state: State = "moved" if finding.type == "move" else "changed" if there else "added"
        for number, span in enumerate(here):
            yield Segment(span, state, finding.type, there if number == 0 else ())


def _gap(base: Passage, other: Passage, finding: Finding) -> Iterator[Segment]:
    """What stands between words and differs: the marks there, or a cut mark where the base alone has some."""
    found = difference(finding, base, other)
    if not found.b:
        return
    span = found.b[0]
    text = span.of(other.text)
    start = span.start + len(text) - len(text.lstrip())
    end = span.end - (len(text) - len(text.rstrip()))
    if start < end:
        yield Segment(Span(start, end), "changed", finding.type, found.a)
    else:
        yield Segment(Span(span.start, span.start), "cut", finding.type, found.a)


def _place(other: Passage, at: int) -> int:
    """Where a cut mark before the word `at` stands: right after the word before it."""
    words = other.words
    if not words:
        return other.spans[0].start
    return words[at - 1].span.end if at else words[0].span.start
