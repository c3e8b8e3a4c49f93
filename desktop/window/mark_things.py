"""What the user is about to mark: something in the findings, with its mark and its name. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.basics.spans import text_of
from desktop.project.derive import OPEN, Findings
from desktop.project.marks import (
    Mark,
    mark_on_article,
    mark_on_speaker,
    mark_on_statement,
    mark_on_utterance,
)
from desktop.window.row_painting import one_line

NAME_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be marked: its mark as it is now, what it is called, and its words."""

    mark: Mark
    name: str
    about: str = ""


def statement_thing(findings: Findings, statement: str) -> Thing | None:
    """A statement; None where there is none of this id."""
    mark = mark_on_statement(findings, statement)
    if mark is None:
        return None
    article = findings.article(findings.article_of[statement])
    found = findings.statements.get(statement) or findings.dropped[statement]
    return Thing(mark, f"statement in {_short(article.label)}", one_line(text_of(article.text, found.spans)))


def utterance_thing(findings: Findings, speaker: str, utterance: str, number: int) -> Thing | None:
    """One of a speaker's utterances, shown in row `number`."""
    mark = mark_on_utterance(findings, speaker, utterance)
    if mark is None:
        return None
    found = next(one for one in findings.utterances(speaker) if one.id == utterance)
    first = found.renderings[0]
    text = findings.article(findings.article_of[first.statement]).text
    return Thing(mark, f"row {number}", one_line(text_of(text, first.spans)))


def speaker_thing(findings: Findings, speaker: str) -> Thing | None:
    """A speaker; None for those whose speaker is open."""
    found = findings.speaker(speaker) if speaker != OPEN else None
    mark = mark_on_speaker(findings, speaker) if found is not None else None
    if found is None or mark is None:
        return None
    return Thing(mark, _short(found.name), one_line(", ".join(found.roles[:3])))


def article_thing(findings: Findings, article: str) -> Thing | None:
    """An article; None where it is not in the findings yet."""
    found = next((one for one in findings.articles if one.id == article), None)
    if found is None:
        return None
    return Thing(mark_on_article(findings, article), _short(found.label), one_line(found.title))


def _short(name: str) -> str:
    name = one_line(name)
    return name if len(name) <= NAME_LIMIT else f"{name[: NAME_LIMIT - 1].rstrip()}…"
