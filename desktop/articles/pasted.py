"""Make an article of what was pasted or dropped as text.

A browser's clipboard holds the selection twice, as plain text and as HTML. The HTML knows headings and block
quotations, so it is used as long as it holds the same words; the plain text decides otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.articles.article import Article
from desktop.articles.bounds import FILE_BYTES
from desktop.articles.composition import compose
from desktop.articles.credits import Credits
from desktop.articles.page import article_of_page
from desktop.articles.page_cleaning import is_boilerplate
from desktop.articles.page_tree import blocks_in, parse_page
from desktop.articles.plain_text import article_of_text
from desktop.articles.source import Opened, Source
from desktop.basics.errors import UnreadableArticle

_MARKUP = re.compile(r"\A\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_FRAGMENT = re.compile(r"<!--StartFragment-->(.*)<!--EndFragment-->", re.DOTALL)
_SOURCE = re.compile(r"^SourceURL:(https?://\S{4,1000})", re.MULTILINE)
_ADDRESS = re.compile(r"\A\s*(?:https?|file)://\S+\s*\Z", re.IGNORECASE)


def read_pasted(text: str, html: str = "", name: str = "Pasted article") -> Article:
    """The article in a pasted `text`, with the `html` form of the same words where the clipboard has one.

    `name` stands where a file's name would. Raises `UnreadableArticle` where there is nothing to read.
    """
    return open_pasted(text, html, name).articles[0]


def open_pasted(text: str, html: str = "", name: str = "Pasted article") -> Opened:
    """As `read_pasted`, with the bytes of the form that the article was read from."""
    if len(text) > FILE_BYTES or len(html) > FILE_BYTES:
        raise UnreadableArticle(
            name, f"it is larger than {FILE_BYTES // (1024 * 1024)} MB", "paste one article at a time"
        )
    if not text.strip() and not html.strip():
        raise UnreadableArticle(name, "there is no text in it", "copy the text of an article first")
    if _ADDRESS.match(text):
        raise UnreadableArticle(
            name,
            "it is only an address, and Crossquote never goes online",
            "open it in your browser, copy the article's text, or save the page and add the file",
        )
    form = text
    article = None
    if _MARKUP.match(text):
        article = article_of_page(text, file=name)
    elif html.strip():
        article = _from_html(html, text, name)
        form = text if article is None else html
    if article is None:
        article = article_of_text(text, file=name)
    source = Source(name, form.encode("utf-8", "replace"))
    return Opened((replace(article, source=source.sha256),), source)


def _from_html(html: str, text: str, name: str) -> Article | None:
    """The article of a selection's HTML; None where it lacks words of `text` or has no paragraphs."""
    fragment = _FRAGMENT.search(html)
    page = parse_page(fragment.group(1) if fragment else html)
    if page is None:
        return None
    blocks = [block for block in blocks_in(page) if not is_boilerplate(block)]
    if text.strip() and (len(blocks) < 2 or not _holds(" ".join(block.text for block in blocks), text)):
        return None
    source = _SOURCE.search(html[:2000])
    try:
        return compose(blocks, file=name, known=Credits(url=source.group(1) if source else ""))
    except UnreadableArticle:
        if not text.strip():
            raise
        return None


def _holds(found: str, wanted: str) -> bool:
    """Whether nearly all words of `wanted` are in `found`."""
    have = set(re.findall(r"\w+", found.lower()))
    words = re.findall(r"\w+", wanted.lower())
    return sum(word in have for word in words) >= 0.9 * len(words)
