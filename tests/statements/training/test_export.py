"""The network written to a file and read back; needs what `make model` needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.articles.article import Paragraph
from desktop.basics.spans import Span
from desktop.statements.tagger.network import Network
from desktop.statements.tagger.windows import pieces_of
from desktop.statements.training.export import distance_classes, export

pytest.importorskip("onnx", reason="onnx is missing: pip install -e .[train]")
pytest.importorskip("onnxruntime", reason="onnxruntime is missing: pip install onnxruntime")

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", "the", "bridge"]


def weights(chance: np.random.Generator) -> dict[str, Any]:
    """Small random weights of a network of the true width."""

    def matrix(*shape: int) -> Any:
        return (chance.standard_normal(shape) * 0.05).astype(np.float32)

    def norm(name: str) -> dict[str, Any]:
        return {f"{name}.weight": np.ones(384, np.float32), f"{name}.bias": np.zeros(384, np.float32)}

    made = {"word.weight": matrix(len(VOCABULARY), 384), "pos.weight": matrix(512, 384), **norm("n")}
    made |= {"typ.weight": matrix(2, 384), "head.weight": matrix(2, 384), "tags.weight": matrix(9, 384)}
    made |= {"case.weight": matrix(5, 384), "quo.weight": matrix(5, 384), "tags.bias": matrix(9)}
    sizes = {"mid": (384, 384)}
    for key in ("pc", "ps"):
        sizes |= {f"{key}.a": (192, 384), f"{key}.b": (192, 384)}
        made |= {f"{key}.w.weight": matrix(192, 192), f"{key}.rel.weight": matrix(65, 1)}
    for number in range(6):
        for part in "qkvo":
            sizes[f"layers.{number}.{part}"] = (384, 384)
        sizes |= {f"layers.{number}.i": (1536, 384), f"layers.{number}.u": (384, 1536)}
        made |= {**norm(f"layers.{number}.n1"), **norm(f"layers.{number}.n2")}
    for name, shape in sizes.items():
        made |= {f"{name}.weight": matrix(*shape), f"{name}.bias": matrix(shape[0])}
    return made


def test_the_file_gives_shares_for_every_piece_and_keeps_its_notes(tmp_path: Path) -> None:
    path = tmp_path / "reader.onnx"
    size = export(weights(np.random.default_rng(1)), VOCABULARY, {"name": "random", "weights": {}}, path)
    network = Network(path)
    text = "The bridge.\n" + "the bridge. " * 120
    paragraphs = (Paragraph(Span(0, 11), "headline"), Paragraph(Span(12, len(text) - 1), "body"))
    pieces = pieces_of(network.words, text, paragraphs, ())
    reactions = network.react(pieces)
    assert size == path.stat().st_size
    assert network.notes["name"] == "random"
    assert reactions.content.shape == reactions.cue.shape == (363, 3)
    assert np.allclose(np.exp(reactions.source).sum(axis=1), 1, atol=1e-5)
    assert len(reactions.windows) == 3


def test_distances_have_sixty_five_classes_and_the_near_ones_their_own() -> None:
    classes = distance_classes()
    assert (classes.min(), classes.max()) == (0, 64)
    assert classes[5, 5] == 32
    assert len({int(classes[5, 5 + step]) for step in range(6)}) == 6
