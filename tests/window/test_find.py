"""Find: what a user types, is shown, and is led to."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu

from desktop.project.marking import Star
from desktop.project.marks import STARRED, mark_on_statement
from desktop.project.search import SECONDS_EACH, Query, search
from desktop.window.find_model import FindModel
from desktop.window.find_panel import NOTHING, NOTHING_HERE, TOO_LONG
from desktop.window.find_rows import hit_rows
from desktop.window.mark_colours import hit_colours
from tests.builders import make_article
from tests.project.test_derive import READINGS, findings_of, project_of_all


@pytest.fixture
def finding(event_desk):
    """The small event with the find panel open."""
    event_desk.trigger("find")
    return event_desk


def panel(desk):
    return desk.window.hits


def settle(desk):
    desk.qtbot.waitUntil(lambda: not desk.window.finder.busy, timeout=8000)
    desk.settle()


def look_for(desk, words):
    desk.qtbot.keyClicks(panel(desk).bar.words, words)
    settle(desk)


def press(desk, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    desk.qtbot.keyClick(widget, key, modifier)
    settle(desk)


def shown(desk):
    return [f"{row.outlet}: {row.hit.words}" for row in panel(desk).model.rows]


def marked(desk):
    """What is marked in the article as found: words, and whether they are at hand."""
    text = desk.window.reader.text
    look = hit_colours(dark=False)
    grounds = {look.ground.name(): False, look.text.name(): True}
    return [
        (one.cursor.selectedText(), grounds[one.format.background().color().name()])
        for one in text.extraSelections()
        if one.format.background().color().name() in grounds
    ]


def test_the_panel_opens_with_the_keyboard_in_it_and_says_what_to_do(finding):
    assert panel(finding).isVisible()
    assert QApplication.focusWidget() is panel(finding).bar.words
    assert "Type what to look for" in panel(finding).list.hint


def test_what_is_typed_is_listed_with_outlet_and_speaker(finding):
    look_for(finding, "friday")
    assert shown(finding) == ["Skerry Courier: Friday", "Ansel Telegraph: Friday", "Coast Weekly: Friday"]
    first = panel(finding).model.rows[0]
    assert first.who == "Tomas Halloran"
    assert first.label.startswith("“The ferry will stop on Friday and it will not sail")
    assert panel(finding).bar.count.text() == "3 in 3 articles"
    assert panel(finding).current is None


def test_enter_leads_from_hit_to_hit_in_article_and_table(finding):
    look_for(finding, "friday")
    press(finding, panel(finding).bar.words, Qt.Key.Key_Return)
    window = finding.window
    assert panel(finding).bar.count.text() == "1 of 3 in 3 articles"
    assert window.reader.outlet.text() == "Skerry Courier"
    assert marked(finding) == [("Friday", True)]
    current = window.comparison.table.currentIndex()
    assert (current.column(), window.speakers.model.rows[0].name) == (0, "Tomas Halloran")
    press(finding, panel(finding).bar.words, Qt.Key.Key_Return)
    assert window.reader.outlet.text() == "Ansel Telegraph"
    assert window.comparison.table.currentIndex().column() == 1
    press(finding, panel(finding).bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    press(finding, panel(finding).bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel(finding).bar.count.text() == "3 of 3 in 3 articles"
    assert QApplication.focusWidget() is panel(finding).bar.words


def test_a_hit_leads_to_its_speaker_in_the_table(finding):
    look_for(finding, "asked us")
    finding.trigger("find_next")
    settle(finding)
    assert finding.window.comparison.bar._name.text() == "Greta Voll"
    assert finding.window.reader.outlet.text() == "Ansel Telegraph"


def test_a_hit_outside_statements_is_shown_in_its_article(finding):
    look_for(finding, "Islanders")
    assert panel(finding).model.rows[0].who == "headline"
    finding.trigger("find_next")
    settle(finding)
    assert finding.window.reader.outlet.text() == "Ansel Telegraph"
    assert marked(finding) == [("Islanders", True)]


def test_all_hits_of_an_article_are_marked_in_it(finding):
    look_for(finding, "ferry")
    finding.trigger("find_next")
    settle(finding)
    assert sorted(marked(finding)) == [("Ferry", True), ("ferry", False)]
    finding.trigger("find_next")
    settle(finding)
    assert sorted(marked(finding)) == [("Ferry", False), ("ferry", True)]


def test_escape_takes_panel_and_marks_away_and_goes_back(event_desk):
    table = event_desk.window.comparison.table
    table.setFocus()
    event_desk.trigger("find")
    look_for(event_desk, "friday")
    finding = event_desk
    finding.trigger("find_next")
    settle(finding)
    finding.qtbot.keyClick(panel(finding).bar.words, Qt.Key.Key_Escape)
    assert panel(finding).isHidden()
    assert marked(finding) == []
    assert QApplication.focusWidget() is table
    finding.trigger("find_next")
    assert panel(finding).isVisible()


def test_capitals_words_and_patterns_are_asked_for_with_the_buttons(finding):
    look_for(finding, "ferr")
    bar = panel(finding).bar
    assert len(shown(finding)) == 6
    bar.toggles["whole_words"].click()
    settle(finding)
    assert panel(finding).list.hint == NOTHING
    bar.toggles["whole_words"].click()
    bar.toggles["match_case"].click()
    settle(finding)
    assert len(shown(finding)) == 5
    bar.toggles["match_case"].click()
    bar.toggles["pattern"].click()
    bar.words.setText(r"may|will stop")
    settle(finding)
    assert shown(finding) == ["Skerry Courier: will stop", "Ansel Telegraph: may"]


def test_a_broken_pattern_is_told_where_it_was_typed(finding):
    panel(finding).bar.toggles["pattern"].click()
    look_for(finding, "(ferry")
    assert panel(finding).problem.text() == "Not a regular expression: missing ) at position 6."
    assert panel(finding).problem.isVisible()
    look_for(finding, ")")
    assert panel(finding).problem.isHidden()
    assert len(shown(finding)) == 6


def test_a_hostile_pattern_does_not_hold_the_window_up(finding, monkeypatch):
    text = f"Long\n\nfriday {'a' * 4000}!"
    finding.window.workbench.add_article(make_article(text, file="long.txt", outlet="Long"))
    finding.settle()
    panel(finding).bar.toggles["pattern"].click()
    longest, last = 0.0, time.monotonic()
    finding.qtbot.keyClicks(panel(finding).bar.words, "friday|(a+)+$")
    while finding.window.finder.busy:
        QApplication.processEvents()
        now = time.monotonic()
        longest, last = max(longest, now - last), now
        time.sleep(0.005)
    assert panel(finding).problem.text() == TOO_LONG
    assert "Skerry Courier: Friday" in shown(finding)
    assert longest < SECONDS_EACH


def test_only_statements_only_some_outlets_and_only_what_is_marked(finding):
    look_for(finding, "ferry")
    bar = panel(finding).bar
    bar.scope.setCurrentIndex(1)
    settle(finding)
    assert len(shown(finding)) == 3
    menu = bar.outlets.menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == "Coast Weekly").trigger()
    settle(finding)
    assert shown(finding) == ["Coast Weekly: ferry"]
    assert bar.outlets.text() == "Outlet: Coast Weekly"
    bench = finding.window.workbench
    statement = panel(finding).model.rows[0].hit.statement
    menu = bar.marks.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    settle(finding)
    assert (shown(finding), panel(finding).list.hint) == ([], NOTHING_HERE)
    assert bar.marks.values == {STARRED}
    bench.apply(Star(mark_on_statement(bench.findings, statement).target))
    settle(finding)
    assert shown(finding) == ["Coast Weekly: ferry"]
    assert panel(finding).model.rows[0].mark.starred


def test_what_is_selected_in_the_article_is_looked_for(event_desk):
    text = event_desk.window.reader.text
    text.setFocus()
    cursor = text.textCursor()
    at = text.toPlainText().index("Halloran")
    cursor.setPosition(at)
    cursor.setPosition(at + len("Halloran"), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    event_desk.trigger("find")
    settle(event_desk)
    assert panel(event_desk).bar.words.text() == "Halloran"
    assert len(shown(event_desk)) == 3


def test_down_leads_into_the_list_and_up_back_and_enter_goes_on_reading(finding):
    look_for(finding, "friday")
    press(finding, panel(finding).bar.words, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is panel(finding).list
    assert panel(finding).list.currentIndex().row() == 0
    press(finding, panel(finding).list, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is panel(finding).bar.words
    press(finding, panel(finding).bar.words, Qt.Key.Key_Down)
    press(finding, panel(finding).list, Qt.Key.Key_Down)
    press(finding, panel(finding).list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is finding.window.reader.text
    assert finding.window.reader.outlet.text() == "Ansel Telegraph"


def test_new_articles_are_looked_through_too_and_the_hit_at_hand_stays(finding):
    look_for(finding, "friday")
    finding.trigger("find_next")
    finding.trigger("find_next")
    settle(finding)
    finding.window.workbench.remove(finding.window.articles.model.rows[:1])
    settle(finding)
    assert shown(finding) == ["Ansel Telegraph: Friday", "Coast Weekly: Friday"]
    assert panel(finding).bar.count.text() == "1 of 2 in 2 articles"


def test_the_list_of_hits_is_a_sound_model_and_tells_screen_readers_who_speaks(qtbot):
    project = project_of_all()
    said = READINGS[2].statements[0]
    project.apply(Star(mark_on_statement(findings_of(project), said.id).target))
    findings = findings_of(project)
    model = FindModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(hit_rows(findings, search(findings, Query("late"))))
    model.show(hit_rows(findings, search(findings, Query("ferry"))))
    told = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert told == [
        "Wire, headline: Ferry",
        "Wire, Olaf Brandt, starred: “The ferry is late,” Olaf Brandt said. “Nobody knows why.”",
    ]
    model.show(())
    assert model.rowCount() == 0
    del tester


@pytest.mark.parametrize("width", [420, 1100])
def test_the_list_paints_narrow_and_wide(finding, width):
    look_for(finding, "ferry")
    view = panel(finding).list
    view.resize(width, 200)
    finding.trigger("find_next")
    settle(finding)
    picture = view.grab().toImage()
    ground = hit_colours(dark=False).ground.name()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert ground in colours


def test_the_panel_is_never_lower_than_its_controls_need(finding):
    window = finding.window
    window.middle.setSizes([10_000, 1])
    QApplication.processEvents()
    bar = panel(finding).bar
    assert bar.height() >= bar.heightForWidth(bar.width())
    assert panel(finding).list.height() > panel(finding).fontMetrics().height()


def test_the_legend_makes_way_where_there_is_little_room(event_desk):
    event_desk.window.resize(1200, 500)
    event_desk.trigger("find")
    legend = event_desk.window.comparison.legend
    event_desk.qtbot.waitUntil(legend.isHidden)
    event_desk.window.finder.close()
    event_desk.qtbot.waitUntil(lambda: not legend.isHidden())


def test_what_is_found_is_told_to_screen_readers(finding, monkeypatch):
    told = []
    monkeypatch.setattr(
        "desktop.window.find_bar.QAccessible.updateAccessibility", lambda event: told.append(event.message())
    )
    look_for(finding, "friday")
    finding.trigger("find_next")
    settle(finding)
    assert told[-2:] == ["3 in 3 articles", "1 of 3 in 3 articles"]
