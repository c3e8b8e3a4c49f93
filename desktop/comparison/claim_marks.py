"""Find the words that make a claim what it is, and whether they claim the same on two sides.

A mark is a word or a phrase that denies, binds, bounds, counts or makes a condition: "not", "must",
"no more than", "some of", "unless". Phrases go before the words in them: "a few" is not "few", and "no more
than" denies nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from desktop.comparison import lexis
from desktop.comparison.passage import Word

MarkType = Literal["negation", "modality", "quantifier", "condition"]

ORDER: tuple[MarkType, ...] = ("negation", "quantifier", "condition", "modality")
"""The types in the order in which a difference is named by them."""

OPEN = frozenset({"all", "any", "many", "more", "less", "both"})
"""Classes of quantifiers that say little more than the bare noun: that one is missing changes no claim."""

ARTICLES = frozenset({"the", "a", "an"})

PLAIN = {"modality": frozenset({"prediction"}), "condition": frozenset({"even"}), "quantifier": OPEN}
"""Classes whose being there or not changes no claim, by type."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The words `start` to `end` claim something: a type, and within it what; equal claims say the same."""

    type: MarkType
    claim: str
    start: int
    end: int


def marks(words: Sequence[Word], start: int = 0, end: int | None = None) -> list[Mark]:
    """The marks among the words `start` to `end`, in order; none overlap."""
    out: list[Mark] = []
    at, last = start, len(words) if end is None else end
    phrases = lexis.claim_phrases()
    while at < last:
        size = 1
        for phrase in phrases.get(words[at].norm, ()):
            if tuple(word.norm for word in words[at : at + len(phrase.words)]) == phrase.words:
                size = len(phrase.words)
                out.append(Mark(cast(MarkType, phrase.type), phrase.claim, at, at + size))
                break
        else:
            found = _single(words[at])
            if found is not None:
                out.append(Mark(*found, at, at + 1))
        at += size
    return out


def _single(word: Word) -> tuple[MarkType, str] | None:
    """What one word claims by itself, or None."""
    norm = word.norm
    if norm in lexis.negations():
        return "negation", "not"
    if norm in lexis.modals() and word.pos in {"AUX", "VERB", ""}:
        # "May" is a month, too, and a "will" is read out.
        return "modality", lexis.modals()[norm]
    if norm in lexis.quantifiers():
        return "quantifier", lexis.quantifiers()[norm]
    return ("condition", lexis.conditions()[norm]) if norm in lexis.conditions() else None


def around(words: Sequence[Word], start: int, end: int) -> list[Mark]:
    """The marks that lie in the words `start` to `end` or border on them: of "a few" also the "few"."""
    # A phrase that reaches into the words begins up to four words before them.
    found = marks(words, max(0, start - 4), min(len(words), end + 1))
    return [mark for mark in found if mark.end >= start and mark.start <= end]


def changed_between(
    a: Sequence[Word], i: int, i_end: int, b: Sequence[Word], j: int, j_end: int
) -> MarkType | None:
    """What the words of A from `i` on claim otherwise than those of B from `j` on, or None."""
    here, there = around(a, i, i_end), around(b, j, j_end)
    inside = any(mark.start < i_end and mark.end > i for mark in here) or any(
        mark.start < j_end and mark.end > j for mark in there
    )
    # What stands for "the" alone stands for nothing that was claimed.
    swapped = _says(a[i:i_end]) and _says(b[j:j_end])
    return changed(here, there, swapped=swapped) if inside else None


def _says(words: Sequence[Word]) -> bool:
    return any(word.norm not in ARTICLES for word in words)


def changed(xs: Iterable[Mark], ys: Iterable[Mark], *, swapped: bool) -> MarkType | None:
    """The first type of mark that claims one thing on one side and another on the other, or None.

    `swapped`: words stand for words. Otherwise one side has none, and what says little more than its absence
    ("all", "will") does not count.
    """
    here, there = list(xs), list(ys)
    for kind in ORDER:
        a = [mark.claim for mark in here if mark.type == kind]
        b = [mark.claim for mark in there if mark.type == kind]
        if kind == "negation":
            if len(a) % 2 != len(b) % 2:
                return kind
            continue
        left, right = _without(a, b), _without(b, a)
        if left and right:
            return kind
        plain = PLAIN.get(kind, frozenset())
        if (left or right) and not swapped and any(claim not in plain for claim in (*left, *right)):
            return kind
    return None


def _without(claims: Sequence[str], others: Sequence[str]) -> list[str]:
    """The claims that have no fellow among `others`, each used once."""
    left = list(others)
    out = []
    for claim in claims:
        fellow = next((other for other in left if same(claim, other)), None)
        if fellow is None:
            out.append(claim)
        else:
            left.remove(fellow)
    return out


def same(claim: str, other: str) -> bool:
    """Whether two classes claim the same: "many" leaves open whether they are hundreds or thousands."""
    return claim == other or claim == other.partition(":")[0] or other == claim.partition(":")[0]
