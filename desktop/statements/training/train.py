"""Train the reader: rounds over the annotated articles from the encoder's weights to a checkpoint.

Steps, order and dropout follow from the seed. Every `_SAVE` steps all that is needed to go on is written
beside the log, and a run that was stopped goes on from there.

The result is the mean of the weights nearly halfway and at the end (Wortsman et al. 2022, "Model soups"): it
finds as much as the weights at the end and is less sure of what it learnt by heart.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.statements.tagger.windows import Pieces
from desktop.statements.training.batches import IGNORED, PARTS, Batch, batches
from desktop.statements.training.corpus import Labels

_log = logging.getLogger(__name__)

_RATES = (2e-4, 1e-3)
"""Learning rates of the encoder and of what is new."""
_WARM = 100
_LEAST_RATE = 0.01
_DECAY = 0.01
_STEEPEST = 1.0
_SAVE = 200
_HALFWAY = 0.45
"""Where the weights are taken that those at the end are averaged with; at the save nearest to it."""
_LOG = 50
_WEIGHTS = {"content": 1.0, "cue": 2.0, "source": 2.0, "to_cue": 1.0, "to_source": 1.0}
_TAG_WEIGHTS = {"content": (1.0, 2.0, 1.0), "cue": (1.0, 2.0, 2.0), "source": (1.0, 2.0, 2.0)}
"""Beginnings are rare and decide; outside is common."""


def train(
    articles: Sequence[tuple[Pieces, Labels]],
    encoder: Path,
    checkpoint: Path,
    *,
    opens: int,
    parts: int,
    rounds: int,
    seed: int,
) -> dict[str, Any]:
    """The trained weights by name. Goes on from `checkpoint` where there is one of the same settings."""
    import torch
    from safetensors.torch import load_file

    from desktop.statements.training.network import NEW, Reader

    torch.manual_seed(seed)
    network = Reader()
    network.start_from(load_file(str(encoder)))
    named = list(network.named_parameters())
    groups = [
        {"params": [value for name, value in named if not name.startswith(NEW)]},
        {"params": [value for name, value in named if name.startswith(NEW)]},
    ]
    optimiser = torch.optim.AdamW(groups, lr=_RATES[0], weight_decay=_DECAY)
    settings = {"rounds": rounds, "seed": seed, "articles": len(articles)}
    done, halfway = 0, None
    if checkpoint.is_file():
        saved = torch.load(checkpoint, weights_only=True)
        if saved["settings"] == settings:
            network.load_state_dict(saved["network"])
            optimiser.load_state_dict(saved["optimiser"])
            torch.set_rng_state(saved["chance"])
            done, halfway = saved["done"], saved["halfway"]
            _log.info("going on after step %d", done)
    network.train()
    started, step, lately = time.monotonic(), 0, []
    per_round = sum(1 for _ in batches(articles, random.Random(seed), opens=opens, parts=parts))
    total = per_round * rounds
    for number in range(rounds):
        for batch in batches(articles, random.Random(seed + number), opens=opens, parts=parts):
            step += 1
            if step <= done:
                continue
            for group, rate in zip(optimiser.param_groups, _RATES, strict=True):
                group["lr"] = rate * min(1.0, step / _WARM) * max(_LEAST_RATE, 1 - step / total)
            losses = _losses(network, batch)
            optimiser.zero_grad(set_to_none=True)
            sum(_WEIGHTS[part] * loss for part, loss in losses.items()).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), _STEEPEST)
            optimiser.step()
            lately.append([float(losses[part]) for part in PARTS])
            if step % _LOG == 0:
                means = [sum(column) / len(lately) for column in zip(*lately, strict=True)]
                told = ", ".join(f"{part} {mean:.3f}" for part, mean in zip(PARTS, means, strict=True))
                _log.info("%6.0f s, step %d of about %d: %s", time.monotonic() - started, step, total, told)
                lately = []
            if step == max(1, round(_HALFWAY * total / _SAVE) * _SAVE):
                halfway = {name: value.clone() for name, value in network.state_dict().items()}
            if step % _SAVE == 0:
                _save(checkpoint, network, optimiser, settings, step, halfway)
    _save(checkpoint, network, optimiser, settings, step, halfway)
    return {
        name: (value if halfway is None else (value + halfway[name]) / 2).detach().float().numpy()
        for name, value in network.state_dict().items()
    }


def _losses(network: Any, batch: Batch) -> dict[str, Any]:
    import torch
    from torch.nn import functional

    ids, marks, mask = (torch.from_numpy(part) for part in (batch.ids, batch.marks, batch.mask))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, to_cue, to_source = network(ids, marks, mask)
    scores = {
        "content": tags[..., :3],
        "cue": tags[..., 3:6],
        "source": tags[..., 6:],
        "to_cue": to_cue,
        "to_source": to_source,
    }
    losses = {}
    for part, score in scores.items():
        wanted = torch.from_numpy(batch.wanted[part])
        if not bool((wanted != IGNORED).any()):
            losses[part] = torch.zeros(())
            continue
        weight = torch.tensor(_TAG_WEIGHTS[part]) if part in _TAG_WEIGHTS else None
        losses[part] = functional.cross_entropy(
            score.float().reshape(-1, score.shape[-1]),
            wanted.reshape(-1),
            weight=weight,
            ignore_index=IGNORED,
        )
    return losses


def _save(
    checkpoint: Path, network: Any, optimiser: Any, settings: dict[str, int], done: int, halfway: Any
) -> None:
    import torch

    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    fresh = checkpoint.with_suffix(".new")
    torch.save(
        {
            "settings": settings,
            "done": done,
            "halfway": halfway,
            "network": network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "chance": torch.get_rng_state(),
        },
        fresh,
    )
    fresh.replace(checkpoint)
