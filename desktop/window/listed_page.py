"""A page that lists things: above them what is listed, below what can be done with the one at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
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

from desktop.window.article_rows import count_of
from desktop.window.colours import colours_of
from desktop.window.dialogs import plain_label
from desktop.window.flow_layout import FlowLayout
from desktop.window.hinted_list import HintedList
from desktop.window.keyed_model import ROW_ROLE, KeyedModel
from desktop.window.paint_fonts import SMALL, reading_font, scaled
from desktop.window.theme import style_sheet

NOTHING_HERE = "Nothing here. Another choice above lists more."


class ListedPage(QWidget):
    """The base of the pages of changes and of notes; each says what its rows are and lays out `foot`.

    `left`: the user wants to go back (Esc).
    """

    left = Signal()

    def __init__(
        self, title: str, view: HintedList, scopes: Mapping[Any, str], parent: QWidget | None = None
    ) -> None:
        """`scopes` are the choices of what is listed, with their names."""
        super().__init__(parent)
        self._updating = False
        self.model = KeyedModel(self)
        self.list = view
        self.list.setParent(self)
        self.list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        self.title = QLabel(title, self)
        self.scope_box = QComboBox(self)
        self.scope_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for scope, words in scopes.items():
            self.scope_box.addItem(words, scope)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Filter")
        self.filter.setClearButtonEnabled(True)
        self.count = plain_label("", self)
        self.count.setWordWrap(False)
        self.back = QPushButton("Back", self)
        self.back.setAccessibleName("Back to the comparison")
        self.back.setToolTip("Back to the comparison (Esc)")
        self.foot = QWidget(self)
        self._head = QHBoxLayout()
        self._choices = FlowLayout()
        self._head.addLayout(self._choices, 1)
        self._head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.list)
        self.setAccessibleName(title)
        self.scope_box.currentIndexChanged.connect(self._show)
        self.filter.textChanged.connect(self._show)
        self.back.clicked.connect(self.left)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    @property
    def current_row(self) -> Any:
        """The row at hand, None where there is none."""
        return self.list.currentIndex().data(ROW_ROLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    # What a page itself has to say

    def _show(self) -> None:
        """List the rows that scope and filter leave, by way of `_show_listed`."""
        raise NotImplementedError

    def _chosen_by_user(self) -> None:
        """The user went to another row."""

    def _show_current(self) -> None:
        """Show what can be done with the row at hand."""

    # What pages share

    def _head_of(self, *widgets: QWidget) -> None:
        """Lay out what stands over the list."""
        for widget in (self.title, self.scope_box, *widgets, self.count):
            self._choices.addWidget(widget)

    def _show_listed(self, rows: Sequence[Any], *, thing: str, hint: str) -> None:
        """List these; the row at hand stays, or where it is gone, the one that stands in its place."""
        before, current = self.list.currentIndex().row(), self.current_row
        self._updating = True
        try:
            self.model.show(rows)
            if rows:
                at = self.model.row_of(current.key if current is not None else "")
                at = at if at >= 0 else min(max(before, 0), len(rows) - 1)
                self.list.setCurrentIndex(self.model.index(at))
        finally:
            self._updating = False
        self.list.set_hint(hint)
        self.count.setText(count_of(len(rows), thing) if rows else "")
        self._show_current()

    def _chosen(self, current: QModelIndex) -> None:
        if not self._updating:
            self._show_current()
            if current.isValid():
                self._chosen_by_user()

    def _fit(self) -> None:
        """Where room is short the title and the count make way for the filter."""
        em = self.fontMetrics().height()
        self.title.setVisible(self.width() >= em * 44)
        self.count.setVisible(self.width() >= em * 30)

    def _restyle(self) -> None:
        """Follow font and palette."""
        em = self.fontMetrics().height()
        shades = colours_of(self.palette())
        self.title.setFont(scaled(reading_font(self.font()), 1.25))
        muted = QPalette(self.palette())
        muted.setColor(QPalette.ColorRole.WindowText, shades.muted)
        self.count.setPalette(muted)
        self.count.setFont(scaled(self.font(), SMALL))
        side, above = round(em * 0.8), round(em * 0.5)
        for edge in (self._head, self.foot.layout()):
            if edge is not None:
                edge.setContentsMargins(side, above, side, above)
                edge.setSpacing(round(em * 0.6))
        self._choices.setSpacing(round(em * 0.6))
        sheet = style_sheet(shades.dark)
        below = (*self.foot.findChildren(QPushButton), *self.foot.findChildren(QLineEdit))
        for widget in (self.back, self.filter, *below, *self.findChildren(QScrollBar)):
            widget.setStyleSheet(sheet)
        self._fit()
