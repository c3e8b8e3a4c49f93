"""Where the window keeps what outlives it: settings, projects without a name, the log.

The system's own folders are used. The environment variable CROSSQUOTE_HOME puts all three under one
folder instead: for tests, and for people who carry the program on a stick.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

NAME = "crossquote"


@dataclass(frozen=True, slots=True)
class Folders:
    """`config` holds the settings, `state` the projects without a name, `logs` the log file."""

    config: Path
    state: Path
    logs: Path


def folders() -> Folders:
    """The folders in force now; none of them need exist yet."""
    home = os.environ.get("CROSSQUOTE_HOME", "")
    if home:
        root = Path(home).expanduser()
        return Folders(root / "config", root / "state", root / "logs")
    return Folders(
        Path(platformdirs.user_config_path(NAME, appauthor=False, roaming=True)),
        Path(platformdirs.user_data_path(NAME, appauthor=False)),
        Path(platformdirs.user_log_path(NAME, appauthor=False)),
    )
