"""The project of one window as a file: opened, named, copied, and said where it cannot be written.

Each window shows one project, and each runs in a process of its own: a fault or a hanging drive costs one
project alone, nothing of one can reach another, and whichever process comes first has the right to write (see
`lock`). Changes are written beside the window's thread, in order, so that a slow drive holds nothing up.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.basics.errors import CrossquoteError
from desktop.project.copies import move_project, save_copy
from desktop.project.open_project import OpenProject
from desktop.project.opening import open_project
from desktop.project.schema import SUFFIX
from desktop.project.unnamed import forget_if_empty, is_unnamed, last_session, new_unnamed
from desktop.window.article_rows import count_of
from desktop.window.background import Background
from desktop.window.plain_words import title_words
from desktop.window.processes import open_in_new_process
from desktop.window.project_dialogs import ask_before_losing, choose_place, choose_project
from desktop.window.recent import Recent

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow
    from desktop.window.settings import Settings

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")

Launch = Callable[[Sequence[str]], bool]


class ProjectDesk(QObject):
    """Opens and closes the project of a window, and does what the File menu says about it."""

    _troubled = Signal(str)

    def __init__(
        self, window: MainWindow, settings: Settings, folder: Path, *, launch: Launch = open_in_new_process
    ) -> None:
        """`folder` is where projects without a name lie; `launch` starts another window with arguments."""
        super().__init__(window)
        self._window = window
        self._bench = window.workbench
        self._settings = settings
        self._folder = folder
        self._launch = launch
        self.recent = Recent(settings)
        self._writer = Background("window-write", self)
        self._opened: OpenProject | None = None
        self._trouble = ""
        self._losing = False
        self._troubled.connect(self._show_trouble)
        banner = window.project_banner
        banner.copy_wanted.connect(self.save_copy)
        banner.retry_wanted.connect(self.retry)

    @property
    def opened(self) -> OpenProject | None:
        """The project with its file, once it is open."""
        return self._opened

    @property
    def unnamed(self) -> bool:
        """Whether the project has no name yet."""
        return self._opened is None or is_unnamed(self._opened.path, self._folder)

    @property
    def at_risk(self) -> bool:
        """Whether there are changes that are only in memory."""
        opened = self._opened
        if opened is None:
            return bool(self._bench.project.log)
        if opened.keeper is not None:
            return bool(self._trouble) and opened.keeper.waiting > 0
        return opened.project.entries != opened.as_read

    # Opening and closing

    def begin(self, path: Path | None, *, anew: bool, then: Callable[[], None]) -> None:
        """Open the project that the window starts with, then go on.

        Without `path` it is the one that was open last, or a new one: always that where `anew`.
        """

        def work() -> tuple[OpenProject, str]:
            return self._first(path, anew=anew)

        def done(found: tuple[OpenProject, str]) -> None:
            opened, problem = found
            self._take(opened)
            if problem:
                self._window.banner.warn(problem)
            then()

        def failed(fault: Exception) -> None:
            log.error("no project could be opened", exc_info=fault)
            self._window.banner.warn("No project could be opened, so nothing is saved; the log says why.")
            then()

        self._window.set_restoring(True)
        self._writer.run(work, done, failed)

    def open(self, path: Path) -> None:
        """Open a project: here where this window's is new and empty, else in a window of its own."""
        opened = self._opened
        if opened is not None and _same(opened.path, path):
            self._window.status.tell(f"{opened.name} is open here")
            return
        if self._bench.project.log or not self.unnamed:
            self._start((str(path),), f"Opening {path.name.removesuffix(SUFFIX)} in another window")
            return

        def done(found: OpenProject) -> None:
            self._window.set_restoring(False)
            self._leave()
            self._take(found)

        def failed(fault: Exception) -> None:
            self._window.set_restoring(False)
            if not isinstance(fault, CrossquoteError):
                raise fault
            self.recent.remove(path)
            self._window.banner.warn(str(fault))

        self._window.set_restoring(True)
        self._writer.run(lambda: self._open(path), done, failed)

    def close(self) -> None:
        """Write what is left and give the file free."""
        self._writer.close()
        self._leave()

    def may_close(self) -> bool:
        """Whether the window may close; asks, and closes it later, where changes would be lost."""
        opened = self._opened
        if opened is not None and opened.keeper is not None and self._trouble:
            opened.keeper.flush()
        if self._losing or not self.at_risk:
            return True

        def answered(answer: QMessageBox.StandardButton) -> None:
            if answer == QMessageBox.StandardButton.Save and not self.save_copy():
                return
            self._losing = True
            self._window.close()

        ask_before_losing(self._window, self.name, answered)
        return False

    # What the File menu offers

    @property
    def name(self) -> str:
        """What the project is called."""
        return self._opened.name if self._opened is not None else "Untitled"

    def new(self) -> None:
        """Begin a new project in a window of its own."""
        self._start(("--new",), "Opening a new project in another window")

    def choose(self) -> None:
        """Ask which project to open."""
        path = choose_project(self._window, self._settings)
        if path is not None:
            self.open(path)

    def save_copy(self) -> bool:
        """Ask where, and save a copy of the project as it is now; whether one was saved."""
        opened = self._opened or OpenProject(self._bench.project, self._folder / f"Untitled{SUFFIX}")
        path = choose_place(self._window, self._settings, "Save a copy as", f"{opened.name} copy")
        if path is None:
            return False
        missing = self._attempt(lambda: save_copy(opened, path))
        if missing is None:
            return False
        for sentence in missing:
            self._window.banner.warn(sentence)
        self.recent.add(path)
        self._window.status.tell(f"Saved a copy as {path.name}")
        return True

    def save_as(self) -> None:
        """Ask for a name and a place, and let the project live there from now on."""
        opened = self._opened
        if opened is None:
            return
        path = choose_place(
            self._window, self._settings, "Name this project" if self.unnamed else "Move the project",
            "" if self.unnamed else opened.name,
        )  # fmt: skip
        if path is None or _same(path, opened.path):
            return
        old = opened.path
        moved = self._attempt(lambda: move_project(opened, path, run=self._run, told=self._troubled.emit))
        if moved is None:
            return
        self.recent.remove(old)
        self._trouble = ""
        self._keep(moved)
        self._window.status.tell(f"The project is {moved.name} now, kept in {moved.path.parent}")

    def retry(self) -> None:
        """Try again to write what waits."""
        if self._opened is not None and self._opened.keeper is not None:
            self._opened.keeper.retry()

    def retitle(self) -> None:
        """Name the project in the window's title."""
        articles = len(self._bench.project.decisions.articles)
        if self._opened is None or (self.unnamed and not articles):
            self._window.setWindowTitle("Crossquote")
            return
        name = f"{self.name} (read-only)" if self._opened.read_only else self.name
        counted = f" – {count_of(articles, 'article')}" if articles else ""
        self._window.setWindowTitle(title_words(f"{name}{counted} – Crossquote"))

    # How it is done

    def _leave(self) -> None:
        """Close the project; an empty one that goes with that is not what was open last."""
        opened, self._opened = self._opened, None
        if opened is not None:
            forget_if_empty(opened, self._folder)
            if is_unnamed(opened.path, self._folder) and not opened.path.exists():
                self.recent.remove(opened.path)

    def _run(self, work: Callable[[], None]) -> None:
        self._writer.run(work, lambda _: None, self._failed)

    def _failed(self, fault: Exception) -> None:
        log.error("writing the project failed", exc_info=fault)
        self._show_trouble(f"{self.name} cannot be written; save a copy elsewhere.")

    def _open(self, path: Path) -> OpenProject:
        return open_project(path, run=self._run, told=self._troubled.emit)

    def _first(self, path: Path | None, *, anew: bool) -> tuple[OpenProject, str]:
        """The project to start with, and a sentence where another was wanted. Not in the window's thread."""
        problem = ""
        if path is not None:
            try:
                return self._open(path), ""
            except CrossquoteError as fault:
                self.recent.remove(path)
                problem = str(fault)
        elif not anew:
            session = last_session(self._folder, run=self._run, told=self._troubled.emit)
            if session is not None:
                return session, ""
            last = next(iter(self.recent.paths), None)
            if last is not None and last.exists():
                try:
                    opened = self._open(last)
                except CrossquoteError as fault:
                    problem = str(fault)
                else:
                    # Another window has it: this one is for something else.
                    if not opened.busy_elsewhere:
                        return opened, ""
                    opened.close()
        return new_unnamed(self._folder, run=self._run, told=self._troubled.emit), problem

    def _take(self, opened: OpenProject) -> None:
        """Show a project that was opened."""
        self._keep(opened)
        self._bench.adopt(opened.project)
        self._window.set_restoring(False)
        for sentence in opened.told:
            self._window.banner.warn(sentence)
        self._window.memory.restore_project(opened.project)

    def _keep(self, opened: OpenProject) -> None:
        self._opened = opened
        self.recent.add(opened.path)
        action = self._window.actions_by_name["save_as"]
        action.setText("Na&me this project…" if self.unnamed else "&Move or rename project…")
        action.setEnabled(not opened.project.frozen)
        self._show_banner()
        self.retitle()

    def _show_trouble(self, problem: str) -> None:
        if self._trouble and not problem:
            self._window.status.tell("Everything is saved again")
        self._trouble = problem
        self._show_banner()

    def _show_banner(self) -> None:
        opened = self._opened
        words = opened.read_only if opened is not None else ""
        if self._trouble:
            words = f"{self._trouble} Your changes are kept in memory meanwhile."
        self._window.project_banner.say(words, retry=bool(self._trouble))

    def _start(self, arguments: Sequence[str], told: str) -> None:
        if self._launch(arguments):
            self._window.status.tell(told)
        else:
            self._window.banner.warn("Another window cannot be started; close this project first.")

    def _attempt(self, work: Callable[[], _Result]) -> _Result | None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return work()
        except CrossquoteError as problem:
            self._window.banner.warn(str(problem))
            return None
        finally:
            QApplication.restoreOverrideCursor()


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other
