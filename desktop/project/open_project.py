"""A project that is open: its values, the file that keeps them, and the right to write that."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.articles.source import Source
from desktop.project import schema
from desktop.project.contents import Contents, read_source
from desktop.project.history import Entry
from desktop.project.keeping import FileKeeper, Run, at_once
from desktop.project.lock import FileLock
from desktop.project.project import Project
from desktop.project.settled import reader_of
from desktop.project.store import Store
from desktop.project.versions import versions

Tell = Callable[[str], None]


def nobody(trouble: str) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class OpenProject:
    """A project with its file.

    `read_only` says why changes stay in memory, as a sentence, or is "" where they are written; `told` are
    sentences for the user about what was found when it was opened; `busy_elsewhere` that another window has
    it. `as_read` is the log as it was then.
    """

    project: Project
    path: Path
    keeper: FileKeeper | None = None
    lock: FileLock | None = None
    read_only: str = ""
    told: tuple[str, ...] = ()
    busy_elsewhere: bool = False
    as_read: tuple[Entry, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.as_read = self.project.entries

    @property
    def name(self) -> str:
        """What the project is called: its file's name without the suffix."""
        return self.path.name.removesuffix(schema.SUFFIX)

    def source(self, sha256: str) -> Source | None:
        """The original file of this hash; None where it is not kept or cannot be read."""
        in_hand = self.project.sources.get(sha256)
        if in_hand is not None:
            return in_hand
        if self.keeper is not None:
            return self.keeper.source(sha256)
        try:
            with reader_of(self.path) as connection:
                return read_source(connection, sha256)
        except (sqlite3.Error, OSError):
            return None

    def close(self) -> None:
        """Write what is left, close the file, and give it free; safe to call twice."""
        self.project.kept_by(None)
        if self.keeper is not None:
            self.keeper.close()
            self.keeper = None
        if self.lock is not None:
            self.lock.release()
            self.lock = None


def project_of(contents: Contents, *, frozen: str = "") -> Project:
    """The project with these contents."""
    project = Project(contents.entries, done=contents.done, settings=contents.settings, frozen=frozen)
    for reading in contents.readings:
        project.put_reading(reading)
    project.put_resolutions(contents.resolutions)
    return project


def kept(
    project: Project,
    store: Store,
    lock: FileLock,
    *,
    run: Run = at_once,
    told: Callable[[str], None] = nobody,
) -> OpenProject:
    """A project whose changes go to `store` from now on; `run` and `told` are its keeper's."""
    keeper = FileKeeper(store, run=run, told=told)
    project.kept_by(keeper)
    keeper.keep_versions(versions())
    return OpenProject(project, store.path, keeper, lock)
