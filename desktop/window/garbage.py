"""Collect cyclic garbage on the window's thread, in small doses, and the whole of it only in quiet times.

Python collects whenever enough objects have been made, in whichever thread made them, and holds all
threads up meanwhile: among the tokens of twenty articles for a tenth of a second and more. Objects of
Qt's must not be freed in another thread either. So the collector is taken out of Python's hands while a
window is open, as Anki does (`aqt.main.AnkiQt.setup_timers`).

The words of a large project are a million objects that refer to nothing and stay as long as it is open. To
look through them after every correction would hold the window up each time; so once what it was opened with
is there it is taken to stay, and so is whatever it took long to look through.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000
"""How often young objects are looked through."""

QUIET_TURNS = 5
"""After so many turns in which nothing went on, everything is looked through."""

OPENING_TURNS = 20
"""For so many turns after the start everything that is made is taken to stay, unseen: a project is opened."""

LONG = 0.05
"""Seconds from which on looking through everything is felt."""


class Garbage(QObject):
    """The collector of one window; `busy` tells whether anything goes on that should not be held up."""

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = busy
        self._quiet = QUIET_TURNS
        self._opened = False
        self._turns = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        """Take over; what was made so far is taken to stay."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _turn(self) -> None:
        self._turns += 1
        if self._busy():
            self._quiet = 0
            self._look_at_young()
        elif self._quiet < QUIET_TURNS:
            self._quiet += 1
            if self._quiet == QUIET_TURNS:
                self._look_through()
            else:
                self._look_at_young()

    def _look_at_young(self) -> None:
        if self._opened or self._turns > OPENING_TURNS:
            gc.collect(0)
        else:
            gc.freeze()

    def _look_through(self) -> None:
        if not self._opened:
            self._opened = True
            gc.freeze()
            return
        begun = perf_counter()
        gc.collect(2)
        if perf_counter() - begun > LONG:
            gc.freeze()
