"""The log file: what the program did and where it failed, without a word of any article.

Exceptions that nobody caught are logged and shown once, with the log's place, and the window goes on.
Qt's own messages go to the same file.
"""

from __future__ import annotations

import contextlib
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qVersion

from desktop import __version__

FILE = "crossquote.log"

log = logging.getLogger("desktop")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def open_log(folder: Path) -> Path | None:
    """Write the project's log into `folder` from now on; its path, or None where it cannot be written."""
    log.setLevel(logging.INFO)
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=False)
    except OSError as problem:
        print(f"crossquote: no log is written, {folder}: {problem.strerror}", file=sys.stderr)
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.propagate = False
    log.info(
        "Crossquote %s, Python %s, Qt %s, %s",
        __version__, platform.python_version(), qVersion(), platform.platform(),
    )  # fmt: skip
    return path


def close_log() -> None:
    """Write no further log file."""
    for handler in [one for one in log.handlers if isinstance(one, RotatingFileHandler)]:
        log.removeHandler(handler)
        handler.close()
    log.propagate = True


def log_qt_messages() -> None:
    """Send what Qt has to say to the log as well as to standard error."""

    def handler(kind: QtMsgType, context: object, message: str) -> None:
        log.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", message)
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            with contextlib.suppress(AttributeError, OSError):
                print(message, file=sys.stderr)

    qInstallMessageHandler(handler)


def catch_exceptions(show: Callable[[str], None]) -> None:
    """Log every exception that nobody caught; `show` is called on its thread with what kind it was."""

    def caught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        # Frames only: the exception's own message may quote an article.
        frames = "".join(traceback.format_tb(trace))
        log.error("%s\n%s", kind.__name__, frames.rstrip())
        if sys.stderr is not None:
            sys.__excepthook__(kind, fault, trace)
        show(kind.__name__)

    def caught_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not SystemExit:
            caught(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
