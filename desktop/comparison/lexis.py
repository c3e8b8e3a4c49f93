"""What single words mean to a comparison: the classes of the lexicons, by word.

Every look-up takes a word as compared: lower case, straight apostrophes, contractions written out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from desktop.basics.lexicons import lexicon


@dataclass(frozen=True, slots=True)
class Person:
    """A personal pronoun: person 1 to 3, its use in the sentence, and one or many."""

    person: int
    use: str
    number: str


@cache
def modals() -> dict[str, str]:
    """Modal words and what they claim ("prediction", "ability", …)."""
    return {row["form"]: row["class"] for row in lexicon("modals")}


@cache
def negations() -> frozenset[str]:
    """Words that deny."""
    return frozenset(row["form"] for row in lexicon("negations"))


@cache
def quantifiers() -> dict[str, str]:
    """Words that say how many or how much without a number, and what they claim ("all", "some", …)."""
    return {row["form"]: row["class"] for row in lexicon("quantifiers")}


@cache
def conditions() -> dict[str, str]:
    """Words that make a claim depend on something, and what condition they make ("if", "unless", …)."""
    return {row["form"]: row["class"] for row in lexicon("conditions")}


@dataclass(frozen=True, slots=True)
class ClaimPhrase:
    """Words that claim something together ("no more than"): the type of claim and what is claimed."""

    words: tuple[str, ...]
    type: str
    claim: str


@cache
def claim_phrases() -> dict[str, tuple[ClaimPhrase, ...]]:
    """Claim phrases by their first word, longest first."""
    found: dict[str, list[ClaimPhrase]] = {}
    for row in lexicon("claim_phrases"):
        parts = tuple(row["phrase"].split())
        found.setdefault(parts[0], []).append(ClaimPhrase(parts, row["type"], row["class"]))
    return {first: tuple(sorted(ones, key=lambda one: -len(one.words))) for first, ones in found.items()}


@cache
def fillers() -> dict[str, str]:
    """Words that say nothing ("um": "hesitation") or stand in brackets for a curse ("expletive": "curse")."""
    return {row["form"]: row["kind"] for row in lexicon("fillers")}


@cache
def contraries() -> dict[str, frozenset[str]]:
    """By lemma, words that claim the contrary ("rise": "fall"), both ways round."""
    found: dict[str, set[str]] = {}
    for row in lexicon("antonyms"):
        sides = row["words"].split("|"), row["opposites"].split("|")
        for here, there in (sides, sides[::-1]):
            for word in here:
                found.setdefault(word, set()).update(there)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def converses() -> frozenset[str]:
    """Lemmas of contraries that tell one event from two sides ("win", "lose"; "buy", "sell")."""
    sides = (
        row[side] for row in lexicon("antonyms") if row["sides"] == "two" for side in ("words", "opposites")
    )
    return frozenset(word for side in sides for word in side.split("|"))


@cache
def raising_verbs() -> frozenset[str]:
    """Lemmas of verbs before which "not" denies what is thought ("I do not think that it is safe")."""
    return frozenset(row["lemma"] for row in lexicon("raising_verbs"))


@cache
def hedges() -> dict[str, str]:
    """Words that weaken ("hedge") or strengthen ("booster") what is said."""
    return {row["form"]: row["kind"] for row in lexicon("hedges")}


@cache
def persons() -> dict[str, Person]:
    """Personal pronouns."""
    return {row["form"]: Person(int(row["person"]), row["use"], row["number"]) for row in lexicon("persons")}


@cache
def light_words() -> dict[str, float]:
    """Words that say little about what a sentence is about, and what they weigh (others weigh 1)."""
    return {row["lemma"]: float(row["weight"]) for row in lexicon("light_words")}


@dataclass(frozen=True, slots=True)
class Time:
    """A time as its speaker names it ("tomorrow"): its unit, and how many units on, or its name."""

    key: str
    unit: str
    place: str


@cache
def deixis() -> dict[str, Time]:
    """What a report says for a time, one or two words ("next day"), and what its speaker did ("tomorrow")."""
    return {row["form"]: Time(row["key"], row["unit"], row["place"]) for row in lexicon("deixis")}


@cache
def own_side() -> frozenset[str]:
    """Lemmas of what one speaks for ("our government")."""
    return frozenset(row["lemma"] for row in lexicon("own_side"))


@cache
def contractions() -> dict[str, dict[str, str]]:
    """Contracted forms by part: "end" (joined to a word), "stem" (what is left of it), "whole"."""
    out: dict[str, dict[str, str]] = {"end": {}, "stem": {}, "whole": {}}
    for row in lexicon("contractions"):
        out[row["part"]][row["form"]] = row["words"].split("|")[0]
    return out


@cache
def contracted() -> dict[str, frozenset[str]]:
    """What the ends and stems of contractions stand for that may be one of several ("'d": would, had)."""
    return {
        row["form"]: frozenset(row["words"].split("|"))
        for row in lexicon("contractions")
        if "|" in row["words"]
    }


@cache
def numbers() -> dict[str, tuple[int, str]]:
    """Number words: value and role."""
    return {row["form"]: (int(row["value"]), row["role"]) for row in lexicon("numbers")}


@cache
def spellings() -> dict[str, str]:
    """Spellings of one word or name, lower case, by the one they are compared as."""
    return {row["form"].lower(): row["key"] for row in lexicon("spellings")}


@dataclass(frozen=True, slots=True)
class HouseForm:
    """A way to write `key`: its words in lower case; `capitals` where only capitals mean it ("US")."""

    words: tuple[str, ...]
    key: str
    capitals: bool


@cache
def house_forms() -> dict[str, tuple[HouseForm, ...]]:
    """House forms by their first word, longest first."""
    found: dict[str, list[HouseForm]] = {}
    for row in lexicon("house_style"):
        form = row["form"]
        parts = tuple(form.lower().replace(".", "").split())
        capitals = len(parts) == 1 and form.replace(".", "").isupper() and len(form) > 1
        found.setdefault(parts[0], []).append(HouseForm(parts, row["key"], capitals))
    return {first: tuple(sorted(forms, key=lambda one: -len(one.words))) for first, forms in found.items()}


@cache
def stopped() -> frozenset[str]:
    """Abbreviations, lower case and without their stop, after which a stop ends no sentence."""
    return frozenset(
        row["form"].lower().rstrip(".")
        for row in lexicon("house_style")
        if row["form"].endswith(".") and " " not in row["form"]
    )
