"""Read the last session of earlier programs, version 0 of the project file: one packed JSON file.

Nothing writes it any more. It is read once, into a project of the present version, and then set aside.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from desktop.project.codec import Damaged
from desktop.project.commands import COMMANDS, Command
from desktop.project.project import Project
from desktop.project.schema import BODY_BYTES
from desktop.statements.reading import Reading

FILE = "session.json.gz"
_VERSION = 1
"""What a session names itself by; no version of the schema's."""

_GZIP = 31
"""What zlib takes for a gzip header and any window."""

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


def load_session(path: Path) -> Project:
    """The project of the session in the file `path`.

    Raises `Damaged` where it is none, and `OSError` where it cannot be read.
    """
    try:
        unpacker = zlib.decompressobj(_GZIP)
        plain = unpacker.decompress(path.read_bytes(), BODY_BYTES * 4)
        if not unpacker.eof:
            raise Damaged("the session is cut off")
        stored = msgspec.json.decode(plain, type=_StoredSession)
        if stored.version != _VERSION:
            raise Damaged("the session is of another version")
        project = Project((_command(one) for one in stored.log), done=min(stored.done, len(stored.log)))
    except (zlib.error, msgspec.MsgspecError, ValueError, KeyError, RecursionError) as problem:
        raise Damaged("the session cannot be read") from problem
    for reading in stored.readings:
        project.put_reading(reading)
    return project


def _command(stored: _StoredCommand) -> Command:
    # Its articles stand in the command itself.
    command: Command = msgspec.json.decode(stored.values, type=_BY_NAME[stored.command])
    return command
