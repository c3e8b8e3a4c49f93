"""Which program and which lexicons work on a project. Each reading says itself which model made it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

from desktop import __version__
from desktop.basics.resources import resource


@dataclass(frozen=True, slots=True)
class Versions:
    """The program's version, and a hash over all lexicons."""

    program: str
    lexicons: str


@cache
def versions() -> Versions:
    """What works here and now."""
    digest = hashlib.sha256()
    for path in sorted(resource("lexicons").glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return Versions(__version__, digest.hexdigest()[:16])
