"""The whole way, from six real events' files to what `compare --json` prints, held to floors."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.export.plain import plain_comparison
from desktop.project.batch import findings_of, read_files
from tests.evaluation import EVENTS, event_figures, needs_corpora, scorer
from tests.floors import floors, missed


@needs_corpora
def test_six_events_from_files_to_verdicts(tmp_path: Path) -> None:
    events = scorer("events_eval")
    gold = events.read_gold(str(EVENTS))
    for event in gold:
        files = sorted(str(path) for path in (EVENTS / event["name"]).glob("*.txt"))
        readings = [reading for read in read_files(files) for reading in read.readings]
        printed = json.dumps(plain_comparison(findings_of(readings)))
        (tmp_path / f"{event['name']}.json").write_text(printed, encoding="utf-8")
    predicted = events.read_pred(str(tmp_path), gold)
    assert events.score(gold, predicted)["missing_files"] == 0
    reached = event_figures(gold, predicted)
    assert missed(reached, floors("events")) == {}, reached
