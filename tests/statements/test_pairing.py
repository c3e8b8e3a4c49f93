"""Which act each mark gets, when all marks of a few paragraphs are weighed together."""

from __future__ import annotations

import pytest

from desktop.basics.spans import Span
from desktop.statements.marks import find_marks
from desktop.statements.pairing import pair


def acts(*paragraphs: str) -> str:
    """The acts, paragraph by paragraph, with the number of quotations that stay open below each."""
    steps = pair([find_marks(text, Span(0, len(text))) for text in paragraphs])
    lines = [
        " ".join(f"{step.act}{step.level}" for step in steps if step.paragraph == number)
        for number in range(len(paragraphs))
    ]
    return " / ".join(lines)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("“Fog,” he said.",), "open0 close0"),
        (("“Fog ‘and’ ice,” he said.",), "open0 open1 close1 close0"),
        (("““Fog”” again",), "open0 absorb1 close0 absorb0"),
        (("“Fog.", "“Ice,” he said."), "open0 carry0 / reopen0 close0"),
        (("“Fog.", "Ice.", "Snow,” he said."), "open0 carry0 / plain0 carry0 / plain0 close0"),
        (("“Fog.", "Nobody spoke."), "open0 drop0 / "),
        (("“Fog, he said. “Ice,” he said.",), "open0 lose0 close0"),
        (("Fog,” he said.",), "skip0"),
        (("“Get 'em,” he said.",), "open0 skip1 close0"),
        ((), ""),
    ],
)
def test_the_reading_that_makes_the_best_sense_is_kept(paragraphs: tuple[str, ...], expected: str) -> None:
    assert acts(*paragraphs) == expected
