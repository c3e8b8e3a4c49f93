"""The time from starting Python until the window is first painted, against an empty Qt window's."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from tests.benchmarks.generated import report

ROUNDS = 7

EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        QTimer.singleShot(0, app.quit)
window = Window()
window.resize(1200, 800)
window.show()
app.exec()
"""

CROSSQUOTE = """
import time
from PySide6.QtCore import QTimer
from desktop.window.app import application, open_window
from desktop.window.folders import folders
app = application()
window = open_window(app, folders())
def seen():
    print(time.time(), flush=True)
    QTimer.singleShot(0, window.close)
window.painted.connect(seen)
window.show()
app.exec()
"""


def starts(script: str, home: os.PathLike[str]) -> list[float]:
    """The milliseconds from the start of the process to the first painting, the first round left out."""
    times = []
    for _ in range(ROUNDS + 1):
        begun = time.time()
        ended = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONPATH": os.getcwd()},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        times.append((float(ended.stdout.split()[0]) - begun) * 1000)
    return times[1:]


def test_first_paint(own_folders):
    report("first paint of an empty Qt window", starts(EMPTY, own_folders))
    report("first paint of Crossquote", starts(CROSSQUOTE, own_folders))
