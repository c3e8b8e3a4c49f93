"""Name what differs where one word stands for another: a number, a name, a modal, a tense, …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from desktop.comparison import lexis
from desktop.comparison.claim_marks import same
from desktop.comparison.passage import Word
from desktop.comparison.utterance import DifferenceType
from desktop.speakers.vocabulary import titles

EXACT = frozenset({"all", "half", "most"})
"""Quantifiers that say how many as a number does."""


_DENYING = re.compile(r"(?:un|non-?)|(?:in|im|il|ir|dis)")


def loose(word: Word) -> str:
    """What a word must share with another to answer it."""
    if word.number:
        return "#"
    if word.norm in lexis.modals():
        return "modal"
    person = lexis.persons().get(word.norm)
    if person is not None:
        return f"person {person.use}"
    return word.lemma


def like(x: Word, y: Word) -> DifferenceType:
    """What differs where one word stands for another."""
    if x.bracketed or y.bracketed:
        curse = any(lexis.fillers().get(word.norm) == "curse" for word in (x, y) if word.bracketed)
        return "masked profanity" if curse else "bracketed insertion"
    if x.number and y.number:
        return "number"
    if (x.norm in lexis.negations()) != (y.norm in lexis.negations()) or opposed(x, y):
        return "negation"
    modals = lexis.modals()
    if x.norm in modals and y.norm in modals:
        return "tense" if modals[x.norm] == modals[y.norm] else "modality"
    quantifiers = lexis.quantifiers()
    if x.norm in quantifiers and y.norm in quantifiers and not same(quantifiers[x.norm], quantifiers[y.norm]):
        return "quantifier"
    conditions = lexis.conditions()
    if (x.norm in conditions or y.norm in conditions) and conditions.get(x.norm) != conditions.get(y.norm):
        return "condition"
    persons = lexis.persons()
    if x.norm in persons and y.norm in persons:
        return "person"
    if x.lemma == y.lemma:
        return "tense" if x.pos in {"VERB", "AUX"} or y.pos in {"VERB", "AUX"} else "word choice"
    if (x.named or y.named) and x.text[:1].isupper() and y.text[:1].isupper() and _misspelt(x.norm, y.norm):
        return "spelling"
    if x.named and y.named:
        # "Mrs" for "Maria" names nobody else.
        return "word choice" if (x.norm in titles()) != (y.norm in titles()) else "named thing"
    if x.norm in lexis.hedges() or y.norm in lexis.hedges():
        return "hedge or booster"
    if x.quoted and y.quoted and x.pos == y.pos == "NOUN":
        # Inside quotation marks a noun names what was spoken of: "visit" is not "message".
        return "named thing"
    return "word choice"


def _misspelt(x: str, y: str) -> bool:
    """Whether two names are one name, a letter of it wrong or missing."""
    return min(len(x), len(y)) >= 5 and Levenshtein.distance(x, y, score_cutoff=1) <= 1


def opposed(x: Word, y: Word) -> bool:
    """Whether one word is the contrary of the other: with a prefix that denies it ("legal", "illegal"), or
    another word ("rise", "fall")."""
    if y.lemma in lexis.contraries().get(x.lemma, ()):
        return True
    short, long = sorted((x, y), key=lambda word: len(word.norm))
    if len(short.norm) < 4 or not long.norm.endswith(short.norm):
        return False
    prefix = long.norm[: -len(short.norm)]
    if _DENYING.fullmatch(prefix) is None:
        return False
    # "form" and "inform", "close" and "disclose" have nothing to do with each other.
    return prefix in {"un", "non"} or short.pos in {"ADJ", "ADV"} or long.pos in {"ADJ", "ADV"}


def amounts(words: Sequence[Word]) -> frozenset[str]:
    """How many the words say there are, as numbers and as the quantifiers that are as plain."""
    known = lexis.quantifiers()
    return frozenset(word.norm for word in words if word.number or known.get(word.norm) in EXACT)
