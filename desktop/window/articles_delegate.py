"""Paint one row of the articles list: the outlet's colour, outlet and date, the headline, and its state.

The last line tells how many statements there are or how far the reading is, and marks the reference; a failed
article tells why in up to three lines and has a Retry that can be clicked (and pressed: Ctrl+R).
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.project.marks import Marks
from desktop.window.article_rows import ArticleRow
from desktop.window.colours import Colours, colours_of, outlet_colour
from desktop.window.dates import shown_date
from desktop.window.icons import draw
from desktop.window.keyed_model import ROW_ROLE
from desktop.window.marks_look import draw_mark
from desktop.window.paint_cell import draw_chip
from desktop.window.paint_fonts import Fonts, fonts_of
from desktop.window.paint_layout import ChipBox, chip_height
from desktop.window.row_painting import cut_lines, draw_ground, draw_line

RETRY = "Retry"
MARK = "reference"


class ArticlesDelegate(QStyledItemDelegate):
    """Paints rows; `retry_clicked` carries the row's key."""

    retry_clicked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marks = Marks()
        """What gives tags their colours."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ArticleRow = index.data(ROW_ROLE)
        widget = option.widget
        fonts, colours = fonts_of(widget.font()), colours_of(widget.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option, colours, fonts.em)
        _paint(painter, _Layout(QRectF(option.rect), fonts, row), row, self.marks, colours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        widget = option.widget
        width = widget.viewport().width() if isinstance(widget, QListView) else 240
        row: ArticleRow = index.data(ROW_ROLE)
        layout = _Layout(QRectF(0, 0, width, 0), fonts_of(widget.font()), row)
        return QSize(max(1, width - 2), round(layout.height))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row: ArticleRow = index.data(ROW_ROLE)
            widget = option.widget
            layout = _Layout(QRectF(option.rect), fonts_of(widget.font()), row)
            if row.can_retry and layout.retry.contains(event.position()):
                self.retry_clicked.emit(row.key)
                return True
        return super().editorEvent(event, model, option, index)


class _Layout:
    """Where the parts of one row stand."""

    def __init__(self, rect: QRectF, fonts: Fonts, row: ArticleRow) -> None:
        em = fonts.em
        self.fonts = fonts
        self.bold = QFont(fonts.program)
        self.bold.setWeight(QFont.Weight.DemiBold)
        left, right = rect.left() + em * 1.15, rect.right() - em * 0.7
        small = QFontMetricsF(fonts.small).height()
        top = rect.top() + em * 0.5
        self.head = QRectF(left, top, right - left, em)
        top += em + em * 0.1
        self.title = cut_lines(row.title, fonts.program, right - left, 2) if row.title else ()
        self.title_at = QRectF(left, top, right - left, em * len(self.title))
        top += em * len(self.title) + em * 0.18
        self.retry = QRectF()
        state_right = right
        if row.can_retry:
            wide = QFontMetricsF(fonts.small).horizontalAdvance(RETRY) + em * 0.3
            self.retry = QRectF(right - wide, top, wide, small)
            state_right = right - wide - em * 0.4
        self.mark = QRectF()
        if row.reference:
            high = chip_height(fonts)
            wide = QFontMetricsF(fonts.small).horizontalAdvance(MARK) + high * 1.55
            self.mark = QRectF(state_right - wide, top + (small - high) / 2, wide, high)
            state_right -= wide + em * 0.4
        most = 3 if row.state == "failed" else 1
        self.state = cut_lines(row.state_text, fonts.small, state_right - left, most)
        self.state_at = QRectF(left, top, state_right - left, small * max(1, len(self.state)))
        bottom = self.state_at.bottom() + em * 0.5
        self.bar = QRectF(rect.left() + em * 0.55, rect.top() + em * 0.5, em * 0.22, bottom - rect.top() - em)
        self.height = bottom - rect.top()


def _paint(painter: QPainter, layout: _Layout, row: ArticleRow, marks: Marks, colours: Colours) -> None:
    fonts, em = layout.fonts, layout.fonts.em
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(outlet_colour(row.colour, dark=colours.dark) if row.colour >= 0 else colours.hairline)
    painter.drawRoundedRect(layout.bar, layout.bar.width() / 2, layout.bar.width() / 2)
    date = shown_date(row.date)
    metrics = QFontMetricsF(fonts.small)
    if QFontMetricsF(layout.bold).horizontalAdvance(row.outlet) > layout.head.width() * 0.55 > 0 and (
        metrics.horizontalAdvance(date) > layout.head.width() * 0.4
    ):
        # Where there is no room for both, the outlet is what one looks for; the tooltip has the date.
        date = ""
    taken = metrics.horizontalAdvance(date) + (em * 0.5 if date else 0)
    if row.warnings:
        mark = QRectF(
            layout.head.right() - taken - em * 0.85, layout.head.top() + em * 0.1, em * 0.8, em * 0.8
        )
        draw(painter, "warning", mark, colours.changed.stroke)
        taken += em
    taken += draw_mark(painter, layout.head.adjusted(0, 0, -taken, 0), row.mark, marks, fonts, colours)
    draw_line(
        painter, layout.head.adjusted(0, 0, -taken, 0), row.outlet, layout.bold,
        colours.text if row.article else colours.muted,
    )  # fmt: skip
    draw_line(painter, layout.head, date, fonts.small, colours.muted, right=True)
    for number, line in enumerate(layout.title):
        place = QRectF(
            layout.title_at.left(), layout.title_at.top() + number * em, layout.title_at.width(), em
        )
        draw_line(painter, place, line, fonts.program, colours.text)
    _paint_state(painter, layout, row, colours)


def _paint_state(painter: QPainter, layout: _Layout, row: ArticleRow, colours: Colours) -> None:
    fonts, place = layout.fonts, layout.state_at
    small = QFontMetricsF(fonts.small).height()
    colour = colours.chips["altered"].text if row.state == "failed" else colours.muted
    for number, line in enumerate(layout.state):
        draw_line(
            painter, QRectF(place.left(), place.top() + number * small, place.width(), small), line,
            fonts.small, colour,
        )  # fmt: skip
    if row.reference:
        draw_chip(painter, ChipBox(layout.mark, "reference", MARK, "base"), fonts, colours)
    if row.can_retry:
        font = QFont(fonts.small)
        font.setUnderline(True)
        draw_line(painter, layout.retry, RETRY, font, colours.accent, right=True)
    if row.state == "reading":
        words = QFontMetricsF(fonts.small).horizontalAdvance(layout.state[0]) + fonts.em * 0.6
        groove = QRectF(place.left() + words, place.center().y() - 1.5, place.width() - words, 3)
        if groove.width() > fonts.em:
            _paint_share(painter, groove, row.share, colours)


def _paint_share(painter: QPainter, groove: QRectF, share: float, colours: Colours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.hairline))
    painter.drawRoundedRect(groove, 1.5, 1.5)
    painter.setBrush(colours.accent)
    painter.drawRoundedRect(QRectF(groove.left(), groove.top(), groove.width() * share, 3), 1.5, 1.5)
