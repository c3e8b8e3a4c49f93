"""The head of a column: the outlet's colour, its name, the article's date, and a mark on the base."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from desktop.window.colours import colours_of, outlet_colour
from desktop.window.comparison_actions import AGAINST_FULLEST, AGAINST_REFERENCE
from desktop.window.comparison_model import ComparisonModel
from desktop.window.dates import shown_date
from desktop.window.paint_cell import draw_chip
from desktop.window.paint_fonts import fonts_of
from desktop.window.paint_icons import Shape
from desktop.window.paint_layout import ChipBox, chip_height, padding
from desktop.window.plain_words import menu_words


class ComparisonHeader(QHeaderView):
    """Column heads, two lines high where dates are known; a click chooses the base, a second one takes the
    choice back. A head that is dragged elsewhere asks for that order of the articles."""

    base_wanted = Signal(str)
    order_wanted = Signal(object)
    """The ids of all articles, in the order in which the user wants their columns."""

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._putting_back = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionClicked.connect(self._clicked)
        self.sectionMoved.connect(self._moved)
        self._two_lines: bool | None = None
        """Whether any column has something to say under its outlet; None: to be found out."""
        model.modelReset.connect(self._forget_lines)
        model.headerDataChanged.connect(self._forget_lines)
        self.restyle()

    def restyle(self) -> None:
        """Take over the font and palette."""
        self._fonts = fonts_of(self.font())
        self._colours = colours_of(self.palette())
        self.setMinimumSectionSize(round(self._fonts.em * 6))
        self.updateGeometry()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.restyle()

    def sizeHint(self) -> QSize:
        lines = QFontMetricsF(self._bold()).height() + self._second_line()
        return QSize(round(self._fonts.em * 30), round(lines + self._fonts.em))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if not rect.isValid() or section >= self._model.columnCount():
            return
        em, colours = self._fonts.em, self._colours
        base = self._model.table.articles[section] == self._model.table.options.base
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, colours.base_paper if base else colours.paper)
        area = QRectF(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad = padding(self._fonts)
        bold = self._bold()
        bold_metrics, small_metrics = QFontMetricsF(bold), QFontMetricsF(self._fonts.small)
        top = area.top() + (area.height() - bold_metrics.height() - self._second_line()) / 2
        chip = QRectF(area.left() + pad, top + (bold_metrics.height() - em * 0.62) / 2, em * 0.62, em * 0.62)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(outlet_colour(self._model.colour(section), dark=colours.dark))
        painter.drawRoundedRect(chip, em * 0.16, em * 0.16)
        left = chip.right() + em * 0.45
        painter.setFont(bold)
        painter.setPen(colours.text)
        outlet = QRectF(left, top, max(0.0, area.right() - pad - left), bold_metrics.height())
        elided = bold_metrics.elidedText(
            self._model.outlet(section), Qt.TextElideMode.ElideRight, outlet.width()
        )
        painter.drawText(outlet, Qt.TextFlag.TextSingleLine, elided)
        painter.setFont(self._fonts.small)
        painter.setPen(colours.muted)
        line = QRectF(left, outlet.bottom(), outlet.width(), small_metrics.height())
        if mark := self._model.mark(section):
            taken = self._draw_mark(painter, mark, line.right(), line.center().y())
            line.setRight(taken)
            painter.setFont(self._fonts.small)
            painter.setPen(colours.muted)
        painter.drawText(
            line,
            Qt.TextFlag.TextSingleLine,
            small_metrics.elidedText(self._under(section), Qt.TextElideMode.ElideRight, line.width()),
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colours.hairline, 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if base:
            thick = max(2, round(em * 0.14))
            painter.fillRect(
                QRect(rect.left(), rect.bottom() - thick + 1, rect.width(), thick), colours.accent
            )
        painter.restore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        section = self.logicalIndexAt(event.pos())
        if 0 <= section < self._model.columnCount():
            self.base_menu(section).exec(event.globalPos())

    def base_menu(self, section: int) -> QMenu:
        """The menu of a column's head."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        article = self._model.article(section).id
        chosen = article == self._model.table.options.base
        use = menu.addAction(f"Use {menu_words(self._model.outlet(section))} as the base")
        use.setEnabled(not chosen)
        use.triggered.connect(lambda: self.base_wanted.emit(article))
        held = self._model.against
        fullest = menu.addAction(AGAINST_FULLEST if held is None else AGAINST_REFERENCE)
        fullest.setEnabled(bool(self._model.table.options.base) if held is None else not held.leads)
        fullest.triggered.connect(lambda: self.base_wanted.emit(""))
        return menu

    def _clicked(self, section: int) -> None:
        article = self._model.article(section).id
        self.base_wanted.emit("" if article == self._model.table.options.base else article)

    def _under(self, section: int) -> str:
        """What stands under the outlet: how far the reading is, or the date."""
        return self._model.state(section) or shown_date(self._model.article(section).published)

    def _second_line(self) -> float:
        """How high the line under the outlets is, 0 where no column has anything to say there."""
        if self._two_lines is None:
            columns = range(self._model.columnCount())
            self._two_lines = any(self._under(column) or self._model.mark(column) for column in columns)
        return QFontMetricsF(self._fonts.small).height() if self._two_lines else 0.0

    def _forget_lines(self) -> None:
        self._two_lines = None

    def _moved(self, _: int, before: int, now: int) -> None:
        """A head was dragged elsewhere. The columns follow once the articles come back in that order."""
        if self._putting_back:
            return
        articles = self._model.table.articles
        order = [articles[self.logicalIndex(at)] for at in range(self.count())]
        self._putting_back = True
        try:
            self.moveSection(now, before)
        finally:
            self._putting_back = False
        self.order_wanted.emit(order)

    def _draw_mark(self, painter: QPainter, mark: str, right: float, middle: float) -> float:
        """Draw the word that marks the base or the reference, and tell where it begins."""
        height = chip_height(self._fonts)
        wide = QFontMetricsF(self._fonts.small).horizontalAdvance(mark) + height * 1.55
        box = QRectF(right - wide, middle - height / 2, wide, height)
        shape: Shape = "reference" if mark == "reference" else "base"
        draw_chip(painter, ChipBox(box, shape, mark, "base"), self._fonts, self._colours)
        return box.left() - self._fonts.em * 0.3

    def _bold(self) -> QFont:
        bold = QFont(self._fonts.program)
        bold.setWeight(QFont.Weight.DemiBold)
        return bold
