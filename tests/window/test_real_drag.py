"""A real drag: a mouse under a window manager takes files from another program's window to this one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.project.opening import open_project
from tests.window.builders import write_articles

NEEDED = ("Xvfb", "openbox", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]

# A window of another program whose whole face is a handle for files.
SOURCE = """
import sys
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel

class Files(QLabel):
    def mouseMoveEvent(self, event):
        drag = QDrag(self)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(name) for name in sys.argv[1:]])
        drag.setMimeData(data)
        print("dropped", drag.exec(Qt.DropAction.CopyAction).name, flush=True)

app = QApplication(sys.argv[:1])
files = Files("files")
files.setWindowTitle("crossquote-test-files")
files.setGeometry(20, 60, 160, 120)
files.show()
app.exec()
"""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a virtual screen with a window manager on it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1300x800x24", "-nolisten", "tcp"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    environment = {
        **os.environ,
        "DISPLAY": f":{number}",
        "QT_QPA_PLATFORM": "xcb",
        "CROSSQUOTE_HOME": str(tmp_path / "home"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    manager = subprocess.Popen(
        ["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield environment
    for process in (manager, server):
        process.terminate()
        process.wait(5)


def test_files_dragged_from_another_program_are_added(screen: dict[str, str], tmp_path: Path) -> None:
    paths = write_articles(tmp_path, "courier.txt", "weekly.txt")
    window = subprocess.Popen(
        [sys.executable, "-c", "from desktop.window.app import main; main()"], env=screen,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    source = subprocess.Popen(
        [sys.executable, "-c", SOURCE, *map(str, paths)], env=screen, stdout=subprocess.PIPE, text=True
    )

    def tool(*words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=screen, capture_output=True, text=True, timeout=20)
        return done.stdout.strip()

    try:
        target = _until(lambda: tool("search", "--onlyvisible", "--name", "^Crossquote$").split()[:1], 30)[0]
        handle = _until(
            lambda: tool("search", "--onlyvisible", "--name", "crossquote-test-files").split()[:1], 30
        )[0]
        tool("windowmove", target, "320", "40")
        tool("windowsize", target, "900", "700")
        tool("windowactivate", "--sync", handle)
        time.sleep(0.5)
        tool("mousemove", "--window", handle, "60", "60", "mousedown", "1")
        for step in range(1, 21):
            tool("mousemove", str(100 + step * 33), str(120 + step * 15))
        time.sleep(0.3)
        tool("mouseup", "1")
        assert source.stdout is not None
        assert source.stdout.readline() == "dropped CopyAction\n"
        _until(lambda: re.findall("2 articles", tool("getwindowname", target)), 30)

        # The window writes every change at once.
        home = tmp_path / "home" / "state" / "Untitled.crossquote"
        _until(lambda: _outlets(home), 40)
        assert _outlets(home) == ["Skerry Courier", "Coast Weekly"]
    finally:
        for process in (source, window):
            process.kill()
            process.wait(5)


def _outlets(path: Path) -> list[str]:
    """The outlets in a project that another process has open."""
    return [one.outlet for one in open_project(path).project.decisions.articles] if path.exists() else []


def _until(what: Callable[[], list[str]], seconds: float) -> list[str]:
    """What `what` answers once it is not empty."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.1)
    raise TimeoutError("nothing came")
