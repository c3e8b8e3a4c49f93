"""Paint a suggested merge: the two names, how sure the program is, and why; and a statement behind it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.window.colours import colours_of, outlet_colour
from desktop.window.keyed_model import ROW_ROLE
from desktop.window.paint_fonts import fonts_of
from desktop.window.row_painting import cut_lines, draw_ground, draw_line
from desktop.window.suggestion_rows import Said, SuggestionRow


class SuggestionsDelegate(QStyledItemDelegate):
    """Paints rows of one height: the names one over the other, the score as a figure over a bar."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: SuggestionRow = index.data(ROW_ROLE)
        fonts, colours = fonts_of(option.widget.font()), colours_of(option.widget.palette())
        em = fonts.em
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option, colours, em)
        rect = QRectF(option.rect).adjusted(em * 0.8, em * 0.4, -em * 0.8, -em * 0.3)
        score = QRectF(rect.right() - em * 2.2, rect.top(), em * 2.2, em)
        draw_line(painter, score, f"{row.suggestion.score:.0f}", fonts.small, colours.muted, right=True)
        bar = QRectF(score.left(), score.bottom() + em * 0.05, score.width(), em * 0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.hairline.darker(112) if not colours.dark else colours.hairline.lighter(130))
        painter.drawRoundedRect(bar, em * 0.08, em * 0.08)
        full = QRectF(bar.left(), bar.top(), bar.width() * row.suggestion.score / 100, bar.height())
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(full, em * 0.08, em * 0.08)
        name = QFont(fonts.program)
        name.setWeight(QFont.Weight.DemiBold)
        line = QRectF(rect.left(), rect.top(), rect.width() - em * 2.8, em * 1.1)
        draw_line(painter, line, row.first, name, colours.text)
        draw_line(painter, line.translated(0, em * 1.2), row.second, name, colours.text)
        under = QRectF(rect.left(), line.bottom() + em * 1.25, rect.width(), em)
        draw_line(painter, under, row.why, fonts.small, colours.muted)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        widget = option.widget
        width = widget.viewport().width() if isinstance(widget, QListView) else 320
        return QSize(max(1, width - 2), round(fonts_of(widget.font()).em * 4.1))


class SaidDelegate(QStyledItemDelegate):
    """Paints a statement: its outlet, and two lines of its words."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Said = index.data(ROW_ROLE)
        fonts, colours = fonts_of(option.widget.font()), colours_of(option.widget.palette())
        em = fonts.em
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option, colours, em)
        rect = QRectF(option.rect).adjusted(em * 0.7, em * 0.25, -em * 0.5, -em * 0.2)
        head = QRectF(rect.left(), rect.top(), rect.width(), em * 0.95)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(outlet_colour(row.colour, dark=colours.dark))
        painter.drawEllipse(QPointF(rect.left() + em * 0.2, head.center().y()), em * 0.2, em * 0.2)
        draw_line(painter, head.adjusted(em * 0.65, 0, 0, 0), row.outlet, fonts.small, colours.muted)
        high = QFontMetricsF(fonts.reading).height()
        at = head.bottom() + em * 0.1
        for words in cut_lines(row.words, fonts.reading, rect.width(), 2):
            draw_line(
                painter, QRectF(rect.left(), at, rect.width(), high), words, fonts.reading, colours.text
            )
            at += high
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        widget = option.widget
        fonts = fonts_of(widget.font())
        width = widget.viewport().width() if isinstance(widget, QListView) else 320
        return QSize(max(1, width - 2), round(fonts.em * 1.5 + 2 * QFontMetricsF(fonts.reading).height()))
