"""A project as bytes that are the same whenever the project is: what was decided and what follows from it.

The history is left out: how the user came to where he is, and what he took back, leaves no trace here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from desktop.export.plain import plain_comparison
from desktop.project.decisions import Decisions
from desktop.project.derive import Memo, derive
from desktop.statements.reading import Reading


def canonical(decisions: Decisions, readings: Mapping[str, Reading], *, memo: Memo | None = None) -> bytes:
    """The decisions and the whole comparison as JSON, its keys in order."""
    findings = derive(decisions, readings, memo=memo)
    decisions = replace(decisions, entries=(), log=())
    return msgspec.json.encode(
        {"decisions": decisions, "comparison": plain_comparison(findings)}, order="deterministic"
    )
