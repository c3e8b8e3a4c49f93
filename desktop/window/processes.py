"""Start another window in a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtWidgets import QWidget

import desktop

BEFORE = "CROSSQUOTE_WINDOWS_BEFORE"
"""In the environment of a window that another opened: how many stand before it, so that it steps aside."""

MOST_STEPS = 6
"""After so many windows the next stands where the first of them did."""

_opened = 0
"""How many windows this process has opened."""


def open_in_new_process(arguments: Sequence[str]) -> bool:
    """Start `crossquote window` with these arguments, whatever becomes of this process; whether it started.

    Paths are made absolute before they are handed over.
    """
    process = QProcess()
    process.setProgram(sys.executable)
    process.setArguments(["-m", "desktop", "window", *arguments])
    environment = QProcessEnvironment.systemEnvironment()
    # A source tree need not be installed to start itself once more.
    root = str(Path(desktop.__file__).resolve().parents[1])
    known = environment.value("PYTHONPATH", "")
    environment.insert("PYTHONPATH", os.pathsep.join((root, known)) if known else root)
    global _opened
    _opened += 1
    environment.insert(BEFORE, str(windows_before() + _opened))
    process.setProcessEnvironment(environment)
    started = process.startDetached()
    return bool(started[0] if isinstance(started, tuple) else started)


def windows_before() -> int:
    """How many windows were open when this one was opened from one of them; 0 for the first."""
    told = os.environ.get(BEFORE, "")
    return int(told) if told.isdecimal() else 0


def step_aside(window: QWidget, steps: int) -> None:
    """Move a window that would stand upon others some title bars down and to the right, as far as it stays on
    the screen."""
    if not steps or window.isMaximized() or window.isFullScreen():
        return
    step = 2 * window.fontMetrics().height()
    by = step * (1 + (steps - 1) % MOST_STEPS)
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    # A window that has not been shown has no title bar yet.
    room.setBottom(room.bottom() - step)
    window.move(
        max(room.left(), min(frame.left() + by, room.right() - frame.width())),
        max(room.top(), min(frame.top() + by, room.bottom() - frame.height())),
    )
