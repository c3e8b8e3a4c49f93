"""A real drag inside the table: a mouse under a window manager takes a rendering to another row."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.window.test_real_drag import MISSING, screen  # noqa: F401

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]

# A window on three small articles, which tells where two rows are, and what was dropped.
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.window.comparison_view import ComparisonView
from tests.window import desk_builders as desk

app = QApplication(sys.argv[:1])
view = ComparisonView()
view.setGeometry(40, 60, 1000, 700)
view.show_speaker(desk.three_outlets(), desk.SPEAKER)
view.show()

def tell():
    for row, column in ((0, 1), (2, 0)):
        place = view.table.visualRect(view.model.index(row, column)).center()
        place = view.table.viewport().mapToGlobal(place)
        print(place.x(), place.y(), flush=True)

view.table.drag.moved.connect(lambda *what: print("moved", *what, flush=True))
QTimer.singleShot(1500, tell)
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


def test_a_rendering_dragged_by_the_mouse_is_dropped_on_another_row(
    screen: dict[str, str],  # noqa: F811
    tmp_path: Path,
) -> None:
    window = subprocess.Popen([sys.executable, "-c", WINDOW], env=screen, stdout=subprocess.PIPE, text=True)

    def tool(*words: str) -> None:
        subprocess.run(["xdotool", *words], env=screen, check=True, capture_output=True, timeout=20)

    try:
        assert window.stdout is not None
        (x, y), (to_x, to_y) = (map(int, window.stdout.readline().split()) for _ in range(2))
        tool("mousemove", str(x), str(y), "mousedown", "1")
        for step in range(1, 21):
            tool("mousemove", str(x + (to_x - x) * step // 20), str(y + (to_y - y) * step // 20))
        time.sleep(0.3)
        tool("mouseup", "1")
        assert window.stdout.readline() == "moved 0 1 0 2\n"
    finally:
        window.kill()
        window.wait(5)
