"""How far the intake is, as one line for the status bar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from desktop.project.intake import Job


@dataclass(frozen=True, slots=True)
class IntakeProgress:
    """`done` of `total` files and articles of the batch at hand are through; nothing runs where `total` is 0.

    `share` adds the part of the one at hand that is read, 0 to 1.
    """

    done: int = 0
    total: int = 0
    text: str = ""
    share: float = 0.0

    @property
    def running(self) -> bool:
        """Whether there is something to come, and so something to cancel."""
        return self.total > 0


def intake_progress(jobs: Iterable[Job]) -> IntakeProgress:
    """The progress of a batch of jobs: "Reading 3 of 12: herald.html"."""
    jobs = tuple(jobs)
    if not any(job.running for job in jobs):
        return IntakeProgress()
    ended = sum(not job.running for job in jobs)
    reading = next((job for job in jobs if job.state == "extracting"), None)
    opening = next((job for job in jobs if job.state == "opening"), None)
    at_hand = reading or opening
    part = reading.done / reading.total if reading is not None and reading.total else 0.0
    share = (ended + part) / len(jobs)
    if at_hand is None:
        return IntakeProgress(ended, len(jobs), f"Waiting to read {_files(len(jobs) - ended)}", share)
    verb = "Reading" if reading else "Opening"
    number = min(ended + 1, len(jobs))
    return IntakeProgress(
        ended, len(jobs), f"{verb} {number} of {len(jobs)}: {PurePath(at_hand.source).name}", share
    )


def intake_summary(jobs: Iterable[Job]) -> str:
    """What came of a batch once all of it has ended: "11 articles read, 1 failed"."""
    jobs = tuple(jobs)
    read = sum(job.state == "done" for job in jobs)
    failed = sum(job.state == "failed" for job in jobs)
    cancelled = sum(job.state == "cancelled" for job in jobs)
    parts = []
    if read:
        parts.append(f"{read} {'article' if read == 1 else 'articles'} read")
    if failed:
        parts.append(f"{failed} failed")
    if cancelled:
        parts.append(f"{cancelled} cancelled")
    return ", ".join(parts)


def _files(number: int) -> str:
    return "1 article" if number == 1 else f"{number} articles"
