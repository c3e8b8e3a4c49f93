"""The article beside the table: highlighted, clickable, and never interpreted."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from desktop.window.article_pane import ArticlePane
from desktop.window.colours import colours
from tests.window import desk_builders as desk


@pytest.fixture
def found():
    return desk.three_outlets()


@pytest.fixture
def pane(qtbot):
    pane = ArticlePane()
    qtbot.addWidget(pane)
    pane.resize(460, 800)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def statements(found, outlet):
    article = next(one.id for one in found.articles if one.outlet == outlet)
    return found.readings[article].statements


def marked(pane, ground):
    return [
        mark.cursor.selectedText()
        for mark in pane.text.extraSelections()
        if mark.format.background().color() == ground
    ]


def centre_of(pane, words):
    at = pane.text.toPlainText().index(words) + len(words) // 2
    cursor = QTextCursor(pane.text.document())
    cursor.setPosition(at)
    return pane.text.cursorRect(cursor).center() + QPoint(1, 0)


def test_the_selected_statement_is_highlighted_and_the_others_are_marked(pane, found):
    _one, two, _three = statements(found, "Daily Herald")
    pane.show_rendering(found, two.id, None)
    assert marked(pane, colours(dark=False).statement) == ["“The tests were clean,”"]
    others = marked(pane, colours(dark=False).other)
    assert "“Every pump was new,”" in others
    assert len(others) == 3
    assert pane.outlet.text() == "Daily Herald"
    assert "Ana Voss" in pane.byline.text()


def test_a_click_on_another_statement_tells_of_it(qtbot, pane, found):
    one, _two, three = statements(found, "Daily Herald")
    pane.show_rendering(found, one.id, None)
    with qtbot.waitSignal(pane.statement_selected) as told:
        qtbot.mouseClick(pane.text.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(pane, "Every pump"))
    assert told.args == [three.id]


def test_a_click_beside_all_statements_tells_of_nothing(qtbot, pane, found):
    pane.show_rendering(found, statements(found, "Border Wire")[0].id, None)
    with qtbot.assertNotEmitted(pane.statement_selected):
        qtbot.mouseClick(
            pane.text.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(pane, "engineers think")
        )


def test_a_statement_far_down_is_scrolled_to(pane):
    paragraphs = [f"Paragraph {number} tells of the weather at some length." for number in range(120)]
    long = desk.findings(desk.reading("Long Read", *paragraphs, "[[1:“We stay,”]] {{Mara Quill}} ((said))."))
    pane.show_rendering(long, statements(long, "Long Read")[0].id, None)
    assert pane.text.viewport().rect().contains(centre_of(pane, "We stay"))


def test_the_same_statement_shown_anew_leaves_the_reader_where_he_reads(pane):
    paragraphs = [f"Paragraph {number} tells of the weather at some length." for number in range(120)]
    long = desk.findings(desk.reading("Long Read", *paragraphs, "[[1:“We stay,”]] {{Mara Quill}} ((said))."))
    one = statements(long, "Long Read")[0]
    pane.show_rendering(long, one.id, None)
    pane.text.verticalScrollBar().setValue(0)
    pane.show_rendering(long, one.id, None, scroll=False)
    assert pane.text.verticalScrollBar().value() == 0
    assert marked(pane, colours(dark=False).statement) == ["“We stay,”"]


def test_a_larger_font_keeps_the_selected_statement_in_view(qtbot, pane):
    paragraphs = [f"Paragraph {number} tells of the weather at some length." for number in range(120)]
    words = "[[1:“We stay,”]] {{Mara Quill}} ((said))."
    long = desk.findings(desk.reading("Long Read", *paragraphs[:60], words, *paragraphs[60:]))
    pane.show_rendering(long, statements(long, "Long Read")[0].id, None)
    font = pane.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    pane.setFont(font)
    qtbot.waitUntil(lambda: pane.text.viewport().rect().contains(centre_of(pane, "We stay")))
    assert marked(pane, colours(dark=False).statement) == ["“We stay,”"]


def test_emoji_before_a_statement_do_not_move_its_highlight(pane):
    odd = desk.findings(
        desk.reading("Chat 🎉", "🎉🎉 Oh 👩‍🚀! [[1:“We 🚀 stay,”]] {{Mara Quill}} ((said)). 🎈")
    )
    pane.show_rendering(odd, statements(odd, "Chat 🎉")[0].id, None)
    assert marked(pane, colours(dark=False).statement) == ["“We 🚀 stay,”"]


def test_markup_in_an_article_is_shown_letter_for_letter(pane):
    hostile = desk.findings(
        desk.reading("<i>x</i>", "<b>bold</b> <img src=x> [[1:“<u>We</u> stay,”]] {{Mara Quill}} ((said))."),
    )
    pane.show_rendering(hostile, statements(hostile, "<i>x</i>")[0].id, None)
    assert "<b>bold</b> <img src=x> “<u>We</u> stay,”" in pane.text.toPlainText()
    assert pane.outlet.text() == "<i>x</i>"
    assert pane.outlet.textFormat() == Qt.TextFormat.PlainText


def test_why_leads_to_the_places_it_rests_on(qtbot, pane, found):
    one = statements(found, "Daily Herald")[0]
    pane.show_rendering(found, one.id, None)
    pane.explain(found, one.id, None)
    told = [line.text for line in pane.why.lines]
    assert "Why this is a statement" in told
    assert "The cue stands behind the words." in told
    assert "Named in full: Mara Quill." in told
    assert "The words agree." in told
    button = next(
        each
        for each in pane.why.findChildren(type(pane.why._place_button("x", one.spans[0])))
        if each.text() == "said"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert marked(pane, colours(dark=False).changed.stroke) == ["said"]


def test_why_gives_the_verdict_against_the_base(pane, found):
    wire = statements(found, "Border Wire")[0]
    rendering = found.utterances(desk.SPEAKER)[0].renderings[1]
    pane.explain(found, wire.id, rendering)
    told = [line.text for line in pane.why.lines]
    assert told[0] == "How it stands to the base, Daily Herald"
    assert "conflicting" in told[1]
    assert "“March”" in told[1]
    assert "“April”" in told[1]


def test_of_the_base_itself_why_tells_how_the_others_stand_to_it(pane, found):
    base = statements(found, "Daily Herald")[0]
    pane.explain(found, base.id, found.utterances(desk.SPEAKER)[0].renderings[0])
    told = [line.text for line in pane.why.lines]
    assert told[0] == "How the others stand to this, the base"
    assert told[1].startswith("Border Wire: ")
    assert told[2].startswith("Evening Post: trimmed")


def test_an_article_without_a_reading_shows_its_text(pane):
    unread = desk.reading("Night Mail", "Nothing yet.")[0].article
    found = desk.findings(desk.herald(), unread=[unread])
    pane.show_article(found, unread.id)
    assert "Nothing yet." in pane.text.toPlainText()
    assert pane.text.extraSelections() == []
    assert pane.why.lines == ()


def test_quoted_terms_are_dotted(pane, found):
    wire = next(one.id for one in found.articles if one.outlet == "Border Wire")
    pane.show_article(found, wire)
    dotted = [
        mark.cursor.selectedText()
        for mark in pane.text.extraSelections()
        if mark.format.underlineStyle() == mark.format.UnderlineStyle.DotLine
    ]
    assert dotted == ["“the kettle”"]


def test_a_missing_statement_changes_nothing(pane, found):
    pane.show_rendering(found, statements(found, "Border Wire")[0].id, None)
    pane.show_rendering(found, "gone", None)
    assert pane.outlet.text() == "Border Wire"
    pane.clear()
    assert pane.text.toPlainText() == ""
