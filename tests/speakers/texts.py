"""Readings for this room's tests: invented texts, parsed, the mentions that speak given by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.speakers.speaker import LocalSpeaker, MentionKey, Resolution
from desktop.statements.parser import parse
from desktop.statements.reading import Reading, Statement, Token, statement_id


def article(text: str, *, headline: bool = False) -> Article:
    """An article of paragraphs separated by blank lines, the first a headline where `headline`."""
    paragraphs: list[Paragraph] = []
    start = 0
    for piece in text.split("\n\n"):
        role = "headline" if headline and not paragraphs else "body"
        paragraphs.append(Paragraph(Span(start, start + len(piece)), role))
        start += len(piece) + 2
    return Article(text, tuple(paragraphs), "invented.txt")


@cache
def _tokens(text: str) -> tuple[Token, ...]:
    return parse(article(text))


def reading(text: str, *speaking: str | tuple[str, int], headline: bool = False) -> Reading:
    """A reading of `text` with a statement for each of `speaking`: words, and which occurrence (from 0)."""
    own = article(text, headline=headline)
    statements = []
    for number, said in enumerate(speaking):
        words, occurrence = said if isinstance(said, tuple) else (said, 0)
        at = _place(text, words, occurrence)
        content = Span(number, number + 1)
        statements.append(
            Statement(
                statement_id(own.id, [content]), (content,), "indirect", None, Span(at, at + len(words)),
                None, 0, False, False, False, 1.0, (),
            )
        )  # fmt: skip
    return Reading(own, _tokens(text), (), tuple(statements), (), "test")


def _place(text: str, words: str, occurrence: int) -> int:
    """Where the words stand as whole words for the nth time."""
    return [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)][occurrence]


def speakers_of(resolution: Resolution, made: Reading) -> list[str]:
    """For each statement, the fullest name or the words of its speaker; "" where it is left open."""
    found = []
    for statement in made.statements:
        index = resolution.speaker_of.get(statement.id)
        found.append("" if index is None else called(resolution.speakers[index]))
    return found


def called(local: LocalSpeaker) -> str:
    """The fullest name of a local speaker, or its first words."""
    return (local.names or local.texts)[0]


def key(made: Reading, words: str, occurrence: int = 0) -> MentionKey:
    """The mention that these words are in a reading's article."""
    at = _place(made.article.text, words, occurrence)
    return MentionKey(made.article.id, Span(at, at + len(words)))


def keys(made: Reading, mentions: Sequence[str]) -> list[MentionKey]:
    """The first mention of each of these words."""
    return [key(made, words) for words in mentions]
