"""The answers to a doubt, as actions: what each is called for which doubt, and its keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.project.review import Doubt
from desktop.window.review_rows import NEAR_CHOICES


@dataclass(frozen=True, slots=True)
class _Spec:
    name: str
    text: str
    keys: tuple[str, ...]
    told: str


_SPECS = (
    _Spec("review_accept", "&Accept", ("A",), "It is right as it is; go on to the next"),
    _Spec("review_correct", "&Correct…", ("E",), "Choose another speaker, or say that it is no statement"),
    _Spec("review_nobody", "&Nobody named", ("N",), "A statement, but the text does not say whose"),
    _Spec("review_drop", "Not a &statement", ("D", "Delete"), "Nobody is reported as having said this"),
    _Spec("review_reopen", "Re&open", ("R",), "Take back what you decided about it"),
)

_OTHER_WORDS = {
    "open": {"review_accept": ("&Leave open", "A statement, and it cannot be told whose; go on to the next")},
    "two": {
        "review_accept": ("&One speaker", "Merge the two; go on to the next"),
        "review_correct": ("&Merge as…", "Merge the two under a name of your choice"),
        "review_drop": ("&Keep apart", "They are not the same; never suggest it again"),
    },
    "one": {
        "review_accept": ("&All one speaker", "The grouping is right; go on to the next"),
        "review_correct": ("&Take apart…", "Choose the articles that speak of somebody else"),
    },
}


class ReviewAnswers:
    """The actions of the review. Their keys hold only in the widget they belong to."""

    def __init__(self, owner: QWidget) -> None:
        self._by_name: dict[str, QAction] = {}
        for spec in _SPECS:
            self._by_name[spec.name] = _action(owner, spec.name, spec.text, spec.keys, spec.told)
        self.next = _action(owner, "review_next", "Ne&xt", ("J",), "Go on to the next")
        self.previous = _action(owner, "review_previous", "Pre&vious", ("K",), "Go back to the one before")
        self.give = tuple(
            _action(owner, f"review_give_{n}", f"Give to speaker &{n}", (str(n),), "")
            for n in range(1, NEAR_CHOICES + 1)
        )

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    @property
    def answers(self) -> tuple[QAction, ...]:
        """Those that answer a doubt, in the order of their buttons."""
        return tuple(self._by_name.values())

    def fit(self, doubt: Doubt | None, *, near: int = 0) -> None:
        """Offer what can be answered to this doubt, with so many speakers near by; None: nothing."""
        statement = doubt is not None and bool(doubt.statement)
        settled = doubt is not None and bool(doubt.standing)
        other = _OTHER_WORDS.get(doubt.kind, {}) if doubt is not None and not settled else {}
        offered = {
            "review_accept": doubt is not None and not settled,
            "review_correct": doubt is not None,
            "review_nobody": statement and not settled and doubt is not None and doubt.kind != "open",
            "review_drop": doubt is not None and not settled and doubt.kind != "one",
            "review_reopen": settled,
        }
        for spec in _SPECS:
            action = self._by_name[spec.name]
            text, told = other.get(spec.name, (spec.text, spec.told))
            action.setText(text)
            action.setToolTip(told)
            action.setEnabled(offered[spec.name])
            action.setVisible(doubt is None or offered[spec.name])
        for number, action in enumerate(self.give):
            action.setEnabled(number < near)
        for action in (self.next, self.previous):
            action.setEnabled(doubt is not None)


def _action(owner: QWidget, name: str, text: str, keys: tuple[str, ...], told: str) -> QAction:
    action = QAction(text, owner)
    action.setObjectName(name)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setToolTip(told or text.replace("&", ""))
    owner.addAction(action)
    return action
