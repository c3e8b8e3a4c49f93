"""The comparison's own actions, for the menus and the toolbar, with their keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox, QWidget

AGAINST_FULLEST = "Hol&d each row against its fullest rendering"
AGAINST_REFERENCE = "Hol&d quotations against the reference"


class ComparisonActions:
    """The actions of one comparison; whoever makes them says what they do."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.following = self._action("&Next difference", "F8", "Ctrl+Down")
        self.previous = self._action("&Previous difference", "Shift+F8", "Ctrl+Up")
        self.only_differing = self._action("Only &where articles differ")
        self.ignore_house_style = self._action("&Ignore punctuation and house style")
        self.use_as_base = self._action("Use this article as the &base", "Ctrl+B")
        self.fullest = self._action(AGAINST_FULLEST)
        self.nearest = self._action("&Find the nearest passage", "Ctrl+Shift+N")
        self.copy = self._action("Copy with &outlet", "Ctrl+Shift+C")
        self.in_reference = self._action("Show the place &in the reference", "Ctrl+Shift+G")
        self.in_reference.setEnabled(False)
        self.agreement = self._action("Show how man&y others have the base’s words")
        self.agreement.setCheckable(True)
        self.agreement.setChecked(True)
        self.clear_filters = self._action("C&lear filters", "Ctrl+Shift+L")
        self.clear_filters.setEnabled(False)
        self.allow_steps(False)
        for one in (self.following, self.previous):
            key = one.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            one.setToolTip(f"{one.text().replace('&', '')} ({key})")

    def all(self) -> list[QAction]:
        """The actions, in the order in which the window's menus know them."""
        return [
            self.following, self.previous, self.only_differing, self.ignore_house_style,
            self.use_as_base, self.fullest, self.nearest, self.copy, self.in_reference, self.clear_filters,
            self.agreement,
        ]  # fmt: skip

    def allow_steps(self, allowed: bool) -> None:
        """Enable the steps to the next difference and the one before."""
        self.following.setEnabled(allowed)
        self.previous.setEnabled(allowed)

    def _action(self, words: str, *keys: str) -> QAction:
        one = QAction(words, self._parent)
        one.setShortcuts([QKeySequence(key) for key in keys])
        one.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._parent.addAction(one)
        return one


def follow_box(toggle: QAction, box: QCheckBox) -> None:
    """Let an action and a check box say the same."""
    toggle.setCheckable(True)
    box.toggled.connect(toggle.setChecked)
    toggle.triggered.connect(box.setChecked)


def do(action: QAction, does: Callable[[], object]) -> None:
    """Let an action do this, whatever its state."""
    action.triggered.connect(lambda _=False: does())
