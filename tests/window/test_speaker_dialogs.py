"""Speakers described, and taken apart mention by mention."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.window.speaker_dialogs import SpeakerDialog, TakeOutDialog
from tests.window.conftest import Desk


def row(desk: Desk, name: str):
    return next(one for one in desk.window.speakers.model.rows if one.name == name)


def test_name_type_and_role_are_set_in_one_step_and_shown_as_the_users(event_desk: Desk) -> None:
    event_desk.select_speakers("Greta Voll")
    event_desk.trigger("describe_speaker")
    dialog = event_desk.dialog(SpeakerDialog)
    assert dialog.type.currentData() == ""
    dialog.name.setEditText("Greta V.")
    dialog.type.setCurrentIndex(dialog.type.findData("group"))
    dialog.role.setEditText("shopkeepers of the island")
    dialog.reason.setText("they speak as one")
    dialog.accept()
    event_desk.settle()
    shown = row(event_desk, "Greta V.")
    assert (shown.type, shown.role) == ("group", "shopkeepers of the island")
    assert set(shown.yours) == {"name", "type", "role"}
    assert "Decided by you: " in shown.tooltip
    assert "decided by you" in shown.spoken
    log = event_desk.window.workbench.project.log
    assert [one.reason for one in log[-3:]] == ["they speak as one"] * 3
    event_desk.trigger("undo")
    event_desk.settle()
    assert row(event_desk, "Greta Voll").yours == ()


def test_what_is_left_as_it_is_makes_no_command(event_desk: Desk) -> None:
    event_desk.select_speakers("Greta Voll")
    done = event_desk.window.workbench.project.done
    event_desk.trigger("describe_speaker")
    event_desk.dialog(SpeakerDialog).accept()
    event_desk.settle()
    assert event_desk.window.workbench.project.done == done


def test_one_mention_is_taken_out_with_what_it_says(event_desk: Desk) -> None:
    event_desk.select_speakers("Tomas Halloran")
    event_desk.trigger("take_out")
    dialog = event_desk.dialog(TakeOutDialog)
    assert not dialog.ok.isEnabled()
    words = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    at = next(at for at, one in enumerate(words) if one.startswith("Mention · Coast Weekly"))
    dialog.list.item(at).setCheckState(Qt.CheckState.Checked)
    assert dialog.ok.isEnabled()
    dialog.accept()
    event_desk.settle()
    assert row(event_desk, "Tomas Halloran").carried == (True, True, False)
    other = next(one for one in event_desk.window.speakers.model.rows if one.carried == (False, False, True))
    assert "Halloran" in other.name


def test_one_statement_is_taken_out_and_left_for_the_review(event_desk: Desk) -> None:
    event_desk.select_speakers("Tomas Halloran")
    before = row(event_desk, "Tomas Halloran").statements
    event_desk.trigger("take_out")
    dialog = event_desk.dialog(TakeOutDialog)
    words = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    at = next(at for at, one in enumerate(words) if one.startswith("Statement · Ansel Telegraph"))
    dialog.list.item(at).setCheckState(Qt.CheckState.Checked)
    dialog.reason.setText("somebody else's words")
    dialog.accept()
    event_desk.settle()
    findings = event_desk.window.workbench.findings
    assert row(event_desk, "Tomas Halloran").statements == before - 1
    assert list(findings.standing.values()) == ["nobody"]
    assert list(findings.why_decided.values()) == ["somebody else's words"]
