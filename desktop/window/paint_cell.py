"""Draw a laid-out cell: grounds and strokes first, then text, then chips."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.comparison.utterance import Verdict
from desktop.window.colours import Chip, Colours, Wash
from desktop.window.icons import draw
from desktop.window.mark_colours import star_colour, tag_colours
from desktop.window.paint_fonts import Fonts
from desktop.window.paint_icons import draw_shape
from desktop.window.paint_layout import PICTURES, CellBox, ChipBox, Stroke, TextBox

_CHIP_TEXT = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
# The flags are joined once: doing it at every paint costs more than the text.


def draw_cell(painter: QPainter, box: CellBox, fonts: Fonts, colours: Colours) -> None:
    """Draw a cell at the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for entry in box.entries:
        for chip in entry.chips:
            draw_chip(painter, chip, fonts, colours)
        draw_text(painter, entry.text, fonts, colours)
        draw_text(painter, entry.caption, fonts, colours)
    for chip in box.chips:
        draw_chip(painter, chip, fonts, colours)
    if box.message is not None:
        draw_text(painter, box.message, fonts, colours)
        if box.message_shape is not None:
            size = fonts.em * 0.7
            place = box.message.origin
            line = box.message.layout.lineAt(0).height()
            square = QRectF(place.x() - fonts.em * 1.1, place.y() + (line - size) / 2, size, size)
            draw_shape(painter, box.message_shape, square, colours.muted)
    if box.passage is not None:
        left = box.passage.origin.x() - fonts.em * 0.6
        painter.fillRect(
            QRectF(left, box.passage.origin.y(), fonts.em * 0.12, box.passage.height), colours.hairline
        )
        draw_text(painter, box.passage, fonts, colours)


def draw_text(painter: QPainter, box: TextBox, fonts: Fonts, colours: Colours) -> None:
    """Draw a text over the grounds and strokes of its marked pieces."""
    for stroke in box.strokes:
        _draw_stroke(painter, stroke, fonts, colours)
    box.layout.draw(painter, box.origin)


def draw_chip(painter: QPainter, chip: ChipBox, fonts: Fonts, colours: Colours) -> None:
    """Draw a small label: its shape, then its word."""
    look = chip_colours(chip.style, colours)
    height = chip.box.height()
    if chip.style in ("headline", "by hand"):
        painter.setPen(QPen(look.text, max(1.0, fonts.em / 20)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip.box.adjusted(0.5, 0.5, -0.5, -0.5), height * 0.25, height * 0.25)
    elif chip.style.startswith("tag "):
        # A pill with a line around it: no verdict of the program's looks so.
        painter.setPen(QPen(look.text, max(1.0, fonts.em / 20)))
        painter.setBrush(look.ground)
        painter.drawRoundedRect(chip.box.adjusted(0.5, 0.5, -0.5, -0.5), height * 0.5, height * 0.5)
    elif chip.style == "altered":
        # Framed: what is claimed differs, and that is to be met before every other verdict.
        painter.setPen(QPen(look.text, max(1.2, fonts.em / 14)))
        painter.setBrush(look.ground)
        painter.drawRoundedRect(chip.box.adjusted(0.5, 0.5, -0.5, -0.5), height * 0.25, height * 0.25)
    elif chip.style in PICTURES:
        inset = height * 0.06
        draw(painter, chip.style, chip.box.adjusted(inset, inset, -inset, -inset), look.text)
        return
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.ground)
        painter.drawRoundedRect(chip.box, height * 0.25, height * 0.25)
    left = chip.box.left() + height * 0.4
    if chip.shape is not None:
        size = height * 0.55
        square = QRectF(left, chip.box.center().y() - size / 2, size, size)
        draw_shape(painter, chip.shape, square, look.text)
        left += height * 0.75
    painter.setFont(fonts.small)
    painter.setPen(look.text)
    words = QRectF(left, chip.box.top(), chip.box.right() - left, height)
    painter.drawText(words, _CHIP_TEXT, chip.word)


def chip_colours(style: str, colours: Colours) -> Chip:
    """The colours of a chip: of a verdict, "conflicting", "base", "headline" or "by hand", of a star, a
    note, or a tag with its colour."""
    if style == "conflicting":
        return colours.conflicting
    if style == "headline":
        return Chip(colours.muted, colours.paper)
    if style == "by hand":
        return Chip(colours.accent, colours.paper)
    if style == "star":
        return Chip(star_colour(dark=colours.dark), colours.paper)
    if style == "note":
        return Chip(colours.muted, colours.paper)
    if style.startswith("tag "):
        return tag_colours(style.removeprefix("tag "), dark=colours.dark)
    return colours.chips.get(cast("Verdict", style), colours.base)


def _draw_stroke(painter: QPainter, stroke: Stroke, fonts: Fonts, colours: Colours) -> None:
    em = fonts.em
    box = stroke.box
    if stroke.look in ("cut", "grave cut"):
        _draw_cut(painter, box, stroke.baseline, em, colours.cut if stroke.look == "cut" else colours.grave)
        return
    if stroke.look == "house cut":
        _draw_caret(painter, box, stroke.baseline, em, colours.house)
        return
    if stroke.look == "gap":
        painter.setPen(_pen(colours.muted, em * 0.06, Qt.PenStyle.DotLine))
        painter.drawLine(
            QPointF(box.center().x(), box.top() + em * 0.1), QPointF(box.center().x(), box.bottom())
        )
        return
    if stroke.look == "shared":
        _draw_shared(painter, stroke, fonts, colours)
        return
    if stroke.look == "left out":
        y = stroke.baseline - em * 0.24
        painter.setPen(_pen(colours.cut.stroke, em * 0.06, Qt.PenStyle.SolidLine))
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        return
    wash = _wash(stroke.look, colours)
    if stroke.look != "house":
        # A frame and no line: a line under a word of the base says that others have it.
        framed = stroke.look == "counterpart"
        painter.setPen(
            _pen(wash.stroke, em * 0.05, Qt.PenStyle.SolidLine) if framed else QPen(Qt.PenStyle.NoPen)
        )
        painter.setBrush(wash.ground)
        painter.drawRoundedRect(box.adjusted(-em * 0.06, 0, em * 0.06, em * 0.1), em * 0.14, em * 0.14)
        if framed:
            return
    y = stroke.baseline + em * 0.2
    painter.setPen(_underline(stroke.look, wash.stroke, em))
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _draw_shared(painter: QPainter, stroke: Stroke, fonts: Fonts, colours: Colours) -> None:
    """A bar that hangs from one line below the words, the deeper the more others have them."""
    step = max(1.0, fonts.em * 0.05)
    top = round(stroke.baseline + fonts.em * 0.24)
    painter.fillRect(QRectF(stroke.box.left(), top, stroke.box.width(), stroke.depth * step), colours.shared)


def _draw_cut(painter: QPainter, box: QRectF, baseline: float, em: float, wash: Wash) -> None:
    """A small pill with three dots: here the base has words that are missing."""
    height = em * 0.62
    pill = QRectF(
        box.left() + em * 0.1, baseline - height * 0.86, max(em * 0.7, box.width() - em * 0.2), height
    )
    painter.setPen(QPen(wash.stroke, max(1.0, em * 0.05)))
    painter.setBrush(wash.ground)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash.stroke)
    for step in (-1, 0, 1):
        painter.drawEllipse(
            QPointF(pill.center().x() + step * em * 0.18, pill.center().y()), em * 0.055, em * 0.055
        )


def _draw_caret(painter: QPainter, box: QRectF, baseline: float, em: float, wash: Wash) -> None:
    """A small caret under the line: here the base has a mark that is missing."""
    painter.setPen(QPen(wash.stroke, max(1.0, em * 0.07)))
    tip = QPointF(box.center().x(), baseline + em * 0.04)
    painter.drawLine(tip, tip + QPointF(-em * 0.1, em * 0.18))
    painter.drawLine(tip, tip + QPointF(em * 0.1, em * 0.18))


def _underline(look: str, colour: QColor, em: float) -> QPen:
    match look:
        case "grave":
            return _pen(colour, em * 0.15, Qt.PenStyle.SolidLine)
        case "added":
            return _pen(colour, em * 0.1, Qt.PenStyle.DashLine)
        case "moved":
            return _pen(colour, em * 0.1, Qt.PenStyle.DashDotLine)
        case "house":
            return _pen(colour, em * 0.08, Qt.PenStyle.DotLine)
        case _:
            return _pen(colour, em * 0.08, Qt.PenStyle.SolidLine)


def _pen(colour: QColor, width: float, style: Qt.PenStyle) -> QPen:
    pen = QPen(colour, max(1.0, width), style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _wash(look: str, colours: Colours) -> Wash:
    match look:
        case "grave":
            return colours.grave
        case "added":
            return colours.added
        case "moved":
            return colours.moved
        case "house":
            return colours.house
        case "counterpart":
            return colours.counterpart
        case _:
            return colours.changed
