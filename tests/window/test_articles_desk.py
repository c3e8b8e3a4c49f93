"""Articles in the list: colour, order and a text read anew; and what of it all is shown as the user's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop.basics.spans import text_of
from desktop.project.checks import statement_anchors
from desktop.project.statement_commands import SetKind
from desktop.window.articles_model import MIME
from desktop.window.colours import outlet_colour
from desktop.window.reread_dialog import RereadDialog
from tests.window.builders import COURIER
from tests.window.conftest import Desk, visible_text

THREE = ["Skerry Courier", "Ansel Telegraph", "Coast Weekly"]


def choose(desk: Desk, row: int) -> None:
    desk.window.articles.select(desk.window.articles.model.rows[row].key)
    desk.settle()


def test_an_article_dragged_above_another_takes_its_column_along(event_desk: Desk) -> None:
    window = event_desk.window
    model = window.articles.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    data = model.mimeData([model.index(2)])
    assert data.hasFormat(MIME)
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index(0))
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    event_desk.settle()
    assert event_desk.outlets == [THREE[2], THREE[0], THREE[1]]
    assert [window.comparison.model.outlet(at) for at in range(3)] == event_desk.outlets
    assert [row.colour for row in model.rows] == [2, 0, 1]
    assert window.speakers.model.rows[0].colours == (2, 0, 1)
    event_desk.trigger("undo")
    event_desk.settle()
    assert event_desk.outlets == THREE


def test_an_article_is_moved_with_the_keys(event_desk: Desk) -> None:
    view = event_desk.window.articles
    choose(event_desk, 0)
    view.list.setFocus()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view.list, Qt.Key.Key_PageDown, held)
    event_desk.settle()
    assert event_desk.outlets == [THREE[1], THREE[0], THREE[2]]
    assert view.selected[0].outlet == THREE[0]
    actions = event_desk.window.article_desk.actions
    assert actions.up.isEnabled()
    choose(event_desk, 2)
    assert not actions.down.isEnabled()


def test_an_article_has_the_colour_that_was_chosen_everywhere(event_desk: Desk) -> None:
    window = event_desk.window
    choose(event_desk, 1)
    actions = window.article_desk.actions
    assert actions.colours[-1].isChecked()
    actions.colours[6].trigger()
    event_desk.settle()
    assert window.articles.model.rows[1].colour == 6
    assert window.comparison.model.colour(1) == 6
    assert window.speakers.model.rows[0].colours[1] == 6
    assert actions.colours[6].isChecked()
    assert window.workbench.findings.colour(window.articles.model.rows[1].key) == 6
    assert outlet_colour(6, dark=False).name() == "#c0395b"


def test_a_text_read_anew_keeps_what_holds_and_tells_what_changed(event_desk: Desk, tmp_path: Path) -> None:
    window = event_desk.window
    window.dialogs.describe_field(window.articles.model.rows[0].key, "outlet", "The Courier")
    event_desk.settle()
    again = tmp_path / "again.txt"
    again.write_text(
        COURIER.replace("would stay open", "would surely stay open all winter").replace(
            "4 October 2031", "4 October 2031\n\nIt rained."
        )
    )
    window.article_desk.reread(window.articles.model.rows[0].key, again)
    event_desk.intake.open_all()
    event_desk.qtbot.waitUntil(lambda: window.articles.model.rows[0].source == str(again))
    event_desk.work()
    dialog = event_desk.dialog(RereadDialog)
    told = visible_text(dialog)
    assert "“The Courier” was read anew" in told
    assert "1 with other words" in told
    listed = dialog.list.item(0).text()
    assert "would stay open" in listed
    assert "would surely stay open all winter" in listed
    dialog.close()
    assert window.articles.model.rows[0].outlet == "The Courier"
    assert window.articles.model.rows[0].yours == ("outlet",)
    assert "Corrected by you: outlet" in window.articles.model.rows[0].tooltip
    assert window.workbench.undo_title == "Re-read article"


def test_a_correction_whose_words_changed_is_led_to_the_nearest_place(
    event_desk: Desk, tmp_path: Path
) -> None:
    window, bench = event_desk.window, event_desk.window.workbench
    reading = bench.findings.readings[window.articles.model.rows[0].key]
    stay = next(one for one in reading.statements if "stay open" in text_of(reading.article.text, one.spans))
    assert bench.apply(SetKind(statement_anchors(reading, stay), "mixed"))
    again = tmp_path / "again.txt"
    again.write_text(COURIER.replace("the school on the island", "the island school"))
    window.article_desk.reread(window.articles.model.rows[0].key, again)
    event_desk.intake.open_all()
    event_desk.qtbot.waitUntil(lambda: window.articles.model.rows[0].source == str(again))
    event_desk.work()
    event_desk.settle()
    assert "offers the nearest places" in visible_text(event_desk.dialog(RereadDialog))
    event_desk.dialog(RereadDialog).close()
    event_desk.trigger("changes")
    page = window.centre.changes
    page.list.setCurrentIndex(page.model.index(1))
    assert page.current is not None
    assert page.current.label == "Change kind"
    assert page.near_words.text() == "Nearest now: “the island school would stay open” (71 % alike)"
    assert page.near_words.isVisible()
    page.place_button.click()
    assert window.reader.text.article.file == str(again)
    page.near_button.click()
    event_desk.settle()
    assert [(row.label, row.standing) for row in page.model.rows] == [
        ("Use new place", "in force"), ("Re-read article", "in force"), ("Change kind", "in force"),
    ]  # fmt: skip
    assert page.near_words.isHidden()
    assert bench.undo_title == "Use new place"
    event_desk.trigger("undo")
    event_desk.settle()
    assert page.model.rows[1].standing == "no longer fits"


def test_a_file_with_the_same_text_is_refused_with_the_reason(event_desk: Desk, tmp_path: Path) -> None:
    window = event_desk.window
    window.article_desk.reread(window.articles.model.rows[0].key, tmp_path / "courier.txt")
    event_desk.intake.open_all()
    event_desk.qtbot.waitUntil(window.banner.isVisible)
    assert "same text as before" in visible_text(window.banner)


def test_a_file_that_is_not_there_is_told(event_desk: Desk, tmp_path: Path) -> None:
    window = event_desk.window
    rows = len(window.articles.model.rows)
    window.article_desk.reread(window.articles.model.rows[0].key, tmp_path / "nowhere.txt")
    event_desk.qtbot.waitUntil(lambda: window.workbench.progress.text == "Waiting to read 1 article")
    event_desk.intake.open_all()
    event_desk.qtbot.waitUntil(window.banner.isVisible)
    assert "nowhere.txt" in visible_text(window.banner)
    assert len(window.articles.model.rows) == rows


def test_a_list_that_gets_the_keyboard_leaves_the_article_that_is_shown(event_desk: Desk) -> None:
    window = event_desk.window
    shown = window.reader.text.article
    assert shown is not None
    other = next(at for at, row in enumerate(window.articles.model.rows) if row.outlet != shown.outlet)
    window.articles.list.setFocus()
    event_desk.qtbot.waitUntil(window.articles.list.hasFocus)
    assert window.reader.text.article is shown
    # The first row, which the list took for the current one by itself, can be chosen all the same.
    for at in (0, other):
        place = window.articles.list.visualRect(window.articles.model.index(at)).center()
        QTest.mouseClick(window.articles.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        article = window.reader.text.article
        assert article is not None
        assert article.outlet == window.articles.model.rows[at].outlet
