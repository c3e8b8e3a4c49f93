"""Articles as the user describes and orders them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.articles.article import Article
from desktop.basics.errors import CorrectionFailed
from desktop.project.commands import DescribeArticle


def described(article: Article, field: str, value: str) -> Article:
    """`article` with one thing that is known about it corrected.

    Raises `CorrectionFailed` for a field that cannot be corrected.
    """
    match field:
        case "title":
            return replace(article, title=value)
        case "outlet":
            return replace(article, outlet=value)
        case "byline":
            return replace(article, byline=value)
        case "published":
            return replace(article, published=value)
    raise CorrectionFailed(f"An article has no field “{field}” that can be corrected.")


def described_anew(article: Article, descriptions: Iterable[DescribeArticle]) -> Article:
    """`article` with everything that the user has said about it."""
    for one in descriptions:
        if one.article == article.id:
            article = described(article, one.field, one.value)
    return article


def renewed(article: Article, before: Article) -> Article:
    """`article`, read anew, with what it does not tell itself taken from how it was `before`."""
    return replace(
        article,
        title=article.title or before.title,
        outlet=article.outlet or before.outlet,
        byline=article.byline or before.byline,
        published=article.published or before.published,
        url=article.url or before.url,
    )


def arranged(articles: Sequence[Article], order: Sequence[str]) -> tuple[Article, ...]:
    """`articles` as `order` wants them; those it does not name follow as they are."""
    if not order:
        return tuple(articles)
    rank = {one: place for place, one in enumerate(order)}
    return tuple(sorted(articles, key=lambda article: rank.get(article.id, len(rank))))
