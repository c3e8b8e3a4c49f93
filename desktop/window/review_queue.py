"""What the review has to list of some findings, worked out beside the window's thread together with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.project.derive import Findings
from desktop.project.review import Progress, decided, progress, review_queue
from desktop.window.review_rows import MOST_ROWS, ReviewRow, Scope, review_rows


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """The rows of each scope, so many as are listed at once, and how far the user is.

    `left` counts what is still to check, the slight doubts included.
    """

    findings: Findings
    rows: Mapping[Scope, tuple[ReviewRow, ...]]
    progress: Mapping[Scope, Progress]
    left: int


def queue_of(findings: Findings) -> ReviewQueue:
    """What the review lists of these findings."""
    every = review_queue(findings)
    doubtful = [one for one in every if not one.slight]
    rows = review_rows(findings, every[:MOST_ROWS])
    far = progress(findings, doubtful)
    return ReviewQueue(
        findings,
        rows={
            "doubtful": tuple(row for row in rows if not row.doubt.slight),
            "all": rows,
            "decided": review_rows(findings, decided(findings)[:MOST_ROWS]),
        },
        progress={"doubtful": far, "all": progress(findings, every), "decided": far},
        left=len(every),
    )
