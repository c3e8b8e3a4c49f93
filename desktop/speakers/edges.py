"""Compare local speakers that share a block: an edge for any two of different articles that agree at all.

Many articles hold the same few descriptions of a speaker. Those that compare alike are of one kind, and each
two kinds are compared once, also from one time to the next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from desktop.speakers.agreement import SURE, Agreement, compare
from desktop.speakers.blocks import block_keys, sharing
from desktop.speakers.speaker import LocalSpeaker
from desktop.speakers.units import Unit

LEAST = 40.0
"""The score below which two do not agree at all."""

ROOM = 1000
"""Kinds that are kept beside twice as many as there are now."""


class Edge(NamedTuple):
    """Two units, by number, and how they agree."""

    a: int
    b: int
    agreement: Agreement


class Edges:
    """All edges, best first, in an order that files do not change; and those of each sort."""

    def __init__(self, edges: Sequence[Edge] = ()) -> None:
        self.all = edges
        self.role = [edge for edge in edges if edge.agreement.rule == "role"]
        self.bare = [edge for edge in edges if edge.agreement.bare]
        self.sure = [
            edge
            for edge in edges
            if edge.agreement.score >= SURE and not edge.agreement.bare and edge.agreement.rule != "role"
        ]


class Comparison:
    """Compares local speakers, and keeps what was compared."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._number: dict[object, int] = {}
        self._like: list[LocalSpeaker] = []
        self._blocks: list[set[str]] = []
        self._known: dict[tuple[int, int], Agreement] = {}
        self._seen: dict[int, tuple[LocalSpeaker, int]] = {}

    def edges(self, units: Sequence[Unit]) -> Edges:
        """The edges between units."""
        alike: dict[int, list[int]] = {}
        seen: dict[int, tuple[LocalSpeaker, int]] = {}
        for index, unit in enumerate(units):
            if unit.counts:
                local = unit.local
                kind = seen[id(local)] = self._seen.get(id(local)) or (local, self._kind(local))
                alike.setdefault(kind[1], []).append(index)
        self._seen = seen
        articles = [unit.article for unit in units]
        by_score: dict[float, list[Edge]] = {}
        for one, other in sharing({kind: self._blocks[kind] for kind in alike}):
            # The reasons in words name first whoever comes first.
            for first, second in {(one, other), (other, one)}:
                agreement = self._agreement(first, second)
                if agreement.score >= LEAST and not agreement.contradiction:
                    others = alike[second]
                    by_score.setdefault(agreement.score, []).extend(
                        Edge(a, b, agreement)
                        for a in alike[first]
                        for b in others[bisect_right(others, a) :]
                        if articles[a] != articles[b]
                    )
        found: list[Edge] = []
        for score in sorted(by_score, reverse=True):
            found += sorted(by_score[score], key=itemgetter(0, 1))
        if len(self._like) > 2 * len(alike) + ROOM:
            self._forget()
        return Edges(found)

    def _kind(self, local: LocalSpeaker) -> int:
        signature = _signature(local)
        if signature not in self._number:
            self._number[signature] = len(self._like)
            self._like.append(local)
            self._blocks.append(block_keys(local))
        return self._number[signature]

    def _agreement(self, first: int, second: int) -> Agreement:
        if (first, second) not in self._known:
            self._known[first, second] = compare(self._like[first], self._like[second])
        return self._known[first, second]


def _signature(local: LocalSpeaker) -> object:
    """All that `compare` and the blocks look at."""
    names = (local.people, local.names, local.held, local.members)
    return names, local.gender, local.type, local.definite, local.loose
