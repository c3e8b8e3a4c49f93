"""Weights fitted to what was right."""

from __future__ import annotations

import json
import random

import pytest

from desktop.statements.attribution import Attribution
from desktop.statements.training.calibration import fitted
from desktop.statements.weighing import Proposal, Weights, log_odds, weigh


def test_fitted_weights_give_back_the_shares_they_were_fitted_to() -> None:
    chance = random.Random(3)
    rows = []
    for _ in range(4000):
        share = chance.choice([0.2, 0.5, 0.9])
        rows.append(("rules", {"bias": 1.0, "content": log_odds(share)}, chance.random() < share))
    weights = fitted(rows)
    nothing = Attribution((), "", None, [], ["clause"], 0.5)
    for share in (0.2, 0.5, 0.9):
        proposal = Proposal(nothing, "rules", {"bias": 1.0, "content": log_odds(share)})
        assert weigh(proposal, weights) == pytest.approx(share, abs=0.03)


def test_every_proposer_has_weights_of_its_own() -> None:
    rows = [("rules", {"bias": 1.0}, True)] * 50 + [("reader", {"bias": 1.0}, False)] * 50
    weights = fitted(rows)
    assert weights["rules"]["bias"] > 2
    assert weights["reader"]["bias"] < -2


def test_weights_are_read_as_they_were_written() -> None:
    stored = {"content": {"rules": {"bias": 1.0}}, "speaker": {"rules": {"bias": 0.5}}}
    assert Weights.of(json.loads(json.dumps(stored))) == Weights(stored["content"], stored["speaker"])


def test_certainty_is_bounded() -> None:
    assert log_odds(0.5) == 0
    assert log_odds(1.0) == pytest.approx(1.45, abs=0.01)
    assert log_odds(0.0) == pytest.approx(-1.45, abs=0.01)
