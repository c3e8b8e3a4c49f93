"""Small values for tests: articles, and readings whose tokens are cut by white space and marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.statements.reading import (
    Cue,
    Kind,
    Mention,
    Reading,
    Statement,
    Token,
    Via,
    statement_id,
)

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


def make_article(
    text: str, *, file: str = "herald.txt", outlet: str = "Daily Herald", **fields: str
) -> Article:
    """An article whose paragraphs are the blocks between blank lines; the first is its headline."""
    paragraphs = []
    for block in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        role = "body" if paragraphs else "headline"
        paragraphs.append(Paragraph(Span(*block.span()), role))
    return Article(text=text, paragraphs=tuple(paragraphs), file=file, outlet=outlet, **fields)


def span_of(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    return Span(text.index(words), text.index(words) + len(words))


def make_statement(
    article: Article,
    content: str | Sequence[str],
    *,
    mention: str = "",
    cue: str = "",
    via: str = "",
    kind: Kind = "direct",
    **flags: bool,
) -> Statement:
    """A statement whose places are found by their words."""
    text = article.text
    pieces = (content,) if isinstance(content, str) else content
    spans = tuple(span_of(text, piece) for piece in pieces)
    paragraph = next(n for n, one in enumerate(article.paragraphs) if spans[0].start in one.span)
    return Statement(
        id=statement_id(article.id, spans),
        spans=spans,
        kind=kind,
        cue=Cue(span_of(text, cue), cue) if cue else None,
        mention=span_of(text, mention) if mention else None,
        via=Via(span_of(text, via), via) if via else None,
        paragraph=paragraph,
        headline=article.paragraphs[paragraph].role == "headline",
        nested=flags.get("nested", False),
        thought=flags.get("thought", False),
        confidence=0.9,
        reasons=(),
    )


def make_reading(article: Article, *statements: Statement) -> Reading:
    """A reading with these statements, and their mentions as names of persons."""
    named = sorted({statement.mention for statement in statements if statement.mention})
    tokens = tuple(
        Token(
            start=word.start(),
            end=word.end(),
            lemma=word.group().casefold(),
            pos=_part_of_speech(word, named),
            tag="NNP" if _part_of_speech(word, named) == "PROPN" else "",
            dep="",
            head=index,
            entity="PERSON" if _part_of_speech(word, named) == "PROPN" else "",
            entity_start=False,
            sentence_start=index == 0,
            morphology="",
        )
        for index, word in enumerate(_WORD.finditer(article.text))
    )
    mentions = tuple(
        Mention(one, max(n for n, token in enumerate(tokens) if token.end <= one.end), "name")
        for one in named
    )
    return Reading(article, tokens, mentions, statements, (), "test")


def _part_of_speech(word: re.Match[str], named: Sequence[Span]) -> str:
    if not word.group()[0].isalnum():
        return "PUNCT"
    if word.group().isdigit():
        return "NUM"
    return "PROPN" if any(word.start() in span for span in named) else "X"
