"""Turn what was dropped into files: a folder becomes the readable files inside it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from desktop.articles.bounds import FOLDER_ENTRIES, FOLDER_FILES
from desktop.articles.registry import is_readable

_PAGES = (".html", ".htm", ".xhtml")


def expand(paths: Iterable[Path]) -> tuple[Path, ...]:
    """`paths` with each folder replaced by the readable files in it and below it, sorted; each file once.

    Left out are hidden files, the lock files of Word, and the folder that a browser saves beside a page. A
    link is followed, but no folder is entered twice. A folder that holds no readable file, or more than
    `FOLDER_FILES`, stays in the result itself: reading it then says what is wrong, and the other files go
    on.
    """
    files: dict[Path, Path] = {}
    for path in paths:
        for file in _inside(path) if path.is_dir() else (path,):
            files.setdefault(Path(os.path.abspath(file)), file)
    return tuple(files.values())


def _inside(folder: Path) -> tuple[Path, ...]:
    found: list[Path] = []
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    looked = 0
    while waiting:
        at = waiting.pop()
        try:
            place = at.stat()
            entries = sorted(os.scandir(at), key=lambda entry: entry.name.casefold())
        except OSError:
            continue
        if (place.st_dev, place.st_ino) in entered:
            continue
        entered.add((place.st_dev, place.st_ino))
        looked += len(entries)
        pages = {Path(entry.name).stem for entry in entries if entry.name.lower().endswith(_PAGES)}
        below: list[Path] = []
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir():
                if not _belongs_to_page(entry.name, pages):
                    below.append(Path(entry.path))
            elif is_readable(Path(entry.name)):
                found.append(Path(entry.path))
        waiting.extend(reversed(below))
        if len(found) > FOLDER_FILES or looked > FOLDER_ENTRIES:
            return (folder,)
    return tuple(found) if found else (folder,)


def _belongs_to_page(name: str, pages: set[str]) -> bool:
    return any(name == f"{page}{ending}" for page in pages for ending in ("_files", "-Dateien", ".files"))
