"""Save what can be read of a damaged project.

Every row is asked for by itself, so that a torn page costs its own rows only. What was read must still be
what it was: a row's checksum or hash decides. A command that is lost leaves a gap; those after it are kept,
and whichever of them does not fit any more does nothing.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.articles.article import Article
from desktop.articles.source import Source
from desktop.project import schema
from desktop.project.codec import Damaged, Unknown
from desktop.project.commands import AddArticles
from desktop.project.contents import Contents, Shelf, counted, entry_of, in_force, reading_of
from desktop.project.history import Entry, now, without_gaps
from desktop.project.settled import reader_of
from desktop.statements.reading import Reading

_MOST_GAPS = 50_000
"""How many rows in a row may be unreadable before a table is given up."""


def salvage(path: Path) -> tuple[Contents, tuple[Source, ...]]:
    """What can be read of the project at `path`, and its original files.

    Raises `Damaged` where nothing can be.
    """
    try:
        with reader_of(path) as connection:
            return _salvaged(connection)
    except sqlite3.Error as problem:
        raise Damaged("nothing in it can be read") from problem


def _salvaged(connection: sqlite3.Connection) -> tuple[Contents, tuple[Source, ...]]:
    tables = _Tables(connection)
    bodies = [(key, body) for _, key, body in tables.rows("articles", "key, body")]
    shelf = Shelf(bodies)
    entries, numbers, unknown = _log(tables, shelf)
    keys = shelf.made
    readings: list[Reading] = []
    for _, *row in tables.rows("readings", "key, body, crc"):
        # One that is lost is made anew.
        with contextlib.suppress(Damaged):
            readings.append(reading_of(row, shelf.article))
    sources, lost_sources = _sources(tables)
    meta = {str(name): str(value) for _, name, value in tables.rows("meta", "name, value")}
    settings = {str(name): str(value) for _, name, value in tables.rows("settings", "name, value")}
    top = numbers[-1] if numbers else 0
    told_done = counted(meta.get("done"))
    done = top if told_done is None else told_done
    lost_changes = max(done, top) - len(entries) - len(unknown)
    places = [number - 1 for number in numbers]
    whole = without_gaps(entries, places)
    held = in_force(entries, places, done)
    if lost_changes > 0 or "log" in tables.torn:
        found = _without_addition(bodies, shelf, keys)
        if found:
            keys = shelf.made
            first = Entry(AddArticles(found), -1, now())
            shifted = without_gaps([first, *whole], range(-1, len(whole)))
            whole = [replace(entry, step=entry.step + 1) for entry in shifted]
            held += 1
    if not entries and not sources:
        raise Damaged("nothing in it can be read")
    told = [
        f"{count:,} {one if count == 1 else many}"
        for count, one, many in (
            (lost_changes, "change", "changes"), (lost_sources, "original file", "original files"),
        )
        if count > 0
    ]  # fmt: skip
    if "sources" in tables.torn and not lost_sources:
        told.append("some original files")
    contents = Contents(tuple(whole), held, tuple(readings), settings, tuple(unknown), keys, tuple(told))
    return contents, sources


def _log(tables: _Tables, shelf: Shelf) -> tuple[list[Entry], list[int], list[str]]:
    """The entries that can be read with their places, and the names of those of newer programs."""
    entries: list[Entry] = []
    numbers: list[int] = []
    unknown: list[str] = []
    for number, *row in tables.rows("log", "step, command, body, crc, made"):
        with contextlib.suppress(Damaged):
            try:
                entries.append(entry_of(row, shelf.article))
                numbers.append(int(str(number)))
            except Unknown as problem:
                unknown.append(str(problem))
    return entries, numbers, unknown


def _sources(tables: _Tables) -> tuple[tuple[Source, ...], int]:
    """The original files that can be read, and how many others there are."""
    sources: list[Source] = []
    lost = 0
    for _, sha256, name, body in tables.rows("sources", "sha256, name, body"):
        with contextlib.suppress(Damaged):
            source = Source(str(name), schema.unpack_source(body))
            if source.sha256 == sha256:
                sources.append(source)
                continue
        lost += 1
    return tuple(sources), lost


def _without_addition(
    bodies: Sequence[tuple[object, object]], shelf: Shelf, keys: frozenset[str]
) -> tuple[Article, ...]:
    """The articles that no command which is left adds: its own was lost. One text counts once."""
    known = {shelf.article(key).id for key in keys}
    found: dict[str, Article] = {}
    for key, _ in bodies:
        with contextlib.suppress(Damaged):
            article = shelf.article(str(key))
            if article.id not in known:
                found.setdefault(article.id, article)
    return tuple(found.values())


class _Tables:
    """The tables of a damaged project; `torn` names those of which some rows cannot be read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known = schema.known_tables(connection)
        self.torn: set[str] = set()

    def rows(self, table: str, columns: str) -> Iterator[tuple[object, ...]]:
        """The rows of a table in order, its row number first, those left out that cannot be read."""
        if table not in self._known:
            self.torn.add(table)
            return
        at, gaps = 0, 0
        sql = f"SELECT rowid, {columns} FROM {table} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT 1"
        while gaps < _MOST_GAPS:
            try:
                row = self._connection.execute(sql, (at,)).fetchone()
                if row is not None and not (isinstance(row[0], int) and row[0] > at):
                    # Torn pages may lead back to where one was; a column may call itself the row's number.
                    raise sqlite3.DatabaseError("not in order")
            except sqlite3.DatabaseError:
                self.torn.add(table)
                at, gaps = at + 1, gaps + 1
                continue
            if row is None:
                return
            at, gaps = row[0], 0
            yield tuple(row)
