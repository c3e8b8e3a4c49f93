"""The table of all renderings at once: nothing is lost, what answers each other stands in one column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from desktop.comparison.alignment_table import AlignmentTable, alignment_table
from desktop.comparison.passage import JOINT, Passage
from tests.comparison.renderings import passage

OUTLETS = ("Herald", "Courier", "Gazette", "Lantern", "Post", "Wire")


def table(*contents: str | Sequence[str]) -> AlignmentTable:
    """The table of renderings, each of an article of its own."""
    return alignment_table([passage(one, outlet=OUTLETS[at]) for at, one in enumerate(contents)])


def shown(made: AlignmentTable) -> list[str]:
    """The rows, cells separated by bars, an empty one as a stop."""
    return [
        "|".join(
            " ".join(made.passages[row].words[at].text for at in column[row]) or "."
            for column in made.columns
        )
        for row in range(len(made.passages))
    ]


def test_what_differs_stands_in_one_column_whatever_else_is_missing() -> None:
    assert shown(
        table("“The ferry is old and slow.”", "“The ferry is new and slow.”", "“The ferry is slow.”")
    ) == [
        "The|ferry|is|old|and|slow",
        "The|ferry|is|new|and|slow",
        "The|ferry|is|.|.|slow",
    ]


def test_every_row_can_be_the_base() -> None:
    made = table("“The ferry is old.”", "“The ferry is very old.”", "“A ferry is old.”")
    assert made.states(0, 1) == ("same", "same", "same", "added", "same")
    assert made.states(1, 0) == ("same", "same", "same", "missing", "same")
    assert made.states(0, 2) == ("changed", "same", "same", "neither", "same")
    assert made.agreement(0) == (1, 2, 2, 2)


def test_punctuation_pushes_no_words_about() -> None:
    assert shown(table("“Well, no: it is – frankly – late!”", "“Well no; it is frankly late.”")) == [
        "Well|no|it|is|frankly|late",
        "Well|no|it|is|frankly|late",
    ]


def test_marks_brackets_and_capitals_are_kept_with_their_words() -> None:
    made = table("“[The ferry] is … LATE,”", "“the ferry is late!”")
    assert [made.text(row) for row in (0, 1)] == ["“[The ferry] is … LATE,”", "“the ferry is late!”"]
    assert made.states(1, 0) == ("written otherwise", "same", "same", "written otherwise")


def test_spellings_of_one_name_are_one_column_and_so_are_names_misspelt() -> None:
    assert shown(table("“Ask Zelensky in Kyiv today.”", "“Ask Zelenskyy in Kiev today.”")) == [
        "Ask|Zelensky|in|Kyiv|today",
        "Ask|Zelenskyy|in|Kiev|today",
    ]
    assert shown(table("“Ask old Brandtner about piers.”", "“Ask Brantner, please, about piers.”")) == [
        "Ask|old|Brandtner|.|about|piers",
        "Ask|.|Brantner|please|about|piers",
    ]


def test_contractions_stand_under_what_they_contract() -> None:
    assert shown(table("“It's late and we can't go.”", "“It is late and we cannot go.”")) == [
        "It|'s|late|and|we|ca|n't|go",
        "It|is|late|and|we|can|not|go",
    ]


def test_one_word_that_is_two_elsewhere_shares_a_column_with_both() -> None:
    made = table("“The flood gate is shut.”", "“The floodgate is shut.”", "“The flood gate was shut.”")
    assert shown(made) == ["The|flood gate|is|shut", "The|floodgate|is|shut", "The|flood gate|was|shut"]


def test_a_block_that_moved_keeps_its_place_in_every_row_and_is_known_as_moved() -> None:
    made = table(
        "“We will mend the pier, whatever the harbour board says.”",
        "“Whatever the harbour board says, we will mend the pier.”",
        "“We will mend the pier.”",
    )
    assert len(made.moves) == 1
    move = made.moves[0]
    assert move.size == 5
    states = made.states(0, 1)
    assert {state for state in states if state not in {"same", "neither"}} <= {"moved", "written otherwise"}
    assert made.agreement(0) == (2, 2, 2, 2, 2, 1, 1, 1, 1, 1)


def test_a_word_repeated_in_one_rendering_is_lost_in_none() -> None:
    rows = shown(table("“Never, never, never again.”", "“Never again.”", "“Never, never again.”"))
    assert [row.replace("|.", "").replace(".|", "") for row in rows] == [
        "Never|never|never|again",
        "Never|again",
        "Never|never|again",
    ]


def test_a_paraphrase_is_aligned_by_what_it_says_and_not_forced_word_by_word() -> None:
    made = table(
        "“We are going to close the old quay in March,” ", "the council would close the quay in March"
    )
    there = {
        column_a and made.passages[0].words[column_a[0]].lemma: column_b
        and made.passages[1].words[column_b[0]].lemma
        for column_a, column_b in made.columns
        if column_a and column_b
    }
    assert there["close"] == "close"
    assert there["quay"] == "quay"
    assert there["march"] == "march"


def test_a_late_word_does_not_pull_the_start_along() -> None:
    assert shown(
        table(
            "“The crane fell and the mast broke.”",
            "“The mast broke.”",
            "“The crane fell.”",
        )
    ) == [
        "The|crane|fell|and|the|mast|broke",
        ".|.|.|.|The|mast|broke",
        "The|crane|fell|.|.|.|.",
    ]


def test_one_rendering_or_none_is_a_table_too() -> None:
    assert shown(table("“The ferry.”")) == ["The|ferry"]
    assert alignment_table([]).columns == ()


# What other collation programs got wrong ------------------------------------------------------------------

# The cases are those of CollateX's issue tracker (numbers in brackets), in words of our own.


def test_words_go_before_the_marks_between_them() -> None:
    # [58, 69]
    assert shown(
        table(
            "“The wide, green, windy pond.”",
            "“The wide, deep, green pond:”",
            "“The wide, green, windy marsh.”",
        )
    ) == [
        "The|wide|.|green|windy|pond",
        "The|wide|deep|green|.|pond",
        "The|wide|.|green|windy|marsh",
    ]


def test_an_added_word_elsewhere_does_not_part_what_two_others_share() -> None:
    # [66], in both orders in which the renderings may come
    rows = ["“The green pond.”", "“The wide green pond.”", "“The pond lies behind a hill.”"]
    expected = [
        "The|.|green|pond|.|.|.|.",
        "The|wide|green|pond|.|.|.|.",
        "The|.|.|pond|lies|behind|a|hill",
    ]
    assert shown(table(*rows)) == expected
    assert shown(table(*reversed(rows))) == expected[::-1]


def test_the_same_word_goes_before_a_like_one_and_stands_once() -> None:
    # [41]
    assert shown(
        table("“mill pond weir lock quay pier”", "“mill pond quays pier”", "“mill pond weir quay pier”",
              "“mill pond quays lock pier”")
    ) == [
        "mill|pond|weir|lock|quay|pier",
        "mill|pond|quays|.|.|pier",
        "mill|pond|weir|.|quay|pier",
        "mill|pond|quays|lock|.|pier",
    ]  # fmt: skip


def test_words_in_any_order_are_all_kept() -> None:
    # [10, 76]
    made = table("“mill pond weir lock quay”", "“mill quay weir lock”", "“mill lock pond”")
    assert [[word.text for word in made.words(row)] for row in range(3)] == [
        ["mill", "pond", "weir", "lock", "quay"],
        ["mill", "quay", "weir", "lock"],
        ["mill", "lock", "pond"],
    ]


def test_garbled_words_are_lost_in_no_rendering() -> None:
    # [94]
    made = table(
        "“rain over Marl stays mainly on the quay”",
        "“rmtBBTT over Marl stay mainly on teh quay”",
        "“rain over Mral stays”",
        "“mainly rain”",
    )
    restores(made, made.passages)
    assert any(
        made.passages[1].words[column[1][0]].text == "rmtBBTT"
        and made.passages[0].words[column[0][0]].text == "rain"
        for column in made.columns
        if column[0] and column[1]
    )


def test_of_two_blocks_in_another_order_the_longer_stays_and_the_other_moved() -> None:
    made = table("“the dog and the cat and the horse ran”", "“the horse ran and the dog and the cat slept”")
    assert [move.size for move in made.moves] == [3]
    assert made.states(0, 1).count("same") == 5


def test_what_a_paraphrase_says_in_another_order_counts_as_shared() -> None:
    made = table(
        "“Our schools need 300 teachers by autumn.”", "by autumn, 300 teachers were needed in schools"
    )
    told = dict(zip((word.text for word in made.words(0)), made.agreement(0), strict=True))
    assert told == {"Our": 0, "schools": 1, "need": 0, "300": 1, "teachers": 1, "by": 0, "autumn": 1}


_TEXT = st.text(alphabet=st.sampled_from("ab 1.,…—-'’\"“”[]\n\u00a0é漢😀nT"), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip())
)
_VOCABULARY = (
    "the", "ferry", "was", "not", "old", "and", "slow", "three", "3", "leaks", "re-opened", "reopened",
    "can't", "cannot", "f***",
)  # fmt: skip
_WORDS = st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=14)


def restores(made: AlignmentTable, passages: Sequence[Passage]) -> None:
    for row, held in enumerate(passages):
        assert made.text(row) == JOINT.join(span.of(held.text) for span in held.spans)
        assert [at for column in made.columns for at in column[row]] == list(range(len(held.words)))
    assert all(any(column) for column in made.columns)


@given(st.lists(_TEXT, min_size=1, max_size=4))
def test_every_rendering_is_restored_exactly(texts: list[str]) -> None:
    passages = [passage(one, outlet=OUTLETS[at], kind="mixed") for at, one in enumerate(texts)]
    restores(alignment_table(passages), passages)


@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT), min_size=1, max_size=3))
def test_renderings_in_pieces_are_restored_too(texts: list[tuple[str, str, str]]) -> None:
    passages = [passage(one, outlet=OUTLETS[at]) for at, one in enumerate(texts)]
    restores(alignment_table(passages), passages)


@given(st.lists(_WORDS, min_size=2, max_size=5))
def test_equal_words_and_moves_are_what_they_are_said_to_be(rows: list[list[str]]) -> None:
    passages = [passage("“" + " ".join(one) + "”", outlet=OUTLETS[at]) for at, one in enumerate(rows)]
    made = alignment_table(passages)
    restores(made, passages)
    for base, row in permutations(range(len(rows)), 2):
        for column, state in zip(made.columns, made.states(base, row), strict=True):
            here = "".join(passages[row].words[at].norm for at in column[row])
            there = "".join(passages[base].words[at].norm for at in column[base])
            if state in {"same", "written otherwise"}:
                assert here == there != ""
            if state in {"missing", "added", "neither"}:
                assert (bool(here), bool(there)) == (state == "added", state == "missing")
    for one, other in pairwise(made.moves):
        assert one != other


@given(st.lists(_WORDS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_table_is_the_same_whichever_order_the_renderings_come_in(rows: list[list[str]], random) -> None:  # type: ignore[no-untyped-def]
    passages = [passage("“" + " ".join(one) + "”", outlet=OUTLETS[at]) for at, one in enumerate(rows)]
    order = list(range(len(rows)))
    random.shuffle(order)
    made, turned = alignment_table(passages), alignment_table([passages[at] for at in order])
    assert [tuple(column[at] for at in order) for column in made.columns] == list(turned.columns)
    assert made.moves == turned.moves
