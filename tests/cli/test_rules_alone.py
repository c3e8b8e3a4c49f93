"""The command line where the trained reader is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.basics.resources import resource
from desktop.cli import main
from desktop.statements.tagger import reader

SAMPLE = sorted(str(path) for path in resource("samples/tarrow-bridge").iterdir())[:2]


@pytest.fixture
def _no_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(reader, "resource", lambda name: tmp_path / name)
    reader.network.cache_clear()
    yield
    reader.network.cache_clear()


@pytest.mark.usefixtures("_no_reader")
def test_that_rules_work_alone_is_said_once_and_the_articles_are_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["extract", *SAMPLE])
    told = capsys.readouterr()
    assert ended.value.code == 0
    assert [json.loads(line)["file"] for line in told.out.splitlines()] == SAMPLE
    assert told.err.count("rules alone") == 1
