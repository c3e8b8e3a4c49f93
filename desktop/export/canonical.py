"""A project as bytes that are the same whenever the project is: what was decided and what follows from it.

The history is left out: how the user came to where he is, and what he took back, leaves no trace here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

import msgspec

from desktop.export.plain import plain_comparison
from desktop.project.decisions import Decisions
from desktop.project.derive import Memo, derive
from desktop.statements.reading import Reading


def canonical(decisions: Decisions, readings: Mapping[str, Reading], *, memo: Memo | None = None) -> bytes:
    """The decisions and the whole comparison as JSON, its keys in order."""
    findings = derive(decisions, readings, memo=memo)
    told = {one.name: getattr(decisions, one.name) for one in fields(decisions)}
    del told["entries"], told["log"]
    # What the marking keeps to find its own words soon is no part of it.
    told["marking"] = {"tags": decisions.marking.tags, "words": decisions.marking.words}
    return msgspec.json.encode(
        {"decisions": told, "comparison": plain_comparison(findings)}, order="deterministic"
    )
