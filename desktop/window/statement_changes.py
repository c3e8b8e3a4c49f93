"""The user's word on a statement's words and parts, put as commands.

The window speaks of statements by id and of words by spans; a command names both by anchors, so that it still
holds after a new reading. What would come to nothing is refused with the reason before it is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from desktop.basics.anchors import Anchor, anchor
from desktop.basics.errors import CorrectionFailed
from desktop.basics.spans import Span, merged
from desktop.project.checks import statement_anchors
from desktop.project.commands import AssignSpeaker, DropStatement
from desktop.project.derive import Findings
from desktop.project.editing import trimmed
from desktop.project.statement_commands import (
    AddStatement,
    JoinStatements,
    SetContent,
    SetCue,
    SetKind,
    SetMention,
    SetVia,
    SplitStatement,
)
from desktop.speakers.speaker import MentionKey
from desktop.statements.reading import Kind, Reading, Statement, statement_id
from desktop.window.edges import split_at

Part = Literal["cue", "mention", "via"]

TWICE = "Another statement has just these words already."
DROPPED = "You dropped a statement of just these words; undo that, or accept it in the review."
INSIDE = "Put the cursor inside the statement, where the second one begins."


def set_words(findings: Findings, statement: str, spans: Sequence[Span], reason: str = "") -> SetContent:
    """The statement's words are those at `spans`."""
    reading, one = _found(findings, statement)
    words = _words(reading, spans)
    key = statement_id(reading.article.id, words)
    if key != one.id and (key in findings.statements or key in findings.dropped):
        raise CorrectionFailed(TWICE)
    return SetContent(statement_anchors(reading, one), _place(reading, words), reason)


def set_kind(findings: Findings, statement: str, kind: Kind | Literal[""], reason: str = "") -> SetKind:
    """The statement is of this kind; "": whatever its marks tell."""
    reading, one = _found(findings, statement)
    return SetKind(statement_anchors(reading, one), kind, reason)


def set_part(
    findings: Findings, statement: str, part: Part, span: Span | None, reason: str = ""
) -> SetCue | SetMention | SetVia:
    """The statement's cue, mention or via are the words at `span`; None: it has none."""
    reading, one = _found(findings, statement)
    place = _place(reading, _words(reading, (span,)))[0] if span is not None else None
    there = statement_anchors(reading, one)
    match part:
        case "cue":
            return SetCue(there, place, reason)
        case "mention":
            return SetMention(there, place, reason)
        case "via":
            return SetVia(there, place, reason)


def add(findings: Findings, article: str, span: Span, reason: str = "") -> AddStatement:
    """The words at `span` are a statement."""
    reading = findings.readings.get(article)
    if reading is None:
        raise CorrectionFailed("The article is still being read; add the statement once it has been.")
    words = _words(reading, (span,))
    key = statement_id(article, words)
    if key in findings.dropped:
        raise CorrectionFailed(DROPPED)
    if key in findings.statements:
        raise CorrectionFailed(TWICE)
    return AddStatement(_place(reading, words), reason=reason)


def split(findings: Findings, statement: str, offset: int, reason: str = "") -> SplitStatement:
    """What stands before and after `offset` are two statements."""
    reading, one = _found(findings, statement)
    parts = [_words(reading, part, INSIDE) for part in split_at(one.spans, offset)]
    return SplitStatement(
        statement_anchors(reading, one), tuple(_place(reading, part) for part in parts), reason
    )


def join(findings: Findings, statement: str, other: str, reason: str = "") -> JoinStatements:
    """Two statements of one article are one."""
    reading, one = _found(findings, statement)
    beside, another = _found(findings, other)
    if beside.article.id != reading.article.id or one is another:
        raise CorrectionFailed("Choose two statements of one article to join.")
    return JoinStatements((statement_anchors(reading, one), statement_anchors(reading, another)), reason)


def give(findings: Findings, statement: str, mention: MentionKey | None, reason: str = "") -> AssignSpeaker:
    """The statement is said by whomever this mention names; None: by nobody named."""
    reading, one = _found(findings, statement)
    if mention is None:
        return AssignSpeaker(statement_anchors(reading, one), reason=reason)
    text = findings.readings[mention.article].article.text
    named = (anchor(mention.article, text, mention.span),)
    return AssignSpeaker(statement_anchors(reading, one), named, reason)


def drop(findings: Findings, statement: str, reason: str = "") -> DropStatement:
    """The words are no statement."""
    reading, one = _found(findings, statement)
    return DropStatement(statement_anchors(reading, one), reason)


def neighbour(findings: Findings, statement: str, by: int) -> str | None:
    """The id of the statement that follows (1) or goes before (-1) in the article, asides left out."""
    reading, one = _found(findings, statement)
    ids = [each.id for each in reading.statements if not each.aside or each.id == one.id]
    at = ids.index(one.id) + by
    return ids[at] if 0 <= at < len(ids) else None


def id_after(command: SetContent | AddStatement | SplitStatement | JoinStatements, reading: Reading) -> str:
    """The id that the statement has once such a command is applied; of a split one the first part's."""
    match command:
        case SetContent(_, content) | AddStatement(content):
            places = content
        case SplitStatement(_, parts):
            places = parts[0]
        case JoinStatements(statements):
            places = tuple(one for each in statements for one in each)
    spans = merged(Span(one.start, one.start + len(one.exact)) for one in places)
    return statement_id(reading.article.id, spans)


def _found(findings: Findings, statement: str) -> tuple[Reading, Statement]:
    one = findings.statements.get(statement)
    if one is None:
        raise CorrectionFailed("That statement is no longer there; choose it again in the article.")
    return findings.readings[findings.article_of[statement]], one


def _words(
    reading: Reading, spans: Sequence[Span], refusal: str = "Select some words in the article first."
) -> tuple[Span, ...]:
    text = reading.article.text
    words = merged(span for one in spans if (span := trimmed(text, one)))
    if not words:
        raise CorrectionFailed(refusal)
    return words


def _place(reading: Reading, words: Sequence[Span]) -> tuple[Anchor, ...]:
    article = reading.article
    return tuple(anchor(article.id, article.text, span) for span in words)
