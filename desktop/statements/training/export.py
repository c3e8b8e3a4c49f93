"""Write the trained weights as an ONNX file of whole numbers of eight bits, with the vocabulary inside.

Matrices are rounded column by column, each column with its own scale; the embeddings word by word. Rounding a
whole matrix with one scale, or to seven bits, loses up to five points. What multiplies two activations, the
biases, norms and the small tables stay as they are. The graph is written by hand, with the operators of
onnxruntime that do one layer's work in few steps.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from desktop.statements.tagger.windows import CASES, LONGEST, QUOTES

Array = npt.NDArray[Any]

HEADS = 12
POINTER = 192
LAYERS = 6
_FOREIGN = "com.microsoft"


class _Graph:
    """The nodes and constants of the network while it is written."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, value: Array) -> str:
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(
        self, kind: str, inputs: Sequence[str], output: str, *, domain: str = "", **settings: Any
    ) -> str:
        from onnx import helper

        self.nodes.append(helper.make_node(kind, list(inputs), [output], domain=domain, **settings))
        return output

    def linear(self, name: str, source: str, weight: Array, bias: Array) -> str:
        """`source` times a matrix (out, in) rounded column by column, plus the bias."""
        scale = np.maximum(np.abs(weight).max(axis=1), 1e-8) / 127
        rounded = np.clip(np.rint(weight / scale[:, None]), -127, 127).astype(np.int8).T
        inputs = [
            source,
            self.constant(f"{name}.weight", rounded),
            self.constant(f"{name}.scale", scale.astype(np.float32)),
            self.constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
            self.constant(f"{name}.bias", bias),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name, domain=_FOREIGN)

    def norm(self, name: str, source: str, added: str, weights: Mapping[str, Array], key: str) -> str:
        # SkipLayerNormalization would do both, at three times the time.
        both = self.node("Add", [source, added], f"{name}.both")
        gamma = self.constant(f"{name}.gamma", weights[f"{key}.weight"])
        beta = self.constant(f"{name}.beta", weights[f"{key}.bias"])
        return self.node("LayerNormalization", [both, gamma, beta], name, epsilon=1e-12)


def export(
    weights: Mapping[str, Array], vocabulary: Sequence[str], notes: Mapping[str, Any], to: Path
) -> int:
    """Write the network to the file `to`; returns its size in bytes. `notes` are kept in the file as JSON."""
    import onnx
    from onnx import TensorProto, helper

    graph = _Graph()
    state = _embedded(graph, weights)
    for layer in range(LAYERS):
        state = _layer(graph, weights, f"layers.{layer}", state)
    _heads(graph, weights, state)
    whole, real = TensorProto.INT32, TensorProto.FLOAT
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "reader",
            [helper.make_tensor_value_info(name, whole, ["rows", "pieces"]) for name in ("ids", "marks")],
            [
                helper.make_tensor_value_info("tags", real, ["rows", "pieces", 9]),
                helper.make_tensor_value_info("to_cue", real, ["rows", "pieces", "pieces"]),
                helper.make_tensor_value_info("to_source", real, ["rows", "pieces", "pieces"]),
            ],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_FOREIGN, 1)],
        ir_version=8,
    )
    helper.set_model_props(
        model, {"vocabulary": "\n".join(vocabulary), "notes": json.dumps(notes, sort_keys=True)}
    )
    to.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(to))
    return to.stat().st_size


def _embedded(graph: _Graph, weights: Mapping[str, Array]) -> str:
    words = weights["word.weight"]
    scale = np.maximum(np.abs(words).max(axis=1, keepdims=True), 1e-8) / 127
    rounded = np.clip(np.rint(words / scale), -127, 127).astype(np.int8)
    places = weights["pos.weight"][:LONGEST] + weights["typ.weight"][0]
    marks = (
        weights["case.weight"][:CASES, None, None]
        + weights["quo.weight"][None, :QUOTES, None]
        + weights["head.weight"][None, None]
    ).reshape(CASES * QUOTES * 2, -1)
    taken = graph.node("Gather", [graph.constant("words", rounded), "ids"], "words.taken")
    scales = graph.node("Gather", [graph.constant("words.scale", scale.astype(np.float32)), "ids"], "scales")
    real = graph.node("Mul", [graph.node("Cast", [taken], "words.cast", to=1), scales], "words.real")
    marked = graph.node("Gather", [graph.constant("marks.table", marks), "marks"], "marks.taken")
    size = graph.node("Shape", ["ids"], "size", start=1, end=2)
    here = graph.node(
        "Slice",
        [graph.constant("places", places), graph.constant("zero", np.zeros(1, np.int64)), size],
        "places.here",
    )
    placed = graph.node("Add", [graph.node("Add", [real, marked], "words.marked"), here], "words.placed")
    gamma = graph.constant("embedded.gamma", weights["n.weight"])
    beta = graph.constant("embedded.beta", weights["n.bias"])
    return graph.node("LayerNormalization", [placed, gamma, beta], "embedded", epsilon=1e-12)


def _layer(graph: _Graph, weights: Mapping[str, Array], key: str, state: str) -> str:
    joined = np.concatenate([weights[f"{key}.{part}.weight"] for part in "qkv"])
    bias = np.concatenate([weights[f"{key}.{part}.bias"] for part in "qkv"])
    wide = graph.linear(f"{key}.qkv", state, joined, bias)
    query, keys, values = _split(graph, wide, 3, len(joined) // 3)
    attended = graph.node(
        "MultiHeadAttention",
        [query, keys, values],
        f"{key}.attended",
        domain=_FOREIGN,
        num_heads=HEADS,
    )
    out = graph.linear(f"{key}.out", attended, weights[f"{key}.o.weight"], weights[f"{key}.o.bias"])
    state = graph.norm(f"{key}.norm1", state, out, weights, f"{key}.n1")
    inner = graph.linear(f"{key}.inner", state, weights[f"{key}.i.weight"], weights[f"{key}.i.bias"])
    inner = graph.node("Gelu", [inner], f"{key}.gelu", domain=_FOREIGN)
    outer = graph.linear(f"{key}.outer", inner, weights[f"{key}.u.weight"], weights[f"{key}.u.bias"])
    return graph.norm(f"{key}.norm2", state, outer, weights, f"{key}.n2")


def _split(graph: _Graph, source: str, parts: int, size: int) -> list[str]:
    from onnx import helper

    names = [f"{source}.{number}" for number in range(parts)]
    sizes = graph.constant(f"{source}.sizes", np.full(parts, size, np.int64))
    graph.nodes.append(helper.make_node("Split", [source, sizes], names, axis=-1))
    return names


def _heads(graph: _Graph, weights: Mapping[str, Array], state: str) -> None:
    """The tags of every piece, and for every piece the scores of all others as its cue or its source."""
    keys = ("mid", "pc.a", "pc.b", "ps.a", "ps.b")
    wide = graph.linear(
        "heads",
        state,
        np.concatenate([weights[f"{key}.weight"] for key in keys]),
        np.concatenate([weights[f"{key}.bias"] for key in keys]),
    )
    wide = graph.node("Gelu", [wide], "heads.gelu", domain=_FOREIGN)
    # The middle layer is as wide as two of the pointers' sides.
    first, second, *sides = _split(graph, wide, len(weights["mid.bias"]) // POINTER + 4, POINTER)
    middle = graph.node("Concat", [first, second], "middle", axis=-1)
    product = graph.node(
        "MatMul", [middle, graph.constant("tags.weight", weights["tags.weight"].T)], "tags.product"
    )
    graph.node("Add", [product, graph.constant("tags.bias", weights["tags.bias"])], "tags")
    size = graph.node("Concat", ["size", "size"], "square", axis=0)
    for name, key, a, b in (("to_cue", "pc", *sides[:2]), ("to_source", "ps", *sides[2:])):
        scaled = weights[f"{key}.w.weight"].T * np.float32(3 / POINTER**0.5)
        left = graph.node("MatMul", [a, graph.constant(f"{name}.weight", scaled)], f"{name}.left")
        right = graph.node("Transpose", [b], f"{name}.right", perm=[0, 2, 1])
        scores = graph.node("MatMul", [left, right], f"{name}.scores")
        table = graph.constant(f"{name}.distances", weights[f"{key}.rel.weight"][distance_classes(), 0])
        zeros = graph.constant(f"{name}.zeros", np.zeros(2, np.int64))
        near = graph.node("Slice", [table, zeros, size], f"{name}.near")
        graph.node("Add", [scores, near], name)


def distance_classes() -> npt.NDArray[np.int64]:
    """The class of the distance from piece to piece: 32 either way, wider the farther."""
    places = np.arange(LONGEST)
    distance = np.clip(places[None, :] - places[:, None], -128, 128)
    steps = np.sign(distance) * np.log2(np.abs(distance) + 1) * 4.5
    classes: npt.NDArray[np.int64] = np.clip(np.rint(steps), -32, 32).astype(np.int64) + 32
    return classes
