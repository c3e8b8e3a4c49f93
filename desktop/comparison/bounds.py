"""Find numbers that are the most there may be in one rendering and the least in the other.

A bound stands before its number ("at least 50", "nearly 50") or after it ("50 or more", "50 ships at most").
That a bound is left out changes no claim here: reporters round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.comparison.claim_marks import marks
from desktop.comparison.differences import Finding
from desktop.comparison.passage import Passage, Word

UPPER = frozenset({"at most", "less"})
LOWER = frozenset({"at least", "more"})
"""Classes of phrases that make a number an upper or a lower bound."""

LONGEST = 3
"""Words of a bound at most."""


@cache
def _forms() -> dict[str, dict[tuple[str, ...], bool]]:
    """By the place, "before" or "after" the number, the words of bounds and whether each is an upper one."""
    found: dict[str, dict[tuple[str, ...], bool]] = {"before": {}, "after": {}}
    for row in lexicon("bounds"):
        found[row["place"]][tuple(row["form"].split())] = row["bound"] == "upper"
    return found


def turned_bounds(a: Passage, b: Passage) -> Iterator[Finding]:
    """The bounds of a number that both renderings have, an upper one in one and a lower one in the other."""
    here, there = _bounded(a.words), _bounded(b.words)
    for number in (one for one in here if one in there):
        (side, i), (other, j) = here[number], there[number]
        if side != other:
            yield Finding("quantifier", *i, *j)


def _bounded(words: Sequence[Word]) -> dict[str, tuple[bool, tuple[int, int]]]:
    """Of each number that is a bound, whether it is an upper one, and the words that make it one."""
    found = {
        words[mark.end].norm: (mark.claim in UPPER, (mark.start, mark.end))
        for mark in marks(words)
        if mark.claim in UPPER | LOWER and mark.end < len(words) and words[mark.end].number
    }
    for at, word in enumerate(words):
        if word.number and word.norm not in found:
            near = _before(words, at) or _after(words, at + 1) or _after(words, at + 2)
            if near is not None:
                found[word.norm] = near
    return found


def _before(words: Sequence[Word], at: int) -> tuple[bool, tuple[int, int]] | None:
    """The bound that ends right before the word `at`."""
    for size in range(min(LONGEST, at), 0, -1):
        upper = _forms()["before"].get(tuple(word.norm for word in words[at - size : at]))
        if upper is not None:
            return upper, (at - size, at)
    return None


def _after(words: Sequence[Word], at: int) -> tuple[bool, tuple[int, int]] | None:
    """The bound that begins with the word `at`, unless it is that of a number behind it."""
    for size in range(LONGEST, 0, -1):
        upper = _forms()["after"].get(tuple(word.norm for word in words[at : at + size]))
        following = words[at + size : at + size + 1]
        if upper is not None and not any(word.number for word in following):
            return upper, (at, at + size)
    return None
