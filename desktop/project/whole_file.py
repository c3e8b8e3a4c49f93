"""Write a whole project at once: beside its place, then moved there, so that it is whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.articles.source import Source
from desktop.basics.durable import sync_folder
from desktop.basics.errors import CrossquoteError
from desktop.project import schema
from desktop.project.history import now
from desktop.project.project import Project
from desktop.project.settled import journal_of, reader_of, settle
from desktop.project.store import Store
from desktop.project.troubles import ProjectFileError, trouble
from desktop.project.versions import versions


def write_new(path: Path, project: Project, sources: Iterable[Source], *, aside: Path | None = None) -> None:
    """Write a whole project to `path`; what was there goes to `aside`, or is replaced."""

    def write(part: Path) -> None:
        store = Store.create(part)
        try:
            with store.together():
                store.put_entries(0, project.entries, done=project.done)
                for reading in project.readings.values():
                    store.put_reading(reading)
                store.put_resolutions(tuple(project.resolutions.values()))
                for source in sources:
                    store.put_source(source)
                for name, value in project.settings.items():
                    store.put_setting(name, value)
                store.put_versions(versions())
        finally:
            store.close()

    replace_by(path, write, aside=aside)


def replace_by(path: Path, write: Callable[[Path], object], *, aside: Path | None = None) -> None:
    """Let `write` make a file beside `path`, and put it there once it is whole; the lock of `path` is held.

    At every moment there is a whole file at `path`, the old one or the new: what goes aside gets its second
    name before the first is taken from it.
    """
    part = path.with_name(f"{_part_of(path)}{os.getpid()}.part")
    try:
        _clear(path)
        write(part)
        # A change that a killed program left half made would be taken back into the new file.
        settle(path)
        journal = journal_of(path)
        if aside is not None:
            _name_also(path, aside)
            if journal.exists():
                _name_also(journal, journal_of(aside))
            sync_folder(path.parent)
        journal.unlink(missing_ok=True)
        part.replace(path)
        sync_folder(path.parent)
    except ProjectFileError as problem:
        raise ProjectFileError(path, problem.problem, problem.remedy) from problem
    except sqlite3.Error as problem:
        raise trouble(path, problem) from problem
    except OSError as problem:
        raise trouble(path, problem) from problem
    finally:
        part.unlink(missing_ok=True)
        journal_of(part).unlink(missing_ok=True)


def copy_whole(path: Path, to: Path) -> None:
    """Copy a project that this program need not understand to `to`, in place of what is there.

    Raises `ProjectFileError`, and leaves what was at `to`, where it cannot be written whole.
    """

    def write(part: Path) -> None:
        with reader_of(path) as source, contextlib.closing(sqlite3.connect(part)) as copy:
            source.backup(copy)

    replace_by(to, write)


def _name_also(path: Path, other: Path) -> None:
    """Give a file a second name, or where the drive knows no such thing, let a copy have it."""
    try:
        os.link(path, other)
    except OSError:
        part = other.with_name(f"{_part_of(other)}{os.getpid()}.part")
        try:
            with path.open("rb") as old, part.open("wb") as new:
                shutil.copyfileobj(old, new)
                new.flush()
                os.fsync(new.fileno())
            part.replace(other)
        finally:
            part.unlink(missing_ok=True)


def _part_of(path: Path) -> str:
    """How the names of unfinished files for `path` begin."""
    return f".{path.name}."


def _clear(path: Path) -> None:
    """Remove what killed programs left unfinished here: nobody else writes for `path` while it is locked."""
    begin = _part_of(path)
    for one in list(path.parent.iterdir()):
        middle, part, end = one.name.removeprefix(begin).partition(".part")
        if one.name.startswith(begin) and middle.isdigit() and part and end in ("", "-journal"):
            one.unlink(missing_ok=True)


def free_name(path: Path, word: str) -> Path:
    """A name beside `path` that says what is kept there, and that is free."""
    stem = path.name.removesuffix(schema.SUFFIX)
    day = now()[:10]
    for number in range(1, 10_000):
        more = f" {number}" if number > 1 else ""
        free = path.with_name(f"{stem} ({word} {day}{more}){schema.SUFFIX}")
        if not free.exists():
            return free
    raise CrossquoteError(f"{path.name}: its folder is full of damaged copies; remove some of them.")
