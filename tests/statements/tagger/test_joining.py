"""What rules and reader propose together: edges, sources, and which of two wordings stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from desktop.articles.plain_text import article_of_text
from desktop.basics.spans import Span
from desktop.statements import parser
from desktop.statements.assemble import mention_of
from desktop.statements.attribution import Attribution
from desktop.statements.extract import found_by_rules
from desktop.statements.joining import join, propose
from desktop.statements.quotations import Quotation, find_quotations
from desktop.statements.tagger.decode import Report
from desktop.statements.tagger.evidence import Evidence
from desktop.statements.tree import Tree
from desktop.statements.weighing import Proposer, Weights
from tests.builders import span_of

HEADLINE = "Council argues over the harbour\n\n"


class Sure:
    """Evidence that is equally sure of everything."""

    def __getattr__(self, name: str) -> object:
        return (lambda *_: (0.9, 0.9)) if name == "edges" else (lambda *_: 0.9)


class Read:
    """A text with what rules find in it, and reports made by their words."""

    def __init__(self, text: str) -> None:
        article = article_of_text(HEADLINE + text, file="harbour.txt")
        self.text = article.text
        self.tree = Tree(article, parser.parse(article))
        self.quotations: list[Quotation] = list(find_quotations(article.text, article.paragraphs))
        self.found, _ = found_by_rules(self.tree, self.quotations)
        self.evidence = cast(Evidence, Sure())

    def report(self, cue: str, source: str, *contents: str) -> Report:
        spans = tuple(span_of(self.text, words) for words in contents)
        return Report(spans, span_of(self.text, cue), span_of(self.text, source), 0.9, 0.9, 0.9, 0.9)

    def proposed(self, report: Report, proposer: Proposer) -> list[Attribution]:
        found = propose(self.tree, self.quotations, self.found, [report], self.evidence)
        return [one.attribution for one in found if one.proposer == proposer]

    def words(self, spans: Sequence[Span]) -> str:
        return " … ".join(span.of(self.text) for span in spans)

    def mention(self, attribution: Attribution) -> str:
        span = mention_of(self.tree, attribution)
        return "" if span is None else span.of(self.text)


def test_a_reported_content_leaves_out_its_own_cue_and_source() -> None:
    read = Read("The council opened a file that clerks said was forged in the spring of last year.")
    report = read.report("said", "clerks", "that clerks said was forged in the spring of last year")
    [one] = [*read.proposed(report, "reader"), *read.proposed(report, "reader of both")]
    assert "said" not in read.words(one.contents)
    assert "clerks" not in read.words(one.contents)


def test_a_reported_content_stops_before_the_next_cue_of_the_same_speaker() -> None:
    read = Read("Okafor wrote that the harbour should be safe and described the crane as a toy.")
    report = read.report("wrote", "Okafor", "the harbour should be safe and described the crane as a toy")
    assert read.proposed(report, "reader of both") == []
    both = read.proposed(report, "rules of both")
    assert [read.words(one.contents) for one in both] == ["the harbour should be safe"]


def test_a_source_that_ends_with_a_time_is_headed_by_who_it_names() -> None:
    read = Read("The dockers marching through the port last week were adamant that wages would rise.")
    report = read.report(
        "were adamant", "The dockers marching through the port last week", "that wages would rise"
    )
    assert [read.mention(one)[:11] for one in read.proposed(report, "reader")] == ["The dockers"]


def test_of_a_quantity_the_quantity_heads_the_source() -> None:
    read = Read("Some of the town's dockers were adamant that wages would rise.")
    report = read.report("were adamant", "Some of the town's dockers", "that wages would rise")
    assert [read.mention(one)[:7] for one in read.proposed(report, "reader")] == ["Some of"]


def test_a_mention_taken_from_the_reader_stays_within_its_words() -> None:
    read = Read("On Friday the harbour master Mara Lind was adamant that wages would rise.")
    report = read.report("was adamant", "Mara Lind", "that wages would rise")
    assert [read.mention(one) for one in read.proposed(report, "reader")] == ["Mara Lind"]


def test_of_two_wordings_the_likelier_stays() -> None:
    read = Read("Okafor said the harbour was safe on Monday and in every other week.")
    report = read.report("said", "Okafor", "the harbour was safe")
    ways: tuple[Proposer, ...] = ("rules", "reader", "rules of both", "reader of both")

    def kept(favourite: Proposer) -> list[str]:
        bias = {way: {"bias": 2.0 if way == favourite else 0.5} for way in ways}
        weights = Weights(bias, bias)
        found = join(read.tree, read.quotations, read.found, [report], read.evidence, weights)
        return [read.words(one.contents) for one in found]

    assert kept("reader of both") == ["the harbour was safe"]
    assert kept("rules of both") == ["the harbour was safe on Monday and in every other week"]
