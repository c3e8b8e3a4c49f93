"""What a project file looks like inside, and how one is opened without trusting it.

A project is one SQLite database with the tables below. The log is what counts: everything the user decided,
one command a row (see `codec`), of which the first `done` are in force. Articles lie beside it by key and
their original files by hash; readings are the program's and can be made anew, and so can resolutions (who
speaks in one article), which hold for one reading and one program and spare it some seconds. Bodies are
packed by zlib, and carry a checksum or their hash, so that a flipped bit is noticed where SQLite itself does
not look.

A file may come from anybody. Its schema must be exactly this one, so that nothing in it (a trigger, a view, a
virtual table) is ever run; sizes are bounded; no path in it is ever opened.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Mapping
from pathlib import Path
from urllib.request import pathname2url

from desktop.articles.bounds import FILE_BYTES
from desktop.project.codec import Damaged

SUFFIX = ".crossquote"

APPLICATION_ID = 0x43515450
"""Stands in the file's header: "CQTP"."""

VERSION = 2
"""The version of the schema. Version 0 was no database but one packed JSON file (see `session`)."""

PROJECT_BYTES = 4 * 1024**3
"""The largest file that is opened."""

BODY_BYTES = 64 * 1024**2
"""The most that one value may hold, packed or not."""

LOG_ENTRIES = 2_000_000

TABLES = {
    "meta": "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "log": (
        "CREATE TABLE log (number INTEGER PRIMARY KEY, step INTEGER NOT NULL, command TEXT NOT NULL,"
        " body BLOB NOT NULL, crc INTEGER NOT NULL, made TEXT NOT NULL, reason TEXT NOT NULL)"
    ),
    "articles": "CREATE TABLE articles (key TEXT PRIMARY KEY, body BLOB NOT NULL)",
    "sources": "CREATE TABLE sources (sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, body BLOB NOT NULL)",
    "readings": (
        "CREATE TABLE readings (article TEXT PRIMARY KEY, key TEXT NOT NULL, made_by TEXT NOT NULL,"
        " made TEXT NOT NULL, body BLOB NOT NULL, crc INTEGER NOT NULL)"
    ),
    "resolutions": (
        "CREATE TABLE resolutions (article TEXT PRIMARY KEY, reading INTEGER NOT NULL, made_by TEXT NOT NULL,"
        " body BLOB NOT NULL, crc INTEGER NOT NULL)"
    ),
    "settings": "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "versions": (
        "CREATE TABLE versions (number INTEGER PRIMARY KEY, since TEXT NOT NULL, program TEXT NOT NULL,"
        " lexicons TEXT NOT NULL)"
    ),
}

_HEADER = b"SQLite format 3\x00"
_PATIENCE = 5.0
"""Seconds that another program's writing is waited for."""


def version_of(path: Path) -> int:
    """The schema's version that a file names in its header.

    Raises `Damaged` where the file is no project, and `OSError` where it cannot be read.
    """
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(_HEADER):
        raise Damaged("it is no Crossquote project, or its beginning is destroyed")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise Damaged("it is another program's database")
    version = int.from_bytes(header[60:64], "big")
    if version == 0:
        raise Damaged("its beginning is destroyed")
    return version


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection that runs nothing of what is in the file. It never makes one."""
    mode = "rw" if write else "ro"
    connection = sqlite3.connect(
        f"file:{pathname2url(str(path))}?mode={mode}",
        uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False, cached_statements=32,
    )  # fmt: skip
    return _bounded(connection)


def create(path: Path, meta: Mapping[str, str]) -> sqlite3.Connection:
    """A connection to a new database whose tables are empty but for `meta`, made in one transaction; what was
    at `path` must be gone."""
    connection = _bounded(sqlite3.connect(path, isolation_level=None, check_same_thread=False))
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for sql in TABLES.values():
            connection.execute(sql)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def check_schema(connection: sqlite3.Connection) -> None:
    """Raise `Damaged` unless the database holds exactly the tables of this version."""
    found = dict(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    )
    if found != TABLES:
        raise Damaged("its tables are not those of a Crossquote project")


def known_tables(connection: sqlite3.Connection) -> frozenset[str]:
    """Which of the tables are there and are plain ones, nothing that computes."""
    rows = connection.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
    return frozenset(
        name
        for name, kind, sql in rows
        if name in TABLES and kind == "table" and isinstance(sql, str) and _plain(sql)
    )


def pack(body: bytes) -> bytes:
    """A body as it lies in the file."""
    return zlib.compress(body, 1)


def unpack(body: object, most: int = BODY_BYTES) -> bytes:
    """A body of at most `most` bytes. Raises `Damaged` where it is none, or larger."""
    if not isinstance(body, bytes):
        raise Damaged("a value is of the wrong kind")
    try:
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(body, most)
    except zlib.error as problem:
        raise Damaged("a value cannot be unpacked") from problem
    if not unpacker.eof:
        raise Damaged("a value is cut off or larger than allowed")
    return unpacked


def unpack_source(body: object) -> bytes:
    """The bytes of an original file."""
    return unpack(body, FILE_BYTES * 2)


def _bounded(connection: sqlite3.Connection) -> sqlite3.Connection:
    for limit, most in (
        (sqlite3.SQLITE_LIMIT_LENGTH, BODY_BYTES),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 20_000),
        (sqlite3.SQLITE_LIMIT_COLUMN, 64),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
        (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 4),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    ):
        connection.setlimit(limit, most)
    for pragma in (
        "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "foreign_keys = OFF",
        "journal_mode = DELETE", "synchronous = FULL",
    ):  # fmt: skip
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.DatabaseError:
            connection.close()
            raise
    return connection


def _plain(sql: str) -> bool:
    words = sql.upper().split()
    return words[:2] == ["CREATE", "TABLE"] and not {"AS", "GENERATED"} & set(words)
