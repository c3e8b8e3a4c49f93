"""A button whose menu chooses marks: starred, with a note, or one of the user's tags."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.project.marks import NOTED, STARRED, Marks, tag_value
from desktop.window.colours import colours_of
from desktop.window.comparison_filter_bar import StayingMenu
from desktop.window.icons import icon
from desktop.window.marks_look import tag_icon
from desktop.window.offsets import plain_tooltip
from desktop.window.paint_fonts import fonts_of
from desktop.window.plain_words import menu_words
from desktop.window.row_painting import one_line

NAMES = {STARRED: "Starred", NOTED: "With a note"}


class MarksFilter(QToolButton):
    """Which marks are asked for; of several, one is enough. `chosen` carries them as filters know them."""

    chosen = Signal(object)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """`what` is shown: "speakers", for example."""
        super().__init__(parent)
        self._what = what
        self._marks = Marks()
        self._values: frozenset[str] = frozenset()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = StayingMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._retell()
        self._restyle()

    @property
    def values(self) -> frozenset[str]:
        """What is asked for; nothing asks for everything."""
        return self._values

    def show_marks(self, marks: Marks) -> None:
        """Offer these tags; a tag that is gone is no longer asked for."""
        self._marks = marks
        there = {STARRED, NOTED, *(tag_value(one.name) for one in marks.tags)}
        if not self._values <= there:
            self._ask(self._values & there)

    def clear(self) -> None:
        """Ask for everything."""
        self._ask(frozenset())

    def ask(self, values: frozenset[str]) -> None:
        """Ask for these marks."""
        self._ask(values)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _fill(self) -> None:
        menu = self.menu()
        if menu is None:
            return
        menu.clear()
        dark = colours_of(self.palette()).dark
        for value, picture in ((STARRED, "star"), (NOTED, "note")):
            action = self._offer(NAMES[value], value)
            action.setIcon(icon(picture, self.palette()))
        menu.addSeparator()
        side = max(16, round(fonts_of(self.font()).em * 0.9))
        for tag in self._marks.tags:
            name = menu_words(tag.name)
            self._offer(name, tag_value(tag.name)).setIcon(tag_icon(tag.colour, dark=dark, side=side))
        if not self._marks.tags:
            menu.addAction("No tags yet").setEnabled(False)
        menu.addSeparator()
        clear = menu.addAction("Show all")
        clear.setEnabled(bool(self._values))
        clear.triggered.connect(self.clear)

    def _offer(self, name: str, value: str) -> QAction:
        menu = self.menu()
        assert menu is not None
        action = QAction(name, menu)
        action.setCheckable(True)
        action.setChecked(value in self._values)
        action.toggled.connect(partial(self._toggle, value))
        menu.addAction(action)
        return action

    def _toggle(self, value: str, on: bool) -> None:
        self._ask(self._values | {value} if on else self._values - {value})

    def _ask(self, values: frozenset[str]) -> None:
        if values != self._values:
            self._values = values
            self._retell()
            self.chosen.emit(values)

    def _retell(self) -> None:
        names = sorted(NAMES.get(one, one.removeprefix("#")) for one in self._values)
        first = one_line(names[0])[:18] if names else ""
        told = "" if not names else f": {first}" if len(names) == 1 else f": {len(names)}"
        self.setText(menu_words(f"Marks{told}"))
        asked = ", ".join(names) or "all"
        self.setAccessibleName(f"Show {self._what} by marks: {asked}")
        self.setToolTip(
            plain_tooltip(f"Show only {self._what} with a star, a note or a tag of yours: {asked}")
        )
        font = self.font()
        font.setBold(bool(names))
        self.setFont(font)

    def _restyle(self) -> None:
        em, shades = fonts_of(self.font()).em, colours_of(self.palette())
        self.setStyleSheet(
            f"QToolButton {{ border: 0; border-radius: {em * 0.2:.0f}px; padding: {em * 0.15:.0f}px"
            f" {em * 0.95:.0f}px {em * 0.15:.0f}px {em * 0.35:.0f}px; }}"
            f" QToolButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: center right;"
            f" right: {em * 0.25:.0f}px; width: {em * 0.5:.0f}px; }}"
            f" QToolButton:hover, QToolButton:focus, QToolButton:pressed"
            f" {{ background: {shades.hairline.name()}; }}"
        )
