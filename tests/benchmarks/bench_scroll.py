"""Open and scroll a large comparison: the time to show it, and the time of a frame while it is scrolled."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtWidgets import QApplication

from desktop.project.derive import Findings
from desktop.window.comparison_view import ComparisonView
from tests.benchmarks.generated import comparison, report
from tests.window.desk_builders import SPEAKER


def opened(qtbot, findings: Findings, what: str) -> ComparisonView:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(1500, 900)
    view.show()
    qtbot.waitExposed(view)
    begun = perf_counter()
    view.show_speaker(findings, SPEAKER)
    QApplication.processEvents()
    print(f"\n{what}: shown in {(perf_counter() - begun) * 1000:.0f} ms")
    return view


def frames(view: ComparisonView, steps: int, pixels: int) -> list[float]:
    """The time that each step of scrolling takes, from the movement until it is painted."""
    bar = view.table.verticalScrollBar()
    times = []
    for _ in range(steps):
        begun = perf_counter()
        bar.setValue(bar.value() + pixels)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        times.append((perf_counter() - begun) * 1000)
    return times


def test_ten_thousand_statements(qtbot):
    view = opened(qtbot, comparison(rows=2_000, columns=5), "10,000 statements (2,000 rows by 5 columns)")
    report("a frame, scrolled by 40 pixels", frames(view, 400, 40))
    report("the same way back", frames(view, 400, -40))


def test_ten_thousand_rows_by_five_columns(qtbot):
    view = opened(qtbot, comparison(rows=10_000, columns=5), "50,000 statements (10,000 rows by 5 columns)")
    report("a frame, scrolled by 40 pixels", frames(view, 400, 40))
    report("a frame, scrolled by pages", frames(view, 100, 800))
    report("a frame, jumping through the table", frames(view, 50, 25_000))
    times = []
    for _ in range(100):
        begun = perf_counter()
        view.next_difference()
        QApplication.processEvents()
        times.append((perf_counter() - begun) * 1000)
    report("the next difference", times)
