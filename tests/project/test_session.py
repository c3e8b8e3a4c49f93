import gzip
import json

import pytest

from desktop.basics.anchors import Anchor
from desktop.project.commands import AddArticles, DescribeArticle, JoinSpeakers, RenameSpeaker
from desktop.project.project import Project
from desktop.project.session import FILE, load_session, save_session
from tests.builders import make_article, make_reading, make_statement

ARTICLE = make_article("Mayor speaks 🙂\n\n“We will build it,” Mayor Ada Lund said.", published="2026-03-01")
READING = make_reading(
    ARTICLE, make_statement(ARTICLE, "“We will build it,”", mention="Mayor Ada Lund", cue="said")
)
LUND = Anchor(ARTICLE.id, "Mayor Ada Lund", "", "", 36)


def project_of_two_commands_and_one_undone():
    project = Project(
        [
            AddArticles((ARTICLE,)),
            JoinSpeakers((LUND,), (Anchor("other", "Ms Lund", "a", "b", 3),), reason="same briefing"),
            RenameSpeaker((LUND,), "Ada Lund"),
            DescribeArticle(ARTICLE.id, "outlet", "Undone"),
        ],
        done=3,
    )
    project.put_reading(READING)
    return project


def test_a_session_comes_back_as_it_was(tmp_path):
    project = project_of_two_commands_and_one_undone()
    save_session(project, tmp_path / "new folder")
    again = load_session(tmp_path / "new folder")
    assert again is not None
    assert again.log == project.log
    assert again.done == 3
    assert again.decisions == project.decisions
    assert dict(again.readings) == {ARTICLE.id: READING}
    assert again.redo_title == "Correct outlet"


def test_no_session_is_no_project(tmp_path):
    assert load_session(tmp_path) is None


def test_a_damaged_session_is_set_aside_and_not_lost(tmp_path):
    save_session(project_of_two_commands_and_one_undone(), tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    for damaged in (
        whole[: len(whole) // 2],
        b"not gzip",
        gzip.compress(b'{"version": 1}'),
        whole[:-9] + b"123456789",
    ):
        (tmp_path / FILE).write_bytes(damaged)
        assert load_session(tmp_path) is None
        assert (tmp_path / f"{FILE}.damaged").read_bytes() == damaged
        assert not (tmp_path / FILE).exists()


def test_a_session_of_another_version_is_set_aside(tmp_path):
    save_session(project_of_two_commands_and_one_undone(), tmp_path)
    stored = json.loads(gzip.decompress((tmp_path / FILE).read_bytes()))
    (tmp_path / FILE).write_bytes(gzip.compress(json.dumps(stored | {"version": 99}).encode()))
    assert load_session(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == [f"{FILE}.damaged"]


def test_a_session_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    project = project_of_two_commands_and_one_undone()
    save_session(project, tmp_path)
    before = (tmp_path / FILE).read_bytes()

    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.project.session.gzip.open", full)
    with pytest.raises(OSError, match="No space left"):
        save_session(Project(), tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
