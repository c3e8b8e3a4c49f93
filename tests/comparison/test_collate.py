"""Painting: the segments of a rendering against its base, and where words of the base are missing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.comparison.collate import Segment, collate
from desktop.comparison.compare import compare
from desktop.comparison.passage import Passage
from tests.comparison.renderings import passage, words


def painted(base: Passage, other: Passage) -> list[tuple[str, str, str | None, str]]:
    """State, text, type and the base's words of every segment that is not the same."""
    return [
        (one.state, one.span.of(other.text), one.type, words(base, one.base))
        for one in collate(base, other)
        if one.state != "same"
    ]


def against(base: str, other: str) -> list[tuple[str, str, str | None, str]]:
    return painted(passage(base), passage(other, outlet="Courier"))


def test_a_changed_number_is_painted_with_the_words_of_the_base() -> None:
    assert against("“Some 300 islanders left.”", "“Some 400 islanders left.”") == [
        ("changed", "400", "number", "300")
    ]


def test_words_that_the_base_lacks_are_added() -> None:
    assert against("“The ferry is safe.”", "“The ferry is very safe.”") == [
        ("added", "very", "hedge or booster", "")
    ]


def test_missing_words_leave_a_cut_mark_where_they_stood() -> None:
    base = passage("“The ferry is old, rusty and badly kept, and it leaks.”")
    other = passage("“The ferry is old … and it leaks.”", outlet="Courier")
    cuts = [one for one in collate(base, other) if one.state == "cut"]
    assert [(len(one.span), words(base, one.base)) for one in cuts] == [(0, "rusty and badly kept")]
    assert other.text[: cuts[0].span.start].endswith("old")


def test_moved_words_are_painted_where_they_went() -> None:
    found = against(
        "“We will mend the pier, whatever the harbour board says.”",
        "“Whatever the harbour board says, we will mend the pier.”",
    )
    assert {state for state, *_ in found} >= {"moved"}


def test_other_marks_and_spellings_are_changed_and_typed_as_house_style() -> None:
    assert against("“We flew to Kyiv – twice.”", "“We flew to Kiev, twice.”") == [
        ("changed", "Kiev", "spelling", "Kyiv"),
        ("changed", ",", "punctuation", " – "),
    ]


def test_no_segment_reaches_over_two_pieces_of_a_split_quotation() -> None:
    base = passage("“The ferry is old and rusty, but it floats.”")
    other = passage(("“The ferry is new and shiny,”", "“but it floats.”"), outlet="Courier")
    segments = collate(base, other)
    for one in segments:
        assert any(span.covers(one.span) for span in other.spans)


_TEXT = st.text(alphabet=st.sampled_from("ab 1.,…—-'’\"“”[]\n\u00a0é漢😀nT"), min_size=1, max_size=60).filter(
    lambda text: bool(text.strip())
)


def restored(segments: tuple[Segment, ...], other: Passage) -> list[str]:
    """The texts of the segments, joined for each span of the rendering."""
    return [
        "".join(one.span.of(other.text) for one in segments if span.covers(one.span)) for span in other.spans
    ]


@given(_TEXT, _TEXT)
def test_the_segments_joined_are_the_rendering(a: str, b: str) -> None:
    base, other = passage(a, kind="direct"), passage(b, outlet="Courier", kind="mixed")
    segments = collate(base, other)
    assert restored(segments, other) == [span.of(other.text) for span in other.spans]
    assert all(one.span.end <= two.span.start for one, two in pairwise(segments))
    assert all(len(one.span) or one.state == "cut" for one in segments)


_WORDS = st.lists(
    st.sampled_from(["the", "ferry", "was", "old", "and", "slow", "not", "three", "3", "leaks."]), max_size=20
)


@given(_WORDS.filter(bool), _WORDS.filter(bool))
def test_words_painted_the_same_are_in_the_base(a: list[str], b: list[str]) -> None:
    base = passage("“" + " ".join(a) + "”")
    other = passage("“" + " ".join(b) + "”", outlet="Courier")
    known = {word.norm for word in base.words}
    same = [one.span for one in collate(base, other) if one.state == "same"]
    for word in other.words:
        if any(span.covers(word.span) for span in same):
            assert word.norm in known


def test_a_condition_that_a_paraphrase_leaves_out_is_painted_as_one() -> None:
    base = passage("“The pier will open in May if the steel arrives.”")
    other = passage("the pier will open in May", outlet="Courier")
    assert [(state, type_) for state, _, type_, _ in painted(base, other)] == [("cut", "condition")]


@pytest.mark.parametrize(
    "pair",
    [
        ("“We will mend the pier, whatever the board says.”", "“Whatever the board says, we will mend it.”"),
        ("“If the rain stops, we will play.”", "they would play if the rain stopped"),
        ("“The police shot the driver.”", "“The driver was shot.”"),
    ],
)
def test_what_is_painted_is_what_the_comparison_tells_whichever_is_the_base(pair: tuple[str, str]) -> None:
    for one, other in (pair, pair[::-1]):
        base, held = passage(one), passage(other, outlet="Courier")
        told = {(each.type, words(held, each.b)) for each in compare(base, held).differences}
        assert {(kind, text) for _, text, kind, _ in painted(base, held)} == told
