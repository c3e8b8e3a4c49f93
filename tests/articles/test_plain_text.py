"""Plain and Markdown texts: kept as written, with headline, credits and paragraphs found in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.articles.article import Article
from desktop.articles.plain_text import article_of_text
from desktop.articles.registry import read_file
from desktop.basics.errors import UnreadableArticle

EVENTS = Path(__file__).parents[3] / "shared" / "evaluation" / "events"
SEED = Path(__file__).parents[2] / "seeds" / "000_774a6e0c693eb09f.txt"

LEAD = (
    "The harbour wall at Penmoor will be rebuilt after the storms of last winter, the council said "
    "on Tuesday, in a decision that ended months of waiting."
)
NEXT = "“We have waited long enough,” said the mayor, Ann Brook, who had asked for the wall all year."


def parts(article: Article) -> list[tuple[str, str]]:
    return [(paragraph.role, paragraph.span.of(article.text)) for paragraph in article.paragraphs]


def test_only_line_ends_change() -> None:
    text = (
        "Wall to be rebuilt\r\n\r\n  “Yes,”\tshe said.  \r\rAnd: “No,”\xa0he said —\u200a\u2026\r\n\r\n\r\n"
    )
    article = article_of_text(text, file="a.txt")
    assert article.text == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.skipif(not EVENTS.is_dir(), reason="the evaluation corpora do not lie beside the project")
def test_texts_of_the_corpora_are_read_byte_for_byte() -> None:
    files = sorted(EVENTS.glob("*/*.txt"))
    assert files
    for file in files:
        (article,) = read_file(file)
        assert article.text == file.read_bytes().decode("utf-8")
        assert article.paragraphs[0].role == "headline"
        assert article.language == "en"


def test_the_seed_article_has_no_headline() -> None:
    (article,) = read_file(SEED)
    assert article.text == SEED.read_bytes().decode("utf-8").replace("\r\n", "\n")
    assert article.title == ""
    assert [paragraph.role for paragraph in article.paragraphs] == ["body"] * 7


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Harbour wall to be rebuilt", "Harbour wall to be rebuilt"),
        ("Council Votes to Rebuild the Wall.", "Council Votes to Rebuild the Wall"),
        ("Mayor: ‘The wall comes first’", "Mayor: ‘The wall comes first’"),
        ("Will the wall hold?", "Will the wall hold?"),
        ("Council plans major wall after weeks of storms.", "Council plans major wall after weeks of storms"),
        ("Wall Gets Blessing From the I.R.S.", "Wall Gets Blessing From the I.R.S."),
    ],
)
def test_a_first_line_that_stands_alone_is_the_headline(first: str, title: str) -> None:
    article = article_of_text(f"{first}\n\n{LEAD}\n\n{NEXT}\n", file="a.txt")
    assert article.title == title
    assert parts(article) == [("headline", first), ("body", LEAD), ("body", NEXT)]


@pytest.mark.parametrize(
    "first",
    [
        "It was a quiet morning in the harbour.",
        "The mayor resigned on Tuesday.",
        "He had not slept, and his wife said that she had not either.",
        LEAD,
    ],
)
def test_a_first_sentence_is_not_taken_for_a_headline(first: str) -> None:
    article = article_of_text(f"{first}\n\nNobody spoke of it. {LEAD}\n\n{NEXT}\n", file="a.txt")
    assert article.title == ""
    assert article.paragraphs[0].role == "body"


def test_a_headline_over_two_lines_is_one_paragraph() -> None:
    text = f"Wall to be rebuilt; \nOpposition says that the plan comes too late.\n\n{LEAD}\n\n{NEXT}"
    article = article_of_text(text, file="a.txt")
    assert article.title == "Wall to be rebuilt; Opposition says that the plan comes too late"
    assert [role for role, _ in parts(article)] == ["headline", "body", "body"]


def test_a_headline_printed_twice_counts_as_headline_both_times() -> None:
    article = article_of_text(f"Wall to be rebuilt\n\nWall to be rebuilt\n\n{LEAD}\n\n{NEXT}", file="a.txt")
    assert [role for role, _ in parts(article)] == ["headline", "headline", "body", "body"]


def test_credits_below_the_headline_are_read() -> None:
    text = f"Wall to be rebuilt\nBy Jane Roe | Daily Herald\nTuesday, March 3, 2026\n\n{LEAD}\n\n{NEXT}"
    article = article_of_text(text, file="a.txt")
    assert (article.title, article.byline, article.outlet, article.published) == (
        "Wall to be rebuilt",
        "Jane Roe",
        "Daily Herald",
        "2026-03-03",
    )
    assert [words for _, words in parts(article)][:3] == [
        "Wall to be rebuilt",
        "By Jane Roe | Daily Herald",
        "Tuesday, March 3, 2026",
    ]


def test_single_line_ends_part_paragraphs_of_long_lines() -> None:
    article = article_of_text(f"Wall to be rebuilt\n{LEAD}\n{NEXT}\n", file="a.txt")
    assert parts(article) == [("headline", "Wall to be rebuilt"), ("body", LEAD), ("body", NEXT)]


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    text = (
        "Wall to be rebuilt\n\n"
        "The harbour wall at Penmoor will be rebuilt after the\n"
        "storms of last winter, the council said, in a decision\n"
        "that ended months of waiting.\n\n"
        "“We have waited long enough,” said the mayor, who had\n"
        "asked for it since she took office.\n"
    )
    words = [words for _, words in parts(article_of_text(text, file="a.txt"))]
    assert [piece.split("\n")[0] for piece in words] == [
        "Wall to be rebuilt",
        "The harbour wall at Penmoor will be rebuilt after the",
        "“We have waited long enough,” said the mayor, who had",
    ]


def test_an_indented_line_opens_a_paragraph_of_wrapped_text() -> None:
    text = (
        "    The harbour wall at Penmoor will be rebuilt after the\n"
        "storms of last winter, the council said, in a decision\n"
        "that ended months of waiting for the whole of the town.\n"
        "    “We have waited long enough,” said the mayor, who had\n"
        "asked for it since she took office in the spring.\n"
    )
    words = [words for _, words in parts(article_of_text(text, file="a.txt"))]
    assert [piece[:14] for piece in words] == ["The harbour wa", "“We have waite"]


def test_markdown_headings_quotations_and_items() -> None:
    text = (
        "---\ntitle: Wall to be rebuilt\nauthor: Jane Roe\nsource: https://herald.example/wall\n"
        f"date: 2026-03-03\n---\n# Wall to be rebuilt\n\n{LEAD}\n\n"
        "> If the wall goes,\n> the town goes.\n>\n> We shall build it.\n\n"
        f"## What happens next\n\n- Work begins in May.\n- It ends in October.\n\n---\n\n{NEXT}\n"
    )
    article = article_of_text(text, file="a.md", markdown=True)
    assert article.text == text
    assert (article.title, article.byline, article.published, article.url) == (
        "Wall to be rebuilt",
        "Jane Roe",
        "2026-03-03",
        "https://herald.example/wall",
    )
    assert parts(article) == [
        ("headline", "Wall to be rebuilt"),
        ("body", LEAD),
        ("block quotation", "If the wall goes,\n> the town goes."),
        ("block quotation", "We shall build it."),
        ("body", "What happens next"),
        ("body", "Work begins in May."),
        ("body", "It ends in October."),
        ("body", NEXT),
    ]


def test_an_underlined_markdown_heading_is_the_headline() -> None:
    article = article_of_text(f"Wall to be rebuilt\n=====\n\n{LEAD}\n", file="a.md", markdown=True)
    assert parts(article) == [("headline", "Wall to be rebuilt"), ("body", LEAD)]


def test_a_german_text_comes_with_a_warning() -> None:
    text = (
        "Hafenmauer wird neu gebaut\n\nDie Hafenmauer von Penmoor wird nach den Stürmen des letzten "
        "Winters neu gebaut, sagte der Stadtrat am Dienstag. Die Bürgermeisterin sagte, man habe lange "
        "genug gewartet, und die Arbeiten würden im Mai beginnen und im Oktober enden.\n"
    )
    article = article_of_text(text, file="a.txt")
    assert article.language == "de"
    assert [warning for warning in article.warnings if "German" in warning]


def test_a_few_words_are_an_article_with_a_warning() -> None:
    article = article_of_text("“No,” she said.", file="a.txt")
    assert parts(article) == [("body", "“No,” she said.")]
    assert article.language == ""
    assert article.warnings == (
        "This text is very short for an article. If parts are missing, add the whole text.",
    )


def test_a_blank_text_is_refused() -> None:
    with pytest.raises(UnreadableArticle, match="no article text"):
        article_of_text(" \n\t\n ", file="a.txt")


def test_a_book_is_refused_with_the_bound() -> None:
    with pytest.raises(UnreadableArticle, match="400,000 characters"):
        article_of_text("word " * 100_000, file="a.txt")


def test_lone_surrogates_become_marks_and_offsets_stay() -> None:
    article = article_of_text(f"Wall\ud800 to be rebuilt\n\n{LEAD}", file="a.txt")
    article.text.encode("utf-8")
    assert article.text.index(LEAD) == article.paragraphs[1].span.start
