"""Keep the last session: the log of commands and the readings, so that the articles come back.

One JSON file, compressed, written beside its place and then moved there: whole or not at all. A file
that is damaged or of another version is set aside, and the program starts empty.
"""

from __future__ import annotations

import gzip
import logging
import os
import zlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from desktop.basics.errors import CrossquoteError
from desktop.project.commands import COMMANDS, Command
from desktop.project.project import Project
from desktop.statements.reading import Reading

VERSION = 1
FILE = "session.json.gz"

log = logging.getLogger(__name__)

_DAMAGE = (OSError, EOFError, zlib.error, msgspec.DecodeError, CrossquoteError, ValueError, KeyError)

_BY_NAME = {command.__name__: command for command in COMMANDS}


@dataclass(frozen=True, slots=True)
class _StoredCommand:
    command: str
    values: msgspec.Raw


@dataclass(frozen=True, slots=True)
class _StoredSession:
    version: int
    done: int
    log: tuple[_StoredCommand, ...]
    readings: tuple[Reading, ...]


def save_session(project: Project, folder: Path) -> None:
    """Write the project's log and the readings of its articles into `folder`.

    Raises `OSError` where the folder cannot be written; what was there then stays.
    """
    encode = msgspec.json.encode
    present = {article.id for article in project.decisions.articles}
    stored = _StoredSession(
        version=VERSION,
        done=project.done,
        log=tuple(_StoredCommand(type(one).__name__, msgspec.Raw(encode(one))) for one in project.log),
        readings=tuple(reading for key, reading in project.readings.items() if key in present),
    )
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{FILE}.{os.getpid()}.part"
    try:
        with gzip.open(unfinished, "wb", compresslevel=3) as file:
            file.write(encode(stored))
        unfinished.replace(folder / FILE)
    finally:
        unfinished.unlink(missing_ok=True)


def load_session(folder: Path) -> Project | None:
    """The project of the last session, or None where there is none that can be opened."""
    path = folder / FILE
    try:
        with gzip.open(path, "rb") as file:
            stored = msgspec.json.decode(file.read(), type=_StoredSession)
        if stored.version != VERSION:
            raise msgspec.ValidationError(f"version {stored.version}")
        project = Project((_command(one) for one in stored.log), done=stored.done)
    except FileNotFoundError:
        return None
    except (
        OSError,
        EOFError,
        zlib.error,
        msgspec.DecodeError,
        CrossquoteError,
        ValueError,
        KeyError,
    ) as problem:
        log.warning("the last session cannot be opened (%s) and is set aside", type(problem).__name__)
        _set_aside(path)
        return None
    for reading in stored.readings:
        project.put_reading(reading)
    return project


def _command(stored: _StoredCommand) -> Command:
    command: Command = msgspec.json.decode(stored.values, type=_BY_NAME[stored.command])
    return command


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}.damaged"))
    except OSError:
        log.warning("the damaged session could not be set aside")
