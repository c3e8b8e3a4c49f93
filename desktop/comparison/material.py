"""What figures over everything found are made of, and the outlets that they are counted by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.articles.article import Article
from desktop.speakers.speaker import Speakers
from desktop.statements.reading import Reading, Statement


class Material(Protocol):
    """What the figures are made of: articles, their readings, and who said what. `Findings` is one."""

    @property
    def articles(self) -> tuple[Article, ...]: ...
    @property
    def readings(self) -> Mapping[str, Reading]: ...
    @property
    def statements(self) -> Mapping[str, Statement]: ...
    @property
    def article_of(self) -> Mapping[str, str]: ...
    @property
    def speakers(self) -> Speakers: ...
    def cue_class(self, statement_id: str) -> str:
        """The class under which the framing shows a statement's cue, "" where it has none."""
        ...


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with its articles' ids; `key` is the first of these.

    An article whose outlet is not known stands alone, under its file's name.
    """

    key: str
    name: str
    articles: tuple[str, ...]


def outlets_of(articles: Sequence[Article]) -> tuple[Outlet, ...]:
    """The outlets of some articles, in order of their first article."""
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.outlet.strip().casefold() or f"\n{article.id}", []).append(article)
    return tuple(
        Outlet(group[0].id, group[0].label, tuple(one.id for one in group)) for group in groups.values()
    )


def outlet_keys(material: Material) -> dict[str, str]:
    """The key of each article's outlet."""
    return {article: one.key for one in outlets_of(material.articles) for article in one.articles}
