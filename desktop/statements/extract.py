"""Make the reading of an article: parse it, find its quotations, and work out who is credited with what."""

from __future__ import annotations

from collections.abc import Sequence

from desktop import __version__
from desktop.articles.article import Article
from desktop.basics.progress import Progress, silent
from desktop.statements import parser
from desktop.statements.assemble import assemble, mention_of, without_rivals
from desktop.statements.attribution import Attribution
from desktop.statements.boundaries import part_reports
from desktop.statements.headlines import find_signed_headlines
from desktop.statements.indirect import find_indirect
from desktop.statements.joining import join
from desktop.statements.mentions import find_mentions
from desktop.statements.nouns import find_nouns
from desktop.statements.phrases import find_phrases
from desktop.statements.quotations import Quotation, find_quotations
from desktop.statements.quoted import attach_quotations
from desktop.statements.reading import Reading, Token
from desktop.statements.tagger import reader
from desktop.statements.terms import quoted_terms, untaken
from desktop.statements.tree import Tree
from desktop.statements.via import find_via, pass_on


def warm_up() -> None:
    """Load the language model and the trained reader now, so that the first article need not wait."""
    parser.warm_up()
    reader.network()


def extract(article: Article, *, progress: Progress = silent) -> Reading:
    """What the article says, and whom it credits with it.

    Loads the language model and the trained reader where needed. `progress` counts characters and may cancel.
    """
    tokens = parser.parse(article, progress=progress)
    quotations = find_quotations(article.text, article.paragraphs)
    heard = reader.listen(article, quotations)
    made_by = f"crossquote {__version__}, {parser.model_name()}, {reader.name()}"
    return read(article, tokens, made_by=made_by, heard=heard)


def read(
    article: Article, tokens: Sequence[Token], *, made_by: str, heard: reader.Heard | None = None
) -> Reading:
    """The reading of an article that is parsed already, without a model: by the rules and what a trained
    reader `heard`, or by the rules alone."""
    tree = Tree(article, tokens)
    quotations = find_quotations(article.text, article.paragraphs)
    found, left_over = found_by_rules(tree, quotations)
    if heard is not None:
        found = join(tree, quotations, found, heard.reports, heard.evidence, heard.weights)
        find_via(tree, found)
        left_over = untaken(quotations, left_over, found)
    found = pass_on(tree, found)
    statements = assemble(tree, quotations, found)
    speakers = [
        (attribution.speaker, span)
        for attribution in found
        if attribution.speaker is not None and (span := mention_of(tree, attribution)) is not None
    ]
    return Reading(
        article=article,
        tokens=tuple(tokens),
        mentions=find_mentions(tree, speakers),
        statements=statements,
        terms=quoted_terms(tree, quotations, left_over),
        made_by=made_by,
    )


def found_by_rules(tree: Tree, quotations: Sequence[Quotation]) -> tuple[list[Attribution], list[int]]:
    """The attributions that the rules find, and the numbers of the quotations that none of them took."""
    found = [*find_indirect(tree), *find_phrases(tree), *find_nouns(tree), *find_signed_headlines(tree)]
    part_reports(tree, found)
    left_over = attach_quotations(tree, quotations, found)
    find_via(tree, found)
    return without_rivals(tree, [attribution for attribution in found if attribution.contents]), left_over
