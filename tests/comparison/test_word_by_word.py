"""One look at the alignment table: each word with its marks, and how it stands to the chosen base."""

from __future__ import annotations

import csv

from hypothesis import given
from hypothesis import strategies as st

from desktop.comparison.alignment_table import alignment_table
from desktop.comparison.word_by_word import WordByWord, word_by_word, words_with_marks
from desktop.export.collation import collation_csv, collation_text
from tests.comparison.renderings import passage


def look(*contents: str, base: int = 0) -> WordByWord:
    names = ("Herald", "Courier", "Gazette", "Lantern")
    made = alignment_table([passage(one, outlet=names[at]) for at, one in enumerate(contents)])
    return word_by_word(made, base)


def row(shown: WordByWord, number: int) -> list[str]:
    return [cell.text for cell in shown.rows[number]]


def test_a_word_is_shown_with_the_marks_beside_it() -> None:
    assert words_with_marks(passage("“Well, no: it is – frankly – (very) late!”")) == (
        "“Well,", "no:", "it", "is –", "frankly –", "(very)", "late!”",
    )  # fmt: skip


def test_where_the_article_interrupts_a_rendering_a_gap_is_shown() -> None:
    words = words_with_marks(passage(("“We will go,”", "“and soon.”")))
    assert words == ("“We", "will", "go,” …", "“and", "soon.”")


@given(
    st.lists(
        st.sampled_from(["we", "will", ",", "–", "“", "”", "go", "12", "(", ")", "…", "it’s"]), min_size=1
    )
)
def test_no_mark_is_lost(parts: list[str]) -> None:
    content = "“So " + " ".join(parts) + " there.”"
    one = passage(content)
    assert "".join("".join(words_with_marks(one)).split()) == "".join(content.split())


def test_each_cell_says_how_it_stands_to_the_base() -> None:
    shown = look(
        "“The ferry will stop in March.”", "“The ferry may stop.”", "“The old ferry will stop in march.”"
    )
    assert row(shown, 0) == ["“The", "", "ferry", "will", "stop", "in", "March.”"]
    assert [cell.state for cell in shown.rows[1]] == [
        "same", "neither", "same", "changed", "same", "missing", "missing",
    ]  # fmt: skip
    assert [cell.state for cell in shown.rows[2]] == [
        "same", "added", "same", "same", "same", "same", "written otherwise",
    ]  # fmt: skip
    assert [cell.grave for cell in shown.rows[1]] == [False, False, False, True, False, False, False]
    assert [shown.differs(column) for column in range(7)] == [False, True, False, True, False, True, True]
    assert [shown.having(column) for column in range(7)] == [3, 1, 3, 2, 3, 2, 2]


def test_any_rendering_can_be_the_base() -> None:
    shown = look("“The ferry will stop.”", "“The ferry may stop now.”", base=1)
    assert [cell.state for cell in shown.rows[0]] == ["same", "same", "changed", "same", "missing"]
    assert [cell.state for cell in shown.rows[1]] == ["same"] * 5


def test_words_that_moved_say_where_the_base_has_them() -> None:
    shown = look(
        "“We will mend the pier, whatever the harbour board says.”",
        "“Whatever the harbour board says, we will mend the pier.”",
    )
    moved = [(cell.text, cell.elsewhere) for cell in shown.rows[1] if cell.state == "moved" and cell.text]
    base = {at: cell.text for at, cell in enumerate(shown.rows[0]) if cell.text}
    assert len(moved) == 5
    assert all(text.strip("“,.”").lower() == base[at].strip("“,.”").lower() for text, at in moved)
    empty = [cell.elsewhere for cell in shown.rows[1] if cell.state == "moved" and not cell.text]
    assert [shown.rows[1][at].text for at in empty] == [text for text, _ in moved]


def test_words_of_a_paraphrase_are_told_from_quoted_ones() -> None:
    shown = look("“The ferry will stop.”", "the ferry “will stop”")
    assert [cell.quoted for cell in shown.rows[1]] == [False, False, True, True]


def test_as_text_words_that_answer_each_other_stand_below_one_another() -> None:
    shown = look("“The ferry will stop.”", "“The old ferry may stop.”")
    assert collation_text(shown, ["Herald", "Courier"]) == (
        "Herald (base)  “The -   ferry will stop.”\n"
        "Courier        “The old ferry may  stop.”\n"
    )  # fmt: skip


def test_long_renderings_come_in_blocks() -> None:
    long = "“" + " ".join(f"word{number}" for number in range(40)) + "”"
    text = collation_text(look(long, long), ["A", "B"])
    assert len(text.split("\n\n")) == 3
    assert max(map(len, text.split("\n"))) <= 110


def test_as_csv_there_is_a_line_a_rendering_and_no_cell_is_a_formula() -> None:
    shown = look("“The -5 ferry stops.”", "“The ferry stops.”")
    rows = list(csv.reader(collation_csv(shown, ["=SUM(A1)", "B"]).splitlines()))
    assert rows[0] == ["", "1", "2", "3", "4"]
    assert rows[1][0] == "'=SUM(A1) (base)"
    assert rows[2] == ["B", "“The", "", "ferry", "stops.”"]
