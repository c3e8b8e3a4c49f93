"""The comparison as its users meet it: side by side, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.comparison.table import Options
from desktop.window.comparison_view import ComparisonView
from tests.window import desk_builders as desk


@pytest.fixture
def view(qtbot):
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    qtbot.waitExposed(view)
    view.show_speaker(desk.three_outlets(), desk.SPEAKER)
    return view


def current(view):
    index = view.table.currentIndex()
    return index.row(), index.column()


def place(view, row, column):
    return view.table.visualRect(view.model.index(row, column)).center()


def test_a_row_for_each_utterance_and_a_column_for_each_outlet(view):
    heads = [view.model.headerData(i, Qt.Orientation.Horizontal) for i in range(view.model.columnCount())]
    assert heads == ["Daily Herald", "Border Wire", "Evening Post"]
    assert view.model.rowCount() == 3
    assert view.bar.findChildren(type(view.bar.place))[0].text() == "Mara Quill"


def test_the_columns_fill_the_view_evenly(view):
    widths = [view.table.columnWidth(column) for column in range(3)]
    assert sum(widths) == view.table.viewport().width()
    assert max(widths) - min(widths) <= 2


def test_the_legend_goes_where_it_would_leave_the_table_no_room(view):
    assert view.legend.isVisible()
    view.resize(1000, 180)
    QApplication.processEvents()
    assert not view.legend.isVisible()
    view.resize(1000, 700)
    QApplication.processEvents()
    assert view.legend.isVisible()


def test_the_filters_go_on_in_a_second_line_where_the_view_is_narrow(view):
    bar = view.bar.filter_bar
    in_one_line = bar.sizeHint()
    assert bar.height() == in_one_line.height()
    view.resize(view.minimumSizeHint().width(), 700)
    QApplication.processEvents()
    assert view.width() < in_one_line.width()
    assert bar.height() > in_one_line.height()
    assert all(bar.rect().contains(button.geometry()) for button in bar.buttons.values())


def test_eight_columns_stay_readable_and_scroll(qtbot):
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    many = [
        desk.reading(f"Outlet {n}", f"[[1:“We will stay {n} days,”]] {{{{Mara Quill}}}} ((said)).")
        for n in range(8)
    ]
    view.show_speaker(desk.findings(*many), desk.SPEAKER)
    assert all(view.table.columnWidth(column) >= view.table.narrowest() for column in range(8))
    view.table.choose(0, 7)
    assert view.table.viewport().rect().contains(view.table.visualRect(view.model.index(0, 7)))
    view.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    QApplication.processEvents()
    assert view.table.viewport().rect().contains(view.table.visualRect(view.model.index(0, 7)))


def test_a_speaker_opens_on_the_gravest_rendering_of_the_first_row(qtbot):
    fresh = ComparisonView()
    qtbot.addWidget(fresh)
    told = []
    fresh.rendering_selected.connect(lambda statement, rendering: told.append(statement))
    mild = desk.reading("Herald", "[[1:“We will stay 3 days,”]] {{Mara Quill}} ((said)).")
    same = desk.reading("Wire", "[[1:“We will stay 3 days,”]] {{Mara Quill}} ((said)) here.")
    grave = desk.reading("Post", "[[1:“We will stay 9 days,”]] {{Mara Quill}} ((said)).")
    fresh.show_speaker(desk.findings(mild, same, grave), desk.SPEAKER)
    assert current(fresh) == (0, 2)
    assert told == [fresh.model.cell(0, 2).entries[0].rendering.statement]


def test_of_several_renderings_in_the_gravest_cell_the_gravest_is_selected(qtbot):
    fresh = ComparisonView()
    qtbot.addWidget(fresh)
    base = desk.reading("Herald", "[[1:“We will stay 3 days in the old valley,”]] {{Mara Quill}} ((said)).")
    two = desk.reading(
        "Post",
        "[[1:“We will stay 9 days in the old valley,”]] {{Mara Quill}} ((said)).",
        headline="{{Quill}}: [[1:“We will stay 3 days”]]",
    )
    fresh.show_speaker(desk.findings(base, two), desk.SPEAKER)
    assert (current(fresh), fresh.table.entry) == ((0, 1), 1)


def test_a_click_selects_the_rendering_and_tells_of_it(qtbot, view):
    with qtbot.waitSignal(view.rendering_selected) as told:
        qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 0, 2))
    statement, rendering = told.args
    assert statement == view.model.cell(0, 2).entries[0].rendering.statement == rendering.statement


def test_f8_leads_through_the_differences_and_goes_on_from_the_top(qtbot, view):
    seen = [current(view)]
    for _ in range(3):
        qtbot.keyClick(view.table, Qt.Key.Key_F8)
        seen.append(current(view))
    assert seen == [(0, 1), (0, 2), (1, 2), (0, 1)]
    notice = view._notice
    assert notice.isVisible()
    assert notice.text() == "Went on from the top"
    assert view.bar.place.text() == "1 of 3 differences"


def test_shift_f8_goes_backwards_from_the_end(qtbot, view):
    qtbot.keyClick(view.table, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert current(view) == (1, 2)
    qtbot.keyClick(view.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert current(view) == (0, 2)


def test_the_cell_without_the_utterance_says_so_and_shows_the_nearest_passage_on_demand(qtbot, view):
    assert view.model.content(2, 1).message == "not found here"
    view.table.choose(2, 1)
    with qtbot.waitSignal(view.passage_selected) as told:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    article, spans = told.args
    text = view.model.findings.readings[article].article.text
    assert "every pump was new" in " ".join(span.of(text) for span in spans)
    assert "nearest passage" in view.model.content(2, 1).message
    assert "every pump was new" in view.model.content(2, 1).passage


def test_a_click_on_a_column_head_asks_for_it_as_the_base_and_another_for_the_fullest(qtbot, view):
    head = view.table.head
    spot = QPoint(head.sectionViewportPosition(1) + 40, head.height() // 2)
    with qtbot.waitSignal(view.base_chosen) as told:
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    wire = view.model.article(1).id
    assert told.args == [wire]
    view.show_speaker(desk.three_outlets(base=1), desk.SPEAKER)
    assert view.model.is_base(0, 1)
    assert not view.model.is_base(0, 0)
    with qtbot.waitSignal(view.base_chosen) as told:
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [""]


def test_only_where_articles_differ_leaves_the_agreeing_rows_out(qtbot, view):
    with qtbot.waitSignal(view.options_changed) as told:
        view.bar.only_differing.click()
    assert told.args[0].only_differing
    assert [view.model.row(n).utterance.id for n in range(view.model.rowCount())] == ["u1", "u2"]


def test_sorting_by_gravity_puts_the_gravest_row_first(view):
    agreeing_first = desk.findings(
        desk.reading(
            "A", "[[1:“It rains,”]] {{Mara Quill}} ((said)).", "[[2:“I saw ten boats,”]] {{she}} ((said))."
        ),
        desk.reading(
            "B", "[[1:“It rains,”]] {{Mara Quill}} ((said)).", "[[2:“I saw two boats,”]] {{she}} ((said))."
        ),
    )
    view.show_speaker(agreeing_first, desk.SPEAKER)
    assert view.model.row(0).utterance.id == "u1"
    view.set_options(Options(order="gravity"))
    assert view.model.row(0).utterance.id == "u2"
    assert view.options.order == "gravity"
    assert view.options.base == agreeing_first.base


def test_what_was_selected_unasked_gives_way_to_a_graver_first_row(view):
    mild_first = desk.findings(
        desk.reading(
            "A", "[[1:“It rains,”]] {{Mara Quill}} ((said)).", "[[2:“I saw ten boats,”]] {{she}} ((said))."
        ),
        desk.reading(
            "B",
            "[[1:“It rains on us,”]] {{Mara Quill}} ((said)).",
            "[[2:“I saw two boats,”]] {{she}} ((said)).",
        ),
    )
    view.show_speaker(mild_first, desk.SPEAKER)
    assert current(view) == (0, 1)
    view.set_options(Options(order="gravity"))
    assert view.model.row(0).utterance.id == "u2"
    assert current(view) == (0, 1)
    view.set_options(Options(order="appearance"))
    view.table.choose(0, 1)
    view.set_options(Options(order="gravity"))
    assert current(view) == (1, 1)


def test_ignoring_house_style_repaints_without_those_differences(view):
    styled = desk.findings(
        desk.reading("A", "[[1:“The U.S. will pay,”]] {{Mara Quill}} ((said))."),
        desk.reading("B", "[[1:“The US will pay,”]] {{Mara Quill}} ((said))."),
    )
    view.show_speaker(styled, desk.SPEAKER)
    assert {piece.look for piece in view.model.content(0, 1).entries[0].pieces} == {"same", "house"}
    view.bar.ignore_house_style.click()
    assert {piece.look for piece in view.model.content(0, 1).entries[0].pieces} == {"same"}
    assert not view.model.differs(0, 1)


def test_selection_and_place_stay_when_the_findings_are_replaced(view):
    def account(outlet, sure):
        told = (f"[[{n}:“Point {n} is {sure},”]] {{{{Mara Quill}}}} ((said))." for n in range(1, 61))
        return desk.reading(outlet, *told)

    first, second = account("Daily Herald", "settled"), account("Border Wire", "open")
    view.show_speaker(desk.findings(first, second), desk.SPEAKER)
    view.table.choose(40, 1)
    y = view.table.rowViewportPosition(40)
    more = account("Late Edition", "settled for good and all, whatever anybody may say about it")
    view.show_speaker(desk.findings(first, second, more), desk.SPEAKER)
    assert view.model.columnCount() == 3
    assert current(view) == (40, 1)
    assert view.table.rowViewportPosition(40) == y


def test_a_change_that_concerns_another_speaker_does_not_reset_the_table(qtbot, view):
    with qtbot.assertNotEmitted(view.model.modelReset):
        view.show_speaker(desk.three_outlets(), desk.SPEAKER)


def test_an_article_still_being_read_shows_that_instead(view):
    unread = desk.reading("Night Mail", "Nothing yet.")[0].article
    view.show_speaker(desk.findings(desk.herald(), desk.wire(), unread=[unread]), desk.SPEAKER)
    assert view.model.content(0, 2).message == "not read yet"
    view.set_states({unread.id: "being read, 40 %"})
    assert view.model.content(0, 2).message == "being read, 40 %"
    assert view.model.accessible_text(0, 2) == "Night Mail: being read, 40 %"


def test_copying_takes_the_words_with_their_source(qtbot, view):
    view.table.choose(0, 1)
    text = view.copy_selection()
    assert text == (
        "“We will shut the old reactor in April and nobody will lose a job,”\n"
        "(Border Wire, 2031-05-06; Mara Quill told\N{NO-BREAK SPACE}· via the Post\N{NO-BREAK SPACE}· ¶1)"
    )
    assert QGuiApplication.clipboard().text() == text


def test_column_widths_are_remembered(qtbot, view):
    view.table.head.resizeSection(0, 480)
    widths = [view.table.columnWidth(column) for column in range(3)]
    assert widths[0] == 480
    assert sum(widths) == view.table.viewport().width()
    again = ComparisonView()
    qtbot.addWidget(again)
    again.resize(view.size())
    again.show()
    qtbot.waitExposed(again)
    assert again.restore_state(view.save_state())
    again.show_speaker(desk.three_outlets(), desk.SPEAKER)
    qtbot.waitUntil(lambda: abs(again.table.columnWidth(0) - 480) <= 1)


@pytest.mark.parametrize(
    "state", [b"", b"[]", b"nonsense", b'{"3": [0.2]}', b'{"2": [null, 1]}', b'{"2": [0, 9e9]}']
)
def test_a_damaged_state_is_none(view, state):
    assert not view.restore_state(QByteArray(state))


def test_space_leads_through_the_renderings_of_one_cell(qtbot, view):
    twice = desk.findings(
        desk.reading("A", "[[1:“We will stay in the valley,”]] {{Mara Quill}} ((said))."),
        desk.reading(
            "B",
            "[[1:“We will stay in the valley,”]] {{Mara Quill}} ((said)).",
            headline="{{Quill}}: [[1:“We will stay”]]",
        ),
    )
    view.show_speaker(twice, desk.SPEAKER)
    entries = view.model.content(0, 1).entries
    assert [entry.headline for entry in entries] == [True, False]
    view.table.choose(0, 1)
    with qtbot.waitSignal(view.rendering_selected) as told:
        qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert told.args[1] == entries[1].rendering


def test_enter_leads_on_to_the_article(qtbot, view):
    view.table.choose(0, 0)
    with qtbot.waitSignal(view.reading_wanted):
        qtbot.keyClick(view.table, Qt.Key.Key_Return)


def test_a_larger_font_makes_higher_rows(qtbot, view):
    before = view.table.rowHeight(0)
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.table.rowHeight(0) > before * 1.5


def test_a_thousand_rows_open_at_once_and_their_heights_are_exact_where_they_are_seen(qtbot):
    paragraphs = [
        f"[[{n}:“Sentence {n} of {'a very long story ' * (n % 7)}ends here,”]] {{{{Mara Quill}}}} ((said))."
        for n in range(1, 1001)
    ]
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    view.show_speaker(desk.findings(desk.reading("Long Read", *paragraphs)), desk.SPEAKER)
    table = view.table
    for target in (500, 20, 999, 0):
        table.choose(target, 0)
        area = table.visualRect(view.model.index(target, 0))
        assert table.viewport().rect().contains(area)
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        for row in range(first, last + 1):
            assert table.rowHeight(row) == table.sizeHintForIndex(view.model.index(row, 0)).height()


def test_scrolling_up_line_by_line_never_jumps(qtbot):
    paragraphs = [
        f"[[{n}:“Line {n} {'on and on ' * (n % 11)}end,”]] {{{{Mara Quill}}}} ((said))."
        for n in range(1, 301)
    ]
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    view.show_speaker(desk.findings(desk.reading("Long Read", *paragraphs)), desk.SPEAKER)
    table = view.table
    table.choose(250, 0)
    bar = table.verticalScrollBar()
    for _ in range(200):
        row = table.rowAt(table.viewport().height() // 2)
        before = table.rowViewportPosition(row)
        bar.setValue(bar.value() - 15)
        assert table.rowViewportPosition(row) == before + 15
