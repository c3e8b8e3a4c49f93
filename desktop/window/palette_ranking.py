"""Rank what a user may mean by a few letters. No Qt here.

Every word typed has to be met. Best is the beginning of the label, then the beginning of a word in it, then
letters inside a word, then letters in their order with others between, last what is spelled a little
otherwise (rapidfuzz). What stands beside the label (a role, a menu) counts less. Of equals, what was used
lately comes first, then the shorter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

Kind = Literal["action", "speaker", "article", "tag", "find"]

PREFIXES: dict[str, Kind] = {">": "action", "@": "speaker", "#": "tag"}
"""A sign typed first that limits what is offered."""

START, WORD, INSIDE, SPREAD, ALIKE = 100.0, 85.0, 60.0, 35.0, 25.0
BESIDE = 0.55
"""What a word met beside the label is worth, as a share."""

RECENT = 12.0
"""What was used last gains so much, what was used before it less."""

LEAST_ALIKE = 78.0
"""How alike, in percent, a word spelled otherwise has to be; only from four letters on."""

SHOWN = 100
"""How many are offered at once."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be asked for. `key` tells it from others in every run of the program, `target` is
    what it leads to now. `picture` is the name of an icon; `colour` that of a tag's colour."""

    key: str
    kind: Kind
    label: str
    detail: str = ""
    shortcut: str = ""
    enabled: bool = True
    target: str = ""
    picture: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An item with the places (code points) of the letters that were met, in its label and beside it."""

    item: Item
    score: float = 0.0
    met: tuple[int, ...] = ()
    met_beside: tuple[int, ...] = ()


def ranked(items: Iterable[Item], typed: str, recent: Sequence[str] = ()) -> tuple[Ranked, ...]:
    """What `typed` may mean, likeliest first; `recent` are keys, newest first. Nothing typed means all: what
    was used lately, then in the order given."""
    kind = PREFIXES.get(typed[:1])
    words = typed[kind is not None :].casefold().split()
    lately = {key: RECENT * (1 - at / len(recent)) for at, key in enumerate(recent)}
    found = []
    for item in items:
        if kind is not None and item.kind != kind:
            continue
        one = _rank(item, words)
        if one is not None:
            found.append(Ranked(item, one.score + lately.get(item.key, 0.0), one.met, one.met_beside))
    found.sort(key=lambda one: (not one.item.enabled, -one.score, len(one.item.label) if words else 0))
    return tuple(found[:SHOWN])


def _rank(item: Item, words: Sequence[str]) -> Ranked | None:
    """How well an item meets all words; None where it misses one."""
    label, detail = _folded(item.label), _folded(item.detail)
    score, met, beside = 0.0, set[int](), set[int]()
    for at, word in enumerate(words):
        here, there = _meet(word, label), _meet(word, detail, as_it_stands=True)
        if here is None and there is None:
            return None
        if here is not None and (there is None or here[0] >= there[0] * BESIDE):
            score += here[0] if at or here[0] != START or label != word else START + 20
            met.update(here[1])
        elif there is not None:
            score += there[0] * BESIDE
            beside.update(there[1])
    return Ranked(item, score / max(1, len(words)), tuple(sorted(met)), tuple(sorted(beside)))


def _meet(word: str, text: str, *, as_it_stands: bool = False) -> tuple[float, Sequence[int]] | None:
    """Where and how well one word is met in a text; `as_it_stands`: letter after letter or not at all."""
    if not text:
        return None
    at = text.find(word)
    if at == 0:
        return START, range(len(word))
    start = next((one for one in _starts(text) if text.startswith(word, one)), -1)
    if start >= 0:
        return WORD, range(start, start + len(word))
    if at > 0:
        return INSIDE, range(at, at + len(word))
    if as_it_stands:
        return None
    spread = _spread(word, text)
    if spread is not None:
        starts = set(_starts(text))
        good = sum(one in starts or one - 1 in spread for one in spread) / len(spread)
        if good > 0.6:
            return SPREAD + 20 * good, spread
    if len(word) >= 4:
        alike = fuzz.partial_ratio_alignment(word, text, score_cutoff=LEAST_ALIKE)
        if alike is not None and alike.score >= LEAST_ALIKE:
            return ALIKE * alike.score / 100, range(alike.dest_start, alike.dest_end)
    return None


def _spread(word: str, text: str) -> list[int] | None:
    """The letters of a word in their order, each at the beginning of a word where that can be."""
    starts, out, at = _starts(text), list[int](), 0
    for letter in word:
        if at < len(text) and text[at] == letter and out:
            found = at
        else:
            found = next((one for one in starts if one >= at and text[one] == letter), -1)
            if found < 0:
                found = text.find(letter, at)
        if found < 0:
            return None
        out.append(found)
        at = found + 1
    return out


@lru_cache(maxsize=16_384)
def _starts(text: str) -> tuple[int, ...]:
    """Where the words of a text begin; kept, for every letter typed asks again."""
    return tuple(at for at, one in enumerate(text) if one.isalnum() and not (at and text[at - 1].isalnum()))


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    """In small letters, each letter one: places in it are places in `text`."""
    small = text.casefold()
    return small if len(small) == len(text) else "".join(one.casefold()[:1] or one for one in text)
