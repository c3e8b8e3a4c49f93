"""How well alignment and verdicts do on six real events, statements and speakers given.

The figures measure this room alone; what extraction and grouping lose is measured end to end elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from desktop.comparison.align import align
from desktop.comparison.compare import pairs
from desktop.statements.reading import Reading, Statement
from tests.evaluation import annotated_events, annotated_id, needs_corpora, scorer
from tests.floors import GIVEN_STATEMENTS

LEAST_BY_LABEL = 0.6
LABEL_SIZE = 15

pytestmark = needs_corpora


def _compared(event: dict[str, Any], readings: Sequence[Reading]) -> dict[str, list[dict[str, Any]]]:
    """One event's statements lined up and compared, as the scorer takes it."""
    name = event["name"]
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
                {**gold, "id": annotated_id(given, gold), "group_id": groups.get(annotated_id(given, gold))}
                for gold in given["statements"]
            ],
        }
        for given in event["articles"]
    ]
    return {"articles": articles, "pairs": found}


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    events = [event for event, _ in annotated_events()]
    compared = [_compared(event, readings) for event, readings in annotated_events()]
    prediction = {key: [row for one in compared for row in one[key]] for key in ("articles", "pairs")}
    result: dict[str, Any] = scorer("events_eval").score(events, prediction)
    return result


def test_statements_of_the_same_utterance_are_lined_up(figures: dict[str, Any]) -> None:
    assert figures["alignment_end_to_end"][2] >= GIVEN_STATEMENTS["alignment_end_to_end"]


def test_verdicts_agree_with_the_annotation(figures: dict[str, Any]) -> None:
    assert figures["verdict_accuracy"][0] >= GIVEN_STATEMENTS["verdict_accuracy"]


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
