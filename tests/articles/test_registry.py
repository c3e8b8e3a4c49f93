"""The way in for every file: formats, wrong suffixes, errors with remedies, hostile files."""

from __future__ import annotations

import io
import os
import pickle
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.articles.registry import formats, is_readable, read_file
from desktop.basics.errors import UnreadableArticle
from tests.articles.pdfs import lines_down, pdf_of

TEXT = (
    "Wall to be rebuilt\n\nThe harbour wall at Penmoor will be rebuilt after the storms of last winter, the "
    "council said on Tuesday.\n\n“We have waited long enough,” said the mayor, Ann Brook.\n"
)
PAGE = f"<!DOCTYPE html><html><head></head><body><article><p>{TEXT}</p></article></body></html>"


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def zipped(names: list[str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return out.getvalue()


def test_the_formats_of_the_readers() -> None:
    assert {form.name: form.suffixes for form in formats()} == {
        "Markdown": (".md", ".markdown"),
        "PDF": (".pdf",),
        "Plain text": (".txt", ".text"),
        "Web page": (".html", ".htm", ".xhtml"),
        "Word document": (".docx",),
    }


def test_suffixes_count_in_any_case() -> None:
    assert is_readable(Path("a.TXT"))
    assert is_readable(Path("a.Html"))
    assert not is_readable(Path("a.exe"))
    assert not is_readable(Path("txt"))


def test_an_article_and_an_error_cross_process_borders(tmp_path: Path) -> None:
    articles = read_file(written(tmp_path, "a.txt", TEXT))
    assert pickle.loads(pickle.dumps(articles)) == articles
    assert articles[0].file == str(tmp_path / "a.txt")
    with pytest.raises(UnreadableArticle) as caught:
        read_file(tmp_path / "missing.txt")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.remedy) == (str(caught.value), caught.value.remedy)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"\x7fELF" + bytes(300), "binary data"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(300), "a picture"),
        ("a.txt", b"{\\rtf1 Words}", "RTF"),
        ("a.md", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(300), "Office document"),
        ("a.txt", zipped(["content.xml"]), "packed file"),
        ("a.docx", zipped(["content.xml"]), "no Word document"),
        ("a.docx", b"PK\x03\x04 cut off", "no Word document"),
        ("a.pdf", b"not a PDF at all", "damaged"),
        ("a.xyz", b"Words.", "format is not known"),
        ("a", b"Words.", "format is not known"),
        ("a.txt", b" \r\n\t\r\n", "no article text"),
        ("a.txt", b"\xff\xfe", "no article text"),
        ("a.html", b"<html><body></body></html>", "no article text"),
        ("a.txt", b"x" * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
        ("a.txt", b"word " * 90_000, "longer than 400,000 characters"),
    ],
)
def test_every_unreadable_file_says_why_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, problem: str
) -> None:
    with pytest.raises(UnreadableArticle) as caught:
        read_file(written(tmp_path, name, data))
    assert problem in caught.value.problem
    assert len(caught.value.remedy) > 10
    assert str(caught.value).startswith(f"{name}: ")


def test_missing_files_and_folders_say_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle, match="not there"):
        read_file(tmp_path / "missing.txt")
    with pytest.raises(UnreadableArticle, match="folder holds no articles"):
        read_file(tmp_path)
    with pytest.raises(UnreadableArticle, match="cannot be read"):
        read_file(tmp_path / ("long" * 300))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UnreadableArticle, match="not an ordinary file"):
        read_file(tmp_path / "a.txt")


def test_contents_outweigh_a_wrong_suffix(tmp_path: Path) -> None:
    pdf = pdf_of([lines_down(["The wall will be rebuilt, the council said."], top=700)])
    (article,) = read_file(written(tmp_path, "a.txt", pdf))
    assert article.text == "The wall will be rebuilt, the council said."
    assert article.warnings[0] == "The file is named .txt but holds PDF; it was read as that."
    (article,) = read_file(written(tmp_path, "b.txt", PAGE))
    assert article.warnings[0] == "The file is named .txt but holds Web page; it was read as that."
    assert "<p>" not in article.text
    (article,) = read_file(written(tmp_path, "c", PAGE))
    assert "<p>" not in article.text


def test_a_text_named_as_a_page_is_read_as_text(tmp_path: Path) -> None:
    (article,) = read_file(written(tmp_path, "a.html", TEXT))
    assert article.text == TEXT


def test_one_huge_line_is_read(tmp_path: Path) -> None:
    line = "“Yes,” she said of the wall. " * 10_000
    (article,) = read_file(written(tmp_path, "a.txt", line))
    assert len(article.paragraphs) == 1
    (article,) = read_file(written(tmp_path, "a.html", f"<html><body><p>{line}</p></body></html>"))
    assert len(article.paragraphs) == 1


def test_a_page_far_longer_than_any_article_is_refused_before_it_is_searched(tmp_path: Path) -> None:
    page = "<html><body>" + "<p>Words and words, he said.</p>" * 70_000
    with pytest.raises(UnreadableArticle, match="longer than 400,000 characters"):
        read_file(written(tmp_path, "a.html", page))


def test_many_tiny_lines_are_read(tmp_path: Path) -> None:
    (article,) = read_file(written(tmp_path, "a.md", "> a\n" * 60_000))
    assert article.paragraphs[0].role == "block quotation"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".pdf", ".docx", ".bin"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(min_size=1, max_size=400))
def test_any_bytes_give_an_article_or_the_projects_own_error(
    tmp_path: Path, suffix: str, data: bytes
) -> None:
    for opening in (b"", b"<html><p>", b"%PDF-1.7\n", b"PK\x03\x04word/document.xml"):
        try:
            articles = read_file(written(tmp_path, f"a{suffix}", opening + data))
        except UnreadableArticle:
            continue
        for article in articles:
            article.text.encode("utf-8")
            assert all(
                0 <= part.span.start < part.span.end <= len(article.text) for part in article.paragraphs
            )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("ab >#-*.\n\r\t“”:|\u2028\xa0=[]19"), min_size=1, max_size=120))
def test_paragraphs_are_in_order_and_hold_every_word(tmp_path: Path, text: str) -> None:
    try:
        (article,) = read_file(written(tmp_path, "a.txt", text))
    except UnreadableArticle:
        return
    assert article.text == text.replace("\r\n", "\n").replace("\r", "\n")
    spans = [part.span for part in article.paragraphs]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    letters = [at for at, character in enumerate(article.text) if character in "ab"]
    assert all(any(at in span for span in spans) for at in letters)
