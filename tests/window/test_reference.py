"""The reference text in the window: chosen in the list, shown as the base, quotations held against it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt

from desktop.comparison.locate import locate
from desktop.comparison.passage import Passage
from desktop.comparison.table import Options
from desktop.window.article_pane import ArticlePane
from desktop.window.article_rows import article_rows
from desktop.window.comparison_filters import Filters
from desktop.window.comparison_model import ComparisonModel
from desktop.window.comparison_reference import base_in, narrowed
from desktop.window.comparison_view import ComparisonView
from tests.window import desk_builders as desk

TRANSCRIPT = (
    "MARA QUILL: Good morning. We will shut 3 old reactors in March, whatever the weather does, and nobody "
    "will lose a job. We owe that to the valley.",
    "MARA QUILL: The tests were clean. I looked at every pump myself, and they were new.",
)


def hearing():
    """A transcript and four reports of it: verbatim, trimmed in silence, altered, and invented."""
    return (
        desk.reading("Transcript", *TRANSCRIPT, headline="Hearing of the valley committee"),
        desk.reading(
            "Daily Herald",
            "[[1:“We will shut 3 old reactors in March, whatever the weather does, and nobody will lose "
            "a job,”]] {{Mara Quill}} ((said)).",
            "[[2:“The tests were clean,”]] {{she}} ((added)).",
        ),
        desk.reading(
            "Border Wire",
            "[[1:“We will shut 3 old reactors in March and nobody will lose a job,”]] {{Quill}} ((said)).",
            "[[3:“Our children will sleep soundly beside the dam,”]] {{Quill}} ((told)) the committee.",
        ),
        desk.reading(
            "Evening Post",
            "[[1:“We will shut 9 old reactors in March … and nobody will lose a job,”]] {{Quill}} ((said)).",
            "{{She}} ((insisted)) that [[2:the tests had come out clean]].",
        ),
    )


def held(base=None, chosen=True):
    found = desk.findings(*hearing(), base=base)
    transcript = found.readings[found.articles[0].id]
    return replace(found, reference=transcript) if chosen else found


def model_of(found, **options):
    model = ComparisonModel()
    model.show(found, desk.SPEAKER, Options(base=base_in(found), **options))
    return model


def badges(model):
    """Row by row the words of the first chips, "" for a cell without a rendering."""
    return [
        ["; ".join(word for _, word in model.content(row, column).badges) for column in range(4)]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def view(qtbot):
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    qtbot.waitExposed(view)
    view.show_speaker(held(), desk.SPEAKER)
    return view


def click(qtbot, view, row, column):
    place = view.table.visualRect(view.model.index(row, column)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


# What the cells say -----------------------------------------------------------------------------------------


def test_every_quotation_says_how_it_stands_to_the_reference():
    assert badges(model_of(held())) == [
        ["reference", "verbatim", "trimmed, not marked", "altered"],
        ["reference", "verbatim", "", "paraphrased"],
        ["", "", "only here", ""],
    ]


def test_a_quotation_that_stands_nowhere_in_the_reference_says_so_beside_its_verdict():
    model = model_of(held())
    (entry,) = model.content(2, 2).entries
    assert (entry.fidelity, entry.referred) == ("not-found", False)
    assert "not in the reference" in model.accessible_text(2, 2)


def test_without_a_reference_nothing_is_said_of_one():
    model = model_of(held(chosen=False))
    assert badges(model)[1] == ["", "base", "", "paraphrased"]
    assert model.content(0, 0).message == "not found here"
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) == (
        "Transcript, 2031-05-06"
    )


def test_the_reference_is_the_base_column_and_its_head_says_so():
    model = model_of(held())
    assert [model.is_base(0, column) for column in range(4)] == [True, False, False, False]
    head = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert head == "Transcript, 2031-05-06, reference"


def test_its_cell_shows_the_place_with_the_words_that_were_cut():
    model = model_of(held())
    wire = model.cell(0, 2).entries[0].rendering
    model.hold(0, 2, wire)
    (entry,) = model.content(0, 0).entries
    assert entry.text.startswith("We will shut 3 old reactors in March, whatever")
    left = [piece.text for piece in entry.pieces if piece.look == "left out"]
    assert left == ["whatever the weather does"]
    assert model.accessible_text(0, 0).endswith(" Left out: ‘whatever the weather does’.")
    model.hold(0, 1, model.cell(0, 1).entries[0].rendering)
    assert not [piece for piece in model.content(0, 0).entries[0].pieces if piece.look == "left out"]


def test_a_part_of_a_statement_has_its_own_part_of_the_place():
    (told, _), (transcript, _) = (
        desk.reading(
            "Daily Herald",
            "[[1:“We will shut 3 old reactors in March,”]] {{Mara Quill}} ((said)). "
            "[[1:“We owe that to the valley.”]]",
        ),
        hearing()[0],
    )
    (statement,) = told.statements
    (found,) = locate(transcript, told, told.statements)

    def place(spans):
        part = narrowed(Passage(told, statement, spans), found, transcript)
        return [span.of(transcript.article.text) for span in part.spans], part.cut

    first, second = place(statement.spans[:1]), place(statement.spans[1:])
    assert first[0] == ["We will shut 3 old reactors in March"]
    assert second[0] == ["We owe that to the valley"]
    assert (first[1].inside, second[1].inside) == ((), ())
    assert second[1].before == ()
    assert first[1].after == ()


def test_what_was_cut_is_marked_in_the_quotation_where_it_stood():
    model = model_of(held())
    (entry,) = model.content(0, 2).entries
    cut = next(number for number, piece in enumerate(entry.pieces) if piece.mark == "cut")
    assert entry.pieces[cut - 1].text.endswith("March")
    assert entry.pieces[cut].note == "cut in the middle: ‘whatever the weather does’ left out"


def test_a_change_of_the_claim_is_painted_with_the_words_of_the_reference():
    model = model_of(held())
    (entry,) = model.content(0, 3).entries
    grave = [(piece.text, piece.note) for piece in entry.pieces if piece.look == "grave" and not piece.mark]
    assert grave == [("9", "number: ‘9’ instead of ‘3’")]


def test_with_another_base_the_quotations_are_held_against_that_and_the_reference_is_told_beside():
    model = model_of(held(base=1))
    assert model.is_base(0, 1)
    assert (badges(model)[0][1], badges(model)[0][3]) == ("base", "altered")
    (entry,) = model.content(0, 2).entries
    assert (entry.fidelity, entry.referred) == ("trimmed", False)
    assert "reference: trimmed" in model.accessible_text(0, 2)


def test_only_where_articles_differ_means_differ_from_the_reference():
    model = model_of(held(), only_differing=True)
    assert [model.row(row).utterance.id for row in range(model.rowCount())] == ["u1", "u2", "u3"]
    same = desk.findings(*hearing()[:2], base=None)
    same = replace(same, reference=same.readings[same.articles[0].id])
    assert model_of(same, only_differing=True).rowCount() == 0


def test_the_gravest_to_the_reference_comes_first():
    model = model_of(held(), order="gravity")
    assert [model.row(row).utterance.id for row in range(model.rowCount())] == ["u1", "u3", "u2"]


def test_the_model_keeps_qts_rules(qtmodeltester):
    model = ComparisonModel()
    qtmodeltester.check(model)
    model.show(held(), desk.SPEAKER, Options())
    model.show(held(), desk.SPEAKER, Options(), None, Filters(verdict=frozenset({"altered"})))
    assert model.rowCount(QModelIndex()) == 1


# What a click does ------------------------------------------------------------------------------------------


def test_a_click_on_the_place_leads_to_it_in_the_text_of_the_reference(qtbot, view):
    with qtbot.waitSignal(view.passage_selected) as told:
        click(qtbot, view, 1, 0)
    article, spans = told.args
    text = view.model.findings.readings[article].article.text
    assert article == view.model.article(0).id
    assert [span.of(text) for span in spans] == ["The tests were clean"]


def test_a_key_leads_from_a_quotation_to_its_place(qtbot, view):
    view.table.choose(0, 2)
    with qtbot.waitSignal(view.passage_selected) as told:
        qtbot.keyClick(
            view.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    text = view.model.findings.readings[told.args[0]].article.text
    assert " … ".join(span.of(text) for span in told.args[1]).startswith("We will shut 3 old reactors")
    view.table.choose(2, 2)
    assert not view.show_in_reference()


def test_the_bar_offers_the_reference_first_and_the_other_articles(view):
    items = [view.bar.base.itemText(number) for number in range(view.bar.base.count())]
    assert items == ["reference: Transcript", "Daily Herald", "Border Wire", "Evening Post"]
    assert view.bar.base.currentText() == "reference: Transcript"
    assert view.legend.accessibleName().endswith("left out of the reference")
    view.show_speaker(held(chosen=False), desk.SPEAKER)
    assert view.bar.base.currentText() == "fullest in each row"
    assert not view.legend.accessibleName().endswith("left out of the reference")


def test_why_tells_the_reason_and_leads_to_the_reference(qtbot):
    pane = ArticlePane()
    qtbot.addWidget(pane)
    found = held()
    wire = found.readings[found.articles[2].id].statements[0]
    pane.show_rendering(found, wire.id, None)
    pane.explain(found, wire.id, None, None, found.located()[wire.id])
    told = [line.text for line in pane.why.lines]
    assert told[0] == "How it stands to the reference, Transcript"
    assert told[1].startswith("Trimmed, not marked.")
    assert "Cut inside:" in told
    line = pane.why.lines[told.index("Cut inside:")]
    assert [words for words, _ in line.places] == ["whatever the weather does"]
    button = next(
        each
        for each in pane.why.findChildren(type(pane.why._place_button("x", wire.spans[0])))
        if each.text() == "whatever the weather does"
    )
    with qtbot.waitSignal(pane.passage_wanted) as went:
        button.click()
    assert went.args == [found.articles[0].id, (line.places[0][1],)]


# In the list of articles ------------------------------------------------------------------------------------


def test_the_list_tells_which_article_is_the_reference():
    found = held()
    rows = article_rows(found.articles, found.readings, (), reference=found.articles[0].id)
    assert [row.reference for row in rows] == [True, False, False, False]
    assert "The reference: the quotations of the other articles are held against it" in rows[0].tooltip
    assert rows[0].spoken.startswith("Transcript, reference, ")


def test_use_as_reference_and_back_with_undo(event_desk):
    window = event_desk.window
    names = window.actions_by_name
    first = window.workbench.rows[0].key
    assert not names["use_reference"].isEnabled() or window.articles.selected
    window.articles.select(first)
    assert names["use_reference"].text() == "Use &as reference"
    event_desk.trigger("use_reference")
    event_desk.settle()
    assert window.workbench.project.decisions.reference == first
    assert window.workbench.rows[0].reference
    assert names["use_reference"].text() == "No longer use &as reference"
    assert window.comparison.model.against.article == first
    event_desk.trigger("use_reference")
    event_desk.settle()
    assert window.comparison.model.against is None
    event_desk.trigger("undo")
    event_desk.settle()
    assert window.comparison.model.against.article == first
    assert names["use_reference"] in window.articles.list.actions()
    edit = next(menu for menu in window.menus if menu.title() == "&Edit")
    assert names["use_reference"] in edit.actions()


def test_the_place_is_no_passage_to_be_looked_for(view):
    view.table.choose(0, 0)
    assert view.find_nearest() is None
    assert view.table.indexAt(QPoint(0, 0)).isValid()
