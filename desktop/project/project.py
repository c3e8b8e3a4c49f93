"""The project: a log of commands with undo, the readings of its articles, and the files they came from.

The window changes data only by `apply`, which answers with what changed. Readings are not decisions:
they come from the program, can be made again, and are stored beside the log. Whatever changes is told at
once to the project's keeper, who makes it last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from desktop.articles.source import Source
from desktop.basics.errors import CorrectionFailed
from desktop.project.commands import Command
from desktop.project.decisions import Decisions, after
from desktop.project.history import (
    Entry,
    Timeline,
    entries_of,
    now,
    step_after,
    step_before,
    step_title,
)
from desktop.speakers.speaker import Resolution
from desktop.statements.reading import Reading


@dataclass(frozen=True, slots=True)
class Changes:
    """What an action on the project changed: the articles concerned (by id), and whether their number
    or order, the speakers, the base, the user's word on single statements, their alignment, verdicts or
    framing, the reference, notes, stars or tags changed."""

    articles: frozenset[str] = frozenset()
    listing: bool = False
    speakers: bool = False
    base: bool = False
    statements: bool = False
    reference: bool = False
    marks: bool = False


class Keeper(Protocol):
    """Makes the changes of a project last. It is told of each at once, in order, and never refuses one:
    what cannot be written stays in memory, and that is the keeper's to say."""

    def keep_entries(self, kept: int, entries: Sequence[Entry]) -> None:
        """These entries follow the first `kept` of the log, whatever followed before, and are in force."""

    def keep_done(self, done: int) -> None:
        """So many commands of the log are in force."""

    def keep_reading(self, reading: Reading) -> None:
        """An article has this reading now."""

    def keep_resolutions(self, resolutions: Sequence[tuple[Reading, Resolution]]) -> None:
        """Who speaks in articles, by their readings."""

    def keep_source(self, source: Source) -> None:
        """Articles of the project come from this file."""

    def keep_setting(self, name: str, value: str) -> None:
        """The project is shown so."""


class Project:
    """The articles of one event, with everything decided about them."""

    def __init__(
        self,
        commands: Iterable[Command | Entry] = (),
        *,
        done: int | None = None,
        settings: Mapping[str, str] | None = None,
        frozen: str = "",
        clock: Callable[[], str] = now,
    ) -> None:
        """A project with this log, of which the first `done` commands hold and the rest can be redone.

        `frozen` says why it cannot be changed, where it cannot; nothing is undone then either.
        """
        self._log = entries_of(commands)
        self._done = len(self._log) if done is None else done
        self._timeline = Timeline()
        self._decisions = self._timeline.at(self._done, self._log)
        self._readings: dict[str, Reading] = {}
        self._settings = dict(settings or {})
        self._resolutions: dict[str, tuple[Reading, Resolution]] = {}
        self._sources: dict[str, Source] = {}
        self._frozen = frozen
        self._clock = clock
        self._keeper: Keeper | None = None

    @property
    def decisions(self) -> Decisions:
        """What the commands in force add up to."""
        return self._decisions

    @property
    def log(self) -> tuple[Command, ...]:
        """Every command, those undone included, oldest first."""
        return tuple(entry.command for entry in self._log)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every command with its step and time, those undone included, oldest first."""
        return tuple(self._log)

    @property
    def done(self) -> int:
        """How many commands of the log are in force."""
        return self._done

    @property
    def readings(self) -> Mapping[str, Reading]:
        """The readings made so far, by article id."""
        return MappingProxyType(self._readings)

    @property
    def resolutions(self) -> Mapping[str, tuple[Reading, Resolution]]:
        """Who speaks in articles as far as it is known, by article id, each with the reading it holds for."""
        return MappingProxyType(self._resolutions)

    @property
    def sources(self) -> Mapping[str, Source]:
        """The files in hand that no keeper has taken, by hash."""
        return MappingProxyType(self._sources)

    @property
    def frozen(self) -> str:
        """Why the project cannot be changed, or ""."""
        return self._frozen

    @property
    def settings(self) -> Mapping[str, str]:
        """How the project is shown, by name: no decisions, and not undone."""
        return MappingProxyType(self._settings)

    def kept_by(self, keeper: Keeper | None) -> None:
        """From now on `keeper` is told of every change; None tells nobody."""
        self._keeper = keeper
        if keeper is not None:
            for source in self._sources.values():
                keeper.keep_source(source)
            self._sources.clear()

    def apply(self, *commands: Command, onward: bool = False) -> Changes:
        """Add commands to the log as one step; what was undone before can no longer be redone.

        `onward` makes them part of the newest step. Raises `CorrectionFailed`, and changes nothing, where one
        of the commands does not fit.
        """
        if self._frozen:
            raise CorrectionFailed(self._frozen)
        decisions = self._decisions
        states = []
        made = self._clock()
        for command in commands:
            decisions = after(decisions, command, made)
            states.append(decisions)
        if not commands:
            return Changes()
        newest = self._log[self._done - 1].step if self._done else -1
        step = newest if onward and self._done else newest + 1
        entries = tuple(Entry(command, step, made) for command in commands)
        kept = self._done
        del self._log[kept:]
        self._timeline.cut(kept)
        self._log += entries
        for at, state in enumerate(states, kept + 1):
            self._timeline.put(at, state)
        self._done += len(entries)
        if self._keeper is not None:
            self._keeper.keep_entries(kept, entries)
        return self._move_to(decisions)

    def undo(self) -> Changes:
        """Take back the newest step in force; nothing where there is none."""
        return self._go_to(step_before(self._log, self._done) if self._done else 0)

    def redo(self) -> Changes:
        """Put the step undone last in force again; nothing where there is none."""
        return self._go_to(step_after(self._log, self._done))

    @property
    def undo_title(self) -> str:
        """What `undo` would take back, or "" where there is nothing."""
        if not self._done or self._frozen:
            return ""
        return self._title(step_before(self._log, self._done), self._done)

    @property
    def redo_title(self) -> str:
        """What `redo` would put in force again, or "" where there is nothing."""
        return "" if self._frozen else self._title(self._done, step_after(self._log, self._done))

    def put_reading(self, reading: Reading) -> Changes:
        """Keep the reading of an article, in place of an older one."""
        article = reading.article.id
        self._readings[article] = reading
        if self._keeper is not None:
            self._keeper.keep_reading(reading)
        return Changes(articles=frozenset({article}), speakers=True)

    def put_resolutions(self, resolutions: Iterable[tuple[Reading, Resolution]]) -> None:
        """Keep who speaks in articles, where it was found out for their present readings."""
        fresh = tuple(
            (reading, resolution)
            for reading, resolution in resolutions
            if self._readings.get(reading.article.id) is reading
            and self._resolutions.get(reading.article.id) != (reading, resolution)
        )
        self._resolutions.update((reading.article.id, (reading, one)) for reading, one in fresh)
        if fresh and self._keeper is not None:
            self._keeper.keep_resolutions(fresh)

    def put_source(self, source: Source) -> None:
        """Have the file kept that articles come from; they name it by its hash. It is held in memory only
        while nobody keeps the project."""
        if self._keeper is not None:
            self._keeper.keep_source(source)
        else:
            self._sources[source.sha256] = source

    def put_setting(self, name: str, value: str) -> None:
        """Remember how the project is shown."""
        if self._settings.get(name) != value:
            self._settings[name] = value
            if self._keeper is not None:
                self._keeper.keep_setting(name, value)

    def _title(self, start: int, end: int) -> str:
        return step_title([entry.command for entry in self._log[start:end]])

    def _go_to(self, done: int) -> Changes:
        if done == self._done or self._frozen:
            return Changes()
        self._done = done
        decisions = self._timeline.at(done, self._log)
        if self._keeper is not None:
            self._keeper.keep_done(done)
        return self._move_to(decisions)

    def _move_to(self, decisions: Decisions) -> Changes:
        before, self._decisions = self._decisions, decisions
        recoloured = _on_colours(before) != _on_colours(decisions)
        # Most steps are about no article; to hold hundreds of them against each other would take longest.
        touched = recoloured or before.articles is not decisions.articles
        old = {article.id: article for article in before.articles} if touched else {}
        new = {article.id: article for article in decisions.articles} if touched else {}
        listing = list(old) != list(new)
        repainted = listing or recoloured
        was, now = (before.colouring, decisions.colouring) if repainted else ({}, {})
        return Changes(
            articles=frozenset(
                key
                for key in old.keys() | new.keys()
                if old.get(key) != new.get(key) or was.get(key, 0) != now.get(key, 0)
            ),
            listing=listing,
            speakers=listing or _on_speakers(before) != _on_speakers(decisions),
            base=before.base != decisions.base,
            statements=_on_statements(before) != _on_statements(decisions),
            reference=before.reference != decisions.reference,
            marks=before.marking != decisions.marking,
        )


def _on_colours(decisions: Decisions) -> tuple[object, ...]:
    return decisions.colours, decisions.arrivals


def _on_speakers(decisions: Decisions) -> tuple[object, ...]:
    return decisions.links, decisions.names, decisions.facts


def _on_statements(decisions: Decisions) -> tuple[object, ...]:
    return (
        decisions.checks, decisions.alignments, decisions.absences, decisions.verdicts, decisions.edits,
        decisions.framings, decisions.lexicon_rows,
    )  # fmt: skip
