"""What the tables, the JSON and the report say of quotations held against a reference."""

from __future__ import annotations

import pytest

from desktop.comparison.table import Options
from desktop.export.plain import plain_comparison
from desktop.export.report import report
from desktop.export.tables import long, settings, wide
from desktop.project.batch import findings_of
from tests.builders import make_article, make_reading, make_statement

RELEASE = make_article(
    "Release\n\nWe will build 12 boats this year, each of them of oak, and paint them red.",
    outlet="Town hall",
    file="release.txt",
)
HERALD = make_article(
    "Boats\n\n“We will build 12 boats this year … and paint them red,” Ada Lund said. "
    "“Nobody will ever sail in one,” Olaf Brandt said. Ada Lund said that she liked red."
)
POST = make_article(
    "More boats\n\n“We will build 14 boats this year,” Ada Lund said.", outlet="Post", file="p.txt"
)


@pytest.fixture(scope="module")
def findings():
    herald = make_reading(
        HERALD,
        make_statement(
            HERALD, "“We will build 12 boats this year … and paint them red,”", mention="Ada Lund", cue="said"
        ),
        make_statement(HERALD, "“Nobody will ever sail in one,”", mention="Olaf Brandt"),
        make_statement(HERALD, "that she liked red", mention="Ada Lund", kind="indirect"),
    )
    post = make_reading(
        POST, make_statement(POST, "“We will build 14 boats this year,”", mention="Ada Lund", cue="said")
    )
    return findings_of([herald, post], reference=make_reading(RELEASE))


def test_the_json_holds_the_reference_and_each_quotation_with_its_place(findings):
    plain = plain_comparison(findings)
    assert plain["reference"] == {"file": "release.txt", "text": RELEASE.text}
    assert RELEASE.id not in {one["id"] for one in plain["articles"]}
    by_statement = {one["statement"]: one for one in plain["located"]}
    trimmed, missing, altered = (
        by_statement[one.id]
        for reading in findings.readings.values()
        for one in reading.statements
        if one.id in by_statement
    )

    def words(spans):
        return [RELEASE.text[start:end] for start, end in spans]

    assert trimmed["verdict"] == "trimmed"
    assert words(trimmed["spans"]) == ["We will build 12 boats this year", "and paint them red"]
    assert trimmed["cut"]["marked"] is True
    assert words(trimmed["cut"]["inside"]) == ["each of them of oak"]
    assert (trimmed["cut"]["before"], trimmed["cut"]["after"]) == ([], [])
    assert missing["verdict"] == "not-found"
    assert missing["spans"] == []
    assert altered["verdict"] == "altered"
    assert [one["type"] for one in altered["differences"]] == ["number"]
    assert words(altered["differences"][0]["a"]) == ["12"]
    assert words(altered["cut"]["after"]) == ["each of them of oak, and paint them red"]


def test_without_a_reference_the_json_says_so(findings):
    plain = plain_comparison(findings_of(list(findings.readings.values())))
    assert (plain["reference"], plain["located"]) == (None, [])


def test_the_long_form_carries_the_verdict_and_the_place_in_columns(findings):
    rows = long(findings, Options()).to_dict("records")
    by_text = {row["text"]: row for row in rows}
    trimmed = by_text["“We will build 12 boats this year … and paint them red,”"]
    assert trimmed["verdict to reference"] == "trimmed"
    assert trimmed["left out inside"] == "each of them of oak"
    assert trimmed["left out with a mark"] is True
    places = [place.split("-") for place in trimmed["offsets in reference"].split(",")]
    assert RELEASE.text[int(places[0][0]) : int(places[0][1])] == "We will build 12 boats this year"
    assert by_text["that she liked red"]["verdict to reference"] == ""
    assert {row["setting: reference"] for row in rows} == {"release.txt"}
    assert settings(findings, Options())["reference"] == "release.txt"


def test_the_wide_form_lists_the_verdicts_to_the_reference(findings):
    table = wide(findings, Options())
    listed = "; ".join(table["verdicts to reference"])
    assert "Daily Herald: trimmed" in listed
    assert "Post: altered" in listed
    assert "verdicts to reference" not in wide(findings_of(list(findings.readings.values())), Options())


def test_the_report_tells_of_the_reference(findings):
    assert "→ reference [altered]: The number differs: “14” here, “12” in the reference." in report(findings)
