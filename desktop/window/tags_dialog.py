"""Tags: put them on what is selected, make new ones, rename, recolour and remove them.

Everything takes effect at once, and each step can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.project.marking import TAG_COLOURS, TAG_LIMIT, DefineTag, TagColour
from desktop.window.colours import colours_of
from desktop.window.dialogs import plain_label
from desktop.window.marks_look import tag_icon
from desktop.window.plain_words import title_words
from desktop.window.row_painting import one_line
from desktop.window.tick_list import TickList

NO_TAGS = "No tags yet. Type a name above and press Enter to make the first."

_NAME = Qt.ItemDataRole.UserRole
_NEW = Qt.ItemDataRole.UserRole + 1


class TagsDialog(QDialog):
    """Shows the tags, and tells what is wanted: it changes nothing itself."""

    toggled = Signal(str, bool)
    made = Signal(str, str)
    renamed = Signal(str, str)
    recoloured = Signal(str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget, what: str) -> None:
        """`what` is tagged: "statement in the Wire"; "" where tags are only kept in order."""
        super().__init__(parent)
        self._what = what
        self._tags: tuple[DefineTag, ...] = ()
        self._on: Mapping[str, bool | None] = {}
        self._counts: Mapping[str, int] = {}
        self._filling = False
        self.setWindowTitle(title_words(f"Tags on {what}") if what else "Tags")
        em = self.fontMetrics().height()
        self.words = QLineEdit(self)
        self.words.setPlaceholderText("Find a tag, or name a new one")
        self.words.setAccessibleName("Find a tag, or name a new one")
        self.words.setMaxLength(TAG_LIMIT)
        self.words.setClearButtonEnabled(True)
        self.words.installEventFilter(self)
        self.list = TickList("Tags", self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.rename = QPushButton("Re&name…", self)
        self.colour = QPushButton("&Colour", self)
        self.colour.setMenu(self._colour_menu())
        self.remove = QPushButton("Re&move", self)
        self.hint = plain_label("", self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        row = QHBoxLayout()
        for button in (self.rename, self.colour, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(buttons)
        body = QVBoxLayout(self)
        body.setContentsMargins(em, em, em, round(em * 0.8))
        for part in (self.words, self.list, self.hint):
            body.addWidget(part)
        body.addLayout(row)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.words.textChanged.connect(self._fill)
        self.list.itemChanged.connect(self._changed)
        self.list.itemActivated.connect(self._take)
        self.list.currentItemChanged.connect(lambda *_: self._allow())
        self.rename.clicked.connect(self._rename)
        self.remove.clicked.connect(self._remove)
        for told, keys, slot in (("Rename…", "F2", self._rename), ("Remove", "Delete", self._remove)):
            action = QAction(told, self.list)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.list.addAction(action)
        self._allow()

    def show_tags(
        self, tags: Sequence[DefineTag], on: Mapping[str, bool | None], counts: Mapping[str, int]
    ) -> None:
        """Show these tags; `on` says of each whether it is on what is tagged (None: on some of it), `counts`
        how many things carry it."""
        self._tags, self._on, self._counts = tuple(tags), on, counts
        self._fill()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * 24, em * 20)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.words and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                rows = self.list.count()
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + by) % rows if rows else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._take(item)
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        """List the tags that hold what is typed; first the offer to make a tag of it."""
        typed = " ".join(self.words.text().split())
        before = self.list.currentItem()
        kept = before.data(_NAME) if before is not None else ""
        dark = colours_of(self.palette()).dark
        side = max(16, round(self.fontMetrics().height() * 0.95))
        self.list.setIconSize(QSize(side, side))
        self._filling = True
        self.list.clear()
        known = {one.name.casefold() for one in self._tags}
        for tag in self._tags:
            if typed.casefold() in tag.name.casefold():
                item = QListWidgetItem(tag_icon(tag.colour, dark=dark, side=side), self._told(tag))
                item.setData(_NAME, tag.name)
                if self._what:
                    state = self._on.get(tag.name, False)
                    item.setCheckState(
                        Qt.CheckState.PartiallyChecked
                        if state is None
                        else Qt.CheckState.Checked
                        if state
                        else Qt.CheckState.Unchecked
                    )
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole, f"{tag.name}, {tag.colour}, {self._told_count(tag)}"
                )
                self.list.addItem(item)
        if typed and typed.casefold() not in known:
            colour = self._free_colour()
            item = QListWidgetItem(tag_icon(colour, dark=dark, side=side), f"Make tag “{one_line(typed)}”")
            item.setData(_NAME, typed)
            item.setData(_NEW, True)
            self.list.addItem(item)
        rows = range(self.list.count())
        at = next((row for row in rows if self.list.item(row).data(_NAME) == kept), 0 if rows else -1)
        self.list.setCurrentRow(at)
        self._filling = False
        self._say_hint()
        self._allow()

    def _say_hint(self) -> None:
        """Say what to do: nothing else would tell why the list is empty."""
        if not self._tags:
            self.hint.setText(NO_TAGS)
        else:
            self.hint.setText("Enter puts the chosen tag on or takes it off." if self._what else "")
        self.hint.setVisible(bool(self.hint.text()))

    def _told(self, tag: DefineTag) -> str:
        return f"{tag.name} · {self._told_count(tag)}"

    def _told_count(self, tag: DefineTag) -> str:
        count = self._counts.get(tag.name, 0)
        return "not used" if not count else f"on {count} thing{'s' * (count != 1)}"

    def _take(self, item: QListWidgetItem) -> None:
        """Make a tag, or put one on or off."""
        name = str(item.data(_NAME))
        if item.data(_NEW):
            self.words.clear()
            self.made.emit(name, self._free_colour())
        elif self._what:
            self.toggled.emit(name, self._on.get(name, False) is not True)

    def _changed(self, item: QListWidgetItem) -> None:
        if not self._filling and not item.data(_NEW):
            self.toggled.emit(str(item.data(_NAME)), item.checkState() == Qt.CheckState.Checked)

    @property
    def _current(self) -> DefineTag | None:
        item = self.list.currentItem()
        if item is None or item.data(_NEW):
            return None
        return next((one for one in self._tags if one.name == item.data(_NAME)), None)

    def _allow(self) -> None:
        for button in (self.rename, self.colour, self.remove):
            button.setEnabled(self._current is not None)

    def _rename(self) -> None:
        tag = self._current
        if tag is None:
            return
        dialog = QInputDialog(self)
        dialog.setWindowTitle("Rename tag")
        dialog.setLabelText("Name")
        dialog.setTextValue(tag.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def renamed(to: str) -> None:
            to = " ".join(to.split())[:TAG_LIMIT]
            if to and to != tag.name:
                self.renamed.emit(tag.name, to)

        dialog.textValueSelected.connect(renamed)
        dialog.open()

    def _remove(self) -> None:
        tag = self._current
        if tag is not None:
            self.removed.emit(tag.name)

    def _colour_menu(self) -> QMenu:
        menu = QMenu(self)
        side = max(16, round(self.fontMetrics().height() * 0.95))
        dark = colours_of(self.palette()).dark
        for colour in TAG_COLOURS:
            action = menu.addAction(tag_icon(colour, dark=dark, side=side), colour.capitalize())
            action.triggered.connect(partial(self._recolour, colour))
        return menu

    def _recolour(self, colour: TagColour, _: bool = False) -> None:
        tag = self._current
        if tag is not None:
            self.recoloured.emit(tag.name, colour)

    def _free_colour(self) -> TagColour:
        """The colour that the fewest tags have, the first of equals."""
        taken = [one.colour for one in self._tags]
        return min(TAG_COLOURS, key=taken.count)
