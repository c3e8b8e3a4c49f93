"""Notice that the same article comes twice: the same text, or nearly the same words in the same order.

The measure is that of the longest common subsequence of words, twice its length over the length of both
texts; it is 1 for the same article saved as a web page and as text but for a caption or a byline.
Bit-parallel (rapidfuzz) it takes well under a millisecond a pair, and most pairs are told apart by their
lengths and shared words before that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel

from desktop.articles.article import Article

NEAR = 0.95
"""The share of the words, in order, that two texts must have in common to be near twins."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Twin:
    """An article already there with the same text ("exact") or nearly the same words ("near").

    `share` is 0…1, the share of the words in order that both have.
    """

    other: Article
    kind: Literal["exact", "near"]
    share: float


def find_twin(article: Article, others: Iterable[Article]) -> Twin | None:
    """The likest twin of `article` among `others`, the first of equals; None where there is none.

    Outlets that print the same agency report are twins too: the caller tells the user, who decides.
    """
    best: Twin | None = None
    for other in others:
        if other.text == article.text:
            return Twin(other, "exact", 1.0)
        share = _share(article.text, other.text, best.share if best else NEAR)
        if share >= NEAR and (best is None or share > best.share):
            best = Twin(other, "near", share)
    return best


def _share(a: str, b: str, least: float) -> float:
    """The share of words in order that two texts have in common, or 0 where it is below `least`."""
    (words_a, bag_a), (words_b, bag_b) = _words(a), _words(b)
    total = len(words_a) + len(words_b)
    if not words_a or not words_b or 2 * min(len(words_a), len(words_b)) < least * total:
        return 0.0
    if 2 * (bag_a & bag_b).total() < least * total:
        return 0.0
    return float(Indel.normalized_similarity(words_a, words_b, score_cutoff=least))


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[tuple[str, ...], Counter[str]]:
    words = tuple(_WORD.findall(text.casefold()))
    return words, Counter(words)
