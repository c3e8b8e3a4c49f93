"""What of a reference text counts as spoken, and how quotations run across the rest."""

from __future__ import annotations

import pytest

from desktop.comparison.locate import locate
from desktop.comparison.source_text import source_text
from desktop.comparison.spoken import spoken
from desktop.statements.reading import Reading
from tests.builders import make_article, make_reading, make_statement
from tests.comparison.renderings import reading as report


def words_of(text: str) -> str:
    """The spoken words of a text, as compared."""
    return " ".join(word.norm for word in source_text(make_reading(make_article(text))).words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MS. QUILL: We sail at dawn.", "we sail at dawn"),
        ("THE MAYOR (via interpreter): We sail.", "we sail"),
        ("**HARBOUR MASTER:** We sail.", "we sail"),
        ("ANDREAS FELL, Dock & Yard: We sail.", "we sail"),
        ("Mara Quill: We sail.\nTom Ash: Never.\nMara Quill: We do.", "we sail tom ash never we do"),
        ("Q: When?\nA: At dawn.", "when at dawn"),
        ("Q   When?\n\nMS. QUILL: At dawn.\n\nQ   Why?", "when at dawn why"),
        ("We sail. (Applause.) At dawn.", "we sail at dawn"),
        ("We sail [crosstalk] at dawn.", "we sail at dawn"),
        ("We sail (if the tide allows) at dawn.", "we sail if the tide allows at dawn"),
        ("[00:01:12] We sail at 10:30 tomorrow.", "we sail at 10:30 tomorrow"),
        ("WEBVTT\n\n1\n00:01.00 --> 00:04.00\nWe sail\n\n2\n00:04.00 --> 00:06.00\nat 6", "we sail at 6"),
        ("We sail at\n\nPage 3 of 9\n\ndawn.", "we sail at dawn"),
        ("We sail.\nPort News 1\nAt 6.\nPort News 2\nSoon.\nPort News 3\nGo.", "we sail at 6 soon go"),
        ("Never again.\nNever again.\nNever again.", "never again never again never again"),
        ("Remember this: we sail.", "remember this we sail"),
        ("He left. MS. QUILL: We sail.", "he left we sail"),
    ],
)  # fmt: skip
def test_what_a_transcriber_sets_around_the_words_is_left_out(text, expected):
    assert words_of(text) == expected


def test_an_interview_that_breaks_its_quotation_holds_the_whole_of_it():
    article = make_article(
        "Interview\n\n“We will sail at dawn,” Mara Quill said on the quay, “and come back.”"
    )
    pieces = ("“We will sail at dawn,”", "“and come back.”")
    held = make_reading(article, make_statement(article, pieces, mention="Mara Quill", cue="said"))
    quotation = report("“We will sail at dawn, and come back.”")
    (found,) = locate(held, quotation, quotation.statements)
    assert found.verdict == "verbatim"
    assert [span.of(article.text) for span in found.spans] == ["We will sail at dawn", "and come back"]


def test_an_empty_reference_holds_nothing():
    held = make_reading(make_article("…"))
    assert spoken(held) == ()
    quotation = report("“We will sail at dawn, and come back.”")
    (found,) = locate(held, quotation, quotation.statements)
    assert (found.verdict, found.spans) == ("not-found", ())


def held(text: str) -> Reading:
    return make_reading(make_article(text))


def test_words_that_stand_in_several_places_are_said_to():
    text = "We shall mend the old nets. Nobody listened. We shall mend the old nets. They slept."
    quotation = report("“We shall mend the old nets.”")
    (found,) = locate(held(text), quotation, quotation.statements)
    assert found.verdict == "verbatim"
    assert found.reason.endswith("They stand in 2 places; the first is shown.")


@pytest.mark.parametrize(
    "quotation",
    [
        "“at the end”",
        "“we will do it”",
        "“the United Kingdom of Sails”",
        "“Mara Quill, the mayor, will resign soon”",
    ],
)
def test_stock_phrases_and_names_are_no_place(quotation):
    text = (
        "At the end we will do it, Mara Quill, the mayor, told the ferrymen, and at the end of the pier "
        "stood a band from the United Kingdom. Mara Quill, the mayor, waved. We will do it, they sang."
    )
    article = report(quotation)
    (found,) = locate(held(text), article, article.statements)
    assert found.verdict == "not-found"


def test_a_refrain_of_thousands_of_words_is_searched_quickly():
    text = "We will never sell the old boat. " * 3000
    quotation = report(f"“{'We will never sell the old boat. ' * 40}”")
    (found,) = locate(held(text), quotation, quotation.statements)
    assert found.verdict == "verbatim"
    assert found.reason.endswith("They stand in 1000 or more places; the first is shown.")
