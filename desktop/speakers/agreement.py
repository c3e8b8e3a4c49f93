"""Whether two local speakers of different articles are one: a score, the reasons in words, or a
contradiction.

A contradiction (another given name, another generation, a man and a woman, a person and a body) is final.
Scores are 0…100: from SURE on two are merged, from MAYBE on they are suggested.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from desktop.speakers.names import PersonName, match_names
from desktop.speakers.organisations import match_organisations, stand_for_each_other
from desktop.speakers.speaker import LocalSpeaker, RoleHeld
from desktop.speakers.vocabulary import described_by, folded, offices, roles_agree, titles

SURE = 80.0
MAYBE = 55.0
OFFICE = 82.0
"""The score of a description by an office alone ("the attorney general") and the holder whom another article
names, sure where nobody else is named with it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two local speakers agree: `score` 0…100, `rule` and `why` in words; or a `contradiction`.

    `bare` says that a family name alone met a full one: sure only where nobody else bears it.
    """

    score: float
    rule: str = ""
    why: str = ""
    contradiction: str = ""
    bare: bool = False


NOTHING = Agreement(0.0)


def compare(a: LocalSpeaker, b: LocalSpeaker) -> Agreement:
    """Hold two local speakers of different articles against each other."""
    if a.loose or b.loose:
        other = b if a.loose else a
        return _people(a, b) if other.people and not other.loose else _bodies(a, b)
    if a.people and b.people:
        return _people(a, b)
    if a.people or b.people:
        named, other = (a, b) if a.people else (b, a)
        if other.type == "unnamed" and not other.names:
            return _role_only(named, other)
        if other.type in ("organisation", "document", "group") and other.names:
            return _person_and_body(named, other)
        return NOTHING
    if a.members and b.members:
        return _groups(a, b)
    if a.members or b.members:
        return NOTHING  # A group and its member are linked, never one; see `links`.
    if a.names and b.names:
        return _bodies(a, b)
    return NOTHING


def _people(a: LocalSpeaker, b: LocalSpeaker) -> Agreement:
    if a.gender and b.gender and a.gender != b.gender:
        return Agreement(0.0, contradiction="one article speaks of a man, the other of a woman")
    full_a = [name for name in a.people if name.full] or list(a.people[:1])
    full_b = [name for name in b.people if name.full] or list(b.people[:1])
    best = None
    against = kin = ""
    for mine in full_a:
        for other in full_b:
            match = match_names(mine, other)
            against = against or match.contradiction
            if best is None or match.score > best.score:
                best = match
                kin = _by_kin(a, mine) or _by_kin(b, other)
    if best is None or best.score <= 0 or (against and best.score < 95):
        return Agreement(0.0, contradiction=against)
    suffixes = {folded(name.suffix) for name in (*a.people, *b.people) if name.suffix}
    if len(suffixes) > 1:
        return Agreement(0.0, contradiction="two generations of one name")
    if len(suffixes) == 1 and bool(_suffix(a)) != bool(_suffix(b)) and not _shared_office(a, b):
        return Agreement(
            75.0, "one with a suffix", f"{best.why}, but only one article gives “{_suffix(a) or _suffix(b)}”"
        )
    bare = not (any(name.full for name in a.people) and any(name.full for name in b.people))
    score = best.score
    shared = _shared_role(a, b)
    if bare and shared:
        score = min(100.0, score + 15)
    why = best.why + kin + (f"; both are called {shared}" if shared else "")
    return Agreement(score, "name", why, bare=bare)


def _by_kin(speaker: LocalSpeaker, name: PersonName) -> str:
    """What to add where the article itself gives the given name alone, beside somebody's kin."""
    if name.full and name.text not in speaker.names and not speaker.loose:
        return f", where one article says “{name.given}” alone, a relative of a {name.family}"
    return ""


def _suffix(speaker: LocalSpeaker) -> str:
    return next((name.suffix for name in speaker.people if name.suffix), "")


def _shared_role(a: LocalSpeaker, b: LocalSpeaker) -> str:
    for mine in a.held:
        for other in b.held:
            if roles_agree(mine.role, other.role) and mine.role not in (
                "republican",
                "democrat",
                "independent",
            ):
                return mine.role
    return ""


def _shared_office(a: LocalSpeaker, b: LocalSpeaker) -> bool:
    """Whether both hold one office: a father's is hardly the son's, so that the suffix was left out."""
    return any(mine.role == other.role and mine.role in offices() for mine in a.held for other in b.held)


def _role_only(named: LocalSpeaker, other: LocalSpeaker) -> Agreement:
    """A named speaker with a role, and a description of such a role: sure only with its body."""
    if named.gender and other.gender and named.gender != other.gender:
        return Agreement(0.0, contradiction="one article speaks of a man, the other of a woman")
    best = NOTHING
    elsewhere = frozenset().union(*(_beside(held) for held in named.held))
    for mine in named.held:
        for said in other.held:
            if not roles_agree(mine.role, said.role):
                continue
            beside, past = _beside(said), described_by("past")
            shared = beside & elsewhere - described_by("loose") - past
            if shared:
                score = 50.0 + 25.0 * _likeness(beside, _beside(mine), elsewhere)
                score += 5.0 if mine.role == said.role else 0.0
                score += 10.0 if other.definite and score >= 50.0 + 25.0 * 0.9 else 0.0
                at = _as_written(said.text, shared) or " ".join(sorted(shared))
                why = f"“{mine.text}” and “{said.text}” name one role at “{at}”"
            elif other.definite and mine.role == said.role and said.role in offices() and not beside - past:
                score, why = OFFICE, f"“{said.text}” names an office that “{mine.text}” holds"
            else:
                continue
            if bool(mine.words & past) != bool(said.words & past):
                # Who held the role once is hardly whom another article calls by it now.
                score -= 30.0
            if score > best.score:
                best = Agreement(score, "role", why)
    return best


def _beside(role: RoleHeld) -> frozenset[str]:
    """The words that tell one holder of a role from another, courtesy left out."""
    return frozenset(word for word in role.words if word not in titles() or titles()[word].kind != "courtesy")


def _likeness(said: frozenset[str], beside: frozenset[str], elsewhere: frozenset[str]) -> float:
    """How well the words beside a described role fit those beside one that somebody holds, 0…1: all the same,
    or all said of its holder in one place or another."""
    if said - described_by("past") <= elsewhere:
        return 1.0
    return fuzz.token_sort_ratio(" ".join(sorted(said)), " ".join(sorted(beside))) / 100.0


def _as_written(text: str, shared: Collection[str]) -> str:
    """The words of a description that are among `shared` (folded), as it writes and orders them."""
    return " ".join(word for word in text.split() if folded(word.strip(",;:’'")) in shared)


def _bodies(a: LocalSpeaker, b: LocalSpeaker) -> Agreement:
    if a.type != b.type and {a.type, b.type} & {"document", "unnamed"}:
        return NOTHING
    best = NOTHING
    for mine in a.names:
        for other in b.names:
            match = match_organisations(mine, other)
            if match.score > best.score:
                best = Agreement(match.score, "organisation name", match.why)
            if best.score < MAYBE and stand_for_each_other(mine, other):
                best = Agreement(MAYBE, "metonym", f"“{mine}” and “{other}” can stand for one another")
    return best


def _groups(a: LocalSpeaker, b: LocalSpeaker) -> Agreement:
    if len(a.members) != len(b.members):
        return NOTHING
    left = list(b.members)
    for mine in a.members:
        found = next((other for other in left if match_organisations(mine, other).score >= SURE), None)
        if found is None:
            return NOTHING
        left.remove(found)
    return Agreement(95.0, "members", f"both are {' and '.join(a.members)}")


def _person_and_body(named: LocalSpeaker, other: LocalSpeaker) -> Agreement:
    return Agreement(0.0, contradiction="one is a person, the other is not")


def contradiction(a: Iterable[PersonName], b: Collection[PersonName]) -> str:
    """What speaks against two sets of full names being one person's, "" where nothing does."""
    found = {match_names(mine, other).contradiction for mine in a for other in b}
    return min(found - {""}, default="")
