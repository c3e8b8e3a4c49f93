"""Hold proposals against annotated attributions: which contents and speakers are right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from desktop.basics.spans import Span
from desktop.statements.training.corpus import Unit

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_HALF = 0.5
_HEAD_ENDS = re.compile(
    r"[,;:(—–]|\s(?:of|for|in|at|from|with|on|who|whom|which|that|whose|to|by|about|as)\b"
)


class Words:
    """The words of a text, asked which of them lie in given places."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = [match.span() for match in _WORD.finditer(text)]
        self._middles = [(start + end) / 2 for start, end in found]

    def of(self, spans: Sequence[Span]) -> frozenset[int]:
        """The numbers of the words in `spans`."""
        numbers: set[int] = set()
        for span in spans:
            numbers.update(
                range(bisect_left(self._middles, span.start), bisect_left(self._middles, span.end))
            )
        return frozenset(numbers)

    def head(self, span: Span) -> frozenset[int]:
        """The last word of a source before its first comma or preposition: roughly its head."""
        words = span.of(self._text)
        ends = _HEAD_ENDS.search(words, 1)
        numbers = self.of([Span(span.start, span.start + (ends.start() if ends else len(words)))])
        return frozenset(sorted(numbers)[-1:])


def agreement(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared words by all words of two sets (Jaccard 1912)."""
    return len(a & b) / len(a | b) if a and b else 0.0


def judged(
    words: Words, contents: Sequence[Sequence[Span]], units: Sequence[Unit]
) -> list[tuple[Unit | None, float]]:
    """For each content the annotated attribution that it means best, or None, and how well they agree."""
    known = [(unit, words.of(unit.contents)) for unit in units]
    found: list[tuple[Unit | None, float]] = []
    for content in contents:
        mine = words.of(content)
        unit, share = max(
            ((unit, agreement(mine, theirs)) for unit, theirs in known),
            key=lambda pair: pair[1],
            default=(None, 0.0),
        )
        found.append((unit, share) if share >= _HALF else (None, share))
    return found


def speaker_right(words: Words, mention: Span | None, unit: Unit) -> bool:
    """Whether a mention names the annotated source; none is right where there is none."""
    if not unit.sources or mention is None:
        return not unit.sources and mention is None
    mine, theirs = words.of([mention]), words.of(unit.sources)
    if agreement(mine, theirs) >= _HALF:
        return True
    head = words.head(unit.sources[0])
    return bool(head) and head <= mine and len(mine) <= max(12, 3 * len(theirs))
