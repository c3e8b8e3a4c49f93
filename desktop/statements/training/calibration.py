"""Fit the weights by which proposals are weighed: a logistic regression for each proposer.

A proposal is right where its content agrees with that of an annotated attribution by half of the words, and
its speaker where the mention does as well. What is nested in another proposal is not judged: the corpus gives
each word to one attribution only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Row = tuple[str, Mapping[str, float], bool]
"""Proposer, features, and whether the proposal was right."""

_STEPS = 50
_RIDGE = 1.0


def fitted(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """The weights of each proposer, by feature."""
    weights = {}
    for proposer in sorted({row[0] for row in rows}):
        mine = [row for row in rows if row[0] == proposer]
        names = sorted(mine[0][1])
        table = np.array([[row[1][name] for name in names] for row in mine])
        right = np.array([row[2] for row in mine], float)
        weights[proposer] = dict(zip(names, (round(float(w), 4) for w in _regression(table, right)), strict=True))
    return weights


def _regression(table: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Weights by Newton's method, held small by a ridge."""
    weights = np.zeros(table.shape[1])
    ridge = _RIDGE * np.eye(table.shape[1])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (right - share) - _RIDGE * weights
        curve = (table * (share * (1 - share))[:, None]).T @ table + ridge
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights
