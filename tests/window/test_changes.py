"""The page of changes: what is listed, taken out, put back and explained."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop.comparison.table import Options
from desktop.project.marking import SetNote, Star
from desktop.project.marks import mark_on_article
from desktop.window import corrections
from desktop.window.changes_delegate import words_room
from desktop.window.changes_page import NO_REASON
from tests.window.conftest import Desk


def rename(desk: Desk, old: str, new: str) -> None:
    bench = desk.window.workbench
    assert bench.apply(*corrections.rename(bench.findings, desk.speaker(old), new))
    desk.settle()


def rows(desk: Desk) -> list[tuple[str, str]]:
    return [(row.label, row.standing) for row in desk.window.centre.changes.model.rows]


@pytest.fixture
def changed(event_desk: Desk) -> Desk:
    """A window in which two things were changed, on the page that lists them."""
    rename(event_desk, "Greta Voll", "Greta the shopkeeper")
    event_desk.window.dialogs.describe_field(event_desk.window.articles.model.rows[1].key, "outlet", "Tele")
    event_desk.settle()
    event_desk.trigger("changes")
    return event_desk


def test_the_page_lists_what_was_changed_newest_first(changed: Desk) -> None:
    page = changed.window.centre.changes
    assert changed.window.centre.currentWidget() is page
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert rows(changed) == [("Correct outlet", "in force"), ("Rename speaker", "in force")]
    first = page.model.rows[0]
    assert first.what == "outlet: Tele"
    assert first.when
    assert first.colour == 1
    assert "Tele" in first.spoken
    assert page.count.text() == "2 changes"


def test_long_words_leave_room_for_how_it_was_changed() -> None:
    assert words_room(100, 30, 40) == 30
    assert words_room(100, 300, 40) == 60
    assert words_room(100, 300, 400) == 40
    assert words_room(100, 30, 400) == 30


def test_an_entry_is_taken_out_by_key_and_put_back_by_button(changed: Desk) -> None:
    page = changed.window.centre.changes
    page.list.setCurrentIndex(page.model.index(1))
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    changed.settle()
    assert rows(changed) == [("Correct outlet", "in force"), ("Rename speaker", "taken out")]
    assert "Greta Voll" in changed.speaker_names
    assert changed.outlets[1] == "Tele"
    assert page.take_button.text() == "&Put back"
    QTest.mouseClick(page.take_button, Qt.MouseButton.LeftButton)
    changed.settle()
    assert "Greta the shopkeeper" in changed.speaker_names
    changed.trigger("undo")
    changed.settle()
    assert "Greta Voll" in changed.speaker_names


def test_a_reason_is_written_and_goes_out_with_the_changes(changed: Desk, tmp_path: Path) -> None:
    page = changed.window.centre.changes
    page.reason.setFocus()
    QTest.keyClicks(page.reason, "as it signs itself")
    QTest.keyClick(page.reason, Qt.Key.Key_Return)
    changed.settle()
    assert page.model.rows[0].why == "as it signs itself"
    path = tmp_path / "changes.csv"
    changed.window.exports.write_table("corrections", Options(), path)
    changed.qtbot.waitUntil(path.exists)
    changed.qtbot.waitUntil(lambda: "Exported" in changed.window.status.message.text())
    told = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [(one["what"], one["reason"]) for one in told] == [
        ("Rename speaker", ""), ("Correct outlet", "as it signs itself"),
    ]  # fmt: skip


def test_a_click_shows_the_words_in_their_article(changed: Desk) -> None:
    page = changed.window.centre.changes
    index = page.model.index(1)
    QTest.mouseClick(
        page.list.viewport(), Qt.MouseButton.LeftButton, pos=page.list.visualRect(index).center()
    )
    article = changed.window.reader.text.article
    assert article is not None
    assert article.outlet == page.model.rows[1].correction.outlet
    assert "Greta" in changed.window.reader.text.selected_words


def test_scopes_and_filter_leave_what_they_name(changed: Desk) -> None:
    page = changed.window.centre.changes
    page.filter.setText("gre")
    assert rows(changed) == [("Rename speaker", "in force")]
    page.filter.clear()
    page.scope_box.setCurrentIndex(2)
    assert rows(changed) == []
    assert "Another choice" in page.list.hint
    assert page.foot.isHidden()
    changed.window.workbench.remove(changed.window.articles.model.rows[1:2])
    changed.settle()
    assert rows(changed) == [("Correct outlet", "waiting")]
    assert page.model.rows[0].why == "“Tele” is not in the project"


def test_notes_and_stars_are_listed_and_taken_out(changed: Desk) -> None:
    page, bench = changed.window.centre.changes, changed.window.workbench
    mark = mark_on_article(bench.findings, bench.findings.articles[0].id)
    assert bench.apply(SetNote(mark.target, "Old news"), Star(mark.target))
    changed.settle()
    assert rows(changed)[:2] == [("Star article", "in force"), ("Write note", "in force")]
    page.scope_box.setCurrentIndex(page.scope_box.findData("marks"))
    assert [row.what for row in page.model.rows] == ["", "on the article: Old news"]
    page.list.setCurrentIndex(page.model.index(1))
    assert (page.reason.isEnabled(), page.reason.placeholderText()) == (False, NO_REASON)
    page.take_button.click()
    changed.settle()
    assert rows(changed) == [("Star article", "in force"), ("Write note", "taken out")]
    assert mark_on_article(bench.findings, bench.findings.articles[0].id).note == ""
    assert bench.undo_title == "Take change out"
    page.scope_box.setCurrentIndex(page.scope_box.findData("corrections"))
    assert rows(changed) == [("Correct outlet", "in force"), ("Rename speaker", "in force")]
    assert page.reason.isEnabled()


def test_an_empty_page_says_what_will_stand_there(event_desk: Desk) -> None:
    event_desk.trigger("changes")
    page = event_desk.window.centre.changes
    assert "You have changed nothing yet" in page.list.hint
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert event_desk.window.centre.currentWidget() is event_desk.window.comparison
