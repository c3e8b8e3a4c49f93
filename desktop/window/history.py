"""What a user did in one go is undone and redone in one go.

Merging three speakers and naming them, or dropping five files, takes several commands. The project's log
knows single ones; the history remembers for one run which of them were one step.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.basics.errors import CrossquoteError
from desktop.project.commands import AddArticles, Command, title
from desktop.project.project import Project


class History:
    """The steps of one project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._steps = Steps()

    @property
    def undo_title(self) -> str:
        """What `undo` would take back, or ""."""
        start = self._steps.before(self._project.done)
        if start is None:
            return self._project.undo_title
        return step_title(self._project.log[start : self._project.done])

    @property
    def redo_title(self) -> str:
        """What `redo` would put in force again, or ""."""
        end = self._steps.after(self._project.done)
        if end is None:
            return self._project.redo_title
        return step_title(self._project.log[self._project.done : end])

    def apply(self, commands: Sequence[Command]) -> None:
        """Apply these commands as one step.

        Raises `CrossquoteError`, and changes nothing, where one does not fit.
        """
        before = self._project.done
        try:
            for command in commands:
                self._project.apply(command)
        except CrossquoteError:
            while self._project.done > before:
                self._project.undo()
            raise
        self._steps.record(before, self._project.done)

    def join_last(self, end: int) -> None:
        """The newest step goes on from the one that ended at `end`: the two are one from now on."""
        self._steps.extend(end, self._project.done)

    def undo(self) -> str:
        """Take back the newest step; what it was, or "" where there is none."""
        name = self.undo_title
        start = self._steps.before(self._project.done)
        target = self._project.done - 1 if start is None else start
        while name and self._project.done > target:
            self._project.undo()
        return name

    def redo(self) -> str:
        """Put the step undone last in force again; what it was, or "" where there is none."""
        name = self.redo_title
        end = self._steps.after(self._project.done)
        target = self._project.done + 1 if end is None else end
        while name and self._project.done < target:
            self._project.redo()
        return name


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
