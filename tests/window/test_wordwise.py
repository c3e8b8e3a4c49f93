"""A row word by word, as it is opened, read, held against another base and copied."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.comparison.word_by_word import WordCell
from desktop.window.wordwise_dialog import WordwiseDialog
from desktop.window.wordwise_model import WordwiseModel
from desktop.window.wordwise_view import WordwiseView, piece_of
from tests.comparison.test_word_by_word import look
from tests.window.conftest import Desk
from tests.window.test_rows import choose, press, rows  # noqa: F401

CTRL = Qt.KeyboardModifier.ControlModifier
ROLE = Qt.ItemDataRole


@pytest.fixture
def words(rows: Desk) -> WordwiseDialog:  # noqa: F811
    """The first row of three, opened by its key."""
    choose(rows, 0, "Border Wire")
    rows.qtbot.keyClick(rows.window.comparison.table, Qt.Key.Key_I, CTRL)
    dialog = rows.dialog(WordwiseDialog)
    rows.qtbot.waitUntil(lambda: dialog.model.columnCount() > 0)
    return dialog


def test_the_model_is_sound(qtmodeltester: object, qapp: object) -> None:
    model = WordwiseModel()
    qtmodeltester.check(model)
    model.show(look("“The ferry will stop.”", "“The ferry may stop now.”"), ("Herald", "Wire"))
    qtmodeltester.check(model)
    model.show(look("“The ferry.”", "“A ferry.”", "“The old ferry.”"), ("A", "B", "C"))
    qtmodeltester.check(model)


def test_the_key_opens_a_row_of_cells_for_each_rendering(words: WordwiseDialog) -> None:
    assert words.about.text() == "Mara Quill, row 1: 2 renderings"
    assert words.model.labels == ("Daily Herald", "Border Wire")
    line = [words.model.index(1, column).data() for column in range(words.model.columnCount())]
    assert line[:4] == ["“The", "ferry", "may", "stop"]
    heads = [words.model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert heads == ["", "", "1/2", ""]
    assert words.place.text() == "1 of 1 places that differ"
    assert words.view.currentIndex().column() == 2


def test_a_screen_reader_and_a_tooltip_tell_each_cell(words: WordwiseDialog) -> None:
    model = words.model
    assert model.index(1, 2).data(ROLE.AccessibleTextRole) == (
        f"Border Wire, 3 of {model.columnCount()}: claim changed: ‘may’ instead of ‘will’"
    )
    assert model.index(0, 1).data(ROLE.AccessibleTextRole) == (
        f"Daily Herald, base, 2 of {model.columnCount()}: ‘ferry’"
    )
    assert model.headerData(2, Qt.Orientation.Horizontal, ROLE.AccessibleTextRole) == "3: 1 of 2 have ‘will’"
    assert model.headerData(0, Qt.Orientation.Vertical, ROLE.AccessibleTextRole) == "Daily Herald, base"


def test_any_rendering_is_made_the_base_by_list_and_by_key(rows: Desk, words: WordwiseDialog) -> None:  # noqa: F811
    words.base.setCurrentIndex(1)
    words.base.activated.emit(1)
    rows.qtbot.waitUntil(lambda: words.model.is_base(1))
    assert words.model.difference(0, 2) == "claim changed: ‘will’ instead of ‘may’"
    words.view.setCurrentIndex(words.model.index(0, 0))
    rows.qtbot.keyClick(words.view, Qt.Key.Key_B, CTRL)
    rows.qtbot.waitUntil(lambda: words.model.is_base(0))
    assert words.base.currentIndex() == 0


def test_f8_leads_to_the_next_place_that_differs(qapp: object) -> None:
    model = WordwiseModel()
    model.show(look("“The old ferry will stop soon here.”", "“The ferry may stop.”"), ("Herald", "Wire"))
    assert [column for column in range(model.columnCount()) if model.differs(column)] == [1, 3, 5, 6]
    assert model.places == (1, 3, 5)
    assert [model.step(column, 1) for column in (-1, 1, 3, 6)] == [1, 3, 5, -1]
    assert [model.step(column, -1) for column in (7, 6, 5, 1)] == [5, 3, 3, -1]


def test_what_all_have_stands_back_and_what_differs_stands_out() -> None:
    same = piece_of(WordCell("ferry", "same"), differs=False)
    assert (same.text, same.look) == ("ferry", "beyond")
    assert piece_of(WordCell("ferry", "same"), differs=True).look == "same"
    assert piece_of(WordCell("may", "changed", grave=True), differs=True).look == "grave"
    assert piece_of(WordCell("old", "added"), differs=True).look == "added"
    assert piece_of(WordCell("the", "written otherwise"), differs=False).look == "house"
    assert piece_of(WordCell("", "missing"), differs=True).mark == "cut"
    assert piece_of(WordCell("", "neither"), differs=True) is None


def test_a_word_that_moved_says_where_it_stands_in_the_base(qapp: object) -> None:
    model = WordwiseModel()
    model.show(
        look(
            "“We will mend the pier, whatever the harbour board says.”",
            "“Whatever the harbour board says, we will mend the pier.”",
        ),
        ("Herald", "Wire"),
    )
    told = [model.difference(1, column) for column in range(model.columnCount())]
    assert "‘harbour’ stands elsewhere in the base (column 13)" in " ".join(told)
    assert "‘harbour’ stands elsewhere here (column 3)" in " ".join(told)


def test_enter_leads_from_a_word_that_moved_to_where_it_stands(qtbot: object) -> None:
    model = WordwiseModel()
    view = WordwiseView(model)
    qtbot.addWidget(view)
    model.show(
        look(
            "“We will mend the pier, whatever the harbour board says.”",
            "“Whatever the harbour board says, we will mend the pier.”",
        ),
        ("Herald", "Wire"),
    )
    here = [view.model().index(1, column).data() for column in range(model.columnCount())].index("harbour")
    view.setCurrentIndex(model.index(1, here))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    there = view.currentIndex()
    assert (there.row(), there.data()) == (0, "harbour")
    view.setCurrentIndex(model.index(1, there.column()))
    assert view.follow()
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, here)
    view.setCurrentIndex(model.index(0, 0))
    assert not view.follow()


def test_it_is_copied_as_text_and_as_csv(rows: Desk, words: WordwiseDialog) -> None:  # noqa: F811
    rows.qtbot.mouseClick(words.as_text, Qt.MouseButton.LeftButton)
    first = QGuiApplication.clipboard().text().split("\n")[0]
    assert first.startswith("Daily Herald (base)  “The ferry will stop on Friday and it will not sail")
    assert rows.window.status.message.text() == "Copied word by word, as text"
    rows.qtbot.mouseClick(words.as_csv, Qt.MouseButton.LeftButton)
    lines = list(csv.reader(QGuiApplication.clipboard().text().splitlines()))
    assert lines[2][:4] == ["Border Wire", "“The", "ferry", "may"]
    rows.qtbot.keyClick(words.view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("Daily Herald (base)")


def test_it_follows_what_is_moved_into_its_row(rows: Desk, words: WordwiseDialog) -> None:  # noqa: F811
    choose(rows, 2, "Evening Post")
    rows.window.rows.choose_row()
    from desktop.window.row_chooser import RowChooser

    chooser = rows.dialog(RowChooser)
    chooser.filter.setText("ferry")
    chooser.accept()
    rows.settle()
    rows.qtbot.waitUntil(lambda: len(words.model.labels) == 3)
    assert words.model.labels == ("Daily Herald", "Border Wire", "Evening Post")
    rows.trigger("undo")
    rows.settle()
    rows.qtbot.waitUntil(lambda: len(words.model.labels) == 2)


def test_two_renderings_of_one_article_are_told_apart_by_their_places(
    rows: Desk,  # noqa: F811
) -> None:
    choose(rows, 1, "Daily Herald")
    press(rows, Qt.Key.Key_Up, CTRL | Qt.KeyboardModifier.ShiftModifier)
    rows.window.rows.show_words()
    dialog = rows.dialog(WordwiseDialog)
    rows.qtbot.waitUntil(lambda: dialog.model.columnCount() > 0)
    assert dialog.model.labels == ("Daily Herald, ¶4 (1)", "Daily Herald, ¶4 (2)", "Border Wire")


def test_a_row_that_stands_alone_is_not_opened(rows: Desk) -> None:  # noqa: F811
    choose(rows, 2, "Evening Post")
    rows.window.rows.show_words()
    assert rows.window.rows.words.dialog is None


def test_it_is_painted_in_light_and_dark_and_larger(rows: Desk, words: WordwiseDialog) -> None:  # noqa: F811
    before = words.view.rowHeight(0)
    rows.window._theme.choose("dark")
    assert not words.grab().isNull()
    rows.window._theme.zoom_to(2.0)
    rows.qtbot.waitUntil(lambda: words.view.rowHeight(0) > before * 1.7)
    assert not words.grab().isNull()
    rows.window._theme.zoom_to(1.0)
    rows.window._theme.choose("light")
