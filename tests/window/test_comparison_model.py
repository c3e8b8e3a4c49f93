"""The item model of the comparison."""

import pytest

from desktop.comparison.table import Options
from desktop.window.comparison_model import ComparisonModel
from tests.window import desk_builders as desk


@pytest.fixture
def model(qapp):
    model = ComparisonModel()
    found = desk.three_outlets()
    model.show(found, desk.SPEAKER, Options(base=found.base))
    return model


def test_the_model_keeps_qt_s_rules(qtmodeltester, model):
    qtmodeltester.check(model)


def test_the_rules_hold_while_the_table_changes(qtmodeltester, model):
    qtmodeltester.check(model)
    model.show(desk.findings(desk.herald(), base=None), desk.SPEAKER, Options(only_differing=True))
    model.set_states({"x": "being read"})
    model.clear()
    assert model.rowCount() == model.columnCount() == 0


def test_every_cell_has_a_text_for_screen_readers(model):
    told = [model.accessible_text(row, column) for row in range(3) for column in range(3)]
    assert told[0].startswith("Daily Herald, base: “We will shut the old reactor in March and nobody")
    assert (
        "Differs: named thing: ‘April’ instead of ‘March’" in told[1]
        or "‘April’ instead of ‘March’" in told[1]
    )
    assert told[5].startswith("Evening Post, paraphrased: the tests had come out clean")
    assert told[7] == "Border Wire: not found here"


def test_a_cut_is_told_with_the_missing_words(model):
    entry = model.content(0, 2).entries[0]
    assert [piece.mark for piece in entry.pieces].count("cut") == 1
    assert any("and nobody will lose a job" in note and "left out" in note for note in entry.notes)


def test_an_utterance_of_one_article_is_marked_as_only_there(model):
    assert model.content(2, 0).badges == (("only here", "only here"),)


def test_the_base_shows_its_side_of_the_selected_rendering_s_differences(model):
    assert {piece.look for piece in model.content(0, 0).entries[0].pieces} == {"same"}
    model.hold(0, 1, model.cell(0, 1).entries[0].rendering)
    marked = [piece.text for piece in model.content(0, 0).entries[0].pieces if piece.look == "counterpart"]
    assert marked == ["March"]
    model.hold(0, 0, None)
    assert {piece.look for piece in model.content(0, 0).entries[0].pieces} == {"same"}


def test_differing_cells_are_counted_in_order(model):
    assert list(model.differing) == [(0, 1), (0, 2), (1, 2)]


def test_tooltips_of_heads_are_plain(model):
    from PySide6.QtCore import Qt

    found = desk.findings(desk.reading("<b>Bold & Co</b>", "[[1:“Yes,”]] {{Mara Quill}} ((said))."))
    model.show(found, desk.SPEAKER, Options())
    tip = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Bold &amp; Co" in tip
