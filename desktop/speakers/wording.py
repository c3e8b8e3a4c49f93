"""How much the words of two statements tell that one mouth spoke them.

The same words by two speakers are rare in the reports of one event, the more so the rarer the words. So what
two statements share is weighed: little for "the" or "make", less the more often the articles at hand use a
word, more for words that both quote and for words in one sequence. Two statements that are alike may still be
two people's (one repeats another, two give one answer): whoever asks must weigh that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log2

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.speakers.vocabulary import folded
from desktop.statements.quotations import find_quotations, quoted_spans
from desktop.statements.reading import Reading, Statement

COMMON = 0.35
"""How fast a word loses weight that the articles use often: to 1 / (1 + COMMON) at twice each, and so on."""
STEM = 5
"""Letters at the start that two longer words share when one is a form of the other."""
FORM, MASKED = 0.6, 0.8
"""What another form of a word, and a word with masked letters, count against the same word."""
QUOTED = 1.2
"""What a sequence that both quote counts against the same words in any order."""
APART = 0.4
"""What words here and there of two quotations count against the same where one is a paraphrase."""
TELLING = 0.2
"""What a word must weigh for another form of it to count."""
MOST_WORDS = 200
"""Words of one statement that are looked at."""

_MASK = re.compile(r"^([a-z]{1,3})[*#@$%!_–—-]{2,}([a-z]{0,5})$")


@lru_cache(maxsize=65_536)
def _plain(lemma: str) -> str:
    """A lemma folded, unless letters of it are masked."""
    masked = _MASK.match(lemma.lower())
    return masked[0] if masked else folded(lemma)


@cache
def _light() -> dict[str, float]:
    return {folded(row["lemma"]): float(row["weight"]) for row in lexicon("light_words")}


class Wording:
    """The words of one statement.

    `weights` are what each lemma weighs; `quoted` holds the lemmas inside quotation marks, in their order;
    `direct` says that these are all. `stems` are what the longer lemmas begin with, and the lemmas; `masked`
    are words with masked letters.
    """

    __slots__ = ("direct", "masked", "quoted", "stems", "total", "weight_quoted", "weights")

    def __init__(self, weights: Mapping[str, float], quoted: Sequence[str], *, direct: bool) -> None:
        self.weights = weights
        self.quoted = tuple(quoted)
        self.direct = direct
        self.total = sum(weights.values())
        self.weight_quoted = sum(weights[lemma] for lemma in dict.fromkeys(quoted))
        telling = [lemma for lemma, weight in weights.items() if weight >= TELLING]
        self.stems = {lemma[:STEM]: lemma for lemma in reversed(telling) if len(lemma) > STEM}
        self.masked = tuple(lemma for lemma in telling if not lemma.isalnum() and _MASK.match(lemma))


@dataclass(frozen=True, slots=True)
class Shared:
    """What two statements share: `strength` of the evidence that one mouth spoke them (about 1 is a hint, 3
    and more hardly chance), and the heaviest of the `words`.
    """

    strength: float
    words: tuple[str, ...]


class Wordings:
    """The statements of one event as `Wording`s, by their ids."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = {reading.article.id: reading for reading in readings}
        counts: Counter[str] = Counter()
        for reading in self._readings.values():
            counts.update(folded(token.lemma) for token in reading.tokens)
        articles = max(1, len(self._readings))
        self._often = {lemma: count / articles for lemma, count in counts.items()}
        self._starts = {key: [t.start for t in one.tokens] for key, one in self._readings.items()}
        self._quoted: dict[str, tuple[Span, ...]] = {}
        self._known: dict[str, Wording] = {}
        self._weights: dict[str, float] = {}

    def weight(self, lemma: str) -> float:
        """What a folded lemma tells, 0…1."""
        kept = self._weights.get(lemma)
        if kept is None:
            often = max(1.0, self._often.get(lemma, 1.0))
            kept = self._weights[lemma] = _light().get(lemma, 1.0) / (1 + COMMON * log2(often))
        return kept

    def learn(self, article: str, statement: Statement) -> None:
        """Cut the words of a statement of an article."""
        self._known[statement.id] = self._cut(article, statement)

    def of(self, statement: str) -> Wording:
        """The words of a statement that was learnt."""
        return self._known[statement]

    def _cut(self, article: str, statement: Statement) -> Wording:
        reading, starts = self._readings[article], self._starts[article]
        sequence: list[str] = []
        quoted: list[str] = []
        direct = statement.kind == "direct"
        for span in statement.spans:
            for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                lemma = _plain(reading.tokens[index].lemma)
                if not lemma[:1].isalnum() or len(sequence) >= MOST_WORDS:
                    continue
                sequence.append(lemma)
                if not direct and any(
                    mark.start <= starts[index] < mark.end for mark in self._marks(article)
                ):
                    quoted.append(lemma)
        weights = {lemma: self.weight(lemma) for lemma in sequence}
        return Wording(weights, sequence if direct else quoted, direct=direct)

    def _marks(self, article: str) -> tuple[Span, ...]:
        if article not in self._quoted:
            own = self._readings[article].article
            self._quoted[article] = tuple(quoted_spans(find_quotations(own.text, own.paragraphs)))
        return self._quoted[article]


def shared(a: Wording, b: Wording) -> Shared:
    """What two statements share; the same both ways."""
    both = {lemma: weight for lemma, weight in a.weights.items() if lemma in b.weights}
    for stem, lemma in a.stems.items():
        other = b.stems.get(stem)
        if other is not None and lemma not in both and other not in both:
            both[lemma] = FORM * min(a.weights[lemma], b.weights[other])
    for one, two in ((a, b), (b, a)):
        for mask in one.masked:
            word = next((lemma for lemma in two.weights if _hides(mask, lemma)), None)
            if word is not None and mask not in both:
                both[word] = MASKED * min(one.weights[mask], two.weights[word])
    total = sum(both.values())
    share = min(1.0, total / max(0.5, min(a.total, b.total)))
    words = sorted(both, key=lambda lemma: (-both[lemma], lemma))[:4]
    run = _run(a, b)
    # A few words out of two long quotations may be anybody's.
    run *= QUOTED * min(1.0, 1.5 * run / max(0.5, min(a.weight_quoted, b.weight_quoted)))
    # Two quotations of one utterance have more in common than words here and there.
    loose = total * share * (APART if a.direct and b.direct else 1.0)
    return Shared(max(loose, run), tuple(words))


def _hides(mask: str, word: str) -> bool:
    """Whether `word` may be what `mask` hides: "f---ing"."""
    found = _MASK.match(mask)
    return (
        found is not None
        and len(word) > len(found[1] + found[2])
        and (word.startswith(found[1]) and word.endswith(found[2]) and word != mask)
    )


def _run(a: Wording, b: Wording) -> float:
    """The weight of the heaviest sequence of words that both quote."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(b.quoted):
        places.setdefault(word, []).append(at)
    best = 0.0
    before: dict[int, float] = {}
    for word in a.quoted:
        now = {at: before.get(at - 1, 0.0) + a.weights[word] for at in places.get(word, ())}
        best = max([best, *now.values()])
        before = now
    return best
