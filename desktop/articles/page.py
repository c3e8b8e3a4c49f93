"""Make an article of a web page: main text by trafilatura, credits from its metadata, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy

from desktop.articles.article import Article
from desktop.articles.composition import Block, compose, no_text
from desktop.articles.page_cleaning import clean, is_boilerplate
from desktop.articles.page_facts import read_facts
from desktop.articles.page_tree import Node, blocks_in, parse_page
from desktop.articles.paragraphs import paragraph_spans

_OPENING = 8
"""How many paragraphs at the top may repeat the headline."""
_MOSTLY = 0.6
_HIDDEN = "The page carried its text in hidden data; paragraphs and block quotations may not be as printed."


def article_of_page(markup: str, *, file: str, warnings: Sequence[str] = ()) -> Article:
    """The article of the page in `markup`; raises `UnreadableArticle` where the page holds none."""
    page = parse_page(markup)
    if page is None:
        raise no_text(file)
    facts = read_facts(page, markup)
    clean(page)
    blocks = [block for block in _main_blocks(page) if not is_boilerplate(block)]
    doubts = list(warnings)
    if len(facts.body) > 500 and sum(len(block.text) for block in blocks) * 2 < len(facts.body):
        blocks = [Block(span.of(facts.body)) for span in paragraph_spans(facts.body)]
        doubts.append(_HIDDEN)
    titles = {_key(title) for title in (facts.credits.title, *facts.titles)} - {""}
    blocks = [
        block for place, block in enumerate(blocks) if place >= _OPENING or _key(block.text) not in titles
    ]
    return compose(blocks, file=file, language=facts.language, known=facts.credits, warnings=doubts)


def _main_blocks(page: Node) -> list[Block]:
    """The paragraphs of the main text of a cleaned page, block quotations known as such."""
    # Imported late: a quarter of a second that a session without web pages need not wait for.
    from trafilatura import bare_extraction

    everything = list(blocks_in(page))
    quoted = _quotations(everything)
    document = bare_extraction(deepcopy(page), include_comments=False, include_tables=False)
    body = getattr(document, "body", None)
    if body is None:
        return everything
    blocks = []
    for block in blocks_in(body, whole_page=False):
        is_quoted = _key(block.text) in quoted
        if is_quoted or block.role == "block quotation":
            block = Block(block.text, "block quotation" if is_quoted else "body")
        blocks.append(block)
    return blocks


def _quotations(blocks: Iterable[Block]) -> frozenset[str]:
    """The block quotations of a page; none where a page sets nearly all of its text that way."""
    blocks = list(blocks)
    quoted = [block for block in blocks if block.role == "block quotation"]
    if sum(len(block.text) for block in quoted) > _MOSTLY * sum(len(block.text) for block in blocks):
        return frozenset()
    return frozenset(_key(block.text) for block in quoted)


def _key(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))
