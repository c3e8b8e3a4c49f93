"""What the user can say about a row of the comparison and what stands in it, as actions with their keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

NOT_REPORTED = "&Confirm that it is not reported here"
TAKE_BACK = "Take ba&ck that it is not reported here"


class RowActions:
    """The actions of one comparison's rows; whoever makes them says what they do."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.words = self._action("&Word by word…", "Ctrl+I")
        self.move = self._action("&Move to row…", "Ctrl+Shift+J")
        self.split = self._action("&Split off", "Ctrl+Shift+I")
        self.join_above = self._action("Join with the row &above", "Ctrl+Shift+Up")
        self.join_below = self._action("Join with the row be&low", "Ctrl+Shift+Down")
        self.join = self._action("&Join with row…", "Ctrl+Alt+J")
        self.verdict = self._action("Set &verdict…", "Ctrl+Shift+D")
        self.absence = self._action(NOT_REPORTED, "Ctrl+Shift+X")
        self.allow()

    def all(self) -> list[QAction]:
        """The actions in the order of a menu, with lines between."""
        return [
            self.words, self._line(), self.move, self.split, self.join_above, self.join_below, self.join,
            self._line(), self.verdict, self.absence,
        ]  # fmt: skip

    def allow(
        self,
        *,
        words: bool = False,
        move: bool = False,
        split: bool = False,
        above: bool = False,
        below: bool = False,
        join: bool = False,
        verdict: bool = False,
        absence: bool = False,
        absent: bool = False,
    ) -> None:
        """Enable what fits what is selected; `absent`: the user has confirmed that nothing stands there."""
        for action, allowed in (
            (self.words, words),
            (self.move, move),
            (self.split, split),
            (self.join_above, above),
            (self.join_below, below),
            (self.join, join),
            (self.verdict, verdict),
            (self.absence, absence),
        ):
            action.setEnabled(allowed)
        self.absence.setText(TAKE_BACK if absent else NOT_REPORTED)

    def _line(self) -> QAction:
        line = QAction(self._parent)
        line.setSeparator(True)
        return line

    def _action(self, words: str, *keys: str) -> QAction:
        one = QAction(words, self._parent)
        one.setShortcuts([QKeySequence(key) for key in keys])
        one.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._parent.addAction(one)
        return one
