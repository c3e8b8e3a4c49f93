"""The evidence sheet as one HTML page that runs nothing, fetches nothing and can be read without the program.

The template stands in `resources/sheet/`; Jinja escapes whatever comes from an article. The data that the
program verifies the page by stand in it as JSON, in which no "<" is left that could end it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from desktop.articles.article import Article
from desktop.basics.resources import resource
from desktop.basics.spans import Span, text_of
from desktop.comparison.table import Cell, Options
from desktop.export.evidence import Evidence, bare_name
from desktop.export.tables import absent, column_headings, settings
from desktop.project.comparing import passages_for, table_for
from desktop.project.corrections import Correction, corrections
from desktop.project.derive import OPEN, Findings
from desktop.statements.reading import Statement

if TYPE_CHECKING:
    from jinja2 import Template

DATA = "crossquote-evidence"
"""The id of the element that holds the data."""

OPENED = f'<script type="application/json" id="{DATA}">'
CLOSED = "</script>"

CONTEXT = 60
"""Characters shown before and after a statement."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph: the statements that begin with it, and one that it is part of, or ""."""

    text: str
    statement: str
    begins: tuple[str, ...]


def sheet_page(evidence: Evidence, data: Mapping[str, object], *, folder: bool) -> bytes:
    """The page for `evidence`; `data` is what the program verifies it by. `folder`: it stands in a folder
    with the sources beside it, and the data too."""
    findings, options = evidence.findings, evidence.options
    headings = column_headings(findings.articles)
    page = _template().render(
        title=evidence.title,
        made=evidence.made,
        program=data["program"],
        counts=_counts(findings),
        style=Markup(resource("sheet/page.css").read_text(encoding="utf-8")),
        folder=folder,
        articles=[_article(evidence, one, headings[one.id]) for one in findings.articles],
        speakers=list(_speakers(findings, options, headings)),
        corrections=[_correction(evidence, one) for one in corrections(findings)],
        settings=list(_settings(evidence, data)),
        data="" if folder else _embedded(data),
    )
    return page.encode("utf-8", "replace")


def _embedded(data: Mapping[str, object]) -> Markup:
    body = json.dumps(data, ensure_ascii=True).replace("<", "\\u003c")
    # It holds no "<" any more.
    return Markup(f"{OPENED}{body}{CLOSED}")


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(resource("sheet"))
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html")


def _counts(findings: Findings) -> str:
    named = [(len(findings.articles), "article"), (len(findings.statements), "statement")]
    named.append((len(findings.speakers.speakers), "speaker"))
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in named) + "."


def _speakers(
    findings: Findings, options: Options, headings: Mapping[str, str]
) -> Iterator[dict[str, object]]:
    for speaker in (*findings.speakers.speakers, None):
        key = speaker.id if speaker else OPEN
        rows = table_for(findings, key, passages_for(findings, key), options).rows
        if rows:
            about = ", ".join([speaker.type, *speaker.roles[:2]]) if speaker else ""
            yield {
                "name": speaker.name if speaker else "Speaker not known",
                "about": about,
                "rows": [[_cell(findings, cell) for cell in row.cells] for row in rows],
            }


def _cell(findings: Findings, cell: Cell) -> dict[str, object]:
    text = findings.article(cell.article).text
    return {
        "absent": absent(findings, cell).strip("()"),
        "entries": [
            {
                "words": text_of(text, entry.rendering.spans),
                "statement": entry.rendering.statement,
                "place": f"characters {_places(entry.rendering.spans)}",
                "verdict": entry.judgement.verdict if entry.judgement else "base",
                "conflicting": bool(entry.judgement and entry.judgement.conflicting),
                "reason": entry.judgement.reason if entry.judgement else "",
            }
            for entry in cell.entries
        ],
    }


def _article(evidence: Evidence, article: Article, heading: str) -> dict[str, object]:
    findings = evidence.findings
    reading = findings.readings.get(article.id)
    statements = reading.statements if reading else ()
    source = evidence.source_of(article)
    return {
        "id": article.id,
        "heading": heading,
        "title": article.title,
        "published": article.published,
        "file": bare_name(source.name) if source else "",
        "size": f"{len(source.data):,}" if source else "",
        "file_hash": source.sha256 if source else "",
        "text_hash": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "statements": [_statement(findings, article, one) for one in statements],
        "paragraphs": [
            {"start": one.span.start, "pieces": _pieces(article.text, one.span, statements)}
            for one in article.paragraphs
        ],
    }


def _statement(findings: Findings, article: Article, one: Statement) -> dict[str, object]:
    speaker = findings.speaker(findings.speakers.speaker_of.get(one.id, ""))
    start, end = one.spans[0].start, one.spans[-1].end
    about = [
        speaker.name if speaker else "speaker not known",
        one.kind,
        f"named as “{one.mention.of(article.text)}”" if one.mention else "not named here",
        f"cue “{one.cue.span.of(article.text)}”" if one.cue else "no cue",
        f"via {one.via.name}" if one.via else "",
        "thought" if one.thought else "",
        "inside another statement" if one.nested else "",
        f"confidence {one.confidence:.2f}",
        {
            "checked": "checked by a person",
            "assigned": "speaker given by a person",
            "nobody": "left open by a person",
        }.get(findings.standing.get(one.id, ""), ""),
    ]
    return {
        "id": one.id,
        "before": article.text[max(0, start - CONTEXT) : start],
        "words": text_of(article.text, one.spans),
        "after": article.text[end : end + CONTEXT],
        "place": _places(one.spans),
        "about": " · ".join(part for part in about if part),
        "reasons": [reason.text for reason in (*one.reasons, *findings.why_speaker(one.id))],
    }


def _correction(evidence: Evidence, one: Correction) -> dict[str, object]:
    standing = "" if one.standing == "in force" else f"{one.standing}: {one.because}"
    where = f"{one.outlet}: “{one.words}”" if one.words else one.outlet
    return {
        "made": one.made,
        "title": one.title,
        "what": " · ".join(part for part in (one.detail, where, standing) if part),
        "reason": one.reason,
    }


def _pieces(text: str, paragraph: Span, statements: Sequence[Statement]) -> list[_Piece]:
    """A paragraph cut wherever a statement's content begins or ends."""
    within = [(one, span) for one in statements for span in one.spans if span.overlaps(paragraph)]
    edges = {paragraph.start, paragraph.end}
    for _, span in within:
        edges |= {max(span.start, paragraph.start), min(span.end, paragraph.end)}
    ordered = sorted(edges)
    pieces = []
    for start, end in pairwise(ordered):
        piece = Span(start, end)
        # Of two that hold it, the shorter one: a statement inside another.
        holding = sorted((len(span), one.id) for one, span in within if span.covers(piece))
        begins = tuple(one.id for one, _ in within if one.spans[0].start == start)
        pieces.append(_Piece(piece.of(text), holding[0][1] if holding else "", begins))
    return pieces


def _places(spans: Sequence[Span]) -> str:
    return ", ".join(f"{span.start}–{span.end}" for span in spans)


def _settings(evidence: Evidence, data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The settings and versions; articles and corrections stand above."""
    findings = evidence.findings
    for name, value in settings(findings, evidence.options).items():
        if name == "reference":
            yield name, bare_name(str(value)) or "none"
        elif name == "base":
            base = next((one.label for one in findings.articles if one.id == value), "")
            yield name, base or "fullest rendering of each row"
        elif name not in {"articles", "decided by the user"}:
            yield name.replace("_", " "), _told(value)
    yield "word lists (SHA-256)", str(data["lexicons"])


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value or "none"
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or "none"
    return str(value)
