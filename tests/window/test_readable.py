"""What is shown can be seen: frames and boxes in both themes, large letters in little room."""

import pytest
from PySide6.QtCore import QObject, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QPushButton, QWidget

from desktop.project.corrections import Correction
from desktop.window.article_text import ArticleText
from desktop.window.change_rows import ChangeRow
from desktop.window.changes_page import ChangesPage
from desktop.window.colours import colours, contrast
from desktop.window.comparison_legend import Legend
from desktop.window.comparison_view import ComparisonView
from desktop.window.dialogs import on_screen
from desktop.window.elided_label import ElidedLabel
from desktop.window.notes_page import NotesPage
from desktop.window.overview_frame import top_band
from desktop.window.overview_picture import Look, Words
from desktop.window.paint_fonts import fonts_of
from desktop.window.palette_items import action_items
from desktop.window.review_card import ReviewCard
from desktop.window.row_chooser import RowChoice
from desktop.window.status import WarningBanner
from desktop.window.tags_dialog import NO_TAGS, TagsDialog
from desktop.window.theme import outlined
from desktop.window.tick_list import TickList
from tests.window import desk_builders

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def shades(request):
    return colours(dark=request.param)


def test_frames_and_boxes_to_tick_stand_out_from_their_ground(shades):
    drawn = outlined(shades).color(QPalette.ColorRole.Window).darker(140)  # as the Fusion style draws them
    for frame in (drawn, shades.edge):
        assert min(contrast(frame, ground) for ground in (shades.paper, shades.chrome)) >= 3


def test_what_is_selected_in_a_list_stays_readable(shades):
    for ink in (shades.text, shades.muted, shades.accent, shades.paraphrase, shades.chips["altered"].text):
        assert contrast(ink, shades.selected) >= 4.5
    for mark in shades.outlets:
        assert contrast(mark, shades.selected) >= 3


def test_the_strokes_under_shared_words_stand_out_from_the_base(shades):
    assert contrast(shades.shared, shades.base_paper) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lists_and_menus_frame_their_boxes_in_either_theme(desk, theme):
    desk.trigger(f"theme_{theme}")
    paper = colours(dark=theme == "dark").paper
    for widget in (TickList("Things", desk.window), QListWidget(desk.window), QMenu(desk.window)):
        widget.ensurePolished()
        framed = widget.palette().color(QPalette.ColorRole.Window).darker(140)
        assert contrast(framed, paper) >= 3, type(widget)
        assert widget.palette().color(QPalette.ColorRole.Base) == paper
    desk.trigger("theme_light")


@pytest.fixture
def view(qtbot):
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    qtbot.waitExposed(view)
    view.show_speaker(desk_builders.three_outlets(), desk_builders.SPEAKER)
    return view


def test_the_bar_folds_where_it_would_take_the_table_its_room(view):
    bar = view.bar
    assert not bar.fold.isVisible()
    assert bar.only_differing.isVisible()
    view.resize(480, 300)
    QApplication.processEvents()
    assert bar.fold.isVisible()
    assert not bar.only_differing.isVisible()
    assert bar.place.isVisible()
    assert bar.height() < view.height() * 0.34
    bar.fold.click()
    QApplication.processEvents()
    assert bar.only_differing.isVisible()
    bar.fold.click()
    view.resize(1000, 700)
    QApplication.processEvents()
    assert not bar.fold.isVisible()
    assert bar.only_differing.isVisible()


def test_a_folded_bar_says_that_rows_are_left_out(view):
    view.resize(480, 300)
    QApplication.processEvents()
    assert view.bar.fold.text() == "Options"
    view.bar.only_differing.setChecked(True)
    assert view.bar.fold.text() == "Options: some rows left out"
    view.clear_filters()
    assert view.bar.fold.text() == "Options"


def test_the_folded_bar_keeps_its_room_beside_the_find_panel(view):
    view.resize(480, 300)
    QApplication.processEvents()
    least = view.minimumSizeHint().height()
    assert least >= view.bar.height() + view.table.minimumSizeHint().height()


def test_the_heads_are_as_high_as_what_stands_in_them(view, monkeypatch):
    dated = view.table.head.sizeHint().height()
    monkeypatch.setattr("desktop.window.comparison_header.shown_date", lambda _: "")
    monkeypatch.setattr(view.model, "mark", lambda _: "")
    view.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
    assert view.table.head.sizeHint().height() < dated


def test_the_whole_article_is_painted_anew_when_another_statement_is_highlighted(qtbot, monkeypatch):
    findings = desk_builders.three_outlets()
    article = findings.articles[0]
    reading = findings.readings[article.id]
    text = ArticleText()
    qtbot.addWidget(text)
    text.resize(400, 500)
    text.show_article(article, reading)
    text.show()
    qtbot.waitExposed(text)
    QApplication.processEvents()
    painted = _Painted()
    text.viewport().installEventFilter(painted)
    text.select(reading.statements[0], reading.statements[0].spans, scroll=False)
    QApplication.processEvents()
    assert painted.whole == text.viewport().rect()


class _Painted(QObject):
    """What was painted last."""

    def __init__(self):
        super().__init__()
        self.whole = None

    def eventFilter(self, watched, event):
        if event.type() == event.Type.Paint:
            self.whole = event.region().boundingRect()
        return False


def test_the_palette_says_on_and_off_of_settings_only(desk):
    told = {item.label: item.detail for item, _ in action_items(desk.window.menus)}
    assert told["Review"] == "Review"
    assert told["Comparison"] == "View · shown"
    assert told["Theme: Dark"] == "View"
    assert told["Theme: As the system"] == "View · chosen"
    assert told["Only where articles differ"] == "View · off"


def test_the_tags_dialog_says_how_to_make_the_first_tag(desk):
    dialog = TagsDialog(desk.window, "")
    dialog.show_tags((), {}, {})
    assert not dialog.hint.isHidden()
    assert dialog.hint.text() == NO_TAGS


def test_a_warning_stands_on_a_ground_of_its_own(qtbot):
    banner = WarningBanner()
    qtbot.addWidget(banner)
    banner.resize(400, 60)
    banner.warn("The disk is full.")
    shades = colours(dark=False)
    assert QColor(banner.grab().toImage().pixel(QPoint(395, 30))) == shades.changed.ground
    assert contrast(shades.text, shades.changed.ground) >= 4.5


def test_words_beside_the_toolbars_pictures_make_way_where_there_is_no_room(desk):
    bar, overview = desk.window.toolbar, desk.window.actions_by_name["overview"]
    desk.window.resize(1400, 700)
    QApplication.processEvents()
    assert bar.widgetForAction(overview).toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    desk.window.resize(620, 700)
    QApplication.processEvents()
    assert bar.widgetForAction(overview).toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert bar.widgetForAction(desk.window.actions_by_name["export_wide"]).geometry().right() < bar.width()
    desk.window.resize(1400, 700)
    QApplication.processEvents()
    assert bar.widgetForAction(overview).toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_two_columns_stand_side_by_side_where_they_nearly_have_room(view):
    table = view.table
    least = table.narrowest()
    frame = view.width() - table.viewport().width()
    view.resize(frame + least * 2 - 20, 700)
    QApplication.processEvents()
    assert table.columnWidth(0) == table.viewport().width() // 2 < least
    view.resize(frame + least, 700)
    QApplication.processEvents()
    assert table.columnWidth(0) == least


def test_a_name_without_room_ends_in_dots(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("The Daily Herald of the Northern Provinces")
    label.resize(label.sizeHint().width(), 30)
    assert label.shown == label.text()
    label.resize(90, 30)
    assert label.shown.startswith("The Daily")
    assert label.shown.endswith("…")


def test_the_articles_have_the_height_they_need_up_to_half_of_their_pane(event_desk):
    window = event_desk.window
    QApplication.processEvents()
    whole = window.left.height()
    articles = window.left.sizes()[0]
    assert abs(articles - min(window.articles.wanted_height, whole // 2)) <= 2
    assert window.articles.list.verticalScrollBar().maximum() == 0 or articles >= whole // 2 - 2


def correction(*, words, detail):
    return Correction(0, "Rename speaker", detail, "a1", "Herald", words, (), "", "in force")


def test_a_change_says_what_it_led_to_without_a_stray_point():
    renamed = ChangeRow(correction(words="Mayor", detail="→ Ada Lund"))
    judged = ChangeRow(correction(words="Mayor", detail="altered"))
    assert renamed.what == "“Mayor” → Ada Lund"
    assert judged.what == "“Mayor” ·  altered"
    assert ChangeRow(correction(words="", detail="outlet: Herald")).what == "outlet: Herald"


def test_rows_of_long_words_are_listed_by_their_beginning():
    row = RowChoice("u1", "3", "word " * 60, "Herald")
    assert row.shown.startswith("3.  word word")
    assert row.shown.endswith("…   (Herald)")
    assert len(row.shown) < 180
    assert row.matches("word herald")


def test_a_picture_explains_itself_where_there_is_room_for_a_sentence(qapp, shades):
    look = Look(fonts_of(qapp.font()), shades)
    wide = top_band(look, "Voices", "Words given to each speaker.", (), "", look.em * 40)
    narrow = top_band(look, "Voices", "Words given to each speaker.", (), "", look.em * 20)
    assert [one.text for one in wide.items] == ["Voices", "Words given to each speaker."]
    assert [one.text for one in narrow.items] == ["Voices"]
    assert narrow.height < wide.height


def test_a_note_on_too_few_is_broken_rather_than_cut(qapp, shades):
    look = Look(fonts_of(qapp.font()), shades)
    note = "Only 3 statements: too few for a pattern."
    band = top_band(look, "Voices", "", (), note, look.em * 10)
    lines = [one.text for one in band.items if isinstance(one, Words)][1:]
    assert len(lines) > 1
    assert " ".join(lines) == note


def test_the_legend_of_word_by_word_says_what_its_figures_mean(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    legend = Legend(around)
    legend.show_counts()
    assert legend.accessibleName().endswith("say how many of the renderings have it")
    assert "deeper the line" not in legend.accessibleName()


def test_what_helped_with_a_draft_is_taken_back_with_it(event_desk):
    window = event_desk.window
    window.comparison.next_difference()
    window.reader.focus_text()
    QTest.keyClick(window.reader.text, Qt.Key.Key_Right, ALT_SHIFT)
    assert "Enter keeps these words" in window.status.message.text()
    QTest.keyClick(window.reader.text, Qt.Key.Key_Escape)
    assert window.status.message.text() == ""


def test_the_question_of_the_review_makes_way_where_the_card_is_low(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    card = ReviewCard((), around)
    em = card.fontMetrics().height()
    around.show()
    card.resize(em * 20, em * 20)
    assert not card.question.isHidden()
    card.resize(em * 20, em * 8)
    assert card.question.isHidden()


@pytest.mark.parametrize("page", [ChangesPage, NotesPage])
def test_the_buttons_below_a_list_keep_a_margin(qtbot, page):
    shown = page()
    qtbot.addWidget(shown)
    margins = shown.foot.layout().contentsMargins()
    em = shown.fontMetrics().height()
    assert margins.top() == margins.bottom() == round(em * 0.5)
    buttons = shown.foot.findChildren(QPushButton)
    high = max(shown.foot.layout().heightForWidth(600), shown.foot.layout().sizeHint().height())
    assert high >= buttons[0].sizeHint().height() + em


def test_dialogs_stay_on_the_screen_however_large_the_letters(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    room = around.screen().availableGeometry().size()
    assert on_screen(around, 100, 80) == QSize(100, 80)
    assert on_screen(around, 9000, 80) == QSize(round(room.width() * 0.9), 80)
    assert on_screen(around, 9000, 9000) == room * 0.9
