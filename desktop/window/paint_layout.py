"""Lay out what a cell shows: text layouts, the strokes that mark differences, chips; all at a given width.

Laying out costs a hundred times what drawing does, so a laid-out cell is kept (`layout_cache`) and drawn
from there. Strokes and grounds are computed from the lines here rather than left to character formats:
their shape has to tell differences apart where colour cannot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from desktop.window.colours import Colours
from desktop.window.offsets import shown_text, utf16_length
from desktop.window.paint_content import Entry, Piece, UserMark, referred_words
from desktop.window.paint_fonts import Fonts
from desktop.window.paint_icons import Shape

LEADING = 1.16
"""The distance of two lines of reading text, as a share of their height."""

# Room in the text for the program's own marks, which are drawn over it.
_ROOM = {"cut": "\u00a0" * 4, "grave cut": "\u00a0" * 4, "house cut": "\u2009" * 2, "gap": "\u00a0" * 4}
DEEPEST = 4
"""Steps of the stroke that shows how many others share words."""

_MAY_BREAK = "\N{ZERO WIDTH SPACE}"

_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Stroke:
    """A marked stretch within one line: `box` is its ground, `baseline` where its text stands."""

    box: QRectF
    baseline: float
    look: str
    """A `Look`, or a mark: "cut", "grave cut", "house cut", "gap"; or "shared"."""
    depth: int = 0
    """How deep a "shared" stroke is, in steps from 0 to `DEEPEST`."""


@dataclass(frozen=True, slots=True)
class ChipBox:
    """A small label: its shape and word, and where it is drawn."""

    box: QRectF
    shape: Shape | None
    word: str
    style: str
    """The verdict, or "conflicting", "base", "headline", "by hand"."""
    note: str = ""
    """What to tell of it where it is pointed at; "": why the verdict is what it is."""


@dataclass(slots=True)
class TextBox:
    """A laid-out text at its place in the cell."""

    layout: QTextLayout
    origin: QPointF
    height: float
    pieces: tuple[Piece, ...] = ()
    starts: tuple[int, ...] = ()
    """Where each piece begins in the layout, in UTF-16 units."""
    strokes: tuple[Stroke, ...] = ()

    def piece_at(self, place: QPointF) -> Piece | None:
        """The piece under a place in the cell."""
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            box = line.naturalTextRect().translated(self.origin)
            if box.top() <= place.y() < box.bottom() and box.left() <= place.x() < box.right():
                unit = _cursor_at(line, place.x() - self.origin.x())
                found = None
                for piece, start in zip(self.pieces, self.starts, strict=True):
                    if start > unit:
                        break
                    found = piece
                return found
        return None


@dataclass(slots=True)
class EntryBox:
    """One rendering laid out: from `top`, `height` high, in the cell's coordinates."""

    entry: Entry
    top: float
    height: float
    chips: tuple[ChipBox, ...]
    text: TextBox
    caption: TextBox


@dataclass(slots=True)
class CellBox:
    """A cell laid out: its renderings, or a message in their place, with a text beneath it."""

    height: float
    entries: tuple[EntryBox, ...] = ()
    message: TextBox | None = None
    message_shape: Shape | None = None
    passage: TextBox | None = None
    chips: tuple[ChipBox, ...] = ()
    texts: list[TextBox] = field(default_factory=list)

    def entry_at(self, y: float) -> int:
        """The index of the rendering at a height in the cell; the nearest one between two."""
        found = 0
        for number, box in enumerate(self.entries):
            if y >= box.top:
                found = number
        return found


def lay_out_entries(
    entries: Sequence[Entry],
    badges: Sequence[tuple[Shape, str]],
    width: float,
    fonts: Fonts,
    colours: Colours,
) -> CellBox:
    """A cell with renderings; `badges` gives each rendering's first chip, its shape and its word."""
    pad = padding(fonts)
    inner = max(fonts.em * 3, width - 2 * pad)
    y = pad * 0.9
    boxes: list[EntryBox] = []
    for number, (entry, badge) in enumerate(zip(entries, badges, strict=True)):
        if number:
            y += fonts.em * 0.9
        top = y
        chips, y = _chips(entry, badge, pad, y, inner, fonts)
        y += fonts.em * 0.3
        text = lay_out_pieces(entry.pieces, QPointF(pad, y), inner, fonts, colours, bold=entry.headline)
        y += text.height + fonts.em * 0.25
        caption = lay_out_plain(entry.caption, QPointF(pad, y), inner, fonts.small, colours.muted)
        y += caption.height
        boxes.append(EntryBox(entry, top, y - top, chips, text, caption))
    return CellBox(y + pad, tuple(boxes))


def lay_out_message(
    message: str,
    shape: Shape | None,
    passage: str,
    width: float,
    fonts: Fonts,
    colours: Colours,
    *,
    user: UserMark | None = None,
) -> CellBox:
    """A cell that has no rendering: what stands in its place, a mark that it is the user's word, and a
    passage of the article beneath it."""
    pad = padding(fonts)
    inner = max(fonts.em * 3, width - 2 * pad)
    indent = fonts.em * 1.1 if shape else 0.0
    text = lay_out_plain(message, QPointF(pad + indent, pad), inner - indent, fonts.small, colours.muted)
    y = pad + text.height
    below = None
    chips: tuple[ChipBox, ...] = ()
    if user is not None:
        wanted = [_user_chip(user)]
        chips, y = _placed(wanted, pad, y + fonts.em * 0.35, inner, fonts)
    if passage:
        y += fonts.em * 0.4
        pieces = (Piece(passage, quoted=False),)
        below = lay_out_pieces(
            pieces, QPointF(pad + fonts.em * 0.6, y), inner - fonts.em * 0.6, fonts, colours
        )
        y += below.height
    return CellBox(y + pad, (), text, shape, below, chips)


def lay_out_pieces(
    pieces: Sequence[Piece],
    origin: QPointF,
    width: float,
    fonts: Fonts,
    colours: Colours,
    *,
    bold: bool = False,
) -> TextBox:
    """A rendering's pieces as one text, with the strokes of those that differ."""
    words: list[str] = []
    starts: list[int] = []
    formats: list[QTextLayout.FormatRange] = []
    at = 0
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        shown = _ROOM.get(_drawn(piece)) or _shown(piece.text)
        if piece.mark and following is not None and following.text[:1].isalnum():
            shown += _MAY_BREAK  # but a comma stays with the mark before it
        length = utf16_length(shown)
        starts.append(at)
        if not piece.mark:
            formats.append(_format_range(at, length, piece, colours))
        words.append(shown)
        at += length
    font = QFont(fonts.reading)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    layout = _layout("".join(words), font)
    layout.setFormats(formats)
    height = _break_lines(layout, width, LEADING)
    box = TextBox(layout, origin, height, tuple(pieces), tuple(starts))
    box.strokes = _strokes(box, [*starts[1:], at], fonts)
    return box


def lay_out_plain(text: str, origin: QPointF, width: float, font: QFont, colour: QColor) -> TextBox:
    """A text in one font and colour."""
    layout = _layout(_shown(text), font)
    ink = QTextCharFormat()
    ink.setForeground(colour)
    layout.setFormats([_range(0, utf16_length(layout.text()), ink)])
    return TextBox(layout, origin, _break_lines(layout, width, 1.05))


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one font and colour."""

    text: str
    font: QFont
    colour: QColor


def lay_out_runs(runs: Sequence[Run], origin: QPointF, width: float, fonts: Fonts) -> TextBox:
    """Several runs as one text."""
    formats, at, words = [], 0, []
    for run in runs:
        shown = _shown(run.text)
        ink = QTextCharFormat()
        ink.setFont(run.font)
        ink.setForeground(run.colour)
        formats.append(_range(at, utf16_length(shown), ink))
        at += utf16_length(shown)
        words.append(shown)
    layout = _layout("".join(words), fonts.program)
    layout.setFormats(formats)
    return TextBox(layout, origin, _break_lines(layout, width, 1.1))


def padding(fonts: Fonts) -> float:
    """The distance of a cell's content from its edges."""
    return fonts.em * 0.75


def chip_height(fonts: Fonts) -> float:
    """How high a chip is."""
    return QFontMetricsF(fonts.small).height() * 1.22


def _chips(
    entry: Entry, badge: tuple[Shape, str], left: float, top: float, width: float, fonts: Fonts
) -> tuple[tuple[ChipBox, ...], float]:
    """The chips above a rendering, in as many lines as they need, and where the last line ends."""
    first = entry.fidelity if entry.referred else entry.verdict
    wanted: list[_Chip] = [(badge[0], badge[1], first or "base", "")]
    if entry.fidelity is not None and not entry.referred:
        wanted.append((entry.fidelity, referred_words(entry.fidelity), entry.fidelity, ""))
    if entry.conflicting:
        wanted.append(("conflicting", "conflicting", "conflicting", ""))
    wanted += [_user_chip(mark) for mark in entry.user]
    if entry.headline:
        wanted.append((None, "headline", "headline", ""))
    return _placed(wanted, left, top, width, fonts)


PICTURES = frozenset({"star", "note"})
"""Styles of chips that are a picture without a word."""

_Chip = tuple[Shape | None, str, str, str]
"""A chip's shape, word, style and note."""


def _user_chip(mark: UserMark) -> _Chip:
    if mark.look in PICTURES:
        return None, "", mark.look, mark.note
    return "by hand" if mark.look == "by hand" else None, mark.word, mark.look, mark.note


def _placed(
    wanted: Sequence[_Chip], left: float, top: float, width: float, fonts: Fonts
) -> tuple[tuple[ChipBox, ...], float]:
    """Chips beside one another, in as many lines as they need, and where the last line ends."""
    metrics = QFontMetricsF(fonts.small)
    height = chip_height(fonts)
    x, y, boxes = left, top, []
    for shape, word, style, note in wanted:
        wide = metrics.horizontalAdvance(word) + height * (0.8 + (0.75 if shape else 0))
        if style in PICTURES:
            wide = height
        if x > left and x + wide > left + width:
            x, y = left, y + height * 1.15
        boxes.append(ChipBox(QRectF(x, y, wide, height), shape, word, style, note))
        x += wide + height * 0.3
    return tuple(boxes), y + height


def _format_range(start: int, length: int, piece: Piece, colours: Colours) -> QTextLayout.FormatRange:
    ink = QTextCharFormat()
    aside = piece.look in ("left out", "beyond")
    ink.setForeground(colours.muted if aside else colours.text if piece.quoted else colours.paraphrase)
    ink.setFontItalic(not piece.quoted)
    if piece.look == "grave":
        ink.setFontWeight(QFont.Weight.Bold)
    return _range(start, length, ink)


def _range(start: int, length: int, ink: QTextCharFormat) -> QTextLayout.FormatRange:
    out = QTextLayout.FormatRange()
    out.start, out.length, out.format = start, length, ink
    return out


def _layout(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout


def _break_lines(layout: QTextLayout, width: float, leading: float) -> float:
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() * leading
    layout.endLayout()
    return y


def _strokes(box: TextBox, ends: Sequence[int], fonts: Fonts) -> tuple[Stroke, ...]:
    pieces = list(zip(box.pieces, box.starts, ends, strict=True))
    marked = [
        (start, end, _drawn(piece), 0)
        for piece, start, end in pieces
        if piece.mark or piece.look not in ("same", "beyond")
    ]
    # Last, so that no ground covers them.
    marked += [(start, end, "shared", depth(piece)) for piece, start, end in pieces if piece.shared]
    if not marked:
        return ()
    strokes: list[Stroke] = []
    for number in range(box.layout.lineCount()):
        line = box.layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        for start, end, look, deep in marked:
            if start < last and end > first:
                left, right = _x(line, max(start, first)), _x(line, min(end, last))
                right = min(right, line.x() + line.naturalTextWidth())
                if right > left:
                    area = QRectF(left, line.y(), right - left, line.height())
                    baseline = box.origin.y() + line.y() + line.ascent()
                    strokes.append(Stroke(area.translated(box.origin), baseline, look, deep))
    return tuple(strokes)


def depth(piece: Piece) -> int:
    """How deep the stroke under a piece is that others share: a step for each of them, or for each quarter
    of them where they are more than `DEEPEST`."""
    return ceil(piece.shared * min(1.0, DEEPEST / max(1, piece.others)))


def _drawn(piece: Piece) -> str:
    """What is drawn under or over a piece: its look, or the mark it is."""
    if piece.mark == "cut" and piece.look in ("grave", "house"):
        return f"{piece.look} cut"
    return piece.mark or piece.look


def _x(line: QTextLine, unit: int) -> float:
    found = line.cursorToX(unit)
    return float(cast("tuple[float, int]", found)[0])


def _cursor_at(line: QTextLine, x: float) -> int:
    return line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)


def _shown(text: str) -> str:
    return _BREAK.sub("\N{LINE SEPARATOR}", shown_text(text))
