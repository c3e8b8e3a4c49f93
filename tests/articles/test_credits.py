"""Credit lines, dates and file names."""

from __future__ import annotations

import pytest

from desktop.articles.credits import Credits, credits_of_name, read_credits
from desktop.articles.dates import read_date
from desktop.articles.outlets import outlet_of_address


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("By Jane Roe | Daily Herald", Credits(byline="Jane Roe", outlet="Daily Herald")),
        ("By Jane Roe, Daily Herald", Credits(byline="Jane Roe", outlet="Daily Herald")),
        ("By Jane Roe and Ned O’Hara", Credits(byline="Jane Roe and Ned O’Hara")),
        ("BY JANE ROE", Credits(byline="Jane Roe")),
        ("By Jane Roe, Political Correspondent", Credits(byline="Jane Roe")),
        ("By Jane Roe | Staff Writer | March 3, 2026", Credits(byline="Jane Roe", published="2026-03-03")),
        ("By Jane Roe for the Moor Valley Gazette", Credits(byline="Jane Roe", outlet="Moor Valley Gazette")),
        ("**By Jane Roe** · The Penmoor Dial", Credits(byline="Jane Roe", outlet="The Penmoor Dial")),
        ("Daily Herald, 3 March 2026", Credits(outlet="Daily Herald", published="2026-03-03")),
        ("Tuesday, March 3rd, 2026", Credits(published="2026-03-03")),
        ("Published: 3 March 2026, 10:15 GMT", Credits(published="2026-03-03")),
        ("Updated March 3, 2026 at 10:15 a.m. ET", Credits(published="2026-03-03")),
        ("London, 3 March 2026", Credits(published="2026-03-03")),
        ("Jane Roe, 3 March 2026", Credits(published="2026-03-03")),
        ("Source: Daily Herald", Credits(outlet="Daily Herald")),
        ("https://herald.example/wall", Credits(url="https://herald.example/wall")),
        ("nyt", Credits(outlet="The New York Times")),
    ],
)
def test_a_credit_line_tells(line: str, told: Credits) -> None:
    assert read_credits(line) == told


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the council had voted.",
        "By all accounts the wall was doomed",
        "The wall fell on March 3, 2026, and nobody was there to see it.",
        "Council rebuilds wall",
        "Ann Brook",
        "“By then it was too late,” she said.",
        "By the time the storm was over, nothing stood.",
        "Note: the wall is older than the town.",
        "",
    ],
)
def test_a_sentence_is_no_credit_line(line: str) -> None:
    assert read_credits(line) is None


@pytest.mark.parametrize(
    ("stem", "title", "outlet", "published"),
    [
        ("daily-herald_2026-03-01_wall-rebuilt", "", "Daily Herald", "2026-03-01"),
        ("penmoor-dial_2026-03-01_wall", "", "Penmoor Dial", "2026-03-01"),
        ("Wall to be rebuilt - Daily Herald", "", "Daily Herald", ""),
        ("Wall to be rebuilt - The Penmoor Dial", "Wall to be rebuilt", "The Penmoor Dial", ""),
        ("2016_1_fox", "", "Fox News", ""),
        ("wall - part two", "", "", ""),
        ("Wall to be rebuilt - Ann Brook", "Something else", "", ""),
        ("article", "", "", ""),
        ("20260301_17", "", "", ""),
    ],
)
def test_a_file_name_tells_the_outlet_only_where_it_is_clear(
    stem: str, title: str, outlet: str, published: str
) -> None:
    assert credits_of_name(stem, title) == Credits(outlet=outlet, published=published)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-03-03T18:05:00Z", "2026-03-03T18:05:00+00:00"),
        ("2026-03-03 18:05:00.123 +0100", "2026-03-03T18:05:00+01:00"),
        ("2026-03-03", "2026-03-03"),
        ("2026/3/3", "2026-03-03"),
        ("Tue, 03 Mar 2026 10:00:00 GMT", "2026-03-03"),
        ("Sept. 9, 2025", "2025-09-09"),
        ("1st of May 2025", "2025-05-01"),
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025", "2025-12-25"),
        ("03/04/2026", ""),
        ("31 February 2026", ""),
        ("99 March 2026", ""),
        ("yesterday", ""),
    ],
)
def test_dates_become_iso_or_stay_unknown(written: str, iso: str) -> None:
    assert read_date(written) == iso


def test_a_known_address_names_its_outlet() -> None:
    assert outlet_of_address("https://www.nytimes.com/2026/03/wall.html") == "The New York Times"
    assert outlet_of_address("https://notnytimes.com/") == ""
    assert outlet_of_address("http://[broken") == ""
