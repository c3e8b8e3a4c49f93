"""What the page of notes shows, as plain values: no Qt here.

Articles in the order of their columns, each followed by what is marked in it in the order of its text; then
speakers; last what waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.basics.spans import text_of
from desktop.project.derive import OPEN, Findings
from desktop.project.marking import Target
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
    marks = findings.marks
    number = {article.id: at for at, article in enumerate(findings.articles)}
    placed: list[tuple[tuple[int, int, int], NoteRow]] = []
    for key, mark in marks.articles.items():
        article = findings.article(key)
        row = NoteRow(
            mark, one_line(article.label), one_line(article.title), article=key, colour=findings.colour(key)
        )
        placed.append(((number[key], -1, 0), row))
    for key, mark in marks.statements.items():
        placed.append((_place(findings, key, number, 1), _said(findings, mark, key, number)))
    for mark, statements in marks.utterances:
        first = statements[0]
        placed.append((_place(findings, first, number, 0), _said(findings, mark, first, number)))
    placed.sort(key=lambda pair: pair[0])
    speakers = [
        NoteRow(
            marks.speakers[one.id], one_line(one.name), one_line(", ".join(one.roles[:3])), speaker=one.id,
            statement=next(iter(findings.statements_of(one.id)), ""),
        )
        for one in findings.speakers.speakers
        if one.id in marks.speakers
    ]  # fmt: skip
    waiting = [NoteRow(mark, "", one_line(_named(mark.target)), waiting=why) for mark, why in marks.waiting]
    return (*(row for _, row in placed), *speakers, *waiting)


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


def _place(findings: Findings, statement: str, number: Mapping[str, int], after: int) -> tuple[int, int, int]:
    found = findings.statements.get(statement) or findings.dropped[statement]
    return number[findings.article_of[statement]], found.spans[0].start, after


def _said(findings: Findings, mark: Mark, statement: str, number: Mapping[str, int]) -> NoteRow:
    """The row of a statement, or of an utterance that this statement renders."""
    found = findings.statements.get(statement) or findings.dropped[statement]
    article = findings.article(findings.article_of[statement])
    speaker = findings.speaker(findings.speakers.speaker_of.get(statement, OPEN))
    parts: tuple[str, ...] = (article.label, speaker.name if speaker else "speaker not identified")
    if mark.target.kind == "utterance":
        parts = (parts[1], "all its renderings")
    if statement in findings.dropped:
        parts = (*parts, "dropped by you")
    return NoteRow(
        mark,
        " · ".join(one_line(part) for part in parts),
        one_line(text_of(article.text, found.spans))[:WORDS_LIMIT],
        statement=statement,
        article=article.id,
        colour=-1 if mark.target.kind == "utterance" else findings.colour(article.id),
    )


def _named(target: Target) -> str:
    """The words that the user marked, as his command remembers them."""
    return " … ".join(one.exact for one in target.places[0])[:WORDS_LIMIT] if target.places else ""
