"""How long work tells how far it is, and how it is stopped."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called by a stage between units of work; raises `Cancelled` to stop it.

    `done` of `total` units are finished; `what` names the unit at hand for the user.
    """

    def __call__(self, done: int, total: int, what: str) -> None: ...


def silent(done: int, total: int, what: str) -> None:
    """A progress callback for callers who do not care."""
