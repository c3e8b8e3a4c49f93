"""Write a project into its file, each change as one transaction.

What a transaction holds is there wholly or not at all, whenever the process dies. Each one raises a count of
changes that the store knows: where the count is not what it left, somebody else has written, and nothing is
written over that. A database goes on writing into a file that was deleted or replaced under it, so it is
seen to before each transaction that the file is still the one that was opened.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from desktop.articles.article import Article
from desktop.articles.composition import whole_characters
from desktop.articles.source import Source
from desktop.project import schema
from desktop.project.codec import (
    Damaged,
    decode_article,
    encode_article,
    encode_command,
    encode_reading,
    encode_resolution,
)
from desktop.project.contents import Contents, counted, meta_of, read_contents, read_source
from desktop.project.history import Entry, now
from desktop.project.troubles import ProjectFileError, is_damage, trouble
from desktop.project.versions import Versions, versions
from desktop.speakers.speaker import Resolution
from desktop.statements.reading import Reading

_Faults = (sqlite3.Error, OSError)


class Store:
    """An open project file. Its methods may be called from one thread at a time, whichever."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._identity = _identity(path)
        changes = counted(meta_of(connection).get("changes"))
        if changes is None:
            raise Damaged("it does not say how often it was changed")
        self._changes = changes
        self._articles: set[str] = {key for (key,) in connection.execute("SELECT key FROM articles")}
        self._keys: dict[Article, str] = {}

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make a new, empty project at `path`, where nothing may be.

        Raises `ProjectFileError`.
        """
        try:
            # Ours alone from the first moment, and never written over what came there meanwhile.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666))
        except FileExistsError:
            raise ProjectFileError(path, "a file of that name is there", "choose another name") from None
        except OSError as problem:
            raise trouble(path, problem) from problem
        meta = {"project": uuid4().hex, "changes": "0", "done": "0", "made": now()}
        try:
            return cls(path, schema.create(path, meta))
        except _Faults as problem:
            # What is left of it is no project, and would stand in the way of another attempt.
            with suppress(OSError):
                path.unlink()
            raise trouble(path, problem) from problem

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the project at `path` to write it.

        Raises `Damaged` where it is not whole, and `ProjectFileError` where it cannot be opened.
        """
        try:
            connection = schema.connect(path, write=True)
        except _Faults as problem:
            raise _damaged_or(path, problem) from problem
        try:
            schema.check_schema(connection)
            return cls(path, connection)
        except BaseException as problem:
            connection.close()
            raise (_damaged_or(path, problem) if isinstance(problem, _Faults) else problem) from problem

    def contents(self) -> Contents:
        """Everything in it but the original files. Raises as `open`."""
        try:
            return read_contents(self._connection)
        except _Faults as problem:
            raise _damaged_or(self.path, problem) from problem

    def close(self) -> None:
        """Close the file; everything in it is written already."""
        self._connection.close()

    # Writing

    @contextmanager
    def together(self) -> Iterator[sqlite3.Connection]:
        """What is put meanwhile is one transaction.

        Raises `ProjectFileError`, and changes nothing, where it cannot be written.
        """
        if self._connection.in_transaction:
            yield self._connection
            return
        try:
            if _identity(self.path) != self._identity:
                raise ProjectFileError(
                    self.path, "another file has taken its place", "save a copy elsewhere and go on with that"
                )
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._count()
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk has rolled it back already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                self._keys.clear()
                raise
        except _Faults as problem:
            raise trouble(self.path, problem) from problem
        self._changes += 1
        self._articles.update(self._keys.values())

    def put_entries(self, kept: int, entries: Sequence[Entry], *, done: int | None = None) -> None:
        """These entries follow the first `kept`, and all are in force, or the first `done` of the log."""
        with self.together() as do:
            do.execute("DELETE FROM log WHERE number > ?", (kept,))
            for number, entry in enumerate(entries, kept + 1):
                body = encode_command(entry.command, self._key_of)
                do.execute(
                    "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        number, entry.step, type(entry.command).__name__, body, zlib.crc32(body), entry.made,
                        whole_characters(entry.reason),
                    ),
                )  # fmt: skip
            _put_meta(do, "done", str(kept + len(entries) if done is None else done))

    def put_done(self, done: int) -> None:
        """So many entries are in force."""
        with self.together() as do:
            _put_meta(do, "done", str(done))

    def put_reading(self, reading: Reading) -> None:
        """The reading of an article, in place of an older one."""
        body = schema.pack(encode_reading(reading))
        with self.together() as do:
            do.execute(
                "INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?)",
                (
                    reading.article.id, self._key_of(reading.article), reading.made_by, now(), body,
                    zlib.crc32(body),
                ),
            )  # fmt: skip

    def put_resolutions(self, resolutions: Sequence[tuple[Reading, Resolution]]) -> None:
        """Who speaks in articles, for the readings that are kept."""
        made_by = versions().resolving
        with self.together() as do:
            for reading, resolution in resolutions:
                body = schema.pack(encode_resolution(resolution))
                do.execute(
                    "INSERT OR REPLACE INTO resolutions SELECT article, crc, ?, ?, ? FROM readings"
                    " WHERE article = ?",
                    (made_by, body, zlib.crc32(body), reading.article.id),
                )

    def put_source(self, source: Source) -> None:
        """The bytes of a file, under its bare name; once each."""
        name = whole_characters(source.name.replace("\\", "/").rsplit("/", 1)[-1])
        body = schema.pack(source.data)
        with self.together() as do:
            do.execute("INSERT OR IGNORE INTO sources VALUES (?, ?, ?)", (source.sha256, name, body))

    def put_setting(self, name: str, value: str) -> None:
        """How the project is shown."""
        with self.together() as do:
            do.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, whole_characters(value)))

    def put_versions(self, versions: Versions) -> None:
        """What works on the project from now on; written where it is not what did so before."""
        row = (versions.program, versions.lexicons)
        try:
            newest = self._connection.execute(
                "SELECT program, lexicons FROM versions ORDER BY number DESC LIMIT 1"
            ).fetchone()
        except _Faults as problem:
            raise trouble(self.path, problem) from problem
        if newest != row:
            with self.together() as do:
                do.execute("INSERT INTO versions (since, program, lexicons) VALUES (?, ?, ?)", (now(), *row))

    def tidy(self, keys: frozenset[str]) -> None:
        """Forget what nothing leads to any more: articles that only a cut part of the log added, their
        readings and files. `keys` are those of the articles that the log names."""
        gone = self._articles - keys
        if not gone:
            return
        with self.together() as do:
            bodies = do.execute("SELECT key, body FROM articles").fetchall()
            held = {decode_article(schema.unpack(body)).source for key, body in bodies if key in keys}
            do.executemany("DELETE FROM articles WHERE key = ?", [(key,) for key in gone])
            do.executemany("DELETE FROM readings WHERE key = ?", [(key,) for key in gone])
            do.execute("DELETE FROM resolutions WHERE article NOT IN (SELECT article FROM readings)")
            sources = {one for (one,) in do.execute("SELECT sha256 FROM sources")}
            do.executemany("DELETE FROM sources WHERE sha256 = ?", [(one,) for one in sources - held])
        self._keys.clear()
        self._articles -= gone

    # Reading

    def source(self, sha256: str) -> Source | None:
        """The file of this hash, or None where it is not kept or no longer what it was.

        Raises `ProjectFileError` where the project cannot be read.
        """
        try:
            return read_source(self._connection, sha256)
        except _Faults as problem:
            raise trouble(self.path, problem) from problem

    def _key_of(self, article: Article) -> str:
        """The key of an article, which is put beside the log first where it is not there yet."""
        key = self._keys.get(article)
        if key is None or key not in self._articles:
            key, body = encode_article(article)
            self._connection.execute("INSERT OR IGNORE INTO articles VALUES (?, ?)", (key, schema.pack(body)))
            self._keys[article] = key
        return key

    def _count(self) -> None:
        counted = self._connection.execute(
            "UPDATE meta SET value = ? WHERE name = 'changes' AND value = ?",
            (str(self._changes + 1), str(self._changes)),
        )
        if counted.rowcount != 1:
            raise ProjectFileError(
                self.path, "another program has changed it meanwhile", "save a copy elsewhere, then open both"
            )


def _damaged_or(path: Path, problem: sqlite3.Error | OSError) -> Damaged | ProjectFileError:
    return Damaged("its pages are damaged") if is_damage(problem) else trouble(path, problem)


def _put_meta(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def _identity(path: Path) -> tuple[int, int]:
    there = path.stat()
    return there.st_dev, there.st_ino
