"""The review of suggested merges: what is suggested, why, and what either answer does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.project.commands import JoinSpeakers, SeparateSpeakers
from desktop.speakers.speaker import Suggestion
from desktop.statements.reading import Reason
from desktop.window.suggestions import SuggestionsDialog
from tests.window.conftest import Desk


def suggest(desk: Desk, one: str, other: str) -> SuggestionsDialog:
    """Let the findings suggest that these two are one, and open the review."""
    bench = desk.window.workbench
    reason = Reason("same island", "Both live on the island.")
    suggestion = Suggestion(desk.speaker(one), desk.speaker(other), 68.0, (reason,))
    speakers = replace(bench.findings.speakers, suggestions=(suggestion,))
    bench._deriver._findings = replace(bench.findings, speakers=speakers)
    bench.findings_changed.emit(bench.findings)
    assert desk.window.speakers.badge.text() == "1 suggestion"
    desk.window.speakers.badge.click()
    return desk.dialog(SuggestionsDialog)


def test_a_suggestion_tells_who_where_and_why(event_desk: Desk) -> None:
    dialog = suggest(event_desk, "Greta Voll", "Wilma Kray")
    assert dialog.model.rowCount() == 1
    assert "Greta Voll" in dialog.heads[0].text()
    assert "Ansel Telegraph, Coast Weekly" in dialog.heads[0].text()
    said = dialog.detail.text()
    assert "Score 68 of 100" in said
    assert "Both live on the island." in said
    assert dialog.model.rows[0].why == "Both live on the island."
    for model in (dialog.model, *dialog.models):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_the_statements_behind_a_candidate_are_read_before_deciding(event_desk: Desk) -> None:
    dialog = suggest(event_desk, "Greta Voll", "Wilma Kray")
    first, second = dialog.models
    assert [row.label for row in first.rows] == [
        "Ansel Telegraph: “Nobody asked us,”", "Coast Weekly: “Nobody asked us,”",
    ]  # fmt: skip
    assert [row.outlet for row in second.rows] == ["Skerry Courier"]
    said = dialog.said[1]
    event_desk.qtbot.mouseClick(
        said.viewport(), Qt.MouseButton.LeftButton, pos=said.visualRect(second.index(0)).center()
    )
    event_desk.settle()
    article = event_desk.window.reader.text.article
    assert article is not None
    assert article.outlet == "Skerry Courier"
    assert "school" in event_desk.window.reader.text.selected_words


def test_accepting_merges_the_two(event_desk: Desk) -> None:
    dialog = suggest(event_desk, "Greta Voll", "Wilma Kray")
    dialog.name.setEditText("Greta Kray")
    dialog.reason.setText("one shop, one school")
    event_desk.qtbot.mouseClick(dialog.same, Qt.MouseButton.LeftButton)
    event_desk.settle()
    assert "Greta Kray" in event_desk.speaker_names
    assert {one.reason for one in event_desk.window.workbench.project.log[-2:]} == {"one shop, one school"}
    assert any(isinstance(one, JoinSpeakers) for one in event_desk.window.workbench.project.log)
    assert "Wilma Kray" not in event_desk.speaker_names
    assert dialog.model.rowCount() == 0
    assert not dialog.same.isEnabled()


def test_rejecting_keeps_them_apart_for_good_and_can_be_undone(event_desk: Desk) -> None:
    dialog = suggest(event_desk, "Greta Voll", "Wilma Kray")
    event_desk.qtbot.mouseClick(dialog.apart, Qt.MouseButton.LeftButton)
    event_desk.settle()
    bench = event_desk.window.workbench
    assert isinstance(bench.project.log[-1], SeparateSpeakers)
    assert [link.same for link in bench.project.decisions.links] == [False] * len(
        bench.project.decisions.links
    )
    assert event_desk.window.status.message.text() == "Kept apart"
    event_desk.window.status.undo.click()
    event_desk.settle()
    assert bench.project.decisions.links == ()


def test_all_from_a_score_on_are_merged_in_one_step(event_desk: Desk) -> None:
    dialog = suggest(event_desk, "Greta Voll", "Wilma Kray")
    assert dialog.above_bar == ()
    assert not dialog.all.isEnabled()
    dialog.bar.setValue(60)
    assert dialog.all.text() == "&Merge 1 pair"
    event_desk.qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    event_desk.settle()
    assert "Wilma Kray" not in event_desk.speaker_names
    event_desk.trigger("undo")
    event_desk.settle()
    assert "Wilma Kray" in event_desk.speaker_names
