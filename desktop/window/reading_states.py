"""What the window says of articles that have no reading: in their columns, and in place of the table."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.window.article_rows import ArticleRow


def column_states(rows: Sequence[ArticleRow]) -> dict[str, str]:
    """What the columns of articles without a reading show."""
    states = {}
    for row in rows:
        if row.article is not None and row.state != "done":
            # Without figures: they are in the list, and here each would paint the whole table anew.
            words = {"reading": "Being read", "failed": f"Not read: {row.problem}"}
            states[row.article.id] = words.get(row.state, row.state_text)
    return states


def why_no_table(rows: Sequence[ArticleRow]) -> tuple[str, str]:
    """Why there is no speaker to show although there are articles, and what to do."""
    states = {row.state for row in rows}
    if states & {"waiting", "opening", "reading"}:
        return "Reading your articles", "Speakers appear as soon as the first article has been read."
    if states <= {"failed"}:
        return "Nothing could be read", "The list on the left says why, and lets you try again."
    if states <= {"failed", "cancelled"}:
        return "Reading was cancelled", "Choose Retry (Ctrl+R) to go on."
    return (
        "Nobody is quoted here",
        "No statement was found in these articles. Add one that reports what somebody said.",
    )
