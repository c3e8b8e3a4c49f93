"""The user's note, tags and star on one thing as a plain object for JSON."""

from __future__ import annotations

from desktop.project.marks import Mark


def plain_mark(mark: Mark | None) -> dict[str, object]:
    """Note, tags and star; empty where there are none."""
    return {
        "note": mark.note if mark else "",
        "tags": list(mark.tags) if mark else [],
        "starred": bool(mark and mark.starred),
    }
