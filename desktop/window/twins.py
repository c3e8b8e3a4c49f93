"""Articles that come twice: found out beside the window's thread, and put into words for the user."""

from __future__ import annotations

from pathlib import PurePath

from desktop.articles.article import Article
from desktop.articles.duplicates import Twin, find_twin


def twins_of(articles: tuple[Article, ...], known: tuple[Article, ...]) -> tuple[Twin | None, ...]:
    """Of each article, the likest among those known and those before it."""
    return tuple(find_twin(one, (*known, *articles[:number])) for number, one in enumerate(articles))


def twin_in_words(article: Article, twin: Twin, source: str) -> str:
    """What the user is told of an article from `source` and its twin."""
    name = PurePath(source).name
    other = twin.other.label
    if twin.kind == "exact":
        return f"{name} has the same text as the article of {other}; it was not added twice."
    return (
        f"{article.outlet or name} and {other} print nearly the same text ({twin.share:.0%} of the words). "
        "Both are kept; remove one if it came twice."
    )
