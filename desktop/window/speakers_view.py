"""The lower left pane: the speakers, a box that filters them, and the way to suggested merges."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.project.derive import OPEN, Findings
from desktop.speakers.speaker import Speaker
from desktop.window.article_rows import count_of
from desktop.window.hinted_list import HintedList
from desktop.window.marks_filter import MarksFilter
from desktop.window.offsets import plain_tooltip
from desktop.window.pane_head import PaneHead
from desktop.window.speaker_rows import CarriedMemo, SpeakerOrder, SpeakerRow, speaker_rows, successor
from desktop.window.speakers_delegate import SpeakersDelegate
from desktop.window.speakers_model import SpeakersModel


class SpeakersView(QWidget):
    """The list of speakers.

    `chosen` carries the id of the current speaker whenever the user chooses one, or "none" becomes some
    one; `merge_wanted` a list of ids, the one to keep first.
    """

    chosen = Signal(str)
    cleared = Signal()
    merge_wanted = Signal(object)
    suggestions_wanted = Signal()
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: Findings | None = None
        self._order: SpeakerOrder = "articles"
        self._rows: tuple[SpeakerRow, ...] = ()
        self._carried = CarriedMemo()
        self._current: Speaker | None = None
        self._current_id: str | None = None
        self._fixed = False
        self._updating = False
        self.model = SpeakersModel(self)
        self.list = HintedList("Speakers", self)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.list.setDropIndicatorShown(True)
        self.list.setDragDropOverwriteMode(True)
        self.list.setDefaultDropAction(Qt.DropAction.LinkAction)
        self._delegate = SpeakersDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.marks = MarksFilter("speakers", self)
        self.filter = _FilterBox(self)
        self.badge = QPushButton(self)
        self.badge.setFlat(True)
        self.badge.setCursor(Qt.CursorShape.PointingHandCursor)
        self.badge.setVisible(False)
        self.head = PaneHead("Speakers", self)
        self.head.add(self.badge)
        self.head.add(self.marks)
        self._lay_out()
        self.filter.textChanged.connect(self._filter)
        self.marks.chosen.connect(lambda _: self._filter())
        self.filter.left_downwards.connect(self._into_list)
        self.badge.clicked.connect(self.suggestions_wanted)
        # Once the drag is over: a dialog that opens while it lasts gets no keyboard.
        self.model.merge_wanted.connect(self.merge_wanted, Qt.ConnectionType.QueuedConnection)
        selection = self.list.selectionModel()
        selection.currentChanged.connect(self._current_changed)
        selection.selectionChanged.connect(self._selection_changed)

    @property
    def current(self) -> str | None:
        """The id of the speaker shown, or None."""
        return self._current_id

    @property
    def order(self) -> SpeakerOrder:
        """How the list is sorted."""
        return self._order

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of the selected speakers, the current one first, those left open not among them."""
        rows = [self.model.rows[one.row()].id for one in self.list.selectionModel().selectedRows()]
        rows.sort(key=lambda one: (one != self._current_id, self.model.row_of(one)))
        return tuple(one for one in rows if one != OPEN)

    def show_findings(self, findings: Findings) -> None:
        """Show whoever speaks in these; the current speaker stays who he was, under whatever id."""
        self._findings = findings
        wanted = self._current_id
        if self._current is not None:
            wanted = successor(self._current, findings)
        self._rows = speaker_rows(findings, self._order, self._carried)
        self._delegate.marks = findings.marks
        self.marks.show_marks(findings.marks)
        self._show()
        self._restore(wanted)
        self._show_badge(len(findings.speakers.suggestions))

    def sort(self, order: SpeakerOrder) -> None:
        """Sort by the number of articles, of statements, or by name."""
        self._order = order
        if self._findings is not None:
            self.show_findings(self._findings)

    def fix(self) -> None:
        """From now on the speaker shown stays, even if another comes to stand at the top."""
        self._fixed = True

    def forget(self) -> None:
        """Start anew: nobody is chosen, and whoever stands at the top is shown."""
        self._fixed = False
        self._current = self._current_id = None

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) speaker."""
        count = self.model.rowCount()
        if count:
            at = self.model.row_of(self._current_id) if self._current_id is not None else -1
            at = min(count - 1, max(0, at + by)) if at >= 0 else 0
            self._choose_row(at)

    def select(self, speaker: str) -> None:
        """Show this speaker; a filter that hides him is cleared."""
        if self.model.row_of(speaker) < 0:
            self.filter.clear()
            self.marks.clear()
        at = self.model.row_of(speaker)
        if at >= 0:
            self._choose_row(at)

    def _lay_out(self) -> None:
        box = QWidget(self)
        inner = QVBoxLayout(box)
        em = self.fontMetrics().height()
        inner.setContentsMargins(round(em * 0.6), 0, round(em * 0.6), round(em * 0.5))
        inner.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(box)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list)

    def _show(self) -> None:
        words, asked = self.filter.text(), self.marks.values
        shown = [row for row in self._rows if row.matches(words) and (not asked or row.values & asked)]
        self._updating = True
        try:
            self.model.show(shown)
            if self._current_id is not None and self.model.row_of(self._current_id) < 0:
                # Qt has moved on to a neighbour, whom nobody chose.
                self.list.selectionModel().clear()
        finally:
            self._updating = False
        people = [row for row in shown if row.id != OPEN]
        self.head.set_count(len(people))
        self.filter.setEnabled(bool(self._rows))
        self.marks.setVisible(bool(self._rows))
        if self._rows and not shown and asked:
            self.list.set_hint("No speaker carries these marks, nor anything they say.")
        elif self._rows and not shown:
            self.list.set_hint(f"No speaker matches “{words}”.\nEsc clears the filter.")
        else:
            self.list.set_hint("Speakers appear here as soon as an article has been read.")

    def _restore(self, wanted: str | None) -> None:
        """Choose whoever was chosen, or else whoever stands at the top."""
        at = self.model.row_of(wanted) if wanted is not None and self._fixed else -1
        if at < 0 and wanted is not None and any(row.id == wanted for row in self._rows) and self._fixed:
            # Hidden by the filter, yet still the one that is shown.
            self._set_current(wanted)
            return
        if at < 0 and not self.model.rows:
            if not self._rows and self._current_id is not None:
                self._current = self._current_id = None
                self.cleared.emit()
            return
        at = max(at, 0)
        self._updating = True
        try:
            flag = QItemSelectionModel.SelectionFlag
            several = len(self.selected) > 1
            self.list.selectionModel().setCurrentIndex(
                self.model.index(at), flag.NoUpdate if several else flag.ClearAndSelect
            )
        finally:
            self._updating = False
        self._set_current(self.model.rows[at].id)
        self.selection_changed.emit()

    def _choose_row(self, at: int) -> None:
        flag = QItemSelectionModel.SelectionFlag
        self.list.selectionModel().setCurrentIndex(self.model.index(at), flag.ClearAndSelect)
        self.list.scrollTo(self.model.index(at))

    def _filter(self) -> None:
        self._show()
        at = self.model.row_of(self._current_id) if self._current_id is not None else -1
        if at >= 0:
            self._restore(self._current_id)
        self.selection_changed.emit()

    def _into_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if self.model.rowCount() and not self.list.selectionModel().selectedRows():
            self._choose_row(0)

    def _current_changed(self, current: QModelIndex) -> None:
        if not self._updating and current.isValid():
            self._fixed = True
            self._set_current(self.model.rows[current.row()].id)

    def _set_current(self, speaker: str) -> None:
        self._current_id = speaker
        self._current = self._findings.speaker(speaker) if self._findings is not None else None
        self.chosen.emit(speaker)

    def _selection_changed(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        if not self._updating:
            self.selection_changed.emit()

    def _show_badge(self, suggestions: int) -> None:
        self.badge.setVisible(suggestions > 0)
        self.badge.setText(count_of(suggestions, "suggestion"))
        self.badge.setToolTip(plain_tooltip("Speakers who may be the same, for you to decide (Ctrl+Shift+M)"))


class _FilterBox(QLineEdit):
    """The filter; Down goes on to the list, Esc clears."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Filter speakers")
        self.setAccessibleName("Filter speakers by name or role")
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        self.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
