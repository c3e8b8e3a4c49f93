"""Find where a quotation leaves out words of the reference between those that it keeps.

Each gap knows whether the quotation shows it (an ellipsis, a bracket, a break of the marks) and whether what
stands on its two sides belongs to different sentences. What the article says itself between two pieces of a
quotation is not left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.basics.spans import Span
from desktop.comparison.matching import match
from desktop.comparison.missing import CUT
from desktop.comparison.passage import JOINT, Passage
from desktop.comparison.source_text import SourceText
from desktop.comparison.words import cut

LONG = 300
"""Characters between two pieces of a quotation that are looked at for what is left out of it."""

ELLIPSIS = re.compile(r"\.\s?\.|…|\[|\]")


@dataclass(frozen=True, slots=True)
class Gap:
    """Words `start` to `end` of the reference that are missing before the quotation's word `at`."""

    start: int
    end: int
    at: int
    marked: bool
    crossing: bool
    """Whether what stands on its two sides belongs to different sentences."""

    def size(self) -> int:
        """How many words are missing."""
        return self.end - self.start

    @property
    def splices(self) -> bool:
        """Whether the quotation reads on over it as if the sentences were one."""
        return self.crossing and not self.marked and self.size() >= CUT


def stands_for(held: Passage, quoted: Passage) -> dict[int, int]:
    """The words of the reference that the quotation has or has others for, with the first of those."""
    out: dict[int, int] = {}
    for op in match(held.words, quoted.words):
        if op.kind in {"delete", "insert"}:
            continue
        last = op.b_end - 1
        out.update((a, min(op.b + step, last)) for step, a in enumerate(range(op.a, op.a_end)))
    return out


def find_gaps(
    quoted: Passage, stands: Mapping[int, int], numbers: Sequence[int], source: SourceText
) -> list[Gap]:
    """What is missing between words that are kept, where the quotation keeps their order."""
    out = []
    for one, other in pairwise(sorted(stands)):
        start, end = numbers[one] + 1, numbers[other]
        if start >= end or stands[other] <= stands[one]:
            continue
        if _told_between(quoted, stands[one], stands[other], source, start, end):
            continue
        marked = any(shows_cut(quoted, at) for at in range(stands[one] + 1, stands[other] + 1))
        crossing = source.sentence(start - 1)[0] != source.sentence(end)[0]
        out.append(Gap(start, end, stands[other], marked, crossing))
    return out


def _told_between(quoted: Passage, one: int, other: int, source: SourceText, start: int, end: int) -> bool:
    """Whether the article itself says, between two pieces of a quotation, all that is missing there."""
    if in_one_piece(quoted, other):
        return False
    between = Span(quoted.words[one].span.end, quoted.words[other].span.start)
    told = {word.norm for word in cut(quoted.text, (between,))} if len(between) < LONG else set()
    return told.issuperset(word.norm for word in source.words[start:end])


def shows_cut(quoted: Passage, at: int) -> bool:
    """Whether the quotation shows before its word `at` that something is missing."""
    word = quoted.words[at]
    return word.bracketed or not in_one_piece(quoted, at) or ELLIPSIS.search(word.gap) is not None


def in_one_piece(quoted: Passage, at: int) -> bool:
    """Whether the word `at` follows the one before inside the same quotation marks."""
    if at == 0:
        return False
    word, last = quoted.words[at], quoted.words[at - 1]
    return JOINT not in word.gap and word.stretch == last.stretch
