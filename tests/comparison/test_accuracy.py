"""How well alignment and verdicts do on six real events, statements and speakers given: the floors.

The figures measure this room alone; what extraction and grouping lose is measured end to end elsewhere.
"""

from __future__ import annotations

from typing import Any

import pytest

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.comparison.align import align
from desktop.comparison.compare import pairs
from desktop.statements.parser import parse
from desktop.statements.reading import Reading, Statement
from tests.evaluation import EVALUATION, needs_corpora, scorer

ALIGNMENT_F1 = 0.80
VERDICT_ACCURACY = 0.90
LEAST_BY_LABEL = 0.5
LABEL_SIZE = 15

pytestmark = needs_corpora


def _reading(event: str, given: dict[str, Any]) -> Reading:
    """An article with the annotated statements as its own."""
    path = EVALUATION / "events" / event / given["file"]
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(Span(start, start + len(line)), "body" if paragraphs else "headline"))
        start += len(line) + 1
    article = Article(text, tuple(paragraphs), given["file"])
    statements = tuple(
        Statement(
            id=f"{event}:{one['id']}",
            spans=tuple(Span(*span) for span in one["spans"]),
            kind=one["kind"],
            cue=None,
            mention=None,
            via=None,
            paragraph=0,
            headline=one["headline"],
            nested=one["nested"],
            thought=False,
            confidence=1.0,
            reasons=(),
        )
        for one in given["statements"]
    )
    return Reading(article, parse(article), (), statements, (), "evaluation")


def _compared(event: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """One event's statements lined up and compared, as the scorer takes it."""
    name = event["name"]
    readings = [_reading(name, given) for given in event["articles"]]
    by_article = {one.article.id: one for one in readings}
    article_of = {statement.id: one.article.id for one in readings for statement in one.statements}
    by_speaker: dict[str, list[tuple[Reading, Statement]]] = {}
    for one, given in zip(readings, event["articles"], strict=True):
        for statement, gold in zip(one.statements, given["statements"], strict=True):
            if not statement.aside:
                by_speaker.setdefault(gold["speaker_id"], []).append((one, statement))
    groups: dict[str, list[str]] = {}
    found = []
    for speaker, statements in by_speaker.items():
        utterances = align(speaker, statements, order=list(by_article))
        for utterance in utterances:
            for statement_id in utterance.statements:
                groups.setdefault(statement_id, []).append(f"{name}:{utterance.id}")
        found += [
            {"a": pair.a, "b": pair.b, "verdict": pair.verdict}
            for pair in pairs(utterances, readings=by_article, article_of=article_of)
        ]
    articles = [
        {
            "file": given["file"],
            "statements": [
                {**gold, "id": f"{name}:{gold['id']}", "group_id": groups.get(f"{name}:{gold['id']}")}
                for gold in given["statements"]
            ],
        }
        for given in event["articles"]
    ]
    return {"articles": articles, "pairs": found}


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    events_eval = scorer("events_eval")
    events = events_eval.read_gold(str(EVALUATION / "events"))
    compared = [_compared(event) for event in events]
    prediction = {key: [row for one in compared for row in one[key]] for key in ("articles", "pairs")}
    result: dict[str, Any] = events_eval.score(events, prediction)
    return result


def test_statements_of_the_same_utterance_are_lined_up(figures: dict[str, Any]) -> None:
    assert figures["alignment_end_to_end"][2] >= ALIGNMENT_F1


def test_verdicts_agree_with_the_annotation(figures: dict[str, Any]) -> None:
    assert figures["verdict_accuracy"][0] >= VERDICT_ACCURACY


def test_no_verdict_is_neglected(figures: dict[str, Any]) -> None:
    right: dict[str, int] = {}
    total: dict[str, int] = {}
    accepted = {
        "direct-vs-paraphrase": {"paraphrased"},
        "reworded": {"reworded"},
        "trimmed": {"trimmed", "spliced"},
        "meaning-changing": {"altered"},
        "punctuation-only": {"punctuation"},
        "verbatim": {"verbatim"},
    }
    for row, count in figures["verdict_confusion"].items():
        label, said = row.split(" -> ")
        total[label] = total.get(label, 0) + count
        right[label] = right.get(label, 0) + (count if said in accepted[label] else 0)
    shares = {label: right[label] / count for label, count in total.items() if count >= LABEL_SIZE}
    assert min(shares.values()) >= LEAST_BY_LABEL, shares
