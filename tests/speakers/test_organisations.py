"""Names of bodies: acronyms, short forms, outlets, and what must stay apart."""

from __future__ import annotations

import pytest

from desktop.speakers.organisations import match_organisations, stand_for_each_other


@pytest.mark.parametrize(
    ("a", "b", "score"),
    [
        ("UN", "United Nations", 95.0),
        ("U.N.", "the United Nations", 95.0),
        ("I.R.S.", "Internal Revenue Service", 95.0),
        ("Harbour Safety Commission", "HSC", 95.0),
        ("Treasury", "Treasury Department", 80.0),
        ("Department of the Treasury", "Treasury Department", 95.0),
        ("U.S. Department of the Treasury", "Treasury Department", 90.0),
        ("Times", "Eastport Times", 80.0),
        ("Kiev", "Kyiv", 95.0),
        ("the Eastport Herald", "Eastport Herald", 100.0),
    ],
)
def test_names_of_one_body(a: str, b: str, score: float) -> None:
    assert match_organisations(a, b).score == score
    assert match_organisations(b, a).score == score


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Eastport Times", "Eastport Herald"),
        ("Eastport", "Eastport Herald"),
        ("Republican National Committee", "Democratic National Committee"),
        ("Russia", "the Kremlin"),
        ("Ministry of Health", "Ministry of Defence"),
    ],
)
def test_bodies_that_stay_apart(a: str, b: str) -> None:
    assert match_organisations(a, b).score < 80.0


def test_a_seat_of_government_stands_for_it_and_is_not_it() -> None:
    assert stand_for_each_other("the Kremlin", "Russia")
    assert stand_for_each_other("Moscow", "the Kremlin")
    assert not stand_for_each_other("Moscow", "Ukraine")
    assert not stand_for_each_other("Russia", "Russia")
