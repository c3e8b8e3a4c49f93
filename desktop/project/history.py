"""The history of a project: its log, the steps in it, and what it added up to at earlier moments.

An entry is one command with the step it belongs to: what the user did in one go (merging three speakers
and naming them, dropping five files) takes several commands, and is undone and redone in one go. Steps are
numbered upwards from 0 along the log.

Going back need not fold the whole log anew: what it added up to is kept after every `EVERY` commands and
after the newest ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from desktop.basics.errors import CorrectionFailed
from desktop.project.commands import AddArticles, Command, SetLexiconRow, title
from desktop.project.decisions import Decisions, after, unfitting
from desktop.project.more_commands import LogCommand

EVERY = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: a command, the step it belongs to, and when it was applied (UTC, ISO)."""

    command: Command
    step: int
    made: str = ""

    @property
    def reason(self) -> str:
        """Why the user decided so, in his own words; "" where he gave no reason."""
        reason = getattr(self.command, "reason", "")
        return reason if isinstance(reason, str) else ""


def entries_of(commands: Iterable[Command | Entry]) -> list[Entry]:
    """Entries for commands; a command that comes without one is a step of its own."""
    entries: list[Entry] = []
    for one in commands:
        if isinstance(one, Entry):
            entries.append(one)
        else:
            entries.append(Entry(one, entries[-1].step + 1 if entries else 0))
    return entries


def without_gaps(entries: Iterable[Entry], numbers: Iterable[int]) -> list[Entry]:
    """Entries that stood at these places of a log of which others are lost: a command about an entry names it
    by its new place, and is left out where that is lost."""
    kept = list(zip(entries, numbers, strict=True))
    places: dict[int, int] = {}
    out: list[Entry] = []
    for entry, number in kept:
        command = entry.command
        if isinstance(command, LogCommand):
            if command.entry not in places:
                continue
            entry = replace(entry, command=replace(command, entry=places[command.entry]))
        places[number] = len(out)
        out.append(entry)
    return out


def now() -> str:
    """The time as it stands in an entry, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def step_before(log: Sequence[Entry], done: int) -> int:
    """Where the step that ends at `done` begins."""
    start = done
    while start and log[start - 1].step == log[done - 1].step:
        start -= 1
    return start


def step_after(log: Sequence[Entry], done: int) -> int:
    """Where the step that begins at `done` ends."""
    end = done
    while end < len(log) and log[end].step == log[done].step:
        end += 1
    return end


def step_title(commands: Sequence[Command]) -> str:
    """What a step does, as the Undo menu names it: by its first command, articles counted together."""
    added = [article for one in commands if isinstance(one, AddArticles) for article in one.articles]
    # The user's own rows come into a new project with its first articles.
    if added and all(isinstance(one, AddArticles | SetLexiconRow) for one in commands):
        return title(AddArticles(tuple(added)))
    return title(commands[0]) if commands else ""


class Timeline:
    """What the first commands of a log add up to, for any number of them."""

    def __init__(self) -> None:
        self._kept: dict[int, Decisions] = {0: Decisions()}

    def put(self, done: int, decisions: Decisions) -> None:
        """Remember what the first `done` commands add up to."""
        self._kept[done] = decisions
        left = done - EVERY
        if left > 0 and left % EVERY:
            self._kept.pop(left, None)

    def cut(self, done: int) -> None:
        """The log was cut after its first `done` commands."""
        self._kept = {at: kept for at, kept in self._kept.items() if at <= done}

    def at(self, done: int, log: Sequence[Entry]) -> Decisions:
        """What the first `done` commands of `log` add up to."""
        start = next(at for at in range(done, -1, -1) if at in self._kept)
        decisions = self._kept[start]
        for at in range(start, done):
            try:
                decisions = after(decisions, log[at].command, log[at].made)
            except CorrectionFailed as problem:
                # It fitted the program that wrote it. It stays in the log, and does nothing.
                decisions = unfitting(decisions, log[at].command, str(problem), log[at].made)
            self.put(at + 1, decisions)
        return decisions
