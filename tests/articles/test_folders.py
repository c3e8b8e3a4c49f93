"""Dropped folders become the files inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.articles import folders
from desktop.articles.folders import expand


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def names(root: Path, *paths: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in expand(paths)]


def test_a_folder_becomes_its_readable_files_sorted(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "A.html", "sub/c.md", "sub/deep/d.pdf", "picture.png", "note")
    assert names(tmp_path, tmp_path) == ["A.html", "b.txt", "sub/c.md", "sub/deep/d.pdf"]


def test_hidden_files_locks_and_the_parts_of_saved_pages_are_left_out(tmp_path: Path) -> None:
    tree(
        tmp_path,
        ".a.txt",
        ".git/b.txt",
        "~$c.docx",
        "Wall.html",
        "Wall_files/advert.html",
        "Other_files/d.txt",
    )
    assert names(tmp_path, tmp_path) == ["Wall.html", "Other_files/d.txt"]


def test_files_given_by_name_stay_whatever_they_are_and_come_once(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.exe")
    given = [tmp_path / "b.exe", tmp_path / "missing.txt", tmp_path / "a.txt", tmp_path]
    assert names(tmp_path, *given) == ["b.exe", "missing.txt", "a.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    tree(tmp_path, "in/a.txt")
    try:
        (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("links may not be made here")
    assert len(expand([tmp_path])) == 1


def test_an_empty_or_overfull_folder_stays_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert expand([tmp_path]) == (tmp_path,)
    monkeypatch.setattr(folders, "FOLDER_FILES", 2)
    tree(tmp_path, "a.txt", "b.txt")
    assert len(expand([tmp_path])) == 2
    tree(tmp_path, "c.txt")
    assert expand([tmp_path]) == (tmp_path,)
