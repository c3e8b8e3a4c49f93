"""The project file: what is written comes back; what is wrong with it is said, and nothing is lost."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from desktop.articles.source import Source
from desktop.basics.anchors import Anchor
from desktop.basics.errors import CorrectionFailed
from desktop.project import lock, schema
from desktop.project.commands import AddArticles, ChooseBase, DescribeArticle, JoinSpeakers, RenameSpeaker
from desktop.project.copies import create_project, move_project, save_copy
from desktop.project.migrations import migrate
from desktop.project.opening import open_project, read_project, read_sources
from desktop.project.troubles import ProjectFileError
from tests.builders import make_article, make_reading, make_statement

BYTES = "Mayor speaks 🙂\r\n\r\n“We will build it,” Mayor Ada Lund said.".encode()
SOURCE = Source("/home/ada/herald.txt", BYTES)
ARTICLE = make_article(
    "Mayor speaks 🙂\n\n“We will build it,” Mayor Ada Lund said.",
    published="2026-03-01",
    source=SOURCE.sha256,
)
OTHER = make_article("Lund: ‘We will build’\n\nMs Lund said the town would build it.", file="post.txt")
READING = make_reading(
    ARTICLE, make_statement(ARTICLE, "“We will build it,”", mention="Mayor Ada Lund", cue="said")
)
LUND = Anchor(ARTICLE.id, "Mayor Ada Lund", "", "", 36)
MS_LUND = Anchor(OTHER.id, "Ms Lund", "", "", 23)
VERSIONS = Path(__file__).parent / "versions"


@pytest.fixture
def path(tmp_path):
    """A project of four steps, the last undone."""
    path = tmp_path / "Bridge.crossquote"
    opened = create_project(path)
    project = opened.project
    project.put_source(SOURCE)
    project.apply(AddArticles((ARTICLE,)))
    project.apply(AddArticles((OTHER,)), onward=True)
    project.put_reading(READING)
    project.apply(JoinSpeakers((LUND,), (MS_LUND,), reason="same"), RenameSpeaker((LUND,), "Ada Lund"))
    project.apply(ChooseBase(OTHER.id))
    project.apply(DescribeArticle(OTHER.id, "outlet", "Evening Post"))
    project.undo()
    project.put_setting("speaker", "ada-lund")
    opened.close()
    return path


def test_everything_comes_back_at_once_with_steps_and_what_can_be_redone(path):
    opened = open_project(path)
    project = opened.project
    assert [entry.step for entry in project.entries] == [0, 0, 1, 1, 2, 3]
    assert (project.done, project.undo_title, project.redo_title) == (5, "Choose base", "Correct outlet")
    project.undo()
    assert project.undo_title == "Merge speakers"
    project.undo()
    assert (project.undo_title, project.redo_title) == ("Add 2 articles", "Merge speakers")
    assert dict(project.readings) == {ARTICLE.id: READING}
    assert dict(project.settings) == {"speaker": "ada-lund"}
    assert opened.source(ARTICLE.source) == Source("herald.txt", BYTES)
    assert opened.source("0" * 64) is None
    assert (opened.name, opened.read_only, opened.told) == ("Bridge", "", ())
    opened.close()
    again = open_project(path)
    assert (again.project.done, again.project.redo_title) == (2, "Merge speakers")
    assert [entry.made for entry in again.project.entries] == [entry.made for entry in project.entries]
    again.close()


def test_the_log_can_be_read_by_anybody_with_sqlite(path):
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT number, step, command, reason FROM log").fetchall()
        (versions,) = connection.execute("SELECT program, length(lexicons) FROM versions").fetchall()
        (made_by,) = connection.execute("SELECT made_by FROM readings").fetchone()
    connection.close()
    assert rows[2] == (3, 1, "JoinSpeakers", "same")
    assert (versions, made_by) == (("0.1.0", 16), "test")


def test_what_only_undone_steps_added_is_forgotten_with_its_file_once_it_cannot_be_redone(path, tmp_path):
    opened = open_project(path)
    while opened.project.done:
        opened.project.undo()
    opened.project.apply(AddArticles((OTHER,)))
    opened.close()
    open_project(path).close()
    with sqlite3.connect(path) as connection:
        counts = [connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in schema.TABLES]
    connection.close()
    assert dict(zip(schema.TABLES, counts, strict=True)) == {
        "meta": 4, "log": 1, "articles": 1, "sources": 0, "readings": 0, "resolutions": 0, "settings": 1,
        "versions": 1,
    }  # fmt: skip


# Two at once, newer and older


def test_the_second_to_open_a_project_reads_it_and_is_told(path, tmp_path):
    first = open_project(path)
    second = open_project(path)
    assert second.read_only == (
        "Bridge.crossquote is open in another window, so it is only read here; save a copy to keep changes."
    )
    assert second.project.entries == first.project.entries
    second.project.apply(ChooseBase(ARTICLE.id))
    assert second.source(ARTICLE.source) == Source("herald.txt", BYTES)
    assert save_copy(second, tmp_path / "mine.crossquote") == ()
    first.close()
    third = open_project(path)
    assert (third.read_only, third.project.decisions.base) == ("", OTHER.id)
    third.close()
    mine = open_project(tmp_path / "mine.crossquote")
    assert mine.project.decisions.base == ARTICLE.id
    assert mine.source(ARTICLE.source) == Source("herald.txt", BYTES)
    mine.close()


def test_another_program_that_has_it_open_is_named_and_its_end_frees_the_project(path):
    program = f"""
import sys
from pathlib import Path
from desktop.project.opening import open_project
opened = open_project(Path({str(path)!r}))
print("open", flush=True)
sys.stdin.readline()
"""
    other = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert other.stdout.readline() == "open\n"
    assert "open in another Crossquote window" in open_project(path).read_only
    other.kill()
    other.wait(10)
    opened = open_project(path)
    assert opened.read_only == ""
    opened.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_project_of_a_newer_program_is_read_and_not_changed(path, tmp_path):
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        connection.execute("ALTER TABLE log ADD COLUMN author TEXT")
        connection.execute("CREATE TABLE pictures (name TEXT)")
    connection.close()
    before = path.read_bytes()
    opened = open_project(path)
    assert "written by a newer Crossquote, so it can be read here and not changed" in opened.read_only
    assert opened.project.decisions.base == OTHER.id
    assert (opened.project.undo_title, opened.project.redo_title) == ("", "")
    with pytest.raises(CorrectionFailed, match="newer Crossquote"):
        opened.project.apply(ChooseBase(ARTICLE.id))
    save_copy(opened, tmp_path / "copy.crossquote")
    opened.close()
    assert path.read_bytes() == before
    # The header counts how often a file was written; all else is byte for byte the same.
    assert (tmp_path / "copy.crossquote").read_bytes()[100:] == before[100:]
    assert schema.version_of(tmp_path / "copy.crossquote") == schema.VERSION + 1


def test_a_newer_project_that_cannot_be_understood_says_so_and_is_left_alone(path):
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 7}")
        connection.execute("ALTER TABLE log RENAME TO history")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ProjectFileError, match=r"newer Crossquote .*; install the newest Crossquote\.$"):
        open_project(path)
    assert path.read_bytes() == before


def test_a_command_of_a_newer_program_makes_the_project_read_only_and_is_not_lost(path):
    with sqlite3.connect(path) as connection:
        body = b'{"colour":"red"}'
        connection.execute(
            "INSERT INTO log VALUES (7, 9, 'PaintSpeaker', ?, ?, '', '')", (body, zlib.crc32(body))
        )
    connection.close()
    before = path.read_bytes()
    opened = open_project(path)
    assert "newer Crossquote" in opened.read_only
    assert opened.project.decisions.base == OTHER.id
    opened.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", sorted(VERSIONS.glob("*.crossquote")), ids=lambda one: one.stem)
def test_files_of_earlier_versions_open_and_are_brought_to_this_one(kept, tmp_path):
    path = tmp_path / "old.crossquote"
    shutil.copy(kept, path)
    opened = open_project(path)
    assert (opened.read_only, opened.told) == ("", ())
    assert [one.outlet for one in opened.project.decisions.articles] == ["Skerry Courier", "Coastal Weekly"]
    assert (opened.project.undo_title, opened.project.redo_title) == ("Merge speakers", "Drop statement")
    assert [len(one.statements) for one in opened.project.readings.values()] == [2, 1]
    assert opened.source(opened.project.decisions.articles[0].source).name == "courier.txt"
    opened.close()
    assert schema.version_of(path) == schema.VERSION


def test_a_step_to_a_newer_version_is_wholly_done_or_not_at_all(path):
    def add(do):
        do.execute("CREATE TABLE more (name TEXT)")

    def fail(do):
        do.execute("DELETE FROM log")
        raise sqlite3.OperationalError("disk I/O error")

    def drop(do):
        do.execute("DROP TABLE more")

    here = schema.VERSION
    with sqlite3.connect(path, isolation_level=None) as connection:
        before = list(connection.iterdump())
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, here, steps={here: add, here + 1: fail}, to=here + 2)
        assert list(connection.iterdump()) == before
        assert connection.execute("PRAGMA user_version").fetchone() == (here,)
        migrate(connection, here, steps={here: add, here + 1: drop}, to=here + 2)
        assert connection.execute("PRAGMA user_version").fetchone() == (here + 2,)
    connection.close()


# What cannot be written


def test_a_full_disk_is_told_changes_wait_and_are_written_once_there_is_room(path):
    told = []
    opened = open_project(path, told=told.append)
    connection = opened.keeper._store._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    long = "x" * 100_000
    opened.project.apply(DescribeArticle(OTHER.id, "title", long))
    opened.project.apply(DescribeArticle(OTHER.id, "byline", "Ann"))
    assert told == ["Bridge.crossquote: the disk is full; make room, or save a copy elsewhere."]
    assert opened.project.decisions.article(OTHER.id).title == long
    assert opened.keeper.waiting == 2
    connection.execute("PRAGMA max_page_count = 100000")
    opened.keeper.retry()
    assert (told[1:], opened.keeper.waiting) == ([""], 0)
    opened.close()
    again = open_project(path)
    assert again.project.decisions.article(OTHER.id).byline == "Ann"
    again.close()


def test_a_vanished_drive_is_told_and_a_copy_elsewhere_has_everything(path, tmp_path):
    folder = tmp_path / "drive"
    folder.mkdir()
    there = folder / path.name
    shutil.move(path, there)
    told = []
    opened = open_project(there, told=told.append)
    folder.rename(tmp_path / "gone")
    opened.project.put_source(Source("new.txt", b"new"))
    opened.project.apply(DescribeArticle(OTHER.id, "title", "Changed"))
    assert told == ["Bridge.crossquote: it is no longer there; put it back, or save a copy elsewhere."]
    save_copy(opened, tmp_path / "copy.crossquote")
    copy = open_project(tmp_path / "copy.crossquote")
    assert copy.project.decisions == opened.project.decisions
    copy.close()
    (tmp_path / "gone").rename(folder)
    opened.project.apply(DescribeArticle(OTHER.id, "byline", "Ann"))
    assert told[1:] == [""]
    opened.close()
    back = open_project(there)
    assert back.project.decisions == opened.project.decisions
    back.close()


def test_what_takes_the_projects_place_meanwhile_is_not_written_over(path, tmp_path):
    told = []
    opened = open_project(path, told=told.append)
    other = tmp_path / "other"
    shutil.copy(path, other)
    os.replace(other, path)
    before = path.read_bytes()
    opened.project.apply(ChooseBase(ARTICLE.id))
    assert told == [
        "Bridge.crossquote: another file has taken its place; save a copy elsewhere and go on with that."
    ]
    assert path.read_bytes() == before
    opened.close()


def test_what_another_program_wrote_meanwhile_is_not_written_over(path):
    told = []
    opened = open_project(path, told=told.append)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE name = 'changes'")
    connection.close()
    opened.project.apply(ChooseBase(ARTICLE.id))
    assert told == [
        "Bridge.crossquote: another program has changed it meanwhile; save a copy elsewhere, then open both."
    ]
    opened.close()


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_that_may_not_be_written_is_said_and_the_project_shown(path, monkeypatch, number):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(lock.os, "open", refuse)
    opened = open_project(path)
    assert opened.read_only == (
        "The folder of Bridge.crossquote may not be written; save a copy to keep changes."
    )
    opened.project.apply(ChooseBase(ARTICLE.id))
    assert opened.project.undo_title == "Choose base"


def crashed_beside(path):
    """What a crash leaves of a project: the file with half a change, and the journal that takes it back."""
    before = path.read_bytes()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_spill = ON")
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN")
    writer.execute("UPDATE meta SET value = '2' WHERE name = 'done'")
    for number in range(200):
        writer.execute("INSERT INTO settings VALUES (?, ?)", (f"n{number}", "x" * 500))
    crashed = path.with_name("Crashed.crossquote")
    shutil.copy(path, crashed)
    shutil.copy(f"{path}-journal", f"{crashed}-journal")
    writer.execute("ROLLBACK")
    writer.close()
    assert crashed.read_bytes() != before
    return crashed


def test_a_project_whose_program_died_is_read_whole_by_whoever_only_reads_it(path, tmp_path):
    crashed = crashed_beside(path)
    before = crashed.read_bytes()
    project = read_project(crashed)
    assert (project.done, dict(project.settings)) == (5, {"speaker": "ada-lund"})
    assert read_sources(crashed, {ARTICLE.source, "0" * 64}) == {ARTICLE.source: Source("herald.txt", BYTES)}
    assert crashed.read_bytes() == before


def test_a_copy_of_a_newer_project_whose_program_died_holds_no_half_change(path, tmp_path):
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    opened = open_project(crashed_beside(path))
    assert "newer Crossquote" in opened.read_only
    save_copy(opened, tmp_path / "copy.crossquote")
    assert (tmp_path / "copy.crossquote").read_bytes()[100:] == path.read_bytes()[100:]


def test_a_change_that_was_under_way_is_taken_back_also_where_nothing_may_be_written(path, monkeypatch):
    crashed = crashed_beside(path)
    access = os.access
    monkeypatch.setattr(
        "desktop.project.opening.os.access", lambda one, mode: mode != os.W_OK and access(one, mode)
    )
    opened = open_project(crashed)
    assert (opened.project.done, dict(opened.project.settings)) == (5, {"speaker": "ada-lund"})
    assert "may not be written" in opened.read_only
    monkeypatch.undo()
    opened = open_project(crashed)
    assert (opened.project.done, opened.read_only, opened.told) == (5, "", ())
    opened.close()


# Copies


def test_a_project_that_moves_goes_on_at_its_new_place(path, tmp_path):
    opened = open_project(path)
    project = opened.project
    moved = move_project(opened, tmp_path / "Named.crossquote")
    assert moved.project is project
    moved.project.apply(ChooseBase(ARTICLE.id))
    assert not path.exists()
    moved.close()
    again = open_project(tmp_path / "Named.crossquote")
    assert (again.name, again.project.decisions.base) == ("Named", ARTICLE.id)
    assert again.source(ARTICLE.source) == Source("herald.txt", BYTES)
    again.close()


def test_a_copy_never_takes_the_place_of_a_project_that_is_open(path, tmp_path):
    other = create_project(tmp_path / "other.crossquote")
    opened = open_project(path)
    for place, message in ((other.path, "it is open in another window"), (path, "project's own place")):
        before = place.read_bytes()
        with pytest.raises(ProjectFileError, match=message):
            save_copy(opened, place)
        assert place.read_bytes() == before
    with pytest.raises(ProjectFileError, match="put it back, or save a copy elsewhere"):
        save_copy(opened, tmp_path / "no folder" / "copy.crossquote")
    opened.close()
    other.close()


def test_a_file_that_is_no_project_is_refused_in_a_sentence(tmp_path):
    plain = tmp_path / "notes.crossquote"
    for data, message in (
        (b"", "no Crossquote project, or its beginning is destroyed"),
        (b"just text" * 100, "no Crossquote project"),
    ):
        plain.write_bytes(data)
        with pytest.raises(ProjectFileError, match=message):
            open_project(plain)
    foreign = tmp_path / "other.crossquote"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE log (a)")
    connection.close()
    with pytest.raises(ProjectFileError, match="another program's database"):
        open_project(foreign)
    with pytest.raises(ProjectFileError, match="see whether it was moved"):
        open_project(tmp_path / "missing.crossquote")
    with pytest.raises(ProjectFileError, match="no ordinary file"):
        open_project(tmp_path)
    with pytest.raises(ProjectFileError, match="a file of that name is there"):
        create_project(plain)
