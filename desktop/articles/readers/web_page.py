"""Read saved web pages."""

from __future__ import annotations

import re

from desktop.articles.article import Article
from desktop.articles.encodings import decode
from desktop.articles.page import article_of_page
from desktop.articles.plain_text import article_of_text
from desktop.articles.source import Source

NAME = "Web page"
SUFFIXES = (".html", ".htm", ".xhtml")

_OPENING = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"<(?:!doctype|/?[a-z][a-z0-9]{0,10})[\s>/]", re.IGNORECASE)


def recognises(data: bytes) -> bool:
    """Whether a file opens as a web page does."""
    return bool(
        _OPENING.match(data[:4096].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff"))
    )


def read(source: Source) -> tuple[Article, ...]:
    """The one article of a page."""
    decoded = decode(source.data, source.name, markup=True)
    warnings = (decoded.warning,) if decoded.warning else ()
    if not _ANY_TAG.search(decoded.text):
        return (article_of_text(decoded.text, file=source.name, warnings=warnings),)
    return (article_of_page(decoded.text, file=source.name, warnings=warnings),)
