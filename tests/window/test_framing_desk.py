"""Setting values of the framing, and the reporting words, as a user does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.comparison.reporting import ReportingWord, program_words, with_own
from desktop.project.lexicon_rows import load_own, put_own, row_of
from desktop.window.framing_dialog import FramingDialog
from desktop.window.words_dialog import WordsDialog
from desktop.window.words_model import WordsFilter, WordsModel
from tests.window.builders import write_articles
from tests.window.conftest import Desk


@pytest.fixture
def desk(make_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    one = make_desk(*write_articles(tmp_path))
    one.work()
    one.window.reader.tabs.setCurrentWidget(one.window.reader.framing)
    voll = next(each for each in one.window.workbench.findings.speakers.speakers if "Voll" in each.name)
    one.window.speakers.select(voll.id)
    one.settle()
    findings = one.window.workbench.findings
    complained = next(each for each in findings.statements.values() if each.cue.lemma == "complain")
    one.window.go_to_statement(complained.id)
    one.settle()
    return one


def rows(desk: Desk) -> dict[str, tuple[str, str | None]]:
    """What the pane says of the selected statement: value and the program's, by dimension."""
    pane = desk.window.reader.framing
    return {row.name: (row.own.words, row.own.program) for row in pane.framing.rows}


def choose(desk: Desk, name: str) -> None:
    desk.window.reader.framing._go_to(name)


def test_what_differs_stands_first_and_what_is_the_same_is_gathered(desk: Desk) -> None:
    pane = desk.window.reader.framing
    names = [row.name for row in pane.framing.rows]
    assert names[:3] == ["cue", "cue class", "naming"]
    assert names[-1] == "the same for all"
    assert rows(desk)["the same for all"][0] == "▸ presentation, quotation marks, tense of the cue"
    assert rows(desk)["cue class"] == ("emotive or manner", None)
    index = pane.framing.index(len(names) - 1, 1)
    desk.qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=pane.visualRect(index).center())
    assert "presentation" in rows(desk)
    assert "the same for all" not in rows(desk)
    choose(desk, "fewer rows")
    desk.qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert rows(desk)["the same for all"][0].startswith("▸ presentation")


def test_a_value_is_set_shown_as_the_user_s_and_taken_back(desk: Desk) -> None:
    window = desk.window
    choose(desk, "cue class")
    window.reader.framing.set_action.trigger()
    dialog = window.findChild(FramingDialog)
    dialog.value.setCurrentText("distancing")
    dialog.reason.setText("it mocks her")
    dialog.accept()
    desk.settle()
    assert rows(desk)["cue class"] == ("distancing", "emotive or manner")
    assert window.actions_by_name["undo"].text() == "&Undo “Set cue class”"
    pane = window.reader.framing
    at = next(at for at, row in enumerate(pane.framing.rows) if row.name == "cue class")
    assert "it mocks her" in pane.framing.rows[at].tip
    told = pane.framing.data(pane.framing.index(at, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("distancing, set by you, the program says emotive or manner")
    choose(desk, "cue class")
    pane.back_action.trigger()
    desk.settle()
    assert rows(desk)["cue class"] == ("emotive or manner", None)
    window.workbench.undo()
    desk.settle()
    assert rows(desk)["cue class"][0] == "distancing"


def test_an_empty_value_cannot_be_set(desk: Desk) -> None:
    choose(desk, "cue class")
    desk.window.reader.framing.set_action.trigger()
    dialog = desk.window.findChild(FramingDialog)
    dialog.value.setCurrentText("  ")
    assert not dialog.ok.isEnabled()


def test_the_class_of_a_word_is_changed_from_the_pane_for_the_whole_project(desk: Desk) -> None:
    choose(desk, "cue class")
    action = desk.window.reader.framing.word_action
    assert action.text() == "Change the class of “complain”…"
    action.trigger()
    words = desk.window.framing.words
    assert words.word.lemma == "complain"
    words.word_class.setCurrentText("insisting")
    words.save.click()
    desk.settle()
    assert rows(desk)["cue class"] == ("insisting", None)
    assert words.word.own
    assert desk.window.actions_by_name["undo"].text() == "&Undo “Change reporting word”"
    words.back.click()
    desk.settle()
    assert rows(desk)["cue class"] == ("emotive or manner", None)
    assert not words.word.own


def test_a_new_word_comes_in_with_the_next_free_sense(desk: Desk) -> None:
    desk.window.actions_by_name["words"].trigger()
    words = desk.window.framing.words
    words.filter.setText("Grouse")
    assert words.word is None
    assert not words.save.isEnabled()
    words.new.click()
    assert words.lemma.text() == "Grouse"
    words.word_class.setCurrentText("emotive or manner")
    words.save.click()
    desk.settle()
    made = desk.window.workbench.findings.reporting.senses("grouse", "verb")
    assert [(one.key, one.word_class, one.own) for one in made] == [
        (("grouse", "verb", "1"), "emotive or manner", True)
    ]
    assert words.word.key == ("grouse", "verb", "1")
    desk.window.workbench.undo()
    desk.settle()
    assert desk.window.workbench.findings.reporting.senses("grouse", "verb") == ()


def test_a_row_kept_for_new_projects_comes_into_the_next_one(
    desk: Desk, make_desk: Callable[..., Desk], tmp_path: Path, home: Path
) -> None:
    desk.window.framing.open_words(("say", "verb", "1"))
    words = desk.window.framing.words
    words.keep.setChecked(True)
    words.word_class.setCurrentText("assertive")
    words.save.click()
    desk.settle()
    assert [row.key for row in load_own(home / "config" / "lexicons")] == [("say", "verb", "1")]
    words.back.click()
    assert load_own(home / "config" / "lexicons") == ()


def test_a_new_project_begins_with_the_user_s_own_rows(
    make_desk: Callable[..., Desk], tmp_path: Path, home: Path
) -> None:
    put_own(home / "config" / "lexicons", (row_of(ReportingWord("say", "verb", "1", "assertive")),))
    desk = make_desk(*write_articles(tmp_path))
    desk.work()
    project = desk.window.workbench.project
    assert [row.key for row in project.decisions.lexicon_rows] == [("say", "verb", "1")]
    assert desk.window.actions_by_name["undo"].text() == "&Undo “Add 3 articles”"
    desk.window.workbench.undo()
    assert project.decisions.lexicon_rows == ()


def test_the_words_keep_qt_s_rules(qtmodeltester) -> None:
    model, shown = WordsModel(), WordsFilter()
    shown.setSourceModel(model)
    model.show(program_words())
    qtmodeltester.check(model)
    shown.show_only("claim", "", own=False)
    qtmodeltester.check(shown)
    model.show(with_own((ReportingWord("say", "verb", "1", "insisting", own=True),)))
    qtmodeltester.check(shown)


@pytest.mark.parametrize(
    ("text", "word_class", "own", "found"),
    [
        ("claim", "distancing", False, {"claim", "purport"}),
        ("Karttunen fail", "", False, {"fail", "forget", "remember"}),
        ("", "insisting", True, {"say"}),
    ],
)
def test_words_are_found_by_word_meaning_work_and_class(
    qapp: object, text: str, word_class: str, own: bool, found: set[str]
) -> None:
    model, shown = WordsModel(), WordsFilter()
    shown.setSourceModel(model)
    model.show(with_own((ReportingWord("say", "verb", "1", "insisting", own=True),)))
    shown.show_only(text, word_class, own=own)
    rows = range(shown.rowCount())
    assert {model.word(shown.mapToSource(shown.index(row, 0)).row()).lemma for row in rows} == found


def test_undo_works_inside_the_words(qtbot) -> None:
    dialog = WordsDialog()
    qtbot.addWidget(dialog)
    dialog.show_words(program_words())
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.table.setFocus()
    with qtbot.waitSignal(dialog.undo_wanted):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
