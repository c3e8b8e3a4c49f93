"""Where the words that a correction or a mark names may stand now, after its article was read anew.

What named a statement is held against the statements of the new text, what named a speaker's mention against
its mentions, and other words against any passage; what stands before and after counts a little. The likeliest
is offered with how alike it is, and is for the user to take or leave: nothing is led anywhere by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from desktop.basics.anchors import CONTEXT, Anchor, anchor, locate
from desktop.basics.spans import Span, text_of
from desktop.project.commands import (
    AssignSpeaker,
    Command,
    JoinSpeakers,
    RenameSpeaker,
    SeparateSpeakers,
)
from desktop.project.correction_places import sides
from desktop.project.derive import Findings
from desktop.project.mark_changes import mark_target
from desktop.project.more_commands import SetSpeakerRole, SetSpeakerType, UsePlace
from desktop.project.statement_commands import (
    AddStatement,
    SetContent,
    SetCue,
    SetMention,
    SetVia,
    SplitStatement,
)
from desktop.statements.reading import Reading

LEAST = 50
"""How alike, of 100, the words must be to be offered."""

_CONTEXT_WEIGHT = 0.2

_PIECE = re.compile(r"\w+|[^\w\s]")

_MOST_EDGES = 24
"""How many places at which a stretch may begin, or end, are tried."""

Place = tuple[Anchor, ...]
Sort = Literal["statement", "mention", "words"]


@dataclass(frozen=True, slots=True)
class NearPlace:
    """A place that may be meant: `old` is what is not found, `new` and `spans` where its words may stand now.
    `alike` says how alike the words are, 0 to 100."""

    old: Place
    new: Place
    spans: tuple[Span, ...]
    words: str
    alike: int

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.new[0].article

    @property
    def command(self) -> UsePlace:
        """What leads everything that named the old place to this one."""
        return UsePlace(self.old, self.new)


def near_place(findings: Findings, entry: int) -> NearPlace | None:
    """The likeliest place for what an entry of the log names and cannot find; None where nothing is near."""
    if entry >= len(findings.decided.entries):
        return None
    command = findings.decided.entries[entry].command
    for place, sort in _lost(findings, command):
        found = _nearest(_reading(findings, place), place, sort)
        if found is not None:
            return found
    return None


def _lost(findings: Findings, command: Command) -> Iterator[tuple[Place, Sort]]:
    """The places that a command needs and that are not found in an article which is here and read."""
    for places, sort in _needed(command):
        missing = [one for one in places if not _is_found(findings, one, sort)]
        if len(missing) == len(places):
            here = next((one for one in missing if one[0].article in findings.readings), None)
            if here is not None:
                yield here, sort


def _needed(command: Command) -> Iterator[tuple[tuple[Place, ...], Sort]]:
    """What a command needs: of each group of places one must be found."""
    target = mark_target(command)
    of_speaker = isinstance(
        command, JoinSpeakers | SeparateSpeakers | RenameSpeaker | SetSpeakerType | SetSpeakerRole
    ) or (target is not None and target.kind == "speaker")
    for number, side in enumerate(sides(command)):
        if side and not isinstance(command, AddStatement):
            mention = of_speaker or (isinstance(command, AssignSpeaker) and number == 1)
            yield side, "mention" if mention else "statement"
    for place in _words_in(command):
        yield (place,), "words"


def _words_in(command: Command) -> Iterable[Place]:
    """The stretches of words that an edit of a statement names besides it."""
    match command:
        case SetContent(_, content) | AddStatement(content):
            return (content,)
        case SetCue(_, words) | SetMention(_, words) | SetVia(_, words):
            return ((words,),) if words else ()
        case SplitStatement(_, parts):
            return parts
        case _:
            return ()


def _reading(findings: Findings, place: Place) -> Reading:
    """An article as the user's edits left it: what he dropped is there too."""
    article = place[0].article
    edited = findings.edits.get(article)
    return edited.reading if edited is not None else findings.readings[article]


def _is_found(findings: Findings, place: Place, sort: Sort) -> bool:
    if place[0].article not in findings.readings:
        return False
    reading = _reading(findings, place)
    if any(locate(one, reading.article.text) is None for one in place):
        return False
    return sort != "statement" or findings.places.statement(place, {place[0].article: reading}) is not None


def _nearest(reading: Reading, place: Place, sort: Sort) -> NearPlace | None:
    text = reading.article.text
    words = " … ".join(one.exact for one in place)
    candidates: list[tuple[Span, ...]] = []
    if sort == "statement":
        candidates = [one.spans for one in reading.statements]
    elif sort == "mention":
        candidates = [(one.span,) for one in reading.mentions]
    else:
        candidates = [_passage(words, text)]
    ranked = ((_rank(place, words, text, spans), -spans[0].start, spans) for spans in candidates if spans)
    _, _, best = max(ranked, default=(0.0, 0, ()))
    alike = round(fuzz.ratio(_plain(words), _plain(text_of(text, best)))) if best else 0
    if alike < LEAST:
        return None
    new = tuple(anchor(reading.article.id, text, span) for span in best)
    return None if new == place else NearPlace(place, new, best, text_of(text, best), alike)


def _rank(place: Place, words: str, text: str, spans: Sequence[Span]) -> float:
    """How likely `spans` are what `place` names: their words count most, what stands around them a little."""
    start, end = spans[0].start, spans[-1].end
    around = f"{text[max(0, start - CONTEXT) : start]} {text[end : end + CONTEXT]}"
    context = fuzz.ratio(_plain(f"{place[0].before} {place[-1].after}"), _plain(around))
    own = fuzz.ratio(_plain(words), _plain(text_of(text, spans)))
    return (1 - _CONTEXT_WEIGHT) * own + _CONTEXT_WEIGHT * context


def _passage(words: str, text: str) -> tuple[Span, ...]:
    """The stretch of whole words that is likest to `words`."""
    found = fuzz.partial_ratio_alignment(words, text)
    if found is None or found.dest_start >= found.dest_end:
        return ()
    # What it finds is no longer than the words: some may stand between them now.
    reach = max(12, len(words) // 3)
    first = max(0, found.dest_start - reach)
    pieces = [
        (first + match.start(), first + match.end())
        for match in _PIECE.finditer(text[first : found.dest_end + reach])
    ]
    starts = [start for start, _ in pieces if abs(start - found.dest_start) <= reach][:_MOST_EDGES]
    ends = [end for _, end in pieces if abs(end - found.dest_end) <= reach][-_MOST_EDGES:]
    spans = [Span(start, end) for start in starts for end in ends if start < end]
    best = max(spans, key=lambda one: (fuzz.ratio(words, one.of(text)), -len(one)), default=None)
    return (best,) if best is not None else ()


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
