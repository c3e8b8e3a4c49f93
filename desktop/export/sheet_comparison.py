"""The comparison as the evidence sheet's page shows it: a table a speaker, a row an utterance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from desktop.basics.spans import Span
from desktop.comparison.located import Located
from desktop.comparison.table import Cell, Entry, Options, shown
from desktop.comparison.utterance import Utterance
from desktop.export.sheet_marks import shown_mark
from desktop.export.tables import absent
from desktop.project.comparing import passages_for, table_for
from desktop.project.derive import OPEN, Findings
from desktop.speakers.speaker import Speaker

Plain = dict[str, object]


def compared_speakers(findings: Findings, options: Options) -> Iterator[Plain]:
    """Every speaker with at least one row, those whose speaker is open last."""
    located = findings.located()
    for speaker in (*findings.speakers.speakers, None):
        key = speaker.id if speaker else OPEN
        rows = table_for(findings, key, passages_for(findings, key), options).rows
        on_utterances = findings.utterance_marks(key)
        if rows:
            yield {
                "id": key,
                "name": speaker.name if speaker else "Speaker not known",
                "about": ", ".join([speaker.type, *speaker.roles[:2]]) if speaker else "",
                "why": _why(findings, speaker) if speaker else "",
                "mark": shown_mark(findings, findings.marks.speakers.get(key)),
                "rows": [
                    {
                        "id": row.utterance.id,
                        "why": _why_one(row.utterance),
                        "mark": shown_mark(findings, on_utterances.get(row.utterance.id)),
                        "cells": [_cell(findings, cell, options, located) for cell in row.cells],
                    }
                    for row in rows
                ],
            }


def places_of(spans: Sequence[Span]) -> str:
    """Places as they are printed: "12–15, 40–43"."""
    return ", ".join(f"{span.start}–{span.end}" for span in spans)


def _why_one(utterance: Utterance) -> str:
    """Why the renderings in a row are of one utterance; "" where there is one alone."""
    if len(utterance.renderings) < 2 or not utterance.reason:
        return ""
    return f"Lined up ({utterance.score:.2f}): {utterance.reason}"


def _why(findings: Findings, speaker: Speaker) -> str:
    """What else the articles call a speaker, and why that is one speaker."""
    called = "; ".join(f"“{one}”" for one in speaker.aliases)
    reasons = dict.fromkeys(reason.text for reason in speaker.reasons)
    told = [f"Also called {called}." if called else "", *(f"{one[:1].upper()}{one[1:]}." for one in reasons)]
    return " ".join(part for part in told if part)


def _cell(findings: Findings, cell: Cell, options: Options, located: Mapping[str, Located]) -> Plain:
    return {
        "absent": absent(findings, cell).strip("()"),
        "entries": [
            {
                "pieces": _pieces(findings.article(cell.article).text, entry, options),
                "statement": entry.rendering.statement,
                "place": f"characters {places_of(entry.rendering.spans)}",
                "verdict": entry.judgement.verdict if entry.judgement else "base",
                "conflicting": bool(entry.judgement and entry.judgement.conflicting),
                "by_person": bool(entry.judgement and entry.judgement.program),
                "reason": entry.judgement.reason if entry.judgement else "",
                "reference": _against_reference(located.get(entry.rendering.statement)),
                "mark": shown_mark(findings, findings.marks.statements.get(entry.rendering.statement)),
            }
            for entry in cell.entries
        ],
    }


def _pieces(text: str, entry: Entry, options: Options) -> list[tuple[str, str]]:
    """A rendering's words, cut where a difference from the base begins or ends, each piece with what differs
    there, or ""."""
    judgement = entry.judgement
    told = shown(judgement.differences, ignore_house_style=options.ignore_house_style) if judgement else ()
    out: list[tuple[str, str]] = []
    for number, span in enumerate(entry.rendering.spans):
        if number:
            out.append((" … ", ""))
        inside = [(one.type, part) for one in told for part in one.b if part.overlaps(span)]
        edges = {span.start, span.end}
        for _, part in inside:
            edges |= {max(part.start, span.start), min(part.end, span.end)}
        for start, end in pairwise(sorted(edges)):
            piece = Span(start, end)
            types = dict.fromkeys(kind for kind, part in inside if part.covers(piece))
            out.append((piece.of(text), ", ".join(types)))
    return out


def _against_reference(one: Located | None) -> Plain | None:
    """How a quotation stands to the reference, and where; None where it is not held against one."""
    if one is None:
        return None
    place = f"characters {places_of(one.spans)} of the reference" if one.spans else ""
    return {"verdict": one.verdict, "reason": one.reason, "place": place}
