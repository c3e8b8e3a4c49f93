"""Utterances, their renderings, and how two renderings differ: the values of this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.basics.spans import Span

Verdict = Literal["verbatim", "punctuation", "trimmed", "spliced", "reworded", "paraphrased", "altered"]
"""How two renderings of one utterance relate; a pair has the last of these that holds."""

GRAVITY: tuple[Verdict, ...] = (
    "altered", "spliced", "reworded", "trimmed", "paraphrased", "punctuation", "verbatim",
)  # fmt: skip
"""Verdicts, gravest first, for display. A conflicting pair ranks after `altered`, whatever its verdict."""

DifferenceType = Literal[
    "number", "negation", "modality", "quantifier", "condition", "agent", "named thing",
    "tense", "person", "hedge or booster", "word choice", "addition",
    "cut at the start", "cut in the middle", "cut at the end", "splice", "move",
    "bracketed insertion", "ellipsis", "contraction", "spelling", "capitals", "punctuation",
    "numeral form", "masked profanity", "house style",
]  # fmt: skip

HOUSE_STYLE: frozenset[DifferenceType] = frozenset(
    {"contraction", "spelling", "capitals", "punctuation", "numeral form", "masked profanity", "house style"}
)  # fmt: skip
"""What "ignore punctuation and house style" leaves unpainted."""

CLAIM_CHANGES: frozenset[DifferenceType] = frozenset(
    {"number", "negation", "modality", "quantifier", "condition", "agent", "named thing"}
)
"""What changes the claim itself where both renderings quote."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """The part of a statement that renders an utterance: spans of the statement's own article."""

    statement: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker said once, in all its renderings (at least one).

    `speaker` is a speaker's id, or "" for a statement whose speaker is open (it stands alone).
    `renderings` are in order of articles as given, then of the text; one article may have several.
    `score` is how likely, 0…1, the weakest join that holds the renderings together is right; `reason` says
    it in words.
    """

    id: str
    speaker: str
    renderings: tuple[Rendering, ...]
    score: float
    reason: str

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the statements rendered here."""
        return tuple(rendering.statement for rendering in self.renderings)


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: its type and where it lies on either side (no span where that side lacks it).

    `marked` says of a cut whether the side that lacks the words shows it (an ellipsis, a bracket, a break
    of the quotation); None of all else.
    """

    type: DifferenceType
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    marked: bool | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements of different articles, or renderings within one, held against each other.

    `a` and `b` are statement ids; `verdict` is over the parts they share. `conflicting`: both stand
    inside quotation marks and words differ, so one of them must be wrong. `by_user`: the verdict is the
    user's word, on one of the utterances at least.
    """

    a: str
    b: str
    utterances: tuple[str, ...]
    verdict: Verdict
    conflicting: bool
    reason: str
    differences: tuple[Difference, ...]
    by_user: bool = False
