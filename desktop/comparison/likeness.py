"""How alike two parts are: the evidence, 0 to 1, that they render the same utterance.

What counts is what the two share, word for word, by dictionary form, by stem or by near meaning, each word
weighted by how much it says: little for "the" or "make", less the more often the articles at hand use it.
The shared weight is held against the lighter part, so that a trimmed quotation still fits its full form, and
words in the same sequence count for more. Order otherwise does not matter: a paraphrase moves words about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log2

from desktop.basics.lexicons import lexicon
from desktop.comparison.lexis import deixis, light_words, own_side, persons
from desktop.comparison.passage import Word
from desktop.comparison.per_reading import lemma_counts
from desktop.comparison.runs import Written, longest_run, written
from desktop.comparison.words import unmasks
from desktop.statements.reading import Reading

STEM = 5
"""Letters that two longer words must share at the start to count as related ("pay", "payment" do not)."""

RELATED = 0.6
"""What a related word counts against the same word."""

STANDS_IN = 0.95
"""The same of a word that reports put for it."""

OWN_SIDE = 0.2
"""What "government" weighs at most in "our government" and "his government": a report may say so for "we"."""

RUN = 3
"""Words in the same sequence from which a shared run counts for more than its words."""

COMMON = 0.35
"""How fast a word loses weight that the articles use often: to 1 / (1 + COMMON) at twice each, and so on."""

PICKED = 0.6
"""What it adds that the few words which a paraphrase quotes are quoted by the other, too."""

TELLING = 0.2
"""What a word must weigh for a related one to count."""

MOST_WORDS = 400
"""Words of one part that are looked at; longer sentences are not prose."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a part says, for matching: the weight of each lemma, in sum, and the sequence of its words."""

    weights: Mapping[str, float]
    counts: Mapping[str, int]
    total: float
    sequence: tuple[str, ...]
    quoted: tuple[str, ...]
    """The words inside quotation marks."""
    masks: tuple[str, ...] = ()
    """The words some letters of which are masked ("f***ing")."""
    run: Written = field(init=False, repr=False, compare=False)
    """The sequence, to look for words in a row."""
    quoted_run: Written = field(init=False, repr=False, compare=False)
    """The same of the words inside quotation marks."""
    kin: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    """The keys that lemmas which weigh enough share with related ones, each with those lemmas."""

    def __post_init__(self) -> None:
        kin: dict[str, list[str]] = {}
        for lemma in self.counts:
            if self.weights[lemma] >= TELLING:
                for key in relatives(lemma):
                    kin.setdefault(key, []).append(lemma)
        object.__setattr__(self, "kin", {key: tuple(lemmas) for key, lemmas in kin.items()})
        run = written(self.sequence)
        object.__setattr__(self, "run", run)
        object.__setattr__(self, "quoted_run", run if self.quoted == self.sequence else written(self.quoted))

    @property
    def features(self) -> tuple[str, ...]:
        """What to look other parts up by: lemmas that say something, their stems and kin."""
        out: list[str] = []
        for lemma, weight in self.weights.items():
            if weight >= 0.1:
                out.extend((lemma, *relatives(lemma)))
        return tuple(dict.fromkeys(out))


@cache
def _kin() -> dict[str, tuple[str, ...]]:
    """The keys a word shares with those of near meaning and (with "=") with those that stand in for it."""
    found: dict[str, list[str]] = {row["lemma"]: row["kin"].split() for row in lexicon("kin")}
    for number, row in enumerate(lexicon("stand_ins")):
        for word in dict.fromkeys(row["words"].split("|")):
            found.setdefault(word, []).append(f"={number}")
    return {word: tuple(keys) for word, keys in found.items()}


def relatives(lemma: str) -> tuple[str, ...]:
    """Keys that a related word shares with `lemma`: its stem and its meanings."""
    stem = (lemma[:STEM] + "~",) if len(lemma) > STEM and lemma.isalpha() else ()
    return stem + _kin().get(lemma, ())


def _counts_for(key: str) -> float:
    """What two words that share a key count against the same word."""
    return STANDS_IN if key[0] == "=" else RELATED


class Frequencies:
    """How often the articles at hand use a lemma, per article."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._counts = [lemma_counts(reading) for reading in readings]
        self._known: dict[str, float] = {}

    def of(self, lemma: str) -> float:
        """Occurrences per article."""
        if lemma not in self._known:
            total = sum(counts[lemma] for counts in self._counts)
            self._known[lemma] = total / max(1, len(self._counts))
        return self._known[lemma]


def sketch(words: Sequence[Word], frequencies: Frequencies) -> Sketch:
    """The sketch of one part."""
    words = words[:MOST_WORDS]
    weights: dict[str, float] = {}
    counts: Counter[str] = Counter()
    at = 0
    while at < len(words):
        word = words[at]
        key = word.norm if word.number else word.lemma
        following = words[at + 1].norm if at + 1 < len(words) else ""
        phrase = f"{key} {following}" if word.pos == "VERB" else ""
        told = deixis().get(f"{word.norm} {following}")
        if told is not None:
            key, weight, at = told.key, light_words().get(told.key, 1.0), at + 2
        elif phrase in _kin():
            # A phrasal verb ("give up") is one word of its own meaning.
            key, weight, at = phrase, 1.0, at + 2
        else:
            weight = min(word.weight, OWN_SIDE) if _own_side(words, at) else word.weight
            at += 1
        counts[key] += 1
        if key not in weights:
            weights[key] = weight / (1 + COMMON * log2(max(1.0, frequencies.of(key))))
    quoted = tuple(word.norm for word in words if word.quoted)
    total = sum(weights[key] * count for key, count in counts.items())
    masks = tuple(word.norm for word in words if word.mask)
    return Sketch(weights, counts, total, tuple(word.norm for word in words), quoted, masks)


def _own_side(words: Sequence[Word], at: int) -> bool:
    """Whether a word names whom the speaker speaks for: "our government", "his party"."""
    if at == 0 or words[at].lemma not in own_side():
        return False
    owner = persons().get(words[at - 1].norm)
    return owner is not None and owner.use == "possessive"


def unmasked(a: Sketch, b: Sketch) -> Sketch:
    """`a` with what it masks as `b` has it, where that may be what is hidden."""
    if not a.masks:
        return a
    hidden = {mask: word for mask in a.masks for word in reversed(b.sequence) if unmasks(mask, word)}
    if not hidden:
        return a
    lemma = {
        mask: next((key for key in b.counts if unmasks(mask, key)), word) for mask, word in hidden.items()
    }
    weights = {lemma.get(key, key): weight for key, weight in a.weights.items()}
    counts = {lemma.get(key, key): count for key, count in a.counts.items()}
    sequence = tuple(hidden.get(word, word) for word in a.sequence)
    quoted = tuple(hidden.get(word, word) for word in a.quoted)
    return Sketch(weights, counts, a.total, sequence, quoted)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two parts share: the evidence of the words, 0 to 1, and the share of the heavier part, 0 to 1."""

    score: float
    whole: float = 0.0


def likeness(a: Sketch, b: Sketch) -> Likeness:
    """What two parts share word for word, by dictionary form, stem or near meaning; the same both ways."""
    if not a.sequence or not b.sequence:
        return Likeness(0.0)
    if a.sequence == b.sequence:
        return Likeness(1.0 if len(a.sequence) > 1 or a.total >= 0.4 else 0.6, 1.0)
    same = shared_weight(a, b)
    if same < 0.3:
        return Likeness(0.0)
    run = longest_run(a.run, b.run)
    bonus = 0.15 * (run - RUN + 1) if run >= RUN else 0.0
    if _picked_out(a, b) or _picked_out(b, a):
        bonus += PICKED
    lighter = max(min(a.total, b.total), 0.5)
    heavier = max(a.total, b.total)
    cover = min(1.0, (same + bonus) / lighter)
    whole = same / max(heavier, 0.5)
    evidence = (same + bonus) * cover * (same / heavier) ** 0.15
    return Likeness(evidence / (1 + evidence), whole)


def _picked_out(a: Sketch, b: Sketch) -> bool:
    """Whether words that A quotes out of their sentence stand in B's quotation just so."""
    size = len(a.quoted)
    if not 2 <= size < len(a.sequence) or size > len(b.quoted):
        return False
    return a.quoted_run in b.quoted_run


def shared_weight(a: Sketch, b: Sketch) -> float:
    """The weight of what two sketches share, related words at a part of theirs."""
    if len(b.counts) < len(a.counts):
        a, b = b, a
    total = 0.0
    for key, count in a.counts.items():
        there = b.counts.get(key)
        if there:
            total += min(count, there) * min(a.weights[key], b.weights[key])
    shared = a.kin.keys() & b.kin.keys()
    if not shared:
        return total
    related: dict[str, float] = {}
    for relative in shared:
        weight = max((b.weights[key] for key in b.kin[relative] if key not in a.counts), default=0.0)
        for key in a.kin[relative] if weight else ():
            if key not in b.counts:
                counted = _counts_for(relative) * min(weight, a.weights[key])
                related[key] = max(related.get(key, 0.0), counted)
    # In the order of the words: sums of the same numbers in another order differ in their last digits.
    for key in a.counts if related else ():
        total += related.get(key, 0.0)
    return total
