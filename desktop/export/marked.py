"""Everything that carries a note, a star or a tag, in one list.

Articles in the order of their columns, each followed by what is marked in it in the order of its text; then
speakers; last what waits for words that are not to be found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.basics.spans import text_of
from desktop.export.corrections_table import offsets_of
from desktop.project.derive import OPEN, Findings
from desktop.project.marks import Mark

if TYPE_CHECKING:
    from pandas import DataFrame

KINDS = {"statement": "statement", "utterance": "row", "speaker": "speaker", "article": "article"}

NOTE_COLUMNS = (
    "on", "outlet", "article", "speaker", "statement", "utterance", "offsets", "words", "note", "tags",
    "starred", "waiting",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """One thing that carries a mark.

    `words` are its own: what a statement or the first rendering of an utterance says, a speaker's name, an
    article's title. `article`, `statement` and `speaker` are the ids of what it is and lies in, "" where
    there is none. `waiting` says why it is not to be found.
    """

    mark: Mark
    words: str
    article: str = ""
    statement: str = ""
    speaker: str = ""
    waiting: str = ""

    @property
    def kind(self) -> str:
        """What sort of thing it is."""
        return self.mark.target.kind


def marked_things(findings: Findings) -> tuple[Marked, ...]:
    """Everything that carries a mark in these findings; nothing is aligned for it."""
    marks = findings.marks
    number = {article.id: at for at, article in enumerate(findings.articles)}
    placed: list[tuple[tuple[int, int, int], Marked]] = []
    for key, mark in marks.articles.items():
        placed.append(((number[key], -1, 0), Marked(mark, findings.article(key).title, article=key)))
    for key, mark in marks.statements.items():
        placed.append((_place(findings, key, number, 1), _said(findings, mark, key)))
    for mark, statements in marks.utterances:
        placed.append((_place(findings, statements[0], number, 0), _said(findings, mark, statements[0])))
    placed.sort(key=lambda pair: pair[0])
    speakers = [
        Marked(
            marks.speakers[one.id], one.name, speaker=one.id,
            statement=next(iter(findings.statements_of(one.id)), ""),
        )
        for one in findings.speakers.speakers
        if one.id in marks.speakers
    ]  # fmt: skip
    waiting = [Marked(mark, _named(mark), waiting=why) for mark, why in marks.waiting]
    return (*(one for _, one in placed), *speakers, *waiting)


def utterance_of(findings: Findings, one: Marked) -> str:
    """The id of the utterance that carries this mark, "" where it is on something else; what the speaker said
    is aligned for it."""
    if one.kind != "utterance" or one.waiting:
        return ""
    on = findings.utterance_marks(one.speaker)
    return next((key for key, mark in on.items() if mark.target == one.mark.target), "")


def notes_table(findings: Findings) -> DataFrame:
    """One row a thing that carries a note, a star or a tag."""
    import pandas as pd

    return pd.DataFrame([*_records(findings)], columns=list(NOTE_COLUMNS))


def plain_waiting(findings: Findings) -> list[dict[str, object]]:
    """The marks whose thing is not to be found, as plain objects; all others stand with their thing."""
    return [
        {
            "on": one.kind,
            "words": one.words,
            "note": one.mark.note,
            "tags": list(one.mark.tags),
            "starred": one.mark.starred,
            "because": one.waiting,
        }
        for one in marked_things(findings)
        if one.waiting
    ]


def _records(findings: Findings) -> Iterator[tuple[object, ...]]:
    for one in marked_things(findings):
        speaker = findings.speaker(one.speaker)
        said = one.kind == "statement"
        found = findings.statements.get(one.statement) or findings.dropped.get(one.statement)
        yield (
            KINDS[one.kind], findings.article(one.article).outlet if one.article else "", one.article,
            speaker.name if speaker else "", one.statement if said else "",
            utterance_of(findings, one),
            offsets_of(found.spans) if said and found else "", one.words, one.mark.note,
            "; ".join(one.mark.tags), one.mark.starred, one.waiting,
        )  # fmt: skip


def _said(findings: Findings, mark: Mark, statement: str) -> Marked:
    """A statement, or an utterance that this statement renders."""
    found = findings.statements.get(statement) or findings.dropped[statement]
    article = findings.article(findings.article_of[statement])
    speaker = findings.speakers.speaker_of.get(statement, OPEN)
    return Marked(mark, text_of(article.text, found.spans), article.id, statement, speaker)


def _place(findings: Findings, statement: str, number: Mapping[str, int], after: int) -> tuple[int, int, int]:
    found = findings.statements.get(statement) or findings.dropped[statement]
    return number[findings.article_of[statement]], found.spans[0].start, after


def _named(mark: Mark) -> str:
    """The words that the user marked, as his command remembers them."""
    places = mark.target.places
    return " … ".join(one.exact for one in places[0]) if places else ""
