"""The base of a row shows how many others have each of its words."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from desktop.window.colours import colours as light_or_dark
from desktop.window.comparison_view import ComparisonView
from desktop.window.paint_cell import draw_text
from desktop.window.paint_content import Piece, agreement_words
from desktop.window.paint_fonts import fonts_of
from desktop.window.paint_layout import DEEPEST, depth, lay_out_pieces
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


def shared(view, row, column):
    (entry,) = view.model.content(row, column).entries
    return [(piece.text, piece.shared) for piece in entry.pieces if piece.others]


def strokes(view, row, column):
    box = view.table.itemDelegate().box(row, column, view.table.columnWidth(column))
    return [stroke.depth for stroke in box.entries[0].text.strokes if stroke.look == "shared"]


def test_each_word_of_the_base_tells_how_many_others_have_it(view):
    view.table.choose(0, 0)
    assert shared(view, 0, 0) == [
        ("We will shut the old reactor in", 2),
        ("March and nobody will lose a job", 1),
    ]
    assert shared(view, 0, 1) == []
    assert shared(view, 2, 0) == []  # nobody else has it


def test_the_words_of_the_base_stay_as_they_are(view):
    (entry,) = view.model.content(0, 0).entries
    assert entry.text == "“We will shut the old reactor in March and nobody will lose a job,”"
    assert not entry.differs
    assert entry.notes == ()


def test_a_line_under_the_words_is_the_deeper_the_more_have_them(view):
    assert set(strokes(view, 0, 0)) == {1, 2}
    view.show_agreement(False)
    assert strokes(view, 0, 0) == []
    assert shared(view, 0, 0) == []
    view.agreement_action.trigger()
    assert set(strokes(view, 0, 0)) == {1, 2}


@pytest.mark.parametrize(
    ("shared", "others", "steps"),
    [(0, 3, 0), (1, 1, 1), (3, 3, 3), (4, 4, 4), (1, 8, 1), (5, 8, 3), (9, 9, 4)],
)
def test_many_others_are_told_in_quarters(shared, others, steps):
    assert depth(Piece("word", shared=shared, others=others)) == steps <= DEEPEST


def test_the_words_differing_from_the_selected_rendering_stay_marked_beside_it(view):
    view.table.choose(0, 1)
    (entry,) = view.model.content(0, 0).entries
    marked = [(piece.text, piece.look, piece.shared) for piece in entry.pieces if piece.look != "same"]
    assert marked == [("March", "counterpart", 1)]


def test_a_tooltip_and_a_screen_reader_tell_the_figures(view):
    delegate, index = view.table.itemDelegate(), view.model.index(0, 0)
    area = view.table.visualRect(index)
    box = delegate.box(0, 0, area.width())
    line = box.entries[0].text.layout.lineAt(0)
    on = QPoint(
        round(box.entries[0].text.origin.x() + 40), round(box.entries[0].text.origin.y() + line.height() / 2)
    )
    assert delegate.tooltip(index, area, area.topLeft() + on) == "2 of 2 others have each of these words"
    assert "Not in all others: ‘March’ 1 of 2; ‘and nobody will lose a job’ 1 of 2." in (
        view.model.accessible_text(0, 0)
    )
    assert agreement_words(0, 1, several=False) == "The other does not have this word"
    assert agreement_words(1, 3, several=True) == "1 of 3 others has each of these words"


def test_words_that_the_selected_rendering_has_otherwise_are_framed_and_not_underlined(qtbot):
    # A line under a word of the base says that others have it: one word of a look, painted, and what of its
    # stroke's colour is beside the letters, at their left, and on the line below them.
    colours, fonts = light_or_dark(dark=False), fonts_of(QFont())
    told = {}
    for look in ("counterpart", "changed"):
        picture = QImage(200, 60, QImage.Format.Format_RGB32)
        picture.fill(colours.paper)
        box = lay_out_pieces((Piece("mmmm", look),), QPointF(20, 10), 170, fonts, colours)
        (stroke,) = box.strokes
        painter = QPainter(picture)
        draw_text(painter, box, fonts, colours)
        painter.end()
        wanted = getattr(colours, look).stroke.rgb()
        below, middle = int(stroke.baseline + fonts.em * 0.2), round(stroke.box.center().x())
        left = range(round(stroke.box.left() - fonts.em * 0.12), round(stroke.box.left()) + 1)
        upper = range(round(stroke.box.top()) + 4, round(stroke.baseline) - 2)
        told[look] = (
            sum(_near(picture.pixel(x, y), wanted) for x in left for y in upper) >= len(upper),
            any(_near(picture.pixel(middle, y), wanted) for y in range(below - 1, below + 2)),
        )
    assert told == {"counterpart": (True, False), "changed": (False, True)}


def _near(pixel, wanted):
    one, other = QColor(pixel), QColor(wanted)
    return max(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)) < 90


def test_the_legend_tells_of_the_line_while_it_is_shown(view):
    assert "the more others have it" in view.legend.accessibleName()
    view.show_agreement(False)
    assert "the more others have it" not in view.legend.accessibleName()


def test_the_choice_is_remembered(make_desk):
    desk_one = make_desk()
    desk_one.window.comparison.agreement_action.trigger()
    desk_one.window.close()
    again = make_desk()
    assert not again.window.comparison.agreement_action.isChecked()
    assert not again.window.comparison.model.agreement_shown
