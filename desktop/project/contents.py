"""Read what a project file holds, and believe none of it before it is seen to be what it was."""

from __future__ import annotations

import contextlib
import gc
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.articles.article import Article
from desktop.articles.source import Source
from desktop.project import schema
from desktop.project.codec import (
    Damaged,
    Unknown,
    article_key,
    decode_article,
    decode_command,
    decode_reading,
    decode_resolution,
)
from desktop.project.history import Entry, without_gaps
from desktop.project.versions import versions
from desktop.speakers.speaker import Resolution
from desktop.statements.reading import Reading


@dataclass(frozen=True, slots=True)
class Contents:
    """What a project file holds.

    `done` entries are in force. `unknown` names the commands that only a newer program understands; they
    are not among the entries. `keys` are those of the articles that the entries and readings name. `lost`
    says what could not be read, in words. `resolutions` tell who speaks in articles, by their readings.
    """

    entries: tuple[Entry, ...] = ()
    done: int = 0
    readings: tuple[Reading, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    lost: tuple[str, ...] = ()
    resolutions: tuple[tuple[Reading, Resolution], ...] = ()


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Let nothing be looked through for garbage meanwhile: hundreds of thousands of tokens are made, all of
    them to stay, and to look at them again and again takes longer than to make them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def read_contents(connection: sqlite3.Connection) -> Contents:
    """Everything in a project but the original files, as it is at one moment.

    Raises `Damaged` at the first thing that is not whole, and `sqlite3.DatabaseError`.
    """
    # Another window may write meanwhile: its log must not be newer than its articles.
    connection.execute("BEGIN")
    try:
        return _read(connection)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _read(connection: sqlite3.Connection) -> Contents:
    whole = connection.execute("PRAGMA quick_check(1)").fetchone()
    if whole != ("ok",):
        raise Damaged("its pages do not fit together")
    shelf = Shelf(connection.execute("SELECT key, body FROM articles"))
    entries: list[Entry] = []
    numbers: list[int] = []
    unknown: list[str] = []
    rows = connection.execute("SELECT number, step, command, body, crc, made FROM log ORDER BY number")
    for place, (number, *row) in enumerate(rows, 1):
        if number != place or place > schema.LOG_ENTRIES:
            raise Damaged("its log has gaps")
        try:
            entries.append(entry_of(row, shelf.article))
            numbers.append(place - 1)
        except Unknown as problem:
            unknown.append(str(problem))
    done = counted(meta_of(connection).get("done"))
    if done is None or done > len(entries) + len(unknown):
        raise Damaged("it does not say how far its log goes")
    # By the article's id: what was read may be the article as it was corrected.
    named = {shelf.article(key).id for key in shelf.made}
    found: list[Reading] = []
    resolutions: list[tuple[Reading, Resolution]] = []
    made_by = versions().resolving
    for article, key, body, crc, *resolved in connection.execute(_READINGS, (made_by,)):
        if article in named:
            reading = reading_of((key, body, crc), shelf.article)
            found.append(reading)
            resolution = _resolution_of(resolved)
            if resolution is not None:
                resolutions.append((reading, resolution))
    return Contents(
        tuple(without_gaps(entries, numbers)),
        in_force(entries, numbers, done),
        tuple(found),
        {str(name): str(value) for name, value in connection.execute("SELECT name, value FROM settings")},
        tuple(unknown),
        shelf.made,
        resolutions=tuple(resolutions),
    )


_READINGS = (
    "SELECT r.article, r.key, r.body, r.crc, s.body, s.crc FROM readings r LEFT JOIN resolutions s"
    " ON s.article = r.article AND s.reading = r.crc AND s.made_by = ?"
)


def _resolution_of(row: Sequence[object]) -> Resolution | None:
    """The resolution of a row; None where there is none, or none that can be used: it is made anew."""
    match row:
        case [bytes(body), int(crc)] if zlib.crc32(body) == crc:
            with contextlib.suppress(Damaged):
                return decode_resolution(schema.unpack(body))
    return None


class Shelf:
    """The articles of a project by key, made when they are first asked for."""

    def __init__(self, rows: Iterable[Sequence[object]]) -> None:
        self._bodies = {str(key): body for key, body in rows}
        self._made: dict[str, Article] = {}

    @property
    def made(self) -> frozenset[str]:
        """The keys of the articles that were asked for."""
        return frozenset(self._made)

    def article(self, key: str) -> Article:
        """The article of a key. Raises `Damaged` where it is missing or not what the key says."""
        if key not in self._made:
            body = schema.unpack(self._bodies.get(key))
            if article_key(body) != key:
                raise Damaged("an article is not what it was")
            self._made[key] = decode_article(body)
        return self._made[key]


def entry_of(row: Sequence[object], article_of: Callable[[str], Article]) -> Entry:
    """The entry of a row of the log. Raises `Damaged` or `Unknown`."""
    match row:
        case [int(step), str(command), bytes(body), int(crc), str(made)] if zlib.crc32(body) == crc:
            return Entry(decode_command(command, body, article_of), step, made)
    raise Damaged("a line of its log is not what it was")


def reading_of(row: Sequence[object], article_of: Callable[[str], Article]) -> Reading:
    """The reading of a row. Raises `Damaged`."""
    match row:
        case [str(key), bytes(body), int(crc)] if zlib.crc32(body) == crc:
            return decode_reading(schema.unpack(body), article_of(key))
    raise Damaged("a reading is not what it was")


def read_source(connection: sqlite3.Connection, sha256: str) -> Source | None:
    """The original file of this hash, or None where it is not kept or no longer what it was."""
    row = connection.execute("SELECT name, body FROM sources WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    try:
        source = Source(str(row[0]), schema.unpack_source(row[1]))
    except Damaged:
        return None
    return source if source.sha256 == sha256 else None


def in_force(entries: Sequence[Entry], numbers: Sequence[int], done: int) -> int:
    """How many entries `without_gaps` leaves of those that stood among the first `done` of their log."""
    known = sum(number < done for number in numbers)
    return len(without_gaps(entries[:known], numbers[:known]))


def counted(text: str | None) -> int | None:
    """The number that a value of `meta` names; None where it names none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None


def meta_of(connection: sqlite3.Connection) -> dict[str, str]:
    """What a project says of itself, by name."""
    return {str(name): str(value) for name, value in connection.execute("SELECT name, value FROM meta")}
