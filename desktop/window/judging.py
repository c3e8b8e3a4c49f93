"""Make the judgements that nobody has asked for yet, in slices, while the window has nothing else to do."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.window.comparison_model import ComparisonModel

A_WHILE = 0.006
PAUSE_MS = 8
"""Judgements still missing are made for so many seconds, with so long a pause between."""

QUIET_MS = 300
"""How long after scrolling the window is left to itself."""


class Judging(QObject):
    """Judges the table of one model. `went_on` is told after a slice, `ended` once all is judged."""

    went_on = Signal()
    ended = Signal()

    def __init__(self, model: ComparisonModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._judge_some)

    def go_on(self) -> None:
        """See to it that all is judged before long; `ended` is not told where nothing is missing."""
        if self._model.judge(0.0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(PAUSE_MS)

    def put_off(self) -> None:
        """The user is busy: leave the window to itself for a moment."""
        if self._timer.isActive():
            self._timer.start(QUIET_MS)

    def stop(self) -> None:
        """Judge no more."""
        self._timer.stop()

    def _judge_some(self) -> None:
        if self._model.judge(A_WHILE):
            self.ended.emit()
        else:
            self.went_on.emit()
            self._timer.start(PAUSE_MS)
