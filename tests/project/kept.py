"""Projects that go through a file."""

from __future__ import annotations

from pathlib import Path

from desktop.project.opening import open_project
from desktop.project.project import Project
from desktop.project.whole_file import write_new


def kept_and_opened(project: Project, folder: Path) -> Project:
    """A project as it comes back from its file."""
    path = folder / "kept.crossquote"
    write_new(path, project, ())
    opened = open_project(path)
    opened.close()
    assert opened.read_only == ""
    return opened.project
