"""Personal names as structured values, and whether two of them can name the same person.

Two names agree when their family names match (spelling variants allowed) and nothing else contradicts: a
given name, an initial, a generational suffix. A contradiction is final: no score outweighs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from desktop.speakers.vocabulary import (
    Gender,
    folded,
    may_be_nickname,
    opening_particles,
    particles,
    standard_spelling,
    suffixes,
    titles,
)

LONG_NAME = 5
"""Letters from which on a family name may differ by one slip of the pen and still be the same."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as written once: its parts, "" where missing. `title` is folded ("sen", "mr")."""

    family: str
    given: str = ""
    middle: tuple[str, ...] = ()
    nickname: str = ""
    suffix: str = ""
    title: str = ""

    @property
    def full(self) -> bool:
        """Whether it holds a given name or an initial beside the family name."""
        return bool(self.given)

    @property
    def gender(self) -> Gender:
        """What the title tells."""
        title = titles().get(self.title)
        return title.gender if title else ""

    @property
    def text(self) -> str:
        """The name without its title."""
        parts = (self.given, *self.middle, self.family, self.suffix)
        return " ".join(part for part in parts if part)


def parse_person(words: Sequence[str], *, title: str = "") -> PersonName | None:
    """The name that `words` spell, titles already taken off; None where there is none.

    One word is a family name. Particles go with the family name, quoted words are a nickname.
    """
    kept: list[str] = []
    suffix = nickname = ""
    for word in words:
        bare = word.strip(",“”\"()'‘’")
        if not bare:
            continue
        if word[0] in "“\"'‘(" and kept:
            nickname = bare
        elif kept and folded(bare) in suffixes():
            if suffixes()[folded(bare)] == "generation" and not (len(kept) == 1 and folded(bare) == "v"):
                suffix = bare.rstrip(".") + ("." if bare.rstrip(".").casefold() in {"jr", "sr"} else "")
        else:
            kept.append(bare)
    if not kept:
        return None
    start = len(kept) - 1
    while start > 1 and folded(kept[start - 1]) in particles():
        start -= 1
    opens = folded(kept[0]) in (opening_particles() if kept[0][:1].isupper() else particles())
    if start == 1 and opens:
        start = 0
    return PersonName(
        family=" ".join(kept[start:]),
        given=kept[0] if start > 0 else "",
        middle=tuple(kept[1:start]),
        nickname=nickname,
        suffix=suffix,
        title=title,
    )


@lru_cache(maxsize=65536)
def family_key(family: str) -> str:
    """A family name folded, particles joined, led to one transliteration: equal keys are equal names."""
    words = [standard_spelling(word) for word in folded(family).split()]
    if len(words) > 1 and words[0] in {"al", "el"}:
        words = words[1:]
    joined = standard_spelling(" ".join(words))
    return joined.replace(" ", "")


def near_misspelling(a: str, b: str) -> bool:
    """Whether two folded long names differ by one slip: a letter more, less, other or exchanged."""
    if a == b:
        return True
    if min(len(a), len(b)) < LONG_NAME or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    return OSA.distance(a, b, score_cutoff=1) <= 1


def family_names_agree(a: PersonName, b: PersonName) -> bool:
    """Whether the family names are one, in any spelling (the middle name may be part of the family name)."""
    mine, other = family_key(a.family), family_key(b.family)
    return near_misspelling(mine, other) or _compound(a, b) or _compound(b, a)


def _compound(longer: PersonName, shorter: PersonName) -> bool:
    """Whether `shorter` calls by one of two family names: "Peña Nieto" as "Mr. Peña", as "Nieto" never."""
    parts = folded(longer.family).split()
    if len(parts) > 1 and family_key(shorter.family) == standard_spelling(parts[0]):
        return parts[0] not in particles()
    if longer.middle and " " in folded(shorter.family):
        return family_key(" ".join((longer.middle[-1], longer.family))) == family_key(shorter.family)
    return False


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two names agree: `score` 0…100 and why, or `contradiction` in words."""

    score: float
    why: str
    contradiction: str = ""


@lru_cache(maxsize=65536)
def match_names(a: PersonName, b: PersonName) -> NameMatch:
    """Hold two names of persons against each other; the scale is this program's own.

    100 the same full name, 95 a nickname, an initial or a transliteration, 90 a slip of the pen,
    70 a family name alone on one side, 60 on both. A contradiction scores 0.
    """
    if a.full and b.full and folded(a.text) == folded(b.text) and not (a.gender and b.gender != a.gender):
        # "Kim Jong-un", "Kim Jong Un": cut into parts in other ways, and yet one name.
        return NameMatch(100.0, "the same given and family name")
    against = _contradiction(a, b)
    if against:
        return NameMatch(0.0, "", against)
    exact = family_key(a.family) == family_key(b.family) or _compound(a, b) or _compound(b, a)
    if not exact and not family_names_agree(a, b):
        return NameMatch(0.0, "", f"“{a.family}” and “{b.family}” are different family names")
    if not (a.full and b.full):
        same = folded(a.family) == folded(b.family)
        if not exact:
            return NameMatch(50.0, f"“{a.text}” may be another spelling of “{b.text}”")
        note = "the same family name" if same else f"“{a.family}” and “{b.family}” are spellings of one name"
        return NameMatch(70.0 if a.full or b.full else 60.0, note)
    score, why = _given_match(a, b)
    if not exact:
        slip = f"“{a.family}” and “{b.family}” differ by one letter and the given names agree"
        return NameMatch(min(score, 95.0) - 5.0, slip)
    if folded(a.family) != folded(b.family):
        return NameMatch(min(score, 95.0), f"“{a.text}” and “{b.text}” are spellings of one name")
    return NameMatch(score, why)


def _given_match(a: PersonName, b: PersonName) -> tuple[float, str]:
    mine, other = _given(a), _given(b)
    if mine == other:
        return 100.0, "the same given and family name"
    if len(mine) == 1 or len(other) == 1:
        return 95.0, f"“{a.given}” and “{b.given}”: an initial that fits, with the same family name"
    if may_be_nickname(mine, other):
        return 95.0, f"“{a.given}” and “{b.given}” are forms of one given name"
    if mine in {folded(x) for x in (*b.middle, b.nickname)} or other in {
        folded(x) for x in (*a.middle, a.nickname)
    }:
        return 95.0, f"“{a.given}” and “{b.given}”: one goes by the middle name or nickname"
    return 90.0, f"“{a.given}” and “{b.given}” are near spellings, with the same family name"


def _given(name: PersonName) -> str:
    return standard_spelling(folded(name.given))


def _contradiction(a: PersonName, b: PersonName) -> str:
    if a.suffix and b.suffix and folded(a.suffix) != folded(b.suffix):
        return f"“{a.suffix}” and “{b.suffix}” are two generations"
    if a.gender and b.gender and a.gender != b.gender:
        return "the titles tell of a man and of a woman"
    if a.full and b.full and not given_names_agree(a, b):
        return f"“{a.given}” and “{b.given}” are different given names"
    if a.full and b.full and a.middle and b.middle and _given(a) == _given(b):
        mine, other = folded(a.middle[0]), folded(b.middle[0])
        if mine[:1] != other[:1] and len(mine) == 1 and len(other) == 1:
            return f"“{a.middle[0]}” and “{b.middle[0]}” are different initials"
    return ""


def given_names_agree(a: PersonName, b: PersonName) -> bool:
    """Whether the given names can call one person: equal, an initial, a nickname, a middle name, a near
    spelling.
    """
    mine, other = _given(a), _given(b)
    if mine == other or may_be_nickname(mine, other) or may_be_nickname(folded(a.given), folded(b.given)):
        return True
    initials_a, initials_b = mine.replace(" ", ""), other.replace(" ", "")
    if _initials(a.given) or _initials(b.given):
        return initials_a[:1] == initials_b[:1]
    others_a = {folded(word) for word in (*a.middle, a.nickname) if word}
    others_b = {folded(word) for word in (*b.middle, b.nickname) if word}
    if mine in others_b or other in others_a:
        return True
    if any(may_be_nickname(mine, word) for word in others_b) or any(
        may_be_nickname(other, word) for word in others_a
    ):
        return True
    return _sound(mine) == _sound(other)


def _sound(given: str) -> str:
    """A given name without the differences of house: Catherine and Katherine, Brian and Bryan."""
    letters = given.replace("ph", "f").replace("h", "").replace("y", "i").replace("k", "c").replace("z", "s")
    return "".join(letter for at, letter in enumerate(letters) if letter != letters[at - 1 : at])


def _initials(given: str) -> bool:
    """Whether the given name is written as initials: "J.", "J.K."."""
    bare = given.replace(".", "")
    return bool(bare) and bare.isupper() and len(bare) <= (2 if "." in given else 1)


@lru_cache(maxsize=4096)
def without_title(name: PersonName) -> PersonName:
    """The same name without its title."""
    return replace(name, title="")
