"""What is left for the user to check: statements and groupings, the least certain first.

Three sorts of doubt about a statement: whether it is one, who says it, and whose it is where the program
left that open; and two about groupings: whether two speakers are one, and whether one is one. What the user
has decided drops out, and comes back when the decision is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
from desktop.speakers.speaker import LocalSpeaker, MentionKey, Speaker
from desktop.statements.reading import Statement

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


def review_queue(findings: Findings) -> tuple[Doubt, ...]:
    """What the user has not decided yet, least certain first; equals in order of the articles."""
    return tuple(sorted(_open(findings), key=lambda one: one.confidence))


def decided(findings: Findings) -> tuple[Doubt, ...]:
    """The statements that the user has decided about, in order of the articles."""
    return tuple(
        _of_statement(findings, statement, standing)
        for statement, standing in _in_order(findings)
        if standing
    )


def progress(findings: Findings, queue: Iterable[Doubt]) -> Progress:
    """How far the user is: what is decided, against that and what of `queue` is left."""
    joined = {
        speaker.id
        for speaker in findings.speakers.speakers
        if any(one.rule == RULE for one in speaker.reasons)
    }
    owner = {key: speaker.id for speaker in findings.speakers.speakers for key in speaker.mentions}
    apart = {
        frozenset((owner.get(one.a, ""), owner.get(one.b, ""))) for one in findings.links if not one.same
    }
    checked = len(findings.standing) + len(joined) + len(apart)
    return Progress(checked, checked + sum(1 for _ in queue))


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


def _open(findings: Findings) -> Iterator[Doubt]:
    for statement, standing in _in_order(findings):
        if not standing and not statement.aside:
            yield _of_statement(findings, statement, "")
    for one in findings.speakers.suggestions:
        pair = tuple(speaker for each in (one.a, one.b) if (speaker := findings.speaker(each)) is not None)
        if len(pair) == 2:
            why = "; ".join(reason.text for reason in one.reasons)
            yield _of_speakers("two", pair, one.score / 100, why, *(each.mentions[0] for each in pair))
    parts = _parts(findings)
    for speaker in findings.speakers.speakers:
        loose = _loosely_grouped(findings, speaker, parts.get(speaker.id, ()))
        if loose is not None:
            yield _of_speakers("one", (speaker,), SURE / 100, *loose)


def _in_order(findings: Findings) -> Iterator[tuple[Statement, Standing | Literal[""]]]:
    place = {article.id: number for number, article in enumerate(findings.articles)}
    every = {**findings.statements, **findings.dropped}
    for one in sorted(
        every.values(), key=lambda one: (place[findings.article_of[one.id]], one.spans[0].start)
    ):
        yield one, findings.standing.get(one.id, "")


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


def _parts(findings: Findings) -> dict[str, list[tuple[str, LocalSpeaker]]]:
    """By speaker: the articles and the local speakers there that he was put together from."""
    # Only whoever stands in several articles was put together; plain tuples are found many times faster.
    owner = {
        (key.article, key.span.start, key.span.end): speaker.id
        for speaker in findings.speakers.speakers
        if speaker.mentions[0].article != speaker.mentions[-1].article
        for key in speaker.mentions
    }
    parts: dict[str, list[tuple[str, LocalSpeaker]]] = {}
    for article in findings.articles:
        resolution = findings.resolutions.get(article.id)
        for local in resolution.speakers if resolution else ():
            if not local.mentions:
                continue
            first = local.mentions[0]
            speaker = owner.get((first.article, first.span.start, first.span.end))
            if speaker is not None:
                parts.setdefault(speaker, []).append((article.label, local))
    return parts


def _loosely_grouped(
    findings: Findings, speaker: Speaker, parts: Sequence[tuple[str, LocalSpeaker]]
) -> tuple[str, MentionKey, MentionKey] | None:
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
