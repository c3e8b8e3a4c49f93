"""The project of a window as a file: opened, named, copied, read-only, and where nothing is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from desktop.project.commands import ChooseBase, DescribeArticle
from desktop.project.opening import open_project
from desktop.window.offsets import plain_tooltip
from desktop.window.processes import BEFORE, step_aside, windows_before
from desktop.window.project_dialogs import choose_place
from desktop.window.recent_menu import RecentMenu
from desktop.window.settings import Settings
from tests.window.builders import write_articles
from tests.window.conftest import Desk


@pytest.fixture
def named(make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of three articles with a name, left on its overview with its second speaker chosen."""
    desk = make_desk(*write_articles(tmp_path))
    desk.work()
    path = tmp_path / "Ferry.crossquote"
    answer(monkeypatch, path)
    desk.trigger("save_as")
    desk.window.speakers.select(desk.speaker("Greta Voll"))
    desk.settle()
    desk.trigger("overview")
    desk.window.close()
    return path


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let every file dialog answer with this path."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, path=path: (str(path), ""))


def kept(path: Path) -> list[str]:
    """The outlets in a project that nobody has open."""
    opened = open_project(path)
    opened.close()
    assert opened.read_only == ""
    return [one.outlet for one in opened.project.decisions.articles]


def banner(desk: Desk) -> str:
    """What the line says that cannot be dismissed."""
    line = desk.window.project_banner
    return line.words.text() if line.isVisible() else ""


def spied(desk: Desk) -> list[tuple[str, ...]]:
    """The arguments that a window starts others with from now on."""
    started: list[tuple[str, ...]] = []
    desk.window.project._launch = lambda arguments: not started.append(tuple(arguments))
    return started


def test_a_project_without_a_name_is_kept_and_gets_one(
    make_desk: Callable[..., Desk], tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(*write_articles(tmp_path))
    assert desk.window.windowTitle() == "Crossquote"
    desk.work()
    assert desk.window.windowTitle() == "Untitled – 3 articles – Crossquote"
    action = desk.window.actions_by_name["save_as"]
    assert action.text() == "Na&me this project…"
    answer(monkeypatch, tmp_path / "Ferry")
    desk.trigger("save_as")
    assert desk.window.windowTitle() == "Ferry – 3 articles – Crossquote"
    assert action.text() == "&Move or rename project…"
    assert list((home / "state").iterdir()) == []
    first = desk.window.workbench.project.decisions.articles[0]
    desk.window.workbench.apply(DescribeArticle(first.id, "outlet", "The Courier"))
    desk.window.close()
    assert kept(tmp_path / "Ferry.crossquote")[0] == "The Courier"


def test_an_empty_project_without_a_name_leaves_nothing(make_desk: Callable[..., Desk], home: Path) -> None:
    desk = make_desk()
    assert [one.name for one in (home / "state").glob("*.crossquote")] == ["Untitled.crossquote"]
    desk.window.close()
    assert list((home / "state").iterdir()) == []


def test_an_empty_window_does_not_hide_the_work_that_was_there_before(
    named: Path, make_desk: Callable[..., Desk]
) -> None:
    first = make_desk()
    first.settle()
    second = make_desk()
    second.settle()
    assert second.outlets == []
    second.window.close()
    first.window.close()
    again = make_desk()
    again.settle()
    assert again.window.windowTitle() == "Ferry – 3 articles – Crossquote"


def test_the_project_that_was_open_last_comes_back_on_its_page_with_its_speaker(
    named: Path, make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk()
    desk.settle()
    assert desk.window.windowTitle() == "Ferry – 3 articles – Crossquote"
    assert desk.window.centre.currentWidget() is desk.window.centre.overview
    assert desk.window.speakers.current == desk.speaker("Greta Voll")
    assert desk.intake.asked == []


def test_a_project_opens_here_where_nothing_is_yet_and_else_in_a_window_of_its_own(
    named: Path, make_desk: Callable[..., Desk], tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = make_desk(*write_articles(tmp_path, "weekly.txt"))
    busy.work()
    started = spied(busy)
    answer(monkeypatch, named)
    busy.trigger("open_project")
    busy.trigger("new")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(named)), QUrl.fromLocalFile(str(tmp_path / "courier.txt"))])
    busy.drop(data)
    busy.work()
    assert started == [(str(named),), ("--new",), (str(named),)]
    assert busy.outlets == ["Coast Weekly", "Skerry Courier"]
    empty = make_desk()
    assert empty.outlets == []
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(named))])
    empty.drop(data)
    empty.qtbot.waitUntil(lambda: bool(empty.window.workbench.rows))
    empty.settle()
    assert empty.outlets == ["Skerry Courier", "Ansel Telegraph", "Coast Weekly"]
    assert not (home / "state" / "Untitled 2.crossquote").exists()


def test_projects_on_the_command_line_open_the_first_here(
    named: Path, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = make_desk(named, *write_articles(tmp_path, "weekly.txt"))
    desk.work()
    assert desk.window.project.name == "Ferry"
    # The article is in it already: it is shown, and not added twice.
    assert desk.outlets == ["Skerry Courier", "Ansel Telegraph", "Coast Weekly"]


def test_what_was_open_lately_is_listed_and_opens_on_a_click(
    named: Path, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = make_desk(*write_articles(tmp_path, "weekly.txt"))
    desk.work()
    started = spied(desk)
    menu = desk.window.findChild(RecentMenu)
    menu.aboutToShow.emit()
    words = [one.text() for one in menu.actions()]
    assert words[0] == "&1  Untitled\tnot named yet"
    assert words[1].startswith("&2  Ferry\t")
    assert menu.actions()[1].toolTip() == plain_tooltip(str(named))
    assert words[-1] == "&Clear this list"
    menu.actions()[1].trigger()
    assert started == [(str(named),)]
    menu.actions()[-1].trigger()
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions()] == ["No projects yet"]


def test_a_project_that_is_open_elsewhere_is_read_and_a_copy_can_be_kept(
    named: Path, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_project(named)
    desk = make_desk(named)
    desk.settle()
    assert "Ferry.crossquote is open in another window" in banner(desk)
    assert not desk.window.project_banner.retry.isVisible()
    assert desk.window.windowTitle() == "Ferry (read-only) – 3 articles – Crossquote"
    assert not desk.window.project.at_risk
    last = desk.window.workbench.project.decisions.articles[2]
    desk.window.workbench.apply(ChooseBase(last.id))
    assert desk.window.project.at_risk
    desk.window.close()
    assert desk.window.isVisible()
    box = desk.dialog(QMessageBox)
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.text() == "Some of your changes to “Ferry” are not saved."
    answer(monkeypatch, tmp_path / "Mine.crossquote")
    box.button(QMessageBox.StandardButton.Save).click()
    QApplication.processEvents()
    assert not desk.window.isVisible()
    other.close()
    mine = open_project(tmp_path / "Mine.crossquote")
    assert mine.project.decisions.base == last.id
    assert mine.source(last.source).name == "weekly.txt"
    mine.close()
    assert kept(named) == ["Skerry Courier", "Ansel Telegraph", "Coast Weekly"]


def test_what_cannot_be_written_is_said_at_once_and_written_once_it_can(
    named: Path, make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk(named)
    desk.settle()
    connection = desk.window.project.opened.keeper._store._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    first = desk.window.workbench.project.decisions.articles[0]
    desk.window.workbench.apply(DescribeArticle(first.id, "byline", "Ann " * 30_000))
    desk.qtbot.waitUntil(lambda: banner(desk) != "")
    assert banner(desk) == (
        "Ferry.crossquote: the disk is full; make room, or save a copy elsewhere."
        " Your changes are kept in memory meanwhile."
    )
    assert desk.window.project.at_risk
    connection.execute("PRAGMA max_page_count = 100000")
    desk.window.project_banner.retry.click()
    desk.qtbot.waitUntil(lambda: banner(desk) == "")
    assert desk.window.status.message.text() == "Everything is saved again"
    assert not desk.window.project.at_risk


def test_a_damaged_project_is_mended_and_said(named: Path, make_desk: Callable[..., Desk]) -> None:
    data = named.read_bytes().replace(b'"Skerry', b'"Skerrx')
    at = data.index(b"SplitStatement") if b"SplitStatement" in data else data.index(b"AddArticles")
    named.write_bytes(data[: at + 12] + b"\xff\xff" + data[at + 14 :])
    desk = make_desk(named)
    desk.settle()
    (said,) = [one for one in desk.window.banner.sentences if "damaged" in one]
    assert said.startswith("Ferry.crossquote was damaged. Saved: ")
    assert sorted(desk.outlets) == ["Ansel Telegraph", "Coast Weekly", "Skerry Courier"]


def test_a_project_that_is_gone_is_said_and_a_new_one_begins(
    named: Path, make_desk: Callable[..., Desk]
) -> None:
    named.unlink()
    desk = make_desk(named)
    assert desk.window.banner.sentences == (
        "Ferry.crossquote: the project is not there; see whether it was moved or its drive is missing.",
    )
    assert desk.window.project.unnamed
    assert named not in desk.window.project.recent.paths


def test_the_session_of_an_earlier_program_becomes_a_project(
    make_desk: Callable[..., Desk], home: Path
) -> None:
    state = home / "state"
    state.mkdir(parents=True)
    versions = Path(__file__).parents[1] / "project" / "versions"
    shutil.copy(versions / "version-0.json.gz", state / "session.json.gz")
    desk = make_desk()
    desk.settle()
    assert desk.outlets == ["Skerry Courier", "Coastal Weekly"]
    assert desk.window.actions_by_name["undo"].text() == "&Undo “Correct outlet”"
    desk.window.close()
    assert sorted(one.name for one in state.iterdir()) == ["Untitled.crossquote", "session.json.gz.old"]


def test_a_window_that_another_opened_steps_aside_and_stays_on_the_screen(
    qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BEFORE, "2")
    assert windows_before() == 2
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    window.setGeometry(room.left() + 40, room.top() + 40, room.width() // 2, room.height() // 2)
    step = 2 * window.fontMetrics().height()
    for steps, moved in ((0, 0), (2, 2 * step), (8, 2 * step)):
        before = window.pos()
        step_aside(window, steps)
        assert (window.pos() - before).toTuple() == (moved, moved)
    window.move(room.bottomRight() - QPoint(window.width(), window.height()))
    step_aside(window, 1)
    assert room.contains(window.geometry())


def test_a_folder_that_is_not_there_is_not_taken_for_a_name(
    desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append(start)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    assert choose_place(desk.window, Settings(home), "Name this project", "") is None
    assert Path(asked[0]).is_dir()
