"""Notes and marks: everything that the user starred, tagged or wrote a note on, as one list.

Choosing a row shows its place in the article; Enter leads to it in the comparison.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.project.marks import Marks
from desktop.window.flow_layout import FlowLayout
from desktop.window.hinted_list import HintedList
from desktop.window.listed_page import NOTHING_HERE, ListedPage
from desktop.window.marks_filter import MarksFilter
from desktop.window.note_rows import SCOPES, NoteRow, Scope, listed
from desktop.window.notes_delegate import NotesDelegate

NOTHING = (
    "No notes and no marks yet.\n\nSelect something in the table and press N to write a note, S to star it, "
    "T to tag it; with Shift the whole row.\nSpeakers and articles are marked from their lists."
)


class NotesPage(ListedPage):
    """Shows the marks and tells what the user wants of one; it changes nothing itself.

    `shown` carries the row whose place is to be shown, `opened` the one to be led to; `noted`, `starred` and
    `tagged` ask to change the mark of the row at hand.
    """

    shown = Signal(object)
    opened = Signal(object)
    noted = Signal()
    starred = Signal()
    tagged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        view = _Notes("Notes and marks")
        super().__init__("Notes and marks", view, SCOPES, parent)
        self._rows: tuple[NoteRow, ...] = ()
        self.delegate = NotesDelegate(view)
        view.setItemDelegate(self.delegate)
        view.opened.connect(self._open)
        self.scope_box.setAccessibleName("What is listed")
        self.filter.setAccessibleName("Filter notes by any of their words")
        self.marks = MarksFilter("notes", self)
        self.buttons = {
            name: self._button(words, told)
            for name, words, told in (
                ("open", "Go to its p&lace", "Show it in the comparison (Enter)"),
                ("note", "Edit &note…", "Write or change the note (N)"),
                ("star", "S&tar", "Put a star on it, or take it off (S)"),
                ("tags", "T&ags…", "Put tags on it (T)"),
            )
        }
        self._lay_out()
        self._connect()
        self._restyle()
        self._show()

    @property
    def current(self) -> NoteRow | None:
        """The row at hand."""
        row = self.current_row
        return row if isinstance(row, NoteRow) else None

    def show_rows(self, rows: Sequence[NoteRow], marks: Marks) -> None:
        """Show these; the one at hand stays."""
        self._rows = tuple(rows)
        self.delegate.marks = marks
        self.marks.show_marks(marks)
        self._show()

    def ask(self, values: frozenset[str]) -> None:
        """List what carries these marks, and nothing else leaves anything out."""
        self.filter.clear()
        self.scope_box.setCurrentIndex(0)
        self.marks.ask(values)

    def _button(self, words: str, told: str) -> QPushButton:
        button = QPushButton(words, self.foot)
        button.setToolTip(told)
        return button

    def _lay_out(self) -> None:
        self._head_of(self.filter, self.marks)
        edge = QHBoxLayout(self.foot)
        self._answers = FlowLayout()
        for button in self.buttons.values():
            self._answers.addWidget(button)
        edge.addLayout(self._answers, 1)

    def _connect(self) -> None:
        self.marks.chosen.connect(self._show)
        self.list.doubleClicked.connect(lambda _: self._open())
        self.buttons["open"].clicked.connect(self._open)
        self.buttons["note"].clicked.connect(self.noted)
        self.buttons["star"].clicked.connect(self.starred)
        self.buttons["tags"].clicked.connect(self.tagged)
        for keys, signal in (("N", self.noted), ("S", self.starred), ("T", self.tagged)):
            short = QShortcut(QKeySequence(keys), self.list)
            short.setContext(Qt.ShortcutContext.WidgetShortcut)
            short.activated.connect(signal)

    def _show(self) -> None:
        scope = cast("Scope", self.scope_box.currentData())
        rows = listed(self._rows, scope=scope, words=self.filter.text(), values=self.marks.values)
        self._show_listed(rows, thing="mark", hint=NOTHING_HERE if self._rows else NOTHING)

    def _restyle(self) -> None:
        super()._restyle()
        self._answers.setSpacing(round(self.fontMetrics().height() * 0.6))

    def _chosen_by_user(self) -> None:
        self.shown.emit(self.current)

    def _open(self) -> None:
        row = self.current
        if row is not None and not row.waiting:
            self.opened.emit(row)

    def _show_current(self) -> None:
        row = self.current
        self.foot.setVisible(row is not None)
        if row is not None:
            self.buttons["open"].setEnabled(not row.waiting)
            self.buttons["star"].setText("Take s&tar off" if row.mark.starred else "S&tar")
            self.buttons["note"].setText("Edit &note…" if row.mark.note else "Write &note…")


class _Notes(HintedList):
    """The list; Enter leads to the place."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
