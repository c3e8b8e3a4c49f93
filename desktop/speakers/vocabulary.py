"""What the lexicons say about names, titles, roles and collectives, folded for look-up and read once.

Folding makes spellings comparable: case, accents, stops, hyphens and apostrophes do not count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from desktop.basics.lexicons import lexicon

Gender = Literal["m", "f", ""]

_LETTERS = str.maketrans(
    dict(zip("øØłŁđðıßæœþ", ("o", "O", "l", "L", "d", "d", "i", "ss", "ae", "oe", "th"), strict=True))
)
_DROPPED = str.maketrans("", "", ".'’‘`´\"“”\u00ad\u200b\ufeff")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """`text` without case, accents, stops and apostrophes; hyphens and runs of space become one space."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).translate(_DROPPED).casefold()
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(letters.replace("-", " ").replace("‑", " ").replace("–", " ").split())


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name: the role it stands for, the gender it tells, and its kind."""

    role: str
    gender: Gender
    kind: str


def _gender(cell: str) -> Gender:
    return "m" if cell == "m" else "f" if cell == "f" else ""


@cache
def titles() -> dict[str, Title]:
    """Titles by their folded form ("sen", "attorney general")."""
    return {
        folded(row["title"]): Title(row["role"], _gender(row["gender"]), row["kind"])
        for row in lexicon("titles")
    }


@cache
def offices() -> frozenset[str]:
    """The folded roles that a title before a name stands for ("senator", "attorney general")."""
    return frozenset(
        folded(title.role) for title in titles().values() if title.role and title.kind != "courtesy"
    )


@cache
def suffixes() -> dict[str, str]:
    """Folded suffix to its kind, "generation" or "credential"."""
    return {folded(row["suffix"]): row["kind"] for row in lexicon("suffixes")}


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    related: dict[str, set[str]] = {}
    for row in lexicon("nicknames"):
        short, full = folded(row["nickname"]), folded(row["name"])
        related.setdefault(short, set()).add(full)
        related.setdefault(full, set()).add(short)
    # Two short forms of one name (Bob, Rob) may be one person as well.
    return {
        name: frozenset(
            partners.union(*(related[partner] for partner in partners if len(partner) > len(name)))
        )
        for name, partners in related.items()
    }


def may_be_nickname(a: str, b: str) -> bool:
    """Whether two folded given names may call one person (bill, william)."""
    return b in _nicknames().get(a, frozenset()) or a in _nicknames().get(b, frozenset())


@cache
def _transliterations() -> dict[str, str]:
    return {folded(row["variant"]): folded(row["form"]) for row in lexicon("transliterations")}


def standard_spelling(word: str) -> str:
    """A folded word led to one spelling where several transliterations are in use."""
    return _transliterations().get(word, word)


@cache
def acronyms() -> dict[str, str]:
    """Folded short form to folded full name."""
    return {folded(row["acronym"]): folded(row["name"]) for row in lexicon("acronyms")}


@cache
def metonyms() -> dict[str, str]:
    """Folded place or building to the folded body it stands for."""
    return {folded(row["metonym"]): folded(row["body"]) for row in lexicon("metonyms")}


@dataclass(frozen=True, slots=True)
class Role:
    """A word for what a person is: the gender it tells, and what else its holder may be called.

    An epithet ("the mogul") may be said of anybody, whatever office they hold.
    """

    gender: Gender
    also: frozenset[str]
    epithet: bool


@cache
def roles() -> dict[str, Role]:
    """Roles by folded word or phrase."""
    return {
        folded(row["role"]): Role(
            _gender(row["gender"]),
            frozenset(folded(word) for word in row["also"].split(";") if word),
            row["kind"] == "epithet",
        )
        for row in lexicon("roles")
    }


@cache
def collectives() -> dict[str, str]:
    """Folded noun to "organisation", "document", "group" or "unnamed"."""
    kinds: dict[str, str] = {}
    for row in lexicon("collectives"):
        kinds.setdefault(folded(row["noun"]), row["kind"])
    return kinds


@cache
def organisation_words() -> frozenset[str]:
    """Words that make a name an organisation's."""
    return frozenset(folded(row["word"]) for row in lexicon("organisation_words"))


@cache
def form_words() -> frozenset[str]:
    """Words that an organisation's name may leave out and still mean the same body ("Department", "Inc.")."""
    return frozenset(folded(row["word"]) for row in lexicon("organisation_words") if row["kind"] == "form")


@cache
def described_by(kind: str) -> frozenset[str]:
    """The words that descriptions use in one way: "small", "definite", "past", "party", … (see the
    lexicon).
    """
    return frozenset(folded(row["word"]) for row in lexicon("description_words") if row["kind"] == kind)


def parties(words: Iterable[str]) -> frozenset[str]:
    """The parties that folded words name, each by one word: "gop" and "republican" are one."""
    return frozenset(_parties()[word] for word in words if word in _parties())


@cache
def _parties() -> dict[str, str]:
    own = {word: word for word in described_by("party")}
    rows = lexicon("description_words")
    same = "party of "
    return own | {
        folded(row["word"]): row["kind"].removeprefix(same) for row in rows if row["kind"].startswith(same)
    }


@cache
def states() -> dict[str, frozenset[str]]:
    """The states of the USA, in full or abbreviated ("Ohio", "Tex."), as written, to the folded words of
    their names.
    """
    return {
        form: frozenset(folded(row["state"]).split())
        for row in lexicon("states")
        for form in (row["state"], *(form for form in row["forms"].split(";") if form))
    }


@cache
def opening_particles() -> frozenset[str]:
    """Particles that open a bare family name even with a capital (De, Von)."""
    return frozenset(folded(row["particle"]) for row in lexicon("particles") if row["opens"])


@cache
def particles() -> frozenset[str]:
    """Words that belong to the family name they stand before (van, de, bin)."""
    return frozenset(folded(row["particle"]) for row in lexicon("particles"))


@cache
def outlets() -> dict[str, str]:
    """Folded outlet names and short forms to one folded name; short forms of several outlets are left out."""
    named: dict[str, set[str]] = {}
    for row in lexicon("outlets"):
        name = folded(row["name"]).removeprefix("the ")
        for form in (row["name"], *row["aliases"].split(";")):
            if form.strip():
                named.setdefault(folded(form).removeprefix("the "), set()).add(name)
    return {form: min(names) for form, names in named.items() if len(names) == 1}


def roles_agree(a: str, b: str) -> bool:
    """Whether two folded role words may name the same office (spokesman, press secretary)."""
    if a == b:
        return True
    known = roles()
    return (a in known and b in known[a].also) or (b in known and a in known[b].also)
