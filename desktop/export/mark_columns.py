"""The user's notes, tags and stars in the cells of tables, and as words in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop.comparison.table import Row
from desktop.project.derive import Findings
from desktop.project.marks import Mark

MARK_COLUMNS = tuple(
    f"{what}{of}"
    for of in ("", " of utterance", " of speaker", " of article")
    for what in ("note", "tags", "starred")
)
"""The marks on a statement itself, then those on what it belongs to."""

ROW_MARKS = (*MARK_COLUMNS[:3], "marks on statements", *MARK_COLUMNS[6:9])
"""Those on an utterance, those on its statements by outlet, and those on its speaker."""


def marks_around(
    findings: Findings, *, speaker: str, article: str, utterances: Sequence[str], statement: str = ""
) -> tuple[object, ...]:
    """What `MARK_COLUMNS` hold of a statement, the utterances it renders, its speaker and its article, all by
    their ids."""
    marks = findings.marks
    on_utterances = findings.utterance_marks(speaker)
    return tuple(
        value
        for there in (
            (marks.statements.get(statement),),
            tuple(on_utterances.get(one) for one in utterances),
            (marks.speakers.get(speaker),),
            (marks.articles.get(article),),
        )
        for value in _cells(there)
    )


def row_marks(findings: Findings, row: Row, headings: Mapping[str, str]) -> tuple[object, ...]:
    """What `ROW_MARKS` hold of an utterance; those on its statements each after its outlet."""
    speaker = row.utterance.speaker
    told = []
    for statement in dict.fromkeys(row.utterance.statements):
        mark = findings.marks.statements.get(statement)
        if mark:
            told.append(f"{headings[findings.article_of[statement]]}: {mark_line(mark)}")
    own = findings.utterance_marks(speaker).get(row.utterance.id)
    return *_cells((own,)), " | ".join(told), *_cells((findings.marks.speakers.get(speaker),))


def mark_line(mark: Mark) -> str:
    """A mark in one line: "starred #ask, #late what the note says"."""
    tags = ", ".join(f"#{tag}" for tag in mark.tags)
    return " ".join(filter(None, ("starred" if mark.starred else "", tags, " ".join(mark.note.split()))))


def _cells(marks: Sequence[Mark | None]) -> Iterator[object]:
    there = [one for one in marks if one]
    yield " | ".join(one.note for one in there if one.note)
    yield "; ".join(dict.fromkeys(tag for one in there for tag in one.tags))
    yield any(one.starred for one in there)
