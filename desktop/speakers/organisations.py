"""Names of organisations, places and outlets: whether two of them call the same body.

A short form agrees with the full one as an acronym, as a known short form of an outlet, or by leaving
words out without changing the word that tells what the body is ("the Treasury", "the Times").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from desktop.speakers.vocabulary import (
    acronyms,
    folded,
    form_words,
    metonyms,
    organisation_words,
    outlets,
    standard_spelling,
)

_SMALL = frozenset(("the", "of", "for", "and", "&", "a", "an", "in", "on", "s", "de", "la"))
_COUNTRY = frozenset(("us", "uk", "american", "british", "national", "federal", "united", "states"))


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """How two names of bodies agree: `score` 0…100 (100 equal, 95 acronym, 80 short form) and why."""

    score: float
    why: str


@lru_cache(maxsize=16384)
def content_words(name: str) -> tuple[str, ...]:
    """The folded words of an organisation's name that carry it, acronyms spelt out, transliterations
    levelled.
    """
    small = folded(name)
    if small.startswith("the "):
        small = small[4:]
    small = acronyms().get(small, outlets().get(small, small))
    return tuple(standard_spelling(word) for word in small.split() if word not in _SMALL)


def acronym(name: str) -> str:
    """The folded initials of a name of several words."""
    words = content_words(name)
    return "".join(word[0] for word in words) if len(words) > 1 else ""


@lru_cache(maxsize=65536)
def match_organisations(a: str, b: str) -> OrganisationMatch:
    """Hold two names of bodies against each other; the scale is this program's own."""
    mine, other = content_words(a), content_words(b)
    if not mine or not other:
        return OrganisationMatch(0.0, "")
    if mine == other or sorted(mine) == sorted(other):
        if folded(a).removeprefix("the ") == folded(b).removeprefix("the "):
            return OrganisationMatch(100.0, "the same name")
        return OrganisationMatch(95.0, f"“{a}” and “{b}” are forms of one name")
    for short, full in ((a, b), (b, a)):
        small = folded(short).removeprefix("the ").replace(" ", "")
        if 2 <= len(small) <= 6 and small == acronym(full) and _written_as_acronym(short):
            return OrganisationMatch(95.0, f"“{short}” are the initials of “{full}”")
    if len(mine) == len(other) == 1:
        if min(len(mine[0]), len(other[0])) >= 7 and OSA.distance(mine[0], other[0], score_cutoff=1) <= 1:
            return OrganisationMatch(85.0, f"“{a}” and “{b}” differ by one letter")
        return OrganisationMatch(0.0, "")
    shorter, longer = sorted((mine, other), key=len)
    left_out = [word for word in longer if word not in shorter]
    if len(longer) > len(shorter) and all(word in longer for word in shorter):
        if all(word in _COUNTRY for word in left_out):
            return OrganisationMatch(90.0, f"“{a}” and “{b}” differ only in the country")
        kinds = set(shorter) & organisation_words()
        own = [word for word in shorter if word not in organisation_words() and word not in _COUNTRY]
        if set(left_out) <= form_words() and not set(shorter) <= form_words():
            own = list(shorter)
        if own or (kinds and shorter[-1] == longer[-1]):
            if set(left_out) <= form_words() or (shorter[-1] == longer[-1] and kinds):
                return OrganisationMatch(80.0, f"“{' '.join(shorter)}” is short for “{' '.join(longer)}”")
            return OrganisationMatch(60.0, f"“{a}” and “{b}” share “{' '.join(shorter)}”")
    return OrganisationMatch(0.0, "")


def _written_as_acronym(name: str) -> bool:
    bare = "".join(mark for mark in name.removeprefix("the ").removeprefix("The ") if mark.isalpha())
    return bare.isupper() or name.count(".") >= 2


def same_organisation(a: str, b: str) -> bool:
    """Whether, within one article, two names call one body."""
    return match_organisations(a, b).score >= 80.0


def stand_for_each_other(a: str, b: str) -> bool:
    """Whether one is a seat or building that stands for the other (the Kremlin, Russia): never the same
    speaker.
    """
    mine, other = " ".join(content_words(a)), " ".join(content_words(b))
    seats = metonyms()
    body_a, body_b = seats.get(mine, mine), seats.get(other, other)
    return mine != other and body_a == body_b
