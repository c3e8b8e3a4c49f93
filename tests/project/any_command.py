"""Commands of every kind, made from the fields that its class declares: kinds added later are made too."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from desktop.articles.article import Article
from desktop.basics.anchors import Anchor, anchor
from desktop.basics.spans import Span

_WORDS = ("", "Ada Lund", "Evening Post", "2031-05-06", "x", "a note\nof two lines 🙂", "=1+1")


def command(kind: type, articles: Sequence[Article]) -> st.SearchStrategy[Any]:
    """Any command of this kind about these articles; many of them do not fit a given project."""
    hints = get_type_hints(kind)
    fields = {
        field.name: values(hints[field.name], field.name, tuple(articles))
        for field in dataclasses.fields(kind)
    }
    return st.builds(kind, **fields)


def some_commands(kind: type, articles: Sequence[Article]) -> Iterator[Any]:
    """A few commands of this kind, always the same: each field at its simplest, and then at others."""
    hints = get_type_hints(kind)
    for turn in range(4):
        yield kind(
            **{
                field.name: _pick(hints[field.name], field.name, tuple(articles), turn)
                for field in dataclasses.fields(kind)
            }
        )


@cache
def values(hint: Any, name: str, articles: tuple[Article, ...]) -> st.SearchStrategy[Any]:
    """Any value of a field."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple and inner[-1:] == (Ellipsis,):
        return st.lists(values(inner[0], name, articles), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(values(one, name, articles) for one in inner))
    if origin in (Union, types.UnionType):
        return st.one_of(*(values(one, name, articles) for one in inner))
    if hint is Article:
        return st.sampled_from(articles)
    if hint is Anchor:
        return st.builds(_anchor, st.sampled_from(articles), st.integers(0, 60), st.integers(1, 20))
    if hint is str and (name in ("article", "articles") or name.endswith("_article")):
        return st.sampled_from(("", *(one.id for one in articles)))
    if hint is str:
        return st.sampled_from(_WORDS)
    if dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(
            hint,
            **{one.name: values(hints[one.name], one.name, articles) for one in dataclasses.fields(hint)},
        )
    return st.from_type(hint)


def _anchor(article: Article, start: int, length: int) -> Anchor:
    start = min(start, len(article.text) - 1)
    return anchor(article.id, article.text, Span(start, min(start + length, len(article.text))))


def _pick(hint: Any, name: str, articles: tuple[Article, ...], turn: int) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return inner[turn % len(inner)]
    if origin is tuple and inner[-1:] == (Ellipsis,):
        return tuple(_pick(inner[0], name, articles, turn + one) for one in range(1 + turn % 2))
    if origin is tuple:
        return tuple(_pick(one, name, articles, turn) for one in inner)
    if origin in (Union, types.UnionType):
        return _pick(inner[turn % len(inner)], name, articles, turn)
    if hint is Article:
        return articles[turn % len(articles)]
    if hint is Anchor:
        return _anchor(articles[turn % len(articles)], 3 * turn, 5 + turn)
    if hint is str:
        return (*_WORDS, *(one.id for one in articles))[turn % (len(_WORDS) + len(articles))]
    if hint is bool:
        return bool(turn % 2)
    if hint is int:
        return turn
    if hint is float:
        return turn / 4
    if hint is type(None):
        return None
    hints = get_type_hints(hint)
    return hint(
        **{one.name: _pick(hints[one.name], one.name, articles, turn) for one in dataclasses.fields(hint)}
    )
