"""The article the project began with: exactly ten statements that are neither nested nor thought."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.articles.plain_text import article_of_text
from desktop.statements.extract import extract
from desktop.statements.reading import Reading

SEED = next((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))

# kind, mention, cue, via, how the content starts and ends
EXPECTED = [
    ("indirect", "Pentagon press secretary John Kirby", "highlighted", "", "the US does not believe", "Kyiv"),
    ("indirect", "Kirby", "said", "", "the US believes", "its forces"),
    ("indirect", "Kirby", "said", "", "it is too early", "Russian side"),
    ("mixed", "both sides", "called", "", "talks in Istanbul “meaningful\"", "“positive\""),
    ("direct", "Kirby", "quoted as saying", "Axios", "“We believe", "on the country,”"),
    ("mixed", "Russia", "admission", "", "the focus of", "Donetsk"),
    ("indirect", "People familiar with the developments", "told", "Axios", "the Russian", "in place"),
    ("indirect", "military experts", "according to", "", "The war", "would be prolonged"),
    ("mixed", "US president Joe Biden", "signalled", "", "the US and allies", "to defend themselves’"),
    ("direct", "Biden", "quoted as saying", "Axios", "“We’ll see", "defend themselves,”"),
]  # fmt: skip


@pytest.fixture(scope="module")
def reading() -> Reading:
    """What the program makes of the seed article."""
    return extract(article_of_text(SEED.read_text(encoding="utf-8"), file=SEED.name))


def test_the_seed_article_holds_exactly_the_ten_statements(reading: Reading) -> None:
    text = reading.article.text
    found = [
        (
            one.kind,
            one.mention.of(text) if one.mention else "",
            one.cue.span.of(text) if one.cue else "",
            one.via.name if one.via else "",
            " … ".join(span.of(text) for span in one.spans),
        )
        for one in reading.statements
        if not one.aside
    ]
    assert [one[:4] for one in found] == [one[:4] for one in EXPECTED]
    for (*_, content), (*_, start, end) in zip(found, EXPECTED, strict=True):
        assert (content[: len(start)], content[-len(end) :]) == (start, end)


def test_the_experts_forecast_is_one_statement_in_two_spans(reading: Reading) -> None:
    text = reading.article.text
    [experts] = [one for one in reading.statements if one.cue and one.cue.lemma == "according to"]
    assert [span.of(text) for span in experts.spans] == ["The war", "would be prolonged"]


def test_what_the_us_believes_is_a_thought_inside_a_statement(reading: Reading) -> None:
    beliefs = [one for one in reading.statements if one.cue and one.cue.lemma == "believe"]
    assert [(one.nested, one.thought) for one in beliefs] == [(True, True)] * len(beliefs)
    assert len(beliefs) >= 2


def test_every_mention_of_a_statement_is_among_the_mentions(reading: Reading) -> None:
    spans = {mention.span for mention in reading.mentions}
    assert {one.mention for one in reading.statements if one.mention} <= spans


def test_every_statement_says_why_in_a_sentence(reading: Reading) -> None:
    for one in reading.statements:
        assert one.reasons
        assert all(reason.text.endswith(".") and reason.rule for reason in one.reasons)
        assert 0 < one.confidence <= 1


def test_the_reading_names_what_made_it(reading: Reading) -> None:
    assert reading.made_by.startswith("crossquote ")
    assert "en_core_web_sm" in reading.made_by
