"""Which commands of the log are undone and redone together.

What a user does in one go may take several commands: merging three speakers and naming them, or dropping
five files. The log knows single commands; this remembers for one run which of them were one step.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.project.commands import AddArticles, Command, title


class Steps:
    """Which commands of the log are undone and redone together: stretches of two commands or more."""

    def __init__(self) -> None:
        self._starts: dict[int, int] = {}

    def record(self, start: int, end: int) -> None:
        """The commands `start` to `end` (excluded) were applied in one step; later ones are gone."""
        self._starts = {one: begin for one, begin in self._starts.items() if one <= start}
        if end - start > 1:
            self._starts[end] = start

    def extend(self, old_end: int, new_end: int) -> None:
        """What was applied since the step that ended at `old_end` belongs to it."""
        self._starts[new_end] = self._starts.pop(old_end, old_end - 1)

    def before(self, done: int) -> int | None:
        """Where the step that ends at `done` begins, if it is one of several commands."""
        return self._starts.get(done)

    def after(self, done: int) -> int | None:
        """Where the step that begins at `done` ends, if it is one of several commands."""
        return next((end for end, start in self._starts.items() if start == done), None)


def step_title(commands: Sequence[Command]) -> str:
    """What a step does, as the Undo menu names it: by its first command, articles counted together."""
    added = [article for one in commands if isinstance(one, AddArticles) for article in one.articles]
    if added and all(isinstance(one, AddArticles) for one in commands):
        return title(AddArticles(tuple(added)))
    return title(commands[0])
