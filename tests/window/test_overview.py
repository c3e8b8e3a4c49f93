"""The overview: what its pictures and figures say, and where they lead."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.comparison.overview import LEAST
from desktop.window.colours import colours
from desktop.window.overview_compared import Matrices
from desktop.window.overview_figures import Figures, Sheet, SheetRow, figures_of
from desktop.window.overview_page import SUBJECTS, OverviewPage
from desktop.window.overview_picture import Band, Box, Dot, Item, Link, Look, Picture, Sign, Stamp, Words
from desktop.window.overview_saving import png_of, save_sheet, svg_of
from desktop.window.overview_sheet import SheetModel, SheetView
from desktop.window.paint_fonts import fonts_of
from tests.window.conftest import Desk
from tests.window.desk_builders import SPEAKER, findings, reading, three_outlets


def figures(*readings: object) -> Figures:
    """The whole overview of readings, or of the three outlets."""
    found = findings(*readings) if readings else three_outlets()
    made = figures_of(found)
    rows = Matrices().rows(found, SPEAKER, made.copy)
    return replace(made, matrix=rows, compared=1.0)


def look(*, dark: bool = False) -> Look:
    return Look(fonts_of(QFont(QGuiApplication.font())), colours(dark=dark))


def subject(tab: str):
    return next(one for one in SUBJECTS if one.tab == tab)


def draw(tab: str, shown: Figures, width: float = 900) -> Picture:
    return subject(tab).draw(shown, look(), width)


def items_of(band: Band) -> list[Item]:
    """What is drawn in a band, with what its stamps hold."""
    return [each for item in band.items for each in (item.items if isinstance(item, Stamp) else (item,))]


def texts(*bands: Band) -> list[str]:
    return [item.text for band in bands for item in items_of(band) if isinstance(item, Words)]


def spoken(picture: Picture) -> list[str]:
    return [mark.spoken for mark in picture.marks]


@pytest.fixture
def page(qtbot) -> OverviewPage:
    made = OverviewPage()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_figures(figures())
    QApplication.processEvents()
    return made


# What the pictures say


def test_the_matrix_gives_a_verdict_a_kind_and_what_is_missing(qapp) -> None:
    picture = draw("Matrix", figures())
    words = texts(picture.body)
    names = [item.text for item in picture.names if isinstance(item, Words)]
    assert names[0] == "Mara Quill"
    assert names[1].startswith("“We will shut the old reactor in March")
    verdicts = ("base", "altered", "trimmed", "paraphrased", "verbatim", "only here", "–")
    assert [one for one in words if one in verdicts] == [
        "base", "altered", "trimmed", "base", "verbatim", "paraphrased", "only here", "–", "–",
    ]  # fmt: skip
    assert texts(picture.head)[1::2] == ["3 of 3", "2 of 3", "2 of 3"]
    forms = [item.form for item in items_of(picture.body) if isinstance(item, Dot)]
    assert forms == ["full", "full", "full", "full", "full", "open", "full"]
    assert spoken(picture)[2].startswith(
        "Mara Quill in Border Wire, altered, conflicting (quoted in full): “We will"
    )


def test_the_figures_of_the_matrix_tell_not_found_from_not_read(qapp) -> None:
    sheet = subject("Matrix").sheet(figures())
    assert sheet.headings == (
        "Speaker",
        "Utterance",
        "Articles",
        "Daily Herald",
        "Border Wire",
        "Evening Post",
    )
    assert sheet.rows[2].cells[2:] == (1, "only here (quoted in full)", "not found here", "not found here")


def test_the_matrix_tells_what_the_user_confirmed_and_set_and_every_cell_leads_to_its_row(qapp) -> None:
    found = figures()
    row = found.matrix[0]
    cells = (
        replace(row.cells[0], by_user=False),
        replace(row.cells[1], by_user=True),
        replace(row.cells[2], state="not reported", verdict=None, kind=None, statement="", conflicting=False),
    )
    shown = replace(found, matrix=(replace(row, cells=cells), *found.matrix[1:]))
    picture = draw("Matrix", shown)
    signs = [item.shape for item in items_of(picture.body) if isinstance(item, Sign)]
    assert (signs.count("not reported"), signs.count("by hand")) == (1, 1)
    assert "not reported, confirmed by you" in texts(picture.top)
    assert "verdict set by you" in texts(picture.top)
    told = subject("Matrix").sheet(shown).rows[0].cells[4:]
    assert told == (
        "altered, conflicting, set by you (quoted in full)", "not reported, confirmed by you",
    )  # fmt: skip
    empty = [mark for mark in picture.marks if "not reported" in mark.spoken or "not found" in mark.spoken]
    assert len(empty) == 3
    assert empty[0].link.statement == row.statement
    assert "not reported, confirmed by you" not in texts(draw("Matrix", found).top)


def test_with_a_reference_the_matrix_tells_which_quotations_are_not_in_it(qapp) -> None:
    release, _ = reading("The plant", "We will shut the old reactor in April and nobody will lose a job.")
    found = replace(three_outlets(), reference=release)
    made = figures_of(found)
    shown = replace(made, matrix=Matrices().rows(found, SPEAKER, made.copy), compared=1.0)
    picture = draw("Matrix", shown)
    words = texts(picture.body)
    assert "not found" in words
    assert "not in the reference" in texts(picture.top)
    assert "altered" in words
    assert any("verbatim to the reference; altered, conflicting" in one for one in spoken(picture))
    assert "The plant" in " ".join(texts(picture.top))


def test_bars_are_as_long_as_the_words_they_stand_for(qapp) -> None:
    shown = figures()
    picture = draw("Voices", shown)
    solid = [
        item.place.width() for item in picture.body.items if isinstance(item, Box) and item.fill == "solid"
    ]
    hatched = [item for item in picture.body.items if isinstance(item, Box) and item.fill == "hatched"]
    quoted = [one.quoted for one in shown.voices]
    assert quoted == [22, 18, 8]
    assert [round(one / solid[0], 3) for one in solid] == [round(one / quoted[0], 3) for one in quoted]
    assert len(hatched) == 1
    assert [one for one in texts(picture.body) if one.isdigit()] == ["22", "18", "14"]
    assert spoken(picture)[2] == (
        "Mara Quill at Evening Post: 14 words, 8 in quotation marks and 6 paraphrased, in 2 statements"
    )


def test_with_few_statements_a_picture_says_so(qapp) -> None:
    few, many = figures(), figures(lines(LEAST))
    assert few.statements == 7
    for tab in ("Voices", "Cues", "Places"):
        assert "Only 7 statements: too few for a pattern." in texts(draw(tab, few).top)
        assert not any("too few" in one for one in texts(draw(tab, many).top))
    bars = [item.fill for item in draw("Cues", few).body.items if isinstance(item, Box)]
    assert set(bars) == {"open"}
    assert "only 3 statements" in texts(draw("Cues", few).head)


def lines(count: int, outlet: str = "Daily Herald"):
    return reading(
        outlet, *(f"[[{n}:“Line {n} holds,”]] {{{{Mara Quill}}}} ((said))." for n in range(1, count + 1))
    )


def test_cues_stand_under_their_class_with_how_often(qapp) -> None:
    picture = draw("Cues", figures(lines(LEAST)))
    assert [item.fill for item in picture.body.items if isinstance(item, Box)] == ["solid"]
    assert f"{LEAST} of {LEAST}" in texts(picture.body)


def test_a_dot_stands_where_its_statement_begins(qapp) -> None:
    shown = figures()
    picture = draw("Places", shown)
    dots = [item.centre.x() for item in picture.body.items if isinstance(item, Dot)][:3]
    at = [one.at for one in shown.positions][:3]
    assert at[0] == 0.0
    assert (dots[1] - dots[0]) / (dots[2] - dots[0]) == pytest.approx(at[1] / at[2])


def test_a_source_is_led_to_the_outlet_that_names_it(qapp) -> None:
    picture = draw("Sources", figures())
    assert {"Evening Post", "words of Mara Quill", "Border Wire"} <= set(texts(picture.body))
    assert spoken(picture) == ["Border Wire had 1 statement from Evening Post: Mara Quill"]
    nothing = draw("Sources", figures(lines(2)))
    assert nothing.marks == ()
    assert any(one.startswith("No article names another outlet") for one in texts(nothing.body))


STORM = (
    "The storm tore the roof off the market hall shortly before dawn and left most of the old town without "
    "power, while crews cleared fallen trees from the coastal road."
)


def test_shared_copy_is_marked_in_both_articles_and_leads_there(qapp) -> None:
    shown = figures(
        reading("Herald", f"PORT ANSEL (AP) — {STORM}", "[[1:“It held,”]] {{Mara Quill}} ((said))."),
        reading("Courier", "Trains stood still on all lines.", STORM),
    )
    picture = draw("Shared copy", shown)
    herald, courier = shown.findings.articles
    assert [(mark.link.article, mark.link.spans[0].of(courier.text)) for mark in picture.marks[1:2]] == [
        (courier.id, STORM[:-1])
    ]
    words = texts(picture.body)
    assert "30 of 39 words outside quotations · credits Associated Press" not in words
    assert any(one.endswith("credits Associated Press") for one in words)
    assert "Herald, Courier: 30 words, credited to Associated Press" in words
    assert "2 articles, 1 independent account." in words
    assert "Associated Press is credited by 1 of 2." in " ".join(words)
    sheet = subject("Shared copy").sheet(shown)
    assert sheet.rows[0].cells[:4] == ("Herald", "Courier", 30, 1.0)
    assert sheet.rows[0].link.article == herald.id


def test_every_picture_is_drawn_at_every_width_and_in_both_palettes(qapp) -> None:
    for shown in (figures(), figures(reading("Herald", "Nobody said anything."))):
        for one in SUBJECTS:
            for width in (120.0, 700.0, 2400.0):
                for dark in (False, True):
                    picture = one.draw(shown, look(dark=dark), width)
                    assert picture.width >= width
                    assert picture.title


# What the user does


def choose_tab(page: OverviewPage, tab: str) -> None:
    page.tabs.setCurrentIndex([one.tab for one in SUBJECTS].index(tab))
    QApplication.processEvents()


def test_a_click_on_a_cell_leads_to_its_statement(qtbot, page: OverviewPage) -> None:
    mark = page.picture.picture.marks[2]
    with qtbot.waitSignal(page.followed) as told:
        place = page.picture.place_of(mark).center().toPoint()
        QTest.mouseClick(page.picture.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [mark.link]
    assert page.picture.current is mark


def test_the_keys_go_from_mark_to_mark_and_enter_follows(qtbot, page: OverviewPage) -> None:
    choose_tab(page, "Voices")
    page.focus_picture()
    view = page.picture
    view.choose(0)
    assert view.accessibleDescription().startswith("Mara Quill at Daily Herald: 22 words")
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription().startswith("Mara Quill at Border Wire: 18 words")
    with qtbot.waitSignal(page.followed) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [view.current.link]
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.accessibleDescription().startswith("Mara Quill at Evening Post: 14 words")
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.accessibleDescription().startswith("Mara Quill at Daily Herald")


def test_the_keys_turn_to_the_next_picture_and_copy_it(page: OverviewPage) -> None:
    page.focus_picture()
    assert page.subject.tab == "Matrix"
    QTest.keyClick(page.picture, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.subject.tab == "Voices"
    QTest.keyClick(page.picture, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.picture, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.subject.tab == "Shared copy"
    page.picture.copy()
    assert QGuiApplication.clipboard().image().pixelColor(2, 2).name() == "#ffffff"


def test_a_mark_says_what_it_means_as_plain_text(page: OverviewPage) -> None:
    place = page.picture.place_of(page.picture.picture.marks[2]).center().toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, place, page.picture.viewport().mapToGlobal(place))
    assert page.picture.viewportEvent(event)
    assert page.picture.accessibleName().startswith("Every utterance, every article. ")


def test_a_row_of_the_figures_leads_there_too(qtbot, page: OverviewPage) -> None:
    choose_tab(page, "Voices")
    page.sheet.setCurrentIndex(page.sheet.model().index(1, 0))
    with qtbot.waitSignal(page.followed) as told:
        QTest.keyClick(page.sheet, Qt.Key.Key_Return)
    assert told.args == [page.picture.picture.marks[1].link]


def test_the_figures_keep_qt_s_rules(qtmodeltester, qapp) -> None:
    model = SheetModel()
    qtmodeltester.check(model)
    for one in SUBJECTS:
        model.show(one.sheet(figures()))
        qtmodeltester.check(model)


def test_figures_are_sorted_as_figures(qtbot) -> None:
    view = SheetView()
    qtbot.addWidget(view)
    rows = tuple(SheetRow((name, count), Link(name)) for name, count in (("b", 9), ("a", 1000), ("c", 30)))
    view.show_sheet("counts", Sheet(("Name", "Count"), rows))
    shown = [view.model().index(row, 1).data() for row in range(3)]
    assert shown == ["9", "1,000", "30"]
    view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [view.model().index(row, 1).data() for row in range(3)] == ["1,000", "30", "9"]
    assert view.text() == "Name\tCount\na\t1000\nc\t30\nb\t9"


def test_a_name_that_looks_like_a_formula_is_copied_and_saved_as_text(qtbot, tmp_path: Path) -> None:
    sheet = Sheet(("Name", "Count"), (SheetRow(("=1+1", -3), Link()),))
    view = SheetView()
    qtbot.addWidget(view)
    view.show_sheet("counts", sheet)
    assert view.text() == "Name\tCount\n'=1+1\t-3"
    save_sheet(sheet, tmp_path / "counts.csv")
    with (tmp_path / "counts.csv").open(encoding="utf-8-sig", newline="") as lines_of_file:
        assert list(csv.reader(lines_of_file)) == [["Name", "Count"], ["'=1+1", "-3"]]


def test_hostile_words_stay_words(qapp, qtbot) -> None:
    bad = reading(
        "<b>Herald</b>", "[[1:“<script>alert(1)</script> \x01 <img src=x>,”]] {{Mara Quill}} ((said)).",
        headline="Storm",
    )  # fmt: skip
    shown = figures(bad)
    for one in SUBJECTS:
        picture = one.draw(shown, look(), 900)
        drawn = svg_of(picture).decode()
        assert "<script" not in drawn
        assert "<img" not in drawn
        assert "\x01" not in drawn
    assert "&lt;b&gt;Herald" in svg_of(draw("Voices", shown)).decode()


def test_a_picture_is_saved_on_white_as_svg_and_png(page: OverviewPage, tmp_path: Path) -> None:
    told: list[str] = []
    page.told.connect(told.append)
    for name in ("matrix.svg", "matrix.png"):
        page.save(tmp_path / name)
    assert told == ["Saved matrix.svg", "Saved matrix.png"]
    drawn = (tmp_path / "matrix.svg").read_text(encoding="utf-8")
    assert "Mara Quill" in drawn
    assert "<image" not in drawn
    assert 'font-family="Sans Serif"' not in drawn
    assert ",sans-serif" in drawn
    image = QImage(str(tmp_path / "matrix.png"))
    size = page.picture.picture.size
    assert abs(image.width() - 3 * size.width()) <= 3
    assert image.pixelColor(2, 2).name() == "#ffffff"


def test_a_very_long_picture_is_still_saved(qapp) -> None:
    long = Picture("Long", "", 2000, Band(0), Band(0), Band(60_000))
    image = QImage.fromData(png_of(long))
    assert (image.width(), image.height()) == (1000, 30_000)


def test_where_nothing_can_be_written_the_user_is_told(page: OverviewPage, tmp_path: Path) -> None:
    warned: list[str] = []
    page.warned.connect(warned.append)
    page.save(tmp_path / "nowhere" / "matrix.svg")
    assert warned[0].startswith("Nothing could be written")


def test_new_figures_leave_the_keys_where_they_were(page: OverviewPage) -> None:
    page.picture.choose(4)
    said = page.picture.current.spoken
    page.show_figures(figures())
    assert page.picture.current.spoken == said


def test_the_rows_names_stay_in_sight_when_the_picture_is_scrolled_sideways(
    qtbot, page: OverviewPage
) -> None:
    page.resize(340, 700)
    QApplication.processEvents()
    view = page.picture
    bar = view.horizontalScrollBar()
    assert bar.maximum() > 0
    name, cell = view.picture.marks[0], view.picture.marks[-1]
    before = view.place_of(name), view.place_of(cell)
    bar.setValue(bar.maximum())
    assert view.place_of(name) == before[0]
    assert view.place_of(cell).left() == before[1].left() - bar.value()
    with qtbot.waitSignal(page.followed) as told:
        place = view.place_of(name).center().toPoint()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [name.link]


def test_going_to_a_mark_by_keys_brings_it_out_from_under_the_names(page: OverviewPage) -> None:
    page.resize(340, 700)
    QApplication.processEvents()
    view = page.picture
    for number, mark in enumerate(view.picture.marks):
        view.choose(number)
        place = view.place_of(mark)
        if place.right() > view.picture.names_width:
            assert place.left() >= view.picture.names_width


# In the window


@pytest.fixture
def overview_desk(event_desk: Desk, qtbot) -> Desk:
    event_desk.trigger("overview")
    page = event_desk.window.centre.overview
    qtbot.waitUntil(lambda: page.compared == 1.0, timeout=8000)
    return event_desk


def test_the_overview_is_opened_and_left_by_keys_and_menu(overview_desk: Desk) -> None:
    window = overview_desk.window
    assert window.centre.currentWidget() is window.centre.overview
    assert window.centre.overview.picture.hasFocus()
    QTest.keyClick(window.centre.overview.picture, Qt.Key.Key_Escape)
    assert window.centre.currentWidget() is window.comparison
    assert not window.actions_by_name["overview"].isChecked()
    overview_desk.trigger("overview")
    assert window.centre.currentWidget() is window.centre.overview
    overview_desk.trigger("comparison")
    assert window.centre.currentWidget() is window.comparison


def test_the_matrix_shows_every_speaker_and_leads_to_the_row(overview_desk: Desk) -> None:
    window = overview_desk.window
    page = window.centre.overview
    names = {item.text for item in page.picture.picture.names if isinstance(item, Words)}
    assert {"Tomas Halloran", "Greta Voll", "Wilma Kray"} <= names
    mark = next(one for one in page.picture.picture.marks if "Greta Voll in Coast Weekly" in one.spoken)
    place = page.picture.place_of(mark).center().toPoint()
    QTest.mouseClick(page.picture.viewport(), Qt.MouseButton.LeftButton, pos=place)
    overview_desk.settle()
    assert window.centre.currentWidget() is window.comparison
    assert window.speakers.current == overview_desk.speaker("Greta Voll")
    current = window.comparison.table.currentIndex()
    cell = window.comparison.model.cell(current.row(), current.column())
    assert cell.entries[0].rendering.statement == mark.link.statement


def test_the_overview_follows_corrections(overview_desk: Desk, qtbot) -> None:
    window = overview_desk.window
    page = window.centre.overview
    window.workbench.remove(window.workbench.rows[2:])
    qtbot.waitUntil(lambda: len(page.shown_articles) == 2 and page.compared == 1.0, timeout=8000)
    assert "Coast Weekly" not in texts(page.picture.picture.head)
    window.workbench.undo()
    qtbot.waitUntil(lambda: len(page.shown_articles) == 3 and page.compared == 1.0, timeout=8000)


def test_zoom_and_theme_draw_the_picture_anew(overview_desk: Desk) -> None:
    page = overview_desk.window.centre.overview
    before = page.picture.picture.size.height()
    overview_desk.trigger("zoom_in")
    QTest.qWait(20)
    assert page.picture.picture.size.height() > before
    overview_desk.trigger("theme_dark")
    QTest.qWait(20)
    item = next(one for one in page.picture.picture.top.items if isinstance(one, Words))
    assert item.colour.lightness() > 150


def test_figures_put_away_stay_away(make_desk) -> None:
    first = make_desk()
    first.window.centre.overview.show_sheet_action.setChecked(False)
    first.window.close()
    second = make_desk()
    assert not second.window.centre.overview.show_sheet_action.isChecked()
    assert second.window.centre.overview.sheet.isHidden()
