"""The judgements of one table that are still to be made, in slices, the top rows first. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter

from desktop.comparison.table import Entry


class JudgementsDue:
    """What of a table is still to be judged."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """`entries` are those of the table that cost something to judge, from the top."""
        self._due = [one for one in reversed(tuple(entries)) if not one.judged]

    def __len__(self) -> int:
        return len(self._due)

    def make(self, seconds: float) -> bool:
        """Make some, for a time; tells whether all are made."""
        until = perf_counter() + seconds
        while self._due:
            self._due[-1].judgement  # noqa: B018
            self._due.pop()
            if perf_counter() > until:
                break
        return not self._due
