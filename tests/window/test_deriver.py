"""What takes long is done beside the window's thread, and what it gives is shown together."""

import threading

import pytest

from desktop.project import derive
from tests.window.conftest import Desk


@pytest.fixture
def aligned_by(monkeypatch):
    """The names of the threads that aligned anything."""
    threads = []
    align = derive.align

    def noted(*args, **kwargs):
        threads.append(threading.current_thread().name)
        return align(*args, **kwargs)

    monkeypatch.setattr(derive, "align", noted)
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
