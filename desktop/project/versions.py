"""Which program and which lexicons work on a project. Each reading says itself which model made it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import desktop
from desktop import __version__
from desktop.basics.resources import resource


@dataclass(frozen=True, slots=True)
class Versions:
    """The program's version, and a hash over all lexicons."""

    program: str
    lexicons: str

    @property
    def resolving(self) -> str:
        """What a resolution depends on besides its reading: the lexicons, and the code that makes it."""
        return f"{self.program} {self.lexicons} {_code()}"


@cache
def _code() -> str:
    """A hash of the rooms that tell who speaks; "" where their source is not at hand."""
    digest = hashlib.sha256()
    for room in ("basics", "statements", "speakers"):
        for path in sorted((Path(desktop.__file__).parent / room).glob("*.py")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def versions() -> Versions:
    """What works here and now."""
    digest = hashlib.sha256()
    for path in sorted(resource("lexicons").glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return Versions(__version__, digest.hexdigest()[:16])
