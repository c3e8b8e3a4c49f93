"""The review's list is worked out together with the findings, never in the window's thread."""

import threading

import pytest

from desktop.project.commands import (
    DescribeArticle,
    RemoveArticles,
    RenameSpeaker,
)
from desktop.project.more_commands import ColourArticle, OrderArticles
from desktop.project.review import assign, drop, reopen
from desktop.project.review import review_queue as review_list
from desktop.window import deriver, review_queue
from desktop.window.review_queue import QueueMemo, queue_of
from tests.project.test_derive import READINGS, anchors, findings_of, project_of_all
from tests.project.test_review import harbour, project_of
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


def test_a_list_made_of_what_was_found_before_is_the_same_as_one_made_anew():
    project = project_of_all()
    memo = QueueMemo()
    herald, post, wire = (one.article.id for one in READINGS)

    def same():
        findings = findings_of(project)
        assert queue_of(findings, memo) == queue_of(findings)

    def commands():
        for one in READINGS[2].statements[:2]:
            yield assign(findings_of(project), one.id, None)
        yield reopen(findings_of(project), READINGS[2].statements[1].id)
        yield drop(findings_of(project), review_list(findings_of(project))[0])
        yield DescribeArticle(wire, "outlet", "Gazette")
        yield RenameSpeaker(anchors(project, "Ada Lund"), "Ada M. Lund")
        yield ColourArticle(post, 5)
        yield OrderArticles((post, wire, herald))
        yield RemoveArticles((wire,))

    same()
    for command in commands():
        project.apply(command)
        same()
    assert herald in memo.doubts.statements
    assert wire not in memo.doubts.statements
    while project.undo_title:
        project.undo()
        same()


@pytest.fixture
def listed_by(monkeypatch):
    """The names of the threads in which a list was worked out."""
    threads = []

    def noted(findings, memo):
        threads.append(threading.current_thread().name)
        return queue_of(findings, memo)

    monkeypatch.setattr(deriver, "queue_of", noted)
    return threads


def test_what_was_answered_while_a_list_was_made_does_not_come_back_with_it(monkeypatch, event_desk: Desk):
    page, bench = event_desk.window.centre.review, event_desk.window.workbench
    event_desk.trigger("review")
    page.set_scope("all")
    first, second = [row.key for row in page.model.rows if row.doubt.statement][:2]
    made, go_on = threading.Event(), threading.Event()

    def slow(findings, memo):
        made.set()
        assert go_on.wait(8)
        return queue_of(findings, memo)

    monkeypatch.setattr(deriver, "queue_of", slow)
    page.select(first)
    page.answers["review_accept"].trigger()
    event_desk.qtbot.waitUntil(made.is_set)
    page.select(second)
    page.answers["review_accept"].trigger()
    told = []
    bench.queue_changed.connect(told.append)
    go_on.set()
    event_desk.settle()
    assert [queue.findings for queue in told] == [bench.findings]
    assert [row.key for row in page.model.rows if row.key in (first, second)] == []
    assert not bench.busy


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
