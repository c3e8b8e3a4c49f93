"""The longest stall of the window's thread while twenty articles are opened, read and compared."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import Qt, QTimer

from desktop.window.app import application, open_window
from desktop.window.folders import folders
from tests.benchmarks.generated import articles, report

ARTICLES = 20
TICK = 1
"""Milliseconds between two looks at the clock."""


def test_twenty_articles(qtbot, tmp_path):
    for number, article in enumerate(articles(ARTICLES)):
        (tmp_path / f"article-{number:02}.txt").write_text(article.text, encoding="utf-8")
    app = application()
    window = open_window(app, folders(), sorted(tmp_path.glob("*.txt")))
    gaps: list[float] = []
    last = [perf_counter()]

    def tick() -> None:
        now = perf_counter()
        gaps.append((now - last[0]) * 1000 - TICK)
        last[0] = now

    clock = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK)
    clock.timeout.connect(tick)
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    last[0] = perf_counter()
    clock.start()
    begun = perf_counter()
    qtbot.waitUntil(lambda: len(window.workbench.findings.readings) == ARTICLES, timeout=300_000)
    qtbot.waitUntil(lambda: window.comparison.model.rowCount() > 0, timeout=60_000)
    qtbot.wait(1000)
    clock.stop()
    report(f"{ARTICLES} articles in {perf_counter() - begun:.0f} s, a turn of the window's thread", gaps)
    stalls = sorted((gap for gap in gaps if gap > 50), reverse=True)
    print(f"stalls over 50 ms: {len(stalls)} ({', '.join(f'{gap:.0f}' for gap in stalls[:8])})")
    window.close()
