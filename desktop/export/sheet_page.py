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
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from desktop.articles.article import Article
from desktop.basics.resources import resource
from desktop.basics.spans import Span, text_of
from desktop.export.evidence import Evidence, bare_name
from desktop.export.marked import marked_things
from desktop.export.sheet_comparison import compared_speakers, places_of
from desktop.export.sheet_marks import marked_thing, shown_mark
from desktop.export.tables import column_headings, settings
from desktop.project.corrections import Correction, corrections
from desktop.project.derive import Findings
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
    speakers = list(compared_speakers(findings, options))
    page = _template().render(
        title=evidence.title,
        made=evidence.made,
        program=data["program"],
        counts=_counts(findings),
        style=Markup(resource("sheet/page.css").read_text(encoding="utf-8")),
        folder=folder,
        articles=[_article(evidence, one, headings[one.id]) for one in findings.articles],
        speakers=speakers,
        places=_places_on_page(findings, speakers),
        marks=[marked_thing(findings, one, headings) for one in marked_things(findings)],
        reference=_reference(findings),
        corrections=[_correction(evidence, one) for one in corrections(findings) if one.sort == "correction"],
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
        "mark": shown_mark(findings, findings.marks.articles.get(article.id)),
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
        "place": places_of(one.spans),
        "about": " · ".join(part for part in about if part),
        "reasons": [reason.text for reason in (*one.reasons, *findings.why_speaker(one.id))],
        "mark": shown_mark(findings, findings.marks.statements.get(one.id)),
    }


def _places_on_page(findings: Findings, speakers: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """The ids of what can be marked and stands on the page."""
    told = {f"a-{one.id}" for one in findings.articles}
    told |= {f"s-{one.id}" for reading in findings.readings.values() for one in reading.statements}
    for speaker in speakers:
        told |= {f"p-{speaker['id']}", *(f"u-{row['id']}" for row in speaker["rows"])}
    return frozenset(told)


def _reference(findings: Findings) -> dict[str, object] | None:
    """The text that quotations are held against, where it is none of the articles that are printed anyway."""
    held = findings.reference
    if held is None or any(one.id == held.article.id for one in findings.articles):
        return None
    text = held.article.text
    return {
        "heading": held.article.label or bare_name(held.article.file),
        "text_hash": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "paragraphs": [
            {"start": one.span.start, "pieces": _pieces(text, one.span, ())}
            for one in held.article.paragraphs
        ],
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
