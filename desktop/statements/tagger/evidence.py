"""What the network says for or against given words being content, cue or source, whoever proposed them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from desktop.basics.spans import Span
from desktop.statements.tagger.decode import pointed
from desktop.statements.tagger.network import Reactions
from desktop.statements.tagger.windows import Pieces

_NEAR = 1
"""Pieces by which an edge may miss: marks and commas there belong to no side for sure."""
_SAMPLE = 12
"""Pieces of a content at most whose pointers are looked at."""


class Evidence:
    """The network's reactions to an article, asked by places in the text. All answers are shares, 0…1."""

    def __init__(self, pieces: Pieces, reactions: Reactions) -> None:
        self._pieces = pieces
        self._reactions = reactions
        self._content = 1 - np.exp(reactions.content[:, 0])
        self._cue = 1 - np.exp(reactions.cue[:, 0])
        self._source = 1 - np.exp(reactions.source[:, 0])
        self._begin = np.exp(reactions.content[:, 1])
        self._middles = (pieces.starts + pieces.ends) / 2

    def numbers(self, span: Span) -> range:
        """The pieces whose middle lies in `span`."""
        first, end = np.searchsorted(self._middles, (span.start, span.end))
        return range(int(first), int(end))

    def content(self, spans: Sequence[Span]) -> float:
        """How surely the words are content of some attribution."""
        return self._mean(self._content, spans)

    def cue_inside(self, spans: Sequence[Span], quoted: Sequence[Span]) -> float:
        """How surely the words, those in quotation marks aside, hold a cue: another attribution's."""
        numbers = {number for span in spans for number in self.numbers(span)}
        for span in quoted:
            numbers.difference_update(self.numbers(span))
        return float(self._cue[sorted(numbers)].max()) if numbers else 0.0

    def edges(self, spans: Sequence[Span]) -> tuple[float, float]:
        """How surely content begins and ends where these stretches do: of all of them the mean."""
        begins, ends = [], []
        for span in spans:
            numbers = self.numbers(span)
            if not numbers:
                continue
            lowest = max(0, numbers[0] - _NEAR)
            begins.append(float(self._begin[lowest : numbers[0] + _NEAR + 1].max()))
            after = np.maximum(1 - self._content, self._begin)[numbers[-1] + 1 : numbers[-1] + 2 + _NEAR]
            ends.append(float(after.max()) if len(after) else 1.0)
        return (float(np.mean(begins)), float(np.mean(ends))) if begins else (0.0, 0.0)

    def cue(self, span: Span) -> float:
        """How surely the words attribute: their likeliest piece."""
        numbers = self.numbers(span)
        return float(self._cue[numbers[0] : numbers[-1] + 1].max()) if numbers else 0.0

    def source(self, span: Span) -> float:
        """How surely the words name a source."""
        return self._mean(self._source, (span,))

    def pointing(self, spans: Sequence[Span], cue: Span) -> float:
        """How surely the cue of these words is `cue`."""
        targets = self.numbers(cue)
        numbers = [number for span in spans for number in self.numbers(span)]
        if not numbers or not targets:
            return 0.0
        step = max(1, len(numbers) // _SAMPLE)
        shares = []
        for number in numbers[::step]:
            towards = pointed(self._reactions, number)
            shares.append(sum(float(np.exp(towards.get(target, -20.0))) for target in targets))
        return float(np.mean(shares))

    def _mean(self, shares: npt.NDArray[np.float32], spans: Sequence[Span]) -> float:
        numbers = [number for span in spans for number in self.numbers(span)]
        return float(shares[numbers].mean()) if numbers else 0.0
