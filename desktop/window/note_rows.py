"""What the page of notes shows, as plain values: no Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.export.marked import Marked, marked_things
from desktop.project.derive import Findings
from desktop.project.marks import Mark
from desktop.window.mark_things import Thing
from desktop.window.mark_words import mark_spoken
from desktop.window.row_painting import one_line

Scope = Literal["all", "statement", "utterance", "speaker", "article", "waiting"]

SCOPES: Mapping[Scope, str] = {
    "all": "Everything",
    "statement": "Statements",
    "utterance": "Rows",
    "speaker": "Speakers",
    "article": "Articles",
    "waiting": "Waiting",
}

KINDS = {"statement": "Statement", "utterance": "Row", "speaker": "Speaker", "article": "Article"}

WORDS_LIMIT = 400


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One thing that carries a mark.

    `what` names it, `words` are its own. `statement`, `speaker` and `article` are ids of what it leads to, ""
    where there is none; `colour` is the number of the article's colour, -1 without one. `waiting` says why it
    leads nowhere.
    """

    mark: Mark
    what: str
    words: str
    statement: str = ""
    speaker: str = ""
    article: str = ""
    colour: int = -1
    waiting: str = ""

    @property
    def kind(self) -> str:
        """What sort of thing it is."""
        return self.mark.target.kind

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.kind} {self.statement or self.speaker or self.article} {hash(self.mark.target)}"

    @property
    def label(self) -> str:
        """What it is called."""
        return f"{KINDS[self.kind]} · {self.what}" if self.what else KINDS[self.kind]

    @property
    def tooltip(self) -> str:
        """What the row may have no room for."""
        return "\n".join(filter(None, (self.label, self.words, self.mark.note, self.told_waiting)))

    @property
    def spoken(self) -> str:
        """The whole row in words, for a screen reader."""
        parts = (self.label, self.words, mark_spoken(self.mark), self.told_waiting)
        return ", ".join(filter(None, parts))

    @property
    def told_waiting(self) -> str:
        """Why it waits, as a sentence; "" where it does not."""
        return f"Waiting: {self.waiting}" if self.waiting else ""

    @property
    def thing(self) -> Thing:
        """What would be marked through this row."""
        return Thing(self.mark, self.what or KINDS[self.kind].lower(), self.words)

    def matches(self, words: str) -> bool:
        """Whether what it shows holds every one of these words."""
        told = " ".join((self.label, self.words, self.mark.note, *self.mark.tags)).casefold()
        return all(word in told for word in words.casefold().split())


def note_rows(findings: Findings) -> tuple[NoteRow, ...]:
    """Everything that carries a mark in these findings."""
    return tuple(_row(findings, one) for one in marked_things(findings))


def listed(
    rows: tuple[NoteRow, ...], *, scope: Scope, words: str, values: frozenset[str]
) -> tuple[NoteRow, ...]:
    """The rows of one scope that hold these words and carry one of these marks."""
    return tuple(
        row
        for row in rows
        if (scope == "all" or (row.waiting != "" if scope == "waiting" else row.kind == scope))
        and row.matches(words)
        and (not values or row.mark.values & values)
    )


def _row(findings: Findings, one: Marked) -> NoteRow:
    words = one_line(one.words)[:WORDS_LIMIT]
    if one.waiting:
        return NoteRow(one.mark, "", words, waiting=one.waiting)
    speaker = findings.speaker(one.speaker)
    if one.kind == "speaker" and speaker is not None:
        roles = one_line(", ".join(speaker.roles[:3]))
        return NoteRow(one.mark, one_line(speaker.name), roles, speaker=one.speaker, statement=one.statement)
    article = findings.article(one.article)
    colour = -1 if one.kind == "utterance" else findings.colour(article.id)
    if one.kind == "article":
        return NoteRow(one.mark, one_line(article.label), words, article=article.id, colour=colour)
    parts: tuple[str, ...] = (article.label, speaker.name if speaker else "speaker not identified")
    if one.kind == "utterance":
        parts = (parts[1], "all its renderings")
    if one.statement in findings.dropped:
        parts = (*parts, "dropped by you")
    what = " · ".join(one_line(part) for part in parts)
    return NoteRow(one.mark, what, words, statement=one.statement, article=article.id, colour=colour)
