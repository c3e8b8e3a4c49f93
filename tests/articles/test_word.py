"""Word documents, whole and hostile."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from desktop.articles.article import Article
from desktop.articles.readers.word import read, recognises
from desktop.articles.source import Source
from desktop.basics.errors import UnreadableArticle

LEAD = "The harbour wall at Penmoor will be rebuilt after last winter’s storms, the council said on Tuesday."


def parts(article: Article) -> list[tuple[str, str]]:
    return [(paragraph.role, paragraph.span.of(article.text)) for paragraph in article.paragraphs]


def document() -> bytes:
    written = Document()
    written.add_paragraph("Harbour wall to be rebuilt", style="Title")
    written.add_paragraph("By Jane Roe | Penmoor Courier")
    written.add_paragraph("3 March 2026")
    written.add_paragraph(LEAD)
    said = written.add_paragraph("“We have waited ")
    said.add_run("long").bold = True
    said.add_run(" enough,” said the mayor.")
    written.add_paragraph("If the wall goes, the town goes.", style="Quote")
    written.add_paragraph("The wall in January.", style="Caption")
    written.add_table(1, 1).cell(0, 0).text = "Cost: 4m"
    pasted = written.add_paragraph("The county will pay for half of it, a spokesman said on Monday night.")
    pasted.add_run().add_break()
    pasted.add_run("The harbour company will pay for the rest, according to its chairman.")
    out = io.BytesIO()
    written.save(out)
    return out.getvalue()


def repacked(data: bytes, replacement: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, replacement.get(name, old.read(name)))
        for name in replacement.keys() - set(old.namelist()):
            new.writestr(name, replacement[name])
    return out.getvalue()


def test_styles_give_headline_and_block_quotations() -> None:
    data = document()
    assert recognises(data)
    (article,) = read(Source("a.docx", data))
    assert (article.title, article.outlet, article.byline, article.published) == (
        "Harbour wall to be rebuilt",
        "Penmoor Courier",
        "Jane Roe",
        "2026-03-03",
    )
    assert parts(article) == [
        ("headline", "Harbour wall to be rebuilt"),
        ("body", LEAD),
        ("body", "“We have waited long enough,” said the mayor."),
        ("block quotation", "If the wall goes, the town goes."),
        ("body", "The county will pay for half of it, a spokesman said on Monday night."),
        ("body", "The harbour company will pay for the rest, according to its chairman."),
    ]


def test_insertions_under_review_count_and_deletions_do_not() -> None:
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        "<w:r><w:t>The wall </w:t></w:r><w:ins><w:r><w:t>will</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>may</w:delText></w:r></w:del>"
        '<w:r><w:t xml:space="preserve"> be rebuilt, she said.</w:t></w:r></w:p></w:body></w:document>'
    )
    (article,) = read(Source("a.docx", repacked(document(), {"word/document.xml": body.encode()})))
    assert article.text == "The wall will be rebuilt, she said."


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(document(), {"word/media/bomb.bin": bytes(110 * 1024 * 1024)})
    assert len(bomb) < 300_000
    with pytest.raises(UnreadableArticle, match="larger than 100 MB"):
        read(Source("a.docx", bomb))


def test_thousands_of_parts_are_refused() -> None:
    crowded = repacked(document(), {f"word/media/{number}.bin": b"x" for number in range(2100)})
    with pytest.raises(UnreadableArticle, match="2,000 parts"):
        read(Source("a.docx", crowded))


def test_deep_nesting_and_entities_are_refused() -> None:
    deep = b"<a>" * 100_000
    laughs = (
        b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
    )
    for xml in (deep, laughs, b"", b"not xml"):
        with pytest.raises(UnreadableArticle, match="damaged"):
            read(Source("a.docx", repacked(document(), {"word/document.xml": xml})))


@pytest.mark.parametrize("kept", [4, 200, 5000, -30])
def test_a_truncated_document_is_refused(kept: int) -> None:
    with pytest.raises(UnreadableArticle, match="damaged"):
        read(Source("a.docx", document()[:kept]))


def test_a_protected_document_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnreadableArticle, match=r"password.*without a password"):
        read(Source("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)))
