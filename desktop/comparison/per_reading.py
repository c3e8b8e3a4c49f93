"""Remember what was worked out of a reading, for as long as there is that reading.

Every speaker of an article asks for the same counts and look-ups. The answers lie beside the reading itself:
hashing one takes longer than finding most answers, and so a project of any size keeps just what its readings
need.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from desktop.comparison.words import plain
from desktop.statements.quotations import Quotation, find_quotations
from desktop.statements.reading import Reading, Statement

T = TypeVar("T")


class PerReading(Generic[T]):
    """A function of a reading that remembers its answers."""

    def __init__(self, work: Callable[[Reading], T]) -> None:
        self._work = work

    def __call__(self, reading: Reading) -> T:
        answers: dict[Any, Any] | None = getattr(reading, "answers", None)
        if answers is None:
            answers = {}
            # Readings are frozen; what lies beside their fields is no part of them.
            object.__setattr__(reading, "answers", answers)
        if self not in answers:
            answers[self] = self._work(reading)
        found: T = answers[self]
        return found


def _lemma_counts(reading: Reading) -> Counter[str]:
    return Counter(plain(token.lemma) for token in reading.tokens)


def _statements_by_id(reading: Reading) -> Mapping[str, Statement]:
    return {statement.id: statement for statement in reading.statements}


def _article(reading: Reading) -> str:
    return reading.article.id


def _quotations(reading: Reading) -> tuple[Quotation, ...]:
    return find_quotations(reading.article.text, reading.article.paragraphs)


article_of: PerReading[str] = PerReading(_article)
"""The id of a reading's article, which is a hash of its whole text."""

lemma_counts: PerReading[Counter[str]] = PerReading(_lemma_counts)
"""How often a reading's article uses each lemma."""

statements_by_id: PerReading[Mapping[str, Statement]] = PerReading(_statements_by_id)
"""A reading's statements by their ids."""

quotations_of: PerReading[tuple[Quotation, ...]] = PerReading(_quotations)
"""The quotations of a reading's article."""
