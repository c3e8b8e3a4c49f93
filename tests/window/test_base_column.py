"""With many columns, the base stays in view while the others are scrolled past it."""

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.window.comparison_view import ComparisonView
from tests.window import desk_builders as desk

OUTLETS = (
    "Morning Lantern", "Ferry Post", "Hill Courier", "Salt Gazette",
    "Dock & Yard", "Evening Bell", "Quarry Times", "North Quay",
)  # fmt: skip


@pytest.fixture
def show(qtbot):
    """Shows eight outlets' renderings of six utterances; `base` is the number of the base's column."""

    def show(base):
        readings = [
            desk.reading(
                outlet,
                f"Read it first in the {outlet}.",
                *(
                    f"[[{row + 1}:“The {place} on pier {row} stays shut until spring,”]]"
                    " {{Mara Quill}} ((said))."
                    for row in range(6)
                ),
            )
            for outlet, place in zip(OUTLETS, ("gate", "door") * 4, strict=True)
        ]
        found = desk.findings(*readings, base=base)
        view = ComparisonView()
        qtbot.addWidget(view)
        view.resize(900, 600)
        view.show()
        qtbot.waitExposed(view)
        view.show_speaker(found, desk.SPEAKER)
        return view

    return show


def kept(view):
    """Whether the base's column is painted at an edge, and at which x of the viewport."""
    column = view.table._base_column
    return column.isVisible(), column.x() - view.table.viewport().x()


def scroll(view, share):
    bar = view.table.horizontalScrollBar()
    bar.setValue(round(bar.maximum() * share))


def test_the_base_stays_at_the_left_while_the_others_pass(show):
    view = show(0)
    assert kept(view)[0] is False
    scroll(view, 1.0)
    assert kept(view) == (True, 0)
    scroll(view, 0.0)
    assert kept(view)[0] is False


def test_a_base_further_right_waits_at_the_right_edge(show):
    view = show(7)
    scroll(view, 0.0)
    width = view.table.columnWidth(7)
    assert kept(view) == (True, view.table.viewport().width() - width)


def test_without_a_base_nothing_is_kept(show):
    view = show(None)
    scroll(view, 1.0)
    assert kept(view)[0] is False


def test_a_selected_cell_comes_into_view_beside_the_base(show):
    view = show(0)
    table = view.table
    width = table.columnWidth(0)
    for column in (*range(1, 8), *range(6, 0, -1)):
        table.choose(0, column)
        left = table.columnViewportPosition(column)
        assert width <= left <= table.viewport().width() - table.columnWidth(column)


def test_selecting_the_base_scrolls_nothing(show):
    view = show(0)
    scroll(view, 1.0)
    before = view.table.horizontalScrollBar().value()
    view.table.choose(1, 0)
    assert view.table.horizontalScrollBar().value() == before


def test_a_click_on_the_base_kept_in_view_selects_its_rendering(qtbot, show):
    view = show(0)
    scroll(view, 1.0)
    column = view.table._base_column
    row = view.table.visualRect(view.model.index(1, 7))
    with qtbot.waitSignal(view.rendering_selected) as told:
        qtbot.mouseClick(
            column, Qt.MouseButton.LeftButton, pos=QPoint(20, view.table.head.height() + row.center().y())
        )
    assert told.args[0] == view.model.cell(1, 0).entries[0].rendering.statement
    assert (view.table.currentIndex().row(), view.table.currentIndex().column()) == (1, 0)


def test_a_click_on_its_head_takes_the_choice_back(qtbot, show):
    view = show(0)
    scroll(view, 1.0)
    with qtbot.waitSignal(view.base_chosen) as told:
        qtbot.mouseClick(view.table._base_column, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert told.args == [""]
