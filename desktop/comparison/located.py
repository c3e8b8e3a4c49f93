"""Where a quotation stands in the reference and how it stands to it: the values that locating gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.basics.spans import Span
from desktop.comparison.utterance import Difference, Verdict

Fidelity = Verdict | Literal["not-found"]
"""How a quotation stands to the reference; never `paraphrased`."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What of the reference a quotation leaves out, as spans of the reference.

    `before` and `after` are the rest of the sentences in which it begins and ends, `inside` what is missing
    between. `marked`: there is something missing inside, and an ellipsis, a bracket or a break of the
    quotation shows each such place.
    """

    before: tuple[Span, ...]
    inside: tuple[Span, ...]
    after: tuple[Span, ...]
    marked: bool


NO_CUT = Cut((), (), (), marked=False)


@dataclass(frozen=True, slots=True)
class Located:
    """Where a statement's quoted words stand in the reference, and how they stand to it.

    `spans` are the words of the reference that are kept, in its order; none where nothing was found. Of the
    differences `a` lies in the reference and `b` in the article. `said_by` are those to whom the reference
    gives the words, as it names them, in their order there; none where it names no speakers.
    """

    statement: str
    spans: tuple[Span, ...]
    verdict: Fidelity
    cut: Cut
    reason: str
    differences: tuple[Difference, ...]
    said_by: tuple[str, ...] = ()
