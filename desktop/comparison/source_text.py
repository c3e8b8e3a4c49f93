"""The reference text, cut into words and indexed, so that a quotation's words are found in it at once.

Words, sentences and places only: what is found is judged elsewhere. Three words in a row lead to all places
where they stand; a word that stands in few places leads there by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log

from desktop.basics.spans import Span
from desktop.comparison.lexis import light_words, stopped
from desktop.comparison.per_reading import PerReading
from desktop.comparison.spoken import labels, spoken
from desktop.comparison.words import Cut, cut, plain
from desktop.statements.reading import Reading, Token

Trigram = tuple[str, str, str]

DOUBLE = frozenset('“”„«»"＂')

_STOP = re.compile(r"[.!?…]")
_BLANK = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True, eq=False)
class SourceText:
    """The words of a reference text, by their number from 0.

    `spoken` are the stretches that hold words; `sentences` the numbers of the words that begin a sentence;
    `turns` those of the words with which somebody begins to speak, with the name that the text gives ("" for
    none), where it names several.
    """

    reading: Reading
    spoken: tuple[Span, ...]
    words: tuple[Cut, ...]
    sentences: tuple[int, ...]
    turns: tuple[tuple[int, str], ...]
    trigrams: dict[Trigram, list[int]] = field(repr=False)
    places: dict[str, list[int]] = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The text of the reference's article."""
        return self.reading.article.text

    def weight(self, norm: str) -> float:
        """How much a word tells by standing somewhere, 0…1: little for "the" and for what stands often."""
        words = max(len(self.words), 2)
        often = len(self.places.get(norm, ())) or 1
        return light_words().get(norm, 1.0) * log(max(words / often, 1)) / log(words)

    def sentence(self, word: int) -> tuple[int, int]:
        """The first word of the sentence that holds `word`, and the first one after it."""
        at = bisect_right(self.sentences, word)
        end = self.sentences[at] if at < len(self.sentences) else len(self.words)
        return self.sentences[at - 1], end

    def apart(self, word: int) -> bool:
        """Whether others may speak before and from `word` on: the text says so, or double marks do."""
        if not 0 < word < len(self.words):
            return True
        if self.speaker(word - 1) != self.speaker(word):
            return True
        gap = self.text[self.words[word - 1].span.end : self.words[word].span.start]
        return not DOUBLE.isdisjoint(gap)

    def word_at(self, offset: int) -> int:
        """The number of the first word that starts at `offset` of the text or after it."""
        return bisect_left(self._starts, offset)

    def speaker(self, word: int) -> str:
        """Who says a word by the names in the text, "" where it names nobody there."""
        at = bisect_right(self.turns, word, key=_number) - 1
        return self.turns[at][1] if at >= 0 else ""

    def token_at(self, word: int) -> int:
        """The index of the token in which a word starts, or -1 where the parse has none."""
        tokens, offset = self.reading.tokens, self.words[word].span.start
        at = bisect_right(tokens, offset, key=_start) - 1
        return at if at >= 0 and tokens[at].end > offset else -1

    def word_of(self, token: Token) -> int:
        """The number of the word in which a token starts, or -1."""
        at = bisect_right(self._starts, token.start) - 1
        return at if at >= 0 and self.words[at].span.end > token.start else -1

    def around(self, start: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The rest of the sentences in which the words `start` to `end` begin and end: before and after.

        Where the reference is an article, no further than its own quotation goes.
        """
        first, last = start, end
        while first > self.sentence(start)[0] and not self.apart(first):
            first -= 1
        while last < self.sentence(end - 1)[1] and not self.apart(last):
            last += 1
        return self.spans(first, start), self.spans(end, last)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where the words `start` to `end` lie: a span for each stretch, without what is set between them."""
        out: list[Span] = []
        at = self._stretch(self.words[start].span.start) if start < end else 0
        while start < end:
            stretch = self.spoken[at]
            stop = min(bisect_left(self._starts, stretch.end), end)
            if stop > start:
                out.append(Span(self.words[start].span.start, self.words[stop - 1].span.end))
                start = stop
            at += 1
        return tuple(out)

    def _stretch(self, offset: int) -> int:
        return bisect_right(self.spoken, offset, key=lambda one: one.start) - 1


def _number(turn: tuple[int, str]) -> int:
    return turn[0]


def _start(token: Token) -> int:
    return token.start


def _source_text(reading: Reading) -> SourceText:
    stretches = spoken(reading)
    words = cut(reading.article.text, stretches)
    norms = [word.norm for word in words]
    starts = tuple(word.span.start for word in words)
    trigrams: dict[Trigram, list[int]] = {}
    for at, three in enumerate(zip(norms, norms[1:], norms[2:], strict=False)):
        trigrams.setdefault(three, []).append(at)
    places: dict[str, list[int]] = {}
    for at, norm in enumerate(norms):
        places.setdefault(norm, []).append(at)
    return SourceText(
        reading=reading,
        spoken=stretches,
        words=words,
        sentences=_sentences(reading.article.text, words),
        turns=_turns(reading.article.text, starts),
        trigrams=trigrams,
        places=places,
        _starts=starts,
    )


def _turns(text: str, starts: Sequence[int]) -> tuple[tuple[int, str], ...]:
    """The words with which somebody begins to speak, and who; none where the text names only one."""
    found = labels(text)
    if len({name for _, name in found}) < 2:
        return ()
    return tuple((bisect_left(starts, span.end), " ".join(name.split())) for span, name in found)


source_text: PerReading[SourceText] = PerReading(_source_text)
"""The reference text that a reading's article makes; kept for as long as the same reading comes back."""


def _sentences(text: str, words: Sequence[Cut]) -> tuple[int, ...]:
    """The words that begin a sentence.

    A line or page may end anywhere: what goes on in lower case goes on.
    """
    starts = [0] if words else []
    for at in range(1, len(words)):
        last, word = words[at - 1], words[at]
        gap = text[last.span.end : word.span.start]
        if len(gap) < 2:
            continue
        first = text[word.span.start]
        if not (first.isupper() or first.isdigit()):
            continue
        if _BLANK.search(gap) or (_STOP.search(gap) and not _abbreviates(last.span.of(text), gap)):
            starts.append(at)
    return tuple(starts)


def _abbreviates(word: str, gap: str) -> bool:
    """Whether the stop after `word` may be that of an abbreviation or an initial."""
    if not gap.startswith(".") or not gap[1:].isspace():
        return False
    return plain(word) in stopped() or (len(word) == 1 and word.isupper() and word != "I")
