"""Stars, notes and tags: by keys and menus, seen in every pane, filtered by, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from desktop.project.marking import TAG_COLOURS
from desktop.project.marks import Mark, tag_value
from desktop.window.colours import colours, contrast
from desktop.window.keyed_model import ROW_ROLE
from desktop.window.mark_colours import hit_colours, star_colour, tag_colours
from desktop.window.note_dialog import NoteDialog
from desktop.window.tags_dialog import TagsDialog
from tests.window.conftest import visible_text


@pytest.fixture
def marking(event_desk):
    """The small event with the keyboard in the first cell of the table."""
    table = event_desk.window.comparison.table
    table.setFocus()
    table.choose(0, 0)
    return event_desk


def key(desk, keys, modifier=Qt.KeyboardModifier.NoModifier):
    table = desk.window.comparison.table
    desk.window.activateWindow()
    table.setFocus()
    QTest.keyClick(table, keys, modifier)
    QApplication.processEvents()
    desk.settle()


def chips(desk, row=0, column=0):
    """The looks of the user's marks in a cell."""
    (entry,) = desk.window.comparison.model.content(row, column).entries
    return [mark.look for mark in entry.user]


def write(desk, text):
    dialog = desk.dialog(NoteDialog)
    dialog.findChild(QPlainTextEdit).setPlainText(text)
    QTest.keyClick(dialog.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    desk.settle()


def marks(desk):
    return desk.window.workbench.findings.marks


def test_s_puts_a_star_on_the_selected_statement_and_takes_it_off(marking):
    key(marking, Qt.Key.Key_S)
    assert chips(marking) == ["star"]
    assert [one.starred for one in marks(marking).statements.values()] == [True]
    assert marking.window.workbench.undo_title == "Star statement"
    model = marking.window.comparison.model
    assert "starred" in model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    key(marking, Qt.Key.Key_S)
    assert chips(marking) == []
    marking.trigger("undo")
    marking.settle()
    assert chips(marking) == ["star"]
    assert marking.window.comparison.table.currentIndex().row() == 0


def test_n_writes_a_note_and_its_words_are_the_tooltip(marking):
    key(marking, Qt.Key.Key_N)
    dialog = marking.dialog(NoteDialog)
    assert dialog.windowTitle() == "Note on statement in Skerry Courier"
    assert dialog.about.text().startswith("“The ferry will stop on Friday")
    write(marking, "  Ask the <b>harbour</b> office.\nTwice.  ")
    assert chips(marking) == ["note"]
    (entry,) = marking.window.comparison.model.content(0, 0).entries
    assert entry.user[0].note == "Ask the <b>harbour</b> office.\nTwice."
    marking.trigger("note")
    dialog = marking.dialog(NoteDialog)
    assert dialog.edit.toPlainText() == "Ask the <b>harbour</b> office.\nTwice."
    dialog.remove.click()
    marking.settle()
    assert chips(marking) == []


def test_a_note_that_is_left_changes_nothing(marking):
    key(marking, Qt.Key.Key_N)
    dialog = marking.dialog(NoteDialog)
    dialog.edit.setPlainText("no")
    dialog.reject()
    marking.settle()
    assert marking.window.workbench.undo_title == "Add 3 articles"


def tags_of(dialog):
    rows = [dialog.list.item(row) for row in range(dialog.list.count())]
    return {row.text().split(" · ")[0]: row.checkState() for row in rows}


def type_tag(desk, dialog, words):
    dialog.words.setText(words)
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    QApplication.processEvents()
    desk.settle()


def test_t_makes_a_tag_and_puts_it_on_and_off(marking):
    key(marking, Qt.Key.Key_T)
    dialog = marking.dialog(TagsDialog)
    type_tag(marking, dialog, "late")
    assert chips(marking) == ["tag red"]
    assert tags_of(dialog) == {"late": Qt.CheckState.Checked}
    type_tag(marking, dialog, "ask back")
    assert chips(marking) == ["tag red", "tag orange"]
    type_tag(marking, dialog, "LATE")
    assert chips(marking) == ["tag orange"]
    assert tags_of(dialog)["late"] == Qt.CheckState.Unchecked
    dialog.words.clear()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    marking.settle()
    assert chips(marking) == ["tag red", "tag orange"]
    dialog.reject()
    for _ in range(4):
        marking.trigger("undo")
    marking.settle()
    assert marks(marking).tags == ()


def test_tags_are_renamed_recoloured_and_removed(marking):
    marking.trigger("manage_tags")
    dialog = marking.dialog(TagsDialog)
    type_tag(marking, dialog, "late")
    dialog.renamed.emit("late", "too late")
    marking.settle()
    dialog.colour.menu().actions()[5].trigger()
    marking.settle()
    assert [(one.name, one.colour) for one in marks(marking).tags] == [("too late", "blue")]
    assert dialog.list.item(0).text() == "too late · not used"
    dialog.remove.click()
    marking.settle()
    assert marks(marking).tags == ()
    assert not dialog.remove.isEnabled()


def test_shift_marks_the_whole_row_beside_its_number(marking):
    key(marking, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    model = marking.window.comparison.model
    head = model.headerData(0, Qt.Orientation.Vertical, ROW_ROLE)
    assert [one.look for one in head] == ["star"]
    told = model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Row 1, starred"
    assert chips(marking) == []
    assert len(marks(marking).utterances) == 1
    key(marking, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert marking.dialog(NoteDialog).windowTitle() == "Note on row 1"
    write(marking, "All agree")
    assert model.row_mark(0).note == "All agree"
    assert "All agree" in model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)


def test_speakers_and_articles_are_marked_where_the_keyboard_is(marking):
    window = marking.window
    marking.select_speakers("Tomas Halloran", "Greta Voll")
    window.speakers.list.setFocus()
    marking.trigger("star")
    marking.settle()
    assert [row.name for row in window.speakers.model.rows if row.mark] == ["Tomas Halloran", "Greta Voll"]
    assert "starred" in window.speakers.model.rows[0].spoken
    window.articles.list.setFocus()
    window.articles.select(window.articles.model.rows[1].key)
    marking.trigger("note")
    write(marking, "Evening edition")
    row = window.articles.model.rows[1]
    assert row.mark.note == "Evening edition"
    assert "Evening edition" in row.tooltip


def test_the_menu_of_a_cell_offers_marks(marking):
    menu = QMenu()
    marking.window.comparison.menu_opening.emit(menu)
    words = [one.text().replace("&", "") for one in menu.actions()]
    assert {"Star", "Note…", "Tags…", "Whole row"} <= set(words)
    lists = (marking.window.speakers.list, marking.window.articles.list, marking.window.hits.list)
    for view in lists:
        assert "Star" in [one.text().replace("&", "") for one in view.actions()]


def test_rows_speakers_and_articles_are_filtered_by_marks(marking):
    window = marking.window
    key(marking, Qt.Key.Key_T)
    dialog = marking.dialog(TagsDialog)
    type_tag(marking, dialog, "late")
    dialog.reject()
    asked = frozenset({tag_value("late")})
    bar = window.comparison.bar.filter_bar
    menu = bar.buttons["mark"].menu()
    menu.aboutToShow.emit()
    offered = {one.text().split("\t")[0]: one for one in menu.actions()}
    assert list(offered) == ["#late"]
    offered["#late"].trigger()
    marking.settle()
    assert window.comparison.model.rowCount() == 1
    assert window.comparison.bar.filters.mark == asked
    window.comparison.clear_filters()
    window.speakers.marks.ask(asked)
    assert [row.name for row in window.speakers.model.rows] == ["Tomas Halloran"]
    window.articles.marks.ask(asked)
    assert [row.outlet for row in window.articles.model.rows] == ["Skerry Courier"]
    marking.trigger("undo")
    marking.settle()
    assert len(window.speakers.model.rows) == 3
    assert len(window.articles.model.rows) == 3
    assert window.articles.marks.values == frozenset()


def test_a_row_without_the_mark_that_is_asked_for_is_hidden_and_said_so(marking):
    marking.window.comparison.bar.filter_bar._ask(
        marking.window.comparison.bar.filters.asking("mark", {"starred"})
    )
    marking.settle()
    assert marking.window.comparison.model.rowCount() == 0
    assert "Nothing here is marked starred" in visible_text(marking.window.comparison)


def test_the_table_with_marks_is_a_sound_model(marking):
    model = marking.window.comparison.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    key(marking, Qt.Key.Key_S)
    key(marking, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert model.row_mark(0) == Mark(model.row_mark(0).target, starred=True)
    assert not marking.window.comparison.table.grab().isNull()
    del tester


@pytest.mark.parametrize("dark", [False, True])
def test_tags_stars_and_hits_are_legible(dark):
    shades = colours(dark=dark)
    for name in TAG_COLOURS:
        look = tag_colours(name, dark=dark)
        assert contrast(look.text, look.ground) >= 4.5, name
    assert contrast(star_colour(dark=dark), shades.paper) >= 3
    look = hit_colours(dark=dark)
    assert contrast(shades.text, look.ground) >= 4.5
    assert contrast(shades.paper, look.text) >= 4.5


def test_the_article_tells_beside_a_statement_what_is_hung_on_it(marking):
    key(marking, Qt.Key.Key_S)
    text = marking.window.reader.text
    statement = text.statement
    assert text._told(statement) == "Tomas Halloran · direct\nStarred"
    picture = text.viewport().grab().toImage()
    star = star_colour(dark=False).name()
    column = range(picture.width() - text.fontMetrics().height(), picture.width())
    seen = {picture.pixelColor(x, y).name() for x in column for y in range(picture.height())}
    assert star in seen


def test_the_menu_of_the_article_offers_marks_for_the_statement_under_it(marking):
    menu = QMenu()
    marking.window.statements.menu_opening.emit(menu)
    assert [one.text().replace("&", "") for one in menu.actions()][1:] == ["Star", "Note…", "Tags…"]
    marking.window.reader.text.setFocus()
    marking.trigger("star")
    marking.settle()
    assert chips(marking) == ["star"]


def test_where_nothing_is_selected_in_a_list_the_table_is_meant(marking):
    marking.window.articles.list.setFocus()
    marking.window.articles.list.clearSelection()
    marking.trigger("star")
    marking.settle()
    assert chips(marking) == ["star"]
