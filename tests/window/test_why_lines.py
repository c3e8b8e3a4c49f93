"""What the window answers to "why?"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.window.why_lines import because
from tests.window import desk_builders as desk

ROUGHER = "Found by rules alone, without the trained reader: the share is a rougher guide."


@pytest.mark.parametrize(("made_by", "times"), [("1.0, model, rules alone", 1), ("1.0, model, reader x", 0)])
def test_a_reading_by_rules_alone_says_so(made_by: str, times: int) -> None:
    found = desk.three_outlets()
    readings = {key: replace(one, made_by=made_by) for key, one in found.readings.items()}
    told = replace(found, readings=readings)
    statement = next(iter(told.readings.values())).statements[0]
    lines = [line.text for line in because(told, statement, None, None)]
    assert lines.count(ROUGHER) == times
