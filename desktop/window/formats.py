"""The formats and the sample, as the window names them."""

from __future__ import annotations

from pathlib import Path

from desktop.articles.registry import formats
from desktop.basics.resources import resource


def formats_in_words() -> str:
    """The formats for a reader: "Markdown · PDF · Plain text · Web page · Word document"."""
    return "  ·  ".join(one.name for one in formats())


def file_filter() -> str:
    """The formats for a file dialog."""
    patterns = " ".join(f"*{suffix}" for one in formats() for suffix in one.suffixes)
    return f"Articles ({patterns});;All files (*)"


def sample_files() -> tuple[Path, ...]:
    """The articles of the sample, in order."""
    return tuple(sorted(resource("samples/tarrow-bridge").iterdir()))
