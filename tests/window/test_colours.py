"""Text is readable on every ground it is written on, in both palettes."""

import pytest
from PySide6.QtGui import QColor, QPalette

from desktop.comparison.utterance import GRAVITY
from desktop.window.colours import colours, colours_of, contrast, outlet_colour

WASHES = ("changed", "grave", "added", "moved", "house", "cut", "counterpart")


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def palette(request):
    return colours(dark=request.param)


def test_contrast_is_that_of_the_guidelines():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("red"), QColor("red")) == pytest.approx(1)


def test_what_an_article_says_is_readable_on_every_ground(palette):
    grounds = [palette.paper, palette.base_paper, palette.statement, palette.other]
    grounds += [getattr(palette, wash).ground for wash in WASHES]
    for ink in (palette.text, palette.paraphrase):
        assert min(contrast(ink, ground) for ground in grounds) >= 4.5


def test_what_the_program_says_is_readable_on_every_ground(palette):
    for ink in (palette.text, palette.muted, palette.accent):
        assert (
            min(contrast(ink, ground) for ground in (palette.paper, palette.base_paper, palette.chrome))
            >= 4.5
        )


def test_every_verdict_has_a_readable_chip(palette):
    assert set(palette.chips) == set(GRAVITY)
    for chip in (*palette.chips.values(), palette.conflicting, palette.base):
        assert contrast(chip.text, chip.ground) >= 4.5


def test_strokes_and_outlet_colours_stand_out_from_the_paper(palette):
    strokes = [getattr(palette, wash).stroke for wash in WASHES]
    for colour in (*strokes, *palette.outlets, palette.cue, palette.mention, palette.term):
        assert contrast(colour, palette.paper) >= 3


def test_outlet_colours_come_again_after_the_last():
    count = len(colours(dark=False).outlets)
    assert len({outlet_colour(index, dark=False).name() for index in range(count)}) == count
    assert outlet_colour(count, dark=True) == outlet_colour(0, dark=True)


def test_the_palette_decides_between_light_and_dark():
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#202020"))
    assert colours_of(palette).dark
    palette.setColor(QPalette.ColorRole.Base, QColor("#fafafa"))
    assert not colours_of(palette).dark
