"""Garbage is collected on the window's thread, and everything only when nothing goes on."""

import gc

import pytest

from desktop.window import garbage
from desktop.window.garbage import OPENING_TURNS, QUIET_TURNS, Garbage


@pytest.fixture
def collected(monkeypatch):
    generations = []
    monkeypatch.setattr(garbage.gc, "collect", generations.append)
    return generations


@pytest.fixture
def frozen(monkeypatch):
    times = []
    monkeypatch.setattr(garbage.gc, "freeze", lambda: times.append("what the project was opened with"))
    return times


def test_python_collects_nothing_by_itself_until_the_window_is_closed(qapp):
    one = Garbage(lambda: False)
    one.start()
    assert (gc.isenabled(), gc.get_freeze_count() > 0) == (False, True)
    one.stop()
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, 0)


def test_everything_is_looked_through_once_after_work_has_ended(qapp, collected, frozen):
    busy = [True]
    one = Garbage(lambda: busy[0])
    one._turn()
    assert (collected, len(frozen)) == ([], 1)
    for _ in range(OPENING_TURNS):
        one._turn()
    assert collected == [0]
    frozen.clear()
    busy[0] = False
    for _ in range(QUIET_TURNS + 3):
        one._turn()
    assert collected == [0, *[0] * (QUIET_TURNS - 1)]
    assert frozen == ["what the project was opened with"]
    collected.clear()
    busy[0] = True
    one._turn()
    busy[0] = False
    for _ in range(QUIET_TURNS + 3):
        one._turn()
    assert collected == [0, *[0] * (QUIET_TURNS - 1), 2]
    assert len(frozen) == 1


def test_what_took_long_to_look_through_is_not_looked_through_again(qapp, collected, frozen, monkeypatch):
    clock = iter((0.0, 0.01, 1.0, 1.2))
    monkeypatch.setattr(garbage, "perf_counter", lambda: next(clock))
    one = Garbage(lambda: False)
    for _ in range(3):
        one._look_through()
    assert (collected, len(frozen)) == ([2, 2], 2)
