"""Words in a row that two sequences share, found as text, are those found word by word."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.comparison.runs import longest_run, written

WORDS = st.lists(st.sampled_from(("a", "aa", "ba", "the", "boat", "the boat", "f***", "é")), max_size=12)


def word_by_word(a, b):
    return max(
        (
            size
            for at in range(len(a))
            for size in range(1, len(a) - at + 1)
            if any(a[at : at + size] == b[other : other + size] for other in range(len(b)))
        ),
        default=0,
    )


@given(WORDS, WORDS, st.integers(0, 5))
def test_a_run_found_as_text_is_as_long_as_word_by_word(a, b, enough):
    longest = word_by_word(a, b)
    assert longest_run(written(a), written(b)) == longest
    assert longest_run(written(b), written(a)) == longest
    assert longest_run(written(a), written(b), enough=enough) == min(longest, enough)
    assert (written(a) in written(b)) == (longest == len(a))
    assert len(written(a)) == len(a)


def test_a_piece_of_a_word_is_no_word():
    assert longest_run(written(["boat", "boats"]), written(["boa", "oat", "boatswain"])) == 0
    assert longest_run(written(["boat", "house"]), written(["boat house", "house"])) == 1
