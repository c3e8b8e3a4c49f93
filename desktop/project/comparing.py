"""One speaker's comparison as the project has it: its table with all that the user said about it.

The window, the pictures and the exports all make their tables here, so that a verdict set by hand or an
absence that was confirmed shows in each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.comparison.table import Options, Passages, Table, passages_of, tabulate
from desktop.comparison.utterance import Rendering, Verdict
from desktop.project.alignments import Lookup, Placing, Spots, verdict_words
from desktop.project.commands import ConfirmAbsence
from desktop.project.derive import Findings
from desktop.project.marking import DefineTag
from desktop.project.marks import Mark


@dataclass(frozen=True, slots=True)
class ByHand:
    """What the user said about one speaker's utterances, as it holds now (see the methods of `Findings`)."""

    verdicts: Mapping[frozenset[Rendering], Verdict] = field(default_factory=dict)
    not_reported: frozenset[tuple[str, str]] = frozenset()
    placed: Mapping[Rendering, Placing] = field(default_factory=dict)
    marked: Mapping[str, Mark] = field(default_factory=dict)
    """His notes, stars and tags by statement."""
    marked_rows: Mapping[str, Mark] = field(default_factory=dict)
    """And by utterance."""
    tags: tuple[DefineTag, ...] = ()
    """The tags there are, where any of these is marked."""
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What of a statement he changed, by statement: its words, kind, cue and so on, or its speaker."""


def by_hand(findings: Findings, speaker: str) -> ByHand:
    """What the user said about a speaker's utterances."""
    on_statements = findings.marks.statements
    marked = {one: on_statements[one] for one in findings.statements_of(speaker) if one in on_statements}
    marked_rows = findings.utterance_marks(speaker)
    return ByHand(
        findings.verdicts(speaker),
        findings.not_reported(speaker),
        findings.placed_by_hand(speaker),
        marked,
        marked_rows,
        findings.marks.tags if marked or marked_rows else (),
        _changed(findings, speaker),
    )


def verdict_reasons(findings: Findings, speaker: str) -> Mapping[frozenset[Rendering], str]:
    """Why the user set a verdict, where he said so, by the two renderings that it is about."""
    chosen = [one for one in findings.decided.verdicts if one.reason.strip()]
    if not chosen:
        return {}
    lookup = Lookup(
        findings.utterances(speaker),
        readings=findings.readings,
        article_of=findings.article_of,
        spots=Spots(),
    )
    words = verdict_words(findings.decided.verdicts, lookup)
    return {sides: one.reason.strip() for sides, one in words.items() if one.reason.strip()}


def absence_words(findings: Findings, speaker: str) -> Mapping[tuple[str, str], ConfirmAbsence]:
    """The user's word on what articles do not report of a speaker's, the last on each, by utterance and
    article."""
    if not findings.decided.absences:
        return {}
    lookup = Lookup(
        findings.utterances(speaker),
        readings=findings.readings,
        article_of=findings.article_of,
        spots=Spots(),
    )
    found = ((lookup.utterance(one.utterance), one) for one in findings.decided.absences)
    return {(utterance.id, one.article): one for utterance, one in found if utterance is not None}


def _changed(findings: Findings, speaker: str) -> dict[str, tuple[str, ...]]:
    changed = {}
    for one in findings.statements_of(speaker) if findings.edited or findings.standing else ():
        given = ("speaker",) if findings.standing.get(one) in ("assigned", "nobody") else ()
        what = (*findings.edited.get(one, ()), *given)
        if what:
            changed[one] = what
    return changed


def passages_for(findings: Findings, speaker: str, before: Passages | None = None) -> Passages:
    """The passages of a speaker's renderings, with the user's verdicts; `before` hands on what holds."""
    return passages_of(
        findings.utterances(speaker),
        readings=findings.readings,
        statements=findings.statements,
        article_of=findings.article_of,
        before=before,
        verdicts=findings.verdicts(speaker),
    )


def table_for(findings: Findings, speaker: str, passages: Passages, options: Options) -> Table:
    """A speaker's table, all articles as its columns; `passages` are those of `passages_for`."""
    return tabulate(
        speaker,
        findings.utterances(speaker),
        articles=[article.id for article in findings.articles],
        passages=passages,
        options=options,
        not_reported=findings.not_reported(speaker),
    )
