"""How the window was left: its place, its division, what was shown and in which order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop.comparison.table import Options, Order
from desktop.project.project import Project
from desktop.window.centre import PAGES
from desktop.window.comparison_filters import FACETS, NO_FILTERS, Filters
from desktop.window.settings import Settings
from desktop.window.speaker_rows import ORDERS, SpeakerOrder

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


class WindowMemory:
    """Restores one window, follows its division into panes, and remembers it."""

    def __init__(self, window: MainWindow, settings: Settings, zoom: float) -> None:
        self._window = window
        self._settings = settings
        self._zoom = zoom
        self._speaker = ""
        """Who is to be chosen once the findings of the project are there."""
        self._divided = False
        """Whether the panes have their widths: remembered, or chosen when they were first shown."""
        self._left_kept = False
        """Whether the user has divided the room between articles and speakers."""

    def restore(self) -> None:
        """Put everything as it was."""
        window, settings, names = self._window, self._settings, self._window.actions_by_name
        settings.restore_window("window", window)
        self._divided = settings.restore_splitter("panes", window.panes)
        self._left_kept = settings.restore_splitter("left", window.left)
        window.left.splitterMoved.connect(self._keep_left)
        window.comparison.restore_state(settings.state("columns"))
        settings.restore_splitter("reader", window.reader.splitter)
        settings.restore_splitter("middle", window.middle)
        overview = window.centre.overview
        overview.divided = settings.restore_splitter("overview", overview.split)
        figures = overview.show_sheet_action
        figures.setChecked(settings.flag("overview figures", True))
        figures.toggled.connect(lambda shown: settings.put("overview figures", shown))
        for name in ("left_pane", "right_pane"):
            names[name].setChecked(settings.flag(name, True))
            names[name].toggled.connect(lambda shown, name=name: settings.put(name, shown))
        window.comparison.show_agreement(settings.flag("agreement", True))
        window.comparison.agreement_action.toggled.connect(lambda shown: settings.put("agreement", shown))
        by = settings.text("speakers by", "articles")
        order: SpeakerOrder = next((one for one in ORDERS if one == by), "articles")
        names[f"speakers_by_{order}"].setChecked(True)
        window.speakers.sort(order)
        self._restore_options()
        window.comparison.set_filters(self._kept_filters())

    def remember(self) -> None:
        """Write down how everything is."""
        window, overview = self._window, self._window.centre.overview
        self.remember_project()
        states: dict[str, QByteArray] = {"window": window.saveGeometry()}
        if window.workbench.rows:
            # Without an article the panes are hidden and have no sizes.
            states |= {
                "panes": window.panes.saveState(),
                "left": window.left.saveState() if self._left_kept else QByteArray(),
                "columns": window.comparison.save_state(),
                "reader": window.reader.splitter.saveState(),
                "middle": window.middle.saveState(),
                "overview": overview.split.saveState() if overview.divided else QByteArray(),
            }
        for key, state in states.items():
            self._settings.put_state(key, state)
        self._settings.sync()

    def restore_project(self, project: Project) -> None:
        """Show a project as it was left: the page, and the speaker once he is found."""
        page = project.settings.get("page", "")
        if page in PAGES:
            self._window.turn_page(page)
        self._speaker = project.settings.get("speaker", "")

    def restore_speaker(self) -> None:
        """New findings are shown: choose the speaker who was chosen when the project was left."""
        if not self._speaker or not self._window.workbench.findings.readings:
            return
        wanted, self._speaker = self._speaker, ""
        if self._window.workbench.findings.speaker(wanted) is not None:
            self._window.speakers.select(wanted)

    def remember_project(self) -> None:
        """Write into the project what of it is shown."""
        project = self._window.workbench.project
        if project.log:
            project.put_setting("page", self._window.centre.wanted)
            project.put_setting("speaker", self._window.speakers.current or "")

    def keep_options(self, options: Options) -> None:
        """Write down how the table is shown."""
        self._settings.put("order", options.order)
        self._settings.put("only differing", options.only_differing)
        self._settings.put("ignore house style", options.ignore_house_style)
        self._window.actions_by_name.orders[options.order].setChecked(True)

    def keep_filters(self, filters: Filters) -> None:
        """Write down which rows are shown."""
        for facet in FACETS:
            self._settings.put(f"filter {facet}", json.dumps(sorted(filters.of(facet))))

    def keep_speakers_by(self, order: SpeakerOrder) -> None:
        """Write down how the speakers are sorted."""
        self._settings.put("speakers by", order)

    def divide_once(self) -> None:
        """The outer panes are shown: give them widths, unless they have had theirs."""
        if not self._divided and self._window.isVisible():
            em = QFontMetrics(QApplication.font()).height()
            self._divide(em * 16, em * 24)

    def share_left(self) -> None:
        """Give the articles the height they need, up to half of the pane, unless the user has divided it."""
        window = self._window
        whole = window.left.height()
        if not self._left_kept and whole > 0:
            wanted = min(window.articles.wanted_height, whole // 2)
            if window.left.sizes()[0] != wanted:
                window.left.setSizes([wanted, whole - wanted])

    def _keep_left(self) -> None:
        self._left_kept = True

    def zoomed(self, zoom: float) -> None:
        """Let the outer panes grow and shrink with what is written in them."""
        window = self._window
        ratio, self._zoom = zoom / self._zoom, zoom
        if window.left.isVisible() and window.reader.isVisible():
            left, _, right = window.panes.sizes()
            self._divide(round(left * ratio), round(right * ratio))
        else:
            self._divided = False

    def keep_middle(self) -> None:
        """The window has been given another width: leave the middle its part of it."""
        window = self._window
        if self._divided and window.left.isVisible() and window.reader.isVisible():
            left, middle, right = window.panes.sizes()
            if middle < window.width() * 2 // 5:
                self._divide(left, right)

    def _divide(self, left: int, right: int) -> None:
        """Give the outer panes these widths, as far as the middle keeps half: two columns side by side."""
        room = self._window.width()
        left, right = min(left, room * 23 // 100), min(right, room * 27 // 100)
        self._window.panes.setSizes([left, max(1, room - left - right), right])
        self._divided = True

    def _kept_filters(self) -> Filters:
        """Which rows were shown the last time; whatever cannot be read asks for nothing."""
        filters = NO_FILTERS
        for facet in FACETS:
            try:
                kept = json.loads(self._settings.text(f"filter {facet}", "[]"))
            except ValueError:
                continue
            if isinstance(kept, list):
                filters = filters.asking(facet, (one for one in kept if isinstance(one, str)))
        return filters

    def _restore_options(self) -> None:
        settings = self._settings
        # What matters most comes first, unless the user has chosen another order.
        wanted = settings.text("order", "gravity")
        order: Order = next((one for one in get_args(Order) if one == wanted), "gravity")
        self._window.comparison.bar.set_options(
            Options(
                order=order,
                only_differing=settings.flag("only differing"),
                ignore_house_style=settings.flag("ignore house style"),
            )
        )
        self._window.actions_by_name.orders[order].setChecked(True)
