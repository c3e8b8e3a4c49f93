"""The filters of the comparison: which rows they leave, what they offer, what an empty table says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.comparison.table import Options
from desktop.window.comparison_filter_bar import FilterBar
from desktop.window.comparison_filters import NO_FILTERS, Filters, in_words
from desktop.window.comparison_model import ComparisonModel
from desktop.window.comparison_reference import base_in
from desktop.window.comparison_view import ComparisonView
from tests.window import desk_builders as desk
from tests.window.test_reference import held


def asking(verdict=(), difference=(), outlet=()):
    return Filters(frozenset(verdict), frozenset(difference), frozenset(outlet))


def rows(filters, found=None):
    found = found or desk.three_outlets()
    model = ComparisonModel()
    model.show(found, desk.SPEAKER, Options(base=base_in(found)), None, filters)
    return [model.row(row).utterance.id for row in range(model.rowCount())]


@pytest.fixture
def view(qtbot):
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    qtbot.waitExposed(view)
    view.show_speaker(desk.three_outlets(), desk.SPEAKER)
    return view


def entries(view, facet):
    """What a menu offers."""
    menu = view.bar.filter_bar.buttons[facet].menu()
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def choose(view, facet, value):
    menu = view.bar.filter_bar.buttons[facet].menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text().split("\t")[0] == value).trigger()


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (NO_FILTERS, ["u1", "u2", "u3"]),
        (asking(verdict=["trimmed"]), ["u1"]),
        (asking(verdict=["paraphrased"]), ["u2"]),
        (asking(verdict=["paraphrased", "trimmed"]), ["u1", "u2"]),
        (asking(difference=["cut at the end"]), ["u1"]),
        (asking(outlet=["Border Wire"]), ["u1", "u2"]),
        # One rendering has to answer everything: it is the Post that paraphrases.
        (asking(verdict=["paraphrased"], outlet=["Border Wire"]), []),
        # An outlet that left the project asks for nothing.
        (asking(outlet=["Gone Gazette"]), ["u1", "u2", "u3"]),
    ],
)
def test_a_row_stays_where_one_of_its_renderings_answers_all(filters, left):
    assert rows(filters) == left


def test_with_a_reference_the_verdict_is_that_of_the_reference():
    assert rows(asking(verdict=["not-found"]), held()) == ["u3"]
    assert rows(asking(verdict=["trimmed"]), held()) == ["u1"]
    assert rows(asking(verdict=["verbatim"], outlet=["Daily Herald"]), held()) == ["u1", "u2"]


def test_the_menus_offer_what_there_is_with_the_number_of_rows(view):
    assert "trimmed\t1" in entries(view, "verdict")
    assert "paraphrased\t1" in entries(view, "verdict")
    assert "spliced\t0" not in entries(view, "verdict")
    assert entries(view, "outlet") == ["Daily Herald\t3", "Border Wire\t2", "Evening Post\t2"]


def test_a_choice_in_one_menu_counts_in_the_others_and_stays_on_offer(view):
    choose(view, "outlet", "Border Wire")
    assert view.bar.filters == asking(outlet=["Border Wire"])
    assert entries(view, "outlet") == ["Daily Herald\t3", "Border Wire\t2", "Evening Post\t2"]
    assert "paraphrased\t1" not in entries(view, "verdict")
    assert view.bar.filter_bar.buttons["outlet"].text() == "Out&let: Border Wire"
    choose(view, "outlet", "Evening Post")
    assert view.bar.filter_bar.buttons["outlet"].text() == "Out&let: 2"


def test_a_menu_stays_open_while_values_are_chosen(qtbot, view):
    menu = view.bar.filter_bar.buttons["verdict"].menu()
    menu.popup(view.mapToGlobal(view.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    trimmed = next(one for one in menu.actions() if one.text().startswith("trimmed"))
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(trimmed).center())
    assert menu.isVisible()
    assert view.model.rowCount() == 1
    menu.setActiveAction(trimmed)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert view.model.rowCount() == 3
    menu.close()


def test_an_empty_table_says_why_and_shows_all_again(qtbot, view):
    choose(view, "verdict", "paraphrased")
    view.bar.filter_bar._ask(asking(verdict=["paraphrased"], outlet=["Border Wire"]))
    said = view._nothing
    assert said.isVisible()
    assert said.words.text() == (
        "Nothing here is paraphrased in Border Wire.\n"
        "All 3 utterances of this speaker are hidden by the filters."
    )
    assert view.bar.filter_bar.clear_button.isVisible()
    qtbot.mouseClick(said.clear, Qt.MouseButton.LeftButton)
    assert not said.isVisible()
    assert view.model.rowCount() == 3
    assert not view.bar.filter_bar.clear_button.isVisible()


def test_where_only_differences_are_shown_and_there_are_none_that_is_said(qtbot):
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    view.show_speaker(desk.findings(desk.herald(), desk.herald()), desk.SPEAKER)
    view.set_options(Options(only_differing=True))
    assert view._nothing.words.text() == (
        "The articles do not differ here.\n"
        "All 3 utterances of this speaker are hidden: only differences are shown."
    )
    qtbot.mouseClick(view._nothing.clear, Qt.MouseButton.LeftButton)
    assert view.model.rowCount() == 3


def test_a_key_clears_the_filters(qtbot, view):
    choose(view, "verdict", "trimmed")
    qtbot.keyClick(
        view.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert view.bar.filters == NO_FILTERS
    assert view.model.rowCount() == 3


def test_whoever_looks_for_a_hidden_row_is_told(view):
    choose(view, "verdict", "trimmed")
    hidden = view.model.findings.utterances(desk.SPEAKER)[2].statements[0]
    assert not view.select_statement(hidden)
    assert view._notice.text() == "That row is hidden by the filters"


def test_the_filters_stay_with_the_next_speaker_table(view):
    choose(view, "verdict", "trimmed")
    view.show_speaker(replace(desk.three_outlets(), base=""), desk.SPEAKER)
    assert view.bar.filters == asking(verdict=["trimmed"])


def test_the_filters_are_kept_from_one_window_to_the_next(make_desk):
    first = make_desk()
    first.window.comparison.bar.filter_bar._ask(asking(verdict=["altered"], outlet=["A, B"]))
    first.window.memory.remember()
    first.window.close()
    assert make_desk().window.comparison.bar.filters == asking(verdict=["altered"], outlet=["A, B"])


def test_a_name_of_any_length_and_kind_does_no_harm(qtbot):
    bar = FilterBar()
    qtbot.addWidget(bar)
    name = "<b>R&D\tTimes</b>\n" * 400
    bar.show_outlets([name], reference=False)
    bar.show_filters(asking(outlet=[name]))
    button = bar.buttons["outlet"]
    assert len(button.text()) < 60
    assert "<b>" not in button.toolTip()
    bar._fill("outlet")
    (action,) = button.menu().actions()
    assert "\t" not in action.text()
    assert len(action.text()) < 80
    assert len(in_words(asking(outlet=[name]), {})) < 100
