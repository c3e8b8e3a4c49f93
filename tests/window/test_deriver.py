"""What takes long is done beside the window's thread, and what it gives is shown together."""

import threading
import time
from dataclasses import replace

import pytest

from desktop.project import findings
from desktop.project.intake import JobChanged, ReadingMade
from desktop.window.workbench import COALESCE, GATHER
from tests.window.builders import reading_of, write_articles
from tests.window.conftest import Desk


@pytest.fixture
def aligned_by(monkeypatch):
    """The names of the threads that aligned anything."""
    threads = []
    align = findings.align

    def noted(*args, **kwargs):
        threads.append(threading.current_thread().name)
        return align(*args, **kwargs)

    monkeypatch.setattr(findings, "align", noted)
    return threads


def test_nothing_is_aligned_in_the_window_s_thread(aligned_by, event_desk: Desk) -> None:
    window = event_desk.window
    for _ in range(3):
        window.speakers.step(1)
        event_desk.settle()
    window.comparison.table.choose(0, 1)
    event_desk.settle()
    assert set(aligned_by) == {"window-derive"}


def test_a_speaker_prepared_once_is_shown_at_once(event_desk: Desk) -> None:
    bench, shown = event_desk.window.workbench, []
    speaker = event_desk.window.speakers.current
    assert bench.prepare(speaker, lambda findings, one: shown.append((findings, one))) is True
    assert shown == [(bench.findings, speaker)]
    assert bench.prepared(speaker).table.speaker == speaker


def test_the_first_and_the_last_reading_are_shown_at_once_and_those_between_together(
    desk: Desk, tmp_path, qtbot
) -> None:
    shown = []
    bench = desk.window.workbench
    desk.drop_files(*write_articles(tmp_path))
    desk.open_all()
    bench.findings_changed.connect(lambda findings: shown.append(len(findings.readings)))
    first, *between, last = desk.intake.jobs.values()

    def read(job) -> None:
        desk.intake.notify(ReadingMade(job, reading_of(desk.intake.articles[job.id])))
        desk.intake.notify(JobChanged(replace(job, state="done")))

    for job in (first, *between, last):
        reading_of(desk.intake.articles[job.id])  # made beforehand, so that the clock counts no extraction
    read(first)
    desk.settle()
    for job in between:
        read(job)
        qtbot.wait(COALESCE + 60)
    assert shown == [1]
    begun = time.monotonic()
    read(last)
    desk.settle()
    assert shown == [1, 2 + len(between)]
    assert time.monotonic() - begun < GATHER / 1000
