"""Names of things: one thing under different names, and words that one outlet marks and another does not.

Three sources, none of which guesses: groups of rival names (a lexicon, and spellings of one place), words
set in marks by one outlet that stand without marks in another, and nouns that stand in the same place of
aligned renderings. What is inside quotation marks is somebody else's word and is told as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.comparison.framing_marks import MarksUse, term_use
from desktop.comparison.material import Material, outlet_keys
from desktop.comparison.passage import quoted_stretches
from desktop.comparison.per_reading import PerReading
from desktop.comparison.setting import Setting, setting_of
from desktop.comparison.utterance import Difference
from desktop.speakers.speaker import MentionKey
from desktop.statements.reading import Reading

ThingKind = Literal["rival names", "marked or not", "same place"]

Judged = tuple[str, str, Sequence[Difference]]
"""Two statements held against each other, by their ids, and how they differ."""

LONGEST = 4
"""Words of a marked name at most."""

_NOMINAL = ("NOUN", "PROPN")
_AROUND = ("ADJ", "DET")


@dataclass(frozen=True, slots=True)
class NameUse:
    """How one outlet uses one name: in its own words (`plain`) and inside quotation marks (`marked`)."""

    outlet: str
    name: str
    plain: tuple[MentionKey, ...]
    marked: tuple[MentionKey, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing, its names, and who uses which; `statements` are the aligned ones that show it."""

    kind: ThingKind
    names: tuple[str, ...]
    uses: tuple[NameUse, ...]
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """Words in quotation marks that nobody is reported as saying, and what the marks do."""

    outlet: str
    words: str
    use: MarksUse
    place: MentionKey
    reason: str


def terms(material: Material) -> tuple[Term, ...]:
    """The quoted terms of all articles, in the order of the articles and their texts."""
    outlets = outlet_keys(material)
    return tuple(
        Term(
            outlets[article.id],
            _clean(article.text, term.span),
            term_use(setting_of(reading), term),
            MentionKey(article.id, term.span),
            term.reason,
        )
        for article in material.articles
        if (reading := material.readings.get(article.id)) is not None
        for term in sorted(reading.terms, key=lambda one: one.span)
    )


def things(material: Material) -> tuple[Thing, ...]:
    """What the articles name differently or mark differently, rival names first."""
    outlets = outlet_keys(material)
    readings = [material.readings[one.id] for one in material.articles if one.id in material.readings]
    return (*_rivals(readings, outlets), *_marked(readings, outlets))


def renamed(material: Material, judged: Iterable[Judged]) -> tuple[Thing, ...]:
    """Nouns that stand for one another in aligned renderings of different outlets, between equal words."""
    outlets = outlet_keys(material)
    found: dict[tuple[str, ...], dict[tuple[str, str], list[MentionKey]]] = {}
    shown: dict[tuple[str, ...], list[str]] = {}
    for first, second, differences in judged:
        a, b = material.article_of[first], material.article_of[second]
        if outlets[a] == outlets[b]:
            continue
        for one in differences:
            if one.type != "word choice":
                continue
            here, there = _noun(material.readings[a], one.a), _noun(material.readings[b], one.b)
            if (
                not here
                or not there
                or _neighbours(material.readings[a], one.a[0]) != _neighbours(material.readings[b], one.b[0])
            ):
                continue
            names = tuple(sorted((here, there), key=str.casefold))
            uses = found.setdefault(tuple(name.casefold() for name in names), {})
            for article, spans, name in ((a, one.a, here), (b, one.b, there)):
                key = MentionKey(article, Span(spans[0].start, spans[-1].end))
                places = uses.setdefault((outlets[article], name), [])
                if key not in places:
                    places.append(key)
            shown.setdefault(tuple(name.casefold() for name in names), []).extend((first, second))
    out = []
    for folded, used in found.items():
        told = tuple(_use(material.readings, outlet, name, keys) for (outlet, name), keys in used.items())
        # Where both are quoted, it is the speaker's words that are told in two ways.
        if any(use.plain for use in told):
            both = tuple(dict.fromkeys(use.name for use in told))
            out.append(Thing("same place", both, told, tuple(dict.fromkeys(shown[folded]))))
    return tuple(out)


# Rival names ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Name:
    """One of the names of a thing: its words, lower case, and the number of its group."""

    words: tuple[str, ...]
    shown: str
    group: int


@cache
def _names() -> tuple[dict[str, tuple[_Name, ...]], tuple[frozenset[str], ...]]:
    """The names by their first word, longest first, and for each group the words that must stand beside."""
    groups = [
        (row["names"].split("|"), frozenset(row["beside"].split("|")) - {""})
        for row in lexicon("rival_names")
    ]
    spellings: dict[str, list[str]] = {}
    for row in lexicon("transliterations"):
        spellings.setdefault(row["form"].casefold(), []).append(row["variant"].casefold())
    groups += [([form, *variants], frozenset()) for form, variants in spellings.items()]
    first: dict[str, list[_Name]] = {}
    for number, (names, _) in enumerate(groups):
        for name in names:
            words = tuple(_WORD.findall(name))
            first.setdefault(words[0], []).append(_Name(words, name, number))
    ordered = {word: tuple(sorted(some, key=lambda one: -len(one.words))) for word, some in first.items()}
    return ordered, tuple(beside for _, beside in groups)


_WORD = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class _Words:
    """An article's words, lower case, with their spans, and where each word stands."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    at: Mapping[str, tuple[int, ...]]

    def places(self, name: Sequence[str], text: str) -> Iterator[Span]:
        """Where the words of a name stand in a row, not as a part of a hyphenated word."""
        for first in self.at.get(name[0], ()):
            end = first + len(name)
            if self.words[first:end] == tuple(name):
                whole = Span(self.spans[first].start, self.spans[end - 1].end)
                if text[whole.start - 1 : whole.start] != "-" and text[whole.end : whole.end + 1] != "-":
                    yield whole


def _cut(reading: Reading) -> _Words:
    found = [
        (match.group().casefold(), Span(*match.span())) for match in _WORD.finditer(reading.article.text)
    ]
    at: dict[str, list[int]] = {}
    for number, (word, _) in enumerate(found):
        at.setdefault(word, []).append(number)
    return _Words(
        tuple(word for word, _ in found),
        tuple(span for _, span in found),
        {word: tuple(places) for word, places in at.items()},
    )


_words_of: PerReading[_Words] = PerReading(_cut)


def _named(reading: Reading) -> tuple[tuple[int, str, Span], ...]:
    """Each place where an article uses one of the names: group, name and span; of names that overlap the
    longest."""
    cut, text = _words_of(reading), reading.article.text
    names, beside = _names()
    found: list[tuple[int, str, Span]] = []
    for word in names.keys() & cut.at.keys():
        for name in names[word]:
            if not beside[name.group] or not beside[name.group].isdisjoint(cut.at):
                found += [(name.group, name.shown, span) for span in cut.places(name.words, text)]
    found.sort(key=lambda one: (one[2].start, -one[2].end, one[0], one[1]))
    kept: list[tuple[int, str, Span]] = []
    for one in found:
        if not kept or one[2].start >= kept[-1][2].end:
            kept.append(one)
    return tuple(kept)


_named_in: PerReading[tuple[tuple[int, str, Span], ...]] = PerReading(_named)


def _rivals(readings: Sequence[Reading], outlets: Mapping[str, str]) -> Iterator[Thing]:
    groups: dict[int, dict[tuple[str, str], list[MentionKey]]] = {}
    for reading in readings:
        for group, name, span in _named_in(reading):
            key = (outlets[reading.article.id], name)
            groups.setdefault(group, {}).setdefault(key, []).append(MentionKey(reading.article.id, span))
    by_id = {reading.article.id: reading for reading in readings}
    for _, found in sorted(groups.items()):
        uses = tuple(_use(by_id, outlet, name, places) for (outlet, name), places in found.items())
        own: dict[str, set[str]] = {}
        for use in uses:
            if use.plain:
                own.setdefault(use.outlet, set()).add(use.name)
        if len({frozenset(names) for names in own.values()}) > 1:
            yield Thing("rival names", tuple(dict.fromkeys(use.name for use in uses)), uses)


# Marked or not ----------------------------------------------------------------------------------------------


def _marked(readings: Sequence[Reading], outlets: Mapping[str, str]) -> Iterator[Thing]:
    marked: dict[str, list[MentionKey]] = {}
    shown: dict[str, str] = {}
    for reading in readings:
        for span in _names_in_marks(reading):
            name = _clean(reading.article.text, span)
            marked.setdefault(name.casefold(), []).append(MentionKey(reading.article.id, span))
            shown.setdefault(name.casefold(), name)
    by_id = {reading.article.id: reading for reading in readings}
    for folded, places in sorted(marked.items()):
        here = {outlets[key.article] for key in places}
        words = _WORD.findall(folded)
        uses: dict[str, list[MentionKey]] = {}
        for reading in readings if words else ():
            for span in _words_of(reading).places(words, reading.article.text):
                uses.setdefault(outlets[reading.article.id], []).append(MentionKey(reading.article.id, span))
        found = tuple(_use(by_id, outlet, shown[folded], keys) for outlet, keys in uses.items())
        if any(use.plain and not use.marked and use.outlet not in here for use in found):
            yield Thing("marked or not", (shown[folded],), found)


def _short_marks(reading: Reading) -> tuple[Span, ...]:
    setting = setting_of(reading)
    spans = [term.span for term in reading.terms]
    for statement in reading.statements:
        if statement.kind == "mixed":
            spans += quoted_stretches(reading, statement.spans, kind="mixed")
    return tuple(dict.fromkeys(span for span in sorted(spans) if _nameable(setting, span)))


_names_in_marks: PerReading[tuple[Span, ...]] = PerReading(_short_marks)


def _nameable(setting: Setting, span: Span) -> bool:
    """Whether marked words can name a thing: few, with a noun, without a finite verb."""
    tokens = [one for one in setting.tokens(span) if one.pos not in ("PUNCT", "SPACE")]
    return (
        0 < len(tokens) <= LONGEST
        and tokens[-1].pos in _NOMINAL
        and not any(one.tag in ("VBD", "VBZ", "VBP", "MD") for one in tokens)
        and all(one.pos not in ("PRON", "VERB", "AUX") or one.tag in ("VBG", "VBN") for one in tokens)
    )


# Small steps ------------------------------------------------------------------------------------------------


def _use(readings: Mapping[str, Reading], outlet: str, name: str, places: Sequence[MentionKey]) -> NameUse:
    plain: list[MentionKey] = []
    marked: list[MentionKey] = []
    for key in places:
        setting = setting_of(readings[key.article])
        tokens = setting.tree.within(key.span)
        quoted = bool(tokens) and setting.in_marks(tokens.start)
        (marked if quoted else plain).append(key)
    return NameUse(outlet, name, tuple(plain), tuple(marked))


def _noun(reading: Reading, spans: Sequence[Span]) -> str:
    """The words of one side of a difference, where they are a noun with little around it; else ""."""
    if len(spans) != 1:
        return ""
    tokens = [one for one in setting_of(reading).tokens(spans[0]) if one.pos not in ("PUNCT", "SPACE")]
    if not 0 < len(tokens) <= LONGEST or tokens[-1].pos not in _NOMINAL:
        return ""
    if any(one.pos not in (*_NOMINAL, *_AROUND) or one.entity == "PERSON" for one in tokens):
        return ""
    if any(one.pos == "DET" for one in tokens[1:]):
        return ""
    name = _clean(reading.article.text, spans[0])
    return name if name.replace(" ", "").isalpha() else ""


def _neighbours(reading: Reading, span: Span) -> tuple[str, str]:
    """The word before a place and the word after it: where both agree, the nouns between stand for one
    another."""
    tree = setting_of(reading).tree
    within = tree.within(span)
    before = next((one for one in range(within.start - 1, -1, -1) if tree.words[one].isalnum()), None)
    after = next((one for one in range(within.stop, len(tree.words)) if tree.words[one].isalnum()), None)
    return "" if before is None else tree.words[before], "" if after is None else tree.words[after]


def _clean(text: str, span: Span) -> str:
    return " ".join(span.of(text).split()).strip("“”\"‘’' ,.;:!?")
