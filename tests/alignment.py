"""Fit the weights of alignment anew and judge them: `make weights`, `make weights ARGS=--judge`.

They are fitted on the pairs of the six annotated events, statements and speakers given, on the annotated
pairs of `comparison/data/utterance_pairs.csv` (of these another share is the same, so they have a bias of
their own), and on the written pairs of `comparison/data/shifted_pairs.csv` that are not held back. Judging
leaves one event out at a time: weights are fitted on the others, and the event is aligned with them.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import numpy as np
import numpy.typing as npt

from desktop.articles.article import Article, Paragraph
from desktop.basics.resources import resource
from desktop.basics.spans import Span
from desktop.comparison import evidence
from desktop.comparison.align import align
from desktop.comparison.evidence import FEATURES, FILE, Part, features, part_of
from desktop.comparison.likeness import Frequencies
from desktop.comparison.passage import Passage
from desktop.statements.parser import parse
from desktop.statements.reading import Reading, Statement, statement_id
from tests.comparison.renderings import reading
from tests.evaluation import EVALUATION, TEST_DATA, annotated_events, annotated_id

Table = npt.NDArray[np.float64]
Given = tuple[Reading, Statement, str]
"""A statement in its reading, and the id of its annotation."""

RIDGE = 1.0
ROUNDS = 4
"""How often the likeliest two parts of a pair are chosen again by the weights fitted on the last choice."""

CORPUS = EVALUATION / "attribution" / "train.jsonl"
PAIRS = TEST_DATA / "utterance_pairs.csv"
SHIFTED = TEST_DATA / "shifted_pairs.csv"


@dataclass(frozen=True, slots=True)
class Example:
    """Two statements: the evidence of every two of their parts, whether they are the same, and their source.

    `source` is an event's name, "written", or "" for a pair of the corpus; `weight` is how many pairs it
    stands for.
    """

    source: str
    table: Table
    same: bool
    weight: float = 1.0


def by_speaker(event: Mapping[str, Any], readings: Sequence[Reading]) -> dict[str, list[Given]]:
    """The annotated statements of one event by speaker, those left out that are shown only on demand."""
    out: dict[str, list[Given]] = {}
    for one, given in zip(readings, event["articles"], strict=True):
        for statement, gold in zip(one.statements, given["statements"], strict=True):
            if not statement.aside:
                out.setdefault(gold["speaker_id"], []).append((one, statement, gold["id"]))
    return out


def judged(event: Mapping[str, Any]) -> tuple[dict[frozenset[str], bool], frozenset[str]]:
    """The annotated pairs of an event and whether each is optional; the statements that are."""
    pairs = {frozenset((pair["a"], pair["b"])): bool(pair["optional"]) for pair in event["pairs"]}
    statements = (one for article in event["articles"] for one in article["statements"])
    return pairs, frozenset(one["id"] for one in statements if one["optional"])


def parts_of(held: Sequence[tuple[Reading, Statement]]) -> list[list[Part]]:
    """The parts of statements that are compared with each other."""
    frequencies = Frequencies({one.article.id: one for one, _ in held}.values())
    passages = [Passage(one, statement, statement.spans) for one, statement in held]
    return [[part_of(p.part(n), frequencies) for n in range(p.parts)] for p in passages]


def table_of(a: Sequence[Part], b: Sequence[Part]) -> Table:
    """The evidence of every two parts."""
    return np.array([features(one, other) for one, other in product(a, b)], float)


def event_examples() -> Iterator[Example]:
    """Every two statements of one speaker in different articles of an annotated event."""
    for event, readings in annotated_events():
        pairs, optional = judged(event)
        for held in by_speaker(event, readings).values():
            parts = parts_of([(one, statement) for one, statement, _ in held])
            for (i, a), (j, b) in combinations(enumerate(held), 2):
                key = frozenset((a[2], b[2]))
                left_out = pairs[key] if key in pairs else bool(key & optional)
                if a[0] is not b[0] and not left_out:
                    yield Example(event["name"], table_of(parts[i], parts[j]), key in pairs)


def corpus_examples() -> Iterator[Example]:
    """The annotated pairs of the corpus."""
    with PAIRS.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    wanted = {row[f"article_{side}"] for row in rows for side in "ab"}
    readings = {}
    with CORPUS.open(encoding="utf-8") as lines:
        for line in lines:
            given = json.loads(line)
            if given["id"] in wanted:
                readings[given["id"]] = _parsed(given["id"], given["text"])
    for row in rows:
        held = [_statement(row, side, readings[row[f"article_{side}"]]) for side in "ab"]
        a, b = parts_of(held)
        yield Example("", table_of(a, b), row["same"] == "1", float(row["stands_for"]))


def shifted_pairs(part: str) -> list[tuple[str, str, bool]]:
    """The written pairs of a part, "worked" or "held": both contents, and whether they are one utterance."""
    with SHIFTED.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [(row["one"], row["other"], row["same"] == "1") for row in rows if row["part"] == part]


def parts_of_pair(one: str, other: str) -> list[list[Part]]:
    """The parts of two contents, each alone in an article."""
    held = (reading(one, outlet="Herald"), reading(other, outlet="Courier"))
    return parts_of([(each, each.statements[0]) for each in held])


def written_examples() -> Iterator[Example]:
    """The written pairs that are not held back."""
    for one, other, same in shifted_pairs("worked"):
        yield Example("written", table_of(*parts_of_pair(one, other)), same)


def _parsed(name: str, text: str) -> Reading:
    article = Article(text, (Paragraph(Span(0, len(text)), "body"),), name)
    return Reading(article, parse(article), (), (), (), "tests")


def _statement(row: Mapping[str, str], side: str, one: Reading) -> tuple[Reading, Statement]:
    edges = (piece.split("-") for piece in row[f"spans_{side}"].split())
    spans = tuple(Span(int(start), int(end)) for start, end in edges)
    kind, headline = row[f"kind_{side}"], row[f"headline_{side}"] == "1"
    made = Statement(
        statement_id(one.article.id, spans), spans, kind, None, None, None, 0, headline, False, False, 1.0, ()
    )  # fmt: skip
    return one, made


def fit(examples: Sequence[Example]) -> dict[str, Any]:
    """The weights that tell the same from others best, as their file holds them."""
    same = np.array([one.same for one in examples], float)
    weight = np.array([one.weight for one in examples])
    corpus = np.array([not one.source for one in examples], float)
    chosen = [int(one.table[:, 0].argmax()) for one in examples]
    for _ in range(ROUNDS):
        table = np.array([one.table[at] for one, at in zip(examples, chosen, strict=True)])
        mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
        found = _regression(np.column_stack([(table - mean) / spread, corpus]), same, weight)
        raw = found[: len(FEATURES)] / spread
        chosen = [int((one.table @ raw).argmax()) for one in examples]
    return {
        "bias": round(float(found[-1] - raw @ mean), 4),
        "weights": {name: round(float(value), 4) for name, value in zip(FEATURES, raw, strict=True)},
    }


def _regression(table: Table, right: Table, weight: Table) -> Table:
    """Weights by Newton's method, held small by a ridge; the last, the bias, is free."""
    table = np.column_stack([table, np.ones(len(table))])
    found = np.zeros(table.shape[1])
    ridge = RIDGE * np.eye(len(found))
    ridge[-1, -1] = 1e-6
    for _ in range(50):
        share = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (weight * (right - share)) - ridge @ found
        curve = (table * (weight * share * (1 - share))[:, None]).T @ table + ridge
        found = found + np.linalg.solve(curve, slope)
    return found


def counted(event: Mapping[str, Any], readings: Sequence[Reading]) -> tuple[int, int, int]:
    """Pairs of an event that alignment finds rightly, wrongly, and misses, statements and speakers given."""
    groups: dict[str, set[str]] = {}
    order = [one.article.id for one in readings]
    names = {
        annotated_id(given, gold): gold["id"] for given in event["articles"] for gold in given["statements"]
    }
    file_of = {gold["id"]: given["file"] for given in event["articles"] for gold in given["statements"]}
    for speaker, held in by_speaker(event, readings).items():
        for utterance in align(speaker, [(one, statement) for one, statement, _ in held], order=order):
            for one in utterance.statements:
                groups.setdefault(names[one], set()).add(utterance.id)
    pairs, optional = judged(event)
    right = wrong = 0
    for a, b in combinations(sorted(groups), 2):
        if file_of[a] == file_of[b] or not groups[a] & groups[b]:
            continue
        key = frozenset((a, b))
        right += key in pairs and not pairs[key]
        wrong += key not in pairs and not key & optional
    return right, wrong, sum(not one for one in pairs.values()) - right


def f1(counts: Iterable[tuple[int, int, int]]) -> float:
    """F1 of what was found rightly, wrongly, and missed."""
    right, wrong, missed = map(sum, zip(*counts, strict=True))
    return 2 * right / max(1, 2 * right + wrong + missed)


def use(weights: Mapping[str, Any]) -> None:
    """Let the program weigh with these, for as long as it runs."""
    found = float(weights["bias"]), tuple(float(weights["weights"][name]) for name in FEATURES)
    evidence._weights = lambda: found  # type: ignore[assignment]


def judge(examples: Sequence[Example]) -> None:
    """Print how well each event is aligned by what was fitted on the others."""
    counts = []
    for event, readings in annotated_events():
        use(fit([one for one in examples if one.source != event["name"]]))
        counts.append(counted(event, readings))
        print(f"{event['name']}: F1 {f1(counts[-1:]):.3f}, right, wrong and missed {counts[-1]}")
    print(f"one event left out at a time: F1 {f1(counts):.3f}")


def main() -> None:
    """Run the command."""
    arguments = argparse.ArgumentParser(prog="make weights", description=__doc__)
    arguments.add_argument(
        "--judge", action="store_true", help="leave one event out at a time, write nothing"
    )
    examples = [*event_examples(), *corpus_examples(), *written_examples()]
    if arguments.parse_args().judge:
        judge(examples)
        return
    fitted = fit(examples)
    resource(FILE).write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    use(fitted)
    print(json.dumps(fitted))
    print(f"the events themselves: F1 {f1([counted(*event) for event in annotated_events()]):.3f}")


if __name__ == "__main__":
    main()
