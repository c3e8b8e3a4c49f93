"""What quotation marks do: quote in full or in part, set a doubtful word off (scare), or mention a term.

A scare quote or a term is said only where the words right before the marks tell ("so-called", "the phrase").
What may as well be a piece of the speaker's own words counts as a partial quotation, and marked words that
nobody is reported as saying as set off: whether the writer keeps a distance from them is for the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.comparison.passage import quoted_stretches
from desktop.comparison.setting import Setting
from desktop.statements.reading import QuotedTerm, Statement

MarksUse = Literal["full", "partial", "scare", "term", "set off"]

_REACH = 24
"""Characters before the marks that may tell what they do."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What marks do at one place."""

    use: MarksUse
    span: Span


@cache
def _tellers(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("before_marks") if row["use"] == kind)


def marks_of(setting: Setting, statement: Statement) -> tuple[Marked, ...]:
    """What the marks of a statement's content do, one for each stretch inside them; nothing where it has
    none."""
    if statement.kind == "direct":
        return tuple(Marked("full", span) for span in statement.spans)
    stretches = quoted_stretches(setting.reading, statement.spans, kind=statement.kind)
    return tuple(Marked(_told(setting, span) or "partial", span) for span in stretches)


def term_use(setting: Setting, term: QuotedTerm) -> MarksUse:
    """What marks around words do that nobody is reported as saying."""
    return _told(setting, term.span) or "set off"


def _told(setting: Setting, span: Span) -> MarksUse | None:
    """What the words right before the marks say of them."""
    before = setting.text[max(0, span.start - _REACH) : span.start].casefold().rstrip(" \n“\"‘'")
    for use in ("scare", "term"):
        for words in _tellers(use):
            if before.endswith(words) and not before[: -len(words)][-1:].isalnum():
                return "scare" if use == "scare" else "term"
    return None
