"""What is pasted or dropped as text."""

from __future__ import annotations

import pytest

from desktop.articles.article import Article
from desktop.articles.pasted import read_pasted
from desktop.basics.errors import UnreadableArticle

LEAD = (
    "The harbour wall at Penmoor will be rebuilt after the storms of last winter, the council said on "
    "Tuesday night."
)
SAID = "“We have waited long enough,” said the mayor, Ann Brook. “The wall comes first.”"
WALL = "If the wall goes, the town goes."
TEXT = f"Wall to be rebuilt\n\n{LEAD}\n\n{SAID}\n\n{WALL}\n"
HTML = (
    "Version:0.9\nSourceURL:https://herald.example/wall\n<html><body>\n<!--StartFragment-->"
    f"<h1>Wall to be rebuilt</h1><p>By Jane Roe | Daily Herald</p><p>{LEAD}</p>"
    f"<p>Advertisement</p><p>{SAID}</p>"
    f"<blockquote>{WALL}</blockquote><!--EndFragment-->\n</body></html>"
)


def parts(article: Article) -> list[tuple[str, str]]:
    return [(paragraph.role, paragraph.span.of(article.text)) for paragraph in article.paragraphs]


def test_plain_text_is_kept_as_it_is() -> None:
    article = read_pasted(TEXT)
    assert (article.text, article.title, article.file) == (TEXT, "Wall to be rebuilt", "Pasted article")


def test_the_clipboards_html_gives_block_quotations_and_the_address() -> None:
    article = read_pasted(TEXT, HTML)
    assert parts(article) == [
        ("headline", "Wall to be rebuilt"),
        ("body", LEAD),
        ("body", SAID),
        ("block quotation", WALL),
    ]
    assert (article.byline, article.outlet) == ("Jane Roe", "Daily Herald")
    assert article.url == "https://herald.example/wall"


def test_html_of_other_words_is_not_used() -> None:
    article = read_pasted(TEXT, "<p>Something else entirely.</p><p>And more of that.</p>")
    assert article.text == TEXT


def test_html_without_paragraphs_is_not_used() -> None:
    assert read_pasted(TEXT, f"<span>{TEXT}</span>").text == TEXT


def test_html_alone_is_enough() -> None:
    assert read_pasted("", HTML).title == "Wall to be rebuilt"


def test_the_source_of_a_page_is_read_as_a_page() -> None:
    article = read_pasted(
        f"<!DOCTYPE html><html><nav>Menu</nav><h1>Wall</h1><p>{LEAD}</p><p>{SAID}</p></html>"
    )
    assert parts(article) == [("headline", "Wall"), ("body", LEAD), ("body", SAID)]


@pytest.mark.parametrize(("text", "html"), [("", ""), (" \n ", "<p> </p>"), ("", "<img src=x>")])
def test_nothing_is_refused(text: str, html: str) -> None:
    with pytest.raises(UnreadableArticle, match=r"no text|no article text"):
        read_pasted(text, html)


def test_an_address_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnreadableArticle, match=r"never goes online; open it in your browser"):
        read_pasted("https://herald.example/wall\n")


def test_half_characters_from_the_clipboard_are_replaced() -> None:
    read_pasted(f"{LEAD} \ud83d end").text.encode("utf-8")
    read_pasted("", f"<p>{LEAD} \ud83d end</p>").text.encode("utf-8")
