"""The language model comes without what it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

LOADED = """
from desktop.statements import parser
parser.warm_up()
print("loaded")
import torch
print(torch.FOUND)
"""


def test_a_large_library_beside_the_language_model_is_left_alone_until_it_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "torch.py").write_text("FOUND = 'only now'\nprint('imported')\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", LOADED],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ended.stdout.split("\n")[:3] == ["loaded", "imported", "only now"], ended.stderr
