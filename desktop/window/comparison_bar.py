"""What stands above the comparison: the speaker, and how the table is shown.

Where all of it would take more than a third of the height, as with large letters, it folds: what is set
seldom goes behind a button, for the differences are what is to be met first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.comparison.table import Options, Order
from desktop.window.colours import colours_of
from desktop.window.comparison_filter_bar import FilterBar
from desktop.window.comparison_filters import Filters
from desktop.window.elided_label import ElidedLabel
from desktop.window.flow_layout import FlowLayout
from desktop.window.icons import icon
from desktop.window.offsets import plain_tooltip
from desktop.window.paint_fonts import fonts_of, scaled
from desktop.window.tick_list import box_sheet

ORDERS: dict[Order, str] = {
    "appearance": "order of appearance",
    "gravity": "gravest difference first",
    "outlets": "most outlets first",
}
assert set(ORDERS) == set(get_args(Order))

FULLEST = "fullest in each row"

MOST_OF_HEIGHT = 0.34
"""The share of the comparison's height that the bar may take before it folds."""


class ComparisonBar(QWidget):
    """The speaker's name over the controls of the table."""

    options_changed = Signal(object)
    base_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = Options()
        self._offered: list[tuple[str, str]] = []
        """The bases on offer: an article's id and its outlet."""
        self._name = ElidedLabel(self)
        self._name.setAccessibleName("Speaker")
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
        self.fold = QToolButton(self)
        self.fold.setCheckable(True)
        self.fold.setAutoRaise(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setToolTip("Base, order and filters of the rows")
        self.fold.hide()
        self.filter_bar = FilterBar(self)
        self._folded: tuple[QWidget, ...] = (
            _with_label("&Base", self.base), _with_label("Sor&t by", self.order), self.only_differing,
            self.ignore_house_style, self.filter_bar,
        )  # fmt: skip
        self._tight = False
        for part in (self.fold, *self._folded):
            self._controls.addWidget(part)
        steps = QWidget(self)
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (self.previous, self.next, self.place):
            row.addWidget(part)
        self._steps = steps
        self._controls.addWidget(steps)
        column = QVBoxLayout(self)
        column.addLayout(self._title)
        column.addLayout(self._controls)
        self._restyle()

        self.base.activated.connect(lambda index: self.base_chosen.emit(self.base.itemData(index)))
        self.order.activated.connect(self._changed)
        self.only_differing.toggled.connect(self._changed)
        self.ignore_house_style.toggled.connect(self._changed)
        self.fold.toggled.connect(self._refold)
        self.only_differing.toggled.connect(self._refold)
        self.filter_bar.filters_changed.connect(self._refold)

    def set_steps(self, previous: QAction, following: QAction) -> None:
        """Give the two buttons their actions."""
        self.previous.setDefaultAction(previous)
        self.next.setDefaultAction(following)
        for button in (self.previous, self.next):
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._restyle()

    def fit(self, size: QSize) -> None:
        """Fold where the bar would take too much of a comparison of this size, unfold where it does not."""
        self._tight = self._whole_height(size.width()) > size.height() * MOST_OF_HEIGHT
        self._refold()

    @property
    def least_height(self) -> int:
        """How high the bar is when it is folded."""
        return self._height_of((self.fold, self._steps), self.width())

    def _whole_height(self, width: int) -> int:
        return self._height_of((*self._folded, self._steps), width)

    def _height_of(self, parts: Sequence[QWidget], width: int) -> int:
        """How high the bar would be with these controls."""
        column = self.layout()
        if column is None:
            return 0
        edges, title = column.contentsMargins(), self._title.sizeHint().height()
        inner = width - edges.left() - edges.right()
        return (
            edges.top() + title + column.spacing() + self._controls.height_of(parts, inner) + edges.bottom()
        )

    def _refold(self) -> None:
        """Show what fits; the button says whether what is behind it leaves out rows."""
        shown = not self._tight or self.fold.isChecked()
        for part in self._folded:
            part.setVisible(shown)
        leaves_out = bool(self.filters) or self.only_differing.isChecked()
        self.fold.setText("Options: some rows left out" if leaves_out else "Options")
        self.fold.setIcon(icon("previous" if shown else "next", self.palette()))
        self.fold.setVisible(self._tight)

    @property
    def options(self) -> Options:
        """How the table is to be shown."""
        return self._options

    def show_title(self, name: str, about: str) -> None:
        """Name the speaker, and say what there is of him."""
        self._name.setText(name)
        self._name.setToolTip(plain_tooltip(name))
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
        offered = [("", first), *articles]
        if offered != self._offered:  # to fill a box with hundreds of outlets takes a while
            self._offered = offered
            self.base.clear()
            for article, outlet in offered:
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
        self._refold()
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
        self.fold.setIconSize(QSize(size, size))
        self._refold()
        for button, picture in ((self.previous, "previous"), (self.next, "next")):
            button.setIconSize(QSize(size, size))
            if action := button.defaultAction():
                action.setIcon(icon(picture, self.palette()))
        self.setStyleSheet(box_sheet(self))
        pad = round(fonts.em * 0.75)
        self.layout().setContentsMargins(pad, round(pad * 0.8), pad, round(pad * 0.8))  # type: ignore[union-attr]
        self.layout().setSpacing(round(fonts.em * 0.5))  # type: ignore[union-attr]
        self._title.setSpacing(round(fonts.em * 0.1))
        self._controls.setSpacing(round(fonts.em * 0.9))


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
