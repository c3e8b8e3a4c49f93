import threading
import time

import pytest

from desktop.basics.errors import Cancelled, UnreadableArticle
from desktop.basics.progress import silent
from desktop.project.worker_process import WorkerLost, WorkerProcess
from tests.project.worker_loops import moody


@pytest.fixture
def worker():
    process = WorkerProcess(moody, silence=2.0, name="test")
    yield process
    process.close()


def test_one_process_serves_many_tasks(worker):
    first, pid = worker.ask("one", silent)
    second, same = worker.ask("two", silent)
    assert (first, second) == ("one", "two")
    assert pid == same


def test_a_worker_that_dies_or_hangs_costs_its_task_and_the_next_one_goes_on(worker):
    _, pid = worker.ask("one", silent)
    with pytest.raises(WorkerLost, match="died"):
        worker.ask("die", silent)
    with pytest.raises(WorkerLost, match="longer than 2 seconds"):
        worker.ask("hang", silent)
    answer, other = worker.ask("two", silent)
    assert answer == "two"
    assert other != pid


def test_a_problem_of_the_worker_arrives_whole(worker):
    with pytest.raises(UnreadableArticle, match=r"a\.pdf: it is damaged; print it anew\.") as caught:
        worker.ask("fail", silent)
    assert caught.value.remedy == "print it anew"


def test_a_task_that_listens_is_cancelled_without_a_kill(worker):
    _, pid = worker.ask("one", silent)
    worker.prepare()

    def cancel_soon(done, total, what):
        if done == 2:
            worker.cancel()

    with pytest.raises(Cancelled):
        worker.ask("work", cancel_soon)
    worker.prepare()
    assert worker.ask("two", silent) == ("two", pid)


def test_a_task_that_does_not_listen_is_killed(monkeypatch, worker):
    monkeypatch.setattr("desktop.project.worker_process.PATIENCE", 0.2)
    worker.ask("one", silent)
    worker.prepare()
    threading.Timer(0.1, worker.cancel).start()
    with pytest.raises(Cancelled):
        worker.ask("hang", silent)
    worker.prepare()
    assert worker.ask("two", silent)[0] == "two"


def test_closing_ends_a_hanging_task_at_once(worker):
    worker.ask("one", silent)
    threading.Timer(0.1, worker.close).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        worker.ask("hang", silent)
    assert time.monotonic() - began < 2.0
    with pytest.raises(Cancelled):
        worker.ask("one", silent)
