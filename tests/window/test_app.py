"""Starting and closing: the last session, the settings, the log, and faults of the program's own."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox

from desktop.window.app import _Faults
from desktop.window.background import Background
from desktop.window.folders import folders
from desktop.window.log import close_log, open_log
from desktop.window.settings import Settings
from desktop.window.theme import MODES, palette
from tests.window.builders import write_articles
from tests.window.conftest import Desk


def test_the_last_session_comes_back_with_its_articles_and_corrections(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    first = make_desk(*write_articles(tmp_path))
    first.work()
    first.window.workbench.apply(*_renamed(first, "Tomas Halloran", "The harbour master"), told="Renamed")
    first.settle()
    first.window.close()

    second = make_desk()
    second.settle()
    assert second.outlets == ["Skerry Courier", "Ansel Telegraph", "Coast Weekly"]
    assert second.speaker_names[0] == "The harbour master"
    assert second.intake.asked == []
    assert second.window.actions_by_name["undo"].text() == "&Undo “Rename speaker”"


def test_files_given_open_without_the_last_session(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    first = make_desk(*write_articles(tmp_path, "courier.txt"))
    first.work()
    first.window.close()
    second = make_desk(tmp_path / "weekly.txt", *write_articles(tmp_path, "weekly.txt"))
    second.work()
    assert second.outlets == ["Coast Weekly"]


def test_a_second_window_has_a_project_of_its_own(
    make_desk: Callable[..., Desk], tmp_path: Path, home: Path
) -> None:
    first = make_desk(*write_articles(tmp_path, "courier.txt"))
    first.work()
    second = make_desk()
    assert second.outlets == []
    second.drop_files(*write_articles(tmp_path, "weekly.txt"))
    second.work()
    second.window.close()
    first.window.close()
    assert sorted(path.name for path in (home / "state").iterdir()) == [
        "Untitled 2.crossquote", "Untitled.crossquote",
    ]  # fmt: skip
    for name, outlet in (("Untitled", "Skerry Courier"), ("Untitled 2", "Coast Weekly")):
        again = make_desk(home / "state" / f"{name}.crossquote")
        again.settle()
        assert again.outlets == [outlet]
        again.window.close()


def test_the_window_looks_as_it_was_left(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    first = make_desk(*write_articles(tmp_path))
    first.work()
    first.window.resize(1111, 777)
    first.window.panes.setSizes([300, 500, 300])
    sizes = first.window.panes.sizes()
    first.trigger("theme_dark")
    first.trigger("zoom_in")
    first.trigger("speakers_by_name")
    first.window.actions_by_name.orders["gravity"].trigger()
    sizes = first.window.panes.sizes()
    first.window.close()

    second = make_desk()
    second.settle()
    window = second.window
    assert (window.width(), window.height()) == (1200, 800)  # the fixture's own size, set after restoring
    # The outer panes keep their widths; the middle takes what the larger window adds.
    outer = zip(window.panes.sizes()[::2], sizes[::2], strict=True)
    assert [abs(a - b) <= 40 for a, b in outer] == [True] * 2
    assert window._theme.mode == "dark"
    assert window._theme.zoom == 1.1
    assert window.speakers.order == "name"
    assert window.comparison.options.order == "gravity"
    second.trigger("theme_light")
    second.trigger("zoom_reset")


def test_a_window_whose_screen_is_gone_comes_back_where_it_is_seen(qtbot: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    lost = QMainWindow()
    qtbot.addWidget(lost)
    lost.setGeometry(QRect(90_000, 90_000, 600, 400))
    settings.put_state("window", lost.saveGeometry())
    window = QMainWindow()
    qtbot.addWidget(window)
    settings.restore_window("window", window)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.intersected(window.frameGeometry()).width() >= 200


def test_settings_that_cannot_be_read_are_as_if_never_written(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(
        b"[General]\nzoom=\xff\xfe huge\ntheme=@Invalid()\nwindow=garbage\n"
    )
    settings = Settings(tmp_path)
    assert settings.number("zoom", 1.0, least=0.8, most=2.5) == 1.0
    assert settings.text("theme", "system") == "system"
    assert settings.state("window") == QByteArray()
    settings.put("zoom", 99)
    assert settings.number("zoom", 1.0, least=0.8, most=2.5) == 2.5


def test_all_folders_lie_under_the_home_that_is_given(home: Path) -> None:
    places = folders()
    assert {places.config, places.state, places.logs} == {home / "config", home / "state", home / "logs"}


def test_the_log_turns_over_and_tells_no_article(tmp_path: Path) -> None:
    path = open_log(tmp_path / "logs")
    try:
        assert path == tmp_path / "logs" / "crossquote.log"
        logging.getLogger("desktop.window.test").warning("something went wrong")
        written = path.read_text(encoding="utf-8")
        assert "Crossquote 0" in written
        assert "WARNING desktop.window.test: something went wrong" in written
    finally:
        close_log()


def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_the_way = tmp_path / "logs"
    in_the_way.write_text("a file where the folder should be")
    assert open_log(in_the_way) is None
    assert "no log is written" in capsys.readouterr().err


def test_a_fault_in_any_thread_is_logged_by_its_place_and_shown_once(tmp_path: Path) -> None:
    program = """
import sys, threading
from pathlib import Path
from desktop.window.log import catch_exceptions, open_log
path = open_log(Path(sys.argv[1]))
shown = []
catch_exceptions(shown.append)
def fail(): raise ValueError("the words of an article")
thread = threading.Thread(target=fail); thread.start(); thread.join()
print(shown, "words of an article" in path.read_text(), "in fail" in path.read_text())
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.stdout.strip() == "['ValueError'] False True"


def test_a_fault_is_shown_with_the_place_of_the_log(qtbot: object, tmp_path: Path) -> None:
    faults = _Faults(tmp_path / "crossquote.log")
    faults.happened.emit("KeyError")
    faults.happened.emit("KeyError")
    boxes = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()
    ]
    assert len(boxes) == 1
    assert str(tmp_path / "crossquote.log") in boxes[0].informativeText()
    boxes[0].close()
    boxes[0].deleteLater()


def test_background_work_hands_its_result_or_its_error_to_the_windows_thread(qtbot: object) -> None:
    background = Background("test")
    seen: list[object] = []
    background.run(lambda: threading.current_thread().name, seen.append, seen.append)
    background.run(lambda: 1 // 0, seen.append, lambda fault: seen.append(type(fault)))
    background.run(
        lambda: threading.get_ident(), lambda there: seen.append(there != threading.get_ident()), print
    )
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == ["test", ZeroDivisionError, True]
    background.close()
    background.run(lambda: 1, seen.append, seen.append)
    qtbot.wait(50)
    assert len(seen) == 3


@pytest.mark.parametrize("dark", [False, True])
def test_the_palettes_words_can_be_read_on_their_grounds(dark: bool) -> None:
    from desktop.window.colours import colours, contrast

    shades = palette(colours(dark=dark))
    role = shades.ColorRole
    for text, ground in (
        (role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight), (role.PlaceholderText, role.Base),
        (role.ToolTipText, role.ToolTipBase), (role.Link, role.Base),
    ):  # fmt: skip
        assert contrast(shades.color(text), shades.color(ground)) >= 4.5, (text, ground)


def test_modes_are_the_three_of_the_menu() -> None:
    assert MODES == ("system", "light", "dark")


def _renamed(desk: Desk, speaker: str, name: str) -> tuple[object, ...]:
    from desktop.window.corrections import rename

    return rename(desk.window.workbench.findings, desk.speaker(speaker), name)
