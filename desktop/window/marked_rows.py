"""The rows of the articles list with what the user hung on articles and on their statements. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.project.derive import Findings
from desktop.project.marks import values_on_statements
from desktop.window.article_rows import ArticleRow


def marked_rows(rows: Sequence[ArticleRow], findings: Findings) -> tuple[ArticleRow, ...]:
    """`rows` with the marks that the findings have."""
    marks = findings.marks
    if not (marks.articles or marks.statements or marks.utterances):
        return tuple(rows)
    values: dict[str, frozenset[str]] = {key: mark.values for key, mark in marks.articles.items()}
    for statement, found in values_on_statements(marks).items():
        article = findings.article_of[statement]
        values[article] = values.get(article, frozenset()) | found
    return tuple(
        replace(row, mark=marks.articles.get(row.key), values=values[row.key]) if row.key in values else row
        for row in rows
    )
