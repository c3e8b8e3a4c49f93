"""How likely a proposed attribution is, by all that rules and trained reader have to say about it.

A logistic regression over a dozen shares for each way an attribution can come about (`Proposer`). Its weights
are fitted on articles whose attributions are known, and lie in a file beside the reader's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from desktop.statements.attribution import Attribution

Proposer = Literal["rules", "reader", "rules of both", "reader of both"]
"""Whose content it is: of rules or reader alone, or, where both found the attribution, of one of them."""

_LEAST, _MOST = 0.003, 0.997


@dataclass(frozen=True, slots=True)
class Proposal:
    """An attribution with what speaks for it: shares and other small numbers by name."""

    attribution: Attribution
    proposer: Proposer
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights by proposer and feature: for the content being right, and for content and speaker."""

    content: Mapping[str, Mapping[str, float]]
    speaker: Mapping[str, Mapping[str, float]]

    @staticmethod
    def of(stored: Mapping[str, Any]) -> Weights:
        """The weights as their file holds them."""
        return Weights(stored.get("content", {}), stored.get("speaker", {}))


def weigh(proposal: Proposal, weights: Mapping[str, Mapping[str, float]]) -> float:
    """How likely the proposal is right, 0…1."""
    known = weights[proposal.proposer]
    total = sum(weight * proposal.features[name] for name, weight in known.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def log_odds(share: float) -> float:
    """The logarithm of the odds, bounded; divided by four to be of the size of the other features."""
    share = min(_MOST, max(_LEAST, share))
    return math.log(share / (1 - share)) / 4
