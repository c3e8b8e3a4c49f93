"""Project files under odd names, on full disks, beside leftovers and in folders that came from strangers."""

import os
import sqlite3
import sys

import pytest

from desktop.articles.source import Source
from desktop.project import schema
from desktop.project.commands import AddArticles, ChooseBase, DescribeArticle
from desktop.project.copies import create_project, save_copy
from desktop.project.history import Entry
from desktop.project.lock import lock_path
from desktop.project.more_commands import Withdraw
from desktop.project.opening import open_project
from desktop.project.store import Store
from desktop.project.troubles import ProjectFileError
from desktop.project.unnamed import new_unnamed
from desktop.project.versions import Versions
from tests.builders import make_article

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="links and byte names are POSIX's")
ARTICLE = make_article("Ferry stops\n\n“It will not sail,” said Tomas Halloran.", file="ferry.txt")
OTHER = make_article("Ferry sails\n\n“It will sail,” said Tomas Halloran.", file="other.txt")


@pytest.fixture
def path(tmp_path):
    """A project of two articles, the second described twice, of which the last is undone."""
    path = tmp_path / "Ferry.crossquote"
    opened = create_project(path)
    opened.project.apply(AddArticles((ARTICLE,)))
    opened.project.apply(AddArticles((OTHER,)))
    opened.project.apply(DescribeArticle(OTHER.id, "outlet", "Evening Post"))
    opened.project.apply(Withdraw(2))
    opened.project.apply(ChooseBase(OTHER.id))
    opened.project.undo()
    opened.close()
    return path


def change(path, sql, *values):
    with sqlite3.connect(path) as connection:
        connection.execute(sql, values)
    connection.close()


def test_half_characters_in_a_files_name_or_a_note_hold_nothing_up(path):
    old_name = "caf\udce9.txt"
    opened = open_project(path)
    source = Source(old_name, b"It will not sail.")
    third = make_article("Ferry waits\n\n“It will wait,” said Tomas Halloran.", file=old_name)
    opened.project.put_source(source)
    opened.project.apply(AddArticles((third,)))
    opened.project.apply(DescribeArticle(OTHER.id, "title", "half \ud83d", reason="\ude00"))
    opened.project.put_setting("speaker", "\ud83d")
    assert (opened.keeper.problem, opened.keeper.waiting) == ("", 0)
    opened.close()
    again = open_project(path)
    assert [one.file for one in again.project.decisions.articles] == ["ferry.txt", "other.txt", "caf�.txt"]
    assert again.project.decisions.article(OTHER.id).title == "half �"
    assert again.source(source.sha256).name == "caf�.txt"
    again.close()


def test_a_change_that_cannot_be_written_for_a_reason_nobody_thought_of_is_told(path, monkeypatch):
    told = []
    opened = open_project(path, told=told.append)
    monkeypatch.setattr(Store, "put_setting", lambda *_: 1 / 0)
    opened.project.put_setting("speaker", "halloran")
    opened.project.apply(ChooseBase(ARTICLE.id))
    assert told == ["Ferry.crossquote: a change cannot be written; the log says why."]
    monkeypatch.undo()
    opened.keeper.retry()
    assert (told[1:], opened.keeper.waiting) == ([""], 0)
    opened.close()


@POSIX_ONLY
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_in_the_locks_place_does_not_empty_what_it_leads_to(path, tmp_path, link):
    precious = tmp_path / "precious.txt"
    precious.write_text("years of work")
    link(precious, lock_path(path))
    opened = open_project(path)
    assert opened.read_only.startswith("The folder of Ferry.crossquote may not be written")
    opened.close()
    assert precious.read_text() == "years of work"


def test_the_journal_of_a_killed_program_is_not_played_back_into_the_copy_that_replaces_its_project(
    path, tmp_path
):
    there = tmp_path / "Copy.crossquote"
    # A project with its journal as a kill in the middle of a change leaves them.
    store = Store.create(there)
    connection = store._connection
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO settings VALUES (?, ?)", ((str(n), "x" * 900) for n in range(50)))
    left = there.with_name(f"{there.name}-journal").read_bytes()
    connection.execute("ROLLBACK")
    store.close()
    there.with_name(f"{there.name}-journal").write_bytes(left)

    opened = open_project(path)
    save_copy(opened, there)
    opened.close()
    copy = open_project(there)
    assert (copy.told, copy.read_only) == ((), "")
    assert [one.id for one in copy.project.decisions.articles] == [ARTICLE.id, OTHER.id]
    copy.close()


def test_no_file_is_left_where_the_disk_is_too_full_for_a_new_project(tmp_path, monkeypatch):
    def full(*_):
        problem = sqlite3.OperationalError("database or disk is full")
        problem.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise problem

    monkeypatch.setattr(schema, "create", full)
    with pytest.raises(ProjectFileError, match="the disk is full"):
        create_project(tmp_path / "New.crossquote")
    opened = new_unnamed(tmp_path)
    assert "the disk is full" in opened.read_only
    assert list(tmp_path.iterdir()) == []


def test_a_project_opens_on_a_full_disk_also_with_a_newer_program(path, monkeypatch):
    def full(self, *_):
        raise ProjectFileError(self.path, "the disk is full", "make room")

    monkeypatch.setattr(Store, "put_versions", full)
    monkeypatch.setattr(Store, "tidy", full)
    monkeypatch.setattr("desktop.project.open_project.versions", lambda: Versions("99", "new"))
    told = []
    opened = open_project(path, told=told.append)
    assert told == ["Ferry.crossquote: the disk is full; make room."]
    assert len(opened.project.decisions.articles) == 2
    opened.close()


@pytest.mark.parametrize("name", ["done", "changes"])
@pytest.mark.parametrize("value", ["9" * 5000, "", "³"])
def test_a_count_that_is_none_is_a_damage_like_any_other(path, name, value):
    change(path, "UPDATE meta SET value = ? WHERE name = ?", value, name)
    opened = open_project(path)
    assert "was damaged" in opened.told[0]
    assert [one.id for one in opened.project.decisions.articles] == [ARTICLE.id, OTHER.id]
    opened.close()


def test_a_column_that_calls_itself_the_rows_number_is_not_believed(path):
    change(path, "DROP TABLE settings")
    change(path, "CREATE TABLE settings (rowid TEXT, name TEXT, value TEXT)")
    change(path, "INSERT INTO settings VALUES ('a', 'speaker', 'halloran')")
    opened = open_project(path)
    assert dict(opened.project.settings) == {}
    assert len(opened.project.decisions.articles) == 2
    opened.close()


def test_a_header_of_version_0_is_refused_in_a_sentence(path):
    change(path, "PRAGMA user_version = 0")
    with pytest.raises(ProjectFileError, match="its beginning is destroyed"):
        open_project(path)


def test_what_was_undone_stays_undone_where_a_correction_of_a_lost_change_goes_too(path):
    change(path, "UPDATE log SET crc = 0 WHERE number = 3")
    opened = open_project(path)
    project = opened.project
    assert [type(one.command) for one in project.entries] == [AddArticles, AddArticles, ChooseBase]
    assert isinstance(project.entries[0], Entry)
    assert (project.done, project.decisions.base, project.redo_title) == (2, "", "Choose base")
    opened.close()


def test_a_project_that_is_read_while_another_window_writes_is_of_one_moment(path, monkeypatch):
    mine = open_project(path)
    check = schema.unpack
    written = []

    def meanwhile(body, most=schema.BODY_BYTES):
        if not written:
            written.append(True)
            mine.keeper._store._connection.execute("PRAGMA busy_timeout = 0")
            mine.project.apply(AddArticles((make_article("Ferry waits\n\nIt waits.", file="third.txt"),)))
        return check(body, most)

    monkeypatch.setattr("desktop.project.contents.schema.unpack", meanwhile)
    other = open_project(path)
    assert "was damaged" not in other.read_only
    assert len(other.project.decisions.articles) == 2
    mine.close()
    assert len(open_project(path).project.decisions.articles) == 3
