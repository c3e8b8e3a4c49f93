"""The annotated news that accuracy is measured on: beside the project, never in it."""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

EVALUATION = Path(
    os.environ.get("CROSSQUOTE_EVALUATION", Path(__file__).resolve().parents[2] / "shared" / "evaluation")
)

needs_corpora = pytest.mark.skipif(
    not (EVALUATION / "events").is_dir(),
    reason=f"the evaluation corpora are not at {EVALUATION}; set CROSSQUOTE_EVALUATION to their folder",
)


@cache
def scorer(name: str) -> Any:
    """One of the scorers that lie beside the corpora, as a module."""
    spec = importlib.util.spec_from_file_location(name, EVALUATION / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(EVALUATION / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
