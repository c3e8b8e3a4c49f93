"""The reader's network while it is trained: the encoder of all-MiniLM-L6-v2 with heads of its own.

The encoder (Wang et al. 2020, "MiniLM"; made a sentence encoder by the sentence-transformers project) is
uncased: embeddings for how a word is written, for quotation marks and for the headline are added to its
own. The heads tag contents, cues and sources, and point from content to cue and from cue to source by a
biaffine product (Dozat and Manning 2017) with a term for the distance. Names of the weights are those that
`export` reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from desktop.statements.tagger.windows import CASES, QUOTES
from desktop.statements.training.export import HEADS, LAYERS, POINTER, distance_classes

WIDTH, INNER = 384, 1536
_WORDS, _PLACES, _TYPES = 30522, 512, 2
_DISTANCES = 65
_NOT = -1e4
NEW = ("mid", "tags", "pc", "ps", "case", "quo", "head")
"""The first parts of the names of weights that the encoder does not bring along."""

_ENCODER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "n1": "attention.output.LayerNorm",
    "i": "intermediate.dense",
    "u": "output.dense",
    "n2": "output.LayerNorm",
}
_EMBEDDINGS = {
    "word.weight": "embeddings.word_embeddings.weight",
    "pos.weight": "embeddings.position_embeddings.weight",
    "typ.weight": "embeddings.token_type_embeddings.weight",
    "n.weight": "embeddings.LayerNorm.weight",
    "n.bias": "embeddings.LayerNorm.bias",
}


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.n1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.i, self.u = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.n2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, state: Any, bias: Any) -> Any:
        rows, pieces, _ = state.shape

        def heads(value: Any) -> Any:
            return value.view(rows, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            heads(self.q(state)), heads(self.k(state)), heads(self.v(state)), attn_mask=bias
        )
        joined = attended.transpose(1, 2).reshape(rows, pieces, WIDTH)
        state = self.n1(state + self.dropout(self.o(joined)))
        return self.n2(state + self.dropout(self.u(functional.gelu(self.i(state)))))


class Pointer(nn.Module):
    """Scores from every piece to every other."""

    def __init__(self) -> None:
        super().__init__()
        self.a, self.b = nn.Linear(WIDTH, POINTER), nn.Linear(WIDTH, POINTER)
        self.w = nn.Linear(POINTER, POINTER, bias=False)
        self.rel = nn.Embedding(_DISTANCES, 1)
        nn.init.zeros_(self.rel.weight)
        self.register_buffer("distances", torch.from_numpy(distance_classes()), persistent=False)

    def forward(self, state: Any) -> Any:
        a, b = functional.gelu(self.a(state)), functional.gelu(self.b(state))
        size = state.shape[1]
        near = self.rel(self.distances[:size, :size])[..., 0]
        return self.w(a) @ b.transpose(1, 2) * (3 / POINTER**0.5) + near


class Reader(nn.Module):
    """The whole network: tags of content, cue and source (three each), and the two pointers' scores."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(_WORDS, WIDTH), nn.Embedding(_PLACES, WIDTH)
        self.typ, self.n = nn.Embedding(_TYPES, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.case, self.quo = nn.Embedding(CASES, WIDTH), nn.Embedding(QUOTES, WIDTH)
        self.head = nn.Embedding(2, WIDTH)
        for table in (self.case, self.quo, self.head):
            nn.init.normal_(table.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.mid, self.tags = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 9)
        self.pc, self.ps = Pointer(), Pointer()

    def forward(self, ids: Any, marks: Any, mask: Any) -> tuple[Any, Any, Any]:
        places = torch.arange(ids.shape[1], device=ids.device)
        state = self.word(ids) + self.pos(places) + self.typ.weight[0]
        state = (
            state + self.case(marks // (2 * QUOTES)) + self.quo(marks // 2 % QUOTES) + self.head(marks % 2)
        )
        state = self.dropout(self.n(state))
        away = (1 - mask[:, None, :].to(state.dtype)) * _NOT
        for layer in self.layers:
            state = layer(state, away[:, None])
        tags = self.tags(self.dropout(functional.gelu(self.mid(state))))
        return tags, self.pc(state) + away, self.ps(state) + away

    def start_from(self, encoder: Mapping[str, Any]) -> None:
        """Take over the weights of the encoder, as its file names them."""
        mine = self.state_dict()
        names = dict(_EMBEDDINGS)
        for layer in range(LAYERS):
            for part, name in _ENCODER.items():
                for kind in ("weight", "bias"):
                    names[f"layers.{layer}.{part}.{kind}"] = f"encoder.layer.{layer}.{name}.{kind}"
        for own, theirs in names.items():
            mine[own] = encoder[theirs].clone()
        self.load_state_dict(mine)
