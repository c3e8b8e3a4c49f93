"""The reason for a correction: asked for beside its confirmation, part of its step, told where it shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.project.commands import DescribeArticle, DropStatement
from desktop.project.corrections import corrections
from desktop.window import corrections as corrections_of
from tests.window.conftest import Desk, visible_text
from tests.window.test_rows import CTRL_SHIFT, choose, press, rows  # noqa: F401


@pytest.fixture
def absent(rows: Desk) -> Desk:  # noqa: F811
    """A window where the Evening Post has just been said not to report the first row."""
    choose(rows, 0, "Evening Post")
    press(rows, Qt.Key.Key_X, CTRL_SHIFT)
    return rows


def reasons(desk: Desk) -> list[str]:
    return [one.reason for one in corrections(desk.window.workbench.findings)]


def why(desk: Desk) -> str:
    desk.settle()
    return visible_text(desk.window.reader.why)


def test_a_reason_is_written_beside_the_confirmation_and_goes_with_its_step(absent: Desk) -> None:
    window, field = absent.window, absent.window.status.why
    table = window.comparison.table
    window.activateWindow()
    table.setFocus()
    absent.qtbot.waitUntil(table.hasFocus)
    assert field.isVisible()
    assert "Your reason" not in why(absent)
    absent.trigger("why")
    assert field.hasFocus()
    QTest.keyClicks(field, "it is about  the pumps only")
    QTest.keyClick(field, Qt.Key.Key_Return)
    absent.settle()
    assert table.hasFocus()
    assert reasons(absent) == ["it is about the pumps only"]
    assert window.status.message.text() == "Reason kept: Confirm that it is not reported"
    assert not field.isVisible()
    assert "Confirmed by you" in why(absent)
    assert "Your reason: It is about the pumps only." in why(absent)
    assert window.workbench.undo_title == "Confirm that it is not reported"
    absent.trigger("undo")
    absent.settle()
    assert reasons(absent) == []
    assert "you can confirm that it is not reported" in why(absent)
    absent.trigger("redo")
    absent.settle()
    assert reasons(absent) == ["it is about the pumps only"]


def test_a_reason_half_written_is_kept_when_something_else_is_done(absent: Desk) -> None:
    field, bench = absent.window.status.why, absent.window.workbench
    field.setText("looked twice")
    choose(absent, 1, "Evening Post")
    press(absent, Qt.Key.Key_X, CTRL_SHIFT)
    assert reasons(absent) == ["looked twice", ""]
    assert bench.undo_title == "Confirm that it is not reported"
    assert field.isVisible()
    assert field.text() == ""


def test_esc_leaves_it_unsaid_and_a_reason_is_changed_later(absent: Desk) -> None:
    field, bench = absent.window.status.why, absent.window.workbench
    absent.window.activateWindow()
    absent.trigger("why")
    QTest.keyClicks(field, "no")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert reasons(absent) == [""]
    for words in ("yes", "yes indeed"):
        absent.trigger("why")
        field.setText(words)
        QTest.keyClick(field, Qt.Key.Key_Return)
        absent.settle()
        absent.trigger("why")
        assert field.text() == words
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert reasons(absent) == ["yes indeed"]
    absent.trigger("undo")
    absent.settle()
    assert bench.project.decisions.absences == ()


def test_what_is_undone_or_no_correction_is_not_asked_about(absent: Desk) -> None:
    window = absent.window
    window.status.why.setText("half a word")
    window.status.undo.click()
    absent.settle()
    assert not window.status.why.isVisible()
    assert reasons(absent) == []
    window.choose_base(window.workbench.findings.articles[1].id)
    absent.settle()
    assert not window.status.why.isVisible()


def test_the_confirmation_stays_while_a_reason_is_being_written(absent: Desk) -> None:
    status = absent.window.status
    status.why.setText("because")
    status.clear_message()
    assert status.message.text() == "“Evening Post”: not reported, confirmed"
    status.why.setText("")
    status.clear_message()
    assert status.message.text() == ""
    assert not status.why.isVisible()


def test_why_a_statement_was_dropped_is_told_in_the_review(absent: Desk) -> None:
    bench = absent.window.workbench
    choose(absent, 1, "Daily Herald")
    absent.settle()
    absent.window.reader.statement_actions.drop.trigger()
    absent.settle()
    absent.trigger("why")
    absent.window.status.why.setText("a caption")
    QTest.keyClick(absent.window.status.why, Qt.Key.Key_Return)
    absent.settle()
    assert isinstance(bench.project.decisions.entries[-2].command, DropStatement)
    absent.trigger("review")
    review = absent.window.centre.review
    review.set_scope("decided")
    assert "Your reason: a caption." in visible_text(review.card)


def test_what_was_said_of_a_speaker_is_told_with_what_he_says(event_desk: Desk) -> None:
    bench = event_desk.window.workbench
    event_desk.select_speakers("Greta Voll")
    speaker = event_desk.speaker("Greta Voll")
    told = {"name": "Greta V.", "sort": "group", "role": "islanders", "reason": "they speak as one"}
    bench.apply(*corrections_of.describe(bench.findings, speaker, **told))
    event_desk.settle()
    others = (event_desk.speaker("Greta V."), event_desk.speaker("Wilma Kray"))
    bench.apply(*corrections_of.keep_apart(bench.findings, *others, reason="two women"))
    event_desk.qtbot.waitUntil(lambda: "Wilma" in why(event_desk), timeout=5000)
    for line in (
        "You named this speaker “Greta V.”: they speak as one.",
        "You set the type: group: they speak as one.",
        "You set the role: islanders: they speak as one.",
        "You keep “Wilma Kray” apart from this speaker: two women.",
    ):
        assert line in why(event_desk)
    bench.apply(*corrections_of.rename(bench.findings, event_desk.speaker("Greta V."), ""))
    event_desk.qtbot.waitUntil(lambda: "You named" not in why(event_desk), timeout=5000)


def test_why_an_article_was_corrected_is_told_in_its_tooltip(event_desk: Desk) -> None:
    article = event_desk.window.articles.model.rows[0].key
    event_desk.window.workbench.apply(DescribeArticle(article, "outlet", "Island Courier", "its new name"))
    event_desk.settle()
    row = event_desk.window.articles.model.rows[0]
    assert row.tooltip.split("\n")[2:4] == ["Corrected by you: outlet", "Your reason: its new name"]


def test_what_the_user_set_of_a_statement_comes_before_what_the_program_found(event_desk: Desk) -> None:
    event_desk.select_speakers("Tomas Halloran")
    event_desk.window.comparison.table.choose(0, 0)
    event_desk.settle()
    event_desk.window.reader.correct.reason.setText("he joked")
    event_desk.window.reader.statement_actions.kinds["mixed"].trigger()
    event_desk.qtbot.waitUntil(lambda: "he joked" in why(event_desk), timeout=5000)
    texts = [line.text for line in event_desk.window.reader.why.lines]
    at = texts.index("Why this is a statement")
    assert texts[at + 2] == "You said it is mixed: he joked."
