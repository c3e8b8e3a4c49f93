"""Open a project, whatever state its file is in.

A project that cannot be written is shown all the same, and says why: changes then stay in memory, and a copy
can be saved elsewhere. One that a newer program wrote cannot be changed at all, as what it holds besides
would be lost. A damaged one is saved as far as it goes in its own place, and the damaged file kept beside it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from desktop.articles.source import Source
from desktop.project import schema
from desktop.project.codec import Damaged
from desktop.project.contents import Contents, read_contents, read_source
from desktop.project.keeping import Run, at_once
from desktop.project.lock import FileLock, Locked
from desktop.project.migrations import migrate
from desktop.project.open_project import OpenProject, kept, nobody, project_of
from desktop.project.project import Project
from desktop.project.salvage import salvage
from desktop.project.settled import reader_of
from desktop.project.store import Store
from desktop.project.troubles import ProjectFileError, is_damage, trouble
from desktop.project.whole_file import free_name, write_new

_COPY = "save a copy to keep changes"


def open_project(path: Path, *, run: Run = at_once, told: Callable[[str], None] = nobody) -> OpenProject:
    """Open the project at `path`; `run` and `told` are its keeper's (see `FileKeeper`).

    Raises `ProjectFileError` where there is nothing that can be shown.
    """
    path = _checked(path)
    try:
        version = schema.version_of(path)
    except Damaged as problem:
        raise ProjectFileError(
            path, str(problem), "open another file, or a copy of this one from a backup"
        ) from problem
    except OSError as problem:
        raise trouble(path, problem) from problem
    if version > schema.VERSION:
        return _frozen(path, version)
    try:
        lock = FileLock(path)
    except Locked as holder:
        why = f"{path.name} is open in {holder}, so it is only read here; {_COPY}."
        opened = _read_only(path, version, why)
        opened.busy_elsewhere = True
        return opened
    except OSError:
        return _read_only(path, version, f"The folder of {path.name} may not be written; {_COPY}.")
    try:
        if not os.access(path, os.W_OK):
            lock.release()
            return _read_only(path, version, f"{path.name} may not be written; {_COPY}.")
        return _writable(path, version, lock, run, told)
    except BaseException:
        lock.release()
        raise


def read_project(path: Path) -> Project:
    """The project at `path` as it is now, whoever has it open; nothing is written, and nothing mended.

    Raises `ProjectFileError` where it cannot be shown whole.
    """
    path = _checked(path)
    try:
        return project_of(_read(path, schema.version_of(path)))
    except Damaged as problem:
        raise ProjectFileError(
            path, f"it is damaged: {problem}", "open it in the window, which saves what can be saved"
        ) from problem
    except (sqlite3.Error, OSError) as problem:
        raise trouble(path, problem) from problem


def read_sources(path: Path, keys: Iterable[str]) -> dict[str, Source]:
    """The original files of these hashes that the project at `path` holds whole, by hash.

    Raises `ProjectFileError` where it cannot be read.
    """
    path = _checked(path)
    try:
        with reader_of(path) as connection:
            found = ((key, read_source(connection, key)) for key in sorted(set(keys)))
            return {key: source for key, source in found if source is not None}
    except (sqlite3.Error, OSError) as problem:
        raise trouble(path, problem) from problem


def _checked(path: Path) -> Path:
    try:
        path = path.resolve()
        there = path.stat()
    except FileNotFoundError as problem:
        raise ProjectFileError(
            path, "the project is not there", "see whether it was moved or its drive is missing"
        ) from problem
    except (OSError, ValueError, RuntimeError) as problem:
        raise ProjectFileError(path, "it cannot be opened", "copy it to this computer first") from problem
    if not path.is_file():
        raise ProjectFileError(path, "it is no ordinary file", f"choose a {schema.SUFFIX} file")
    if there.st_size > schema.PROJECT_BYTES:
        raise ProjectFileError(path, "it is larger than any project", "choose another file")
    return path


def _writable(path: Path, version: int, lock: FileLock, run: Run, told: Callable[[str], None]) -> OpenProject:
    store = None
    try:
        if version < schema.VERSION:
            connection = schema.connect(path, write=True)
            try:
                migrate(connection, version)
            finally:
                connection.close()
        store = Store.open(path)
        contents = store.contents()
    except (Damaged, sqlite3.Error) as problem:
        if store is not None:
            store.close()
        if isinstance(problem, sqlite3.Error) and not is_damage(problem):
            raise trouble(path, problem) from problem
        return _mended(path, lock, run, told)
    if contents.unknown:
        store.close()
        lock.release()
        return _frozen(path, version)
    # On a full disk a project opens as well, and is tidied another time.
    with suppress(ProjectFileError):
        store.tidy(contents.keys)
    return kept(project_of(contents), store, lock, run=run, told=told)


def _mended(path: Path, lock: FileLock, run: Run, told: Callable[[str], None]) -> OpenProject:
    """A damaged project, saved as far as it goes in its own place; the damaged file is kept beside it."""
    contents, sources = _salvaged(path)
    project = project_of(contents)
    aside = free_name(path, "damaged")
    try:
        write_new(path, project, sources, aside=aside)
        opened = kept(project, Store.open(path), lock, run=run, told=told)
    except ProjectFileError as problem:
        lock.release()
        return OpenProject(
            project, path, read_only=f"{_lost(path, contents)} It could not be mended: {problem}"
        )
    opened.told = (f"{_lost(path, contents)} The damaged file is kept as {aside.name}.",)
    return opened


def _read_only(path: Path, version: int, why: str) -> OpenProject:
    try:
        contents = _read(path, version)
    except (Damaged, sqlite3.Error) as problem:
        if isinstance(problem, sqlite3.Error) and not is_damage(problem):
            raise trouble(path, problem) from problem
        contents, _ = _salvaged(path)
        why = f"{why} {_lost(path, contents)}"
    if contents.unknown:
        return _frozen(path, version)
    return OpenProject(project_of(contents), path, read_only=why)


def _frozen(path: Path, version: int) -> OpenProject:
    """A project that a newer program wrote, as far as this one understands it."""
    why = (
        f"{path.name} was written by a newer Crossquote, so it can be read here and not changed;"
        " install the newest Crossquote to change it."
    )
    try:
        contents = _read(path, version)
    except (Damaged, sqlite3.Error) as problem:
        raise ProjectFileError(
            path, "it was written by a newer Crossquote and cannot be shown by this one",
            "install the newest Crossquote",
        ) from problem  # fmt: skip
    return OpenProject(project_of(contents, frozen=why), path, read_only=why)


def _read(path: Path, version: int) -> Contents:
    """What is in a project that is not written. Raises `Damaged` and `sqlite3.Error`."""
    with ExitStack() as stack:
        connection = stack.enter_context(reader_of(path))
        if version < schema.VERSION:
            here = stack.enter_context(closing(sqlite3.connect(":memory:", isolation_level=None)))
            connection.backup(here)
            connection = here
            migrate(connection, version)
        if version <= schema.VERSION:
            schema.check_schema(connection)
        elif schema.known_tables(connection) != schema.TABLES.keys():
            raise Damaged("its tables are not known")
        return read_contents(connection)


def _salvaged(path: Path) -> tuple[Contents, tuple[Source, ...]]:
    try:
        return salvage(path)
    except Damaged as problem:
        raise ProjectFileError(
            path, f"it is damaged, and {problem}", "take a copy of it from a backup; it was left as it is"
        ) from problem


def _lost(path: Path, contents: Contents) -> str:
    changes, articles = len(contents.entries), len(contents.keys)
    saved = f"{changes} {'change' if changes == 1 else 'changes'} and {articles} " + (
        "article" if articles == 1 else "articles"
    )
    lost = f"; lost: {' and '.join(contents.lost)}" if contents.lost else ""
    return f"{path.name} was damaged. Saved: {saved}{lost}."
