"""A transcript of 20,000 words against the quotations of fifty articles, once all are read; CPU time."""

from __future__ import annotations

import random
from time import process_time

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.comparison.locate import locate
from desktop.comparison.source_text import source_text
from desktop.statements.parser import parse
from desktop.statements.reading import Reading, Statement, statement_id
from tests.benchmarks.generated import WORDS, report
from tests.comparison.hearing import DATA

TRANSCRIPT = 20_000
"""Words."""

ARTICLES = 50
QUOTATIONS = 16
"""In one article."""

RUNS = 5


def _sentences(source: random.Random) -> list[str]:
    """Sentences that are all different, in the words of the hearing and some of no meaning."""
    known = (DATA / "hearing.txt").read_text(encoding="utf-8").replace("\n", " ").split()
    words = [word.strip(".,:?").lower() for word in known] + list(WORDS)
    sentences: list[str] = []
    count = 0
    while count < TRANSCRIPT:
        size = source.randint(8, 30)
        sentences.append(" ".join(source.choices(words, k=size)).capitalize() + ".")
        count += size
    return sentences


def _quoted(sentences: list[str], source: random.Random) -> str:
    """A sentence or two as an article might quote them: whole, cut, with another word, or made up."""
    at = source.randrange(len(sentences) - 1)
    words = " ".join(sentences[at : at + source.choice((1, 1, 2))]).split()
    kind = source.randrange(5)
    if kind == 1:
        middle = len(words) // 2
        words[middle : middle + 3] = ["…"]
    elif kind == 2:
        words[source.randrange(len(words))] = "sixty"
    elif kind == 3:
        words = words[: max(6, len(words) // 2)]
    elif kind == 4:
        words = source.choices(WORDS, k=len(words))
    return f"“{' '.join(words)}”"


def _article(number: int, sentences: list[str], source: random.Random) -> Reading:
    text, spans = f"Report {number}\n\n", []
    for _ in range(QUOTATIONS):
        quotation = _quoted(sentences, source)
        spans.append(Span(len(text), len(text) + len(quotation)))
        text += f"{quotation} she said.\n\n"
    article = Article(text, (Paragraph(Span(0, len(text)), "body"),), f"report-{number}.txt")
    statements = tuple(
        Statement(
            statement_id(article.id, (one,)),
            (one,),
            "direct",
            None,
            None,
            None,
            0,
            False,
            False,
            False,
            1.0,
            (),
        )
        for one in spans
    )
    return Reading(article, parse(article), (), statements, (), "bench")


def test_a_long_transcript_against_fifty_articles():
    source = random.Random(3)
    sentences = _sentences(source)
    text = "\n\n".join(" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6))
    article = Article(text, (Paragraph(Span(0, len(text)), "body"),), "transcript.txt")
    begun = process_time()
    tokens = parse(article)
    reading_time = process_time() - begun
    articles = [_article(number, sentences, source) for number in range(ARTICLES)]
    indexed, held, verdicts = [], [], dict[str, int]()
    for _ in range(RUNS):
        transcript = Reading(article, tokens, (), (), (), "bench")
        begun = process_time()
        words = len(source_text(transcript).words)
        indexed.append((process_time() - begun) * 1000)
        begun = process_time()
        found = [one for each in articles for one in locate(transcript, each, each.statements)]
        held.append((process_time() - begun) * 1000)
        verdicts = {}
        for one in found:
            verdicts[one.verdict] = verdicts.get(one.verdict, 0) + 1
    report(f"{words} words indexed (parsed before in {reading_time:.0f} s)", indexed)
    report(f"{ARTICLES} articles with {ARTICLES * QUOTATIONS} quotations located and judged", held)
    report("both", [one + other for one, other in zip(indexed, held, strict=True)])
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items())))
