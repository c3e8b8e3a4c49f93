"""Bytes become text in the right encoding, or are refused."""

from __future__ import annotations

import codecs

import pytest

from desktop.articles.encodings import decode
from desktop.basics.errors import UnreadableArticle

TEXT = "“We’ve waited — long enough,” said Zoë Brook of the café. 'No,' he said; \"yes.\" " * 4
RUSSIAN = "Мэр города сказал во вторник, что стена будет построена заново до конца года. " * 6


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_news_text_comes_back_with_its_marks(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + TEXT.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding, decoded.warning) == (TEXT, encoding, "")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-8"), ("no-such-thing", "utf-8")],
)
def test_a_page_is_read_as_it_declares(declared: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><p>{TEXT}</p>'
    assert decode(page.encode(encoding), "a.html", markup=True).text == page


def test_an_xml_declaration_counts() -> None:
    page = f'<?xml version="1.0" encoding="koi8-r"?><html><p>{RUSSIAN}</p></html>'
    assert decode(page.encode("koi8-r"), "a.xhtml", markup=True).text == page


def test_valid_utf_8_outweighs_a_wrong_declaration() -> None:
    page = f'<meta charset="iso-8859-1"><p>{TEXT}</p>'
    assert decode(page.encode("utf-8"), "a.html", markup=True).text == page


def test_a_guessed_encoding_is_told() -> None:
    decoded = decode(RUSSIAN.encode("cp1251"), "a.txt")
    assert decoded.text == RUSSIAN
    assert "encoded" in decoded.warning


def test_a_text_cut_off_within_a_character_is_still_utf_8() -> None:
    data = TEXT.encode("utf-8") + "”".encode()[:2]
    decoded = decode(data, "a.txt")
    assert decoded.text == TEXT
    assert "cut off" in decoded.warning


@pytest.mark.parametrize(
    "data",
    [b"\x7fELF\x02\x01\x01" + bytes(200), bytes(range(256)) * 8, b"Words and a NUL\0 in the middle of them."],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableArticle, match="binary"):
        decode(data, "a.txt")


def test_a_stray_nul_in_a_page_is_dropped() -> None:
    page = "<html><p>" + "The wall fell. " * 20 + "\0</p></html>"
    assert decode(page.encode(), "a.html", markup=True).text == page.replace("\0", "")
