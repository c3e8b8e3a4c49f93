"""Lead through the differences of the comparison, and say which of them the user is at."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from desktop.window.comparison_actions import ComparisonActions
from desktop.window.comparison_bar import ComparisonBar
from desktop.window.comparison_table import ComparisonTable
from desktop.window.notice import Notice


class DifferenceSteps:
    """The steps of one comparison: its table is led, its bar and notice say where that leads."""

    def __init__(
        self, table: ComparisonTable, bar: ComparisonBar, actions: ComparisonActions, notice: Notice
    ) -> None:
        self._table = table
        self._model = table.comparison
        self._bar = bar
        self._actions = actions
        self._notice = notice

    def step(self, *, forwards: bool) -> None:
        """Select the next cell that differs, or the one before; at the end go on from the other end."""
        current = self._table.currentIndex()
        rows, columns = self._model.rowCount(), self._model.columnCount()
        total = rows * columns
        start = (
            current.row() * columns + current.column() if current.isValid() else (-1 if forwards else total)
        )
        for at, wrapped in _around(start, total, forwards=forwards):
            row, column = divmod(at, columns)
            if self._model.differs(row, column):
                self._table.choose(row, column)
                if wrapped:
                    self._notice.say("Went on from the top" if forwards else "Went on from the bottom")
                return
        self._notice.say("No difference is shown in this table")

    def step_utterance(self, by: int) -> None:
        """Go on by some rows in the column at hand, or to the first row where nothing is selected."""
        rows = self._model.rowCount()
        if rows:
            current = self._table.currentIndex()
            row = min(rows - 1, max(0, current.row() + by)) if current.isValid() else 0
            self._table.choose(row, max(0, current.column()))
            self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say_place(self) -> None:
        """Say which of the differences is selected."""
        self._actions.allow_steps(self._model.rowCount() > 0)
        if not self._model.judge(0.0):
            self._bar.place.setText(f"comparing … {self._model.judged_share:.0%}")
            return
        differing = self._model.differing
        self._actions.allow_steps(bool(differing))
        current = self._table.currentIndex()
        here = differing.get((current.row(), current.column()))
        if here is not None:
            self._bar.place.setText(f"{here + 1} of {len(differing)} differences")
        else:
            self._bar.place.setText(f"{len(differing)} difference{'s' * (len(differing) != 1)}")


def _around(start: int, total: int, *, forwards: bool) -> Iterator[tuple[int, bool]]:
    """Every place of `total` once, beginning beside `start`; with whether the end was passed on the way."""
    step = 1 if forwards else -1
    for distance in range(1, total + 1):
        at = start + step * distance
        if start in (-1, total) and not 0 <= at < total:
            return
        yield at % total, not 0 <= at < total
