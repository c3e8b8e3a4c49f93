"""Notes and marks: everything that the user starred, tagged or wrote a note on, as one list.

Choosing a row shows its place in the article; Enter leads to it in the comparison.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from desktop.project.marks import Marks
from desktop.window.article_rows import count_of
from desktop.window.colours import colours_of
from desktop.window.dialogs import plain_label
from desktop.window.flow_layout import FlowLayout
from desktop.window.hinted_list import HintedList
from desktop.window.keyed_model import ROW_ROLE, KeyedModel
from desktop.window.marks_filter import MarksFilter
from desktop.window.note_rows import SCOPES, NoteRow, Scope, listed
from desktop.window.notes_delegate import NotesDelegate
from desktop.window.paint_fonts import SMALL, reading_font, scaled
from desktop.window.theme import style_sheet

NOTHING = (
    "No notes and no marks yet.\n\nSelect something in the table and press N to write a note, S to star it, "
    "T to tag it; with Shift the whole row.\nSpeakers and articles are marked from their lists."
)
NOTHING_HERE = "Nothing here. Another choice above lists more."


class NotesPage(QWidget):
    """Shows the marks and tells what the user wants of one; it changes nothing itself.

    `shown` carries the row whose place is to be shown, `opened` the one to be led to; `noted`, `starred` and
    `tagged` ask to change the mark of the row at hand.
    """

    shown = Signal(object)
    opened = Signal(object)
    noted = Signal()
    starred = Signal()
    tagged = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NoteRow, ...] = ()
        self._updating = False
        self.model = KeyedModel(self)
        self.list = _Notes("Notes and marks", self)
        self.list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        self.delegate = NotesDelegate(self.list)
        self.list.setItemDelegate(self.delegate)
        self.title = QLabel("Notes and marks", self)
        self.scope_box = QComboBox(self)
        self.scope_box.setAccessibleName("What is listed")
        self.scope_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for scope, words in SCOPES.items():
            self.scope_box.addItem(words, scope)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Filter")
        self.filter.setAccessibleName("Filter notes by any of their words")
        self.filter.setClearButtonEnabled(True)
        self.marks = MarksFilter("notes", self)
        self.count = plain_label("", self)
        self.count.setWordWrap(False)
        self.back = QPushButton("Back", self)
        self.back.setAccessibleName("Back to the comparison")
        self.back.setToolTip("Back to the comparison (Esc)")
        self.foot = QWidget(self)
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
        row = self.list.currentIndex().data(ROW_ROLE)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em = self.fontMetrics().height()
        self.title.setVisible(self.width() >= em * 46)
        self.count.setVisible(self.width() >= em * 30)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _button(self, words: str, told: str) -> QPushButton:
        button = QPushButton(words, self.foot)
        button.setToolTip(told)
        return button

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._choices = FlowLayout()
        for widget in (self.title, self.scope_box, self.filter, self.marks, self.count):
            self._choices.addWidget(widget)
        self._head.addLayout(self._choices, 1)
        self._head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self._foot = QHBoxLayout(self.foot)
        self._answers = FlowLayout()
        for button in self.buttons.values():
            self._answers.addWidget(button)
        self._foot.addLayout(self._answers, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.list)
        self.setAccessibleName("Notes and marks")

    def _connect(self) -> None:
        self.scope_box.currentIndexChanged.connect(self._show)
        self.filter.textChanged.connect(self._show)
        self.marks.chosen.connect(self._show)
        self.back.clicked.connect(self.left)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.doubleClicked.connect(lambda _: self._open())
        self.list.opened.connect(self._open)
        self.buttons["open"].clicked.connect(self._open)
        self.buttons["note"].clicked.connect(self.noted)
        self.buttons["star"].clicked.connect(self.starred)
        self.buttons["tags"].clicked.connect(self.tagged)
        for keys, signal in (("N", self.noted), ("S", self.starred), ("T", self.tagged)):
            short = QShortcut(QKeySequence(keys), self.list)
            short.setContext(Qt.ShortcutContext.WidgetShortcut)
            short.activated.connect(signal)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    def _show(self) -> None:
        before, key = self.list.currentIndex().row(), self.current.key if self.current else ""
        scope = cast("Scope", self.scope_box.currentData())
        rows = listed(self._rows, scope=scope, words=self.filter.text(), values=self.marks.values)
        self._updating = True
        try:
            self.model.show(rows)
            if rows:
                at = self.model.row_of(key)
                at = at if at >= 0 else min(max(before, 0), len(rows) - 1)
                self.list.setCurrentIndex(self.model.index(at))
        finally:
            self._updating = False
        self.list.set_hint(NOTHING_HERE if self._rows else NOTHING)
        self.count.setText(count_of(len(rows), "mark") if rows else "")
        self._allow()

    def _current_changed(self, current: QModelIndex) -> None:
        self._allow()
        if not self._updating and current.isValid():
            self.shown.emit(self.current)

    def _open(self) -> None:
        row = self.current
        if row is not None and not row.waiting:
            self.opened.emit(row)

    def _allow(self) -> None:
        row = self.current
        self.foot.setVisible(row is not None)
        if row is not None:
            self.buttons["open"].setEnabled(not row.waiting)
            self.buttons["star"].setText("Take s&tar off" if row.mark.starred else "S&tar")
            self.buttons["note"].setText("Edit &note…" if row.mark.note else "Write &note…")

    def _restyle(self) -> None:
        em = self.fontMetrics().height()
        shades = colours_of(self.palette())
        self.title.setFont(scaled(reading_font(self.font()), 1.25))
        muted = QPalette(self.palette())
        muted.setColor(QPalette.ColorRole.WindowText, shades.muted)
        self.count.setPalette(muted)
        self.count.setFont(scaled(self.font(), SMALL))
        side = round(em * 0.8)
        self._head.setContentsMargins(side, round(em * 0.5), side, round(em * 0.5))
        self._foot.setContentsMargins(side, round(em * 0.5), side, round(em * 0.5))
        for row in (self._head, self._choices, self._answers):
            row.setSpacing(round(em * 0.6))
        sheet = style_sheet(shades.dark)
        for widget in (self.back, self.filter, *self.buttons.values(), *self.findChildren(QScrollBar)):
            widget.setStyleSheet(sheet)


class _Notes(HintedList):
    """The list; Enter leads to the place."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
