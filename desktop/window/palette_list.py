"""The list of the command palette: its model, and how a row is painted.

The letters that were met are written bold, in the colour of links and underlined: painted, for an article's
words are never rich text.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.window.colours import Colours, colours_of
from desktop.window.fresh_model import AnyIndex, FreshModel
from desktop.window.icons import draw
from desktop.window.keyed_model import ROW_ROLE
from desktop.window.marks_look import draw_tag, tag_letters
from desktop.window.offsets import Utf16Offsets, plain_tooltip
from desktop.window.paint_fonts import Fonts, fonts_of
from desktop.window.palette_ranking import Ranked
from desktop.window.row_painting import draw_line

KINDS = {"action": "Command", "speaker": "Speaker", "article": "Article", "tag": "Tag", "find": "Find"}


class PaletteModel(FreshModel[Ranked]):
    """One row an item, the likeliest first."""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and not self._rows[index.row()].item.enabled:
            flags &= ~Qt.ItemFlag.ItemIsEnabled
        return flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.item.label
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(filter(None, (row.item.label, row.item.detail))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case value if value == ROW_ROLE:
                return row
        return None


def spoken(row: Ranked) -> str:
    """A row as a screen reader tells it."""
    item = row.item
    parts = (item.label, KINDS[item.kind], item.detail, item.shortcut, "" if item.enabled else "unavailable")
    return ", ".join(dict.fromkeys(filter(None, parts)))


class PaletteDelegate(QStyledItemDelegate):
    """Paints rows of one height: a picture, the label, what stands beside it, the keys."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: Ranked = index.data(ROW_ROLE)
        widget = option.widget
        fonts, colours = fonts_of(widget.font()), colours_of(widget.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(fonts.em * 0.3, 1, -fonts.em * 0.3, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(colours.accent)
            painter.setBrush(widget.palette().highlight())
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), fonts.em * 0.3, fonts.em * 0.3)
        _paint(painter, rect, row, fonts, colours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        widget = option.widget
        fonts = fonts_of(widget.font())
        width = widget.viewport().width() if isinstance(widget, QListView) else 400
        return QSize(max(1, width - 2), round(fonts.em * 1.75))


def _paint(painter: QPainter, rect: QRectF, row: Ranked, fonts: Fonts, colours: Colours) -> None:
    em, item = fonts.em, row.item
    ink = colours.text if item.enabled else colours.muted
    left = rect.left() + em * 0.5
    if item.kind == "tag":
        top = rect.center().y() - QFontMetricsF(fonts.small).height() / 2
        draw_tag(painter, left + em * 1.15, top, tag_letters(item.label), item.colour, fonts, colours)
    elif item.picture:
        draw(
            painter,
            item.picture,
            QRectF(left, rect.center().y() - em * 0.45, em * 0.9, em * 0.9),
            colours.muted,
        )
    left += em * 1.4
    right = rect.right() - em * 0.6
    small = QFontMetricsF(fonts.small)
    told = item.shortcut or ("" if item.kind in ("action", "find") else KINDS[item.kind])
    if told:
        place = QRectF(left, rect.top(), right - left, rect.height())
        draw_line(painter, place, told, fonts.small, colours.muted, right=True)
        right -= small.horizontalAdvance(told) + em * 0.8
    wide = _draw_met(painter, item.label, row.met, left, right, rect, fonts.program, ink, colours)
    left += wide + em * 0.8
    if item.detail and right - left > em * 3:
        _draw_met(
            painter, item.detail, row.met_beside, left, right, rect, fonts.small, colours.muted, colours
        )


def _draw_met(
    painter: QPainter, text: str, met: Sequence[int], left: float, right: float, rect: QRectF, font: QFont,
    ink: QColor, colours: Colours,
) -> float:  # fmt: skip
    """One line of text with the letters that were met standing out; how wide it is."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, right - left))
    layout = QTextLayout(shown, font)
    plain, strong = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(ink)
    strong.setForeground(colours.accent)
    strong.setFontWeight(QFont.Weight.Bold)
    strong.setFontUnderline(True)
    offsets = Utf16Offsets(shown)
    layout.setFormats([_range(0, offsets.units(len(shown)), plain)])
    kept = len(shown) if shown == text else len(shown) - 1
    layout.setFormats(
        [
            _range(0, offsets.units(len(shown)), plain),
            *(
                _range(offsets.units(at), offsets.units(at + 1) - offsets.units(at), strong)
                for at in met
                if at < kept
            ),
        ]
    )
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    layout.draw(painter, QPointF(left, rect.center().y() - line.height() / 2))
    return float(line.naturalTextWidth())


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    out = QTextLayout.FormatRange()
    out.start, out.length, out.format = start, length, form
    return out
