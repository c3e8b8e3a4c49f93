"""Projects that have no name yet: they lie in the program's own folder, and are kept like any other.

What an earlier program left as its last session becomes one of them.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
from pathlib import Path

from desktop.project.codec import Damaged
from desktop.project.copies import create_project
from desktop.project.keeping import Run, at_once
from desktop.project.open_project import OpenProject, Tell, nobody
from desktop.project.opening import open_project
from desktop.project.project import Project
from desktop.project.schema import SUFFIX
from desktop.project.session import FILE, load_session
from desktop.project.troubles import ProjectFileError
from desktop.project.whole_file import write_new

NAME = "Untitled"

log = logging.getLogger(__name__)


def is_unnamed(path: Path, folder: Path) -> bool:
    """Whether the project at `path` is one of those without a name in `folder`."""
    return path.parent == folder.resolve() or path.parent == folder


def new_unnamed(folder: Path, *, run: Run = at_once, told: Tell = nobody) -> OpenProject:
    """A new project in `folder`; one that is only in memory, and says so, where none can be made there."""
    for number in itertools.count(1):
        path = folder / f"{NAME}{f' {number}' if number > 1 else ''}{SUFFIX}"
        if path.exists():
            continue
        try:
            return create_project(path, run=run, told=told)
        except ProjectFileError as problem:
            # Another window may have made the same one a moment ago.
            if path.exists():
                continue
            why = f"Nothing can be saved in {folder}: {problem.problem}; save a copy elsewhere."
            return OpenProject(Project(), path, read_only=why)
    raise AssertionError


def last_session(folder: Path, *, run: Run = at_once, told: Tell = nobody) -> OpenProject | None:
    """The last session of an earlier program as a project in `folder`; None where there is none.

    One that cannot be read is set aside; the log tells.
    """
    old = folder / FILE
    path = folder / f"{NAME}{SUFFIX}"
    if not old.exists() or path.exists():
        return None
    try:
        write_new(path, load_session(old), ())
        opened = open_project(path, run=run, told=told)
    except (Damaged, OSError, ProjectFileError) as problem:
        log.warning("the last session cannot be opened (%s) and is set aside", type(problem).__name__)
        with contextlib.suppress(OSError):
            old.replace(old.with_name(f"{old.name}.damaged"))
        return None
    with contextlib.suppress(OSError):
        old.replace(old.with_name(f"{old.name}.old"))
    return opened


def forget_if_empty(opened: OpenProject, folder: Path) -> None:
    """Close a project, and remove the file of one without a name in which nothing was ever done."""
    empty = not opened.project.log and opened.lock is not None and is_unnamed(opened.path, folder)
    path = opened.path
    if empty and opened.keeper is not None:
        opened.keeper.close()
        path.unlink(missing_ok=True)
    opened.close()
