"""Every type of difference and every verdict in written cases, both ways round, with the words of both."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import pytest

from desktop.comparison.compare import Comparison, compare
from desktop.comparison.passage import Passage
from desktop.comparison.utterance import DifferenceType, Verdict
from tests.comparison.renderings import passage, words

Content = str | tuple[str, ...]


def _pairs() -> list[tuple[Content, Content, str, tuple[str, ...]]]:
    """The pairs of `data/pairs.csv`.

    A slash stands between the pieces of a content and between differences. A difference is written as its
    type, "marked" where that is shown of a cut, a colon, and the words of either side around a bar. A verdict
    that is marked as conflicting has "+conflict" behind it.
    """
    with (Path(__file__).parent / "data" / "pairs.csv").open(encoding="utf-8", newline="") as lines:
        return [
            (
                _content(row["one"]),
                _content(row["other"]),
                row["verdict"],
                tuple(row["differences"].split(" / ")) if row["differences"] else (),
            )
            for row in csv.DictReader(lines)
        ]


def _content(cell: str) -> Content:
    pieces = tuple(cell.split(" / "))
    return pieces if len(pieces) > 1 else cell


PAIRS = _pairs()


def _told(result: Comparison, a: Passage, b: Passage) -> tuple[str, ...]:
    """The differences as the file writes them."""
    return tuple(
        f"{one.type}{' marked' if one.marked else ''}: {words(a, one.a).strip()} | {words(b, one.b).strip()}"
        .replace(":  |", ": |").strip()
        for one in result.differences
    )  # fmt: skip


def _check_reason(reason: str, verdict: str) -> None:
    """The reason must be a sentence; where words differ, with words and by outlet."""
    assert reason[0] in "“ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert reason.endswith(".")
    assert reason.count("“") == reason.count("”")
    assert not reason.startswith("The claim differs")
    if verdict.startswith(("altered", "reworded", "spliced")):
        assert "“" in reason
        assert "Herald" in reason or "Courier" in reason


@pytest.mark.parametrize(("one", "other", "verdict", "differences"), PAIRS)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_a_written_pair_is_judged_as_written(
    one: Content, other: Content, verdict: str, differences: tuple[str, ...], turned: bool
) -> None:
    outlets = ("Courier", "Herald") if turned else ("Herald", "Courier")
    a, b = passage(one, outlet=outlets[0]), passage(other, outlet=outlets[1])
    result = compare(a, b)
    assert result.verdict + ("+conflict" if result.conflicting else "") == verdict
    assert _told(result, a, b) == differences
    _check_reason(result.reason, verdict)
    back = compare(b, a)
    assert (back.verdict, back.conflicting, back.reason) == (
        result.verdict, result.conflicting, result.reason,
    )  # fmt: skip


def test_the_written_pairs_hold_every_type_and_every_verdict() -> None:
    types = {
        difference.partition(":")[0].removesuffix(" marked") for *_, each in PAIRS for difference in each
    }
    assert types == set(get_args(DifferenceType))
    assert {verdict.removesuffix("+conflict") for _, _, verdict, _ in PAIRS} == set(get_args(Verdict))
    marked = {
        difference.partition(":")[0] for *_, each in PAIRS for difference in each if " marked:" in difference
    }
    assert marked == {"cut at the start marked", "cut in the middle marked", "cut at the end marked"}
