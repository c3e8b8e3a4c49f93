"""The command palette: what a few letters may mean, and where they lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.project.marking import DefineTag
from desktop.window.palette_list import PaletteModel
from desktop.window.palette_ranking import Item, ranked

UNDO = Item("action undo", "action", "Undo “Rename speaker”", "Edit", "Ctrl+Z")
ZOOM = Item("action zoom", "action", "Zoom in", "View", "Ctrl++")
MERGE = Item("action merge", "action", "Merge speakers", "Edit", enabled=False)
SUGGESTED = Item("action suggestions", "action", "Suggested merges", "Edit")
LUND = Item("speaker Ada Lund", "speaker", "Ada Lund", "mayor · 3 statements", target="s1")
ZORAN = Item("speaker Zoran Mehl", "speaker", "Zoran Mehl", "undertaker", target="s2")
HERALD = Item("article 1", "article", "Daily Herald", "Mayor under fire · 2031-10-04", target="a1")
TAG = Item("tag money", "tag", "money", "tag", colour="red")
ALL = (UNDO, ZOOM, MERGE, SUGGESTED, LUND, ZORAN, HERALD, TAG)


def labels(typed, recent=(), items=ALL):
    return [one.item.label for one in ranked(items, typed, recent)]


def met(typed, item):
    (one,) = ranked((item,), typed)
    return "".join(item.label[at] for at in one.met), "".join(item.detail[at] for at in one.met_beside)


def test_a_beginning_comes_before_a_word_inside_and_that_before_what_stands_beside():
    assert labels("und") == ["Undo “Rename speaker”", "Ada Lund", "Zoran Mehl", "Daily Herald"]
    assert labels("lund")[0] == "Ada Lund"
    assert labels("herald") == ["Daily Herald"]
    assert labels("mayor") == ["Ada Lund", "Daily Herald"]


def test_every_word_has_to_be_met():
    assert labels("ada mayor") == ["Ada Lund"]
    assert labels("ada zoom") == []


def test_initials_and_letters_in_their_order_are_understood():
    assert labels("zi") == ["Zoom in"]
    assert labels("dh") == ["Daily Herald"]
    assert met("dh", HERALD) == ("DH", "")


def test_what_is_spelled_a_little_otherwise_is_found_last():
    assert labels("heruld") == ["Daily Herald"]
    assert labels("xyzw") == []


def test_letters_that_were_met_are_told():
    assert met("mer", SUGGESTED) == ("mer", "")
    assert met("lund may", LUND) == ("Lund", "may")


def test_what_cannot_be_done_now_comes_last():
    assert labels("merge") == ["Suggested merges", "Merge speakers"]


def test_what_was_used_lately_comes_first_among_equals():
    assert labels("zo") == ["Zoom in", "Zoran Mehl"]
    assert labels("zo", ("speaker Zoran Mehl",)) == ["Zoran Mehl", "Zoom in"]
    assert labels("", ("tag money", "action zoom"))[:3] == ["money", "Zoom in", "Undo “Rename speaker”"]


def test_a_sign_limits_what_is_offered():
    assert labels("@") == ["Ada Lund", "Zoran Mehl"]
    assert labels("#mon") == ["money"]
    assert labels(">zo") == ["Zoom in"]


@given(st.text(max_size=12), st.text(max_size=20), st.text(max_size=20))
def test_places_of_letters_lie_in_the_texts(typed, label, detail):
    for one in ranked((Item("k", "action", label, detail),), typed):
        assert all(0 <= at < len(label) for at in one.met)
        assert all(0 <= at < len(detail) for at in one.met_beside)


# In the window


@pytest.fixture
def calling(event_desk):
    """The small event with the palette open."""
    event_desk.window.comparison.table.setFocus()
    event_desk.trigger("palette")
    return event_desk


def palette(desk):
    return desk.window.palettes.palette


def type_in(desk, words):
    desk.qtbot.keyClicks(palette(desk).words, words)


def press(desk, key):
    desk.qtbot.keyClick(palette(desk).words, key)
    QApplication.processEvents()


def offered(desk):
    return [row.item.label for row in palette(desk).model.rows]


def test_the_palette_opens_with_the_keyboard_in_it_and_escape_gives_it_back(calling):
    assert palette(calling).isVisible()
    assert QApplication.focusWidget() is palette(calling).words
    press(calling, Qt.Key.Key_Escape)
    assert palette(calling).isHidden()
    assert QApplication.focusWidget() is calling.window.comparison.table


def test_a_command_is_given_by_a_few_letters_and_comes_first_the_next_time(calling):
    type_in(calling, "dark")
    assert offered(calling)[0] == "Theme: Dark"
    press(calling, Qt.Key.Key_Return)
    assert palette(calling).isHidden()
    assert calling.window.comparison.table.palette().base().color().lightness() < 60
    calling.trigger("palette")
    assert offered(calling)[0] == "Theme: Dark"
    calling.trigger("theme_light")


def test_what_cannot_be_done_is_shown_and_not_done(calling):
    type_in(calling, ">merge speakers")
    assert offered(calling) == ["Merge speakers"]
    press(calling, Qt.Key.Key_Down)
    press(calling, Qt.Key.Key_Return)
    assert palette(calling).isVisible()
    assert not palette(calling).list.currentIndex().isValid()
    palette(calling).words.setText("merge speakers")
    assert palette(calling).list.currentIndex().data() == "Find “merge speakers” in all articles"


def test_a_speaker_is_shown_in_the_table(calling):
    calling.trigger("overview")
    calling.trigger("palette")
    type_in(calling, "@greta")
    press(calling, Qt.Key.Key_Return)
    calling.settle()
    assert calling.window.centre.currentWidget() is calling.window.comparison
    assert calling.window.comparison.speaker == calling.speaker("Greta Voll")
    assert QApplication.focusWidget() is calling.window.comparison.table


def test_an_article_is_shown_beside_the_table(calling):
    type_in(calling, "coast week")
    assert offered(calling)[0] == "Coast Weekly"
    press(calling, Qt.Key.Key_Return)
    assert calling.window.reader.outlet.text() == "Coast Weekly"
    assert QApplication.focusWidget() is calling.window.reader.text


def test_what_is_typed_can_be_looked_for_in_all_articles(calling):
    type_in(calling, "sail")
    assert offered(calling)[-1] == "Find “sail” in all articles"
    press(calling, Qt.Key.Key_Up)
    press(calling, Qt.Key.Key_Return)
    calling.qtbot.waitUntil(lambda: not calling.window.finder.busy)
    assert [row.hit.words for row in calling.window.hits.model.rows] == ["sail", "sail"]


def test_tags_are_offered(calling):
    press(calling, Qt.Key.Key_Escape)
    calling.window.workbench.apply(DefineTag("money", "red"))
    calling.settle()
    calling.trigger("palette")
    type_in(calling, "#mo")
    assert offered(calling) == ["money"]


def test_a_click_elsewhere_closes_it(calling):
    calling.window.speakers.list.setFocus()
    QApplication.processEvents()
    assert palette(calling).isHidden()


def test_every_command_of_the_menus_is_offered_once(calling):
    found = [one for one in offered(calling) if one.startswith("Open the sample")]
    assert found == ["Open the sample"]
    assert {"Find", "Export: Comparison as CSV, wide", "Keyboard shortcuts"} <= set(offered(calling))


def test_the_palette_paints_met_letters_and_is_a_sound_model(calling):
    type_in(calling, "e")
    picture = palette(calling).grab().toImage()
    assert picture.width() > 300
    model = PaletteModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(ranked(ALL, "u"))
    model.show(ranked(ALL, ""))
    told = model.data(model.index(2), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Suggested merges, Command, Edit"
    disabled = model.index(model.rowCount() - 1)
    assert not model.flags(disabled) & Qt.ItemFlag.ItemIsEnabled
    del tester
