"""From a drop of real files to a CSV that says what the window shows, with the real workers."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.export.verifying import verify
from desktop.window.app import application, open_window
from desktop.window.dialogs import MergeDialog
from desktop.window.folders import folders
from desktop.window.formats import sample_files
from desktop.window.main_window import MainWindow
from tests.window.conftest import Desk

MINUTES = 60_000


@pytest.fixture
def window(qapp: QApplication, qtbot: object) -> Iterator[MainWindow]:
    """A window with the real intake behind it."""
    application()
    window = open_window(qapp, folders())
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def test_the_sample_is_dropped_compared_corrected_and_exported(
    window: MainWindow, qtbot: object, tmp_path: Path
) -> None:
    desk = Desk(window, None, qtbot)  # type: ignore[arg-type]

    # The five files are dropped, and the table comes.
    desk.drop_files(*sample_files())
    bench = window.workbench
    qtbot.waitUntil(lambda: len(bench.findings.readings) == 5, timeout=MINUTES)
    desk.settle()
    assert desk.outlets == [
        "Tarrow Courier", "Harbour Wire", "Saltmarsh Examiner", "Eastmarch Post", "Quay & Freight",
    ]  # fmt: skip
    assert desk.speaker_names[0] == "Judith Ormsley"
    assert window.centre.currentWidget() is window.comparison

    # The keyboard leads through the differences and back.
    model, table = window.comparison.model, window.comparison.table
    seen = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F8)
        current = table.currentIndex()
        assert model.differs(current.row(), current.column())
        seen.append((current.row(), current.column()))
    assert len(set(seen)) == 4
    assert seen == sorted(seen)
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert (table.currentIndex().row(), table.currentIndex().column()) == seen[-2]
    assert bench.findings.articles[seen[-2][1]].title in window.reader.text.toPlainText()[:200]

    # Another base: every other cell is held against that column.
    wire = bench.findings.articles[1].id
    table.choose(0, 1)
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert window.comparison.options.base == wire
    row = model.row(0)
    assert bench.findings.article_of[row.base.statement] == wire
    assert [entry.base for entry in row.cells[0].entries] == [row.base] * len(row.cells[0].entries)

    # A merge is taken back.
    before = desk.speaker_names
    desk.select_speakers("Priya Lindqvist", "Ruben Castlegate")
    desk.trigger("merge")
    dialog = desk.dialog(MergeDialog)
    dialog.accept()
    desk.settle()
    assert "Ruben Castlegate" not in desk.speaker_names
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.speaker_names == before
    assert window.comparison.options.base == wire

    # The file says what the window shows, speaker by speaker.
    path = tmp_path / "bridge.csv"
    desk.trigger("export_wide")
    chooser = desk.dialog(QFileDialog)
    assert chooser.defaultSuffix() == "csv"
    chooser.reject()
    sheet = tmp_path / "bridge.html"
    window.exports.write_sheet("page", window.comparison.options, sheet)
    qtbot.waitUntil(sheet.exists, timeout=30_000)
    checked = verify(sheet)
    assert (checked.deviations, checked.notes) == ((), ())
    window.exports.write_table("wide", window.comparison.options, path)
    qtbot.waitUntil(path.exists, timeout=30_000)
    qtbot.waitUntil(lambda: window.status.message.text().startswith("Exported to bridge.csv"))
    frame = pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False)
    settings = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert settings["base"] == wire
    for name in ("Judith Ormsley", "Marcus Ellwain", "Priya Lindqvist"):
        desk.select_speakers(name)
        rows = frame[frame["speaker"] == name]
        assert len(rows) == model.rowCount() > 0
        for number, (_, exported) in enumerate(rows.iterrows()):
            for column, outlet in enumerate(desk.outlets):
                assert _words(str(exported[outlet])) == _words(model.data(model.index(number, column)))
            shown = model.row(number)
            assert exported["gravest verdict"] == (shown.gravest.verdict if shown.gravest else "")
            assert (
                exported["base"]
                == desk.outlets[
                    [one.id for one in bench.findings.articles].index(
                        bench.findings.article_of[shown.base.statement]
                    )
                ]
            )


def test_the_window_answers_while_the_workers_read_and_may_be_closed_then(
    window: MainWindow, qtbot: object
) -> None:
    window.workbench.add_files(sample_files())
    qtbot.waitUntil(
        lambda: any(row.state in ("reading", "done") for row in window.articles.model.rows), timeout=MINUTES
    )
    begun = time.monotonic()
    window.close()
    assert time.monotonic() - begun < 5.0


def _words(text: str) -> str:
    """A cell's words: the window breaks lines and writes its marks where the file has separators."""
    for mark in ("|", "(", ")", "…"):
        text = text.replace(mark, " ")
    return " ".join(text.split())
