"""The review: the queue of what to check on one side, the doubt at hand laid open on the other.

What is answered leaves the list at once, and the next comes up; the findings that follow from it arrive a
moment later. What is undone comes back and is at hand again.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.project.choices import Choice
from desktop.project.derive import Findings
from desktop.project.review import Progress
from desktop.window.colours import colours_of
from desktop.window.dialogs import plain_label
from desktop.window.hinted_list import HintedList
from desktop.window.keyed_model import ROW_ROLE
from desktop.window.paint_fonts import SMALL, reading_font, scaled
from desktop.window.review_answers import ReviewAnswers
from desktop.window.review_card import ReviewCard
from desktop.window.review_delegate import ReviewDelegate
from desktop.window.review_done import ReviewDone
from desktop.window.review_model import ReviewModel
from desktop.window.review_queue import ReviewQueue
from desktop.window.review_rows import SCOPES, ReviewRow, Scope
from desktop.window.theme import style_sheet

WIDE = 44
"""From how many line heights on the list and the doubt stand side by side."""


class ReviewPage(QWidget):
    """Shows what is left to check and tells what the user answers; it changes nothing itself.

    `answered` carries the name of an answer and the `Doubt` it answers, `given` the doubt and the `Choice` of
    its speaker, `shown` the doubt at hand.
    """

    answered = Signal(str, object)
    given = Signal(object, object)
    shown = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue: ReviewQueue | None = None
        self._stale = False
        self._updating = False
        self._total = Progress(0, 0)
        self._settled: list[str] = []
        """The keys of what was answered here, newest last."""
        self._pending: set[str] = set()
        """Of these, the ones that the findings do not know of yet."""
        self.answers = ReviewAnswers(self)
        self.model = ReviewModel(self)
        self.list = _queue(self.model, self)
        self.card = ReviewCard(self.answers.answers, self)
        self.scope_box = QComboBox(self)
        self.scope_box.setAccessibleName("What is listed")
        self.scope_box.setToolTip("List what is doubtful, all that is left to check, or what you decided")
        self.scope_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for scope, words in SCOPES.items():
            self.scope_box.addItem(words, scope)
        self.progress = plain_label("", self)
        self.progress.setWordWrap(False)
        self.progress.setAccessibleName("Progress")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of the review")
        self.back = QPushButton("Back", self)
        self.back.setAccessibleName("Back to the comparison")
        self.back.setToolTip("Back to the comparison (Esc)")
        self.keys = plain_label(
            "A accept    E correct    N nobody named    D drop    1–4 give to    J K next, previous", self
        )
        self.title = QLabel("Review", self)
        self.done = ReviewDone(self)
        self._lay_out()
        self._connect()
        self._restyle()
        self.answers.fit(None)

    @property
    def scope(self) -> Scope:
        """What is listed."""
        return cast("Scope", self.scope_box.currentData())

    @property
    def findings(self) -> Findings | None:
        """The findings that the list was made of: the newest, or for a moment those before."""
        return self._queue.findings if self._queue is not None else None

    @property
    def current(self) -> ReviewRow | None:
        """The row at hand."""
        row = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, ReviewRow) else None

    def set_scope(self, scope: Scope) -> None:
        """List something else."""
        self.scope_box.setCurrentIndex(list(SCOPES).index(scope))

    def show_queue(self, queue: ReviewQueue) -> None:
        """Show what is left to check; while out of sight, once the page is seen."""
        self._queue = queue
        self._pending.clear()
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def settle(self, key: str) -> None:
        """Take something off the list, as its answer has been taken, and go on to the next."""
        at = self.model.row_of(key)
        if at < 0:
            return
        self._settled.append(key)
        self._pending.add(key)
        self._show([row for row in self.model.rows if row.key != key], at)

    def select(self, key: str) -> bool:
        """Take up this row; whether it is in the list."""
        at = self.model.row_of(key)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at))
        return at >= 0

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) row."""
        if self.model.rowCount():
            at = min(self.model.rowCount() - 1, max(0, self.list.currentIndex().row() + by))
            self.list.setCurrentIndex(self.model.index(at))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.scope_box)
        head.addStretch(1)
        head.addWidget(self.progress)
        head.addWidget(self.bar)
        head.addWidget(self.back)
        self._head = head
        self.sides = QSplitter(Qt.Orientation.Horizontal, self)
        self.sides.addWidget(self.list)
        self.sides.addWidget(self.card)
        self.sides.setChildrenCollapsible(False)
        self.sides.setHandleWidth(1)
        for number in (0, 1):
            self.sides.setStretchFactor(number, 1)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.sides)
        self.pages.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self.keys)
        self.setFocusProxy(self.list)
        self.setAccessibleName("Review")

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.scope_box.currentIndexChanged.connect(self._scope_changed)
        self.back.clicked.connect(self.left)
        self.done.all_wanted.connect(lambda: self.set_scope("all"))
        self.done.back_wanted.connect(self.left)
        self.card.given.connect(self._give)
        for action in self.answers.answers:
            name = action.objectName()
            action.triggered.connect(lambda _=False, name=name: self._answer(name))
        self.answers.next.triggered.connect(lambda: self.step(1))
        self.answers.previous.triggered.connect(lambda: self.step(-1))
        for number, action in enumerate(self.answers.give):
            action.triggered.connect(lambda _=False, number=number: self._give_near(number))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # In the list only: elsewhere these keys belong to the buttons.
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.answers["review_accept"].trigger)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    def _refresh(self) -> None:
        queue = self._queue
        if queue is None:
            return
        self._stale = False
        self._total = queue.progress[self.scope]
        before = self.list.currentIndex().row()
        rows = [row for row in queue.rows[self.scope] if row.key not in self._pending]
        keys = {row.key for row in rows}
        back = [key for key in self._settled if key in keys] if self.scope != "decided" else []
        self._settled = [key for key in self._settled if key not in back]
        self._show(rows, before)
        if back:
            self.list.setCurrentIndex(self.model.index(self.model.row_of(back[-1])))

    def _show(self, rows: list[ReviewRow] | tuple[ReviewRow, ...], at: int) -> None:
        """Show these rows; where the one at hand is not among them, the one in its place is."""
        key = self.current.key if self.current is not None else ""
        self._updating = True
        try:
            self.model.show(rows)
            kept = self.model.row_of(key)
            at = kept if kept >= 0 else min(max(at, 0), len(rows) - 1)
            if rows:
                self.list.setCurrentIndex(self.model.index(at))
        finally:
            self._updating = False
        self._show_current()
        self._show_progress()

    def _show_current(self) -> None:
        row, queue = self.current, self._queue
        self.pages.setCurrentWidget(self.sides if row is not None else self.done)
        if row is not None and queue is not None:
            self.card.show_row(queue.findings, row)
            self.answers.fit(row.doubt, near=len(self.card.choices))
            self.shown.emit(row.doubt)
        else:
            self.answers.fit(None)
            for action in self.answers.answers:
                action.setEnabled(False)

    def _show_progress(self) -> None:
        checked, total = self._total.checked + len(self._pending), self._total.total
        self.progress.setText(f"{checked:,} of {total:,} checked" if total else "")
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(min(checked, total))
        left = self._queue.left if self._queue is not None else 0
        self._turn()
        self.done.say(self.scope, checked=checked, rest=left - len(self._pending))

    def _scope_changed(self) -> None:
        self._settled.clear()
        self._refresh()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _current_changed(self, current: QModelIndex) -> None:
        if not self._updating:
            self._show_current()

    def _answer(self, name: str) -> None:
        row = self.current
        if row is not None:
            self.answered.emit(name, row.doubt)

    def _give(self, choice: Choice) -> None:
        row = self.current
        if row is not None:
            self.given.emit(row.doubt, choice)

    def _give_near(self, number: int) -> None:
        if number < len(self.card.choices):
            self._give(self.card.choices[number])

    def _turn(self) -> None:
        """Put the two sides side by side where there is room, and else one over the other."""
        wide = self.width() >= WIDE * self.fontMetrics().height()
        turned = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.sides.orientation() != turned:
            self.sides.setOrientation(turned)
            self.sides.setSizes([1000, 1000] if wide else [650, 1350])
        # Where room is short the menu and the tooltips tell the keys.
        self.title.setVisible(wide)
        self.keys.setVisible(wide)
        self.bar.setVisible(wide and self._total.total > 0)

    def _restyle(self) -> None:
        em = self.fontMetrics().height()
        shades = colours_of(self.palette())
        self.title.setFont(scaled(reading_font(self.font()), 1.25))
        muted = QPalette(self.palette())
        muted.setColor(QPalette.ColorRole.WindowText, shades.muted)
        for label in (self.progress, self.keys):
            label.setPalette(muted)
            label.setFont(scaled(self.font(), SMALL))
        self.bar.setFixedSize(em * 5, max(4, em // 3))
        self._head.setContentsMargins(round(em * 0.8), round(em * 0.5), round(em * 0.8), round(em * 0.5))
        self._head.setSpacing(round(em * 0.6))
        self.keys.setContentsMargins(round(em * 0.8), round(em * 0.35), round(em * 0.8), round(em * 0.35))
        sheet = style_sheet(shades.dark)
        for widget in (self.back, *self.findChildren(QScrollBar)):
            widget.setStyleSheet(sheet)
        self.bar.setStyleSheet(
            f"QProgressBar {{ border: 0; border-radius: {self.bar.height() // 2}px;"
            f" background: {shades.hairline.name()}; }}"
            f" QProgressBar::chunk {{ border-radius: {self.bar.height() // 2}px;"
            f" background: {shades.accent.name()}; }}"
        )
        self.list.setMinimumWidth(em * 12)
        self.card.setMinimumWidth(em * 12)
        self._turn()


def _queue(model: ReviewModel, parent: QWidget) -> QListView:
    queue = HintedList("To check", parent)
    queue.setSelectionMode(QListView.SelectionMode.SingleSelection)
    queue.setUniformItemSizes(True)
    queue.setModel(model)
    queue.setItemDelegate(ReviewDelegate(queue))
    return queue
