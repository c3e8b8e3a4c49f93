"""Work already done for the findings of a project, each answer kept with what it follows from.

So a correction recomputes only what it touches. What an answer follows from is compared, not hashed: nearly
always these are the very values of the last time, which takes no time, and holding them keeps others from
coming by their identity. What belongs to readings and speakers that are gone is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from desktop.comparison.located import Located
from desktop.comparison.utterance import Pair, Utterance
from desktop.project.alignments import Spots
from desktop.project.checks import Places
from desktop.project.editing import Edited, edited
from desktop.project.marks import Mark
from desktop.project.quoted_speakers import QuotedSpeakers
from desktop.project.statement_commands import StatementEdit
from desktop.speakers.resolve import resolve
from desktop.speakers.speaker import MentionKey, Resolution, Speakers
from desktop.statements.reading import Reading, Statement

T = TypeVar("T")

ANSWERS = 3
"""Answers kept of one speaker: what was undone is often done again."""


class Newest(Generic[T]):
    """The newest answer to one question."""

    def __init__(self) -> None:
        self._kept: tuple[object, T] | None = None

    def of(self, follows_from: object, work: Callable[[], T]) -> T:
        """The answer that follows from these values, worked out unless it is at hand."""
        kept = self._kept
        if kept is None or kept[0] != follows_from:
            kept = self._kept = (follows_from, work())
        return kept[1]


class BySpeaker(Generic[T]):
    """The newest few answers to a question about each speaker."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, T], ...]] = {}

    def of(self, speaker: str, follows_from: object, work: Callable[[], T]) -> T:
        """The answer for a speaker that follows from these values, worked out unless it is at hand."""
        known = self._kept.get(speaker, ())
        for values, answer in known:
            if values == follows_from:
                return answer
        answer = work()
        self._kept[speaker] = ((follows_from, answer), *known[: ANSWERS - 1])
        return answer

    def forget_all_but(self, speakers: Collection[str]) -> None:
        """Forget the answers for all others."""
        # Another thread may ask for a speaker meanwhile.
        for one in tuple(self._kept):
            if one not in speakers:
                self._kept.pop(one, None)


@dataclass(slots=True)
class Memo:
    """What is kept from one derivation to the next."""

    resolutions: dict[str, tuple[Reading, Resolution]] = field(default_factory=dict)
    """By article: its reading, and who speaks in it."""
    quoted: QuotedSpeakers = field(default_factory=QuotedSpeakers)
    places: Places = field(default_factory=Places)
    spots: Spots = field(default_factory=Spots)
    utterances: BySpeaker[tuple[Utterance, ...]] = field(default_factory=BySpeaker)
    """As the program aligned them."""
    realigned: BySpeaker[tuple[Utterance, ...]] = field(default_factory=BySpeaker)
    """As the user wants them."""
    pairs: BySpeaker[tuple[Pair, ...]] = field(default_factory=BySpeaker)
    marked: BySpeaker[Mapping[str, Mark]] = field(default_factory=BySpeaker)
    """Which of the user's marks are on which utterances."""
    located: dict[str, tuple[Reading, Reading, tuple[Located, ...]]] = field(default_factory=dict)
    """By article: the reference, the article's reading, and where its quotations stand in the reference."""
    article_of: Newest[Mapping[str, str]] = field(default_factory=Newest)
    statements: Newest[Mapping[str, Statement]] = field(default_factory=Newest)
    by_speaker: Newest[Mapping[str, tuple[str, ...]]] = field(default_factory=Newest)
    owners: Newest[Mapping[MentionKey, str]] = field(default_factory=Newest)
    _edited: dict[str, tuple[Reading, tuple[StatementEdit, ...], Edited]] = field(default_factory=dict)
    """By article: its reading, the user's edits, and what they make of it."""
    _shown: dict[str, tuple[Reading, frozenset[str], Reading]] = field(default_factory=dict)
    """By article: its reading, the statements the user dropped, and the reading without them."""
    _before: tuple[tuple[Reading, ...], frozenset[str]] = ((), frozenset())
    """The readings and the speakers of the last time."""

    def edited(self, reading: Reading, edits: tuple[StatementEdit, ...]) -> Edited:
        """A reading with the user's edits to its statements."""
        article = reading.article.id
        kept = self._edited.get(article)
        if kept is None or kept[0] is not reading or kept[1] != edits:
            kept = self._edited[article] = (reading, edits, edited(reading, edits))
        # Its article may have been away, so that the places forgot it.
        self.places.remember(kept[2].reading, kept[2].formerly)
        return kept[2]

    def resolved(self, reading: Reading) -> Resolution:
        """Who speaks in an article."""
        kept = self.resolutions.get(reading.article.id)
        if kept is None or kept[0] is not reading:
            fresh = resolve(reading)
            if kept is not None and fresh.speakers == kept[1].speakers:
                # The same people as before: whoever compares them need not do it again.
                fresh = replace(fresh, speakers=kept[1].speakers)
            kept = self.resolutions[reading.article.id] = (reading, fresh)
        return kept[1]

    def without(self, reading: Reading, dropped: Collection[str]) -> Reading:
        """A reading without the statements that the user dropped."""
        mine = (
            frozenset(one.id for one in reading.statements if one.id in dropped) if dropped else frozenset()
        )
        if not mine:
            return reading
        kept = self._shown.get(reading.article.id)
        if kept is None or kept[0] is not reading or kept[1] != mine:
            rest = tuple(one for one in reading.statements if one.id not in mine)
            kept = self._shown[reading.article.id] = (reading, mine, replace(reading, statements=rest))
        return kept[2]

    def forget_all_but(self, readings: Iterable[Reading], speakers: Speakers) -> None:
        """Forget what belongs to readings and speakers that are not among these nor were the last time: what
        was found then may still be shown."""
        now = (tuple(readings), frozenset((*(one.id for one in speakers.speakers), "")))
        self.places.forget_all_but((*now[0], *self._before[0]))
        for kept in (self.utterances, self.realigned, self.pairs, self.marked):
            kept.forget_all_but(now[1] | self._before[1])
        self._before = now
