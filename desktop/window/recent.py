"""The projects that were open lately, newest first, and the one that was open last."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.window.settings import Settings

MOST = 12


class Recent:
    """A list kept in the settings, which all windows share."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def paths(self) -> tuple[Path, ...]:
        """The projects, newest first; whether they are still there is seen when they are opened."""
        self._settings.sync()
        try:
            kept = json.loads(self._settings.text("recent projects", "[]"))
        except ValueError:
            return ()
        names = kept if isinstance(kept, list) else []
        return tuple(Path(one) for one in names if isinstance(one, str) and one)[:MOST]

    def add(self, path: Path) -> None:
        """A project was opened."""
        self._put((path, *(one for one in self.paths if one != path)))

    def remove(self, path: Path) -> None:
        """A project is no longer where it was."""
        self._put(tuple(one for one in self.paths if one != path))

    def clear(self) -> None:
        """Forget them all."""
        self._put(())

    def _put(self, paths: tuple[Path, ...]) -> None:
        self._settings.put("recent projects", json.dumps([str(one) for one in paths[:MOST]]))
        self._settings.sync()
