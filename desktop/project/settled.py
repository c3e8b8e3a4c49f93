"""Read a project file as it is at one moment, also after its program died while it wrote.

What was under way then stands half in the file, and a journal beside it tells how to take it back. Whoever
may write the file does so; whoever only reads it takes it back in a copy.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop.project import schema

_ATTEMPTS = 3


def journal_of(path: Path) -> Path:
    """Where the journal of a database lies."""
    return path.with_name(f"{path.name}-journal")


@contextlib.contextmanager
def reader_of(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads the project at `path`. Raises `sqlite3.Error` and `OSError`."""
    with contextlib.ExitStack() as stack:
        try:
            connection = schema.connect(path, write=False)
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="crossquote-"))
            connection = schema.connect(_copied(path, Path(folder)), write=True)
        stack.callback(connection.close)
        yield connection


def settle(path: Path) -> None:
    """Take back, in the file itself, what was under way when its program died, if that can be."""
    if journal_of(path).exists():
        with contextlib.suppress(sqlite3.Error, OSError):
            schema.connect(path, write=True).close()


def _copied(path: Path, folder: Path) -> Path:
    """A copy of a database together with its journal."""
    copy = folder / path.name
    for _ in range(_ATTEMPTS):
        before = _looks(path)
        shutil.copyfile(path, copy)
        shutil.copyfile(journal_of(path), journal_of(copy))
        # Somebody who may write may take it back at this very moment.
        if _looks(path) == before:
            break
    return copy


def _looks(path: Path) -> tuple[tuple[int, int], ...]:
    return tuple((one.stat().st_mtime_ns, one.stat().st_size) for one in (path, journal_of(path)))
