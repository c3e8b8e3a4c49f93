"""The filters of the comparison: compact menus for verdict, difference and outlet, and a way back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import get_args

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from desktop.comparison.utterance import DifferenceType
from desktop.project.marks import NOTED, STARRED, tag_value
from desktop.window.colours import colours_of
from desktop.window.comparison_filters import FACETS, NO_FILTERS, VERDICTS, Facet, Filters
from desktop.window.flow_layout import FlowLayout
from desktop.window.offsets import plain_tooltip, shown_text
from desktop.window.paint_fonts import fonts_of
from desktop.window.plain_words import menu_words

TITLES: Mapping[Facet, str] = {
    "verdict": "Ver&dict",
    "difference": "Differe&nce",
    "outlet": "Out&let",
    "mark": "Mar&ks",
}

FILTER_NAMES: Mapping[str, str] = {"not-found": "not in the reference"}
"""Values that are called otherwise."""

BUTTON_LIMIT = 24
MENU_LIMIT = 60
"""Characters of a value that a button and a menu show."""


class StayingMenu(QMenu):
    """A menu of check marks that stays open while they are set."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isEnabled() and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Three buttons with menus, and "Clear filters" while something is filtered."""

    filters_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = NO_FILTERS
        self._counts: Callable[[], Mapping[Facet, Counter[str]]] = dict
        self._values: dict[Facet, tuple[str, ...]] = {
            "verdict": tuple(one for one in VERDICTS if one != "not-found"),
            "difference": get_args(DifferenceType),
            "outlet": (),
            "mark": (STARRED, NOTED),
        }
        self.buttons: dict[Facet, QToolButton] = {}
        self._label = QLabel("Filter", self)
        self._row = FlowLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._label)
        for facet in FACETS:
            button = QToolButton(self)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu = StayingMenu(button)
            menu.aboutToShow.connect(partial(self._fill, facet))
            button.setMenu(menu)
            self.buttons[facet] = button
            self._row.addWidget(button)
        self.clear_button = QToolButton(self)
        self.clear_button.setText("Clear filters")
        self.clear_button.clicked.connect(self.clear)
        self._row.addWidget(self.clear_button)
        self._retell()
        self._restyle()

    def sizeHint(self) -> QSize:
        """All of it in one line, where there is room."""
        shown = [self._row.itemAt(at) for at in range(self._row.count())]
        sizes = [one.sizeHint() for one in shown if one is not None and not one.isEmpty()]
        gaps = max(4, self._row.spacing()) * max(0, len(sizes) - 1)
        return QSize(
            sum(one.width() for one in sizes) + gaps, max((one.height() for one in sizes), default=0)
        )

    @property
    def filters(self) -> Filters:
        """What is asked for."""
        return self._filters

    def set_counts(self, counts: Callable[[], Mapping[Facet, Counter[str]]]) -> None:
        """Say where the number of rows behind each value comes from; none while it is not known."""
        self._counts = counts

    def show_filters(self, filters: Filters) -> None:
        """Show these filters without telling of a change."""
        self._filters = filters
        self._retell()

    def show_outlets(self, outlets: Iterable[str], *, reference: bool) -> None:
        """Offer these outlets; with a reference, what is not found in it as well."""
        self._values["outlet"] = tuple(outlets)
        self._values["verdict"] = tuple(one for one in VERDICTS if reference or one != "not-found")

    def show_tags(self, tags: Iterable[str]) -> None:
        """Offer these tags of the user's, beside stars and notes."""
        self._values["mark"] = (STARRED, NOTED, *(tag_value(one) for one in tags))
        gone = self._filters.mark - {*self._values["mark"]}
        if gone:
            self._ask(self._filters.asking("mark", self._filters.mark - gone))

    def clear(self) -> None:
        """Ask for everything again."""
        self._ask(NO_FILTERS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _ask(self, filters: Filters) -> None:
        if filters != self._filters:
            self._filters = filters
            self._retell()
            self.filters_changed.emit(filters)

    def _fill(self, facet: Facet) -> None:
        """Offer the values that there are, and those that are asked for."""
        menu = self.buttons[facet].menu()
        if menu is None:
            return
        menu.clear()
        counts = self._counts()
        found = counts.get(facet)
        chosen = self._filters.of(facet)
        for value in self._values[facet]:
            number = None if found is None else found[value]
            if number or number is None or value in chosen:
                self._offer(menu, facet, value, number)
        if not menu.actions():
            menu.addAction("Nothing to choose from").setEnabled(False)

    def _offer(self, menu: QMenu, facet: Facet, value: str, number: int | None) -> None:
        name = menu_words(_short(FILTER_NAMES.get(value, value), MENU_LIMIT))
        action = QAction(name if number is None else f"{name}\t{number}", menu)
        action.setCheckable(True)
        action.setChecked(value in self._filters.of(facet))
        action.toggled.connect(partial(self._toggle, facet, value))
        menu.addAction(action)

    def _toggle(self, facet: Facet, value: str, on: bool) -> None:
        chosen = self._filters.of(facet)
        self._ask(self._filters.asking(facet, chosen | {value} if on else chosen - {value}))

    def _retell(self) -> None:
        for facet, button in self.buttons.items():
            chosen = sorted(FILTER_NAMES.get(one, one) for one in self._filters.of(facet))
            first = _short(chosen[0], BUTTON_LIMIT) if chosen else ""
            told = "" if not chosen else f": {first}" if len(chosen) == 1 else f": {len(chosen)}"
            button.setText(TITLES[facet] + menu_words(told))
            name = TITLES[facet].replace("&", "").lower()
            asked = f": {', '.join(_short(one, MENU_LIMIT) for one in chosen)}" if chosen else ": all"
            button.setAccessibleName(f"Show rows by {name}{asked}")
            button.setToolTip(plain_tooltip(f"Show only rows with this {name}{asked}"))
            font = button.font()
            font.setBold(bool(chosen))
            button.setFont(font)
        self.clear_button.setVisible(bool(self._filters))

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        em = fonts.em
        self._row.setSpacing(round(em * 0.15))
        self.setStyleSheet(
            f"QToolButton {{ border: 0; border-radius: {em * 0.2:.0f}px; padding: {em * 0.15:.0f}px"
            f" {em * 0.35:.0f}px; }}"
            f" QToolButton[popupMode='2'] {{ padding-right: {em * 0.95:.0f}px; }}"
            f" QToolButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: center right;"
            f" right: {em * 0.25:.0f}px; width: {em * 0.5:.0f}px; }}"
            f" QToolButton:hover, QToolButton:focus, QToolButton:pressed"
            f" {{ background: {shades.hairline.name()}; }}"
        )


def _short(text: str, most: int) -> str:
    """A value in one line of bounded length: outlets are named by articles."""
    line = " ".join(shown_text(text).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
