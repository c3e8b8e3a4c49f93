"""Fill the command palette for one window, and do what is chosen in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.window.palette import Palette
from desktop.window.palette_items import action_items, find_item, finding_items
from desktop.window.palette_ranking import PREFIXES, Item, Ranked, ranked
from desktop.window.settings import Settings

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

KEPT = 12
"""How many of the things asked for last are remembered."""


class PaletteDesk:
    """Stands between the palette and the rest of one window."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        self._window = window
        self._settings = settings
        self.palette = Palette(window)
        self.palette.chosen.connect(self._do)

    def open(self) -> None:
        """Show the palette with what there is to be asked for now."""
        pairs = action_items(self._window.menus)
        self._actions = {item.key: action for item, action in pairs}
        items = (*(item for item, _ in pairs), *finding_items(self._window.workbench.findings))
        recent = self._recent()

        def rank(typed: str) -> Sequence[Ranked]:
            found = ranked(items, typed, recent)
            if typed.strip() and typed[:1] not in PREFIXES:
                return (*found, Ranked(find_item(typed)))
            return found

        self.palette.open(rank)

    def _do(self, item: Item) -> None:
        window = self._window
        if item.kind != "find":
            self._remember(item.key)
        match item.kind:
            case "action":
                self._actions[item.key].trigger()
            case "speaker":
                window.leave_page()
                window.speakers.select(item.target)
                window.comparison.table.setFocus(Qt.FocusReason.OtherFocusReason)
            case "article":
                window.articles.select(item.target)
                window.guide.show_article(item.target)
                window.reader.focus_text()
            case "tag":
                window.notes.show_tag(item.target)
            case "find":
                window.finder.look_for(item.target)

    def _recent(self) -> tuple[str, ...]:
        try:
            kept = json.loads(self._settings.text("palette recent", "[]"))
        except ValueError:
            return ()
        return tuple(one for one in kept if isinstance(one, str)) if isinstance(kept, list) else ()

    def _remember(self, key: str) -> None:
        kept = [key, *(one for one in self._recent() if one != key)][:KEPT]
        self._settings.put("palette recent", json.dumps(kept))
