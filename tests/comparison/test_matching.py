"""Matching words in sequence: every word of either side is in exactly one operation, whatever repeats."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.basics.spans import Span
from desktop.comparison.matching import Op, match
from desktop.comparison.passage import Word

TEXTS = st.lists(
    st.tuples(st.sampled_from(["the", "ferry", "leaks", "f***"]), st.sampled_from(["", " ", " … ", ". "])),
    max_size=10,
)
"""Few words, so that they repeat; before each what stands there."""


def words(text: Sequence[tuple[str, str]]) -> list[Word]:
    """The words of a text of (word, what stands before it); a full stop begins another part."""
    out, at, part = [], 0, 0
    for norm, gap in text:
        part += gap.startswith(".")
        start = at + len(gap)
        at = start + len(norm)
        out.append(
            Word(
                Span(start, at), norm, norm, norm, "NOUN", "", quoted=True, stretch=0, bracketed=False,
                mask="*" in norm, gap=gap, part=part, token=-1,
            )
        )  # fmt: skip
    return out


def plain(text: str) -> list[tuple[str, str]]:
    return [(word, " ") for word in text.split()]


def places(ops: Sequence[Op]) -> tuple[list[int], list[int]]:
    """The words of A, sorted, and those of B, in order, that some operations hold."""
    a = sorted(at for op in ops for at in range(op.a, op.a_end))
    return a, [at for op in ops for at in range(op.b, op.b_end)]


@settings(max_examples=400)
@given(TEXTS, TEXTS)
# A cut that slides over all that follows it: behind it the other side has no word any more.
@example(plain("ferry the ferry ferry"), plain("the ferry"))
def test_every_word_of_either_side_is_in_one_operation(
    one: list[tuple[str, str]], other: list[tuple[str, str]]
) -> None:
    a, b = words(one), words(other)
    ops = match(a, b)
    assert places(ops) == (list(range(len(a))), list(range(len(b))))
    assert all(op.a < op.a_end or op.b < op.b_end for op in ops)


@settings(max_examples=200)
@given(TEXTS, TEXTS)
def test_what_is_called_equal_is(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    a, b = words(one), words(other)
    for op in match(a, b):
        if op.kind in {"equal", "moved"}:
            here, there = a[op.a : op.a_end], b[op.b : op.b_end]
            masked = any(word.mask for word in (*here, *there))
            assert masked or "".join(x.norm for x in here) == "".join(x.norm for x in there)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (plain("ferry the ferry ferry"), plain("the ferry")),
        (plain("leaks the ferry leaks ferry leaks"), plain("the ferry leaks")),
    ],
)
def test_a_cut_may_slide_to_the_end_of_the_other_side(
    one: list[tuple[str, str]], other: list[tuple[str, str]]
) -> None:
    a, b = words(one), words(other)
    for x, y in ((a, b), (b, a)):
        ops = match(x, y)
        assert sum(op.a_end - op.a for op in ops if op.kind == "equal") == len(other)
        assert {op.kind for op in ops} == {"equal", "delete" if x is a else "insert"}
