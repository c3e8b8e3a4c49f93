"""What comes into the window: files and text that are dropped, pasted or chosen, projects among them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.project.schema import SUFFIX
from desktop.window.drop import ONLY_ADDRESS, Load, load_of
from desktop.window.formats import sample_files

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


class TakingIn:
    """Sends what comes in to where it belongs: articles to the workbench, projects to the project desk."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def take(self, load: Load) -> None:
        """Take in what was dropped or pasted."""
        if load.paths:
            projects, articles = parted(load.paths)
            if articles:
                self._window.workbench.add_files(articles)
            for path in projects:
                self._window.project.open(path)
        elif load.address:
            self._window.banner.warn(ONLY_ADDRESS)
        elif not load.empty:
            self._window.dialogs.read_text(load.text, load.html)

    def paste(self) -> None:
        """Take in what the clipboard holds."""
        load = load_of(QGuiApplication.clipboard().mimeData())
        if load.empty:
            self._window.status.tell("The clipboard holds no text and no files: copy an article first.")
        self.take(load)

    def open_sample(self) -> None:
        """Open the sample; articles that are here already are put aside, undoably."""
        if self._window.workbench.rows:
            self._window.speakers.forget()
            self._window.workbench.replace_all(sample_files())
        else:
            self._window.workbench.add_files(sample_files())

    def remove_all(self) -> None:
        """Put all articles aside, undoably."""
        if self._window.workbench.rows:
            self._window.speakers.forget()
            self._window.workbench.remove(self._window.workbench.rows)


def parted(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The projects among some files, and the others."""
    projects = tuple(path for path in paths if path.suffix.lower() == SUFFIX)
    return projects, tuple(path for path in paths if path not in projects)
