"""The comparison as plain text for a terminal: each speaker's utterances, renderings and verdicts."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from desktop.basics.spans import text_of
from desktop.comparison.accounts import accounts_words
from desktop.comparison.table import Entry, Options
from desktop.export.mark_columns import mark_line
from desktop.export.plain_copy import accounts_of, copy_of
from desktop.export.report_names import named_differently
from desktop.export.tables import NOT_REPORTED, column_headings
from desktop.project.comparing import passages_for, table_for
from desktop.project.derive import OPEN, Findings
from desktop.project.marks import Mark

WIDTH = 100


def report(findings: Findings) -> str:
    """Everything that the window shows of `findings`, as lines of at most `WIDTH` characters.

    Control characters of the articles are left out: a terminal would obey them.
    """
    headings = column_headings(findings.articles)
    located = findings.located()
    lines = []
    for key, name in [*((one.id, one.name) for one in findings.speakers.speakers), (OPEN, "Not identified")]:
        utterances = findings.utterances(key)
        if not utterances:
            continue
        shown = table_for(findings, key, passages_for(findings, key), Options(base=findings.base))
        lines += [name, "=" * len(name), *_marked(findings.marks.speakers.get(key)), ""]
        on_utterances = findings.utterance_marks(key)
        for number, row in enumerate(shown.rows, 1):
            lines.append(f"{number}.")
            lines += _marked(on_utterances.get(row.utterance.id))
            for cell in row.cells:
                for entry in cell.entries:
                    text = text_of(findings.article(cell.article).text, entry.rendering.spans)
                    lines += _wrapped(f"{headings[cell.article]} [{_verdict(entry)}]: {text}")
                    if entry.judgement and entry.judgement.reason:
                        lines += _wrapped(f"  → {entry.judgement.reason}")
                    found = located.get(entry.rendering.statement)
                    if found:
                        lines += _wrapped(f"  → reference [{found.verdict}]: {found.reason}")
                    lines += _marked(findings.marks.statements.get(entry.rendering.statement))
                if cell.not_reported:
                    lines += _wrapped(f"{headings[cell.article]}: {NOT_REPORTED}")
            lines.append("")
    if not lines:
        return "No statements were found."
    lines += _marked_articles(findings, headings)
    lines += named_differently(findings)
    lines += _copied(findings, headings)
    return "\n".join("".join(one for one in line if one.isprintable()) for line in lines).rstrip()


def _marked(mark: Mark | None) -> list[str]:
    """What the user hung on something, under it."""
    return _wrapped(f"  → your mark: {mark_line(mark)}") if mark else []


def _marked_articles(findings: Findings, headings: Mapping[str, str]) -> list[str]:
    marks = [(one.id, findings.marks.articles.get(one.id)) for one in findings.articles]
    told = [line for key, mark in marks if mark for line in _wrapped(f"{headings[key]}: {mark_line(mark)}")]
    return ["Your marks on articles", "======================", "", *told, ""] if told else []


def _copied(findings: Findings, headings: Mapping[str, str]) -> list[str]:
    """How many independent accounts there are, which articles are one and why, and what they carry, a
    paragraph each; nothing where no copy is shared."""
    shared = copy_of(findings)
    if not shared.groups:
        return []
    texts = {one.id: one for one in findings.articles}
    if findings.reference is not None:
        texts.setdefault(findings.reference.article.id, findings.reference.article)

    def names(articles: Sequence[str]) -> str:
        return ", ".join(headings.get(one, texts[one].label) for one in articles)

    told = accounts_of(findings, shared)
    lines = ["Shared copy", "===========", "", *_wrapped(accounts_words(told))]
    for account in told:
        if len(account.articles) > 1:
            lines += _wrapped(f"{names(account.articles)}: one account. {account.reason}")
    for group in shared.groups:
        credited = ", ".join(dict.fromkeys(one.agency for one in group.credits)) or "no agency"
        words = group.words_told
        lines += _wrapped(
            f"{names(group.articles)}: {words} words outside quotations, credited to {credited}"
        )
        first = group.places[0]
        lines += _wrapped(f"  “{first.span.of(texts[first.article].text)}”")
    return lines


def _verdict(entry: Entry) -> str:
    if entry.judgement is None:
        return "base"
    words: list[str] = [entry.judgement.verdict]
    if entry.judgement.conflicting:
        words.append("conflicting")
    if entry.judgement.program:
        words.append("set by the user")
    return ", ".join(words)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="   ", subsequent_indent="      ")
