"""Web pages: main text, block quotations and metadata; nothing of the site around them."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from desktop.articles.article import Article
from desktop.articles.page import article_of_page
from desktop.articles.registry import read_file
from desktop.basics.errors import UnreadableArticle

PAGES = Path(__file__).parent / "pages"
BODY = (
    "<p>The harbour wall at Penmoor will be rebuilt after the storms of last winter, the council said on "
    "Tuesday, in a decision that ended months of waiting for the town.</p>"
    "<p>“We have waited long enough,” said the mayor, Ann Brook. “The wall comes first.”</p>"
    "<p>Tom Hale, who leads the opposition, said that the plan came years too late and would not hold.</p>"
)


def parts(article: Article) -> list[tuple[str, str]]:
    return [(paragraph.role, paragraph.span.of(article.text)) for paragraph in article.paragraphs]


def page(body: str = BODY, head: str = "", attributes: str = 'lang="en"') -> Article:
    markup = f"<html {attributes}><head>{head}</head><body><article>{body}</article></body></html>"
    return article_of_page(markup, file="a.html")


def data(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_a_news_site_with_json_ld() -> None:
    (article,) = read_file(PAGES / "json_ld.html")
    assert article.title == "Penmoor harbour wall to be rebuilt after winter storms"
    assert article.outlet == "Penmoor Courier"
    assert article.byline == "Jane Roe, Ned O'Hara"
    assert article.published == "2026-03-03T18:05:00+00:00"
    assert article.url == "https://www.penmoorcourier.example/news/harbour-wall-rebuilt"
    assert article.language == "en-GB"
    assert article.warnings == ()
    assert parts(article) == [
        ("headline", "Penmoor harbour wall to be rebuilt after winter storms"),
        ("body", "Council votes for a new wall, and the county will pay half of its cost."),
        (
            "body",
            "The harbour wall at Penmoor will be rebuilt after last winter’s storms, the council said on "
            "Tuesday, in a decision that ended months of waiting for the town and its fishermen.",
        ),
        ("body", "“We have waited long enough,” said the mayor, Ann Brook. “The wall comes first.”"),
        ("body", "In a letter to the county, the harbour master wrote:"),
        ("block quotation", "This is not about money. This is about the people who live here."),
        ("block quotation", "If the wall goes, the town goes."),
        ("body", "What happens next"),
        (
            "body",
            "Work begins in May, and the council said it “should” be done by October. The opposition "
            "leader, Tom Hale, called the plan “too little, too late”.",
        ),
        ("body", "The county pays £2m."),
        ("body", "The harbour company pays £1.5m, according to a report seen by the Courier."),
        ("body", "Mr Hale said he would vote against it again."),
    ]


def test_the_text_is_its_paragraphs_with_one_blank_line_between() -> None:
    (article,) = read_file(PAGES / "json_ld.html")
    assert article.text == "\n\n".join(words for _, words in parts(article))


def test_a_weblog() -> None:
    (article,) = read_file(PAGES / "wordpress.html")
    assert article.title == "Mayor Brook: ‘The wall comes first’"
    assert article.outlet == "The Cliff Road Blog"
    assert article.byline == "Lena Marsh"
    assert article.published == "2026-03-04T09:30:00+00:00"
    assert article.url == "https://cliffroad.example/2026/03/04/wall/"
    assert [role for role, _ in parts(article)] == [
        *("headline", "body", "body", "block quotation", "body", "body"),
        *("block quotation", "block quotation", "body"),
    ]
    assert parts(article)[3] == ("block quotation", "If the wall goes, the town goes.")
    assert parts(article)[4] == ("body", "The harbour master, in a letter")
    assert parts(article)[-1] == ("body", "The vote was nine to four.")


def test_a_page_of_tables_and_line_breaks() -> None:
    (article,) = read_file(PAGES / "bare.html")
    assert (article.title, article.outlet, article.byline, article.published) == (
        "Harbour Wall Vote Splits Penmoor Council",
        "Moor Valley Gazette",
        "Peter Lowe",
        "2026-03-04",
    )
    assert [words.split()[0] for _, words in parts(article)] == [
        *("Harbour", "PENMOOR", '"We', "Councillor", "The"),
    ]


def test_open_graph_and_meta_fields() -> None:
    article = page(
        head='<meta property="og:title" content="Wall to be rebuilt">'
        '<meta property="og:site_name" content="Daily Herald">'
        '<meta property="og:url" content="https://herald.example/wall">'
        '<meta property="article:published_time" content="2026-03-03T10:00:00+01:00">'
        '<meta name="author" content="By Jane Roe">',
        attributes='lang="en-US"',
    )
    assert (article.title, article.outlet, article.byline) == (
        "Wall to be rebuilt",
        "Daily Herald",
        "Jane Roe",
    )
    assert (article.published, article.url) == ("2026-03-03T10:00:00+01:00", "https://herald.example/wall")
    assert article.language == "en-US"
    assert parts(article)[0] == ("headline", "Wall to be rebuilt")


def test_the_heading_seen_outweighs_the_headline_for_search_engines() -> None:
    article = page(
        body=f"<h1>Harbour wall: council votes to rebuild</h1>{BODY}",
        head=data(
            '{"@type":"NewsArticle","headline":"Penmoor council votes to rebuild harbour wall after storm"}'
        ),
    )
    assert article.title == "Harbour wall: council votes to rebuild"
    assert [role for role, _ in parts(article)] == ["headline", "body", "body", "body"]


def test_the_sites_name_as_heading_is_no_headline() -> None:
    article = page(
        body=f"<h1>Daily Herald</h1><h2>Wall to be rebuilt at last</h2>{BODY}",
        head="<title>Wall to be rebuilt at last - Daily Herald</title>",
    )
    assert article.title == "Wall to be rebuilt at last"
    assert article.outlet == "Daily Herald"


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "null",
        "[[[[",
        '"just a string"',
        "[" * 100_000,
        '{"@type": 7, "author": {"name": []}}',
        '{"@type":"NewsArticle","headline":{"a":1},"author":[[["x"]]],"publisher":[null],"datePublished":5}',
    ],
)
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    article = page(head=data(broken) + data('{"@type":"NewsArticle","headline":"Wall to be rebuilt"}'))
    assert [words for role, words in parts(article) if role == "body"][1].startswith("“We have waited")


def test_escapes_in_json_ld_are_resolved_and_half_characters_replaced() -> None:
    article = page(
        head=data(
            r'{"@type":"NewsArticle","headline":"Wall &amp; \u201ctown\u201d <b>saved</b>\ud800",'
            r'"author":"Jane Roe","publisher":{"name":"Daily\nHerald"}}'
        )
    )
    assert article.title == "Wall & “town” saved\ufffd"
    assert (article.byline, article.outlet) == ("Jane Roe", "Daily Herald")


def test_a_quotation_element_gets_the_marks_that_a_browser_draws() -> None:
    article = page(body=BODY + "<p>He called it <q>a <em>very</em> bad idea</q> and left the room.</p>")
    assert parts(article)[-1] == ("body", "He called it “a very bad idea” and left the room.")


def test_a_quotation_set_as_a_figure_is_kept_with_its_source() -> None:
    article = page(
        body=f"<h1>Wall vote splits town</h1>{BODY}"
        "<figure class=quote><blockquote><p>I told them in 2019.</p></blockquote>"
        "<figcaption>Tom Hale</figcaption></figure><p>The vote was nine to four.</p>"
    )
    assert parts(article)[-3:] == [
        ("block quotation", "I told them in 2019."),
        ("body", "Tom Hale"),
        ("body", "The vote was nine to four."),
    ]


def test_paragraphs_set_as_divisions_and_their_credits() -> None:
    divisions = BODY.replace("<p>", "<div class=zn-paragraph>").replace("</p>", "</div>")
    article = page(
        body="<h1>Wall to be rebuilt</h1>"
        '<p class="metadata__byline">By <a href=x>Jane Roe</a>, Daily Herald</p>'
        f'<p class="update-time">Updated 10:15 AM ET, Tue March 3, 2026</p>{divisions}',
        head='<meta property="og:site_name" content="Daily Herald">',
    )
    assert (article.byline, article.published) == ("Jane Roe", "2026-03-03")
    assert [words.split()[0] for _, words in parts(article)] == ["Wall", "The", "“We", "Tom"]


def test_a_page_of_two_sentences() -> None:
    markup = (
        "<title>Wall falls</title><h1>Wall falls</h1>"
        "<p>The wall fell, police said.</p><p>Nobody was hurt.</p>"
    )
    assert parts(article_of_page(markup, file="a.html")) == [
        ("headline", "Wall falls"),
        ("body", "The wall fell, police said."),
        ("body", "Nobody was hurt."),
    ]


def test_preformatted_text_is_parted_at_its_blank_lines() -> None:
    article = article_of_page(
        "<title>Wall to be rebuilt</title>"
        "<pre>Wall to be rebuilt\n\nThe harbour wall at Penmoor will be built\n"
        "again, the council said on Tuesday, and the\ncounty will pay for it.\n\nNobody spoke.</pre>",
        file="a.html",
    )
    assert parts(article)[1:] == [
        (
            "body",
            "The harbour wall at Penmoor will be built again, the council said on Tuesday, and the county "
            "will pay for it.",
        ),
        ("body", "Nobody spoke."),
    ]


def test_a_page_all_in_block_quotation_has_none() -> None:
    article = page(body=f"<blockquote>{BODY}</blockquote>")
    assert {role for role, _ in parts(article)} == {"body"}


def test_text_that_only_the_data_carry_is_used_and_said() -> None:
    text = " ".join(["The wall will be rebuilt, the council said on Tuesday."] * 20)
    article = page(
        body="<div id=app></div><p>Please enable scripts to read this page.</p>",
        head=data(f'{{"@type":"NewsArticle","headline":"Wall to be rebuilt","articleBody":"{text}"}}'),
    )
    assert parts(article) == [("headline", "Wall to be rebuilt"), ("body", text)]
    assert "hidden data" in article.warnings[0]


def test_a_page_saved_by_a_browser_keeps_its_address() -> None:
    markup = f"<!-- saved from url=(0028)https://herald.example/wall2 -->\n<html><body>{BODY}</body></html>"
    assert article_of_page(markup, file="a.html").url == "https://herald.example/wall2"


def test_links_that_run_code_are_no_address() -> None:
    article = page(
        head='<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="x">'
    )
    assert article.url == ""


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><body><nav>Menu</nav></body></html>", "<p>  </p>"]
)
def test_a_page_without_text_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableArticle, match="no article text"):
        article_of_page(markup, file="a.html")


def test_deep_nesting_ends_in_an_article_or_a_clear_error() -> None:
    markup = f"<html><body>{'<div>' * 100_000}{BODY}"
    with pytest.raises(UnreadableArticle):
        article_of_page(markup, file="a.html")
    shallow = f"<html><body>{BODY}{'<div>' * 100_000}deep"
    assert len(article_of_page(shallow, file="a.html").paragraphs) == 3


def test_a_truncated_page_gives_what_is_there() -> None:
    whole = (PAGES / "json_ld.html").read_text(encoding="utf-8")
    article = article_of_page(whole[: whole.index("What happens next")], file="a.html")
    assert parts(article)[-1][1] == "If the wall goes, the town goes."
