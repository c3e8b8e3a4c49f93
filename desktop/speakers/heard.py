"""Who is only described in one article and quoted with the same words as somebody in another: may the two be
one?

The words alone never make two named people one, and a group is not one of its members. How strong the
evidence must be depends on what else speaks for it: agreeing roles, a spokesman's body, an opening that only
describes whom its article names below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.speakers.agreement import Agreement
from desktop.speakers.echo_finder import FAINT, HINT, LIKELY, STRONG, Echo
from desktop.speakers.organisations import match_organisations
from desktop.speakers.speaker import LocalSpeaker
from desktop.speakers.units import Unit
from desktop.speakers.vocabulary import folded, outlets, roles_agree

SAME, MAYBE_SAME = 85.0, 75.0
"""The scores of two who are one by their words, and of two who may be."""
RULE = "same words"

Heard = dict[int, dict[int, Echo]]
"""The strongest echo that a unit's statements have in another's, by the two."""


def agreement(echo: Echo, wanted: float) -> Agreement:
    """How two agree by their words, where evidence of strength `wanted` makes them one."""
    score = SAME if echo.strength >= wanted else MAYBE_SAME if echo.strength >= LIKELY else 0.0
    words = ", ".join(f"“{word}”" for word in echo.words)
    return Agreement(score, RULE, f"both are quoted with the same words ({words})")


def strongest(units: Sequence[Unit], echoes: Iterable[Echo]) -> Heard:
    """For each unit, the strongest echo of its statements in each other unit; `echoes` come strongest
    first.
    """
    unit_of = {statement: index for index, unit in enumerate(units) for statement in unit.statements}
    found: Heard = {}
    for echo in echoes:
        a, b = unit_of.get(echo.a), unit_of.get(echo.b)
        if a is not None and b is not None and a != b:
            found.setdefault(a, {}).setdefault(b, echo)
    return dict(sorted(found.items()))


def needed(described: Unit, other: Unit, *, below: bool) -> float | None:
    """How strong the evidence must be that somebody whom no name of a person tells is `other`; None where no
    words could make them one.

    `below` says that an opening describes the first and that the article names the other.
    """
    mine, theirs = described.local, other.local
    inside = described.article == other.article
    if mine.gender and theirs.gender and mine.gender != theirs.gender:
        return None
    if mine.members or theirs.members:
        return None if inside else _part(mine, theirs)
    if mine.names:
        return None
    if mine.type == "document":
        # An outlet tells what a document says; it is not the document.
        apart = inside or theirs.plural or any(folded(name) in outlets() for name in theirs.names)
        return None if apart else LIKELY if theirs.noun == mine.noun else STRONG
    if mine.plural:
        return None if inside else _several(mine, theirs)
    alike = any(roles_agree(a.role, b.role) for a in mine.held for b in theirs.held)
    alike = alike or (bool(mine.noun) and mine.noun == theirs.noun and mine.words == theirs.words)
    if theirs.plural or mine.type not in ("person", "unnamed"):
        return None
    if not theirs.people and theirs.names:
        return LIKELY if _tied(mine, theirs) and not inside else None
    if below and theirs.people:
        return FAINT
    return None if inside else LIKELY if alike else STRONG


def _part(mine: LocalSpeaker, theirs: LocalSpeaker) -> float | None:
    """Of two bodies that speak together in one article, another may name the one whose name came first."""
    group, body = (mine, theirs) if mine.members else (theirs, mine)
    if body.people or body.members or not body.names:
        return None
    one = any(match_organisations(m, n).score >= 80.0 for m in group.members for n in body.names)
    return HINT if one else None


def _several(mine: LocalSpeaker, theirs: LocalSpeaker) -> float | None:
    """Officials of a body may be the body or its other officials; nobody named is several."""
    if theirs.people:
        return None
    if theirs.names:
        return LIKELY if _tied(mine, theirs) else None
    return LIKELY if theirs.plural and theirs.noun == mine.noun else None


def _tied(mine: LocalSpeaker, body: LocalSpeaker) -> bool:
    """Whether somebody speaks or works for a body, by the words that describe him."""
    return any(match_organisations(tie.name, name).score >= 80.0 for tie in mine.ties for name in body.names)
