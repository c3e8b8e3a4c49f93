"""Read Markdown files."""

from __future__ import annotations

from desktop.articles.article import Article
from desktop.articles.encodings import decode
from desktop.articles.plain_text import article_of_text
from desktop.articles.source import Source

NAME = "Markdown"
SUFFIXES = (".md", ".markdown")


def read(source: Source) -> tuple[Article, ...]:
    """The one article in a Markdown file."""
    decoded = decode(source.data, source.name)
    warnings = (decoded.warning,) if decoded.warning else ()
    return (article_of_text(decoded.text, file=source.name, markdown=True, warnings=warnings),)
