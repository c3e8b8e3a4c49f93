"""What stands above and below the comparison: the speaker, how the table is shown, what strokes mean."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.comparison.table import Options, Order
from desktop.window.colours import colours_of
from desktop.window.comparison_filter_bar import FilterBar
from desktop.window.comparison_filters import Filters
from desktop.window.flow_layout import FlowLayout
from desktop.window.icons import icon
from desktop.window.paint_cell import draw_text
from desktop.window.paint_content import Piece
from desktop.window.paint_fonts import fonts_of, scaled
from desktop.window.paint_layout import TextBox, lay_out_pieces

ORDERS: dict[Order, str] = {
    "appearance": "order of appearance",
    "gravity": "gravest difference first",
    "outlets": "most outlets first",
}
assert set(ORDERS) == set(get_args(Order))

FULLEST = "fullest in each row"

LEAST_ROOM = 10
"""What is kept for the table before the legend is shown, in em: its heads and a row."""

LEGEND: tuple[tuple[tuple[Piece, ...], str], ...] = (
    ((Piece("reworded", "changed"),), "reworded"),
    ((Piece("claim changed", "grave"),), "claim changed"),
    ((Piece("added", "added"),), "added"),
    ((Piece("", mark="cut"), Piece(" words left out", quoted=False)), "words left out"),
    ((Piece("moved", "moved"),), "moved"),
    ((Piece("house style", "house"),), "house style"),
)
"""Samples of how pieces look, each with its name."""

IN_REFERENCE: tuple[tuple[Piece, ...], str] = (
    (Piece("left out of the reference", "left out"),),
    "left out of the reference",
)


AGREEMENT: tuple[tuple[Piece, ...], str] = (
    (
        Piece("few", shared=1, others=4),
        Piece(" "),
        Piece("many", shared=3, others=4),
        Piece(" "),
        Piece("all", shared=4, others=4),
        Piece(" others have the base’s word", quoted=False),
    ),
    "the deeper the line under a word of the base, the more others have it",
)


class ComparisonBar(QWidget):
    """The speaker's name over the controls of the table."""

    options_changed = Signal(object)
    base_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = Options()
        self._name = _label(self, "Speaker")
        self._about = _label(self, "About the speaker")
        self.base = QComboBox(self)
        self.base.setAccessibleName("Base: what every other article is held against")
        self.base.setToolTip("What every other article is held against")
        self.order = QComboBox(self)
        self.order.setAccessibleName("Order of the rows")
        for order, words in ORDERS.items():
            self.order.addItem(words, order)
        self.only_differing = QCheckBox("&Only where articles differ", self)
        self.ignore_house_style = QCheckBox("Ignore p&unctuation and house style", self)
        for box in (self.base, self.order):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
        self.previous, self.next = QToolButton(self), QToolButton(self)
        self.place = _label(self, "Differences")

        self._title = QVBoxLayout()
        self._title.addWidget(self._name)
        self._title.addWidget(self._about)
        self._controls = FlowLayout()
        for words, box in (("&Base", self.base), ("Sor&t by", self.order)):
            self._controls.addWidget(_with_label(words, box))
        self._controls.addWidget(self.only_differing)
        self._controls.addWidget(self.ignore_house_style)
        self.filter_bar = FilterBar(self)
        self._controls.addWidget(self.filter_bar)
        steps = QWidget(self)
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (self.previous, self.next, self.place):
            row.addWidget(part)
        self._controls.addWidget(steps)
        column = QVBoxLayout(self)
        column.addLayout(self._title)
        column.addLayout(self._controls)
        self._restyle()

        self.base.activated.connect(lambda index: self.base_chosen.emit(self.base.itemData(index)))
        self.order.activated.connect(self._changed)
        self.only_differing.toggled.connect(self._changed)
        self.ignore_house_style.toggled.connect(self._changed)

    def set_steps(self, previous: QAction, following: QAction) -> None:
        """Give the two buttons their actions."""
        self.previous.setDefaultAction(previous)
        self.next.setDefaultAction(following)
        for button in (self.previous, self.next):
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._restyle()

    @property
    def options(self) -> Options:
        """How the table is to be shown."""
        return self._options

    def show_title(self, name: str, about: str) -> None:
        """Name the speaker, and say what there is of him."""
        self._name.setText(name)
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def show_nothing(self) -> None:
        """Name nobody."""
        self.show_title("", "")
        self.place.setText("")

    @property
    def filters(self) -> Filters:
        """Which rows are asked for."""
        return self.filter_bar.filters

    def show_bases(self, articles: list[tuple[str, str]], chosen: str, first: str = FULLEST) -> None:
        """Offer the articles (id, outlet) as the base; `first` is what holds where none is chosen."""
        self.base.clear()
        self.base.addItem(first, "")
        for article, outlet in articles:
            self.base.addItem(outlet, article)
        self.base.setCurrentIndex(max(0, self.base.findData(chosen)))
        self._options = replace(self._options, base=chosen)

    def set_options(self, options: Options) -> None:
        """Show these options without telling of a change."""
        self._options = options
        for box, on in (
            (self.only_differing, options.only_differing),
            (self.ignore_house_style, options.ignore_house_style),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.order.setCurrentIndex(self.order.findData(options.order))
        self.base.setCurrentIndex(max(0, self.base.findData(options.base)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _changed(self) -> None:
        self._options = replace(
            self._options,
            order=self.order.currentData(),
            only_differing=self.only_differing.isChecked(),
            ignore_house_style=self.ignore_house_style.isChecked(),
        )
        self.options_changed.emit(self._options)

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        name = scaled(fonts.program, 1.4)
        name.setWeight(name.Weight.DemiBold)
        self._name.setFont(name)
        for label in (self._about, self.place):
            label.setFont(fonts.small)
            palette = label.palette()
            palette.setColor(label.foregroundRole(), shades.muted)
            label.setPalette(palette)
        size = round(fonts.em * 1.1)
        for button, picture in ((self.previous, "previous"), (self.next, "next")):
            button.setIconSize(QSize(size, size))
            if action := button.defaultAction():
                action.setIcon(icon(picture, self.palette()))
        for toggle in (self.only_differing, self.ignore_house_style):
            # The Fusion style draws a box's outline darker than the window: on a dark one, unseen.
            palette = toggle.palette()
            palette.setColor(QPalette.ColorRole.Window, shades.muted if shades.dark else shades.chrome)
            toggle.setPalette(palette)
        box = round(fonts.em * 0.85)
        self.setStyleSheet(f"QCheckBox::indicator {{ width: {box}px; height: {box}px; }}")
        pad = round(fonts.em * 0.75)
        self.layout().setContentsMargins(pad, round(pad * 0.8), pad, round(pad * 0.8))  # type: ignore[union-attr]
        self.layout().setSpacing(round(fonts.em * 0.5))  # type: ignore[union-attr]
        self._title.setSpacing(round(fonts.em * 0.1))
        self._controls.setSpacing(round(fonts.em * 0.9))


class Legend(QWidget):
    """What the strokes mean, drawn with the very strokes; it is there to be read and needs no clicking.

    Below a `bar`, it goes where it would leave too little room for what stands between the two.
    """

    def __init__(self, parent: QWidget, bar: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        if bar is not None:
            parent.installEventFilter(self)
        self.setAccessibleName("Legend: " + ", ".join(told for _, told in LEGEND))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._boxes: list[TextBox] = []
        self._samples: tuple[tuple[tuple[Piece, ...], str], ...] = LEGEND
        self._reference, self._agreement = False, True
        self._choose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        sized = event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
        if sized and isinstance(watched, QWidget) and self._bar is not None:
            if self.width() != watched.width():  # no layout gives it a width while it is hidden
                self.resize(watched.width(), self.height())
                self._arrange()
            room = watched.height() - self._bar.heightForWidth(watched.width()) - self.height()
            self.setVisible(room >= round(fonts_of(self.font()).em * LEAST_ROOM))
        return super().eventFilter(watched, event)

    def show_reference(self, shown: bool) -> None:
        """Tell, too, how words of the reference look that quotations leave out."""
        self._reference = shown
        self._choose()

    def show_agreement(self, shown: bool) -> None:
        """Tell, too, how words of the base look that others share."""
        self._agreement = shown
        self._choose()

    def _choose(self) -> None:
        """Take the samples that are to be told."""
        more = (AGREEMENT, self._agreement), (IN_REFERENCE, self._reference)
        samples = (*LEGEND, *(sample for sample, shown in more if shown))
        if samples != self._samples:
            self._samples = samples
            self.setAccessibleName("Legend: " + ", ".join(told for _, told in samples))
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), shades.paper)
        painter.setPen(shades.hairline)
        painter.drawLine(0, 0, self.width(), 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self._boxes:
            draw_text(painter, box, fonts, shades)
        painter.end()

    def _arrange(self) -> None:
        """Lay the samples out in as many lines as they need."""
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        left, gap = fonts.em * 0.9, fonts.em * 1.3
        x, y, high = left, fonts.em * 0.35, fonts.em
        self._boxes = []
        room = max(fonts.em * 6, self.width() - 2 * left)
        for pieces, _ in self._samples:
            box = lay_out_pieces(pieces, QPointF(0, 0), room, fonts, shades)
            wide = box.layout.lineAt(0).naturalTextWidth()
            if x > left and x + wide > self.width():
                x, y = left, y + high
            high = box.height
            self._boxes.append(lay_out_pieces(pieces, QPointF(x, y), room, fonts, shades))
            x += wide + gap
        self.setFixedHeight(round(y + high + fonts.em * 0.3))
        self.update()


def _label(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    label.setMinimumWidth(0)
    return label


def _with_label(words: str, box: QComboBox) -> QWidget:
    """A combo box with its label, which a shortcut leads from."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    label = QLabel(words)
    label.setBuddy(box)
    row.addWidget(label)
    row.addWidget(box)
    return both
