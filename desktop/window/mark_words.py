"""A mark in words, for tooltips and screen readers. No Qt here."""

from __future__ import annotations

from desktop.project.marks import Mark


def mark_in_words(mark: Mark | None) -> str:
    """A mark, line by line, as a tooltip tells it; "" for none."""
    if not mark:
        return ""
    tags = f"{'Tag' if len(mark.tags) == 1 else 'Tags'}: {', '.join(mark.tags)}" if mark.tags else ""
    return "\n".join(filter(None, ("Starred" if mark.starred else "", tags, mark.note)))


def mark_spoken(mark: Mark | None) -> str:
    """A mark in one line, as a screen reader tells it; "" for none."""
    if not mark:
        return ""
    tags = f"tagged {', '.join(mark.tags)}" if mark.tags else ""
    note = f"note: {' '.join(mark.note.split())}" if mark.note else ""
    return ", ".join(filter(None, ("starred" if mark.starred else "", tags, note)))
