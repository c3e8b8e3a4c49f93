"""Make an article of a web page: main text by trafilatura, credits from its metadata, nothing fetched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from copy import deepcopy
from dataclasses import replace

from desktop.articles.article import Article
from desktop.articles.bounds import TEXT_CHARACTERS, too_long
from desktop.articles.composition import Block, compose, no_text
from desktop.articles.credits import Credits, read_credits
from desktop.articles.page_cleaning import clean, is_boilerplate
from desktop.articles.page_facts import read_facts
from desktop.articles.page_tree import Node, blocks_in, parse_page
from desktop.articles.paragraphs import ends_sentence, paragraph_spans

_OPENING = 8
"""How many paragraphs at the top may repeat the headline."""
_MOSTLY = 0.6
_SAME = 0.9
_CROWDED = 4
"""How many times the longest article a page may hold before its main text is even looked for."""
_NEARLY_ALL = 1.1
_HIDDEN = "The page carried its text in hidden data; paragraphs and block quotations may not be as printed."


def article_of_page(markup: str, *, file: str, warnings: Sequence[str] = ()) -> Article:
    """The article of the page in `markup`; raises `UnreadableArticle` where the page holds none."""
    page = parse_page(markup)
    if page is None:
        raise no_text(file)
    facts = read_facts(page, markup)
    clean(page)
    if sum(len(str(part)) for part in page.itertext()) > _CROWDED * TEXT_CHARACTERS:
        # What follows looks at every paragraph several times.
        raise too_long(file)
    blocks = [block for block in _main_blocks(page) if not is_boilerplate(block)]
    doubts = list(warnings)
    if len(facts.body) > 500 and sum(len(block.text) for block in blocks) * 2 < len(facts.body):
        blocks = [Block(span.of(facts.body)) for span in paragraph_spans(facts.body)]
        doubts.append(_HIDDEN)
    titles = {_key(title) for title in (facts.credits.title, *facts.titles)} - {""}
    opening = [line for block in blocks[:_OPENING] for line in _lines(block, titles)]
    opening = [block for block in opening if not _is_credit(block, facts.credits)]
    body = [block for block in opening if _key(block.text) not in titles] + blocks[_OPENING:]
    return compose(body, file=file, language=facts.language, known=facts.credits, warnings=doubts)


def _lines(block: Block, titles: Container[str]) -> list[Block]:
    """A block at the top in lines, where one of its lines is a headline or a credit line."""
    lines = block.text.split("\n")
    if any(_key(line) in titles or read_credits(line) is not None for line in lines):
        return [replace(block, text=line) for line in lines]
    return [block]


def _is_credit(block: Block, known: Credits) -> bool:
    """Whether a short line at the top is little more than the author's and the outlet's names."""
    words = _key(block.text)
    if read_credits(block.text) is not None:
        # It is read and left out where the article is composed.
        return False
    if len(words) > 100 or ends_sentence(block.text) or block.role == "block quotation":
        return False
    names = [_key(name) for name in (*known.byline.split(","), known.outlet) if name.strip()]
    rest = words
    for name in names:
        rest = rest.replace(name, " ")
    return rest != words and len(rest.split()) <= 3


def _main_blocks(page: Node) -> list[Block]:
    """The paragraphs of the main text of a cleaned page, block quotations known as such.

    trafilatura tells which words are the main text; the page itself tells better where paragraphs and block
    quotations begin and end (trafilatura runs together what only line breaks part), so its own blocks are
    taken wherever they hold the same words.
    """
    # Imported late: a quarter of a second that a session without web pages need not wait for.
    from trafilatura import bare_extraction

    own = _sobered(blocks_in(page))
    document = bare_extraction(deepcopy(page), include_comments=False, include_tables=False)
    body = getattr(document, "body", None)
    if body is None:
        return own
    main = list(blocks_in(body, whole_page=False))
    exact = Counter(_key(block.text) for block in main)
    everything = f" {' '.join(_key(block.text) for block in main)} "
    kept: list[Block] = []
    seen: set[str] = set()
    for block in own:
        key = _key(block.text)
        inside = key not in seen and key.count(" ") >= 3 and f" {key} " in everything
        if exact[key] > 0 or inside:
            exact[key] -= 1
            seen.add(key)
            kept.append(block)
    if sum(len(_key(block.text)) for block in kept) >= _SAME * len(everything):
        return kept
    if sum(len(_key(block.text)) for block in own) <= _NEARLY_ALL * len(everything):
        return own
    quoted = {_key(block.text) for block in own if block.role == "block quotation"}
    return [
        replace(block, role="block quotation" if _key(block.text) in quoted else "body") for block in main
    ]


def _sobered(blocks: Iterable[Block]) -> list[Block]:
    """`blocks`, none of them a block quotation where a page sets nearly all of its text that way."""
    blocks = list(blocks)
    quoted = sum(len(block.text) for block in blocks if block.role == "block quotation")
    if quoted > _MOSTLY * sum(len(block.text) for block in blocks):
        return [replace(block, role="body") for block in blocks]
    return blocks


def _key(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))
