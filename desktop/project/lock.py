"""The right to write a project: a lock of the operating system's on a small file beside it.

The system gives the lock back when the process ends, however it ends, so a crash leaves nothing that would
have to be cleared away. The file names who holds it, for the sentence that the second one is told.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import stat
import sys
from pathlib import Path

from desktop.basics.errors import CrossquoteError

_AT = 1 << 30
"""Where the locked byte lies: behind what is written, so that others can read that."""

_OPENING = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
"""A link in the place of the lock, which a folder from elsewhere may hold, is not followed: what it leads
to would be emptied."""

_NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}


class Locked(CrossquoteError):
    """Another window or program has the project open; the text says which."""


class FileLock:
    """The lock of one project, held until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        """Take the lock of the project at `path`.

        Raises `Locked` where another has it, and `OSError` where the folder does not let a file be made.
        """
        self._path = lock_path(path)
        while True:
            self._file = os.open(self._path, _OPENING, 0o644)
            try:
                _check_ordinary(self._file)
                _take(self._file)
            except BlockingIOError:
                os.close(self._file)
                raise Locked(_holder(self._path)) from None
            except OSError as problem:
                # A drive that knows no locks: writing there is still watched by the count of changes.
                if problem.errno not in _NO_LOCKS_HERE:
                    os.close(self._file)
                    raise
            if self._is_current():
                break
            # Whoever had it before removed the file between our opening and locking it.
            os.close(self._file)
        # The lock holds without the name of its holder, which a full disk does not take.
        with contextlib.suppress(OSError):
            os.ftruncate(self._file, 0)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, json.dumps({"host": socket.gethostname(), "process": os.getpid()}).encode())

    def release(self) -> None:
        """Give the lock back; safe to call twice."""
        if self._file < 0:
            return
        if sys.platform == "win32":
            os.close(self._file)
            with contextlib.suppress(OSError):
                self._path.unlink()
        else:
            # Removed while it is held: nobody can lock a file that is about to vanish unnoticed.
            with contextlib.suppress(OSError):
                self._path.unlink()
            os.close(self._file)
        self._file = -1

    def _is_current(self) -> bool:
        try:
            there = self._path.stat()
        except OSError:
            return False
        return os.path.samestat(os.fstat(self._file), there)


def lock_path(path: Path) -> Path:
    """Where the lock of the project at `path` lies."""
    return path.with_name(f".{path.name}.lock")


def _check_ordinary(file: int) -> None:
    """Raise `OSError` unless this is a file of its own: a second name would be another file's."""
    there = os.fstat(file)
    if not stat.S_ISREG(there.st_mode) or there.st_nlink > 1:
        raise OSError(errno.EEXIST, "something else is in the lock's place")


def _take(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file, _AT, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as problem:
            raise BlockingIOError from problem
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(path: Path) -> str:
    try:
        told = json.loads(path.read_bytes()[:1000])
        host, process = str(told["host"]), int(told["process"])
    except (OSError, ValueError, KeyError, TypeError):
        return "another window or program"
    if host != socket.gethostname():
        return f"Crossquote on the computer “{host[:60]}”"
    return "another Crossquote window" if process != os.getpid() else "another window"
