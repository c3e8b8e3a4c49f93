"""The dialogs about projects: which to open, where to save one, and what to do with changes not saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.project.schema import SUFFIX
from desktop.window.plain_words import plain_box
from desktop.window.settings import Settings

FILTER = f"Crossquote projects (*{SUFFIX});;All files (*)"


def choose_project(parent: QWidget, settings: Settings) -> Path | None:
    """Ask which project to open."""
    name, _ = QFileDialog.getOpenFileName(parent, "Open project", _folder(settings), FILTER)
    if not name:
        return None
    settings.put("project folder", str(Path(name).parent))
    return Path(name)


def choose_place(parent: QWidget, settings: Settings, title: str, name: str) -> Path | None:
    """Ask where a project shall be saved; the suffix is added where it is missing."""
    start = str(Path(_folder(settings)) / f"{name}{SUFFIX}") if name else _folder(settings)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, start, FILTER)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
        # The dialog has asked about the name without the suffix only.
        if path.exists() and not _may_replace(parent, path):
            return None
    settings.put("project folder", str(path.parent))
    return path


def ask_before_losing(
    parent: QWidget, name: str, answered: Callable[[QMessageBox.StandardButton], None]
) -> None:
    """Ask what to do with changes that are only in memory; nothing is called where the user stays."""
    box = plain_box(
        parent,
        QMessageBox.Icon.Warning,
        f"Some of your changes to “{name}” are not saved.",
        "They are lost if you close the window without saving a copy.",
    )
    save = box.addButton(QMessageBox.StandardButton.Save)
    save.setText("Save a &copy as…")
    discard = box.addButton(QMessageBox.StandardButton.Discard)
    discard.setText("Close &without saving")
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(save)

    def finished(_: int) -> None:
        answer = box.standardButton(box.clickedButton())
        box.deleteLater()
        if answer in (QMessageBox.StandardButton.Save, QMessageBox.StandardButton.Discard):
            answered(answer)

    box.finished.connect(finished)
    box.open()


def _may_replace(parent: QWidget, path: Path) -> bool:
    box = plain_box(parent, QMessageBox.Icon.Question, f"{path.name} exists already. Replace it?")
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    answer = box.exec()
    box.deleteLater()
    return answer == QMessageBox.StandardButton.Yes


def _folder(settings: Settings) -> str:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    places = (settings.text("project folder"), documents)
    # Of a folder that is not there the dialog would make the name of the file.
    return next((one for one in places if one and Path(one).is_dir()), str(Path.home()))
