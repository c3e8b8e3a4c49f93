"""Make statements of attributions: overlaps settled, kinds and flags set, reasons told."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.articles.article import Article
from desktop.basics.spans import Span, merged
from desktop.statements.attribution import Attribution
from desktop.statements.mentions import mention_span
from desktop.statements.quotations import Quotation, quoted_spans
from desktop.statements.reading import Cue, Kind, Statement, statement_id
from desktop.statements.reasons import reasons_of
from desktop.statements.tree import Tree
from desktop.statements.via import via_of


def assemble(
    tree: Tree, quotations: Sequence[Quotation], found: Sequence[Attribution]
) -> tuple[Statement, ...]:
    """The statements of an article, in order of the text."""
    kept = without_rivals([a for a in found if a.contents])
    quoted = quoted_spans(quotations)
    statements: dict[str, Statement] = {}
    for attribution in kept:
        statement = _statement(tree, attribution, quoted, nested=_is_nested(tree, attribution, kept))
        rival = statements.get(statement.id)
        if rival is None or statement.confidence > rival.confidence:
            statements[statement.id] = statement
    return tuple(sorted(statements.values(), key=lambda s: (s.spans, s.id)))


def without_rivals(found: list[Attribution]) -> list[Attribution]:
    """Of attributions that claim the same words, the likelier."""
    kept: list[Attribution] = []
    for attribution in sorted(found, key=lambda a: (-len(a.quotations), -a.likelihood)):
        if not any(_same(attribution.contents, other.contents) for other in kept):
            kept.append(attribution)
    return kept


def _same(a: Sequence[Span], b: Sequence[Span]) -> bool:
    shared = sum(x.shared(y) for x in a for y in b)
    return shared >= 0.8 * max(sum(map(len, a)), sum(map(len, b)))


def _is_nested(tree: Tree, attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether cue and content lie inside the content of another attribution."""
    if not attribution.cue:
        return False
    place = tree.tokens[attribution.cue[0]].start
    return any(other is not attribution and any(place in span for span in other.contents) for other in others)


def _statement(tree: Tree, attribution: Attribution, quoted: Sequence[Span], *, nested: bool) -> Statement:
    article: Article = tree.article
    spans = merged(attribution.contents)
    cue = None
    if attribution.cue:
        tokens = sorted(attribution.cue)
        last = tokens[0]
        for token in tokens[1:]:
            if token <= last + 2:
                last = token
        cue = Cue(tree.span(tokens[0], last), attribution.lemma)
    mention = mention_of(tree, attribution)
    via = None if attribution.via is None else via_of(tree, attribution.via)
    paragraph = tree.paragraph[min(tree.at(spans[0].start), len(tree.tokens) - 1)]
    return Statement(
        id=statement_id(article.id, spans),
        spans=spans,
        kind=kind_of(article.text, spans, quoted),
        cue=cue,
        mention=mention,
        via=via,
        paragraph=paragraph,
        headline=article.paragraphs[paragraph].role == "headline",
        nested=nested,
        thought=attribution.thought,
        confidence=round(attribution.likelihood, 2),
        reasons=reasons_of(attribution, article.text, None if cue is None else cue.span, mention),
    )


def mention_of(tree: Tree, attribution: Attribution) -> Span | None:
    """The words that name the speaker of an attribution."""
    if attribution.speaker is None:
        return None
    return mention_span(tree, attribution.speaker, cue=attribution.cue[0] if attribution.cue else None)


def kind_of(text: str, spans: Sequence[Span], quoted: Sequence[Span]) -> Kind:
    """Whether all, some or none of the words in `spans` stand in quotation marks (or a block quotation)."""
    inside = outside = 0
    for span in spans:
        for offset in range(span.start, span.end):
            if text[offset].isalnum():
                if any(offset in mark for mark in quoted):
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"
