"""Bring a project file of an earlier version to this one, step by step.

Each step leads from its version to the next, inside one transaction with the others: the file is of the old
version or wholly of the new one. Files of every earlier version are kept under tests/project/versions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from desktop.project.schema import VERSION

Step = Callable[[sqlite3.Connection], None]


def _to_2(do: sqlite3.Connection) -> None:
    """Who speaks in an article is kept beside its reading."""
    do.execute(
        "CREATE TABLE resolutions (article TEXT PRIMARY KEY, reading INTEGER NOT NULL, made_by TEXT NOT NULL,"
        " body BLOB NOT NULL, crc INTEGER NOT NULL)"
    )


STEPS: Mapping[int, Step] = {1: _to_2}
"""What leads from a version of the schema to the next. Version 0 was no database: `session` reads it."""


def migrate(
    connection: sqlite3.Connection, version: int, *, steps: Mapping[int, Step] = STEPS, to: int = VERSION
) -> None:
    """Bring a database of `version` to the version `to`.

    Raises `sqlite3.Error`, and leaves the file as it was, where that cannot be written.
    """
    if version >= to:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for each in range(version, to):
            steps[each](connection)
        connection.execute(f"PRAGMA user_version = {to}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
