"""Notes, stars and tags as the evidence sheet's page shows them: with their thing, and all in one list."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.export.marked import KINDS, Marked, utterance_of
from desktop.project.derive import Findings
from desktop.project.marks import Mark


def shown_mark(findings: Findings, mark: Mark | None) -> dict[str, object] | None:
    """What a person hung on something, as the page shows it; None for nothing."""
    if not mark:
        return None
    tags = [(tag, findings.marks.colour_of(tag)) for tag in mark.tags]
    return {"note": mark.note, "starred": mark.starred, "tags": tags}


def marked_thing(findings: Findings, one: Marked, headings: Mapping[str, str]) -> dict[str, object]:
    """Something that carries a mark, for the list of them all; `link` is the id of its place on the page."""
    speaker = findings.speaker(one.speaker)
    where = headings.get(one.article, "") if one.kind in ("statement", "article") else ""
    link = {
        "article": f"a-{one.article}",
        "speaker": f"p-{one.speaker}",
        "utterance": f"u-{utterance_of(findings, one)}",
        "statement": f"s-{one.statement}",
    }[one.kind]
    who = speaker.name if speaker and one.kind != "speaker" else ""
    return {
        "kind": KINDS[one.kind],
        "link": link,
        "words": one.words,
        "about": " · ".join(part for part in (where, who, _why_unlinked(findings, one)) if part),
        "mark": shown_mark(findings, one.mark),
    }


def _why_unlinked(findings: Findings, one: Marked) -> str:
    if one.waiting:
        return one.waiting
    return "a person said that it is no statement" if one.statement in findings.dropped else ""
