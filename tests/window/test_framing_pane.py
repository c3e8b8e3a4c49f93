"""One outlet's framing beside the others'."""

from PySide6.QtCore import Qt

from desktop.comparison.framing import Feature
from desktop.window.framing_pane import FramingModel, FramingPane
from desktop.window.framing_rows import Framed, Value, framing_rows, framings
from tests.window import desk_builders as desk


def framed():
    found = desk.three_outlets()
    utterance = found.utterances(desk.SPEAKER)[1]
    return framings(found, found.statements[utterance.statements[0]], utterance)


def row_of(model, dimension):
    return next(row for row in range(model.rowCount()) if model.values(row, 0)[0].words == dimension)


def test_the_selected_outlet_stands_beside_the_others_gathered_by_value(qapp):
    model = FramingModel()
    model.show(framed())
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)] == [
        "",
        "Daily Herald",
        "the others",
    ]
    row = row_of(model, "presentation")
    assert model.values(row, 1) == (Value("quoted in full"),)
    assert model.values(row, 2) == (
        Value("quoted in full", ("Border Wire",), False),
        Value("paraphrased", ("Evening Post",), True),
    )
    assert model.data(model.index(row, 2)) == "quoted in full (Border Wire)\n≠ paraphrased (Evening Post)"


def test_measures_that_always_differ_are_not_emphasised(qapp):
    model = FramingModel()
    model.show(framed())
    assert not any(value.differs for value in model.values(row_of(model, "share"), 2))


def test_a_screen_reader_is_told_what_differs(qapp):
    model = FramingModel()
    model.show(framed())
    told = model.data(model.index(row_of(model, "cue"), 2), Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith(
        "cue, the others: ≠ said (Border Wire), differs; ≠ insisted (Evening Post), differs"
    )


def test_the_model_keeps_qt_s_rules(qtmodeltester):
    model = FramingModel()
    qtmodeltester.check(model)
    model.show(framed())
    qtmodeltester.check(model)


def test_a_click_on_a_feature_leads_to_its_place(qtbot):
    pane = FramingPane()
    qtbot.addWidget(pane)
    pane.resize(500, 400)
    pane.show()
    found = desk.three_outlets()
    utterance = found.utterances(desk.SPEAKER)[1]
    statement = found.statements[utterance.statements[0]]
    pane.show_statement(found, statement, utterance)
    index = pane.framing.index(row_of(pane.framing, "cue"), 1)
    with qtbot.waitSignal(pane.places_clicked) as told:
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=pane.visualRect(index).center())
    assert told.args[0] == (statement.cue.span,)


def test_what_does_not_apply_to_one_of_two_is_no_difference():
    direct = Framed("a", "Wire", {"back-shift": Feature("back-shift", "kept in the present")})
    quoted = Framed("b", "Post", {"hedges": Feature("hedges", "reportedly")})
    rows = {row.name: row for row in framing_rows((direct, quoted), all_of_them=True)}
    assert rows["back-shift"].others == (Value("–", ("Post",), False),)
    assert rows["hedges around"].others == (Value("reportedly", ("Post",), True),)


def test_one_outlet_alone_has_every_row_and_nothing_beside_it():
    alone = Framed("a", "Wire", {"share": Feature("share", "5 words"), "cue": Feature("cue", "said")})
    rows = framing_rows((alone,), all_of_them=False)
    assert [(row.name, row.own.words, row.others) for row in rows] == [
        ("cue", "said", ()),
        ("share", "5 words", ()),
    ]
