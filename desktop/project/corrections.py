"""What the user changed: every correction and mark of the log, where it lies, and whether it still holds.

A correction is in force while everything it names is found: at least one mention or rendering of each side,
each statement, each stretch of words. It waits while an article that it names is away or not read yet. It no
longer fits where the article is here and what it names is not; then the words are told. Of two that say
different things about one and the same thing, the later has replaced the earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.basics.anchors import Anchor, locate
from desktop.basics.spans import Span
from desktop.project.arrangement import described_anew
from desktop.project.commands import (
    AcceptStatement,
    AssignSpeaker,
    ChooseReference,
    Command,
    ConfirmAbsence,
    DescribeArticle,
    DropStatement,
    RenameSpeaker,
    ReopenStatement,
    SetFraming,
    SetLexiconRow,
    SetVerdict,
    title,
)
from desktop.project.correction_places import article_ids, articles_in, places, sides
from desktop.project.correction_words import clipped, detail
from desktop.project.decisions import Ruling, withdrawable
from desktop.project.derive import Findings
from desktop.project.mark_changes import mark_target, mark_topic, tags_removed, why_waiting
from desktop.project.marking import DefineTag, MarkCommand, RemoveTag, RenameTag, SetNote, Star, Tag
from desktop.project.more_commands import (
    ColourArticle,
    OrderArticles,
    ReplaceText,
    SetSpeakerRole,
    SetSpeakerType,
)
from desktop.project.statement_commands import (
    STATEMENT_EDITS,
    SetCue,
    SetKind,
    SetMention,
    SetVia,
    article_of_edit,
)

Standing = Literal["in force", "waiting", "no longer fits", "replaced", "withdrawn"]

Sort = Literal["correction", "mark"]
"""Whether an entry says something against the program, or is a note, a star or a tag."""

Place = tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of what the user changed.

    `entry` is its place in the log. `title` says what it does, `detail` to what and how. `article` is the id
    of the article it lies in first, "" where it lies in none, and `outlet` what that is called; `words` are
    the article's words that it is about, `spans` where they stand now (none while they are not found).
    `because` explains a `standing` other than in force. `made` is when it was given (UTC, ISO; "" where that
    is not known).
    """

    entry: int
    title: str
    detail: str
    article: str
    outlet: str
    words: str
    spans: tuple[Span, ...]
    reason: str
    standing: Standing
    because: str = ""
    made: str = ""
    sort: Sort = "correction"


def corrections(findings: Findings) -> tuple[Correction, ...]:
    """Every correction and mark that these findings rest on, oldest first, those taken out included."""
    entries = [one for one in findings.decided.entries if withdrawable(one.command)]
    newest: dict[tuple[object, ...], int] = {}
    for one in entries:
        if one.withdrawn or one.problem:
            continue
        newest.update((topic, one.number) for topic in _topics(one.command))
        if isinstance(one.command, ReplaceText):
            # The text that it took the place of is nobody's any more.
            newest["text", one.command.article] = one.number
    refused = _refusals(findings, entries)
    labels = {
        article.id: described_anew(article, findings.decided.descriptions).label
        for one in findings.decided.entries
        for article in articles_in(one.command)
    } | {article.id: article.label for article in findings.articles}
    removed = tags_removed(
        (one.number, one.command) for one in entries if not one.withdrawn and not one.problem
    )
    out = []
    for one in entries:
        later = max((newest.get(topic, one.number) for topic in _topics(one.command)), default=one.number)
        standing, because = _standing(findings, one, later, refused.get(one.number, ""), labels)
        if one.number in removed:
            standing, because = "replaced", "you removed the tag later"
        place = next(iter(places(one.command)), ())
        article = place[0].article if place else next(article_ids(one.command), "")
        out.append(
            Correction(
                entry=one.number,
                title=title(one.command),
                detail=detail(one.command, labels),
                article=article,
                outlet=labels.get(article, ""),
                words=" … ".join(" ".join(each.exact.split()) for each in place),
                spans=_spans(findings, place),
                reason=getattr(one.command, "reason", ""),
                standing=standing,
                because=because,
                made=one.made,
                sort="mark" if isinstance(one.command, MarkCommand) else "correction",
            )
        )
    return tuple(out)


def _standing(
    findings: Findings, entry: Ruling, later: int, refused: str, labels: dict[str, str]
) -> tuple[Standing, str]:
    if entry.withdrawn:
        return "withdrawn", "you took it out"
    if entry.problem:
        return "no longer fits", entry.problem
    if later != entry.number:
        return "replaced", "you decided otherwise later"
    if refused:
        return "no longer fits", refused
    present = {article.id for article in findings.articles}
    for article in article_ids(entry.command):
        if article not in present:
            return "waiting", f"“{labels.get(article, article)}” is not in the project"
    for side in sides(entry.command):
        problems = [_problem(findings, entry.command, place, present, labels) for place in side]
        if side and all(problems):
            waits = next((text for state, text in filter(None, problems) if state == "waiting"), "")
            return ("waiting", waits) if waits else ("no longer fits", next(filter(None, problems))[1])
    why, passing = why_waiting(findings.marks, mark_target(entry.command))
    if why:
        return ("waiting" if passing else "no longer fits"), why
    return "in force", ""


def _problem(
    findings: Findings, command: Command, place: Place, present: set[str], labels: dict[str, str]
) -> tuple[Standing, str] | None:
    """Why what `place` names is not at hand; None where it is."""
    article = place[0].article
    name = labels.get(article, article)
    if article not in present:
        return "waiting", f"“{name}” is not in the project"
    if isinstance(command, ReplaceText):
        return None
    reading = findings.readings.get(article)
    if reading is None:
        return "waiting", f"“{name}” is not read yet"
    text = reading.article.text
    for one in place:
        if locate(one, text) is None:
            return "no longer fits", f"the words “{clipped(one.exact)}” no longer stand in “{name}”"
    if isinstance(command, AcceptStatement | DropStatement | AssignSpeaker) and place == command.statement:
        before = findings.edits[article].reading
        if findings.places.statement(place, {article: before}) is None:
            return "no longer fits", f"no statement with the words “{clipped(place[0].exact)}” is found"
    return None


def _refusals(findings: Findings, entries: Sequence[Ruling]) -> dict[int, str]:
    """Why edits of statements changed nothing, by the number of their entry."""
    numbers: dict[str, list[int]] = {}
    for one in entries:
        if isinstance(one.command, STATEMENT_EDITS) and not one.withdrawn and not one.problem:
            numbers.setdefault(article_of_edit(one.command), []).append(one.number)
    return {
        numbers[article][place]: why
        for article, done in findings.edits.items()
        for place, why in done.refused.items()
    }


def _topics(command: Command) -> tuple[tuple[object, ...], ...]:
    """What a correction is about, where a later one about any of it replaces it; else nothing."""
    match command:
        case DescribeArticle(article, field):
            return (("describe", article, field),)
        case ColourArticle(article):
            return (("colour", article),)
        case OrderArticles():
            return (("order",),)
        case ReplaceText(_, by):
            return (("text", by.id),)
        case RenameSpeaker(mentions):
            return tuple(("name", one) for one in mentions)
        case SetSpeakerType(mentions):
            return tuple(("type", one) for one in mentions)
        case SetSpeakerRole(mentions):
            return tuple(("role", one) for one in mentions)
        case AcceptStatement(statement) | DropStatement(statement) | AssignSpeaker(statement):
            return (("word", statement),)
        case ReopenStatement(statement):
            return (("word", statement),)
        case SetKind(statement) | SetCue(statement) | SetMention(statement) | SetVia(statement):
            return ((type(command), statement),)
        case SetVerdict(a, b):
            return (("verdict", frozenset((a, b))),)
        case SetFraming(statement, dimension):
            return (("framing", statement, dimension),)
        case SetLexiconRow(lexicon, key):
            return (("lexicon", lexicon, key),)
        case ConfirmAbsence(utterance, article):
            return (("absence", utterance, article),)
        case ChooseReference():
            return (("reference",),)
        case SetNote() | Star() | Tag() | DefineTag() | RenameTag() | RemoveTag():
            return (mark_topic(command),)
        case _:
            return ()


def _spans(findings: Findings, place: Place) -> tuple[Span, ...]:
    reading = findings.readings.get(place[0].article) if place else None
    if reading is None:
        return ()
    found = (locate(one, reading.article.text) for one in place)
    return tuple(span for span in found if span is not None)
