"""How well a description ("the attorney general", "the Ohio senator") fits a role that somebody holds.

The same word fits best, another word for it less; shared words beside it speak for it, another place or body,
another party and a role no longer held against it.
"""

from __future__ import annotations

from desktop.speakers.descriptions import Description
from desktop.speakers.figure import Figure
from desktop.speakers.speaker import RoleHeld
from desktop.speakers.vocabulary import described_by, parties, roles, roles_agree

SAME_ROLE, KIN_ROLE, SHARED_WORDS = 1.0, 0.75, 0.3
"""How well a description fits a role that somebody holds: the same word, another for it, words beside it."""


def akin(a: str, b: str) -> bool:
    """Whether two folded words are one, or a place and its adjective (Mexico, Mexican)."""
    if a == b:
        return True
    common = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return common >= 4 and common >= min(len(a), len(b)) - 2 and max(len(a), len(b)) - common <= 4


def role_fit(mention: Description, held: RoleHeld, figure: Figure, proper: frozenset[str]) -> float:
    """How well a description fits a role that a figure holds, 0 where not at all; `proper` are the
    capitalised words of the description.
    """
    said = mention.role or mention.noun
    mine = {word for word in mention.words if word not in described_by("loose")}
    every = frozenset().union(*(role.words | {role.role} for role in figure.roles))
    if said == held.role:
        fit = SAME_ROLE
    elif roles_agree(said, held.role):
        fit = KIN_ROLE
    elif (
        mine & (held.words | set(held.role.split())) - described_by("past")
        and said in roles()
        and roles()[said].epithet
    ):
        return KIN_ROLE
    else:
        return 0.0
    shared = {word for word in mine if any(akin(word, other) for other in every)}
    strange = mine - shared - described_by("past")
    fit += SHARED_WORDS * bool(shared)
    if strange:
        # Another body or place beside the role is another holder; a describing word is not.
        elsewhere = proper & strange - described_by("party")
        fit -= (
            0.3
            if elsewhere and held.words - described_by("past") and not shared
            else 0.05 * min(3, len(strange))
        )
    if other_party(mention, figure):
        return 0.0
    if mine & described_by("past") and not every & described_by("past"):
        fit -= 0.2
    if not mine and len(held.words - described_by("past")) > 1 and said == held.role:
        fit -= 0.1
    return fit


def other_party(mention: Description, figure: Figure) -> bool:
    """Whether a description names another party than the figure's roles do."""
    said = parties(mention.words)
    held = parties(word for role in figure.roles for word in (*role.words, role.role))
    return bool(said and held and not said & held)
