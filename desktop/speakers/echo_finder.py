"""Find statements that share so rare words that one mouth may have spoken them, for every statement whose
speaker no name tells.

Statements meet by their rare words and are held against each other where they share most. What was found is
kept from one time to the next: where statements are edited, only those that meet them are looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from desktop.speakers.speaker import Resolution
from desktop.speakers.vocabulary import described_by, folded
from desktop.speakers.wording import Wordings, shared
from desktop.statements.reading import Reading, Statement

FAINT, HINT, LIKELY, STRONG = 0.7, 0.9, 1.5, 3.0
"""Strengths of the evidence: enough where the article itself names whom its opening describes, to choose
among few, to go with other signs, and alone."""
OPENING = 2
"""The last paragraph of an opening, which may only describe whom the article names below."""
RARE = 24
"""A word in more statements than this finds no candidates."""
GLANCE = 0.6
"""The weight of rare words that two statements must share to be held against each other."""
NEAREST = 12
"""Statements that one is held against: those with which it shares most."""


@dataclass(frozen=True, slots=True)
class Echo:
    """What two statements share, `a` being one whose speaker is in doubt.

    `opening` says that `a` stands in the headline or the first paragraphs of its article; `b` may then be of
    the same article, which `inside` says.
    """

    a: str
    b: str
    strength: float
    words: tuple[str, ...]
    opening: bool
    inside: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A statement: whether it tells of its speaker, and whether its own speaker is in doubt."""

    article: str
    statement: Statement
    tells: bool
    doubtful: bool

    @property
    def opening(self) -> bool:
        return self.statement.headline or self.statement.paragraph <= OPENING


class EchoFinder:
    """The echoes of an event's statements, kept up to date."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[Reading, Resolution]] = {}
        self._reset(())

    def _reset(self, readings: Iterable[Reading]) -> None:
        self._wordings = Wordings(readings)
        self._rows: dict[str, dict[str, _Row]] = {}
        self._row: dict[str, _Row] = {}
        self._telling: dict[str, set[str]] = defaultdict(set)
        self._doubtful: dict[str, set[str]] = defaultdict(set)
        self._echoes: dict[str, tuple[Echo, ...]] = {}
        self._all: tuple[Echo, ...] = ()

    def find(self, readings: Iterable[Reading], resolutions: Iterable[Resolution]) -> tuple[Echo, ...]:
        """The echoes of all statements that no name leads to their speaker, strongest first."""
        resolved = {one.article: one for one in resolutions}
        read = {
            one.article.id: (one, resolved[one.article.id]) for one in readings if one.article.id in resolved
        }
        if _tokens(read) != _tokens(self._read):
            # How often words are used, and so what they weigh, differs.
            self._reset(reading for reading, _ in read.values())
            self._read = {}
        changed: set[str] = set()
        told: dict[str, int] = {}
        for article, both in read.items():
            before = self._read.get(article)
            if before is None or before[0] is not both[0] or before[1] is not both[1]:
                changed |= self._take(article, *both, told)
        self._read = read
        if changed:
            again = {one for one in changed if one in self._row and self._row[one].doubtful}
            for lemma, count in told.items():
                # A word in too many statements, before and now, leads to none of them.
                if min(count, len(self._telling[lemma])) <= RARE:
                    again |= self._doubtful[lemma]
            for one in changed:
                self._echoes.pop(one, None)
            for one in again:
                self._echoes[one] = tuple(self._found(self._row[one]))
            found = (echo for echoes in self._echoes.values() for echo in echoes)
            self._all = tuple(sorted(found, key=lambda echo: (-echo.strength, echo.a, echo.b)))
        return self._all

    def _take(self, article: str, reading: Reading, resolution: Resolution, told: dict[str, int]) -> set[str]:
        """Take an article's statements in; those that are new, gone or other than before.

        `told` notes, for each word of those among them that tell of their speaker, how many statements with
        it did so before.
        """
        before = self._rows.get(article, {})
        rows = {
            one.id: _Row(
                article,
                one,
                one.id in resolution.speaker_of and not one.aside,
                _in_doubt(resolution, reading, one),
            )
            for one in reading.statements
        }
        changed = {key for key in before.keys() | rows.keys() if before.get(key) != rows.get(key)}
        for key in changed & before.keys():
            for lemma in self._lemmas(key):
                if self._row[key].tells:
                    told.setdefault(lemma, len(self._telling[lemma]))
                    self._telling[lemma].discard(key)
                self._doubtful[lemma].discard(key)
            del self._row[key]
        for key in changed & rows.keys():
            row = self._row[key] = rows[key]
            self._wordings.learn(article, row.statement)
            for lemma in self._lemmas(key):
                if row.tells:
                    told.setdefault(lemma, len(self._telling[lemma]))
                    self._telling[lemma].add(key)
                if row.doubtful:
                    self._doubtful[lemma].add(key)
        self._rows[article] = rows
        return changed

    def _lemmas(self, statement: str) -> Iterable[str]:
        return self._wordings.of(statement).weights

    def _found(self, row: _Row) -> Iterable[Echo]:
        mine = self._wordings.of(row.statement.id)
        near: dict[str, float] = defaultdict(float)
        for lemma, weight in mine.weights.items():
            places = self._telling[lemma]
            if len(places) <= RARE:
                for key in places:
                    near[key] += weight
        near.pop(row.statement.id, None)
        for key, weight in nlargest(NEAREST, near.items(), key=lambda one: (one[1], one[0])):
            other = self._row[key]
            inside = other.article == row.article
            if weight < GLANCE or (inside and not row.opening):
                continue
            both = shared(mine, self._wordings.of(key))
            if both.strength >= (FAINT if row.opening else HINT):
                yield Echo(row.statement.id, key, both.strength, both.words, row.opening, inside)


def find_echoes(readings: Iterable[Reading], resolutions: Iterable[Resolution]) -> tuple[Echo, ...]:
    """The echoes of all statements that no name leads to their speaker, strongest first."""
    return EchoFinder().find(readings, resolutions)


def _tokens(read: dict[str, tuple[Reading, Resolution]]) -> dict[str, int]:
    return {article: id(reading.tokens) for article, (reading, _) in read.items()}


def _in_doubt(resolution: Resolution, reading: Reading, statement: Statement) -> bool:
    """Whether something other than a person's name leads a statement to its speaker, or nothing does."""
    index = resolution.speaker_of.get(statement.id)
    if index is None or not resolution.speakers[index].people or resolution.speakers[index].loose:
        return True
    return by_pronoun(reading, statement)


def by_pronoun(reading: Reading, statement: Statement) -> bool:
    """Whether a statement's mention is a pronoun."""
    return statement.mention is not None and (
        folded(statement.mention.of(reading.article.text)) in described_by("pronoun")
    )
