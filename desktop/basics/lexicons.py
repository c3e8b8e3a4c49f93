"""Read the word lists in `resources/lexicons/`: CSV files with their source and licence at the head.

A lexicon opens with comment lines ("# …"), then a header row, then one row an entry.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from desktop.basics.resources import resource


def read_lexicon(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of one lexicon, each a mapping from column to cell; comment and blank lines left out."""
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if line.strip() and not line.startswith("#"))
        return tuple(
            {column: (cell or "").strip() for column, cell in row.items() if column is not None}
            for row in csv.DictReader(kept)
        )


@cache
def lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `resources/lexicons/<name>.csv`."""
    return read_lexicon(resource(f"lexicons/{name}.csv"))
