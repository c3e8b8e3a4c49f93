"""Make `resources/models/words.npz`: a place for every word and phrasal verb, by how it is used (`make
words`).

Each word alone goes through the encoder of all-MiniLM-L6-v2; the mean of its pieces, less the mean of all
words, is cut to the directions in which words differ most and rounded to eight bits. That gives up what a
sentence adds to its words and needs no network where words are compared (Tulkens and van Dongen 2024,
"Model2Vec"). Words are those of the lexicon of near meanings and the whole words of the encoder's
vocabulary.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from desktop.basics.lexicons import lexicon
from desktop.basics.resources import resource
from desktop.basics.spans import Span
from desktop.statements.tagger.wordpieces import WordPieces
from desktop.statements.training.__main__ import encoder_folder
from desktop.statements.training.export import HEADS, LAYERS

Array = npt.NDArray[Any]

FILE = "models/words.npz"
DIRECTIONS = 96
_AT_ONCE = 128
_WHOLE = re.compile(r"[a-z]{3,}")


def main() -> None:
    """Run the command."""
    arguments = argparse.ArgumentParser(prog="make words", description=__doc__)
    arguments.add_argument("--to", type=Path, default=None, help="the file to write")
    to = arguments.parse_args().to or resource(FILE)
    from safetensors.numpy import load_file

    folder = encoder_folder()
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    whole = {piece for piece in vocabulary if _WHOLE.fullmatch(piece)}
    words = sorted({row["lemma"] for row in lexicon("kin")} | whole)
    places = rounded(encoded(words, WordPieces(vocabulary), load_file(folder / "model.safetensors")))
    np.savez(to, words=np.frombuffer("\n".join(words).encode(), np.uint8), places=places)


def rounded(states: Array) -> Array:
    """The states of words along the directions in which they differ most, in whole numbers of eight bits."""
    centred = states - states.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    places = centred @ directions[:DIRECTIONS].T
    rounded_places: Array = np.rint(places / np.abs(places).max(axis=1, keepdims=True) * 127).astype(np.int8)
    return rounded_places


def encoded(words: Sequence[str], pieces: WordPieces, weights: Mapping[str, Array]) -> Array:
    """The state of each word after the last layer, of length 1."""
    numbers = [
        [pieces.opens, *(number for number, _, _ in pieces.cut(word, Span(0, len(word)))), pieces.parts]
        for word in words
    ]
    order = sorted(range(len(words)), key=lambda at: len(numbers[at]))
    out: list[Array] = [np.zeros(0)] * len(words)
    for start in range(0, len(order), _AT_ONCE):
        batch = order[start : start + _AT_ONCE]
        for at, state in zip(batch, _states([numbers[at] for at in batch], weights), strict=True):
            out[at] = state / np.linalg.norm(state)
    return np.array(out)


def _states(batch: Sequence[Sequence[int]], weights: Mapping[str, Array]) -> Array:
    """The mean state of the pieces of each word of a batch."""
    longest = max(map(len, batch))
    ids = np.array([[*numbers, *[0] * (longest - len(numbers))] for numbers in batch])
    there = np.arange(longest) < np.array([len(numbers) for numbers in batch])[:, None]
    unseen = np.where(there, np.float32(0), np.float32(-1e4))[:, None, None, :]
    state = (
        weights["embeddings.word_embeddings.weight"][ids]
        + weights["embeddings.position_embeddings.weight"][:longest]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    state = _normed(state, weights, "embeddings.LayerNorm")
    for number in range(LAYERS):
        name = f"encoder.layer.{number}"
        state = _layer(state, unseen, weights, name)
    mean: Array = (state * there[..., None]).sum(axis=1) / there.sum(axis=1, keepdims=True)
    return mean


def _layer(state: Array, unseen: Array, weights: Mapping[str, Array], name: str) -> Array:
    rows, length, width = state.shape

    def heads(part: str) -> Array:
        made = _linear(state, weights, f"{name}.attention.self.{part}")
        return made.reshape(rows, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)

    scores = heads("query") @ heads("key").transpose(0, 1, 3, 2) / sqrt(width / HEADS) + unseen
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    attended = (shares @ heads("value")).transpose(0, 2, 1, 3).reshape(rows, length, width)
    state = state + _linear(attended, weights, f"{name}.attention.output.dense")
    state = _normed(state, weights, f"{name}.attention.output.LayerNorm")
    inner = _gelu(_linear(state, weights, f"{name}.intermediate.dense"))
    state = state + _linear(inner, weights, f"{name}.output.dense")
    return _normed(state, weights, f"{name}.output.LayerNorm")


def _linear(state: Array, weights: Mapping[str, Array], name: str) -> Array:
    made: Array = state @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return made


def _normed(state: Array, weights: Mapping[str, Array], name: str) -> Array:
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
    made: Array = centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return made


def _gelu(state: Array) -> Array:
    """x Φ(x), the error function by Abramowitz and Stegun 7.1.26 (to 1.5e-7)."""
    x = np.abs(state) / sqrt(2)
    t = 1 / (1 + 0.3275911 * x)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(state) * (1 - series * np.exp(-(x**2)))
    made: Array = 0.5 * state * (1 + erf)
    return made


if __name__ == "__main__":
    main()
