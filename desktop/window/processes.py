"""Start another window in a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

import desktop


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
    process.setProcessEnvironment(environment)
    started = process.startDetached()
    return bool(started[0] if isinstance(started, tuple) else started)
