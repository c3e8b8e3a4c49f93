"""What became of an article's statements when its text was read anew.

A statement is found again where the new text holds its words and a statement of most of them; it changed
where the new reading has a statement of much the same words, and else it is gone. All are told, the changed
ones with the words they have now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from desktop.basics.spans import text_of
from desktop.project.checks import statement_anchors, statement_at
from desktop.statements.reading import Reading, Statement

LEAST_ALIKE = 0.5
"""The share of the words of both that a changed statement must still have."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one statement: its `words` before, and `now` those of the one that stands for it."""

    state: Literal["same", "changed", "gone"]
    words: str
    now: str = ""


def fates(before: Reading, after: Reading) -> tuple[Fate, ...]:
    """What became of each statement of an article, asides left out, in order of the earlier text."""
    text = after.article.text
    by_id = {one.id: one for one in after.statements}
    found: dict[str, str] = {}
    for one in _shown(before):
        anchors = statement_anchors(before, one)
        key = statement_at(anchors, text, after.statements, {})
        if key is not None:
            found[one.id] = key
    free = [one for one in _shown(after) if one.id not in found.values()]
    out = []
    for one in _shown(before):
        words = _said(before, one)
        if one.id in found:
            now = _said(after, by_id[found[one.id]])
            out.append(Fate("same" if now == words else "changed", words, now))
            continue
        best = max(free, key=lambda other: _alike(words, _said(after, other)), default=None)
        if best is not None and _alike(words, _said(after, best)) >= LEAST_ALIKE:
            free.remove(best)
            out.append(Fate("changed", words, _said(after, best)))
        else:
            out.append(Fate("gone", words))
    return tuple(out)


def _shown(reading: Reading) -> list[Statement]:
    return [one for one in reading.statements if not one.aside]


def _said(reading: Reading, one: Statement) -> str:
    return " ".join(text_of(reading.article.text, one.spans).split())


def _alike(one: str, other: str) -> float:
    """The share of the words of both that both have."""
    mine, others = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(mine & others) / len(mine | others) if mine or others else 0.0
