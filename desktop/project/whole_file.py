"""Write a whole project at once: beside its place, then moved there, so that it is whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.articles.source import Source
from desktop.basics.errors import CrossquoteError
from desktop.project import schema
from desktop.project.history import now
from desktop.project.project import Project
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
    """Let `write` make a file beside `path`, and put it there once it is whole."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        write(part)
        journal = path.with_name(f"{path.name}-journal")
        if aside is not None:
            path.replace(aside)
            if journal.exists():
                journal.replace(aside.with_name(f"{aside.name}-journal"))
        else:
            # One that a killed program left would be played back into the new file.
            journal.unlink(missing_ok=True)
        part.replace(path)
    except ProjectFileError as problem:
        raise ProjectFileError(path, problem.problem, problem.remedy) from problem
    except OSError as problem:
        raise trouble(path, problem) from problem
    finally:
        part.unlink(missing_ok=True)
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


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
