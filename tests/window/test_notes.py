"""The page of notes: everything marked in one list, leading to its place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop.project.marking import DefineTag, SetNote, Star, Tag
from desktop.project.marks import (
    mark_on_article,
    mark_on_speaker,
    mark_on_statement,
    mark_on_utterance,
    tag_value,
)
from desktop.window.note_dialog import NoteDialog
from desktop.window.notes_page import NOTHING, NOTHING_HERE


@pytest.fixture
def noted(event_desk):
    """The small event with a mark of each sort, and the page of notes open."""
    bench = event_desk.window.workbench
    findings = bench.findings
    voll, halloran = event_desk.speaker("Greta Voll"), event_desk.speaker("Tomas Halloran")
    statement = findings.statements_of(voll)[0]
    utterance = findings.utterances(halloran)[0]
    article = findings.articles[2].id
    said = mark_on_statement(findings, statement).target
    bench.apply(
        DefineTag("shop", "teal"),
        SetNote(said, "Who did she ask?\nThe council?"),
        Tag(said, "shop"),
        Star(mark_on_utterance(findings, halloran, utterance.id).target),
        SetNote(mark_on_speaker(findings, halloran).target, "Call the harbour master"),
        Star(mark_on_article(findings, article).target),
    )
    event_desk.settle()
    event_desk.trigger("notes")
    return event_desk


def page(desk):
    return desk.window.centre.notes


def labels(desk):
    return [row.label for row in page(desk).model.rows]


def choose(desk, start):
    at = next(n for n, one in enumerate(labels(desk)) if one.startswith(start))
    page(desk).list.setCurrentIndex(page(desk).model.index(at))
    QApplication.processEvents()


def test_an_empty_page_says_how_marks_are_made(event_desk):
    event_desk.trigger("notes")
    assert page(event_desk).isVisible()
    assert page(event_desk).list.hint == NOTHING
    assert not page(event_desk).foot.isVisible()


def test_everything_marked_is_listed_by_article_and_place_then_speakers(noted):
    assert labels(noted) == [
        "Row · Tomas Halloran · all its renderings",
        "Statement · Ansel Telegraph · Greta Voll",
        "Article · Coast Weekly",
        "Speaker · Tomas Halloran",
    ]
    assert page(noted).count.text() == "4 marks"
    said = page(noted).model.rows[1]
    assert said.words == "“Nobody asked us,”"
    assert said.spoken == (
        "Statement · Ansel Telegraph · Greta Voll, “Nobody asked us,”, tagged shop, "
        "note: Who did she ask? The council?"
    )


def test_choosing_shows_the_place_and_enter_leads_to_the_row(noted):
    choose(noted, "Statement")
    assert noted.window.reader.outlet.text() == "Ansel Telegraph"
    assert page(noted).isVisible()
    QTest.keyClick(page(noted).list, Qt.Key.Key_Return)
    noted.settle()
    assert noted.window.centre.currentWidget() is noted.window.comparison
    assert noted.window.comparison.speaker == noted.speaker("Greta Voll")
    here = noted.window.rows.here
    assert (
        here.entry.rendering.statement
        == noted.window.workbench.findings.statements_of(noted.speaker("Greta Voll"))[0]
    )


def test_speakers_and_articles_are_led_to_as_well(noted):
    choose(noted, "Article")
    page(noted).buttons["open"].click()
    assert noted.window.reader.outlet.text() == "Coast Weekly"
    assert QApplication.focusWidget() is noted.window.reader.text
    choose(noted, "Speaker")
    page(noted).buttons["open"].click()
    noted.settle()
    assert noted.window.comparison.speaker == noted.speaker("Tomas Halloran")


def test_marks_are_changed_from_the_page(noted):
    choose(noted, "Speaker")
    page(noted).buttons["note"].click()
    dialog = noted.dialog(NoteDialog)
    assert dialog.windowTitle() == "Note on Tomas Halloran"
    dialog.findChild(QPlainTextEdit).setPlainText("Called")
    dialog.accept()
    noted.settle()
    assert page(noted).current.mark.note == "Called"
    choose(noted, "Row")
    page(noted).buttons["star"].click()
    noted.settle()
    assert labels(noted)[0] == "Statement · Ansel Telegraph · Greta Voll"
    noted.trigger("undo")
    noted.settle()
    assert labels(noted)[0] == "Row · Tomas Halloran · all its renderings"


def test_the_list_is_filtered_by_words_sort_and_marks(noted):
    page(noted).filter.setText("council")
    assert labels(noted) == ["Statement · Ansel Telegraph · Greta Voll"]
    page(noted).filter.setText("nowhere")
    assert page(noted).list.hint == NOTHING_HERE
    page(noted).filter.clear()
    page(noted).scope_box.setCurrentIndex(4)
    assert labels(noted) == ["Article · Coast Weekly"]
    noted.window.notes.show_tag("shop")
    assert labels(noted) == ["Statement · Ansel Telegraph · Greta Voll"]
    assert page(noted).marks.values == {tag_value("shop")}


def test_the_palette_leads_from_a_tag_to_the_page(noted):
    noted.window.leave_page()
    noted.trigger("palette")
    words = noted.window.palettes.palette.words
    QTest.keyClicks(words, "#shop")
    QTest.keyClick(words, Qt.Key.Key_Return)
    assert page(noted).isVisible()
    assert labels(noted) == ["Statement · Ansel Telegraph · Greta Voll"]


def test_what_waits_for_its_article_is_listed_with_the_reason(noted):
    noted.window.workbench.remove(noted.window.articles.model.rows[1:2])
    noted.settle()
    row = next(row for row in page(noted).model.rows if row.waiting)
    assert (row.label, row.words) == ("Statement", "“Nobody asked us,”")
    assert row.told_waiting == "Waiting: its article is not in the project"
    choose(noted, "Statement")
    assert not page(noted).buttons["open"].isEnabled()
    page(noted).buttons["note"].click()
    dialog = noted.dialog(NoteDialog)
    dialog.remove.click()
    noted.settle()
    row = next(row for row in page(noted).model.rows if row.waiting)
    assert (row.mark.note, row.mark.tags) == ("", ("shop",))


@pytest.mark.parametrize("width", [360, 1000])
def test_the_page_paints_narrow_and_wide_and_is_a_sound_model(noted, width):
    tester = QAbstractItemModelTester(page(noted).model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page(noted).resize(width, 500)
    page(noted).filter.setText("a")
    page(noted).filter.clear()
    assert page(noted).list.grab().width() > 0
    heights = {page(noted).list.visualRect(page(noted).model.index(row)).height() for row in range(4)}
    assert len(heights) > 1
    del tester


def test_escape_leads_back(noted):
    page(noted).list.setFocus()
    QTest.keyClick(page(noted).list, Qt.Key.Key_Escape)
    assert noted.window.centre.currentWidget() is noted.window.comparison
