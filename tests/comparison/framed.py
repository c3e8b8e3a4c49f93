"""The framing of an invented article, read by the program itself."""

from __future__ import annotations

from functools import cache

from desktop.articles.plain_text import article_of_text
from desktop.project.batch import findings_of
from desktop.project.derive import Findings
from desktop.statements.extract import extract


@cache
def findings_in(text: str) -> Findings:
    """The findings of one article with this text."""
    return findings_of([extract(article_of_text(text, file="framed.txt"))])


def framing(findings: Findings, words: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each dimension of the first statement whose content holds `words`: value and words that show it."""
    text = findings.articles[0].text
    reading = findings.readings[findings.articles[0].id]
    statement = next(
        one
        for one in reading.statements
        if not one.aside and any(words in span.of(text) for span in one.spans)
    )
    return {
        one.dimension: (one.value, tuple(span.of(text) for span in one.spans))
        for one in findings.framing(statement.id)
    }


def value(findings: Findings, words: str, dimension: str) -> str:
    """One value of that statement's framing, "" where the dimension does not apply."""
    return framing(findings, words).get(dimension, ("", ()))[0]
