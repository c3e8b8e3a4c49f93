"""The upper left pane: the articles, with what became of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.project.marks import Marks
from desktop.window.article_rows import ArticleRow
from desktop.window.articles_delegate import ArticlesDelegate
from desktop.window.articles_model import ArticlesModel
from desktop.window.hinted_list import HintedList
from desktop.window.marks_filter import MarksFilter
from desktop.window.pane_head import PaneHead

HINT = "No articles yet.\nDrop files here, or choose Add articles."
HIDDEN = "No article carries these marks."

MEASURED = 12
"""Rows that are measured to tell how high the list wants to be: more have no room anyway."""


class ArticlesView(QWidget):
    """The list of articles.

    `chosen` carries the id of the article that became the current one, `retry_wanted` and `edit_wanted` a
    row, `selection_changed` tells that the commands for the selection may have to change.
    """

    chosen = Signal(str)
    retry_wanted = Signal(object)
    edit_wanted = Signal(object)
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ArticlesModel(self)
        self.list = HintedList("Articles", self)
        self.list.setModel(self.model)
        self.list.setDragDropMode(HintedList.DragDropMode.DragDrop)
        self.list.setDropIndicatorShown(True)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.set_hint(HINT)
        self._delegate = ArticlesDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self._rows: tuple[ArticleRow, ...] = ()
        self.marks = MarksFilter("articles", self)
        self.marks.chosen.connect(lambda _: self._show())
        self.head = PaneHead("Articles", self)
        self.head.add(self.marks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list)
        self._delegate.retry_clicked.connect(self._retry)
        self.list.doubleClicked.connect(self._edit)
        selection = self.list.selectionModel()
        selection.currentChanged.connect(self._current_changed)
        selection.selectionChanged.connect(self._selection_changed)

    @property
    def selected(self) -> tuple[ArticleRow, ...]:
        """The selected rows, in the order of the list."""
        at = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return tuple(self.model.rows[row] for row in at)

    @property
    def to_retry(self) -> tuple[ArticleRow, ...]:
        """What Retry means: the failed ones of the selection, or else all that failed."""
        chosen = tuple(row for row in self.selected if row.can_retry)
        return chosen or tuple(row for row in self.model.rows if row.can_retry)

    def show_rows(self, rows: Sequence[ArticleRow], marks: Marks | None = None) -> None:
        """Show these rows; the selection stays with what it meant. `marks` give tags their colours."""
        self._rows = tuple(rows)
        if marks is not None:
            self._delegate.marks = marks
            self.marks.show_marks(marks)
        self._show()

    def _show(self) -> None:
        """Show the rows that carry a mark that is asked for, and the files on their way."""
        asked = self.marks.values
        shown = [row for row in self._rows if not asked or row.article is None or row.values & asked]
        self.model.show(shown)
        self.head.set_count(len(shown))
        self.marks.setVisible(bool(self._rows))
        self.list.set_hint(HIDDEN if self._rows and not shown else HINT)
        self.selection_changed.emit()

    @property
    def wanted_height(self) -> int:
        """How high the pane would be without scrolling; of many articles, what the first of them need."""
        rows = sum(self.list.sizeHintForRow(row) for row in range(min(MEASURED, self.model.rowCount())))
        return self.height() - self.list.height() + rows + self.fontMetrics().height() // 2

    def select(self, key: str) -> None:
        """Make the row with this key the current one; a filter that hides it is cleared."""
        if self.model.row_of(key) < 0 and any(row.key == key for row in self._rows):
            self.marks.clear()
        at = self.model.row_of(key)
        if at >= 0:
            index = self.model.index(at)
            self.list.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.list.scrollTo(index)

    def _selection_changed(self, selected: QItemSelection) -> None:
        self.selection_changed.emit()
        if selected.contains(self.list.currentIndex()):
            self._current_changed(self.list.currentIndex())

    def _current_changed(self, current: QModelIndex) -> None:
        # A list that gets the keyboard makes its first row the current one; nobody has chosen that.
        if current.isValid() and self.list.selectionModel().isSelected(current):
            row = self.model.rows[current.row()]
            if row.article is not None:
                self.chosen.emit(row.article.id)

    def _retry(self, key: str) -> None:
        at = self.model.row_of(key)
        if at >= 0:
            self.retry_wanted.emit(self.model.rows[at])

    def _edit(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        if row.article is not None:
            self.edit_wanted.emit(row)
