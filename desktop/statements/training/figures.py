"""Hold what `extract` printed against the annotation: the figures of the model card, confidence among them.

`python -m desktop.statements.training.figures --gold valid.jsonl --pred extracted.jsonl` prints tables in
Markdown. What is right is decided by the scorer that lies beside the corpus, so that card and scorer agree:
content by half of the words, one to one, and the speaker. Of an attribution without a source nobody is the
right speaker. As there, what is nested and matches nothing is not judged.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.statements.training.plot import Bin, calibration_plot

BINS = 10
OPENS, CLOSES = "<!-- figures -->", "<!-- end of figures -->"
_SUBSETS = ("all", "speech", "direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement held against the annotation: its confidence, 0…1, and what of it is right."""

    confidence: float
    content_right: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Sourceless:
    """Annotated attributions that name no source: how many, how many found, and given a speaker."""

    total: int
    found: int
    given: int

    @property
    def share_of_found(self) -> float:
        """The share of those found that are given a speaker."""
        return self.given / self.found if self.found else 0.0

    @property
    def share_of_all(self) -> float:
        """The share of all that are given a speaker."""
        return self.given / self.total if self.total else 0.0


def load_scorer(path: Path) -> Any:
    """The scorer `attribution_eval.py` as a module."""
    specification = importlib.util.spec_from_file_location(path.stem, path)
    if specification is None or specification.loader is None or not path.is_file():
        raise FileNotFoundError(f"The scorer is not at {path}; name it with --scorer.")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def judge(scorer: Any, articles: Iterable[Any], predicted: dict[str, Any]) -> list[Judged]:
    """Every statement that the scorer judges, in the order printed; those without a confidence left out."""
    found = []
    for article in articles:
        statements = scorer.parse_preds(article, predicted.get(article.id, []))
        partners = scorer.match(statements, article.units, 0.5)
        for number, one in enumerate(statements):
            confidence = one.raw.get("confidence")
            if confidence is None or (one.nested and number not in partners):
                continue
            unit = article.units[partners[number]] if number in partners else None
            found.append(
                Judged(confidence, unit is not None, unit is not None and _speaker(scorer, one, unit))
            )
    return found


def _speaker(scorer: Any, statement: Any, unit: Any) -> bool:
    if not unit.src:
        return not _names(statement)
    return bool(scorer.speaker_ok(statement, unit))


def _names(statement: Any) -> bool:
    return bool(statement.spk or statement.name)


def bins_of(judged: Sequence[Judged], *, count: int = BINS) -> list[Bin]:
    """Bins of equal size by confidence, the least sure first; fewer where fewer statements are judged."""
    ranked = sorted(judged, key=lambda one: one.confidence)
    bins = []
    for number in range(count):
        part = ranked[len(ranked) * number // count : len(ranked) * (number + 1) // count]
        if part:
            mean = sum(one.confidence for one in part) / len(part)
            bins.append(Bin(len(part), mean, sum(one.right for one in part) / len(part)))
    return bins


def largest_difference(bins: Iterable[Bin]) -> float:
    """The largest difference between mean confidence and share right of any bin."""
    return max((abs(one.confidence - one.right) for one in bins), default=0.0)


def count_sourceless(scorer: Any, articles: Iterable[Any], predicted: dict[str, Any]) -> Sourceless:
    """How the attributions without a source come out."""
    total = found = given = 0
    for article in articles:
        statements = scorer.parse_preds(article, predicted.get(article.id, []))
        partners = scorer.match(statements, article.units, 0.5)
        total += sum(not unit.src for unit in article.units)
        for number, partner in partners.items():
            if not article.units[partner].src:
                found += 1
                given += _names(statements[number])
    return Sourceless(total, found, given)


def outlet_of(article_id: str) -> str:
    """The outlet, which the corpus puts first in an article's id."""
    return article_id.split("_", 1)[0]


def tables(scorer: Any, articles: Sequence[Any], predicted: dict[str, Any]) -> str:
    """The figures in Markdown: by kind, by outlet, attributions without a source, calibration."""
    totals, _ = scorer.score(articles, predicted)
    lines = [
        f"{len(articles)} articles, {totals['all', 'gold']} attributions; F1 in percent.",
        "",
        "| | attributions | content | content word for word | content and speaker |",
        "|---|---|---|---|---|",
    ]
    lines += [_row(scorer, totals, subset, subset) for subset in _SUBSETS]
    lines += [
        "",
        "| outlet | articles | attributions | content and speaker, all | speech |",
        "|---|---|---|---|---|",
    ]
    for outlet in sorted({outlet_of(article.id) for article in articles}):
        own = [article for article in articles if outlet_of(article.id) == outlet]
        sums, _ = scorer.score(own, predicted)
        every, speech = (100 * scorer.figures(sums, subset)[4][2] for subset in ("all", "speech"))
        lines.append(f"| {outlet} | {len(own)} | {sums['all', 'gold']} | {every:.1f} | {speech:.1f} |")
    none = count_sourceless(scorer, articles, predicted)
    lines += [
        "",
        f"Of {none.total} attributions without a source {none.found} are found and {none.given} given a "
        f"speaker: {100 * none.share_of_found:.0f} % of those found, {100 * none.share_of_all:.0f} % of all.",
    ]
    bins = bins_of(judge(scorer, articles, predicted))
    if bins:
        lines += ["", *_calibration(bins)]
    return "\n".join(lines)


def _row(scorer: Any, totals: Any, subset: str, name: str) -> str:
    strict, overlap, _, _, whole = scorer.figures(totals, subset)
    figures = (100 * one[2] for one in (overlap, strict, whole))
    return f"| {name} | {totals[subset, 'gold']} | " + " | ".join(f"{one:.1f}" for one in figures) + " |"


def _calibration(bins: Sequence[Bin]) -> list[str]:
    return [
        "| statements, least sure first | mean confidence | share right | difference |",
        "|---|---|---|---|",
        *(
            f"| {one.size} | {one.confidence:.3f} | {one.right:.3f} | {one.right - one.confidence:+.3f} |"
            for one in bins
        ),
        "",
        f"Largest difference: {largest_difference(bins):.3f}.",
    ]


def fill(card: str, figures: str) -> str:
    """The model card with `figures` between its two marks.

    Raises `ValueError` where the card lacks them.
    """
    before, opened, rest = card.partition(OPENS)
    _, closed, after = rest.partition(CLOSES)
    if not opened or not closed:
        raise ValueError(f"The card has no place for figures; put {OPENS} and {CLOSES} around it.")
    return f"{before}{OPENS}\n\n{figures}\n\n{CLOSES}{after}"


def main() -> None:
    """Run the command."""
    arguments = argparse.ArgumentParser(prog="python -m desktop.statements.training.figures")
    arguments.add_argument("--gold", type=Path, required=True, help="annotated articles, JSON Lines")
    arguments.add_argument("--pred", type=Path, required=True, help="what crossquote extract printed of them")
    arguments.add_argument(
        "--scorer", type=Path, help="attribution_eval.py, if not in the folder above the gold"
    )
    arguments.add_argument("--plot", type=Path, help="write the plot of the calibration here, as SVG")
    arguments.add_argument("--card", type=Path, help="put the tables between the marks of this model card")
    given = arguments.parse_args()
    try:
        scorer = load_scorer(given.scorer or given.gold.resolve().parents[1] / "attribution_eval.py")
        articles, predicted = scorer.load_gold(given.gold), scorer.read_pred(given.pred)
        figures = tables(scorer, articles, predicted)
        print(figures)
        if given.plot is not None:
            bins = bins_of(judge(scorer, articles, predicted))
            given.plot.write_text(calibration_plot(bins), encoding="utf-8")
        if given.card is not None:
            card = given.card.read_text(encoding="utf-8")
            given.card.write_text(fill(card, figures), encoding="utf-8")
    except (OSError, ValueError) as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
