"""Windows for tests: offscreen, with folders of their own and an intake that obeys."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.project.intake import IntakeEvent
from desktop.window.app import application, open_window
from desktop.window.folders import folders
from desktop.window.main_window import MainWindow
from tests.window.builders import FakeIntake, write_articles


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own for settings, session and log."""
    place = tmp_path / "home"
    monkeypatch.setenv("CROSSQUOTE_HOME", str(place))
    return place


@pytest.fixture(autouse=True)
def own_font(qapp: QApplication) -> Iterator[None]:
    """The font of the system for each test: a window that zoomed leaves its own to the next one."""
    font = qapp.font()
    yield
    qapp.setFont(font)


@dataclass
class Desk:
    """A window that is shown, with the intake behind it, and what a user does at it."""

    window: MainWindow
    intake: FakeIntake
    qtbot: object

    def drop(self, data: QMimeData) -> QDropEvent:
        """Drag something over the middle of the window and let it go there."""
        where = self.window.rect().center()
        offer = QDragEnterEvent(
            where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(self.window, offer)
        event = QDropEvent(
            QPointF(where), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(self.window, event)
        QApplication.processEvents()
        return event

    def drop_files(self, *paths: Path) -> None:
        """Drop files or folders."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self.drop(data)

    def settle(self) -> None:
        """Wait until the findings are those of the project as it is, and the table shows them."""
        bench = self.window.workbench

        def settled() -> bool:
            findings = bench.findings
            return (
                not bench.busy
                and findings.articles == bench.project.decisions.articles
                and set(findings.readings)
                == {one.id for one in findings.articles} & set(bench.project.readings)
                and (
                    self.window.speakers.current is None
                    or (
                        self.window.comparison.model.findings is findings
                        and self.window.comparison.speaker == self.window.speakers.current
                    )
                )
            )

        QApplication.processEvents()
        self.qtbot.waitUntil(settled, timeout=8000)
        QApplication.processEvents()

    def work(self) -> None:
        """Let the intake do everything, and wait until it is shown."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.window.workbench.busy)
        self.intake.work()
        self.settle()

    def open_all(self) -> None:
        """Let the intake open its files, and wait until they are articles."""
        QApplication.processEvents()
        self.intake.open_all()
        self.qtbot.waitUntil(lambda: not self.window.workbench.busy)

    def trigger(self, name: str) -> None:
        """Choose a command from the menus."""
        action = self.window.actions_by_name[name]
        assert action.isEnabled(), name
        action.trigger()
        QApplication.processEvents()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The open dialog of this kind."""
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    @property
    def speaker_names(self) -> list[str]:
        """The names in the speakers list, from the top."""
        return [row.name for row in self.window.speakers.model.rows]

    @property
    def outlets(self) -> list[str]:
        """The outlets in the articles list, from the top."""
        return [row.outlet for row in self.window.articles.model.rows]

    def speaker(self, name: str) -> str:
        """The id of the speaker of this name."""
        return next(row.id for row in self.window.speakers.model.rows if row.name == name)

    def select_speakers(self, *names: str) -> None:
        """Select rows of the speakers list."""
        view = self.window.speakers.list
        view.selectionModel().clearSelection()
        for number, name in enumerate(names):
            index = self.window.speakers.model.index(self.window.speakers.model.row_of(self.speaker(name)))
            flag = view.selectionModel().SelectionFlag
            command = flag.ClearAndSelect if number == 0 else flag.Select
            if number == 0:
                view.selectionModel().setCurrentIndex(index, command)
            else:
                view.selectionModel().select(index, command)
        self.settle()


def open_desk(qapp: QApplication, qtbot: object, *paths: Path) -> Desk:
    """Open a window; whoever does has to close it."""
    intakes: list[FakeIntake] = []

    def make_intake(notify: Callable[[IntakeEvent], None]) -> FakeIntake:
        intakes.append(FakeIntake(notify))
        return intakes[-1]

    application()
    window = open_window(qapp, folders(), paths, make_intake=make_intake)
    window.resize(1200, 800)
    window.show()
    qtbot.waitUntil(lambda: bool(intakes), timeout=5000)
    desk = Desk(window, intakes[0], qtbot)
    QApplication.processEvents()
    return desk


def close_windows(*windows: MainWindow) -> None:
    """Close windows and let nothing of them live on."""
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def make_desk(qapp: QApplication, qtbot: object) -> Iterator[Callable[..., Desk]]:
    """Opens windows; all are closed at the end."""
    made: list[MainWindow] = []

    def make(*paths: Path) -> Desk:
        desk = open_desk(qapp, qtbot, *paths)
        made.append(desk.window)
        return desk

    yield make
    close_windows(*made)


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """An empty window."""
    return make_desk()


@pytest.fixture
def event_desk(desk: Desk, tmp_path: Path) -> Desk:
    """A window on the small event, all read."""
    desk.drop_files(*write_articles(tmp_path))
    desk.work()
    return desk


def visible_text(widget: QWidget) -> str:
    """What the labels in a widget say."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))
