"""Make new projects, save copies of them, and move them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.articles.article import Article
from desktop.articles.source import Source
from desktop.project.keeping import Run, at_once
from desktop.project.lock import FileLock, Locked
from desktop.project.open_project import OpenProject, kept, nobody
from desktop.project.opening import open_project
from desktop.project.project import Project
from desktop.project.store import Store
from desktop.project.troubles import ProjectFileError, trouble
from desktop.project.whole_file import copy_whole, write_new


def create_project(path: Path, *, run: Run = at_once, told: Callable[[str], None] = nobody) -> OpenProject:
    """Make a new, empty project at `path`, where nothing may be. Raises `ProjectFileError`."""
    path = path.absolute()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
    except Locked as holder:
        raise ProjectFileError(path, f"it is open in {holder}", "choose another name") from holder
    except OSError as problem:
        raise trouble(path, problem) from problem
    try:
        return kept(Project(), Store.create(path), lock, run=run, told=told)
    except BaseException:
        lock.release()
        raise


def save_copy(opened: OpenProject, path: Path) -> tuple[str, ...]:
    """Write the project as it is now to `path`, in place of what is there; sentences about what is missing.

    Raises `ProjectFileError`, and leaves what was at `path`, where it cannot be written whole.
    """
    path = path.absolute()
    if path == opened.path.absolute():
        raise ProjectFileError(path, "a copy cannot take the project's own place", "choose another name")
    try:
        lock = FileLock(path)
    except Locked as holder:
        raise ProjectFileError(path, f"it is open in {holder}", "choose another name") from holder
    except OSError as problem:
        raise trouble(path, problem) from problem
    try:
        if opened.project.frozen:
            # What this program does not understand must be in the copy too.
            copy_whole(opened.path, path)
            return ()
        project = opened.project
        keys = sorted({one.source for one in _articles(project) if one.source})
        missing = 0

        def sources() -> Iterable[Source]:
            nonlocal missing
            for key in keys:
                source = opened.source(key)
                if source is None:
                    missing += 1
                else:
                    yield source

        write_new(path, project, sources())
    finally:
        lock.release()
    if missing:
        what = "one original file" if missing == 1 else f"{missing} original files"
        return (f"{path.name} was saved without {what}, which {opened.path.name} no longer gives.",)
    return ()


def move_project(
    opened: OpenProject,
    path: Path,
    *,
    run: Run = at_once,
    told: Callable[[str], None] = nobody,
) -> OpenProject:
    """Let the project live at `path` from now on; its old file is removed once the new one is whole.

    Raises `ProjectFileError`, and leaves everything as it was, where that cannot be.
    """
    missing = save_copy(opened, path)
    moved = open_project(path, run=run, told=told)
    if moved.keeper is None:
        moved.close()
        raise ProjectFileError(path, "it cannot be written there", "choose another folder")
    # Go on with the project in hand: the window shows it, and it is the same.
    moved.project.kept_by(None)
    moved.project = opened.project
    old, ours = opened.path, opened.lock is not None
    opened.close()
    moved.project.kept_by(moved.keeper)
    if ours and not missing:
        old.unlink(missing_ok=True)
    moved.told = missing
    return moved


def _articles(project: Project) -> Iterable[Article]:
    for command in project.log:
        for name in ("articles", "article"):
            value = getattr(command, name, ())
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Article):
                    yield one
