"""Save the session without troubling the user where its folder cannot be written."""

from __future__ import annotations

import logging
from pathlib import Path

from desktop.project.project import Project
from desktop.project.session import save_session

log = logging.getLogger(__name__)


def save_quietly(project: Project, folder: Path) -> None:
    """Save the session; where that fails, the log says so."""
    try:
        save_session(project, folder)
    except OSError as problem:
        log.warning("the session could not be saved: %s", problem.strerror or type(problem).__name__)
