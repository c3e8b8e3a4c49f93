"""Articles laid out in windows."""

from __future__ import annotations

import pytest

from desktop.articles.article import Paragraph
from desktop.basics.spans import Span
from desktop.statements.quotations import find_quotations
from desktop.statements.tagger.windows import LONGEST, Pieces, case_of, pieces_of, stretches_of, windows_of
from desktop.statements.tagger.wordpieces import WordPieces

WORDS = WordPieces(["[UNK]", "[CLS]", "[SEP]", ".", "a", "“", "”"])


def laid_out(*paragraphs: str) -> Pieces:
    """The pieces of paragraphs, the first of which is a headline."""
    text = "\n\n".join(paragraphs)
    found, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        found.append(Paragraph(Span(start, start + len(paragraph)), "body" if number else "headline"))
        start += len(paragraph) + 2
    return pieces_of(WORDS, text, found, find_quotations(text, found))


@pytest.mark.parametrize(
    ("word", "case"), [("12", 0), ("bridge", 1), ("Okafor", 2), ("A", 2), ("NATO", 3), ("McKay", 4)]
)
def test_a_word_tells_how_it_is_written(word: str, case: int) -> None:
    assert case_of(word) == case


def test_pieces_know_case_quotation_marks_and_headline() -> None:
    pieces = laid_out("a A", "a “A” a")
    case, quoted, headline = pieces.marks // 10, pieces.marks // 2 % 5, pieces.marks % 2
    assert case.tolist() == [1, 2, 1, 0, 2, 0, 1]
    assert quoted.tolist() == [0, 0, 0, 1, 1, 1, 0]
    assert headline.tolist() == [1, 1, 0, 0, 0, 0, 0]


def test_every_piece_is_judged_in_exactly_one_window() -> None:
    pieces = laid_out("a", *["a " * size for size in (40, 90, 10, 700, 130, 3, 200)])
    judged = [
        number
        for window in windows_of(pieces)
        for stretch in window.stretches[window.own :]
        for number in range(*stretch)
    ]
    assert judged == list(range(len(pieces.ids)))


def test_no_window_is_longer_than_the_reader_sees() -> None:
    pieces = laid_out("a", *["a " * size for size in (70, 254, 71, 255, 60, 600, 5)])
    assert max(window.size for window in windows_of(pieces)) <= LONGEST


def test_a_window_begins_with_what_stands_before() -> None:
    pieces = laid_out("a", "a " * 180, "a " * 30, "a " * 180)
    second = windows_of(pieces)[1]
    assert [end - start for start, end in second.stretches] == [30, 180]
    assert second.own == 1


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    pieces = laid_out("a", "a " * 199 + ". " + "a " * 199)
    assert [end - start for start, end in stretches_of(pieces)] == [1, 200, 199]
