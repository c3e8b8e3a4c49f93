"""The find panel under the comparison: what is looked for, and every hit as one list.

It finds nothing itself: it tells what is wanted, and shows what it is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from desktop.project.marks import Marks
from desktop.project.search import Found
from desktop.window.colours import colours_of
from desktop.window.dialogs import plain_label
from desktop.window.find_bar import FindBar
from desktop.window.find_delegate import FindDelegate
from desktop.window.find_model import FindModel
from desktop.window.find_rows import HitRow, found_in_words
from desktop.window.hinted_list import HintedList
from desktop.window.paint_fonts import fonts_of

HINT = (
    "Type what to look for in the texts of all articles.\nEnter or F3 leads to the next place, Shift+F3 back."
)
NOTHING = "Nothing found."
NOTHING_HERE = "Nothing found where you look: choose “Whole text”, all outlets, or all marks."
TOO_LONG = "This pattern takes too long. What was found within two seconds is shown; make it simpler."


class FindPanel(QWidget):
    """`wanted` tells that another query is meant, `chosen` carries the row of the hit that was selected,
    `opened` that of one to go on reading at, `left` that the user is done."""

    wanted = Signal()
    chosen = Signal(object)
    opened = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = Found()
        self._showing = False
        self.bar = FindBar(self)
        self.model = FindModel(self)
        self.list = _Hits("Hits", self)
        self.list.setModel(self.model)
        self.list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.list.setUniformItemSizes(True)
        self.delegate = FindDelegate(self.list)
        self.list.setItemDelegate(self.delegate)
        self.list.set_hint(HINT)
        self.problem = plain_label("", self)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.problem, self.list):
            column.addWidget(part)
        column.setStretchFactor(self.list, 1)
        self.setFocusProxy(self.bar.words)
        self.bar.changed.connect(self.wanted)
        self.bar.stepped.connect(self.step)
        self.bar.left_downwards.connect(self._into_list)
        self.bar.closed.connect(self.left)
        self.list.left_upwards.connect(self._into_bar)
        self.list.activated.connect(lambda index: self.opened.emit(self.model.rows[index.row()]))
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self._restyle()

    @property
    def current(self) -> HitRow | None:
        """The hit at hand."""
        at = self.list.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def show_found(self, rows: Sequence[HitRow], found: Found, marks: Marks) -> None:
        """Show these hits; the one at hand stays so where it is among them, and nobody is led anywhere."""
        before = self.current
        self._found = found
        self.delegate.marks = marks
        self._showing = True
        try:
            self.model.show(rows)
            at = self.model.row_of(before.key) if before is not None else -1
            if at >= 0:
                self.list.setCurrentIndex(self.model.index(at))
        finally:
            self._showing = False
        self.complain(TOO_LONG if found.too_long else "")
        query = self.bar.query
        narrowed = query.statements_only or query.outlets or query.marks
        if not query.words.strip():
            self.list.set_hint(HINT)
        else:
            self.list.set_hint(NOTHING_HERE if narrowed else NOTHING)
        self._tell_count()

    def complain(self, problem: str) -> None:
        """Say what stands in the way, or nothing."""
        if problem and problem != self.problem.text() and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.bar.words, problem))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def refuse(self, problem: str) -> None:
        """Say why nothing can be looked for."""
        self.show_found((), Found(), self.delegate.marks)
        self.list.set_hint("")
        self.bar.say("", any_hits=False)
        self.complain(problem)

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1); after the last comes the first."""
        rows = self.model.rowCount()
        if rows:
            at = self.list.currentIndex().row()
            at = (at + by) % rows if at >= 0 else (0 if by > 0 else rows - 1)
            self.list.setCurrentIndex(self.model.index(at))

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * 40, em * 14)

    def minimumSizeHint(self) -> QSize:
        """The bar in as many lines as it needs at this width, and a row or two below it."""
        least = super().minimumSizeHint()
        bar = self.bar.heightForWidth(max(self.width(), least.width()))
        rows = max(self.list.minimumSizeHint().height(), self.fontMetrics().height() * 3)
        return QSize(least.width(), bar + rows)

    def event(self, event: QEvent) -> bool:
        # A layout takes the least height of what wraps to be that of one line, whatever the width.
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._fit()
            self.updateGeometry()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Give the bar the height that its lines need at this width, and no less."""
        needed = self.bar.heightForWidth(self.width())
        if needed != self.bar.minimumHeight():
            self.bar.setMinimumHeight(needed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _current_changed(self, current: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.list.scrollTo(current)
            self._tell_count()
            self.chosen.emit(self.model.rows[current.row()])

    def _tell_count(self) -> None:
        rows = self.model.rows
        at = self.list.currentIndex().row()
        asked = bool(self.bar.query.words.strip())
        self.bar.say(
            found_in_words(self._found, at if at >= 0 else None, rows) if asked else "", any_hits=bool(rows)
        )

    def _into_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.step(1)

    def _into_bar(self) -> None:
        self.bar.words.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        pad = round(fonts.em * 0.6)
        self.problem.setContentsMargins(pad, 0, pad, round(fonts.em * 0.35))
        palette = self.problem.palette()
        palette.setColor(self.problem.foregroundRole(), shades.chips["altered"].text)
        self.problem.setPalette(palette)


class _Hits(HintedList):
    """The list; Up from its first row leads back to the words."""

    left_upwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
