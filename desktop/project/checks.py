"""What the user said about single statements, found again in the readings at hand.

A check names a statement by the anchors of its content. Where a new reading bounds the statement a little
differently, it is the one that covers the same words for the most part; where there is none, or the article
is not in the project, the check waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from desktop.basics.anchors import Anchor, anchor, locate
from desktop.basics.spans import Span
from desktop.speakers.speaker import MentionKey
from desktop.statements.reading import Reading, Statement

LEAST_SHARED = 0.5
"""The share of the characters of both that a statement must have in common with the one that was checked."""


@dataclass(frozen=True, slots=True)
class Check:
    """One word of the user's on one statement.

    `mentions` name the speaker: of an accepted statement the one it was shown with, of an assigned one the
    one it was given to; none: nobody named.
    """

    statement: tuple[Anchor, ...]
    kind: Literal["accepted", "dropped", "assigned", "reopened"]
    mentions: tuple[Anchor, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """What the checks of one statement come to.

    `accepted` holds the mentions of the speaker it was accepted with, `assigned` those of the speaker it
    was given to; None where it was not.
    """

    dropped: bool = False
    accepted: tuple[Anchor, ...] | None = None
    assigned: tuple[Anchor, ...] | None = None
    reason: str = ""
    """Why, as the user put it in the newest of them."""


@dataclass(slots=True)
class _Seen:
    """What was looked up in one reading, which is held so that no other can come by its identity."""

    reading: Reading
    statements: dict[tuple[Anchor, ...], str | None] = field(default_factory=dict)
    formerly: Mapping[tuple[Span, ...], str] = field(default_factory=dict)


@dataclass(slots=True)
class Places:
    """Where anchors lie in readings, kept: looking through the same text twice tells nothing new."""

    _seen: dict[int, _Seen] = field(default_factory=dict)
    """By the identity of the reading."""
    _mentions: dict[Anchor, MentionKey | None] = field(default_factory=dict)
    """Whatever the reading: an article's id is a hash of its text."""

    def remember(self, reading: Reading, formerly: Mapping[tuple[Span, ...], str]) -> None:
        """Know that statements of this reading had other spans before the user changed them."""
        seen = self._seen.get(id(reading))
        if formerly and (seen is None or seen.formerly is not formerly):
            self._seen[id(reading)] = _Seen(reading, formerly=formerly)

    def forget_all_but(self, readings: Iterable[Reading]) -> None:
        """Forget what was looked up in other readings."""
        wanted = {id(reading) for reading in readings}
        # Another thread may look something up meanwhile.
        for one in tuple(self._seen):
            if one not in wanted:
                self._seen.pop(one, None)

    def statement(self, anchors: tuple[Anchor, ...], readings: Mapping[str, Reading]) -> str | None:
        """The id of the statement that `anchors` mean; None while it is not to be found."""
        reading = readings.get(anchors[0].article)
        if reading is None:
            return None
        seen = self._seen.get(id(reading))
        if seen is None:
            seen = self._seen[id(reading)] = _Seen(reading)
        if anchors not in seen.statements:
            seen.statements[anchors] = statement_at(
                anchors, reading.article.text, reading.statements, seen.formerly
            )
        return seen.statements[anchors]

    def mention(self, place: Anchor, readings: Mapping[str, Reading]) -> MentionKey | None:
        """The mention that an anchor means; None while its article is not read."""
        reading = readings.get(place.article)
        if reading is None:
            return None
        if place not in self._mentions:
            span = locate(place, reading.article.text)
            self._mentions[place] = MentionKey(place.article, span) if span else None
        return self._mentions[place]


def words_on(checks: Iterable[Check], readings: Mapping[str, Reading], places: Places) -> dict[str, Word]:
    """What the user's checks, oldest first, come to for the statements of `readings`, by their ids."""
    words: dict[str, Word] = {}
    for check in checks:
        statement = places.statement(check.statement, readings)
        if statement is None:
            continue
        word = words.get(statement, Word())
        match check.kind:
            case "accepted":
                words[statement] = replace(
                    word, dropped=False, accepted=check.mentions, reason=check.reason or word.reason
                )
            case "dropped":
                words[statement] = replace(word, dropped=True, reason=check.reason)
            case "assigned":
                words[statement] = Word(assigned=check.mentions, reason=check.reason)
            case "reopened":
                words.pop(statement, None)
    return words


def statement_anchors(reading: Reading, statement: Statement) -> tuple[Anchor, ...]:
    """What a command names a statement by: the anchors of its content."""
    article = reading.article
    return tuple(anchor(article.id, article.text, span) for span in statement.spans)


def statement_at(
    anchors: Sequence[Anchor],
    text: str,
    statements: Sequence[Statement],
    formerly: Mapping[tuple[Span, ...], str],
) -> str | None:
    """The id of the one of `statements` that `anchors` mean: whichever has just these words, or had them
    before the user changed it, or else shares most of them."""
    found = (locate(place, text) for place in anchors)
    spans = tuple(span for span in found if span is not None)
    best: tuple[float, str] | None = None
    for one in statements:
        if one.spans == spans:
            return one.id
        common = _shared(one.spans, spans)
        alike = common / (_length(one.spans) + _length(spans) - common) if common else 0.0
        if alike >= LEAST_SHARED and (best is None or alike > best[0]):
            best = (alike, one.id)
    if spans in formerly:
        return formerly[spans]
    return best[1] if best else None


def _shared(some: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(one.shared(other) for one in some for other in others)


def _length(spans: Sequence[Span]) -> int:
    return sum(len(span) for span in spans)
