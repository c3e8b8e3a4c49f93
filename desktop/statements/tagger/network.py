"""Run the trained reader: what it makes of every word piece of an article.

The network is a file in `resources/models/` that onnxruntime runs on one thread of the processor; it holds
its vocabulary. Every window is read by itself: whole numbers of eight bits take their scale from all that is
read together, so that the result would depend on it; and a batch is slower, as it does not fit the cache.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from desktop.statements.tagger.windows import Pieces, Window, windows_of
from desktop.statements.tagger.wordpieces import WordPieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Scores = npt.NDArray[np.float32]

_THREADS = 1


@dataclass(frozen=True, slots=True, eq=False)
class Pointers:
    """Where one window's pieces point: log probabilities from piece to piece, counted from `pieces[0]`.

    `pieces` are the numbers of the window's pieces in the article, -1 for the window's own marks, of which
    the first stands for "nobody"; `columns` is where each number stands, -1 the first.
    """

    pieces: npt.NDArray[np.int64]
    to_cue: Scores
    to_source: Scores
    columns: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        columns = {number: column for column, number in enumerate(self.pieces.tolist()) if number >= 0}
        object.__setattr__(self, "columns", {**columns, -1: 0})


@dataclass(frozen=True, slots=True, eq=False)
class Reactions:
    """What the network makes of an article.

    Log probabilities of outside, begin and inside for each piece as content, cue and source; and for each
    piece the window that judged it, with its row there.
    """

    content: Scores
    cue: Scores
    source: Scores
    windows: tuple[Pointers, ...]
    window: npt.NDArray[np.int64]
    row: npt.NDArray[np.int64]


class Network:
    """The trained reader's network, loaded from its file."""

    def __init__(self, path: Path) -> None:
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.inter_op_num_threads = 1
        self._session: InferenceSession = InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        held = self._session.get_modelmeta().custom_metadata_map
        self.words = WordPieces(held["vocabulary"].split("\n"))
        self.notes: dict[str, Any] = json.loads(held["notes"])

    def react(self, pieces: Pieces) -> Reactions:
        """Read an article's pieces."""
        count = len(pieces.ids)
        tags = np.zeros((count, 9), np.float32)
        window_of, row_of = np.zeros(count, np.int64), np.zeros(count, np.int64)
        pointers: list[Pointers] = []
        for window in windows_of(pieces):
            row = row_pieces(window)
            scores, to_cue, to_source = self._run(pieces, row)
            own = np.concatenate([np.arange(*stretch) for stretch in window.stretches[window.own :]])
            first = len(row) - sum(end - start + 1 for start, end in window.stretches[window.own :])
            places = first + np.nonzero(row[first:] >= 0)[0]
            tags[own] = scores[places]
            window_of[own], row_of[own] = len(pointers), places
            pointers.append(Pointers(row, _log_shares(to_cue), _log_shares(to_source)))
        parts = [_log_shares(tags[:, first : first + 3]) for first in (0, 3, 6)]
        return Reactions(parts[0], parts[1], parts[2], tuple(pointers), window_of, row_of)

    def _run(self, pieces: Pieces, row: npt.NDArray[np.int64]) -> tuple[Scores, Scores, Scores]:
        real = row >= 0
        ids = np.where(real, pieces.ids[row], self.words.parts).astype(np.int32)
        ids[0] = self.words.opens
        marks = np.where(real, pieces.marks[row], 0).astype(np.int32)
        tags, to_cue, to_source = self._session.run(None, {"ids": ids[None], "marks": marks[None]})
        return tags[0], to_cue[0], to_source[0]


def row_pieces(window: Window) -> npt.NDArray[np.int64]:
    """The numbers of a window's pieces with -1 for its own marks: one in front, one behind each stretch."""
    row = [-1]
    for start, end in window.stretches:
        row.extend(range(start, end))
        row.append(-1)
    return np.array(row, np.int64)


def _log_shares(scores: Scores) -> Scores:
    """Logarithms of the shares that scores along the last axis stand for."""
    lowered = scores - scores.max(axis=-1, keepdims=True)
    shares: Scores = lowered - np.log(np.exp(lowered).sum(axis=-1, keepdims=True))
    return shares
