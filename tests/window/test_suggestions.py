"""The review of suggested merges: what is suggested, why, and what either answer does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from desktop.project.commands import JoinSpeakers, SeparateSpeakers
from desktop.speakers.speaker import Suggestion
from desktop.statements.reading import Reason
from desktop.window.dialogs import MergeDialog
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
    said = dialog.detail.text()
    assert "Greta Voll" in said
    assert "Ansel Telegraph, Coast Weekly" in said
    assert "Score 68 of 100" in said
    assert "Both live on the island." in said


def test_accepting_merges_the_two(event_desk: Desk) -> None:
    dialog = suggest(event_desk, "Greta Voll", "Wilma Kray")
    event_desk.qtbot.mouseClick(dialog.same, Qt.MouseButton.LeftButton)
    event_desk.dialog(MergeDialog).accept()
    event_desk.settle()
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
