"""What stands above and below the comparison: the speaker, how the table is shown, what strokes mean."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.comparison.table import Options, Order
from desktop.window.colours import colours_of
from desktop.window.paint_cell import draw_text
from desktop.window.paint_content import Piece
from desktop.window.paint_fonts import fonts_of, scaled
from desktop.window.paint_layout import lay_out_pieces

ORDERS: dict[Order, str] = {
    "appearance": "order of appearance",
    "gravity": "gravest difference first",
    "outlets": "most outlets first",
}
assert set(ORDERS) == set(get_args(Order))

FULLEST = "fullest in each row"

LEGEND = (
    Piece("reworded", "changed"),
    Piece("claim changed", "grave"),
    Piece("added", "added"),
    Piece("moved", "moved"),
    Piece("house style", "house"),
)
"""The looks of pieces, each by its own name; the cut mark, which has no words, is told beside them."""


class FlowLayout(QLayout):
    """Puts items side by side and goes on in the next line where there is no room left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, area: QRect, *, move: bool) -> int:
        """Place the items and tell how high they are together."""
        gap = max(4, self.spacing())
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(area.width(), item.minimumSize().width()), 16_777_215))
            if lines[-1] and used + gap + size.width() > area.width():
                lines.append([])
                used = 0
            used += size.width() + (gap if lines[-1] else 0)
            lines[-1].append((item, size))
        y = area.y()
        for line in lines:
            high = max((size.height() for _, size in line), default=0)
            x = area.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + gap
            y += high + gap // 2
        return max(0, y - area.y() - gap // 2)


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
        self.ignore_house_style = QCheckBox("&Ignore punctuation and house style", self)
        for box in (self.base, self.order):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
        self.previous, self.next = QToolButton(self), QToolButton(self)
        self.place = _label(self, "Differences")

        self._title = QVBoxLayout()
        self._title.addWidget(self._name)
        self._title.addWidget(self._about)
        self._controls = FlowLayout()
        for words, box in (("&Base", self.base), ("&Sort by", self.order)):
            self._controls.addWidget(_with_label(words, box))
        self._controls.addWidget(self.only_differing)
        self._controls.addWidget(self.ignore_house_style)
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
        for button, arrow in ((self.previous, Qt.ArrowType.UpArrow), (self.next, Qt.ArrowType.DownArrow)):
            button.setArrowType(arrow)
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    @property
    def options(self) -> Options:
        """How the table is to be shown."""
        return self._options

    def show_title(self, name: str, about: str) -> None:
        """Name the speaker, and say what there is of him."""
        self._name.setText(name)
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def show_bases(self, articles: list[tuple[str, str]], chosen: str) -> None:
        """Offer the articles (id, outlet) as the base."""
        self.base.clear()
        self.base.addItem(FULLEST, "")
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
        pad = round(fonts.em * 0.75)
        self.layout().setContentsMargins(pad, round(pad * 0.8), pad, round(pad * 0.8))  # type: ignore[union-attr]
        self.layout().setSpacing(round(fonts.em * 0.5))  # type: ignore[union-attr]
        self._title.setSpacing(round(fonts.em * 0.1))
        self._controls.setSpacing(round(fonts.em * 0.9))


class Legend(QWidget):
    """What the strokes mean, drawn with the very strokes; it can be read and needs no clicking."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Legend: " + ", ".join((*(piece.text for piece in LEGEND), "words left out")))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        em = fonts_of(self.font()).em
        return QSize(round(em * 20), round(em * 1.9))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), shades.paper)
        painter.setPen(shades.hairline)
        painter.drawLine(0, 0, self.width(), 0)
        x, y = fonts.em * 0.75, (self.height() - fonts.em * 1.2) / 2
        for pieces in (
            *((piece,) for piece in LEGEND),
            (Piece("", mark="cut"), Piece(" words left out", quoted=False)),
        ):
            box = lay_out_pieces(pieces, QPointF(x, y), 4000, fonts, shades)
            wide = box.layout.lineAt(0).naturalTextWidth()
            if x + wide > self.width():
                break
            draw_text(painter, box, fonts, shades)
            x += wide + fonts.em * 1.4
        painter.end()


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
