"""What is looked for: the words, how they are meant, and where they are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.project.marks import Marks
from desktop.project.patterns import PATTERN_LIMIT, Manner
from desktop.project.search import Query
from desktop.window.colours import colours_of
from desktop.window.comparison_filter_bar import StayingMenu
from desktop.window.flow_layout import FlowLayout
from desktop.window.icons import icon
from desktop.window.marks_filter import MarksFilter
from desktop.window.offsets import plain_tooltip
from desktop.window.paint_fonts import fonts_of
from desktop.window.plain_words import menu_words
from desktop.window.row_painting import one_line

TOGGLES = (
    ("match_case", "Aa", "Match capitals", "Alt+C"),
    ("whole_words", "ab|", "Whole words only", "Alt+W"),
    ("pattern", ".*", "Regular expression", "Alt+X"),
)


class FindBar(QWidget):
    """`changed` tells that another query is meant; `stepped` carries 1 or -1; `left_downwards` and `closed`
    are wishes of the keyboard."""

    changed = Signal()
    stepped = Signal(int)
    left_downwards = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outlets: tuple[str, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self.words = _Words(self)
        self.toggles: dict[str, QToolButton] = {}
        for name, sign, told, keys in TOGGLES:
            button = QToolButton(self)
            button.setText(sign)
            button.setCheckable(True)
            button.setAccessibleName(told)
            button.setShortcut(QKeySequence(keys))
            button.setToolTip(
                f"{told} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})"
            )
            button.toggled.connect(self.changed)
            self.toggles[name] = button
        self.scope = QComboBox(self)
        self.scope.setAccessibleName("Where to look")
        self.scope.addItem("Whole text", False)
        self.scope.addItem("Statements only", True)
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.outlets = QToolButton(self)
        self.outlets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = StayingMenu(self.outlets)
        menu.aboutToShow.connect(self._fill)
        self.outlets.setMenu(menu)
        self.marks = MarksFilter("hits", self)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.previous, self.following, self.close_button = (QToolButton(self) for _ in range(3))
        for button, told, keys in (
            (self.previous, "Previous hit", "Shift+F3"),
            (self.following, "Next hit", "F3"),
            (self.close_button, "Close", "Esc"),
        ):
            button.setAccessibleName(told)
            button.setToolTip(f"{told} ({keys})")
        self._lay_out()
        self.words.textChanged.connect(self.changed)
        self.words.stepped.connect(self.stepped)
        self.words.left_downwards.connect(self.left_downwards)
        self.scope.currentIndexChanged.connect(self.changed)
        self.marks.chosen.connect(self.changed)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.following.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.closed)
        self._retell()
        self._restyle()

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(
            self.words.text(),
            Manner(**{name: button.isChecked() for name, button in self.toggles.items()}),
            statements_only=bool(self.scope.currentData()),
            outlets=self._chosen,
            marks=self.marks.values,
        )

    def offer(self, outlets: Sequence[str], marks: Marks) -> None:
        """Offer these outlets and tags; what is gone is no longer asked for."""
        self._outlets = tuple(dict.fromkeys(outlets))
        self.marks.show_marks(marks)
        if not self._chosen <= set(self._outlets):
            self._choose(self._chosen & set(self._outlets))

    def say(self, count: str, *, any_hits: bool) -> None:
        """Say how much was found, to a screen reader too: the keyboard stays with the words."""
        if count and count != self.count.text() and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.words, count))
        self.count.setText(count)
        for button in (self.previous, self.following):
            button.setEnabled(any_hits)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _lay_out(self) -> None:
        entry = QWidget(self)
        self._entry = QHBoxLayout(entry)
        self._entry.setContentsMargins(0, 0, 0, 0)
        self._entry.addWidget(self.words, 1)
        for button in self.toggles.values():
            self._entry.addWidget(button)
        where = QWidget(self)
        self._where = QHBoxLayout(where)
        self._where.setContentsMargins(0, 0, 0, 0)
        for part in (self.scope, self.outlets, self.marks):
            self._where.addWidget(part)
        steps = QWidget(self)
        self._steps = QHBoxLayout(steps)
        self._steps.setContentsMargins(0, 0, 0, 0)
        for one in (self.previous, self.following, self.count):
            self._steps.addWidget(one)
        self._flow = FlowLayout()
        for group in (entry, where, steps):
            self._flow.addWidget(group)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._flow, 1)
        self._row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def _fill(self) -> None:
        menu = self.outlets.menu()
        if menu is None:
            return
        menu.clear()
        for name in self._outlets:
            action = QAction(menu_words(name[:60]), menu)
            action.setCheckable(True)
            action.setChecked(name in self._chosen)
            action.toggled.connect(partial(self._toggle, name))
            menu.addAction(action)
        if not self._outlets:
            menu.addAction("No articles yet").setEnabled(False)

    def _toggle(self, name: str, on: bool) -> None:
        self._choose(self._chosen | {name} if on else self._chosen - {name})

    def _choose(self, outlets: frozenset[str]) -> None:
        if outlets != self._chosen:
            self._chosen = outlets
            self._retell()
            self.changed.emit()

    def _retell(self) -> None:
        names = sorted(self._chosen)
        told = "" if not names else f": {one_line(names[0])[:20]}" if len(names) == 1 else f": {len(names)}"
        self.outlets.setText(menu_words(f"Outlet{told}"))
        asked = ", ".join(names) or "all"
        self.outlets.setAccessibleName(f"Look in outlets: {asked}")
        self.outlets.setToolTip(plain_tooltip(f"Look only in articles of these outlets: {asked}"))
        font = self.outlets.font()
        font.setBold(bool(names))
        self.outlets.setFont(font)

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        em = fonts.em
        self.count.setFont(fonts.small)
        palette = self.count.palette()
        palette.setColor(self.count.foregroundRole(), shades.muted)
        self.count.setPalette(palette)
        self.words.setMinimumWidth(round(em * 9))
        side = round(em * 0.95)
        for button, name in (
            (self.previous, "previous"), (self.following, "next"), (self.close_button, "close"),
        ):  # fmt: skip
            button.setIconSize(QSize(side, side))
            button.setIcon(icon(name, self.palette()))
        pad = round(em * 0.6)
        self._row.setContentsMargins(pad, round(em * 0.4), round(em * 0.4), round(em * 0.4))
        self._flow.setSpacing(round(em * 0.6))
        for row in (self._entry, self._where, self._steps):
            row.setSpacing(round(em * 0.2))
        self.setStyleSheet(
            f"QLineEdit {{ border: 1px solid {shades.term.name()}; border-radius: {em * 0.25:.0f}px;"
            f" padding: {em * 0.15:.0f}px {em * 0.3:.0f}px; background: {shades.paper.name()}; }}"
            f" QLineEdit:focus {{ border-color: {shades.accent.name()}; }}"
            f" QToolButton {{ border: 1px solid transparent; border-radius: {em * 0.2:.0f}px;"
            f" padding: {em * 0.12:.0f}px {em * 0.3:.0f}px; }}"
            f" QToolButton[popupMode='2'] {{ padding-right: {em * 0.95:.0f}px; }}"
            f" QToolButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: center right;"
            f" right: {em * 0.25:.0f}px; width: {em * 0.5:.0f}px; }}"
            f" QToolButton:hover, QToolButton:pressed {{ background: {shades.hairline.name()}; }}"
            f" QToolButton:focus {{ border-color: {shades.accent.name()}; }}"
            f" QToolButton:checked {{ border-color: {shades.accent.name()}; color: {shades.accent.name()}; }}"
        )


class _Words(QLineEdit):
    """The words; Enter goes to the next hit, Shift+Enter back, Down into the list."""

    stepped = Signal(int)
    left_downwards = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Find in all articles")
        self.setAccessibleName("Find in all articles")
        self.setClearButtonEnabled(True)
        self.setMaxLength(PATTERN_LIMIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
