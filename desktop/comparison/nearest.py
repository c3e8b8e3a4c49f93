"""Find the passage of an article that comes nearest to a rendering it was not found to have.

An aid for the reader's eye where a cell says *not found here*, never a verdict: runs of up to three
sentences are held against the rendering by the weight of the words they share, by lemma, against the
weight of all words of both (Dice's coefficient).
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.basics.spans import Span
from desktop.comparison.lexis import light_words
from desktop.comparison.passage import Passage
from desktop.statements.reading import Reading

LEAST = 0.25
"""Below this likeness a passage has no more in common with the rendering than any other."""

LONGEST_RUN = 3


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage of an article and its likeness to what was looked for, 0…1."""

    span: Span
    likeness: float


def nearest(reading: Reading, sought: Passage) -> Nearest | None:
    """The passage of the article that is most like `sought`; None where nothing is like it."""
    wanted = {word.lemma.casefold() for word in sought.words}
    sentences = _sentences(reading)
    best: Nearest | None = None
    for first in range(len(sentences)):
        there: set[str] = set()
        for last in range(first, min(first + LONGEST_RUN, len(sentences))):
            there |= sentences[last][1]
            likeness = 2 * _weight(wanted & there) / max(1.0, _weight(wanted) + _weight(there))
            if likeness >= LEAST and (best is None or likeness > best.likeness):
                best = Nearest(Span(sentences[first][0].start, sentences[last][0].end), likeness)
    return best


def likeness(one: Passage, other: Passage) -> float:
    """How much of the weight of their words two passages share, by lemma, 0…1."""
    a = {word.lemma.casefold() for word in one.words}
    b = {word.lemma.casefold() for word in other.words}
    return 2 * _weight(a & b) / max(1.0, _weight(a) + _weight(b))


def _weight(words: set[str]) -> float:
    light = light_words()
    return sum(light.get(word, 1.0) for word in words)


def _sentences(reading: Reading) -> list[tuple[Span, set[str]]]:
    """The sentences of the article, from first to last word or mark, with the lemmas of their words."""
    found: list[tuple[Span, set[str]]] = []
    for token in reading.tokens:
        if token.pos == "SPACE":
            continue
        lemmas = {token.lemma.casefold()} if token.pos != "PUNCT" else set()
        if token.sentence_start or not found:
            found.append((Span(token.start, token.end), lemmas))
        else:
            span, words = found[-1]
            found[-1] = (Span(span.start, token.end), words | lemmas)
    return found
