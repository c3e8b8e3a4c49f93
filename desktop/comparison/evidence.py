"""How likely it is that two parts render the same utterance, by a few kinds of evidence weighed together.

A logistic regression over what a reader could check: the words that the two share and how much of the whole
these are; how near they are in subject; whether both stand inside quotation marks (then they should agree
word for word); whether what both quote disagrees; whether one denies what the other asserts; whether they
speak of two times. Its weights, in `resources/models/alignment.json`, were fitted on annotated pairs (`make
weights`). No kind decides alone.

Tried there, and no better on events left out: shared names and numbers, headlines, the order in either
article, being each other's best, how many statements the speaker has, vectors of whole sentences, the
nearest word for each word by vectors, verbs that nothing answers, what both deny.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from desktop.basics.resources import resource
from desktop.comparison.lexis import Time, claim_phrases, contraries, deixis, negations, raising_verbs
from desktop.comparison.likeness import Frequencies, Likeness, Sketch, likeness, sketch, unmasked
from desktop.comparison.nearness import Place, nearness, place
from desktop.comparison.passage import Word
from desktop.comparison.runs import longest_run

FILE = "models/alignment.json"

FEATURES = ("likeness", "whole", "nearness", "both quoted", "quotes apart", "one denies", "times apart")
"""The kinds of evidence, in the order in which `features` gives them; each from 0 (or -1) to 1."""

HEAVY = 0.15
"""What a word must weigh to count for the subject."""

REACH = 5
"""Words after a negation among which is what it denies."""

QUOTED_RUN = 4
"""Words in the same sequence that two quotations of one utterance surely share."""

EXCERPT = 5
"""Words from which a piece of the other part, word for word, is an excerpt of it."""

TELLS = 1.0
"""What the words of an excerpt must weigh at least: "it is what it is" stands in many mouths."""


CLAIM = 3
"""Words that say something, from which the same in the same sequence is the same claim, denied or not."""

UNITS = ("day", "week", "month", "year")
"""Units of time told from the speaker's own place in it, the shortest first."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a statement: what it says, where among the words that lies, and how it is presented."""

    sketch: Sketch
    place: Place
    quoted: bool
    """Whether all of it stands inside quotation marks."""
    denied: frozenset[str]
    asserted: frozenset[str]
    """Verbs and adjectives by lemma: those with a negation before each ("had not served"), and with none."""
    times: frozenset[Time]
    bare: tuple[str, ...]
    """What it says by lemma and in sequence, without denials and the words that say little."""


def compared(words: Sequence[Word]) -> tuple[object, ...]:
    """All of `words` that `part_of` looks at: two of which it is the same offer the same."""
    return tuple((word.norm, word.lemma, word.pos, word.quoted, word.mask) for word in words)


def part_of(words: Sequence[Word], frequencies: Frequencies) -> Part:
    """What `words`, a part of a statement, offer to compare."""
    made = sketch(words, frequencies)
    names = {word.lemma for word in words if word.named}
    subject = {
        lemma: weight for lemma, weight in made.weights.items() if weight >= HEAVY and lemma not in names
    }
    return Part(
        made,
        place(subject),
        bool(words) and all(word.quoted for word in words),
        *_claimed(words),
        _times(words),
        tuple(word.lemma for word in words if word.weight >= HEAVY and word.norm not in negations()),
    )


def _times(words: Sequence[Word]) -> frozenset[Time]:
    """The times that are named."""
    found: set[Time] = set()
    known = deixis()
    for at, word in enumerate(words):
        following = words[at + 1].norm if at + 1 < len(words) else ""
        time = known.get(f"{word.norm} {following}") or known.get(word.norm)
        if time is not None and (time.unit != "name" or word.named):
            found.add(time)
    return frozenset(found)


def _claimed(words: Sequence[Word]) -> tuple[frozenset[str], frozenset[str]]:
    """The verbs and adjectives that `words` deny, and those that they assert; no lemma is in both."""
    denied: set[int] = set()
    for at, word in enumerate(words):
        if word.norm in negations():
            for n in range(at + 1, min(at + 1 + REACH, len(words))):
                if words[n].weight >= HEAVY:
                    denied.add(n)
                    if not _raises(words, n):
                        break
    claims = [n for n, word in enumerate(words) if word.pos in {"VERB", "ADJ"} and word.weight >= HEAVY]
    no = {words[n].lemma for n in claims if n in denied}
    yes = {words[n].lemma for n in claims if n not in denied}
    return frozenset(no - yes), frozenset(yes - no)


def _raises(words: Sequence[Word], at: int) -> bool:
    """Whether what is denied of a verb is denied of the next ("not going to pay")."""
    following = words[at + 1].norm if at + 1 < len(words) else ""
    phrase = (words[at].norm, following)
    held = any(one.words[-2:] == phrase for some in claim_phrases().values() for one in some)
    return held or words[at].lemma in raising_verbs()


def features(a: Part, b: Part) -> tuple[float, ...]:
    """The evidence of each kind of `FEATURES`, the same both ways."""
    one, other = unmasked(a.sketch, b.sketch), unmasked(b.sketch, a.sketch)
    return _features(a, b, one, other, likeness(one, other))


def _features(a: Part, b: Part, one: Sketch, other: Sketch, words: Likeness) -> tuple[float, ...]:
    """The same, where the two are alike in `words`, `one` and `other` being their sketches unmasked."""
    least = min(len(one.quoted), len(other.quoted))
    apart = 0.0
    if least > 1:
        enough = min(least, QUOTED_RUN)
        apart = 1 - longest_run(one.quoted_run, other.quoted_run, enough=enough) / enough
    return (
        words.score,
        words.whole,
        nearness(a.place, b.place),
        float(a.quoted and b.quoted),
        apart,
        _contradicted(a, b),
        float(_times_apart(a.times, b.times)),
    )


def _times_apart(a: frozenset[Time], b: frozenset[Time]) -> bool:
    """Whether each names a time and none can be the other's ("tomorrow", "the following year")."""
    return bool(a) and bool(b) and all(_apart(one, other) for one in a for other in b)


def _apart(a: Time, b: Time) -> bool:
    """Whether two times cannot be one. A day by its name may be any day, a month by its name any time."""
    if a.unit == b.unit:
        return a.place != b.place
    if a.unit not in UNITS or b.unit not in UNITS:
        return False
    larger = max(a, b, key=lambda time: UNITS.index(time.unit))
    return larger.place != "0"


def _denial(a: Part, b: Part) -> bool:
    """Whether the two say the same but for what they deny, in words enough to know that it is the same."""
    if len(a.bare) != len(b.bare) or len(a.bare) < CLAIM or min(a.sketch.total, b.sketch.total) < TELLS:
        return False
    contrary = contraries()
    return all(x == y or y in contrary.get(x, ()) for x, y in zip(a.bare, b.bare, strict=True))


def _contradicted(a: Part, b: Part) -> float:
    """How much of the lighter part one denies and the other asserts, 0 to 1."""
    weight = 0.0
    for one, other in ((a, b), (b, a)):
        for word in one.denied & other.asserted:
            weight += min(one.sketch.weights.get(word, 0.0), other.sketch.weights.get(word, 0.0))
    for word in a.asserted - b.asserted:
        against = contraries().get(word, frozenset()) & b.asserted - a.asserted
        weight += min(
            a.sketch.weights.get(word, 0.0),
            max((b.sketch.weights.get(one, 0.0) for one in against), default=0.0),
        )
    return min(1.0, weight / max(min(a.sketch.total, b.sketch.total), 0.5))


def _excerpt(a: Sketch, b: Sketch) -> bool:
    """Whether one is no more than a piece of the other, word for word, that says enough to stand for it.

    How little of the whole it is says nothing against it then: what was left out was cut.
    """
    short, long = sorted((a, b), key=lambda one: len(one.sequence))
    size = len(short.sequence)
    return size >= EXCERPT and short.total >= TELLS and short.run in long.run


@cache
def _weights() -> tuple[float, tuple[float, ...]]:
    fitted = json.loads(resource(FILE).read_text(encoding="utf-8"))
    return float(fitted["bias"]), tuple(float(fitted["weights"][name]) for name in FEATURES)


def likelihood(a: Part, b: Part) -> float:
    """How likely two parts render the same utterance, 0 to 1; the same both ways."""
    if a.sketch.sequence == b.sketch.sequence or _excerpt(a.sketch, b.sketch) or _denial(a, b):
        return likeness(a.sketch, b.sketch).score
    one, other = unmasked(a.sketch, b.sketch), unmasked(b.sketch, a.sketch)
    words = likeness(one, other)
    if not words.score:
        return 0.0
    found = _features(a, b, one, other, words)
    bias, weights = _weights()
    return 1 / (1 + exp(-bias - sum(weight * value for weight, value in zip(weights, found, strict=True))))
