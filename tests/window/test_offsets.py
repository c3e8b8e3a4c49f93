"""Code points and UTF-16 units, and text that Qt must not interpret."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from desktop.window.offsets import TOOLTIP_LIMIT, Utf16Offsets, plain_tooltip, shown_text, utf16_length


def test_offsets_of_plain_text_stay_as_they_are():
    offsets = Utf16Offsets("She said “no”.")
    assert [offsets.units(i) for i in (0, 9, 14)] == [0, 9, 14]
    assert [offsets.point(i) for i in (0, 9, 14)] == [0, 9, 14]


def test_an_emoji_before_a_word_moves_it_by_one_unit():
    text = "👍 fine 🇺🇦 then"
    offsets = Utf16Offsets(text)
    start = text.index("then")
    assert text.encode("utf-16-le")[2 * offsets.units(start) :].decode("utf-16-le") == "then"
    assert offsets.point(offsets.units(start)) == start


def test_the_middle_of_an_emoji_is_its_start():
    assert Utf16Offsets("a👍b").point(2) == 1


def test_offsets_beyond_the_end_are_the_end():
    offsets = Utf16Offsets("a👍")
    assert offsets.units(99) == 3
    assert offsets.point(99) == 2
    assert offsets.units(-1) == 0


@given(st.text(alphabet=st.sampled_from("ab “👍🇺é\U0001f600"), max_size=40))
def test_there_and_back_is_the_same_place(text):
    offsets = Utf16Offsets(text)
    assert [offsets.point(offsets.units(i)) for i in range(len(text) + 1)] == list(range(len(text) + 1))
    assert offsets.units(len(text)) == utf16_length(text) == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", ["a\r\nb", "a\x00b", "a\ufdd0b\ufdd1c", "a\u2029b", "x\ufffcy", "a\ud800b"])
def test_a_document_keeps_every_offset_of_a_hostile_text(qapp, text):
    document = QTextDocument()
    document.setPlainText(shown_text(text))
    assert document.characterCount() - 1 == len(text)


@pytest.mark.parametrize("text", ["<b>bold</b> & <img src='x'>", "2 < 3", "two\nlines"])
def test_a_tooltip_shows_markup_letter_for_letter(qapp, text):
    tip = plain_tooltip(text)
    assert tip.startswith("<p")  # so Qt cannot take it for plain text
    document = QTextDocument()
    document.setHtml(tip)
    assert document.toPlainText() == text


def test_a_tooltip_is_bounded():
    assert len(plain_tooltip("word " * 10_000)) < TOOLTIP_LIMIT + 60
    assert plain_tooltip("") == ""
