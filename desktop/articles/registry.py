"""Which formats can be read, and the way in for every file.

A format is one module in `desktop/articles/readers/`: it gives `NAME`, `SUFFIXES`, `read(source)` and,
where its files give themselves away by their contents, `recognises(data)`. Contents outweigh a wrong
suffix. Everything here is plain functions over plain values, so that a file can be read in another process,
and that process killed.
"""

from __future__ import annotations

import importlib
import logging
import pkgutil
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from desktop.articles import readers
from desktop.articles.article import Article
from desktop.articles.bounds import FILE_BYTES, FOLDER_FILES
from desktop.articles.source import Opened, Source
from desktop.basics.errors import UnreadableArticle

_log = logging.getLogger(__name__)
_SAVE_AS = "open it in the program it was made with and save it as text, HTML, PDF or Word"
_FOREIGN = (
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or password-protected Office document"),
    (b"PK\x03\x04", "a packed file that is no Word document"),
    (b"\x1f\x8b", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read: its name for the user, and its suffixes, in small letters with the dot."""

    name: str
    suffixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    format: Format
    read: Callable[[Source], tuple[Article, ...]]
    recognises: Callable[[bytes], bool]


def formats() -> tuple[Format, ...]:
    """The formats that can be read, by name."""
    return tuple(reader.format for reader in _readers())


def is_readable(path: Path) -> bool:
    """Whether the suffix of `path` is that of a format that can be read."""
    return path.suffix.lower() in _by_suffix()


def read_file(path: Path) -> tuple[Article, ...]:
    """The articles in one file, at least one.

    Raises `UnreadableArticle` with the problem and a remedy, whatever is wrong with the file.
    """
    return open_file(path).articles


def open_file(path: Path) -> Opened:
    """The articles in one file, and its bytes; raises as `read_file`."""
    return open_source(Source(str(path), _contents(path)))


def open_source(source: Source) -> Opened:
    """As `open_file`, of bytes that are at hand already; the name tells the format as a path would."""
    path = Path(source.name)
    reader, warning = _reader_for(path, source.data)
    try:
        articles = reader.read(source)
    except UnreadableArticle:
        raise
    except Exception as error:
        # A reader rests on libraries that meet hostile files; none of their errors may stop the queue.
        _log.info("%s reader failed with %s", reader.format.name, type(error).__name__)
        raise UnreadableArticle(
            path, f"it is damaged or is no {reader.format.name} file", "save it anew, or paste its text"
        ) from error
    if warning:
        articles = tuple(replace(article, warnings=(warning, *article.warnings)) for article in articles)
    key = source.sha256
    return Opened(tuple(replace(article, source=key) for article in articles), source)


def _contents(path: Path) -> bytes:
    """The bytes of a regular file within bounds; nothing else is ever opened."""
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise UnreadableArticle(
                path,
                "the folder holds no articles, or more than are taken at once",
                f"add a folder with at most {FOLDER_FILES:,} files in the formats {_all_suffixes()}",
            )
        if not stat.S_ISREG(kind.st_mode):
            raise UnreadableArticle(path, "it is not an ordinary file", "copy the article into a file")
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableArticle(
            path, "the file is not there", "see whether it was moved or renamed, and add it again"
        ) from error
    except PermissionError as error:
        raise UnreadableArticle(
            path, "it may not be opened", "give yourself the right to read it, or copy it elsewhere"
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableArticle(
            path, "it cannot be read from where it lies", "copy it to this computer and add the copy"
        ) from error
    if not data:
        raise UnreadableArticle(path, "the file is empty", "save the article again")
    if len(data) > FILE_BYTES:
        raise UnreadableArticle(
            path,
            f"the file is larger than {FILE_BYTES // (1024 * 1024)} MB, the most that is read",
            "save the article's text alone",
        )
    return data


def _reader_for(path: Path, data: bytes) -> tuple[_Reader, str]:
    """The reader for a file, and a sentence for the user where its suffix misleads."""
    named = _by_suffix().get(path.suffix.lower())
    if named is not None and named.recognises(data):
        return named, ""
    for reader in _readers():
        if reader is not named and reader.recognises(data):
            if named is None:
                return reader, ""
            return (
                reader,
                f"The file is named {path.suffix} but holds {reader.format.name}; it was read as that.",
            )
    foreign = next((what for signature, what in _FOREIGN if data.startswith(signature)), "")
    if foreign:
        raise UnreadableArticle(path, f"it is {foreign}, which cannot be read", _SAVE_AS)
    if named is None:
        raise UnreadableArticle(
            path, "its format is not known", f"{_SAVE_AS}; these can be read: {_all_suffixes()}"
        )
    return named, ""


@cache
def _readers() -> tuple[_Reader, ...]:
    found: list[_Reader] = []
    for module in pkgutil.iter_modules(readers.__path__):
        reader = importlib.import_module(f"{readers.__name__}.{module.name}")
        form = Format(reader.NAME, tuple(suffix.lower() for suffix in reader.SUFFIXES))
        found.append(_Reader(form, reader.read, getattr(reader, "recognises", _never)))
    return tuple(sorted(found, key=lambda reader: reader.format.name))


@cache
def _by_suffix() -> dict[str, _Reader]:
    return {suffix: reader for reader in _readers() for suffix in reader.format.suffixes}


def _all_suffixes() -> str:
    return " ".join(sorted(_by_suffix()))


def _never(data: bytes) -> bool:
    return False
