"""How near two stretches of words are in what they speak of, by vectors of single words.

Each word and phrasal verb of `resources/models/words.npz` has a place among the others by how it is used;
the place of a stretch is the mean of its words' places, each word weighted by how much it says. Names have
none: two countries stand near each other and are not the same. Nearness tells a subject, never a claim: a
sentence and its denial are as near as can be, so it is one piece of evidence among several (see
`evidence`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.basics.resources import resource

if TYPE_CHECKING:
    import numpy.typing as npt

FILE = "models/words.npz"

Place: TypeAlias = "npt.NDArray[Any]"
"""A direction of length 1, or nothing but zeros where no word has a place."""


@cache
def _places() -> tuple[dict[str, int], Place]:
    import numpy as np  # late: the window is painted before anything is compared

    with np.load(resource(FILE)) as file:
        words = file["words"].tobytes().decode().split("\n")
        return {word: number for number, word in enumerate(words)}, file["places"].astype(np.float32)


def place(weights: Mapping[str, float]) -> Place:
    """The place of a stretch whose lemmas weigh so much."""
    import numpy as np

    numbers, places = _places()
    known = [(numbers[lemma], weight) for lemma, weight in weights.items() if lemma in numbers]
    if not known:
        return np.zeros(places.shape[1], np.float32)
    rows = places[[number for number, _ in known]]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    mean = np.asarray([weight for _, weight in known], np.float32) @ rows
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


def nearness(a: Place, b: Place) -> float:
    """How near two places are, -1 to 1; 0 where a stretch has none."""
    return float(a @ b)
