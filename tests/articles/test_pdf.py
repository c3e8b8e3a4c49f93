"""PDF files: lines become paragraphs, running heads go, the largest letters are the headline."""

from __future__ import annotations

import pytest

from desktop.articles.article import Article
from desktop.articles.readers.pdf import read
from desktop.articles.source import Source
from desktop.basics.errors import UnreadableArticle
from tests.articles.pdfs import PlacedLine, lines_down, pdf_of

HEAD: list[PlacedLine] = [
    (72, 710, 20, "Harbour wall to be rebuilt after"),
    (72, 686, 20, "winter storms"),
]
FIRST = lines_down(
    [
        "By Jane Roe",
        "",
        "The harbour wall at Penmoor will be rebuilt after last winter's storms, the coun-",
        "cil said on Tuesday, in a decision that ended months of waiting for the town.",
        "",
        "“We have waited long enough,” said the mayor, Ann Brook. “The wall comes",
        "first. It is a well-known fact that the town needs it, and that the county is well-",
        "known for its patience.”",
        "",
        "Work begins in May and should end in October, the council said in a paper that",
    ],
    top=650,
)
SECOND = lines_down(
    ["was sent to all households in the town on Monday.", "", "Tom Hale called it too little, too late."],
    top=710,
)


def article_of(*pages: list[PlacedLine]) -> Article:
    (article,) = read(Source("a.pdf", pdf_of(pages)))
    return article


def paragraphs(article: Article) -> list[str]:
    return [paragraph.span.of(article.text) for paragraph in article.paragraphs]


def running(number: int) -> list[PlacedLine]:
    return [(72, 750, 8, "Penmoor Courier - 3 March 2026"), (300, 40, 8, f"Page {number} of 2")]


def test_two_pages_make_one_article() -> None:
    article = article_of([*running(1), *HEAD, *FIRST], [*running(2), *SECOND])
    assert (article.title, article.outlet, article.byline, article.published) == (
        "Harbour wall to be rebuilt after winter storms",
        "Penmoor Courier",
        "Jane Roe",
        "2026-03-03",
    )
    assert paragraphs(article) == [
        "Harbour wall to be rebuilt after winter storms",
        "The harbour wall at Penmoor will be rebuilt after last winter's storms, the council said on "
        "Tuesday, in a decision that ended months of waiting for the town.",
        "“We have waited long enough,” said the mayor, Ann Brook. “The wall comes first. It is a well-known "
        "fact that the town needs it, and that the county is well-known for its patience.”",
        "Work begins in May and should end in October, the council said in a paper that was sent to all "
        "households in the town on Monday.",
        "Tom Hale called it too little, too late.",
    ]


def test_indented_paragraphs_in_two_columns() -> None:
    left = [
        (84, "The wall at Penmoor will be rebuilt, the"),
        (72, "council said on Tuesday evening, and the"),
        (72, "county will pay half of its cost of 4m."),
        (84, "“We have waited,” said the mayor, who"),
        (72, "had asked for the wall since the storms of"),
    ]
    right = [
        (320, "last winter."),
        (332, "Tom Hale, who leads the opposition, was"),
        (320, "less pleased with the plan and said so."),
    ]
    lines: list[PlacedLine] = [(72, 740, 18, "Wall to be rebuilt at last")]
    for column in (left, right):
        lines += [(x, 700 - 13 * row, 10, text) for row, (x, text) in enumerate(column)]
    assert paragraphs(article_of(lines)) == [
        "Wall to be rebuilt at last",
        "The wall at Penmoor will be rebuilt, the council said on Tuesday evening, and the county will pay "
        "half of its cost of 4m.",
        "“We have waited,” said the mayor, who had asked for the wall since the storms of last winter.",
        "Tom Hale, who leads the opposition, was less pleased with the plan and said so.",
    ]


def test_a_page_printed_by_a_browser_keeps_its_address_and_loses_the_rest() -> None:
    edges: list[PlacedLine] = [
        (30, 770, 8, "3/4/26, 10:15 AM"),
        (200, 770, 8, "Harbour wall to be rebuilt"),
        (30, 20, 8, "https://courier.example/wall 1/1"),
    ]
    article = article_of([*edges, *HEAD, *FIRST])
    assert article.url == "https://courier.example/wall"
    assert article.published == ""
    assert "10:15" not in article.text


def test_a_scan_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnreadableArticle, match=r"pictures of pages.*OCR"):
        article_of([], [])


def test_too_many_pages_are_refused_with_the_bound() -> None:
    with pytest.raises(UnreadableArticle, match="101 pages; at most 100"):
        article_of(*[SECOND] * 101)


def test_a_protected_file_is_refused_with_the_way_out() -> None:
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]"
    data = pdf_of([SECOND]).replace(b"/Root 1 0 R", b"/Root 1 0 R " + locked % (b"41" * 32, b"42" * 32))
    with pytest.raises(UnreadableArticle, match="protected by a password"):
        read(Source("a.pdf", data))


@pytest.mark.parametrize("kept", [10, 400, 0])
def test_a_damaged_file_is_refused(kept: int) -> None:
    with pytest.raises(UnreadableArticle, match=r"damaged|pictures"):
        read(Source("a.pdf", b"%PDF-1.4\n" + pdf_of([SECOND])[9 : 9 + kept]))
