"""What can go wrong with a project file, said in one sentence that names the file and the remedy."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from desktop.basics.errors import CrossquoteError


class ProjectFileError(CrossquoteError):
    """A project file that cannot be opened or written; the text is a full sentence with a remedy."""

    def __init__(self, path: Path, problem: str, remedy: str) -> None:
        super().__init__(f"{path.name}: {problem}; {remedy}.")
        self.path = path
        self.problem = problem
        self.remedy = remedy


_BY_CODE = {
    sqlite3.SQLITE_FULL: ("the disk is full", "make room, or save a copy elsewhere"),
    sqlite3.SQLITE_READONLY: ("it may not be written", "save a copy where you may write"),
    sqlite3.SQLITE_PERM: ("it may not be opened", "give yourself the right to it, or copy it elsewhere"),
    sqlite3.SQLITE_BUSY: ("another program is using it", "close that program, or save a copy elsewhere"),
    sqlite3.SQLITE_LOCKED: ("another program is using it", "close that program, or save a copy elsewhere"),
    sqlite3.SQLITE_CORRUPT: ("it is damaged", "save a copy elsewhere and go on with that"),
    sqlite3.SQLITE_NOTADB: ("it is damaged", "save a copy elsewhere and go on with that"),
    sqlite3.SQLITE_TOOBIG: ("something in it is too large", "remove what was added last"),
    sqlite3.SQLITE_CANTOPEN: (
        "its folder cannot be reached or written",
        "see whether the drive is there, or save a copy elsewhere",
    ),
    sqlite3.SQLITE_IOERR: (
        "its drive cannot be read or written",
        "see whether the drive is there, or save a copy elsewhere",
    ),
}
_BY_ERRNO = {
    errno.ENOSPC: _BY_CODE[sqlite3.SQLITE_FULL],
    getattr(errno, "EDQUOT", errno.ENOSPC): _BY_CODE[sqlite3.SQLITE_FULL],
    errno.EROFS: _BY_CODE[sqlite3.SQLITE_READONLY],
    errno.EACCES: _BY_CODE[sqlite3.SQLITE_READONLY],
    errno.EPERM: _BY_CODE[sqlite3.SQLITE_READONLY],
    errno.ENOENT: ("it is no longer there", "put it back, or save a copy elsewhere"),
}
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_damage(problem: BaseException) -> bool:
    """Whether a fault of the database's says that the file is damaged."""
    return isinstance(problem, sqlite3.DatabaseError) and _code(problem) in _DAMAGE


def trouble(path: Path, problem: sqlite3.Error | OSError) -> ProjectFileError:
    """The error that tells the user what a fault means."""
    otherwise = ("it cannot be written", "save a copy elsewhere")
    if isinstance(problem, OSError):
        return ProjectFileError(path, *_BY_ERRNO.get(problem.errno or 0, otherwise))
    return ProjectFileError(path, *_BY_CODE.get(_code(problem), otherwise))


def _code(problem: sqlite3.Error) -> int:
    """The primary code; extended ones have it in their lowest byte."""
    return int(getattr(problem, "sqlite_errorcode", 0) or 0) & 0xFF
