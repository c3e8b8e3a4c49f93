"""Start the window: look, log, project, and the workers once the window has been seen."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import __version__
from desktop.project.intake import Intake, IntakeEvent
from desktop.project.lexicon_rows import load_own
from desktop.project.project import Project
from desktop.window.folders import Folders, folders
from desktop.window.formats import sample_files
from desktop.window.garbage import Garbage
from desktop.window.icons import window_icon
from desktop.window.intake_like import IntakeLike
from desktop.window.log import catch_exceptions, log_qt_messages, open_log
from desktop.window.main_window import MainWindow
from desktop.window.plain_words import plain_box
from desktop.window.processes import open_in_new_process, step_aside, windows_before
from desktop.window.project_desk import Launch
from desktop.window.settings import Settings
from desktop.window.taking_in import parted
from desktop.window.theme import Theme
from desktop.window.workbench import Workbench

log = logging.getLogger(__name__)

MakeIntake = Callable[[Callable[[IntakeEvent], None]], IntakeLike]


def main(files: Sequence[str] = (), *, sample: bool = False, new: bool = False) -> int:
    """Show the window until it is closed; the process's exit status.

    Opens `files`, or the sample, or a new project, or else the project that was open last.
    """
    app = application()
    places = folders()
    log_file = open_log(places.logs)
    log_qt_messages()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    faults = _Faults(log_file)
    catch_exceptions(faults.happened.emit)
    paths = sample_files() if sample else tuple(Path(name) for name in files)
    window = open_window(app, places, paths, new=new, log_file=log_file)
    step_aside(window, windows_before())
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
    new: bool = False,
    make_intake: MakeIntake = Intake,
    launch: Launch = open_in_new_process,
    log_file: Path | None = None,
) -> MainWindow:
    """A window, not yet shown, that opens its project and starts its workers once it has been seen.

    Of the `paths` the first project is opened here, others in windows of their own, and articles are put into
    it. Without a project among them a new one is made for articles, and always where `new`; without anything
    the project that was open last comes back.
    """
    settings = Settings(places.config)
    theme = Theme(app, settings)
    own = places.config / "lexicons"
    bench = Workbench(Project(), make_intake)
    bench.begin_with = lambda: load_own(own)
    window = MainWindow(bench, settings, theme, projects=places.state, launch=launch, log_file=log_file)
    window.framing.own = own
    bench.setParent(window)
    theme.setParent(window)
    projects, articles = parted(paths)
    if articles:
        bench.add_files(articles)

    def go_on() -> None:
        window.set_restoring(False)
        bench.start()
        for path in projects[1:]:
            launch((str(path.absolute()),))

    window.painted.connect(
        lambda: window.project.begin(
            projects[0] if projects else None, anew=new or bool(articles), then=go_on
        )
    )
    garbage = Garbage(lambda: bench.busy or bench.progress.running, window)
    window.painted.connect(garbage.start)
    bench.closed.connect(garbage.stop)
    return window


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
        place = f"What happened is written to\n{self._log_file}\nIt holds no text of your articles."
        # Held here: without a window there is no parent to keep it.
        self._box = box = plain_box(
            QApplication.activeWindow(),
            QMessageBox.Icon.Warning,
            "Something went wrong inside Crossquote.",
            f"{kind}. Your articles are safe, and you can go on.\n\n" + (place if self._log_file else ""),
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
