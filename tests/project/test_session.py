"""Version 0 of the project file: the session of earlier programs."""

import gzip
import json
from pathlib import Path

import pytest

from desktop.project.codec import Damaged
from desktop.project.session import load_session

KEPT = Path(__file__).parent / "versions" / "version-0.json.gz"


def test_a_session_of_an_earlier_program_is_read_with_its_readings_and_what_can_be_redone():
    project = load_session(KEPT)
    assert [type(one).__name__ for one in project.log] == [
        "AddArticles", "AddArticles", "JoinSpeakers", "RenameSpeaker", "AcceptStatement", "ChooseBase",
        "DescribeArticle", "DropStatement",
    ]  # fmt: skip
    assert (project.done, project.undo_title, project.redo_title) == (7, "Correct outlet", "Drop statement")
    assert [one.outlet for one in project.decisions.articles] == ["Skerry Courier", "Coastal Weekly"]
    assert [len(one.statements) for one in project.readings.values()] == [2, 1]


def test_a_damaged_session_is_told(tmp_path):
    whole = KEPT.read_bytes()
    stored = json.loads(gzip.decompress(whole))
    path = tmp_path / "session.json.gz"
    for damaged in (
        whole[: len(whole) // 2],
        b"not gzip",
        gzip.compress(b'{"version": 1}'),
        whole[:-9] + b"123456789",
        gzip.compress(json.dumps(stored | {"version": 99}).encode()),
        gzip.compress(json.dumps(stored | {"log": [{"command": "Format", "values": {}}]}).encode()),
    ):
        path.write_bytes(damaged)
        with pytest.raises(Damaged):
            load_session(path)
