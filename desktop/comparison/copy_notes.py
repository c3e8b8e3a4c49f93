"""Tell what of an article every paper prints around its reports, and how every reporter puts some things.

Notes are paragraphs beside the report: rights, cookies, subscriptions, who the author is, where to send a
tip. Formulas are phrases inside it ("did not immediately respond to a request for comment"). Two articles
that have these in common had nothing from one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from desktop.articles.article import Article
from desktop.basics.spans import Span
from desktop.comparison.agency_credits import NOTE, agency_of, note_phrases
from desktop.comparison.words import cut, plain

EDGE = 6
"""Paragraphs at the end of an article, and half as many at its start, among which its author is told of."""

LABEL = 80
"""Characters of a paragraph that says what the text is ("For immediate release"), or of its headline."""

_NAME = re.compile(r"(?:By\s+)?((?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w.'’-]*?)(?=[\s,.:]|$)")


def notes_in(article: Article) -> frozenset[int]:
    """The numbers of the paragraphs that are notes beside the report rather than a part of it."""
    body = [number for number, one in enumerate(article.paragraphs) if one.role == "body"]
    edge = {*body[: EDGE // 2], *body[-EDGE:]}
    return frozenset(
        number
        for number in body
        if _is_note(article.paragraphs[number].span.of(article.text), article.byline, at_edge=number in edge)
    )


def is_release(article: Article) -> bool:
    """Whether an article says of itself that it is a press release."""
    return any(
        len(words := one.span.of(article.text)) <= LABEL
        and any(phrase in plain(words) for phrase in note_phrases("release"))
        for one in (*article.paragraphs[: EDGE // 2], *article.paragraphs[-EDGE:])
    )


def formulas(norms: Sequence[str]) -> Iterator[int]:
    """The places, among words in their compared form, of those that belong to a formula."""
    known = _formulas()
    for at, norm in enumerate(norms):
        for words in known.get(norm, ()):
            if tuple(norms[at : at + len(words)]) == words:
                yield from range(at, at + len(words))
                break


def _is_note(words: str, byline: str, *, at_edge: bool) -> bool:
    if len(words) > NOTE:
        return False
    folded = plain(words)
    if agency_of(words) or any(phrase in folded for phrase in note_phrases("boilerplate")):
        return True
    return at_edge and (
        any(phrase in folded for phrase in note_phrases("author")) or _opens_with_author(words, byline)
    )


def _opens_with_author(words: str, byline: str) -> bool:
    """Whether a paragraph is about who wrote the article: it begins with a name of the byline."""
    found = _NAME.match(words)
    if not found or not byline:
        return False
    name = found.group(1).casefold().split()
    known = byline.casefold()
    return any(" ".join(name[:count]) in known for count in range(2, len(name) + 1))


@cache
def _formulas() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Formulas as words in their compared form, the longest first, by their first word."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in note_phrases("formula"):
        words = tuple(word.norm for word in cut(phrase, (Span(0, len(phrase)),)))
        found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(some, key=lambda one: (-len(one), one))) for first, some in found.items()}
