"""What a reader is given: the bytes of one file and its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Source:
    """One file: `name` as the user gave it (a path or a bare name), `data` its bytes, already bounded."""

    name: str
    data: bytes


def stem_of(name: str) -> str:
    """The bare name of a file, without folder and suffix; a pasted text's name is kept whole."""
    path = PurePath(name.replace("\\", "/"))
    return path.stem if 1 < len(path.suffix) <= 6 and " " not in path.suffix else path.name
