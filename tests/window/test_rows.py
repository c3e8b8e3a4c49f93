"""What the user says about the rows of the comparison, by mouse, keys and menus; and what is shown then."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu

from desktop.window import realignments
from desktop.window.comparison_filters import Filters
from desktop.window.comparison_view import ComparisonView
from desktop.window.row_chooser import RowChooser
from desktop.window.row_drag import MIME, Dragged
from desktop.window.verdict_menu import VerdictMenu
from tests.window import desk_builders
from tests.window.conftest import Desk, visible_text

SHUT = "“The ferry will stop on Friday and it will not sail before March,”"
ROWS = {
    "herald.txt": f"""Ferry

By A Bee | Daily Herald
1 May 2031

{SHUT} Mara Quill said. “Every pump was new this summer,” Mara Quill said.
""",
    "wire.txt": """Boats

By C Dee | Border Wire
2 May 2031

“The ferry may stop on Friday and it will not sail before March,” Mara Quill said.
""",
    "post.txt": """Pumps

By E Eff | Evening Post
3 May 2031

“No island was asked about anything,” Mara Quill said.
""",
}


@pytest.fixture
def rows(desk: Desk, tmp_path: Path) -> Desk:
    """Three rows: one in two articles, one in the first and one in the last alone."""
    for name, text in ROWS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    desk.drop_files(*(tmp_path / name for name in ROWS))
    desk.work()
    assert table_of(desk) == [["Daily Herald", "Border Wire"], ["Daily Herald"], ["Evening Post"]]
    return desk


def table_of(desk: Desk) -> list[list[str]]:
    """By row, the outlets that have something there."""
    model = desk.window.comparison.model
    return [
        [model.outlet(column) for column, cell in enumerate(model.row(row).cells) for _ in cell.entries]
        for row in range(model.rowCount())
    ]


def choose(desk: Desk, row: int, outlet: str, entry: int = 0) -> None:
    view = desk.window.comparison
    view.table.choose(row, column_of(desk, outlet), entry)


def column_of(desk: Desk, outlet: str) -> int:
    model = desk.window.comparison.model
    return next(column for column in range(model.columnCount()) if model.outlet(column) == outlet)


def at(desk: Desk) -> tuple[int, str, str]:
    """The selected row, outlet and words."""
    view = desk.window.comparison
    index = view.table.currentIndex()
    entries = view.model.content(index.row(), index.column()).entries
    return index.row(), view.model.outlet(index.column()), entries[view.table.entry].text if entries else ""


def press(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    desk.qtbot.keyClick(desk.window.comparison.table, key, modifiers)
    desk.settle()


CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def wide(desk: Desk, tmp_path: Path) -> list[dict[str, str]]:
    """The rows of the CSV that the window writes."""
    path = tmp_path / "out.csv"
    desk.window.exports.write_table("wide", desk.window.comparison.options, path, replaced=True)
    desk.qtbot.waitUntil(lambda: "Exported" in desk.window.status.message.text(), timeout=8000)
    return pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False).to_dict("records")


DATA = QMimeData()
"""Kept: an event does not own what it carries."""
DATA.setData(MIME, b"")


def drag_over(desk: Desk, row: int | None, *, part: str = "cells") -> QDragMoveEvent:
    """Hold what is dragged over a row, or below the last one."""
    table = desk.window.comparison.table
    widget = table.viewport() if part == "cells" else table.verticalHeader().viewport()
    if row is None:
        last = desk.window.comparison.model.rowCount() - 1
        y = table.rowViewportPosition(last) + table.rowHeight(last) + 20
    else:
        y = table.rowViewportPosition(row) + table.rowHeight(row) // 2
    place = QPoint(8, y)
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(place, Qt.DropAction.MoveAction, DATA, buttons, none))
    move = QDragMoveEvent(place, Qt.DropAction.MoveAction, DATA, buttons, none)
    QApplication.sendEvent(widget, move)
    return move


def let_go(desk: Desk, row: int | None, *, part: str = "cells") -> None:
    move = drag_over(desk, row, part=part)
    table = desk.window.comparison.table
    widget = table.viewport() if part == "cells" else table.verticalHeader().viewport()
    drop = QDropEvent(
        QPointF(move.position()), Qt.DropAction.MoveAction, DATA, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, drop)
    desk.settle()


# Dragging


def test_a_rendering_dropped_on_another_row_moves_there_and_stays_selected(
    rows: Desk, tmp_path: Path
) -> None:
    drag = rows.window.comparison.table.drag
    drag.take(Dragged(2, column_of(rows, "Evening Post")))
    let_go(rows, 1)
    assert table_of(rows) == [["Daily Herald", "Border Wire"], ["Daily Herald", "Evening Post"]]
    assert at(rows) == (1, "Evening Post", "“No island was asked about anything,”")
    assert (
        rows.window.status.message.text()
        == "Moved what “Evening Post” has to the row of “Every pump was new this summer”"
    )
    assert rows.window.status.undo.isVisible()
    assert rows.window.workbench.undo_title == "Move rendering"
    _, pumps = wide(rows, tmp_path)
    assert pumps["Evening Post"] == "“No island was asked about anything,”"
    rows.trigger("undo")
    rows.settle()
    assert table_of(rows) == [["Daily Herald", "Border Wire"], ["Daily Herald"], ["Evening Post"]]


def test_while_it_is_dragged_the_row_that_would_take_it_is_shown_in_words(rows: Desk) -> None:
    drag = rows.window.comparison.table.drag
    drag.take(Dragged(2, column_of(rows, "Evening Post")))
    assert drag_over(rows, 0).isAccepted()
    assert drag.target.words == "Move to row 1"
    assert not drag_over(rows, 2).isAccepted()
    assert drag.target is None
    drag.take(Dragged(1))
    drag_over(rows, 0)
    assert drag.target.words == "Join row 2 with row 1"
    drag.stop()
    assert drag.target is None


def test_a_rendering_dropped_below_the_last_row_stands_alone(rows: Desk) -> None:
    drag = rows.window.comparison.table.drag
    drag.take(Dragged(0, column_of(rows, "Border Wire")))
    drag_over(rows, None)
    assert drag.target.words == "Split off: a row of its own"
    let_go(rows, None)
    assert sorted(table_of(rows)) == [["Border Wire"], ["Daily Herald"], ["Daily Herald"], ["Evening Post"]]
    assert rows.window.workbench.undo_title == "Split off rendering"


def test_a_row_number_dropped_on_another_joins_the_two(rows: Desk) -> None:
    rows.window.comparison.table.drag.take(Dragged(2))
    let_go(rows, 0, part="numbers")
    assert table_of(rows) == [["Daily Herald", "Border Wire", "Evening Post"], ["Daily Herald"]]
    assert rows.window.status.message.text() == (
        "Joined “No island was asked about anything” with “The ferry will stop on Friday and it will…”"
    )
    assert rows.window.workbench.undo_title == "Join utterances"


def test_a_press_on_the_words_that_is_pulled_away_takes_them(rows: Desk, monkeypatch) -> None:
    table = rows.window.comparison.table
    drag, taken = table.drag, []
    monkeypatch.setattr(drag, "_run", lambda: taken.append(drag.dragged))
    column = column_of(rows, "Border Wire")
    start = table.visualRect(rows.window.comparison.model.index(0, column)).center()
    rows.qtbot.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=start)
    rows.qtbot.mouseMove(table.viewport(), start + QPoint(2, 0))
    far = start + QPoint(60, 60)
    from PySide6.QtGui import QMouseEvent

    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, QPointF(far), QPointF(table.viewport().mapToGlobal(far)),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(table.viewport(), move)
    assert taken == [Dragged(0, column, 0)]
    assert at(rows)[:2] == (0, "Border Wire")


def test_files_held_over_the_table_are_left_to_the_window(rows: Desk) -> None:
    table, data = rows.window.comparison.table, QMimeData()
    data.setText("words from elsewhere")
    enter = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(table.viewport(), enter)
    assert rows.window.drop_target.highlight.isVisible()
    assert table.drag.target is None


def test_near_an_edge_the_table_scrolls_on_while_something_is_dragged(qtbot) -> None:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    paragraphs = [f"[[{n}:“Sentence {n} ends here,”]] {{{{Mara Quill}}}} ((said))." for n in range(1, 41)]
    view.show_speaker(desk_builders.findings(desk_builders.reading("A", *paragraphs)), desk_builders.SPEAKER)
    table, bar = view.table, view.table.verticalScrollBar()
    table.drag.take(Dragged(0, 0))
    none = Qt.KeyboardModifier.NoModifier
    place = QPoint(20, table.viewport().height() - 4)
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(table.viewport(), kind(place, action, DATA, button, none))
    qtbot.waitUntil(lambda: bar.value() > 100, timeout=5000)
    # The row that would take it is the one that has come under the mouse.
    assert table.drag.target.row == table.rowAt(place.y())
    table.drag.stop()
    stopped = bar.value()
    qtbot.wait(100)
    assert bar.value() == stopped


def test_the_base_s_column_kept_in_view_takes_part(qtbot) -> None:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    many = [
        desk_builders.reading(
            f"Outlet {n}",
            f"[[1:“We will stay {n} days,”]] {{{{Mara Quill}}}} ((said)).",
            f"[[2:“It rained {n} times,”]] {{{{Mara Quill}}}} ((said)).",
        )
        for n in range(6)
    ]
    view.show_speaker(desk_builders.findings(*many), desk_builders.SPEAKER)
    table = view.table
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    base = table.base_column
    assert base.isVisible()
    moved = []
    table.drag.moved.connect(lambda *what: moved.append(what))
    top = base.mapFrom(table, table.viewport().mapTo(table, QPoint(0, table.rowViewportPosition(0)))).y()
    qtbot.mousePress(base, Qt.MouseButton.LeftButton, pos=QPoint(30, top + 20))
    assert table.drag._pressed[1] == Dragged(0, base.column, 0)
    table.drag.take(Dragged(0, base.column, 0))
    below = QPoint(30, top + table.rowHeight(0) + 10)
    none, action, button = Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(base, kind(below, action, DATA, button, none))
    assert table.drag.target.words == "Move to row 2"
    QApplication.sendEvent(base, QDropEvent(QPointF(below), action, DATA, button, none))
    assert moved == [(0, base.column, 0, 1)]


def test_new_findings_end_a_drag(rows: Desk) -> None:
    drag = rows.window.comparison.table.drag
    drag.take(Dragged(0, 0))
    drag_over(rows, 1)
    choose(rows, 2, "Evening Post")
    rows.window.rows.join_beside(-1)
    rows.settle()
    assert (drag.dragged, drag.target) == (None, None)


# Keys and menus


def test_the_chooser_lists_the_other_rows_and_moves_the_rendering(rows: Desk) -> None:
    choose(rows, 2, "Evening Post")
    rows.qtbot.keyClick(rows.window.comparison.table, Qt.Key.Key_J, CTRL_SHIFT)
    chooser = rows.dialog(RowChooser)
    told = [chooser.list.item(number).text() for number in range(chooser.list.count())]
    assert sorted(told) == [
        f"1.  {SHUT}   (Daily Herald, Border Wire)",
        "2.  “Every pump was new this summer,”   (Daily Herald)",
    ]
    rows.qtbot.keyClicks(chooser.reason, "both are about the pumps")
    rows.qtbot.keyClicks(chooser.filter, "pump new")
    assert [chooser.list.item(number).text()[:2] for number in range(chooser.list.count())] == ["2."]
    rows.qtbot.keyClick(chooser.filter, Qt.Key.Key_Return)
    rows.settle()
    assert table_of(rows) == [["Daily Herald", "Border Wire"], ["Daily Herald", "Evening Post"]]
    assert at(rows)[:2] == (1, "Evening Post")
    rows.qtbot.waitUntil(
        lambda: (
            "You put a rendering to these words: both are about the pumps."
            in visible_text(rows.window.reader)
        ),
        timeout=5000,
    )


def test_the_chooser_puts_the_likest_row_first(rows: Desk) -> None:
    choose(rows, 0, "Border Wire")
    press(rows, Qt.Key.Key_I, CTRL_SHIFT)
    rows.window.rows.choose_row()
    chooser = rows.dialog(RowChooser)
    assert "The ferry will stop" in chooser.list.item(0).text()
    assert chooser.list.currentRow() == 0
    chooser.reject()


def test_nothing_can_be_chosen_where_no_row_has_the_words(rows: Desk) -> None:
    choose(rows, 2, "Evening Post")
    rows.window.rows.choose_row()
    chooser = rows.dialog(RowChooser)
    chooser.filter.setText("no such words")
    assert chooser.list.count() == 0
    assert not chooser.ok.isEnabled()
    chooser.reject()


def test_rows_that_the_filters_hide_can_be_chosen_too(rows: Desk) -> None:
    rows.window.comparison.set_filters(Filters(outlet=frozenset({"Evening Post"})))
    rows.settle()
    assert table_of(rows) == [["Evening Post"]]
    choose(rows, 0, "Evening Post")
    rows.window.rows.choose_row()
    chooser = rows.dialog(RowChooser)
    assert chooser.list.count() == 2
    chooser.filter.setText("pump")
    chooser.accept()
    rows.settle()
    assert (
        rows.window.status.message.text()
        == "Moved what “Evening Post” has to the row of “Every pump was new this summer”"
    )
    assert table_of(rows) == [["Daily Herald", "Evening Post"]]


def test_a_rendering_is_split_off_by_key(rows: Desk) -> None:
    choose(rows, 0, "Border Wire")
    press(rows, Qt.Key.Key_I, CTRL_SHIFT)
    assert sorted(table_of(rows)) == [["Border Wire"], ["Daily Herald"], ["Daily Herald"], ["Evening Post"]]
    assert at(rows)[1:] == (
        "Border Wire",
        "“The ferry may stop on Friday and it will not sail before March,”",
    )
    rows.qtbot.waitUntil(
        lambda: "You split it off from other renderings." in visible_text(rows.window.reader), timeout=5000
    )
    assert "Why it stands alone" in visible_text(rows.window.reader)


def test_rows_are_joined_with_those_above_and_below_by_key(rows: Desk) -> None:
    choose(rows, 1, "Daily Herald")
    press(rows, Qt.Key.Key_Down, CTRL_SHIFT)
    assert table_of(rows) == [["Daily Herald", "Border Wire"], ["Daily Herald", "Evening Post"]]
    assert at(rows)[:2] == (1, "Daily Herald")
    press(rows, Qt.Key.Key_Up, CTRL_SHIFT)
    assert table_of(rows) == [["Daily Herald", "Daily Herald", "Border Wire", "Evening Post"]]


def test_a_row_is_joined_with_a_chosen_one(rows: Desk) -> None:
    choose(rows, 2, "Evening Post")
    rows.window.rows.choose_partner()
    chooser = rows.dialog(RowChooser)
    chooser.filter.setText("ferry")
    chooser.accept()
    rows.settle()
    assert table_of(rows) == [["Daily Herald", "Border Wire", "Evening Post"], ["Daily Herald"]]


def test_each_of_several_renderings_in_one_cell_can_be_moved(rows: Desk) -> None:
    choose(rows, 1, "Daily Herald")
    press(rows, Qt.Key.Key_Up, CTRL_SHIFT)
    assert table_of(rows)[0] == ["Daily Herald", "Daily Herald", "Border Wire"]
    rows.window.comparison.table.drag.take(Dragged(0, column_of(rows, "Daily Herald"), 1))
    let_go(rows, 1)
    assert table_of(rows) == [["Daily Herald", "Border Wire"], ["Daily Herald", "Evening Post"]]
    assert at(rows) == (1, "Daily Herald", "“Every pump was new this summer,”")


def test_what_the_user_put_somewhere_is_marked_as_his_and_says_why(rows: Desk) -> None:
    rows.window.comparison.table.drag.take(Dragged(2, column_of(rows, "Evening Post")))
    let_go(rows, 1)
    view = rows.window.comparison
    column = column_of(rows, "Evening Post")
    (entry,) = view.model.content(1, column).entries
    assert [mark.word for mark in entry.user] == ["moved by you"]
    assert "moved by you" in view.model.accessible_text(1, column)
    assert tooltip_on(rows, 1, column, "moved by you") == "You put this rendering to these words"
    rows.qtbot.waitUntil(
        lambda: "You put a rendering to these words." in visible_text(rows.window.reader), timeout=5000
    )
    other = view.model.content(1, column_of(rows, "Daily Herald")).entries
    assert other[0].user == ()


def tooltip_on(desk: Desk, row: int, column: int, word: str) -> str:
    """What is told of a chip."""
    table, model = desk.window.comparison.table, desk.window.comparison.model
    delegate, area = table.itemDelegate(), table.visualRect(model.index(row, column))
    box = delegate.box(row, column, area.width())
    chips = (*box.chips, *(chip for entry in box.entries for chip in entry.chips))
    chip = next(chip for chip in chips if chip.word == word)
    return delegate.tooltip(model.index(row, column), area, area.topLeft() + chip.box.center().toPoint())


def test_only_what_fits_the_selection_can_be_done(rows: Desk) -> None:
    actions = rows.window.comparison.row_actions

    def allowed() -> set[str]:
        return {one.text().replace("&", "") for one in actions.all() if one.isEnabled() and one.text()}

    choose(rows, 0, "Border Wire")
    assert allowed() == {
        "Word by word…", "Move to row…", "Split off", "Join with the row below", "Join with row…",
        "Set verdict…",
    }  # fmt: skip
    choose(rows, 2, "Evening Post")
    assert allowed() == {"Move to row…", "Join with the row above", "Join with row…"}
    choose(rows, 2, "Border Wire")
    assert allowed() == {
        "Join with the row above", "Join with row…", "Confirm that it is not reported here",
    }  # fmt: skip
    choose(rows, 0, "Daily Herald")
    assert "Set verdict…" not in allowed()


def test_a_row_s_number_says_what_it_is_for_and_has_the_row_s_menu(rows: Desk) -> None:
    view = rows.window.comparison
    numbers = view.table.verticalHeader()
    assert "Row 2: drag it onto another to join the two" in (
        view.model.headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    )
    shown = []
    view.table.menu_wanted.disconnect()
    view.table.menu_wanted.connect(shown.append)
    place = QPoint(5, view.table.rowViewportPosition(2) + 5)
    numbers.customContextMenuRequested.emit(place)
    assert at(rows)[:2] == (2, "Evening Post")
    assert len(shown) == 1


def test_the_model_stays_sound_through_all_of_it(rows: Desk, qtmodeltester: object) -> None:
    qtmodeltester.check(rows.window.comparison.model)
    choose(rows, 1, "Daily Herald")
    press(rows, Qt.Key.Key_Down, CTRL_SHIFT)
    choose(rows, 0, "Border Wire")
    next(one for one in verdicts(rows) if one.text() == "&trimmed").trigger()
    rows.settle()
    # What is graver now stands above it.
    choose(rows, 1, "Evening Post")
    press(rows, Qt.Key.Key_X, CTRL_SHIFT)
    assert rows.window.workbench.undo_title == "Confirm that it is not reported"
    qtmodeltester.check(rows.window.comparison.model)
    for _ in range(3):
        rows.trigger("undo")
        rows.settle()
    assert table_of(rows) == [["Daily Herald", "Border Wire"], ["Daily Herald"], ["Evening Post"]]


def test_with_a_reference_its_place_is_no_rendering_to_be_moved(rows: Desk) -> None:
    from desktop.project.commands import ChooseReference

    herald = rows.window.workbench.findings.articles[0].id
    rows.window.workbench.apply(ChooseReference(herald))
    rows.settle()
    view, column = rows.window.comparison, column_of(rows, "Daily Herald")
    number = next(row for row in range(view.model.rowCount()) if view.model.is_place(row, column))
    view.table.choose(number, column)
    assert rows.window.rows.here.entry is None
    assert not view.row_actions.move.isEnabled()
    assert not view.row_actions.absence.isEnabled()
    start = view.table.visualRect(view.model.index(number, column)).center()
    rows.qtbot.mousePress(view.table.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert view.table.drag._pressed is None


def test_all_of_it_stands_in_a_menu_of_the_window_and_of_the_cell(rows: Desk) -> None:
    menu = next(one for one in rows.window.menus if one.title() == "Ro&w")
    names = [one.text().replace("&", "") for one in menu.actions() if not one.isSeparator()]
    assert names[0] == "Word by word…"
    choose(rows, 0, "Border Wire")
    cell = QMenu()
    rows.window.comparison.menu_opening.emit(cell)
    inside = [one.text().replace("&", "") for one in cell.actions() if not one.isSeparator()]
    assert inside[: len(names)] == [name if name != "Set verdict…" else "Set verdict" for name in names]
    cell.deleteLater()


# Verdicts


def verdicts(desk: Desk) -> list[QAction]:
    menu = desk.window.rows.verdict_menu(desk.window)
    assert isinstance(menu, VerdictMenu)
    return [one for one in menu.actions() if not one.isSeparator()]


def test_a_verdict_is_set_from_the_menu_and_taken_back(rows: Desk, tmp_path: Path) -> None:
    choose(rows, 0, "Border Wire")
    offered = verdicts(rows)
    assert [one.text() for one in offered] == [
        "&altered\tthe program’s", "&spliced", "&reworded", "&trimmed", "&paraphrased", "p&unctuation",
        "&verbatim", "Ta&ke back: altered, as the program says",
    ]  # fmt: skip
    assert [one.text() for one in offered if one.isChecked()] == ["&altered\tthe program’s"]
    assert not offered[-1].isEnabled()
    next(one for one in offered if one.text() == "&trimmed").trigger()
    rows.settle()
    column = column_of(rows, "Border Wire")
    (entry,) = rows.window.comparison.model.content(0, column).entries
    assert (entry.verdict, [mark.word for mark in entry.user]) == ("trimmed", ["set by you"])
    assert tooltip_on(rows, 0, column, "set by you").startswith(
        "You set this verdict. The program says altered: "
    )
    assert rows.window.status.message.text() == "“Border Wire”: trimmed, set by you"
    assert rows.window.workbench.undo_title == "Set verdict"
    assert wide(rows, tmp_path)[0]["verdicts to base"] == "Border Wire: trimmed"
    assert at(rows)[:2] == (0, "Border Wire")
    back = verdicts(rows)[-1]
    assert back.isEnabled()
    back.trigger()
    rows.settle()
    (entry,) = rows.window.comparison.model.content(0, column).entries
    assert (entry.verdict, entry.user) == ("altered", ())
    assert rows.window.workbench.undo_title == "Take verdict back"


def test_the_reason_for_a_verdict_is_told_with_it(rows: Desk) -> None:
    from dataclasses import replace

    findings = rows.window.workbench.findings
    choose(rows, 0, "Border Wire")
    here = rows.window.rows.here
    (command,) = realignments.verdict(findings, here.shown.base, here.entry.rendering, "trimmed")
    rows.window.workbench.apply(replace(command, reason="the minister corrected himself"))
    rows.settle()
    rows.qtbot.waitUntil(
        lambda: "Your reason: The minister corrected himself." in visible_text(rows.window.reader),
        timeout=5000,
    )


def test_the_menu_of_verdicts_stays_in_the_cells_menu_when_the_mouse_passes_over_it(rows: Desk) -> None:
    choose(rows, 0, "Border Wire")
    cell = QMenu()
    rows.window.comparison.menu_opening.emit(cell)
    (verdicts,) = (one.menu() for one in cell.actions() if one.text() == "Set &verdict")
    assert isinstance(verdicts, VerdictMenu)
    verdicts.popup(QPoint(0, 0))
    verdicts.hide()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert "Set &verdict" in [one.text() for one in cell.actions()]
    cell.deleteLater()


def test_the_menu_of_verdicts_opens_by_key_at_the_cell(rows: Desk) -> None:
    choose(rows, 0, "Border Wire")
    rows.qtbot.keyClick(rows.window.comparison.table, Qt.Key.Key_D, CTRL_SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, VerdictMenu)
    menu.close()


def test_a_verdict_set_by_hand_counts_in_filters_and_in_the_order_of_gravity(rows: Desk) -> None:
    from dataclasses import replace

    choose(rows, 0, "Border Wire")
    next(one for one in verdicts(rows) if one.text() == "&verbatim").trigger()
    rows.settle()
    view = rows.window.comparison
    assert view.model.counts()["verdict"] == {"verbatim": 1, "not found here": 3}
    view.set_filters(Filters(verdict=frozenset({"altered"})))
    assert view.model.rowCount() == 0
    view.clear_filters()
    choose(rows, 1, "Daily Herald")
    press(rows, Qt.Key.Key_Down, CTRL_SHIFT)
    view.set_options(replace(view.options, order="gravity"))
    assert table_of(rows)[0] == ["Daily Herald", "Evening Post"]


# Not reported


def test_an_article_is_said_not_to_report_a_row_and_that_is_taken_back(rows: Desk, tmp_path: Path) -> None:
    choose(rows, 0, "Evening Post")
    press(rows, Qt.Key.Key_X, CTRL_SHIFT)
    view, column = rows.window.comparison, column_of(rows, "Evening Post")
    content = view.model.content(0, column)
    assert (content.message, content.shape, content.user.word) == (
        "not reported", "not reported", "confirmed by you",
    )  # fmt: skip
    assert view.model.content(1, column).message == "not found here"
    assert view.model.content(1, column).shape is None
    assert view.model.accessible_text(0, column) == "Evening Post: not reported, confirmed by you"
    assert at(rows)[:2] == (0, "Evening Post")
    assert rows.window.status.message.text() == "“Evening Post”: not reported, confirmed"
    assert rows.window.workbench.undo_title == "Confirm that it is not reported"
    told = wide(rows, tmp_path)
    assert [row["Evening Post"] for row in told[:2]] == ["(not reported, confirmed)", "(not found here)"]
    assert view.row_actions.absence.text() == "Take ba&ck that it is not reported here"
    press(rows, Qt.Key.Key_X, CTRL_SHIFT)
    assert view.model.content(0, column).message == "not found here"
    assert rows.window.workbench.undo_title == "Take back that it is not reported"


def test_rows_are_filtered_by_what_is_not_found_and_what_is_not_reported(rows: Desk) -> None:
    choose(rows, 1, "Border Wire")
    press(rows, Qt.Key.Key_X, CTRL_SHIFT)
    view = rows.window.comparison
    assert view.model.counts()["verdict"] == {
        "altered": 1, "conflicting": 1, "not found here": 3, "not reported": 1,
    }  # fmt: skip
    view.set_filters(Filters(verdict=frozenset({"not reported"})))
    assert table_of(rows) == [["Daily Herald"]]
    view.set_filters(Filters(verdict=frozenset({"not found here"}), outlet=frozenset({"Daily Herald"})))
    assert table_of(rows) == [["Evening Post"]]
    # What an outlet has is asked for by its name alone, not what it lacks.
    view.set_filters(Filters(outlet=frozenset({"Border Wire"})))
    assert table_of(rows) == [["Daily Herald", "Border Wire"]]
    assert view.model.counts()["outlet"] == {"Daily Herald": 2, "Border Wire": 1, "Evening Post": 1}


def test_the_nearest_passage_can_be_looked_for_before_and_after(rows: Desk) -> None:
    choose(rows, 1, "Border Wire")
    rows.window.comparison.find_nearest()
    column = column_of(rows, "Border Wire")
    assert rows.window.comparison.model.content(1, column).message == "not found here, and nothing like it"
    press(rows, Qt.Key.Key_X, CTRL_SHIFT)
    assert rows.window.comparison.model.content(1, column).message == "not reported, and nothing like it"
