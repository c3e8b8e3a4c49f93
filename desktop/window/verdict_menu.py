"""The menu of verdicts: the seven, which of them holds, which the program found, and a way back to that."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.comparison.table import Judgement
from desktop.comparison.utterance import GRAVITY, Verdict

PROGRAM = "the program’s"
TAKE_BACK = "Ta&ke back: {}, as the program says"
LETTERS: dict[Verdict, int] = {"punctuation": 1}
"""Which letter of a verdict is its access key, where that is not the first."""


class VerdictMenu(QMenu):
    """Offers the verdicts, gravest first. `chosen` carries one, or None for the program's own again."""

    chosen = Signal(object)

    def __init__(self, judgement: Judgement, parent: QWidget) -> None:
        super().__init__("Set &verdict", parent)
        found = judgement.program or judgement.verdict
        group = QActionGroup(self)
        for verdict in GRAVITY:
            words = with_access_key(verdict)
            action = self.addAction(f"{words}\t{PROGRAM}" if verdict == found else words)
            action.setCheckable(True)
            action.setChecked(verdict == judgement.verdict)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, verdict))
        self.addSeparator()
        self.take_back = self.addAction(TAKE_BACK.format(found))
        self.take_back.setEnabled(judgement.program is not None)
        self.take_back.triggered.connect(partial(self._choose, None))

    def _choose(self, verdict: object, _: bool = False) -> None:
        self.chosen.emit(verdict)


def with_access_key(verdict: Verdict) -> str:
    """A verdict as a menu writes it, the letter that chooses it marked."""
    at = LETTERS.get(verdict, 0)
    return f"{verdict[:at]}&{verdict[at:]}"
