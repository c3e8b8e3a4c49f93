"""Corrections made by mouse and keys are found again: reopened, in the CSV, after articles come and go."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from desktop.comparison.table import Options
from desktop.export.csv_file import export_csv
from desktop.project.corrections import corrections
from desktop.project.derive import derive
from desktop.window.dialogs import MergeDialog, RenameDialog
from desktop.window.speaker_dialogs import SpeakerDialog, TakeOutDialog
from desktop.window.speakers_model import MIME
from tests.project.kept import kept_and_opened
from tests.window.builders import reading_of
from tests.window.conftest import Desk
from tests.window.test_statements import FERRY, at_hand, choose, drag, place, select

DONE = [
    "Merge speakers", "Rename speaker", "Rename speaker", "Set type of speaker", "Set role of speaker",
    "Separate speaker", "Change the words of a statement", "Change kind", "Change cue", "Change mention",
    "Change via", "Add statement", "Split statement", "Join statements", "Drop statement", "Correct outlet",
    "Choose colour", "Order articles",
]  # fmt: skip


def correct_everything(desk: Desk) -> None:
    """Do once what can be done to speakers, statements and articles, as a user does it."""
    window = desk.window
    actions = window.reader.statement_actions
    model = window.speakers.model
    carried = model.mimeData([model.index(model.row_of(desk.speaker("Wilma Kray")))])
    assert carried.hasFormat(MIME)
    target = model.index(model.row_of(desk.speaker("Greta Voll")))
    model.dropMimeData(carried, Qt.DropAction.LinkAction, -1, -1, target)
    merge = desk.dialog(MergeDialog)
    merge.name.setEditText("Greta K. Voll")
    merge.accept()
    desk.settle()
    desk.select_speakers("Greta K. Voll")
    desk.trigger("rename")
    rename = desk.dialog(RenameDialog)
    rename.name.setEditText("Mrs Voll")
    rename.accept()
    desk.settle()
    desk.select_speakers("Mrs Voll")
    desk.trigger("describe_speaker")
    described = desk.dialog(SpeakerDialog)
    described.type.setCurrentIndex(described.type.findData("group"))
    described.role.setEditText("islanders")
    described.accept()
    desk.settle()
    desk.select_speakers("Tomas Halloran")
    desk.trigger("take_out")
    out = desk.dialog(TakeOutDialog)
    words = [out.list.item(at).text() for at in range(out.list.count())]
    at = next(at for at, one in enumerate(words) if one.startswith("Mention · Coast Weekly"))
    out.list.item(at).setCheckState(Qt.CheckState.Checked)
    out.accept()
    desk.settle()
    choose(desk, FERRY)
    drag(desk, place(desk, FERRY, end=True), place(desk, "before March", end=True))
    actions.kinds["mixed"].trigger()
    desk.settle()
    parts = {"said": actions.cue, "Tomas Halloran": actions.mention, "Skerry": actions.via}
    for said, action in parts.items():
        select(desk, said)
        action.trigger()
        desk.settle()
    select(desk, "Ferry to Skerry Isle")
    actions.add.trigger()
    desk.settle()
    text = window.reader.text
    cursor = text.textCursor()
    cursor.setPosition(text.article.text.index("to Skerry Isle"))
    text.setTextCursor(cursor)
    actions.split.trigger()
    desk.settle()
    assert at_hand(desk) == "Ferry"
    actions.join_next.trigger()
    desk.settle()
    window.activateWindow()
    text.setFocus()
    desk.qtbot.waitUntil(text.hasFocus)
    QTest.keyClick(text, Qt.Key.Key_Delete)
    desk.settle()
    window.dialogs.describe_field(window.articles.model.rows[1].key, "outlet", "The Telegraph")
    desk.settle()
    window.articles.select(window.articles.model.rows[1].key)
    window.article_desk.actions.colours[4].trigger()
    desk.settle()
    rows = window.articles.model
    rows.dropMimeData(rows.mimeData([rows.index(2)]), Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    desk.settle()


def test_each_correction_is_found_again_after_reopening_and_in_the_csv(
    event_desk: Desk, tmp_path: Path
) -> None:
    correct_everything(event_desk)
    bench = event_desk.window.workbench
    made = corrections(bench.findings)
    assert [one.title for one in made] == DONE
    assert {one.standing for one in made} == {"in force", "replaced"}
    again = kept_and_opened(bench.project, tmp_path)
    findings = derive(again.decisions, again.readings)
    assert corrections(findings) == made
    assert findings.edited == bench.findings.edited
    assert findings.speakers == bench.findings.speakers
    path = tmp_path / "changes.csv"
    export_csv(findings, path, layout="corrections", options=Options())
    told = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [one["what"] for one in told] == DONE


def test_each_correction_holds_after_articles_come_and_go_and_all_is_read_anew(
    event_desk: Desk, tmp_path: Path
) -> None:
    correct_everything(event_desk)
    bench = event_desk.window.workbench
    before = corrections(bench.findings)
    article = tmp_path / "added.txt"
    article.write_text("A new ferry\n\n“It floats,” said Arne Lie, a sailor.\n", encoding="utf-8")
    event_desk.drop_files(article)
    event_desk.work()
    rows = event_desk.window.articles.model.rows
    gone = next(row for row in rows if row.outlet == "Coast Weekly")
    bench.remove((gone,))
    event_desk.settle()
    now = {one.entry: one.standing for one in corrections(bench.findings)}
    assert "waiting" in now.values()
    assert now[before[6].entry] == "in force"
    bench.undo()
    for one in bench.project.decisions.articles:
        bench.project.put_reading(reading_of(one))
    bench._deriver.derive_soon(0)
    event_desk.settle()
    assert [(one.entry, one.standing) for one in corrections(bench.findings)] == [
        (one.entry, one.standing) for one in before
    ]
