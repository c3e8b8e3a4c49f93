"""Name what it is that one rendering has more than another: a cut, an addition, a denial, a condition, …

Few words that bind, count or deny change the claim of the sentence that both keep; so does a whole condition.
Else it counts where the words are missing: at an edge, or in the middle, where the rest reads as one piece.
"""

from __future__ import annotations

import re

from desktop.comparison import lexis
from desktop.comparison.claim_marks import PLAIN, changed_between, marks
from desktop.comparison.passage import Passage
from desktop.comparison.utterance import DifferenceType

CUT = 3
"""Words missing in the middle from which they count as a cut rather than as an addition."""

DOTS = re.compile(r"\.(?:\s?\.){1,}|…")
"""What shows that words are left out."""


def missing_type(long: Passage, short: Passage, low: int, high: int, at: int) -> DifferenceType:
    """What it is that `long` has more than `short`, its words `low` to `high`, missing before word `at`."""
    words = long.words[low:high]
    if all(word.bracketed for word in words):
        return "bracketed insertion"
    if all(lexis.fillers().get(word.norm) == "hesitation" for word in words):
        return "house style"
    claimed = _claim_missing(long, short, low, high, at)
    if claimed is not None:
        return claimed
    few = len(words) < CUT
    if few and _auxiliary(long, low, high):
        return "tense"
    if at == 0:
        after_words = long.words[high : high + 1]
        graded = all(word.number or word.norm in lexis.quantifiers() for word in after_words)
        hedged = all(word.norm in lexis.hedges() for word in words)
        return "hedge or booster" if few and hedged and graded and after_words else "cut at the start"
    if at >= len(short.words):
        return "cut at the end"
    after = short.words[at]
    marked = "…" in DOTS.sub("…", after.gap) or "[" in after.gap
    new_sentence = long.words[low].part != long.words[low - 1].part if low else True
    if marked:
        return "cut in the middle"
    if few and not (
        new_sentence and high < len(long.words) and long.words[high].part != long.words[high - 1].part
    ):
        if all(word.norm in lexis.hedges() for word in words):
            return "hedge or booster"
        return "tense" if any(word.norm in lexis.modals() for word in words) else "addition"
    before = short.words[at - 1]
    one_piece = after.quoted and before.quoted and after.stretch == before.stretch
    return "splice" if one_piece else "cut in the middle"


def _claim_missing(long: Passage, short: Passage, low: int, high: int, at: int) -> DifferenceType | None:
    """What `long` claims of a kept sentence by the words `short` lacks: a few, or a whole condition."""
    words = long.words[low:high]
    before = low > 0 and at > 0 and _one_clause(long, low)
    after = high < len(long.words) and at < len(short.words) and _one_clause(long, high)
    if len(words) < CUT and (before or after):
        return changed_between(long.words, low, high, short.words, at, at)
    here = low > 0 and at > 0 and words[0].part == long.words[low - 1].part
    there = high < len(long.words) and at < len(short.words) and words[-1].part == long.words[high].part
    if words[0].part == words[-1].part and (here or there):
        first = marks(long.words, low, min(high, low + 2))
        if first and first[0].type == "condition" and first[0].claim not in PLAIN["condition"]:
            return "condition"
    return None


def _one_clause(passage: Passage, at: int) -> bool:
    """Whether a word reads on from the one before, with no stop or comma between ("No, we stay")."""
    words = passage.words
    return words[at].part == words[at - 1].part and "," not in words[at].gap


def _auxiliary(passage: Passage, low: int, high: int) -> bool:
    """Whether the words `low` to `high` help a verb beside them to its tense ("had sold", "has been")."""
    words = passage.words
    helped = words[high : high + 1] and words[high].pos in {"VERB", "AUX"}
    helping = low > 0 and words[low - 1].pos == "AUX"
    return all(word.pos == "AUX" and word.norm not in lexis.modals() for word in words[low:high]) and bool(
        helped or helping
    )
