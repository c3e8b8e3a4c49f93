"""Batches for training: windows over the annotated articles, cut anew for every round."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from desktop.statements.tagger.network import row_pieces
from desktop.statements.tagger.windows import LONGEST, Numbers, Pieces, Window, stretches_of
from desktop.statements.training.corpus import Labels

IGNORED = -100
_ROWS = 16
_POOL = 12
"""Batches sorted by length together, so that little is padded and the order stays random."""
_SHORT_START, _SHORTEST = 0.8, 60
PARTS = ("content", "cue", "source", "to_cue", "to_source")


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Windows as the network takes them, with what it shall make of each piece (`IGNORED`: nothing)."""

    ids: Numbers
    marks: Numbers
    mask: Numbers
    wanted: dict[str, Numbers]


def batches(
    articles: Sequence[tuple[Pieces, Labels]], chance: random.Random, *, opens: int, parts: int
) -> Iterator[Batch]:
    """One round over the articles in random order. `opens` and `parts` are ids of a window's own marks."""
    rows = [(window, pieces, labels) for pieces, labels in articles for window in _windows(pieces, chance)]
    chance.shuffle(rows)
    cut: list[list[tuple[Window, Pieces, Labels]]] = []
    for at in range(0, len(rows), _ROWS * _POOL):
        pool = sorted(rows[at : at + _ROWS * _POOL], key=lambda row: row[0].size)
        cut.extend(pool[first : first + _ROWS] for first in range(0, len(pool), _ROWS))
    chance.shuffle(cut)
    for some in cut:
        yield _batch(some, opens, parts)


def _windows(pieces: Pieces, chance: random.Random) -> Iterator[Window]:
    """Windows side by side; the first of random length, so that each round cuts at other places."""
    stretches = stretches_of(pieces)
    most = chance.randint(_SHORTEST, LONGEST - 1) if chance.random() < _SHORT_START else LONGEST - 1
    at = 0
    while at < len(stretches):
        used, end = 0, at
        while end < len(stretches) and (end == at or used + _size(stretches[end]) <= most):
            used += _size(stretches[end])
            end += 1
        yield Window(tuple(stretches[at:end]), 0)
        at, most = end, LONGEST - 1


def _size(stretch: tuple[int, int]) -> int:
    return stretch[1] - stretch[0] + 1


def _batch(rows: Sequence[tuple[Window, Pieces, Labels]], opens: int, parts: int) -> Batch:
    shape = (len(rows), max(window.size for window, _, _ in rows))
    ids, marks, mask = (np.zeros(shape, np.int64) for _ in range(3))
    wanted = {part: np.full(shape, IGNORED) for part in PARTS}
    for number, (window, pieces, labels) in enumerate(rows):
        row = row_pieces(window)
        real = np.nonzero(row >= 0)[0]
        taken = row[real]
        size = len(row)
        ids[number, :size], ids[number, 0] = parts, opens
        ids[number, real], marks[number, real] = pieces.ids[taken], pieces.marks[taken]
        mask[number, :size] = 1
        place_of = {int(piece): int(place) for piece, place in zip(taken, real, strict=True)}
        for part, tags in (("content", labels.content), ("cue", labels.cue), ("source", labels.source)):
            wanted[part][number, real] = tags[taken]
        for place, piece in zip(real, taken, strict=True):
            # What lies outside the window is nobody: place 0.
            if labels.content[piece]:
                wanted["to_cue"][number, place] = place_of.get(int(labels.to_cue[piece]), 0)
            if labels.cue[piece] == 1:
                wanted["to_source"][number, place] = place_of.get(int(labels.to_source[piece]), 0)
    return Batch(ids, marks, mask, wanted)
