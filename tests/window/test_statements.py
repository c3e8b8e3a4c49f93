"""Statements corrected in their article, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop.basics.spans import Span, text_of
from desktop.statements.reading import Statement
from desktop.window.help import ShortcutsDialog
from tests.project.kept import kept_and_opened
from tests.window.builders import reading_of
from tests.window.conftest import Desk

FERRY = "“The ferry will stop on Friday and it will not sail before March,”"


@pytest.fixture
def ferry(event_desk: Desk) -> Desk:
    """A window on whose right the Courier is open at its first quotation."""
    choose(event_desk, FERRY)
    return event_desk


def findings(desk: Desk):
    return desk.window.workbench.findings


def words(desk: Desk, one: Statement) -> str:
    article = findings(desk).readings[findings(desk).article_of[one.id]].article
    return text_of(article.text, one.spans)


def statement(desk: Desk, said: str) -> Statement:
    return next(one for one in findings(desk).statements.values() if words(desk, one) == said)


def choose(desk: Desk, said: str) -> None:
    desk.window.go_to_statement(statement(desk, said).id)
    desk.settle()


def at_hand(desk: Desk) -> str:
    one = desk.window.reader.text.statement
    return words(desk, one) if one is not None else ""


def select(desk: Desk, said: str) -> Span:
    """Select words of the article with the keyboard's cursor."""
    text = desk.window.reader.text
    start = text.article.text.index(said)
    cursor = text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(said), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    return Span(start, start + len(said))


def drag(desk: Desk, start: QPoint, end: QPoint, **held: Qt.KeyboardModifier) -> None:
    view = desk.window.reader.text.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    desk.settle()


def place(desk: Desk, said: str, *, end: bool = False) -> QPoint:
    """Where some words of the article begin, or end, on the screen."""
    text = desk.window.reader.text
    offset = text.article.text.index(said) + (len(said) if end else 0)
    return text.rect_at(offset).center()


def test_an_edge_is_dragged_with_the_mouse_in_one_undoable_step(ferry: Desk) -> None:
    done = ferry.window.workbench.project.done
    drag(ferry, place(ferry, FERRY, end=True), place(ferry, "Friday", end=True))
    assert at_hand(ferry) == "“The ferry will stop on Friday"
    assert ferry.window.workbench.project.done == done + 1
    assert ferry.window.status.message.text() == "Words changed"
    ferry.trigger("undo")
    ferry.settle()
    assert at_hand(ferry) == FERRY


def test_an_edge_moves_word_by_word_with_the_keys_and_enter_keeps_it(ferry: Desk) -> None:
    text = ferry.window.reader.text
    text.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(text, Qt.Key.Key_Right, alt)
    QTest.keyClick(text, Qt.Key.Key_Right, alt)
    for _ in range(4):
        QTest.keyClick(text, Qt.Key.Key_Left, alt | Qt.KeyboardModifier.ShiftModifier)
    draft = text_of(text.article.text, text.edges.draft)
    assert draft == "ferry will stop on Friday and it will not sail"
    assert "Esc" in ferry.window.status.message.text()
    assert at_hand(ferry) == FERRY
    QTest.keyClick(text, Qt.Key.Key_Return)
    ferry.settle()
    assert at_hand(ferry) == draft
    assert statement(ferry, draft).kind == "direct"


def test_an_edge_moves_by_single_characters_with_the_keys(ferry: Desk) -> None:
    text = ferry.window.reader.text
    text.setFocus()
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(text, Qt.Key.Key_Left)
    assert not text.edges.draft
    QTest.keyClick(text, Qt.Key.Key_Right, alt | control)
    assert text_of(text.article.text, text.edges.draft) == FERRY[1:]
    QTest.keyClick(text, Qt.Key.Key_Right)
    QTest.keyClick(text, Qt.Key.Key_Right)
    assert text_of(text.article.text, text.edges.draft) == FERRY[3:]
    assert "← → move it by a character" in ferry.window.status.message.text()
    QTest.keyClick(text, Qt.Key.Key_Left, alt | control | shift)
    QTest.keyClick(text, Qt.Key.Key_Left)
    assert text_of(text.article.text, text.edges.draft) == FERRY[3:-2]
    QTest.keyClick(text, Qt.Key.Key_Return)
    ferry.settle()
    assert at_hand(ferry) == FERRY[3:-2]


def test_esc_leaves_a_dragged_or_stepped_edge_as_it_was(ferry: Desk) -> None:
    text, done = ferry.window.reader.text, ferry.window.workbench.project.done
    QTest.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert text.edges.draft
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not text.edges.draft
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=place(ferry, FERRY, end=True))
    QTest.mouseMove(text.viewport(), place(ferry, "Friday", end=True))
    assert text_of(text.article.text, text.edges.draft) == "“The ferry will stop on Friday"
    QTest.keyClick(text, Qt.Key.Key_Escape)
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=place(ferry, "Friday", end=True))
    ferry.settle()
    assert at_hand(ferry) == FERRY
    assert ferry.window.workbench.project.done == done


def test_words_that_are_selected_become_a_statement_with_its_parts(ferry: Desk) -> None:
    actions, window = ferry.window.reader.statement_actions, ferry.window
    said = "the school on the island would stay open"
    for one in tuple(findings(ferry).statements.values()):
        if said in words(ferry, one):
            choose(ferry, words(ferry, one))
            actions.drop.trigger()
            ferry.settle()
    window.articles.select(window.articles.model.rows[0].key)
    new = "the school on the island would"
    select(ferry, new)
    assert actions.add.isEnabled()
    assert not actions.cue.isEnabled()
    window.reader.correct.reason.setText("the reader missed it")
    actions.add.trigger()
    ferry.settle()
    assert at_hand(ferry) == new
    assert window.reader.correct.reason.text() == ""
    select(ferry, "Teacher Wilma Kray")
    actions.mention.trigger()
    ferry.settle()
    select(ferry, "said that")
    actions.cue.trigger()
    ferry.settle()
    one = statement(ferry, new)
    assert one.reasons[0].text == "you added it: the reader missed it"
    assert findings(ferry).edited[one.id] == ("added", "mention", "cue")
    assert "Wilma Kray" in ferry.speaker_names
    correct = window.reader.correct
    assert correct.parts["cue"].text() == "said that   ✎"
    assert correct.parts["words"].text() == f"{new}   ✎"
    assert correct.kind.currentData() == "indirect"


@pytest.mark.parametrize("kind", ["mixed", "indirect"])
def test_the_kind_is_chosen_from_the_list(ferry: Desk, kind: str) -> None:
    correct = ferry.window.reader.correct
    ferry.window.reader.tabs.setCurrentWidget(correct)
    correct.kind.setCurrentIndex(correct.kind.findData(kind))
    correct.kind.activated.emit(correct.kind.currentIndex())
    ferry.settle()
    assert statement(ferry, FERRY).kind == kind
    assert ferry.window.reader.statement_actions.kinds[kind].isChecked()


def test_a_statement_is_split_at_the_cursor_and_joined_again(ferry: Desk) -> None:
    text, actions = ferry.window.reader.text, ferry.window.reader.statement_actions
    cursor = text.textCursor()
    cursor.setPosition(text.article.text.index("and it will"))
    text.setTextCursor(cursor)
    assert actions.split.isEnabled()
    actions.split.trigger()
    ferry.settle()
    assert at_hand(ferry) == "“The ferry will stop on Friday"
    actions.join_next.trigger()
    ferry.settle()
    assert at_hand(ferry) == "“The ferry will stop on Friday … and it will not sail before March,”"


def test_what_cannot_be_done_is_said_and_changes_nothing(ferry: Desk) -> None:
    actions, done = ferry.window.reader.statement_actions, ferry.window.workbench.project.done
    select(ferry, FERRY)
    actions.add.trigger()
    assert ferry.window.status.message.text() == "Another statement has just these words already."
    actions.join_previous.trigger()
    assert "No other statement" in ferry.window.status.message.text()
    assert ferry.window.workbench.project.done == done


def test_the_menu_of_the_text_offers_what_fits(ferry: Desk) -> None:
    text = ferry.window.reader.text
    text.customContextMenuRequested.emit(place(ferry, "will stop on Friday"))
    menu = next(one for one in text.findChildren(QMenu) if one.isVisible())
    enabled = [one.text().replace("&", "") for one in menu.actions() if one.isEnabled() and one.text()]
    assert "Split at the cursor" in enabled
    assert "Add selection as statement" not in enabled
    menu.close()


def test_every_statement_key_stands_in_the_list_of_shortcuts(ferry: Desk) -> None:
    ferry.trigger("shortcuts")
    table = ferry.dialog(ShortcutsDialog).table
    told = {table.item(at, 1).text(): table.item(at, 2).text() for at in range(table.rowCount())}
    assert told["Add selection as statement"] == "Ctrl+Alt+A"
    assert told["Selection is its mention"] == "Ctrl+Alt+P"


def test_corrections_by_mouse_hold_after_reopening_and_reading_anew(ferry: Desk, tmp_path) -> None:
    drag(ferry, place(ferry, FERRY, end=True), place(ferry, "Friday", end=True))
    bench = ferry.window.workbench
    again = kept_and_opened(bench.project, tmp_path)
    assert again.log == bench.project.log
    rows = ferry.window.articles.model.rows
    bench.remove((rows[1],))
    ferry.settle()
    bench.undo()
    ferry.settle()
    for article in bench.project.decisions.articles:
        bench.project.put_reading(reading_of(article))
    assert "“The ferry will stop on Friday" in {
        words(ferry, one) for one in findings(ferry).statements.values()
    }
