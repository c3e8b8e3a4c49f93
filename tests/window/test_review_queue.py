"""The review's list is worked out together with the findings, never in the window's thread."""

import threading

import pytest

from desktop.window import deriver, review_queue
from desktop.window.review_queue import queue_of
from tests.project.test_derive import READINGS, findings_of, project_of_all
from tests.project.test_review import assign, harbour, project_of
from tests.window.conftest import Desk


def words(rows):
    return [row.words for row in rows]


def test_the_doubtful_ones_are_the_least_certain_of_all():
    queue = queue_of(findings_of(project_of(harbour(0.95, 0.4, 0.6))))
    assert words(queue.rows["all"]) == ["“It fell twice,”", "“Nobody was hurt,”", "“The crane is old,”"]
    assert words(queue.rows["doubtful"]) == ["“It fell twice,”", "“Nobody was hurt,”"]
    assert queue.rows["decided"] == ()
    assert queue.left == 3
    assert (queue.progress["doubtful"].total, queue.progress["all"].total) == (2, 3)


def test_what_is_decided_stands_apart_and_counts_as_checked():
    project = project_of_all()
    unsigned = READINGS[2].statements[1]
    before = queue_of(findings_of(project))
    project.apply(assign(findings_of(project), unsigned.id, None))
    queue = queue_of(findings_of(project))
    assert words(queue.rows["decided"]) == ["“Nobody knows why.”"]
    assert queue.left == before.left - 1
    assert (queue.progress["all"].checked, queue.progress["all"].total) == (1, before.left)


def test_more_rows_than_are_listed_at_once_are_still_counted(monkeypatch):
    monkeypatch.setattr(review_queue, "MOST_ROWS", 2)
    queue = queue_of(findings_of(project_of(harbour(0.3, 0.4, 0.5))))
    assert len(queue.rows["all"]) == 2
    assert (queue.left, queue.progress["all"].total) == (3, 3)


@pytest.fixture
def listed_by(monkeypatch):
    """The names of the threads in which a list was worked out."""
    threads = []

    def noted(findings):
        threads.append(threading.current_thread().name)
        return queue_of(findings)

    monkeypatch.setattr(deriver, "queue_of", noted)
    return threads


def test_no_list_is_worked_out_in_the_window_s_thread(listed_by, event_desk: Desk) -> None:
    # The list of the empty project is there from the beginning.
    listed_by.clear()
    event_desk.trigger("review")
    page = event_desk.window.centre.review
    page.set_scope("all")
    page.select(next(row.key for row in page.model.rows if row.doubt.statement))
    page.answers["review_accept"].trigger()
    event_desk.settle()
    page.set_scope("decided")
    assert set(listed_by) == {"window-derive"}
    assert len(page.model.rows) == 1
