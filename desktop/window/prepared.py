"""What takes a while before a speaker's table can be shown, done beside the window's thread.

The utterances are aligned, the table is made, and so are the passages and judgements of its first rows;
the window only has to lay out what comes into view.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from time import perf_counter

from desktop.comparison.located import Located
from desktop.comparison.setting import setting_of
from desktop.comparison.table import Options, Passages, Table, passages_of
from desktop.project.comparing import ByHand, by_hand, passages_for, table_for
from desktop.project.derive import Findings
from desktop.window.comparison_reference import base_in

ROWS_JUDGED = 12
"""How many rows are judged in advance at least: about as many as come into view."""

A_WHILE = 0.4
"""Seconds that more rows are judged in advance: a table whose rows are all judged opens in its order."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A speaker's passages, and the table of all utterances in order of appearance.

    `located` says where quotations stand in the reference, by statement; empty without one. `hand` is what
    the user said about the utterances.
    """

    passages: Passages
    table: Table
    grounds: tuple[object, ...] = field(default=(), repr=False, compare=False)
    """What the table follows from."""
    located: Mapping[str, Located] = field(default_factory=dict, repr=False)
    hand: ByHand = field(default_factory=ByHand, repr=False)

    def table_for(self, options: Options) -> Table | None:
        """The table as these options ask for, where that needs no judgements; else None."""
        own = self.table.options
        if options.only_differing or (options.order, options.base) != (own.order, own.base):
            return None
        return replace(self.table, options=options)


def prepare(findings: Findings, speaker: str, before: Prepared | None = None) -> Prepared:
    """Prepare a speaker's table.

    `before`, an earlier one, is taken again where all that it follows from is as it was, and else hands on
    the judgements that still hold.
    """
    grounds, located, hand = _grounds(findings, speaker), findings.located(), by_hand(findings, speaker)
    if before is not None and before.grounds == grounds:
        if (before.located, before.hand) == (located, hand):
            return before
        return replace(before, located=located, hand=hand)
    passages = passages_for(findings, speaker, before.passages if before else None)
    table = table_for(findings, speaker, passages, Options(base=base_in(findings)))
    until = perf_counter() + A_WHILE
    for number, row in enumerate(table.rows):
        if number >= ROWS_JUDGED and perf_counter() > until:
            break
        row.gravest  # noqa: B018
        if number < ROWS_JUDGED:
            for rendering in row.utterance.renderings:
                passages[rendering]
            passages.agreement(row.base, row.utterance.renderings)
    # So that the framing of a statement can be told in the window's thread without a stall. For very long
    # articles it takes a while, and the table need not wait for that.
    said = (findings.article_of[one] for row in findings.utterances(speaker) for one in row.statements)
    until = perf_counter() + A_WHILE
    for article in dict.fromkeys(said):
        if perf_counter() > until:
            break
        setting_of(findings.readings[article])
    return Prepared(passages, table, grounds, located, hand)


def _grounds(findings: Findings, speaker: str) -> tuple[object, ...]:
    """What a speaker's table follows from: most corrections leave it as it is."""
    utterances = findings.utterances(speaker)
    statements = dict.fromkeys(one for utterance in utterances for one in utterance.statements)
    decided = findings.decided
    return (
        utterances,
        tuple(article.id for article in findings.articles),
        base_in(findings),
        tuple(findings.statements[one] for one in statements),
        tuple(findings.readings[findings.article_of[one]] for one in statements),
        decided.verdicts,
        decided.absences,
    )


def nothing_prepared() -> Prepared:
    """The empty table of nobody."""
    passages = passages_of((), readings={}, statements={}, article_of={})
    return Prepared(passages, Table("", (), (), Options()))
