"""Words from outside where Qt would read signs of its own into them: menus, titles, and boxes that ask.

Names of files, outlets, speakers and tags are shown letter for letter. Labels have `plain_label`, tooltips
`plain_tooltip` for that.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from desktop.window.offsets import plain_tooltip
from desktop.window.row_painting import one_line


def menu_words(text: str) -> str:
    """Words as a menu's entry or a button shows them: an "&" there would mark a key, a tab a shortcut."""
    return one_line(text).replace("&", "&&")


def title_words(text: str) -> str:
    """Words as a window's title shows them: "[*]" there would stand for something changed."""
    return one_line(text).replace("[*]", "[*][*]")


def words_of(action: QAction) -> str:
    """What an action is called, without the marks of its key."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def simple_tooltip(words: str) -> str:
    """A tooltip of one line that is plain text wherever that shows it letter for letter."""
    return plain_tooltip(words) if "<" in words else words


def plain_box(
    parent: QWidget | None, icon: QMessageBox.Icon, words: str, more: str = "", title: str = "Crossquote"
) -> QMessageBox:
    """A box that tells or asks something; buttons are the caller's to add. It is not shown yet."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    if more:
        box.setInformativeText(more)
    # The label of the lesser words makes up its own mind about them.
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box
