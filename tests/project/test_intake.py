import threading
import time
from contextlib import closing

import pytest

from desktop.articles.registry import read_file
from desktop.basics.resources import resource
from desktop.project import intake as intake_module
from desktop.project import worker_process
from desktop.project.intake import ArticlesOpened, FileOpened, Intake, JobChanged, ReadingMade
from tests.builders import make_article
from tests.project.worker_loops import open_or_hang

SAMPLE = sorted(resource("samples/tarrow-bridge").iterdir())


class Listener:
    """Keeps the events of an intake, and waits for some to come."""

    def __init__(self):
        self.events = []
        self._arrived = threading.Condition()

    def __call__(self, event):
        with self._arrived:
            self.events.append(event)
            self._arrived.notify_all()

    def of(self, kind):
        return [event for event in self.events if isinstance(event, kind)]

    def wait(self, condition, seconds=60):
        with self._arrived:
            assert self._arrived.wait_for(condition, seconds), [job.job for job in self.of(JobChanged)][-5:]


@pytest.fixture
def listener():
    return Listener()


@pytest.fixture
def intake(listener):
    one = Intake(listener)
    yield one
    one.close()


def ended(intake):
    return lambda: not any(job.running for job in intake.jobs)


def test_files_become_readings_and_a_bad_one_costs_only_itself(intake, listener, tmp_path):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 broken")
    intake.add_files([SAMPLE[0], bad, SAMPLE[1]])
    article = make_article("Pasted\n\n“We will build it,” said Ada Lund, the mayor.", file="Pasted article")
    intake.read([article])
    listener.wait(ended(intake))
    states = {job.source: job for job in intake.jobs}
    assert [states[str(path)].state for path in SAMPLE[:2]] == ["done", "done"]
    assert states[str(bad)].state == "failed"
    assert states[str(bad)].problem.startswith("bad.pdf: ")
    opened = {one.id for event in listener.of(ArticlesOpened) for one in event.articles}
    read = {event.reading.article.id: event.reading for event in listener.of(ReadingMade)}
    assert set(read) == opened | {article.id}
    assert len(opened) == 2
    assert [one.kind for one in read[article.id].statements] == ["direct"]


def test_a_text_that_is_read_already_is_not_read_twice(intake, listener, tmp_path):
    again = tmp_path / "again.txt"
    again.write_bytes(SAMPLE[0].read_bytes())
    intake.add_files([SAMPLE[0], again])
    listener.wait(ended(intake))
    assert [job.state for job in intake.jobs] == ["done", "done"]
    assert len({job.article for job in intake.jobs}) == 1
    assert len(listener.of(ReadingMade)) == 1


def test_what_waits_can_be_cancelled_and_tried_again(intake, listener):
    jobs = intake.add_files(SAMPLE)
    intake.cancel_all()
    listener.wait(ended(intake))
    assert {job.state for job in intake.jobs} <= {"cancelled", "done"}
    assert intake.jobs[-1].state == "cancelled"
    intake.retry(jobs[-1].id)
    listener.wait(lambda: intake.jobs[-1].state == "done")
    assert listener.of(ReadingMade)[-1].reading.article.file == str(SAMPLE[-1])


def test_a_file_that_failed_is_opened_anew_once_it_is_mended(intake, listener, tmp_path):
    path = tmp_path / "late.txt"
    (job,) = intake.add_files([path])
    listener.wait(lambda: intake.jobs[0].state == "failed")
    path.write_text("Boats\n\n“We will build it,” said Ada Lund, the mayor of the town.", encoding="utf-8")
    intake.retry(job.id)
    listener.wait(lambda: intake.jobs[0].state == "done")
    assert intake.jobs[0].problem == ""
    assert len(listener.of(ReadingMade)) == 1


def test_a_file_that_hangs_while_it_is_opened_alone_costs_that_file_alone(listener, monkeypatch, tmp_path):
    monkeypatch.setattr(intake_module, "open_files", open_or_hang)
    monkeypatch.setattr(worker_process, "PATIENCE", 0.1)
    hanging = tmp_path / "hanging.pdf"
    with closing(Intake(listener)) as intake:
        lost, whole = intake.open_file(hanging), intake.open_file(SAMPLE[0])
        listener.wait(lambda: any(event.job.state == "opening" for event in listener.of(JobChanged)))
        # It does not listen, and is killed.
        intake.cancel(lost.id)
        listener.wait(ended(intake))
        states = {job.id: job.state for job in intake.jobs}
    assert states == {lost.id: "cancelled", whole.id: "done"}
    (told,) = listener.of(FileOpened)
    assert told.job.id == whole.id
    assert [one.title for one in told.opened.articles] == [one.title for one in read_file(SAMPLE[0])]
    assert listener.of(ArticlesOpened) == []


def test_closing_while_work_runs_is_quick_and_silent(listener):
    intake = Intake(listener)
    intake.add_files(SAMPLE)
    listener.wait(lambda: any(event.job.state == "extracting" for event in listener.of(JobChanged)))
    began = time.monotonic()
    intake.close()
    told = len(listener.events)
    assert time.monotonic() - began < 5
    time.sleep(0.2)
    assert len(listener.events) == told
