"""The annotated news that accuracy is measured on: beside the project, never in it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.statements.parser import parse
from desktop.statements.reading import Reading, Statement
from desktop.statements.training import figures

EVALUATION = Path(
    os.environ.get("CROSSQUOTE_EVALUATION", Path(__file__).resolve().parents[2] / "shared" / "evaluation")
)

VALID = EVALUATION / "attribution" / "valid.jsonl"
EVENTS = EVALUATION / "events"

TEST_DATA = Path(__file__).resolve().parent / "comparison" / "data"

KINDS = ("speech", "all", "direct", "indirect", "mixed")
EVENT_FIGURES = (
    "extraction",
    "bcubed",
    "speaker_pairs_cross_article",
    "alignment_on_matched",
    "alignment_end_to_end",
)

needs_corpora = pytest.mark.skipif(
    not EVENTS.is_dir(),
    reason=f"the evaluation corpora are not at {EVALUATION}; set CROSSQUOTE_EVALUATION to their folder",
)


@cache
def scorer(name: str) -> Any:
    """One of the scorers that lie beside the corpora, as a module."""
    return figures.load_scorer(EVALUATION / f"{name}.py")


def attribution_figures(articles: list[Any], predicted: dict[str, Any]) -> dict[str, float]:
    """What `floors.py` names, for annotated articles and the statements printed of each."""
    judging = scorer("attribution_eval")
    totals, _ = judging.score(articles, predicted)
    found = {kind: round(100 * judging.figures(totals, kind)[4][2], 1) for kind in KINDS}
    found["content"] = round(100 * judging.figures(totals, "all")[1][2], 1)
    sourceless = figures.count_sourceless(judging, articles, predicted)
    found["sourceless"] = round(sourceless.share_of_all, 3)
    found["sourceless_found"] = round(sourceless.share_of_found, 3)
    bins = figures.bins_of(figures.judge(judging, articles, predicted))
    found["calibration"] = round(figures.largest_difference(bins), 3)
    return found


def event_figures(events: list[Any], predicted: Any) -> dict[str, float]:
    """What `floors.py` names, for annotated events and what was printed of all of them."""
    result = scorer("events_eval").score(events, predicted)
    found = {name: round(result[name][2], 3) for name in EVENT_FIGURES}
    found["verdict_accuracy"] = round(result["verdict_accuracy"][0], 3)
    return found


@cache
def annotated_events() -> list[tuple[dict[str, Any], tuple[Reading, ...]]]:
    """The six events as annotated, each with its readings: those that hold the annotated statements."""
    events = scorer("events_eval").read_gold(str(EVENTS))
    return [
        (event, tuple(_reading(EVENTS / event["name"] / given["file"], given) for given in event["articles"]))
        for event in events
    ]


def annotated_id(given: dict[str, Any], statement: dict[str, Any]) -> str:
    """The id of an annotated statement in `annotated_events`."""
    return f"{given['file']}:{statement['id']}"


def _reading(path: Path, given: dict[str, Any]) -> Reading:
    text = path.read_text(encoding="utf-8")
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(Span(start, start + len(line)), "body" if paragraphs else "headline"))
        start += len(line) + 1
    article = Article(text, tuple(paragraphs), given["file"])
    statements = tuple(
        Statement(
            id=annotated_id(given, one),
            spans=tuple(Span(*span) for span in one["spans"]),
            kind=one["kind"],
            cue=None,
            mention=Span(one["speaker"]["start"], one["speaker"]["end"]) if one.get("speaker") else None,
            via=None,
            paragraph=sum(paragraph.span.end < one["spans"][0][0] for paragraph in paragraphs),
            headline=one["headline"],
            nested=one["nested"],
            thought=False,
            confidence=1.0,
            reasons=(),
        )
        for one in given["statements"]
    )
    return Reading(article, parse(article), (), statements, (), "the annotator")
