"""Paint one row of the page of notes: what is marked, its words, the tags by name, and the note itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView

from desktop.project.marks import Marks
from desktop.window.colours import Colours, outlet_colour
from desktop.window.icons import draw
from desktop.window.mark_chips import NAME_LIMIT
from desktop.window.mark_colours import star_colour
from desktop.window.marks_look import draw_tag
from desktop.window.note_rows import NoteRow
from desktop.window.paint_fonts import Fonts
from desktop.window.row_delegate import RowDelegate
from desktop.window.row_painting import cut_lines, draw_line

MOST_LINES = 6
"""How many lines of a note are shown; the tooltip has more."""


class NotesDelegate(RowDelegate):
    """Paints rows as high as their notes need."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.marks = Marks()
        """What gives tags their colours."""

    def height_of(self, row: NoteRow, fonts: Fonts, width: float) -> float:
        wide = width - fonts.em * 3.2
        quote, note = _quote(row, fonts, wide), _note(row, fonts, wide)
        height = fonts.em * (1.75 + 1.15 * len(quote) + 1.08 * len(note) + (0.35 if note else 0))
        return height + (fonts.em if row.waiting else 0)

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: NoteRow, fonts: Fonts, colours: Colours
    ) -> None:
        em = fonts.em
        left, right = rect.left() + em * 2.0, rect.right() - em * 1.0
        head = QRectF(left, rect.top() + em * 0.35, right - left, em)
        bar = QRectF(rect.left() + em * 0.6, head.top() + em * 0.05, em * 0.22, rect.height() - em * 0.75)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            outlet_colour(row.colour, dark=colours.dark) if row.colour >= 0 else colours.hairline
        )
        painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
        if row.mark.starred:
            star = QRectF(rect.left() + em * 1.0, head.top() + em * 0.08, em * 0.85, em * 0.85)
            draw(painter, "star", star, star_colour(dark=colours.dark))
        taken = self._paint_tags(painter, head, row, fonts, colours)
        draw_line(painter, head.adjusted(0, 0, -taken, 0), row.label, fonts.small, colours.muted)
        y = head.bottom() + em * 0.1
        reading = QFont(fonts.reading)
        for line in _quote(row, fonts, right - left):
            draw_line(painter, QRectF(left, y, right - left, em * 1.1), line, reading, colours.text)
            y += em * 1.15
        note = _note(row, fonts, right - left)
        if note:
            y += em * 0.1
            side = em * 0.8
            draw(painter, "note", QRectF(left, y + em * 0.1, side, side), colours.muted)
            for line in note:
                place = QRectF(left + em * 1.1, y, right - left - em * 1.1, em)
                draw_line(painter, place, line, fonts.program, colours.text)
                y += em * 1.08
        if row.waiting:
            place = QRectF(left, y, right - left, em)
            draw_line(painter, place, row.told_waiting, fonts.small, colours.chips["altered"].text)

    def _paint_tags(
        self, painter: QPainter, head: QRectF, row: NoteRow, fonts: Fonts, colours: Colours
    ) -> float:
        """The tags by name, flush right, as many as leave half of the line; how wide they are."""
        metrics = QFontMetricsF(fonts.small)
        room, shown = head.width() * 0.5, list[tuple[str, str]]()
        for name in row.mark.tags:
            words = name if len(name) <= NAME_LIMIT else f"{name[: NAME_LIMIT - 1].rstrip()}…"
            room -= metrics.horizontalAdvance(words) + fonts.em
            if room < 0:
                shown.append((f"+{len(row.mark.tags) - len(shown)}", "grey"))
                break
            shown.append((words, self.marks.colour_of(name)))
        taken, top = 0.0, head.center().y() - metrics.height() / 2
        for words, colour in reversed(shown):
            taken += draw_tag(painter, head.right() - taken, top, words, colour, fonts, colours)
        return taken + fonts.em * 0.4


def _quote(row: NoteRow, fonts: Fonts, width: float) -> tuple[str, ...]:
    return cut_lines(row.words, fonts.reading, width, 2) if row.words else ()


def _note(row: NoteRow, fonts: Fonts, width: float) -> tuple[str, ...]:
    """The note in lines; its own line ends hold."""
    if not row.mark.note:
        return ()
    inner = width - fonts.em * 1.1
    lines: list[str] = []
    for paragraph in row.mark.note.splitlines():
        if len(lines) < MOST_LINES:
            lines += cut_lines(paragraph, fonts.program, inner, MOST_LINES - len(lines)) or ("",)
    return tuple(lines)
