"""What did I change? Every correction in a list, newest first; the one at hand can be taken out or explained.

A click shows the place in its article. Taking an entry out leaves all others in force, and can be undone like
any other step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.project.near_places import NearPlace
from desktop.window.change_rows import SCOPES, ChangeRow, Scope, listed
from desktop.window.changes_delegate import ChangesDelegate
from desktop.window.dialogs import LONGEST_FIELD, plain_label
from desktop.window.hinted_list import HintedList
from desktop.window.listed_page import NOTHING_HERE, ListedPage
from desktop.window.row_painting import one_line

NOTHING = (
    "You have changed nothing yet.\n\nWhat you merge, rename, drop, add, decide, note or mark is listed "
    "here, and every entry can be taken out by itself."
)

NEAR_LIMIT = 160
"""Characters of the offered words that are shown."""

WHY = "Why did you decide so?"
NO_REASON = "Notes, stars and tags go without a reason"


class ChangesPage(ListedPage):
    """Shows the corrections and tells what the user wants done with one; it changes nothing itself.

    `wanted` carries the row whose place is to be shown, `taken_out` and `put_back` the number of an entry,
    `explained` an entry's number and its reason, `led` the place that is to be used for words not found any
    more. `at_hand` tells that another change is, or that it is another now: a place may be offered for it.
    """

    wanted = Signal(object)
    taken_out = Signal(int)
    put_back = Signal(int)
    explained = Signal(int, str)
    led = Signal(object)
    at_hand = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What did I change?", HintedList("What you changed"), SCOPES, parent)
        self._rows: tuple[ChangeRow, ...] = ()
        self._near: NearPlace | None = None
        self.list.setItemDelegate(ChangesDelegate(self.list))
        self.scope_box.setAccessibleName("Which changes are listed")
        self.filter.setAccessibleName("Filter changes by any of their words")
        self.near_words = plain_label("", self.foot)
        self.near_button = QPushButton("&Use this place", self.foot)
        self.near_button.setToolTip("Lead what was decided and noted there to these words (Ctrl+Enter)")
        self.use_near = QAction("&Use this place", self)
        self.use_near.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.reason = QLineEdit(self.foot)
        self.reason.setMaxLength(LONGEST_FIELD)
        self.reason.setPlaceholderText(WHY)
        self.reason.setAccessibleName("Your reason for the change at hand")
        self.reason.setToolTip("Enter keeps the reason; it goes out with the exports")
        self.take = QAction("&Take out", self)
        self.take.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self.show_place = QAction("Sh&ow in article", self)
        self.show_place.setShortcut(QKeySequence(Qt.Key.Key_Return))
        for action in (self.show_place, self.use_near, self.take):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.list.addAction(action)
        self.take_button = QPushButton(self.foot)
        self.place_button = QPushButton("Sh&ow in article", self.foot)
        self.place_button.setToolTip("Show its words in their article (Enter)")
        self._lay_out()
        self._connect()
        self._restyle()
        self._show()

    @property
    def current(self) -> ChangeRow | None:
        """The change at hand."""
        row = self.current_row
        return row if isinstance(row, ChangeRow) else None

    @property
    def scope(self) -> Scope:
        """What is listed."""
        return cast("Scope", self.scope_box.currentData())

    def show_rows(self, rows: Sequence[ChangeRow]) -> None:
        """Show these changes; the one at hand stays."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._show()

    @property
    def near(self) -> NearPlace | None:
        """The place that is offered for the change at hand."""
        return self._near

    def offer(self, near: NearPlace | None) -> None:
        """Offer a place for the words of the change at hand, or none."""
        self._near = near
        for widget in (self.near_words, self.near_button):
            widget.setVisible(near is not None)
        self.use_near.setEnabled(near is not None)
        if near is not None:
            words = f"“{one_line(near.words).strip('“”')[:NEAR_LIMIT]}”"
            self.near_words.setText(f"Nearest now: {words} ({near.alike} % alike)")

    def _lay_out(self) -> None:
        self._head_of(self.filter)
        self._feet = QVBoxLayout(self.foot)
        near = QHBoxLayout()
        near.addWidget(self.near_words, 1)
        near.addWidget(self.near_button)
        self._feet.addLayout(near)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._feet.addLayout(self._foot)
        label = QLabel("Reaso&n", self.foot)
        label.setBuddy(self.reason)
        why, buttons = QHBoxLayout(), QHBoxLayout()
        why.addWidget(label)
        why.addWidget(self.reason, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.place_button)
        buttons.addWidget(self.take_button)
        self._foot.addLayout(why, 1)
        self._foot.addLayout(buttons)

    def _connect(self) -> None:
        self.list.clicked.connect(lambda _: self._want())
        self.list.doubleClicked.connect(lambda _: self._want())
        self.show_place.triggered.connect(self._want)
        self.place_button.clicked.connect(self._want)
        self.use_near.triggered.connect(self._use_near)
        self.near_button.clicked.connect(self._use_near)
        self.take.triggered.connect(self._take)
        self.take_button.clicked.connect(self._take)
        self.reason.editingFinished.connect(self._explain)

    def _show(self) -> None:
        rows = listed(self._rows, self.scope, self.filter.text())
        self._show_listed(rows, thing="change", hint=NOTHING_HERE if self._rows else NOTHING)

    def _show_current(self) -> None:
        row = self.current
        self.foot.setVisible(row is not None)
        for action in (self.take, self.show_place):
            action.setEnabled(row is not None)
        self.offer(None)
        if row is None:
            return
        self.at_hand.emit(row)
        out = row.correction.standing == "withdrawn"
        words = "&Put back" if out else "&Take out"
        self.take.setText(words)
        self.take_button.setText(words)
        told = "Let it hold again" if out else "Take this change out and leave all others"
        self.take_button.setToolTip(f"{told} (Delete)")
        self.place_button.setEnabled(bool(row.correction.article))
        if not self.reason.hasFocus() or self.reason.property("entry") != row.correction.entry:
            self.reason.setText(row.correction.reason)
        self.reason.setProperty("entry", row.correction.entry)
        marked = row.correction.sort == "mark"
        self.reason.setEnabled(not marked)
        self.reason.setPlaceholderText(NO_REASON if marked else WHY)

    def _want(self) -> None:
        row = self.current
        if row is not None and row.correction.article:
            self.wanted.emit(row)

    def _use_near(self) -> None:
        if self._near is not None:
            self.led.emit(self._near)

    def _take(self) -> None:
        row = self.current
        if row is not None:
            out = row.correction.standing == "withdrawn"
            (self.put_back if out else self.taken_out).emit(row.correction.entry)

    def _explain(self) -> None:
        row = self.current
        words = " ".join(self.reason.text().split())
        if row is not None and self.reason.isEnabled() and words != row.correction.reason:
            self.explained.emit(row.correction.entry, words)

    def _fit(self) -> None:
        """Where room is short the buttons go under the reason."""
        super()._fit()
        wide = self.width() >= self.fontMetrics().height() * 34
        self._foot.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _restyle(self) -> None:
        super()._restyle()
        self._foot.setSpacing(round(self.fontMetrics().height() * 0.6))
