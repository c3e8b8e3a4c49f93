"""What the window writes to files besides tables: the evidence, as a page or a folder."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from desktop.comparison.table import Options
from desktop.window import corrections
from desktop.window.exports import EXPORTS
from tests.window.conftest import Desk


def renamed(desk: Desk) -> Desk:
    bench = desk.window.workbench
    made = corrections.rename(bench.findings, desk.speaker("Greta Voll"), "Greta the shopkeeper")
    assert bench.apply(*made)
    desk.settle()
    return desk


def test_the_evidence_is_written_as_a_page_with_what_was_changed(event_desk: Desk, tmp_path: Path) -> None:
    window = renamed(event_desk).window
    path = tmp_path / "evidence.html"
    window.exports.write_sheet("page", Options(), path)
    event_desk.qtbot.waitUntil(path.exists)
    event_desk.qtbot.waitUntil(lambda: window.status.message.text() == "Exported to evidence.html")
    page = path.read_text(encoding="utf-8")
    assert "Rename speaker" in page
    assert ">Greta the shopkeeper <span" in page
    made = window.workbench.project.entries[-1].made
    assert f">{made}</td>" in page


def test_a_folder_is_written_once_and_never_over_another(event_desk: Desk, tmp_path: Path) -> None:
    window, folder = event_desk.window, tmp_path / "evidence"
    window.exports.write_sheet("folder", Options(), folder)
    event_desk.qtbot.waitUntil(lambda: window.status.message.text() == "Exported to evidence")
    data = json.loads((folder / "evidence.json").read_text(encoding="utf-8"))
    assert [one["outlet"] for one in data["comparison"]["articles"]] == event_desk.outlets
    before = sorted((one.name, one.read_bytes()) for one in folder.iterdir() if one.is_file())
    window.exports.write_sheet("folder", Options(), folder)
    event_desk.qtbot.waitUntil(lambda: "exists already" in window.banner.words.text())
    assert sorted((one.name, one.read_bytes()) for one in folder.iterdir() if one.is_file()) == before


def test_the_menu_asks_for_a_page_or_a_new_folder_named_after_the_project(event_desk: Desk) -> None:
    for name in EXPORTS:
        assert event_desk.window.actions_by_name[name].isEnabled()
    event_desk.trigger("export_page")
    chooser = event_desk.dialog(QFileDialog)
    assert chooser.defaultSuffix() == "html"
    assert Path(chooser.selectedFiles()[0]).name == "Untitled evidence.html"
    chooser.reject()
    event_desk.trigger("export_evidence")
    chooser = event_desk.dialog(QFileDialog)
    assert Path(chooser.selectedFiles()[0]).name == "Untitled evidence"
    chooser.reject()
