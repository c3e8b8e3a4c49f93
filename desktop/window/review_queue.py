"""What the review has to list of some findings, worked out beside the window's thread together with them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.project.derive import Findings
from desktop.project.review import (
    SURE_ENOUGH,
    Progress,
    ReviewMemo,
    decided,
    progress,
    review_queue,
)
from desktop.window.review_rows import MOST_ROWS, ReviewRow, RowsMemo, Scope, review_rows

ROWS_REMEMBERED = 4 * MOST_ROWS


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """The rows of each scope, so many as are listed at once, and how far the user is.

    `left` counts what is still to check, the slight doubts included.
    """

    findings: Findings
    rows: Mapping[Scope, tuple[ReviewRow, ...]]
    progress: Mapping[Scope, Progress]
    left: int


@dataclass(slots=True)
class QueueMemo:
    """What was worked out for the queue before: most of it holds after a correction."""

    doubts: ReviewMemo = field(default_factory=ReviewMemo)
    rows: RowsMemo = field(default_factory=dict)


def queue_of(findings: Findings, memo: QueueMemo | None = None) -> ReviewQueue:
    """What the review lists of these findings."""
    memo = QueueMemo() if memo is None else memo
    every = review_queue(findings, memo.doubts)
    doubtful = bisect_left(every, SURE_ENOUGH, key=lambda one: one.confidence)
    rows = review_rows(findings, every[:MOST_ROWS], memo.rows)
    if len(memo.rows) > ROWS_REMEMBERED:
        memo.rows = {row.key: row for row in rows}
    far = progress(findings, doubtful)
    return ReviewQueue(
        findings,
        rows={
            "doubtful": rows[:doubtful],
            "all": rows,
            "decided": review_rows(findings, decided(findings)[:MOST_ROWS]),
        },
        progress={"doubtful": far, "all": progress(findings, len(every)), "decided": far},
        left=len(every),
    )
