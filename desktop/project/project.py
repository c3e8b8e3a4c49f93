"""The project: a log of commands with undo, and the readings of its articles.

The window changes data only by `apply`, which answers with what changed. Readings are not decisions:
they come from the program, can be made again, and are stored beside the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.project.commands import Command, title
from desktop.project.decisions import Decisions, after, decide
from desktop.statements.reading import Reading


@dataclass(frozen=True, slots=True)
class Changes:
    """What an action on the project changed: the articles concerned (by id), and whether their number
    or order, the speakers, the base, the user's word on single statements, their alignment or verdicts, the
    reference, notes, stars or tags changed."""

    articles: frozenset[str] = frozenset()
    listing: bool = False
    speakers: bool = False
    base: bool = False
    statements: bool = False
    reference: bool = False
    marks: bool = False


class Project:
    """The articles of one event, with everything decided about them."""

    def __init__(self, commands: Iterable[Command] = (), *, done: int | None = None) -> None:
        """A project with this log, of which the first `done` commands hold and the rest can be redone."""
        self._log = list(commands)
        self._done = len(self._log) if done is None else done
        self._decisions = decide(self._log[: self._done])
        self._readings: dict[str, Reading] = {}

    @property
    def decisions(self) -> Decisions:
        """What the commands in force add up to."""
        return self._decisions

    @property
    def log(self) -> tuple[Command, ...]:
        """Every command, those undone included, oldest first."""
        return tuple(self._log)

    @property
    def done(self) -> int:
        """How many commands of the log are in force."""
        return self._done

    @property
    def readings(self) -> Mapping[str, Reading]:
        """The readings made so far, by article id."""
        return MappingProxyType(self._readings)

    def apply(self, command: Command) -> Changes:
        """Add a command to the log; what was undone before can no longer be redone.

        Raises `CorrectionFailed`, and changes nothing, where the command does not fit.
        """
        decisions = after(self._decisions, command)
        del self._log[self._done :]
        self._log.append(command)
        self._done += 1
        return self._move_to(decisions)

    def undo(self) -> Changes:
        """Take back the newest command in force; nothing where there is none."""
        if not self._done:
            return Changes()
        self._done -= 1
        return self._move_to(decide(self._log[: self._done]))

    def redo(self) -> Changes:
        """Put the command undone last in force again; nothing where there is none."""
        if self._done == len(self._log):
            return Changes()
        self._done += 1
        return self._move_to(after(self._decisions, self._log[self._done - 1]))

    @property
    def undo_title(self) -> str:
        """What `undo` would take back, or "" where there is nothing."""
        return title(self._log[self._done - 1]) if self._done else ""

    @property
    def redo_title(self) -> str:
        """What `redo` would put in force again, or "" where there is nothing."""
        return title(self._log[self._done]) if self._done < len(self._log) else ""

    def put_reading(self, reading: Reading) -> Changes:
        """Keep the reading of an article, in place of an older one."""
        article = reading.article.id
        self._readings[article] = reading
        return Changes(articles=frozenset({article}), speakers=True)

    def _move_to(self, decisions: Decisions) -> Changes:
        before, self._decisions = self._decisions, decisions
        old = {article.id: article for article in before.articles}
        new = {article.id: article for article in decisions.articles}
        listing = list(old) != list(new)
        return Changes(
            articles=frozenset(
                key
                for key in old.keys() | new.keys()
                if old.get(key) != new.get(key) or before.colour(key) != decisions.colour(key)
            ),
            listing=listing,
            speakers=listing or _on_speakers(before) != _on_speakers(decisions),
            base=before.base != decisions.base,
            statements=_on_statements(before) != _on_statements(decisions),
            reference=before.reference != decisions.reference,
            marks=before.marking != decisions.marking,
        )


def _on_speakers(decisions: Decisions) -> tuple[object, ...]:
    return decisions.links, decisions.names, decisions.facts


def _on_statements(decisions: Decisions) -> tuple[object, ...]:
    return decisions.checks, decisions.alignments, decisions.absences, decisions.verdicts, decisions.edits
