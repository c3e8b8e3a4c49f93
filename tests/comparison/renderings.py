"""Renderings for this room's tests: invented articles, parsed, whose statements are told by their words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.comparison.passage import Passage
from desktop.statements.parser import parse
from desktop.statements.reading import Kind, Reading, Statement, Token, statement_id

MARKS = "“”\"‘’'"


def kind_of(content: str) -> Kind:
    """The kind of a content by its marks: opening and closing with one, holding one, or none."""
    if content[0] in '“"‘' and content[-1] in '”"’':
        return "direct"
    return "mixed" if any(mark in content for mark in ("“", '"', "‘", " '")) else "indirect"


@cache
def _tokens(text: str) -> tuple[Token, ...]:
    return parse(Article(text, (Paragraph(Span(0, len(text)), "body"),), "invented.txt"))


def reading(
    *contents: str | Sequence[str],
    outlet: str = "Herald",
    headline: int = -1,
    kinds: Sequence[Kind] = (),
    story: str = "",
) -> Reading:
    """An article of "She said that …", one a content; a content split by "she said" is a sequence.

    `story` is what the article tells besides, at its end.
    """
    text, placed = f"{outlet} report.\n\n", []
    for content in contents:
        pieces = (content,) if isinstance(content, str) else tuple(content)
        spans = []
        for number, piece in enumerate(pieces):
            text += ("" if number == 0 else " she said. ") if len(pieces) > 1 else "She said that "
            spans.append(Span(len(text), len(text) + len(piece)))
            text += piece
        text += ".\n\n"
        placed.append((tuple(spans), "direct" if len(pieces) > 1 else kind_of(pieces[0])))
    text += story
    article = Article(text, (Paragraph(Span(0, len(text)), "body"),), f"{outlet}.txt", outlet=outlet)
    statements = tuple(
        Statement(
            id=statement_id(article.id, spans),
            spans=spans,
            kind=kinds[number] if kinds else kind,  # type: ignore[arg-type]
            cue=None,
            mention=None,
            via=None,
            paragraph=0,
            headline=number == headline,
            nested=False,
            thought=False,
            confidence=1.0,
            reasons=(),
        )
        for number, (spans, kind) in enumerate(placed)
    )
    return Reading(article, _tokens(text), (), statements, (), "tests")


def passage(content: str | Sequence[str], *, outlet: str = "Herald", kind: Kind | None = None) -> Passage:
    """One rendering as a whole statement of an article of its own."""
    made = reading(content, outlet=outlet, kinds=() if kind is None else (kind,))
    return Passage(made, made.statements[0], made.statements[0].spans)


def words(held: Passage, spans: Sequence[Span]) -> str:
    """The words that spans cover, pieces separated by a bar."""
    return "|".join(span.of(held.text) for span in spans)
