"""Find an "only" that one rendering has and the other lost: "only a full refund" is more than a refund.

"Only" binds the noun, number or name that follows it. It is lost where the other rendering has that word and
nothing that says as much ("nothing but", "alone", "no one except"). Before a verb "only" says many things
("we only want to help"), and of a time little; these are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.comparison import lexis
from desktop.comparison.differences import Finding
from desktop.comparison.passage import Passage, Word

REACH = 4
"""Words after "only" among which is what it binds."""

TELLING = 0.4
"""What a word weighs from which it can be bound."""

BOUND = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})


@cache
def _forms() -> dict[str, frozenset[tuple[str, ...]]]:
    """The words that exclude all else by their use: before a noun, before a number, or anywhere."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for row in lexicon("exclusives"):
        found.setdefault(row["use"], set()).add(tuple(row["form"].split()))
    return {use: frozenset(forms) for use, forms in found.items()}


def lost_exclusives(a: Passage, b: Passage) -> Iterator[Finding]:
    """What one rendering alone says is so of nothing else."""
    here, there = _excludes(a.words), _excludes(b.words)
    if here == there:
        return
    one, other = (a, b) if here else (b, a)
    for at, bound in _bound(one.words):
        places = [n for n, word in enumerate(other.words) if _same(one.words[bound], word)]
        if len(places) == 1:
            place = _start(other.words, places[0])
            yield (
                Finding("quantifier", at, at + 1, place, place)
                if one is a
                else Finding("quantifier", place, place, at, at + 1)
            )


def _excludes(words: Sequence[Word]) -> bool:
    """Whether anything among the words excludes all else."""
    norms = [word.norm for word in words]
    number = [word.number for word in words]
    for use, forms in _forms().items():
        for form in forms:
            for at in range(len(norms) - len(form) + 1):
                end = at + len(form)
                if tuple(norms[at:end]) == form and (use != "number" or any(number[end : end + 1])):
                    return True
    return False


def _bound(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Each word like "only", and the word it binds."""
    for at, word in enumerate(words):
        counted = (word.norm,) in _forms()["number"] and any(one.number for one in words[at + 1 : at + 2])
        if not counted and ((word.norm,) not in _forms()["noun"] or word.pos == "ADJ"):
            continue
        if at and words[at - 1].norm in lexis.negations():
            continue
        for n in range(at + 1, min(at + 1 + REACH, len(words))):
            found = words[n]
            if found.part != word.part or found.pos in {"VERB", "AUX"} or "," in found.gap:
                break
            if found.number or (found.weight >= TELLING and found.pos in BOUND):
                if found.norm not in lexis.deixis():
                    yield at, n
                break


def _same(x: Word, y: Word) -> bool:
    return x.norm == y.norm if x.number else x.lemma == y.lemma


def _start(words: Sequence[Word], at: int) -> int:
    """The start of the words that go with a noun: its article and adjectives."""
    while at and words[at - 1].part == words[at].part and words[at - 1].pos in {"DET", "ADJ", "NUM", "PRON"}:
        at -= 1
    return at
