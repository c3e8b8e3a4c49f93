"""Start the window: look, log, last session, and the workers once the window has been seen."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import __version__
from desktop.project.intake import Intake, IntakeEvent
from desktop.project.lexicon_rows import load_own
from desktop.project.project import Project
from desktop.project.session import load_session
from desktop.window.folders import Folders, folders
from desktop.window.formats import sample_files
from desktop.window.garbage import Garbage
from desktop.window.icons import window_icon
from desktop.window.intake_like import IntakeLike
from desktop.window.log import catch_exceptions, log_qt_messages, open_log
from desktop.window.main_window import MainWindow
from desktop.window.settings import Settings
from desktop.window.theme import Theme
from desktop.window.workbench import Workbench

log = logging.getLogger(__name__)

MakeIntake = Callable[[Callable[[IntakeEvent], None]], IntakeLike]


def main(files: Sequence[str] = (), *, sample: bool = False) -> int:
    """Show the window until it is closed; the process's exit status.

    Opens `files`, or the sample, or else what the last session had open.
    """
    app = application()
    places = folders()
    log_file = open_log(places.logs)
    log_qt_messages()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    faults = _Faults(log_file)
    catch_exceptions(faults.happened.emit)
    paths = sample_files() if sample else tuple(Path(name) for name in files)
    window = open_window(app, places, paths, log_file=log_file)
    window.show()
    return app.exec()


def run() -> int:
    """The windowed entry point: open the files that the process was started with."""
    return main(sys.argv[1:])


def application() -> QApplication:
    """The one Qt application, named."""
    # Without this a widget with a style sheet no longer follows the application's font and palette.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
    # Every call into Qt lets go of the interpreter and waits to have it back: while something is derived
    # beside the window, Python's 5 ms a turn would add up to stalls.
    sys.setswitchinterval(0.0005)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("crossquote")
    app.setApplicationDisplayName("Crossquote")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("crossquote")
    app.setWindowIcon(window_icon())
    return app


def open_window(
    app: QApplication,
    places: Folders,
    paths: Sequence[Path] = (),
    *,
    make_intake: MakeIntake = Intake,
    log_file: Path | None = None,
) -> MainWindow:
    """A window, not yet shown, that starts its workers and opens `paths` once it has been seen.

    Without `paths` the last session comes back. Where another window keeps the session, this one starts
    empty and leaves the session alone.
    """
    settings = Settings(places.config)
    theme = Theme(app, settings)
    lock = _lock(places.state)
    own = places.config / "lexicons"
    bench = Workbench(Project(), make_intake, state_folder=places.state if lock is not None else None)
    bench.begin_with = lambda: load_own(own)
    window = MainWindow(bench, settings, theme, log_file=log_file)
    window.framing.own = own
    bench.setParent(window)
    theme.setParent(window)
    if paths:
        bench.add_files(paths)

    def go_on(project: Project | None) -> None:
        window.set_restoring(False)
        if project is not None and project.log:
            bench.adopt(project)
        bench.start()

    def seen() -> None:
        if paths or lock is None:
            go_on(None)
            return
        window.set_restoring(True)
        bench.background.run(
            lambda: load_session(places.state), go_on, lambda problem: _start_empty(problem, go_on)
        )

    window.painted.connect(seen)
    bench.closed.connect(lambda: lock.unlock() if lock is not None else None)
    garbage = Garbage(lambda: bench.busy or bench.progress.running, window)
    window.painted.connect(garbage.start)
    bench.closed.connect(garbage.stop)
    return window


def _start_empty(problem: Exception, go_on: Callable[[Project | None], None]) -> None:
    log.error("the last session could not be opened", exc_info=problem)
    go_on(None)


def _lock(folder: Path) -> QLockFile | None:
    """The right to keep the session in `folder`; None where another window has it or it cannot be had."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    lock = QLockFile(str(folder / "session.lock"))
    lock.setStaleLockTime(0)
    return lock if lock.tryLock(0) else None


class _Faults(QObject):
    """Tells the user of a fault of the program's own, one at a time, whichever thread it came from."""

    happened = Signal(str)

    def __init__(self, log_file: Path | None) -> None:
        super().__init__()
        self._log_file = log_file
        self._box: QMessageBox | None = None
        self.happened.connect(self._show)

    def _show(self, kind: str) -> None:
        if self._box is not None or QApplication.instance() is None:
            return
        # Held here: without a window there is no parent to keep it.
        self._box = box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Crossquote")
        box.setText("Something went wrong inside Crossquote.")
        place = f"What happened is written to\n{self._log_file}\nIt holds no text of your articles."
        box.setInformativeText(
            f"{kind}. Your articles are safe, and you can go on.\n\n" + (place if self._log_file else "")
        )
        if self._log_file is not None:
            folder = QUrl.fromLocalFile(str(self._log_file.parent))
            box.addButton("Open log folder", QMessageBox.ButtonRole.ActionRole).clicked.connect(
                lambda: QDesktopServices.openUrl(folder)
            )
        box.addButton(QMessageBox.StandardButton.Close)
        box.finished.connect(self._shown)
        box.open()

    def _shown(self) -> None:
        self._box = None
