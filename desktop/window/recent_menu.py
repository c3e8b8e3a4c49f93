"""The menu of the projects that were open lately."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.project.schema import SUFFIX
from desktop.project.unnamed import is_unnamed
from desktop.window.offsets import plain_tooltip
from desktop.window.recent import Recent

_FOLDER_WIDTH = 22
"""How wide the name of a folder may be, in heights of a line."""


class RecentMenu(QMenu):
    """Filled anew whenever it is about to be shown: other windows open projects too."""

    def __init__(
        self, recent: Recent, unnamed: Path, choose: Callable[[Path], None], parent: QWidget
    ) -> None:
        """`unnamed` is the folder of projects without a name."""
        super().__init__("Open &recent", parent)
        self._recent = recent
        self._unnamed = unnamed
        self._choose = choose
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List the projects."""
        self.clear()
        paths = self._recent.paths
        for number, path in enumerate(paths, 1):
            action = self.addAction(f"{_key(number)}{self._words(path)}")
            action.setToolTip(plain_tooltip(str(path)))
            action.triggered.connect(lambda _=False, path=path: self._choose(path))
        if paths:
            self.addSeparator()
            self.addAction("&Clear this list").triggered.connect(self._recent.clear)
        else:
            self.addAction("No projects yet").setEnabled(False)

    def _words(self, path: Path) -> str:
        name = path.name.removesuffix(SUFFIX).replace("&", "&&")
        if is_unnamed(path, self._unnamed):
            return f"{name}\tnot named yet"
        metrics = self.fontMetrics()
        folder = metrics.elidedText(
            _home(path.parent), Qt.TextElideMode.ElideMiddle, metrics.height() * _FOLDER_WIDTH
        )
        return f"{name}\t{folder}"


def _key(number: int) -> str:
    return f"&{number}  " if number < 10 else ""


def _home(folder: Path) -> str:
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)
