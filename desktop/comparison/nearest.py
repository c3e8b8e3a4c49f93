"""Find the passage of an article that comes nearest to words it was not found to render.

An aid for the reader's eye where a cell says *not found here*, never a verdict: runs of up to three
sentences are held against the words by their likeness as sorted words (rapidfuzz `token_sort_ratio`).
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from desktop.basics.spans import Span
from desktop.statements.reading import Reading

LEAST = 38.0
"""Below this likeness a passage has no more in common with the words than any other."""

LONGEST_RUN = 3


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage of an article and its likeness to the words looked for, 0…100."""

    span: Span
    likeness: float


def nearest(reading: Reading, words: str) -> Nearest | None:
    """The passage of the article that is most like `words`; None where nothing is like them."""
    text = reading.article.text
    sought = utils.default_process(words)
    best: Nearest | None = None
    sentences = _sentences(reading)
    for first in range(len(sentences)):
        for run in sentences[first : first + LONGEST_RUN]:
            span = Span(sentences[first].start, run.end)
            floor = best.likeness if best else LEAST
            score = fuzz.token_sort_ratio(sought, utils.default_process(span.of(text)), score_cutoff=floor)
            if score > floor or (best is None and score >= floor):
                best = Nearest(span, score)
    return best


def _sentences(reading: Reading) -> list[Span]:
    """The sentences of the article, without the space around them."""
    starts = [token.start for token in reading.tokens if token.sentence_start]
    text = reading.article.text
    spans = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append(Span(start + lead, start + lead + len(piece.strip())))
    return spans
