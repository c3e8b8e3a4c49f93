"""The round that the keyboard makes through the panes of a window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step_focus(stops: Sequence[QWidget], by: int) -> None:
    """Give the keyboard to the stop `by` places on from the one that has it, or that holds what has it.

    Stops that are hidden or disabled are left out; from outside of all, the first is next.
    """
    open_ones = [one for one in stops if one.isVisibleTo(one.window()) and one.isEnabled()]
    if not open_ones:
        return
    focus = QApplication.focusWidget()
    at = next(
        (n for n, one in enumerate(open_ones) if focus is one or (focus and one.isAncestorOf(focus))), -1
    )
    open_ones[(at + by) % len(open_ones) if at >= 0 else 0].setFocus(Qt.FocusReason.TabFocusReason)
