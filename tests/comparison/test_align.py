"""Utterances: which statements of one speaker render the same thing, and which do not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.basics.spans import Span
from desktop.comparison.align import align
from desktop.comparison.utterance import Utterance
from desktop.statements.reading import Reading, Statement
from tests.comparison.renderings import reading

HERALD = reading(
    "“The ferry is old and it leaks. We will build a new one in Norham. The islanders deserve no less.”",
    "the fares would not rise before summer",
    outlet="Herald",
)
COURIER = reading(
    "a new ferry would be built in Norham",
    "fares would stay as they are until summer",
    "he had never met the shipyard’s owner",
    outlet="Courier",
)
LEDGER = reading(
    "the islanders “deserve no less” than a new ferry",
    "Norham to build new ferry",
    outlet="Ledger",
    headline=1,
)
ALL = (HERALD, COURIER, LEDGER)


def given_by(readings: Sequence[Reading]) -> list[tuple[Reading, Statement]]:
    return [(one, statement) for one in readings for statement in one.statements]


def aligned(readings: Sequence[Reading], *, speaker: str = "s1") -> tuple[Utterance, ...]:
    return align(speaker, given_by(readings), order=[one.article.id for one in readings])


def groups(utterances: Sequence[Utterance], readings: Sequence[Reading]) -> list[list[str]]:
    """The utterances as lists of their renderings' words."""
    by_id = {statement.id: one for one, statement in given_by(readings)}
    return [
        [" … ".join(span.of(by_id[r.statement].article.text) for span in r.spans) for r in one.renderings]
        for one in utterances
    ]


def test_a_long_quotation_renders_several_utterances() -> None:
    assert groups(aligned(ALL), ALL) == [
        [
            "“The ferry is old and it leaks. We will build a new one in Norham.",
            "a new ferry would be built in Norham",
            "Norham to build new ferry",
        ],
        ["The islanders deserve no less.”", "the islanders “deserve no less” than a new ferry"],
        ["the fares would not rise before summer", "fares would stay as they are until summer"],
        ["he had never met the shipyard’s owner"],
    ]


def test_every_statement_is_in_an_utterance() -> None:
    held = {one for utterance in aligned(ALL) for one in utterance.statements}
    assert held == {statement.id for _, statement in given_by(ALL)}


def test_a_quotation_that_all_quote_whole_is_one_utterance() -> None:
    text = "“The pier is closed. The ferry has sailed. Nobody waved.”"
    readings = [reading(text, outlet=outlet) for outlet in ("Herald", "Courier", "Ledger")]
    assert groups(aligned(readings), readings) == [[text, text, text]]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“One-in-three boats leak.”", "1 in 3 boats leaks"),
        ("“We flew to Kyiv to buy engines.”", "the company bought its engines in Kiev"),
        ("“I can’t mend that f---ing engine.”", "“I cannot mend that fucking engine.”"),
        ("“I am resigning as harbour master.”", "he would step down as harbour master"),
        ("“Nah.”", "“Nah,”"),
        ("he would repay the harbour fees", "“I will reimburse the harbour fees.”"),
        ("“Nobody will close this pier, not the board, not the company.”", "this pier would not be closed"),
        ("pier to shut", "“I have decided to shut the pier.”"),
    ],
)
def test_the_same_thing_in_other_words_is_lined_up(a: str, b: str) -> None:
    readings = (reading(a, outlet="Herald"), reading(b, outlet="Courier"))
    assert len(aligned(readings)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“The ferry leaks every winter.”", "fares will rise in spring"),
        ("“I think we should go now.”", "“I think they would do that.”"),
        ("he was certain of it", "he was not there at the time"),
        ("“Yes.”", "“No.”"),
    ],
)
def test_different_things_are_kept_apart(a: str, b: str) -> None:
    readings = (reading(a, outlet="Herald"), reading(b, outlet="Courier"))
    assert len(aligned(readings)) == 2


def test_statements_of_an_unknown_speaker_stand_alone() -> None:
    text = "“The pier is closed.”"
    readings = (reading(text, outlet="Herald"), reading(text, outlet="Courier"))
    assert [len(one.renderings) for one in aligned(readings, speaker="")] == [1, 1]


def test_a_headline_and_its_body_stand_in_one_utterance() -> None:
    herald = reading("pier to close in May", "the pier would close in May", outlet="Herald", headline=0)
    assert [len(one.renderings) for one in aligned((herald,))] == [2]


def test_two_statements_of_one_article_are_two_utterances_unless_plainly_the_same() -> None:
    herald = reading("the pier would close in May", "the pier would reopen in June or May", outlet="Herald")
    assert [len(one.renderings) for one in aligned((herald,))] == [1, 1]


def test_the_reason_says_when_the_renderings_agree_and_when_there_is_but_one() -> None:
    text = "“The pier is closed for the winter.”"
    (shared,) = aligned((reading(text, outlet="Herald"), reading(text, outlet="Courier")))
    assert shared.reason == "The renderings agree word for word in what they share."
    (alone,) = aligned((reading(text, outlet="Herald"),))
    assert alone.reason == "No other rendering of these words was found."


def test_the_reason_names_the_words_that_hold_the_renderings_together() -> None:
    readings = (
        reading("the shipyard would lose its licence", outlet="Herald"),
        reading("“They will lose the licence, that shipyard.”", outlet="Courier"),
    )
    (one,) = aligned(readings)
    assert 0 < one.score < 1
    assert "“shipyard”" in one.reason
    assert "“licence”" in one.reason


@given(st.permutations(given_by(ALL)), st.permutations(range(3)))
def test_the_order_of_articles_and_statements_does_not_matter(
    statements: list[tuple[Reading, Statement]], columns: list[int]
) -> None:
    order = [ALL[column].article.id for column in columns]
    found = align("s1", statements, order=order)
    usual = aligned(ALL)
    assert {one.id for one in found} == {one.id for one in usual}
    assert {one.id: (one.score, frozenset(one.renderings)) for one in found} == {
        one.id: (one.score, frozenset(one.renderings)) for one in usual
    }
    for one in found:
        places = [
            order.index(next(r.article.id for r in ALL if any(s.id == held for s in r.statements)))
            for held in one.statements
        ]
        assert places == sorted(places)


_SENTENCES = st.lists(
    st.sampled_from(
        [
            "The ferry leaks.",
            "We will close the pier in May.",
            "Nobody waved",
            "Fares rise 5 percent.",
            "!",
            "No.",
        ]
    ),
    min_size=1,
    max_size=5,
)


@given(st.lists(_SENTENCES, min_size=1, max_size=4))
def test_the_renderings_of_a_statement_cover_every_word_of_it_once(contents: list[list[str]]) -> None:
    readings = [
        reading("“" + " ".join(content) + "”", outlet=f"Outlet {number}")
        for number, content in enumerate(contents)
    ]
    covered: dict[str, list[Span]] = {}
    for utterance in aligned(readings):
        for rendering in utterance.renderings:
            covered.setdefault(rendering.statement, []).extend(rendering.spans)
    for one, statement in given_by(readings):
        spans = sorted(covered[statement.id])
        assert all(a.end <= b.start for a, b in pairwise(spans))
        text = one.article.text
        joined = "".join(span.of(text) for span in spans)
        whole = "".join(span.of(text) for span in statement.spans)
        assert "".join(joined.split()) == "".join(whole.split())


def test_an_excerpt_word_for_word_belongs_to_its_quotation_though_another_outlet_tells_the_rest() -> None:
    whole = (
        "“We found worms in one in three of the piles, and I was not prepared to let one more boat across,”"
    )
    held = (
        reading(whole, outlet="Herald"),
        reading(whole.replace("one in three", "1 in 3"), outlet="Ledger"),
        reading("about a third of the piles had worms", outlet="Courier"),
        reading("“I was not prepared to let one more boat across,”", outlet="Gazette"),
    )
    (utterance,) = aligned(held)
    assert len(utterance.renderings) == 4


def test_a_phrase_that_says_little_is_no_excerpt() -> None:
    held = (
        reading("“It is what it is and we will all have to live with the tunnel,”", outlet="Herald"),
        reading("“It is what it is,”", outlet="Gazette"),
    )
    assert len(aligned(held)) == 2
