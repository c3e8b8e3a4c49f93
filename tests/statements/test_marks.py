"""What each character may be: opening mark, closing mark, or none."""

from __future__ import annotations

import pytest

from desktop.basics.spans import Span
from desktop.statements.marks import Mark, find_marks


def marks_of(text: str) -> tuple[Mark, ...]:
    return find_marks(text, Span(0, len(text)))


def reading_of(mark: Mark) -> str:
    """What the mark is at its cheapest."""
    return min(("open", mark.open), ("close", mark.close), ("skip", mark.skip), key=lambda pair: pair[1])[0]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ('He said "yes" and "no".', ["open", "close", "open", "close"]),
        ("He said “yes” and ”no“.", ["open", "close", "open", "close"]),
        ("He said ‘aye’ and 'no'.", ["open", "close", "open", "close"]),
        ("«Oui», „nein“, ``yes''", ["open", "close", "open", "close", "open", "close"]),
        ("(\"aside\")—'so'", ["open", "close", "open", "close"]),
        ("the '90s, ’tis and goin' on", ["skip", "skip", "skip"]),
        ("the class of ’24 sold 'em", ["skip", "skip"]),
        ("a mast of 5' and 9’", ["skip", "skip"]),
    ],
)
def test_neighbours_and_shape_tell_what_a_mark_is(text: str, readings: list[str]) -> None:
    assert [reading_of(mark) for mark in marks_of(text)] == readings


def test_apostrophes_inside_words_and_after_titles_are_no_marks() -> None:
    assert marks_of("don't, O’Brien's, 6'2, the E.U.'s, cafe\u0301's") == ()
    assert [mark.shape for mark in marks_of('"Variety"\'s')] == ['"', '"']


def test_straight_single_marks_in_a_row_are_doubles_with_the_odd_one_inside() -> None:
    assert [mark.shape for mark in marks_of("''yes'' '''no''' ''''so''''")] == [
        *("''", "''"),
        *("''", "'", "'", "''"),
        *("''", "''", "''", "''"),
    ]


def test_a_doubled_mark_knows_of_the_one_before_it() -> None:
    assert [mark.doubled for mark in marks_of("““yes”” “‘no’”")] == [
        *(False, True, False, True),
        *(False, False, False, False),
    ]


def test_marks_at_the_start_of_a_paragraph_and_of_a_line_are_known() -> None:
    marks = marks_of("  “‘One\n“Two “three")
    assert [(mark.first, mark.line) for mark in marks] == [
        *((True, True), (True, True)),
        *((False, True), (False, False)),
    ]


def test_a_mark_tells_where_the_last_clause_before_it_ended() -> None:
    assert [mark.stop for mark in marks_of("“Fog, then ice “and” snow. “So")] == [-1, 5, 5, 26]


def test_rows_of_marks_are_decoration() -> None:
    assert marks_of('word \'\'\'\'\'\'\'\' """""""""" word') == ()


def test_no_more_marks_are_looked_at_than_asked_for() -> None:
    text = '"a" ' * 100
    assert len(find_marks(text, Span(0, len(text)), most=50)) == 50


def test_only_the_paragraph_is_looked_at() -> None:
    text = '"a" "b" "c"'
    assert [mark.span for mark in find_marks(text, Span(4, 7))] == [Span(4, 5), Span(6, 7)]
