"""Make statements of attributions: overlaps settled, kinds and flags set, reasons told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from desktop.articles.article import Article
from desktop.basics.spans import Span, merged
from desktop.statements.attribution import Attribution
from desktop.statements.confidence import confidence_of
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
    kept = without_rivals(tree, [a for a in found if a.contents])
    quoted = quoted_spans(quotations)
    by_paragraph: defaultdict[int, list[Attribution]] = defaultdict(list)
    for attribution in kept:
        for paragraph in {_paragraph(tree, span) for span in attribution.contents}:
            by_paragraph[paragraph].append(attribution)
    statements: dict[str, Statement] = {}
    for attribution in kept:
        near = by_paragraph[tree.paragraph[attribution.cue[0]]] if attribution.cue else ()
        statement = _statement(
            tree, attribution, quotations, quoted, nested=_is_nested(tree, attribution, near)
        )
        rival = statements.get(statement.id)
        if rival is None or statement.confidence > rival.confidence:
            statements[statement.id] = statement
    return tuple(sorted(statements.values(), key=lambda s: (s.spans, s.id)))


def _paragraph(tree: Tree, span: Span) -> int:
    return tree.paragraph[min(tree.at(span.start), len(tree.tokens) - 1)]


def without_rivals(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Of attributions that claim the same words, the likelier."""
    kept: list[Attribution] = []
    claimed: defaultdict[int, list[Attribution]] = defaultdict(list)
    for attribution in sorted(found, key=lambda a: (-len(a.quotations), -a.likelihood)):
        place = _paragraph(tree, attribution.contents[0])
        if not any(_same(attribution.contents, other.contents) for other in claimed[place]):
            kept.append(attribution)
            claimed[place].append(attribution)
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


def _with_marks(span: Span, quotations: Sequence[Quotation]) -> Span:
    """`span` with the marks around it, where it is just what a quotation holds."""
    for quotation in quotations:
        inner = quotation.inner
        if span.start == inner.start and inner.covers(span) and len(inner) - len(span) <= 1:
            return quotation.span
    return span


def _statement(
    tree: Tree,
    attribution: Attribution,
    quotations: Sequence[Quotation],
    quoted: Sequence[Span],
    *,
    nested: bool,
) -> Statement:
    article: Article = tree.article
    spans = merged(_with_marks(span, quotations) for span in attribution.contents)
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
    paragraph = _paragraph(tree, spans[0])
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
        confidence=confidence_of(attribution),
        reasons=reasons_of(attribution, article.text, None if cue is None else cue.span, mention),
    )


def mention_of(tree: Tree, attribution: Attribution) -> Span | None:
    """The words that name the speaker of an attribution."""
    if attribution.speaker is None:
        return None
    cue = attribution.cue[0] if attribution.cue else None
    return mention_span(tree, attribution.speaker, cue=cue, within=attribution.named)


def kind_of(text: str, spans: Sequence[Span], quoted: Sequence[Span]) -> Kind:
    """Whether all, some or none of the words in `spans` stand in quotation marks (or a block quotation)."""
    inside = outside = 0
    for span in spans:
        words = {offset for offset in range(span.start, span.end) if text[offset].isalnum()}
        within = {offset for mark in quoted if mark.overlaps(span) for offset in words if offset in mark}
        inside += len(within)
        outside += len(words) - len(within)
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"
