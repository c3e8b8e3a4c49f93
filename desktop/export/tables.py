"""The comparison as tables: wide (a row an utterance), long (a row a statement), framing, corrections, notes.

Each function gives a pandas frame of plain values; the cells are neutralised only when a file is
written. Rows are those of `findings` under `options`, speakers in their own order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Literal

from desktop import __version__
from desktop.articles.article import Article
from desktop.basics.spans import Span, text_of
from desktop.comparison.located import Located
from desktop.comparison.table import Cell, Entry, Judgement, Options, Row, shown
from desktop.export.corrections_table import corrections_table
from desktop.export.framing_table import framing_table
from desktop.export.mark_columns import MARK_COLUMNS, ROW_MARKS, marks_around, row_marks
from desktop.export.marked import notes_table
from desktop.export.plain_mark import plain_mark
from desktop.project.comparing import passages_for, table_for
from desktop.project.derive import OPEN, Findings
from desktop.statements.reading import Reading, Statement

if TYPE_CHECKING:
    from pandas import DataFrame

Layout = Literal["wide", "long", "framing", "corrections", "notes"]

NOT_FOUND = "(not found here)"
NOT_REPORTED = "(not reported, confirmed)"
NOT_READ = "(not read)"

WIDE_COLUMNS = ("speaker", "utterance", "gravest verdict", "conflicting", "base")

LONG_COLUMNS = (
    "outlet", "title", "published", "file", "article", "statement", "speaker", "speaker type",
    "speaker roles", "mention",
    "cue", "via", "kind", "headline", "paragraph", "offsets", "text", "utterance", "verdict to base",
    "conflicting", "differences", "verdict to reference", "offsets in reference", "left out inside",
    "left out with a mark", "confidence", "decided by the user", "changed by the user", "reason of the user",
    "speaker decided by the user", "verdict by the user", "row by the user", *MARK_COLUMNS,
    "setting: base", "setting: reference", "setting: only where articles differ",
    "setting: ignore punctuation and house style", "setting: read by",
)  # fmt: skip


def table(findings: Findings, layout: Layout, options: Options) -> DataFrame:
    """The comparison in one of the five layouts."""
    match layout:
        case "wide":
            return wide(findings, options)
        case "long":
            return long(findings, options)
        case "framing":
            return framing_table(findings)
        case "corrections":
            return corrections_table(findings)
        case "notes":
            return notes_table(findings)


def wide(findings: Findings, options: Options) -> DataFrame:
    """One row an utterance, one column an article, headed by its outlet."""
    import pandas as pd

    headings = column_headings(findings.articles)
    located = findings.located()
    rows = []
    for speaker, row in _rows(findings, options):
        judged = [(cell, cell.gravest) for cell in row.cells]
        gravest = row.gravest
        record: dict[str, object] = {
            "speaker": speaker,
            "utterance": row.utterance.id,
            "gravest verdict": gravest.verdict if gravest else "",
            "conflicting": _conflicting(row),
            "base": headings[findings.article_of[row.base.statement]],
        }
        record |= {headings[cell.article]: _cell_text(findings, cell) for cell in row.cells}
        record["verdicts to base"] = "; ".join(
            f"{headings[cell.article]}: {one.verdict}" for cell, one in judged if one
        )
        if findings.reference is not None:
            record["verdicts to reference"] = "; ".join(
                f"{headings[cell.article]}: {located[entry.rendering.statement].verdict}"
                for cell in row.cells
                for entry in cell.entries
                if entry.rendering.statement in located
            )
        record |= dict(zip(ROW_MARKS, row_marks(findings, row, headings), strict=True))
        rows.append(record)
    columns = [*WIDE_COLUMNS, *headings.values(), "verdicts to base"]
    if findings.reference is not None:
        columns.append("verdicts to reference")
    return pd.DataFrame(rows, columns=[*columns, *ROW_MARKS])


def _conflicting(row: Row) -> bool:
    """Whether any rendering conflicts with the base, be it the gravest in its cell or not."""
    judgements = (entry.judgement for cell in row.cells for entry in cell.entries)
    return any(one is not None and one.conflicting for one in judgements)


def long(findings: Findings, options: Options) -> DataFrame:
    """One row a statement; one that renders several utterances names them all, and a verdict for each.

    After them stands a row, without a statement, for each article of which the user confirmed that it does
    not report an utterance; last what he said is no statement, with no utterance.
    """
    import pandas as pd

    placed: dict[str, list[tuple[str, Row, Entry]]] = {}
    absent: list[dict[str, object]] = []
    for speaker, row in _rows(findings, options):
        for cell in row.cells:
            for entry in cell.entries:
                placed.setdefault(entry.rendering.statement, []).append((speaker, row, entry))
            if cell.not_reported:
                absent.append(_absent_record(findings, speaker, row, cell.article, options))
    located = findings.located()
    records = [
        _long_record(findings, findings.statements[statement], places, located.get(statement), options)
        for statement, places in placed.items()
    ]
    records += absent
    records += [_long_record(findings, one, (), None, options) for one in findings.dropped.values()]
    return pd.DataFrame(records, columns=list(LONG_COLUMNS))


def settings(findings: Findings, options: Options) -> dict[str, object]:
    """The settings a table was made under, for the file beside it."""
    return {
        "program": f"Crossquote {__version__}",
        "read by": sorted({reading.made_by for reading in findings.readings.values()}),
        **asdict(options),
        "decided by the user": dict(sorted(Counter(findings.standing.values()).items())),
        "reference": findings.reference.article.file if findings.reference else "",
        "articles": [
            {"id": one.id, "file": one.file, "outlet": one.outlet, "title": one.title}
            | plain_mark(findings.marks.articles.get(one.id))
            for one in findings.articles
        ],
    }


def column_headings(articles: Sequence[Article]) -> dict[str, str]:
    """A heading for each article's column, by its id: the outlet, made unique where two share one."""
    plain = {one.id: one.label or one.id for one in articles}
    shared = Counter(plain.values())
    headings: dict[str, str] = {}
    for one in articles:
        heading = plain[one.id]
        if shared[heading] > 1 and one.title and one.title != heading:
            heading = f"{heading}: {one.title}"
        if heading in (
            *headings.values(),
            *WIDE_COLUMNS,
            "verdicts to base",
            "verdicts to reference",
            *ROW_MARKS,
        ):
            heading = f"{heading} ({one.id})"
        headings[one.id] = heading
    return headings


def _rows(findings: Findings, options: Options) -> Iterator[tuple[str, Row]]:
    """Each row with its speaker's name, "" where it is open."""
    for key, name in [*((one.id, one.name) for one in findings.speakers.speakers), (OPEN, "")]:
        for row in table_for(findings, key, passages_for(findings, key), options).rows:
            yield name, row


def absent(findings: Findings, cell: Cell) -> str:
    """What a cell without renderings says."""
    if cell.article not in findings.readings:
        return NOT_READ
    return NOT_REPORTED if cell.not_reported else NOT_FOUND


def _cell_text(findings: Findings, cell: Cell) -> str:
    if not cell.entries or cell.article not in findings.readings:
        return absent(findings, cell)
    text = findings.readings[cell.article].article.text
    return " | ".join(text_of(text, entry.rendering.spans) for entry in cell.entries)


def _long_record(
    findings: Findings,
    statement: Statement,
    places: Sequence[tuple[str, Row, Entry]],
    located: Located | None,
    options: Options,
) -> dict[str, object]:
    article = findings.article(findings.article_of[statement.id])
    reading = findings.readings[article.id]
    speaker_id = findings.speakers.speaker_of.get(statement.id, OPEN)
    speaker = findings.speaker(speaker_id)
    judgements = [entry.judgement for _, _, entry in places]
    hands = findings.placed_by_hand(speaker_id)
    values: tuple[object, ...] = (
        article.outlet,
        article.title,
        article.published,
        article.file,
        article.id,
        statement.id,
        speaker.name if speaker else "",
        speaker.type if speaker else "",
        "; ".join(speaker.roles) if speaker else "",
        statement.mention.of(article.text) if statement.mention else "",
        statement.cue.span.of(article.text) if statement.cue else "",
        statement.via.name if statement.via else "",
        statement.kind,
        statement.headline,
        statement.paragraph,
        ";".join(f"{span.start}-{span.end}" for span in statement.spans),
        text_of(article.text, statement.spans),
        ";".join(row.utterance.id for _, row, _ in places),
        "; ".join(_verdict(one) for one in judgements),
        any(one.conflicting for one in judgements if one),
        "; ".join(text for one in judgements if one for text in _differences(one, options)),
        *_against_reference(findings, located),
        round(statement.confidence, 3),
        findings.standing.get(statement.id, ""),
        "; ".join(findings.edited.get(statement.id, ())),
        findings.why_decided.get(statement.id, ""),
        "; ".join(findings.described.get(speaker_id, ())),
        any(one.program for one in judgements if one),
        "; ".join(hands[entry.rendering] for _, _, entry in places if entry.rendering in hands),
        *marks_around(
            findings,
            speaker=speaker_id,
            article=article.id,
            utterances=[row.utterance.id for _, row, _ in places],
            statement=statement.id,
        ),
        *_settings(findings, reading, options),
    )
    return dict(zip(LONG_COLUMNS, values, strict=True))


def _absent_record(
    findings: Findings, speaker: str, row: Row, article_id: str, options: Options
) -> dict[str, object]:
    """What the long form tells of an utterance that an article does not report."""
    article = findings.article(article_id)
    known = {
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "file": article.file,
        "article": article.id,
        "speaker": speaker,
        "text": NOT_REPORTED,
        "utterance": row.utterance.id,
        "decided by the user": "not reported",
    }
    marks = marks_around(
        findings, speaker=row.utterance.speaker, article=article_id, utterances=[row.utterance.id]
    )
    around = dict(zip(MARK_COLUMNS, marks, strict=True))
    settings = _settings(findings, findings.readings.get(article_id), options)
    last = dict(zip(LONG_COLUMNS[-len(settings) :], settings, strict=True))
    return dict.fromkeys(LONG_COLUMNS, "") | known | around | last


def _settings(findings: Findings, reading: Reading | None, options: Options) -> tuple[object, ...]:
    """What a table was made under, for the last columns of the long form."""
    return (
        options.base or "fullest rendering",
        findings.reference.article.file if findings.reference else "",
        options.only_differing,
        options.ignore_house_style,
        reading.made_by if reading else "",
    )


def _against_reference(findings: Findings, one: Located | None) -> tuple[object, ...]:
    """The verdict to the reference, the place there, what is left out inside, whether that is marked."""
    if one is None or findings.reference is None:
        return "", "", "", ""
    left_out = text_of(findings.reference.article.text, one.cut.inside)
    return one.verdict, _places(one.spans), left_out, one.cut.marked if one.cut.inside else ""


def _verdict(judgement: Judgement | None) -> str:
    return judgement.verdict if judgement else "base"


def _differences(judgement: Judgement, options: Options) -> list[str]:
    """Each painted difference as its type with the places in the base and here: "number 12-15>40-43"."""
    return [
        f"{one.type} {_places(one.a)}>{_places(one.b)}"
        for one in shown(judgement.differences, ignore_house_style=options.ignore_house_style)
    ]


def _places(spans: Sequence[Span]) -> str:
    return ",".join(f"{span.start}-{span.end}" for span in spans)
