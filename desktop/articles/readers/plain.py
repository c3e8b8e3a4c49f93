"""Read plain text files."""

from __future__ import annotations

from desktop.articles.article import Article
from desktop.articles.encodings import decode
from desktop.articles.plain_text import article_of_text
from desktop.articles.source import Source

NAME = "Plain text"
SUFFIXES = (".txt", ".text")


def read(source: Source) -> tuple[Article, ...]:
    """The one article in a text file."""
    decoded = decode(source.data, source.name)
    warnings = (decoded.warning,) if decoded.warning else ()
    return (article_of_text(decoded.text, file=source.name, warnings=warnings),)
