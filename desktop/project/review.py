"""What is left for the user to check: statements and groupings, the least certain first.

Three sorts of doubt about a statement: whether it is one, who says it, and whose it is where the program
left that open; and two about groupings: whether two speakers are one, and whether one is one. What the user
has decided drops out, and comes back when the decision is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

from desktop.basics.anchors import Anchor, anchor
from desktop.basics.spans import Span
from desktop.comparison.per_reading import PerReading
from desktop.project.assignments import RULE
from desktop.project.checks import statement_anchors
from desktop.project.commands import (
    AcceptStatement,
    AssignSpeaker,
    DropStatement,
    JoinSpeakers,
    ReopenStatement,
    SeparateSpeakers,
)
from desktop.project.derive import Findings, Standing, mention_anchors
from desktop.speakers.agreement import SURE
from desktop.speakers.speaker import LocalSpeaker, MentionKey, Resolution, Speaker
from desktop.statements.reading import Reading, Statement

DoubtKind = Literal["statement", "speaker", "open", "two", "one"]
"""`statement`: is it one at all; `speaker`: is it this speaker's; `open`: whose is it; `two`: are these two
speakers one; `one`: is this speaker, grouped across articles, really one."""

SURE_ENOUGH = 0.9
"""From this confidence on a doubt is slight."""

OPEN_AT_MOST = 0.5
"""How sure the program is at most of a statement whose speaker it did not find: its best candidate's share of
the evidence, and never more than a coin's."""

CLEAR = 0.7
"""From this confidence on, the doubt about a statement that a pronoun or a description attributes is rather
who that is."""

MOST_NAMED = 3
"""How many articles a reason names."""

_Said = list[tuple[object, ...]]

_Parts = tuple[tuple[str, LocalSpeaker], ...]
"""Articles' labels and local speakers there."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to check.

    `key` is the statement's id or the ids of the speakers. `speakers` are the one the statement is given to,
    the two who may be one, or the one who may be several; empty where the speaker is open. `confidence` is
    0…1. `article` and `spans` are its place: of two speakers the first one's mention, of one the mention that
    is doubted; `other` is then the mention it is to be held against. `standing` is what the user decided
    about it, "" while nothing.
    """

    key: str
    kind: DoubtKind
    confidence: float
    reason: str
    article: str
    spans: tuple[Span, ...]
    speakers: tuple[str, ...] = ()
    statement: str = ""
    standing: Standing | Literal[""] = ""
    other: MentionKey | None = None

    @property
    def slight(self) -> bool:
        """Whether the program is very sure."""
        return self.confidence >= SURE_ENOUGH


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the doubts are settled."""

    checked: int
    total: int


@dataclass(slots=True)
class ReviewMemo:
    """Doubts found before, by what they rest on: after a correction those of one article are others, and
    seldom more."""

    statements: dict[str, tuple[Reading, Resolution, _Said, tuple[Doubt, ...]]] = field(default_factory=dict)
    """By article: its reading, its resolution, what is said of its statements, and the doubts about these."""
    groups: dict[str, tuple[Speaker, _Parts, tuple[Doubt, ...]]] = field(default_factory=dict)
    """By speaker: what he was put together from, and the doubt whether he is one."""
    parts: tuple[tuple[object, ...], dict[str, _Parts]] = ((), {})
    """What all speakers were put together from, by what tells it."""


def review_queue(findings: Findings, memo: ReviewMemo | None = None) -> tuple[Doubt, ...]:
    """What the user has not decided yet, least certain first; equals in order of the articles."""
    memo = ReviewMemo() if memo is None else memo
    found = sorted(_open(findings, memo), key=attrgetter("confidence"))
    if len(memo.statements) > len(findings.readings):
        memo.statements = {key: one for key, one in memo.statements.items() if key in findings.readings}
    if len(memo.groups) > len(memo.parts[1]):
        memo.groups = {key: one for key, one in memo.groups.items() if key in memo.parts[1]}
    return tuple(found)


def decided(findings: Findings) -> tuple[Doubt, ...]:
    """The statements that the user has decided about, in order of the articles."""
    place = {article.id: number for number, article in enumerate(findings.articles)}
    found = [
        (statement, standing)
        for one, standing in findings.standing.items()
        if (statement := findings.statements.get(one) or findings.dropped.get(one)) is not None
    ]
    found.sort(key=lambda one: (place[findings.article_of[one[0].id]], one[0].spans[0].start))
    return tuple(_of_statement(findings, statement, standing) for statement, standing in found)


def progress(findings: Findings, left: int) -> Progress:
    """How far the user is: what is decided, against that and the `left` doubts that are not."""
    joined = sum(any(one.rule == RULE for one in speaker.reasons) for speaker in findings.speakers.speakers)
    links = [(one.a, one.b) for one in findings.links if not one.same]
    owner = _owners(findings, {mention for pair in links for mention in pair})
    apart = {frozenset((owner.get(one, ""), owner.get(other, ""))) for one, other in links}
    checked = len(findings.standing) + joined + len(apart)
    return Progress(checked, checked + left)


def accept(findings: Findings, doubt: Doubt) -> AcceptStatement | JoinSpeakers | None:
    """The command that says the program is right; None where it offers nothing that could be right."""
    match doubt.kind:
        case "two":
            one, other = (_mentions(findings, speaker) for speaker in doubt.speakers)
            return JoinSpeakers(one, other, reason="accepted in review") if one and other else None
        case "one":
            first, *rest = _mentions(findings, doubt.speakers[0])
            return JoinSpeakers((first,), tuple(rest), reason="accepted in review") if rest else None
    place = _place(findings, doubt.statement)
    mentions = _nearest(findings, doubt.article, doubt.speakers[0]) if doubt.speakers else ()
    return AcceptStatement(place, mentions) if place else None


def drop(findings: Findings, doubt: Doubt) -> DropStatement | SeparateSpeakers | None:
    """The command that says there is nothing in it: no statement, or two speakers who are not one."""
    match doubt.kind:
        case "two":
            one, other = (_mentions(findings, speaker) for speaker in doubt.speakers)
            return SeparateSpeakers(one, other, reason="kept apart in review") if one and other else None
        case "one":
            return None
    place = _place(findings, doubt.statement)
    return DropStatement(place) if place else None


def assign(findings: Findings, statement: str, mention: MentionKey | None) -> AssignSpeaker | None:
    """The command that gives a statement to whomever this mention names; None: to nobody named."""
    place = _place(findings, statement)
    if not place:
        return None
    if mention is None:
        return AssignSpeaker(place)
    text = findings.readings[mention.article].article.text
    return AssignSpeaker(place, (anchor(mention.article, text, mention.span),))


def reopen(findings: Findings, statement: str) -> ReopenStatement | None:
    """The command that takes back what the user decided about a statement."""
    place = _place(findings, statement)
    return ReopenStatement(place) if place else None


def names_its_speaker(findings: Findings, statement_id: str) -> bool:
    """Whether a statement's mention holds a proper name, which leaves little doubt whom it means."""
    statement = findings.statements.get(statement_id) or findings.dropped.get(statement_id)
    return statement is not None and statement.mention in _named(
        findings.readings[findings.article_of[statement_id]]
    )


def _open(findings: Findings, memo: ReviewMemo) -> Iterator[Doubt]:
    speaker_of, echoes, standing = findings.speakers.speaker_of, findings.speakers.echoes, findings.standing
    for article in findings.articles:
        reading = findings.readings.get(article.id)
        if reading is None:
            continue
        ids = _ids(reading)
        resolution = findings.resolutions[article.id]
        said: _Said = [
            tuple(map(known.get, ids)) if known else () for known in (speaker_of, echoes, standing)
        ]
        kept = memo.statements.get(article.id)
        if kept is None or kept[0] is not reading or kept[1] is not resolution or kept[2] != said:
            doubts = tuple(
                _of_statement(findings, one, "")
                for one in sorted(reading.statements, key=lambda one: one.spans[0].start)
                if not one.aside and one.id not in standing
            )
            kept = memo.statements[article.id] = reading, resolution, said, doubts
        yield from kept[3]
    named = {speaker.id: speaker for speaker in findings.speakers.speakers}
    for suggestion in findings.speakers.suggestions:
        pair = tuple(named[one] for one in (suggestion.a, suggestion.b) if one in named)
        if len(pair) == 2:
            why = "; ".join(reason.text for reason in suggestion.reasons)
            yield _of_speakers("two", pair, suggestion.score / 100, why, *(each.mentions[0] for each in pair))
    parts = _parts(findings, memo)
    for speaker in findings.speakers.speakers:
        mine = parts.get(speaker.id)
        if mine is not None:
            yield from _about_group(speaker, mine, memo)


def _of_statement(findings: Findings, statement: Statement, standing: Standing | Literal[""]) -> Doubt:
    speaker = findings.speakers.speaker_of.get(statement.id)
    article = findings.article_of[statement.id]
    kind, confidence = _kind(findings, statement, article, speaker)
    reasons = findings.why_speaker(statement.id) if kind in ("speaker", "open") else statement.reasons
    return Doubt(
        key=statement.id,
        kind=kind,
        confidence=confidence,
        reason=next((one.text for one in reasons if one.text), ""),
        article=article,
        spans=statement.spans,
        speakers=(speaker,) if speaker else (),
        statement=statement.id,
        standing=standing,
    )


def _kind(
    findings: Findings, statement: Statement, article: str, speaker: str | None
) -> tuple[DoubtKind, float]:
    """What is in doubt about a statement, and how sure the program is of it as a whole."""
    if speaker is None:
        near = findings.resolutions[article].candidates.get(statement.id, ())
        best = max((one.weight for one in near), default=OPEN_AT_MOST)
        return "open", min(statement.confidence, best, OPEN_AT_MOST)
    lent = statement.id in findings.speakers.echoes
    named = names_its_speaker(findings, statement.id)
    doubtful = lent or (statement.confidence >= CLEAR and not named)
    return "speaker" if doubtful else "statement", statement.confidence


def _of_speakers(
    kind: DoubtKind,
    speakers: tuple[Speaker, ...],
    confidence: float,
    reason: str,
    place: MentionKey,
    other: MentionKey,
) -> Doubt:
    ids = tuple(one.id for one in speakers)
    key = " ".join((kind, *ids))
    return Doubt(key, kind, confidence, reason, place.article, (place.span,), ids, other=other)


def _owners(findings: Findings, mentions: Set[MentionKey]) -> dict[MentionKey, str]:
    """The ids of the speakers whom these mentions mean."""
    there = {one.article for one in mentions}
    return {
        mention: speaker.id
        for speaker in (findings.speakers.speakers if mentions else ())
        for mention in speaker.mentions
        if mention.article in there and mention in mentions
    }


def _parts(findings: Findings, memo: ReviewMemo) -> dict[str, _Parts]:
    """By speaker: the articles and the local speakers there that he was put together from."""
    # Only whoever stands in several articles was put together.
    grouped = tuple(
        (speaker.id, speaker.mentions)
        for speaker in findings.speakers.speakers
        if speaker.mentions[0].article != speaker.mentions[-1].article
    )
    local = tuple(
        (article.label, resolution.speakers)
        for article in findings.articles
        if (resolution := findings.resolutions.get(article.id)) is not None
    )
    if memo.parts[0] != (grouped, local):
        memo.parts = (grouped, local), _put_together(grouped, local)
    return memo.parts[1]


def _put_together(
    grouped: Iterable[tuple[str, Sequence[MentionKey]]],
    found: Iterable[tuple[str, Sequence[LocalSpeaker]]],
) -> dict[str, _Parts]:
    # Plain tuples are found many times faster than mentions.
    owner = {
        (key.article, key.span.start, key.span.end): speaker
        for speaker, mentions in grouped
        for key in mentions
    }
    parts: dict[str, list[tuple[str, LocalSpeaker]]] = {}
    for label, locals_there in found:
        for local in locals_there:
            if not local.mentions:
                continue
            first = local.mentions[0]
            speaker = owner.get((first.article, first.span.start, first.span.end))
            if speaker is not None:
                parts.setdefault(speaker, []).append((label, local))
    return {speaker: tuple(found) for speaker, found in parts.items()}


def _about_group(speaker: Speaker, parts: _Parts, memo: ReviewMemo) -> tuple[Doubt, ...]:
    """The doubt whether a speaker is one, if there is any."""
    kept = memo.groups.get(speaker.id)
    if kept is None or kept[0] != speaker or kept[1] != parts:
        loose = _loosely_grouped(speaker, parts)
        doubts = (_of_speakers("one", (speaker,), SURE / 100, *loose),) if loose is not None else ()
        kept = memo.groups[speaker.id] = speaker, parts, doubts
    return kept[2]


def _loosely_grouped(speaker: Speaker, parts: _Parts) -> tuple[str, MentionKey, MentionKey] | None:
    """Why a speaker's grouping may be wrong: which articles give no full name; with the first such mention
    and one that gives it. None where nothing is loose or the user has joined all there is."""
    joined = sum(reason.rule == RULE for reason in speaker.reasons)
    # A command joins one mention an article, however many parts an article has.
    articles = {local.mentions[0].article for _, local in parts}
    full = next((local for _, local in parts if _names_fully(local)), None)
    loose = [
        (outlet, local) for outlet, local in parts if not _names_fully(local) and (local.names or local.texts)
    ]
    if joined >= len(articles) - 1 or full is None or not loose:
        return None
    named = [f"“{(local.names or local.texts)[0]}” in {outlet}" for outlet, local in loose]
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    told = f"{', '.join(named[:MOST_NAMED])}{more} taken for {speaker.name}"
    return told, loose[0][1].mentions[0], full.mentions[0]


def _names_fully(local: LocalSpeaker) -> bool:
    """Whether an article names somebody so that another of the name is unlikely."""
    return any(name.full for name in local.people) if local.people else bool(local.names)


def _place(findings: Findings, statement_id: str) -> tuple[Anchor, ...]:
    statement = findings.statements.get(statement_id) or findings.dropped.get(statement_id)
    if statement is None:
        return ()
    return statement_anchors(findings.readings[findings.article_of[statement_id]], statement)


def _mentions(findings: Findings, speaker_id: str) -> tuple[Anchor, ...]:
    speaker = findings.speaker(speaker_id)
    return mention_anchors(findings, speaker.mentions) if speaker else ()


def _nearest(findings: Findings, article: str, speaker_id: str) -> tuple[Anchor, ...]:
    """One mention of a speaker, of the statement's own article where that has one."""
    anchors = _mentions(findings, speaker_id)
    return tuple(sorted(anchors, key=lambda one: one.article != article))[:1]


_named: PerReading[frozenset[Span]] = PerReading(
    lambda reading: frozenset(one.span for one in reading.mentions if one.form == "name")
)
"""Where an article has mentions that hold a proper name."""

_ids: PerReading[tuple[str, ...]] = PerReading(lambda reading: tuple(one.id for one in reading.statements))
"""The ids of a reading's statements."""
