"""What the window remembers between two runs: where it was, how it was divided, theme and zoom."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QMainWindow, QSplitter

FILE = "window.ini"


class Settings:
    """A thin layer over an ini file; whatever it cannot read is as if never written."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    def text(self, key: str, otherwise: str = "") -> str:
        """A remembered word."""
        value = self._store.value(key, otherwise)
        return value if isinstance(value, str) else otherwise

    def number(self, key: str, otherwise: float, *, least: float, most: float) -> float:
        """A remembered number, kept between `least` and `most`."""
        try:
            value = float(str(self._store.value(key, otherwise)))
        except ValueError:
            return otherwise
        return min(most, max(least, value)) if value == value else otherwise

    def flag(self, key: str, otherwise: bool = False) -> bool:
        """A remembered yes or no."""
        return self.text(key, "yes" if otherwise else "no") == "yes"

    def put(self, key: str, value: str | float | bool) -> None:
        """Remember a word, a number, or a yes or no."""
        self._store.setValue(key, ("yes" if value else "no") if isinstance(value, bool) else value)

    def put_state(self, key: str, state: QByteArray) -> None:
        """Remember the state that a Qt widget saved."""
        self._store.setValue(key, state)

    def state(self, key: str) -> QByteArray:
        """A state that a Qt widget saved; empty where there is none."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def restore_splitter(self, key: str, splitter: QSplitter) -> bool:
        """Give a splitter its remembered sizes; False where there are none."""
        state = self.state(key)
        return not state.isEmpty() and splitter.restoreState(state)

    def restore_header(self, key: str, header: QHeaderView) -> bool:
        """Give a table's header its remembered columns; False where there are none."""
        state = self.state(key)
        return not state.isEmpty() and header.restoreState(state)

    def restore_window(self, key: str, window: QMainWindow) -> None:
        """Put the window where it was, or in the middle of the screen where it would not be seen there."""
        state = self.state(key)
        if state.isEmpty() or not window.restoreGeometry(state) or not _seen(window.frameGeometry()):
            _centre(window)

    def sync(self) -> None:
        """Write everything to the file now."""
        self._store.sync()


def _seen(frame: QRect) -> bool:
    """Whether enough of a window at `frame` shows on some screen to take hold of it."""
    for screen in QGuiApplication.screens():
        part = screen.availableGeometry().intersected(frame)
        if part.width() >= min(200, frame.width()) and part.height() >= min(150, frame.height()):
            return True
    return False


def _centre(window: QMainWindow) -> None:
    screen = QGuiApplication.primaryScreen()
    if screen is None:
        window.resize(1280, 800)
        return
    room = screen.availableGeometry()
    width = min(1480, int(room.width() * 0.9))
    height = min(960, int(room.height() * 0.9))
    window.resize(width, height)
    window.move(room.center().x() - width // 2, room.center().y() - height // 2)
