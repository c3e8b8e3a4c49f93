"""How long the window's thread stalls while twenty articles are read, and how soon the window is painted."""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QElapsedTimer, QTimer

from desktop.window.app import application, open_window
from desktop.window.folders import folders
from tests.benchmarks.generated import articles, report

EMPTY_WINDOW = """
from time import perf_counter
begun = perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(perf_counter() - begun, flush=True)
        app.exit()
window = Window()
window.resize(1200, 800)
window.show()
app.exec()
"""

OWN_WINDOW = """
from time import perf_counter
begun = perf_counter()
from desktop.window.app import application, open_window
from desktop.window.folders import folders
app = application()
window = open_window(app, folders())
def painted():
    print(perf_counter() - begun, flush=True)
    window.close()
    app.exit()
window.painted.connect(painted)
window.show()
app.exec()
"""


def test_the_longest_stall_while_twenty_articles_are_read(qapp, qtbot, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("CROSSQUOTE_HOME", str(tmp_path / "home"))
    paths = []
    for number, article in enumerate(articles(20)):
        path = tmp_path / f"{number:02}.txt"
        path.write_text(article.text, encoding="utf-8")
        paths.append(path)
    application()
    window = open_window(qapp, folders(), paths)
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    stalls: list[float] = []
    clock, beat = QElapsedTimer(), QTimer()
    clock.start()

    def tick() -> None:
        stalls.append(clock.nsecsElapsed() / 1e6)
        clock.start()

    beat.timeout.connect(tick)
    beat.start(0)
    begun = perf_counter()
    # A bare event loop: waiting in steps, as the test tools do, would count as stalls of its own.
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    window.workbench.findings_changed.connect(
        lambda findings: loop.quit() if len(findings.readings) == 20 else None
    )
    QTimer.singleShot(300_000, loop.quit)
    loop.exec()
    QTimer.singleShot(1_000, loop.quit)
    loop.exec()
    beat.stop()
    read = len(window.workbench.findings.readings)
    print(f"\n{read} articles read in {perf_counter() - begun:.1f} s; the window's thread meanwhile:")
    report("between two turns of the event loop", stalls)
    print("  the ten longest:", ", ".join(f"{stall:.0f}" for stall in sorted(stalls)[-10:]), "ms")
    window.close()


def test_time_to_first_paint():
    for what, program in (("an empty Qt window", EMPTY_WINDOW), ("Crossquote", OWN_WINDOW)):
        times = [_seconds(program) for _ in range(5)]
        print(f"\n{what} is painted after {statistics.median(times) * 1000:.0f} ms (median of 5)")


def _seconds(program: str) -> float:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[0])
