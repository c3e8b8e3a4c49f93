"""Words cut into pieces, each with its place."""

from __future__ import annotations

import pytest

from desktop.basics.spans import Span
from desktop.statements.tagger.wordpieces import WordPieces

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    ".",
    ",",
    "“",
    "bridge",
    "##s",
    "the",
    "mayor",
    "cafe",
    "o",
    "##ka",
    "##for",
    "'",
]


@pytest.fixture
def words() -> WordPieces:
    return WordPieces(VOCABULARY)


def cut(words: WordPieces, text: str) -> list[tuple[str, str]]:
    """Each piece with the stretch of the text it stands for."""
    return [
        (VOCABULARY[number], text[start:end]) for number, start, end in words.cut(text, Span(0, len(text)))
    ]


def test_a_word_is_cut_into_the_longest_pieces_known(words: WordPieces) -> None:
    assert cut(words, "The bridges.") == [("the", "The"), ("bridge", "bridge"), ("##s", "s"), (".", ".")]
    assert cut(words, "Okafor") == [("o", "O"), ("##ka", "ka"), ("##for", "for")]


def test_a_word_that_cannot_be_cut_is_one_unknown_piece(words: WordPieces) -> None:
    assert cut(words, "the zyx,") == [("the", "the"), ("[UNK]", "zyx"), (",", ",")]


def test_accents_and_capitals_do_not_count_but_offsets_do(words: WordPieces) -> None:
    assert cut(words, "“CAFÉ") == [("“", "“"), ("cafe", "CAFÉ")]
    assert cut(words, "Cafe\u0301 the") == [("cafe", "Cafe"), ("the", "the")]


def test_only_the_stretch_asked_for_is_cut(words: WordPieces) -> None:
    text = "the bridge the mayor"
    assert [start for _, start, _ in words.cut(text, Span(11, 20))] == [11, 15]


def test_control_characters_are_passed_over(words: WordPieces) -> None:
    assert cut(words, "bri\u00addge\u0000s") == [("bridge", "bri\u00addge"), ("##s", "s")]


def test_an_endless_word_is_one_unknown_piece(words: WordPieces) -> None:
    assert cut(words, "o" * 5000) == [("[UNK]", "o" * 5000)]
