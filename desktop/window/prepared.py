"""What takes a while before a speaker's table can be shown, done beside the window's thread.

The utterances are aligned, the table is made, and so are the passages and judgements of its first rows;
the window only has to lay out what comes into view.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.comparison.located import Located
from desktop.comparison.table import Options, Passages, Table, passages_of, tabulate
from desktop.project.derive import Findings
from desktop.window.comparison_reference import base_in

ROWS_JUDGED = 12
"""How many rows are judged in advance: about as many as come into view."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A speaker's passages, and the table of all utterances in order of appearance.

    `located` says where quotations stand in the reference, by statement; empty without one.
    """

    passages: Passages
    table: Table
    located: Mapping[str, Located] = field(default_factory=dict, repr=False)

    def table_for(self, options: Options) -> Table | None:
        """The table as these options ask for, where that needs no judgements; else None."""
        own = self.table.options
        if options.only_differing or (options.order, options.base) != (own.order, own.base):
            return None
        return replace(self.table, options=options)


def prepare(findings: Findings, speaker: str, before: Prepared | None = None) -> Prepared:
    """Prepare a speaker's table; `before`, an earlier one, hands on the judgements that still hold."""
    utterances = findings.utterances(speaker)
    passages = passages_of(
        utterances,
        readings=findings.readings,
        statements=findings.statements,
        article_of=findings.article_of,
        before=before.passages if before else None,
    )
    articles = tuple(article.id for article in findings.articles)
    table = tabulate(
        speaker, utterances, articles=articles, passages=passages, options=Options(base=base_in(findings))
    )
    for row in table.rows[:ROWS_JUDGED]:
        row.gravest  # noqa: B018
        for rendering in row.utterance.renderings:
            passages[rendering]
    return Prepared(passages, table, findings.located())
