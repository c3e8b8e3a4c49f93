"""From judged statements to the model card: bins, the plot, the tables."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.statements.training.figures import (
    CLOSES,
    OPENS,
    Judged,
    Sourceless,
    bins_of,
    count_sourceless,
    fill,
    judge,
    largest_difference,
    outlet_of,
    tables,
)
from desktop.statements.training.plot import Bin, calibration_plot
from tests.evaluation import needs_corpora, scorer

TEXT = (
    "“The boat is late,” said Mara Quill. Officials fear that the pier may close. "
    "“Nobody asked us,” she said."
)


def place(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def statement(content: str, mention: str | None, confidence: float, **more: object) -> dict[str, object]:
    return {
        "spans": [place(content)],
        "kind": "direct",
        "mention": None if mention is None else place(mention),
        "cue": None,
        "speaker": None,
        "nested": False,
        "confidence": confidence,
        **more,
    }


def unit(content: str, source: str, cue: str) -> dict[str, object]:
    return {
        "content": [place(content)],
        "source": [place(source)] if source else [],
        "cue": [place(cue)],
        "kind": "direct" if content.startswith("“") else "indirect",
        "speech": True,
    }


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    units = [
        unit("“The boat is late,”", "Mara Quill", "said"),
        unit("that the pier may close", "", "fear"),
        unit("“Nobody asked us,”", "she", "said"),
    ]
    path = tmp_path / "gold.jsonl"
    row = {"id": "ferry-post_2020-01-02_late", "text": TEXT, "units": units, "discard": []}
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


PREDICTED = {
    "ferry-post_2020-01-02_late": [
        statement("“The boat is late,”", "Mara Quill", 0.9),
        statement("that the pier may close", "Officials", 0.6),
        statement("“Nobody asked us,”", "Officials", 0.7),
        statement("late", "Mara Quill", 0.2, nested=True),
    ]
}


def test_bins_are_of_equal_size_and_ordered_by_confidence() -> None:
    judged = [Judged(share / 100, True, share % 2 == 0) for share in range(99, -1, -1)]
    bins = bins_of(judged)
    assert [one.size for one in bins] == [10] * 10
    assert [one.right for one in bins] == [0.5] * 10
    assert bins[0].confidence == pytest.approx(0.045)
    assert largest_difference(bins) == pytest.approx(0.455)


def test_fewer_statements_than_bins_make_fewer_bins() -> None:
    assert [one.size for one in bins_of([Judged(0.4, True, True), Judged(0.6, True, True)])] == [1, 1]
    assert bins_of([]) == []
    assert largest_difference([]) == 0.0


@needs_corpora
def test_a_statement_is_right_where_content_and_speaker_are(gold: Path) -> None:
    judging = scorer("attribution_eval")
    articles = judging.load_gold(gold)
    assert judge(judging, articles, PREDICTED) == [
        Judged(0.9, True, True),
        Judged(0.6, True, False),  # somebody is named where the annotation names nobody
        Judged(0.7, True, False),
    ]
    assert count_sourceless(judging, articles, PREDICTED) == Sourceless(1, 1, 1)


@needs_corpora
def test_the_tables_name_kinds_outlets_and_the_largest_difference(gold: Path) -> None:
    judging = scorer("attribution_eval")
    told = tables(judging, judging.load_gold(gold), PREDICTED)
    assert "| all | 3 | 100.0 | 100.0 | 50.0 |" in told
    assert "| ferry-post | 1 | 3 | 50.0 | 50.0 |" in told
    assert "source 1 are found and 1 given a speaker: 100 % of those found, 100 % of all." in told
    assert "Largest difference: 0.700." in told


def test_an_outlet_is_what_stands_first_in_an_id() -> None:
    assert outlet_of("hill-courier_2021-03-04_a-bridge") == "hill-courier"


def test_the_card_is_filled_between_its_marks_however_often() -> None:
    card = f"# Card\n\n{OPENS}\nold\n{CLOSES}\n\n## Limits\n"
    filled = fill(card, "new")
    assert filled == f"# Card\n\n{OPENS}\n\nnew\n\n{CLOSES}\n\n## Limits\n"
    assert fill(filled, "new") == filled
    with pytest.raises(ValueError, match="no place for figures"):
        fill("# Card", "new")


def test_the_plot_has_a_point_for_each_bin_at_its_place() -> None:
    root = ElementTree.fromstring(calibration_plot([Bin(5, 0.5, 0.25), Bin(5, 1.0, 1.0)]))
    points = [
        (float(one.attrib["cx"]), float(one.attrib["cy"]))
        for one in root.iter("{http://www.w3.org/2000/svg}circle")
    ]
    assert points == [(244.0, 294.0), (424.0, 24.0)]
