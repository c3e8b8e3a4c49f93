"""The framing of one utterance: a row for each dimension, this article's value beside the others'.

The others are gathered by value, each with its outlets; a value that differs from this article's is set in
bold with a mark, so that the difference is seen and the reader judges. Nothing is summed up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.basics.spans import Span
from desktop.comparison.framing import DIMENSIONS, Dimension, Feature
from desktop.comparison.utterance import Utterance
from desktop.project.derive import Findings
from desktop.statements.reading import Statement
from desktop.window.colours import colours_of
from desktop.window.paint_fonts import fonts_of
from desktop.window.paint_layout import Run, TextBox, lay_out_runs

Index = QModelIndex | QPersistentModelIndex

MEASURES: frozenset[Dimension] = frozenset({"place", "share"})
"""Dimensions that nearly always differ: shown, not emphasised."""

NOTHING = "–"
DIFFERS = "≠ "


@dataclass(frozen=True, slots=True)
class Framed:
    """The features of one statement, and its outlet."""

    statement: str
    outlet: str
    features: dict[Dimension, Feature]


@dataclass(frozen=True, slots=True)
class Value:
    """A feature in words, the outlets that have it, and whether it differs from the selected statement's."""

    words: str
    outlets: tuple[str, ...] = ()
    differs: bool = False


def framings(findings: Findings, statement: Statement, utterance: Utterance | None) -> tuple[Framed, ...]:
    """The framing of a statement, then of every other rendering of its utterance."""
    others = [one for one in (utterance.statements if utterance else ()) if one != statement.id]
    found = []
    for one in dict.fromkeys([statement.id, *others]):
        article = findings.article(findings.article_of[one])
        features = findings.framing(one)
        found.append(Framed(one, article.label, {each.dimension: each for each in features}))
    return tuple(found)


class FramingModel(QAbstractTableModel):
    """Dimensions as rows; columns: the dimension's name, the selected statement's value, the others'."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._framed: tuple[Framed, ...] = ()
        self._dimensions: tuple[Dimension, ...] = ()

    def show(self, framed: Sequence[Framed]) -> None:
        """Show these framings, the selected statement's first."""
        if tuple(framed) == self._framed:
            return
        self.beginResetModel()
        self._framed = tuple(framed)
        self._dimensions = tuple(one for one in DIMENSIONS if any(one in each.features for each in framed))
        self.endResetModel()

    def places(self, row: int) -> tuple[Span, ...]:
        """Where a feature of the selected statement shows."""
        feature = self._framed[0].features.get(self._dimensions[row])
        return feature.spans if feature else ()

    def values(self, row: int, column: int) -> tuple[Value, ...]:
        """What a cell says."""
        dimension = self._dimensions[row]
        if column == 0:
            return (Value(dimension),)
        own = self._value(self._framed[0], dimension)
        if column == 1:
            return (Value(own),)
        outlets: dict[str, list[str]] = {}
        for one in self._framed[1:]:
            outlets.setdefault(self._value(one, dimension), []).append(one.outlet)
        return tuple(
            Value(
                words,
                tuple(dict.fromkeys(names)),
                dimension not in MEASURES and words.casefold() != own.casefold(),
            )
            for words, names in outlets.items()
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._dimensions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid() or not self._framed:
            return 0
        return 3 if len(self._framed) > 1 else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        values = self.values(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "\n".join(_told(value) for value in values)
            case Qt.ItemDataRole.AccessibleTextRole:
                told = "; ".join(f"{_told(value)}{', differs' * value.differs}" for value in values)
                return f"{self._dimensions[index.row()]}, {self.headerData(index.column(), _ACROSS)}: {told}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != _ACROSS or not self._framed:
            return None
        return ("", self._framed[0].outlet, "the others")[section]

    @staticmethod
    def _value(framed: Framed, dimension: Dimension) -> str:
        feature = framed.features.get(dimension)
        return feature.value if feature else NOTHING


class FramingPane(QTableView):
    """Shows the framing of the selected statement beside the others'."""

    places_clicked = Signal(object)
    """A tuple of `Span` in the selected statement's article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.framing = FramingModel(self)
        self.setItemDelegate(FramingDelegate(self))
        self.setHorizontalHeader(QuietHeader(self))
        self.setModel(self.framing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAccessibleName("Framing: a row for each dimension, this article beside the others")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.clicked.connect(self._clicked)
        self.activated.connect(self._clicked)

    def clear(self) -> None:
        """Show no framing."""
        self.framing.show(())

    def show_statement(self, findings: Findings, statement: Statement, utterance: Utterance | None) -> None:
        """Show a statement's framing beside that of the other renderings of its utterance."""
        self.framing.show(framings(findings, statement, utterance))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Divide the width, and give every row the height that its texts need."""
        columns, room = self.framing.columnCount(), self.viewport().width()
        if not columns or room <= 0:
            return
        fonts = fonts_of(self.font())
        words = QFontMetricsF(fonts.small)
        names = [
            words.horizontalAdvance(self.framing.values(row, 0)[0].words)
            for row in range(self.framing.rowCount())
        ]
        first = round(max(names, default=0.0) + fonts.em * 1.5)
        rest = max(room - first, round(fonts.em * (8 if columns == 2 else 20)))
        widths = [first, rest] if columns == 2 else [first, round(rest * 0.42), rest - round(rest * 0.42)]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()

    def _clicked(self, index: Index) -> None:
        if index.column() < 2 and (places := self.framing.places(index.row())):
            self.places_clicked.emit(places)


class FramingDelegate(QStyledItemDelegate):
    """Paints values one under the other, with their outlets."""

    def __init__(self, view: FramingPane) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column())
        return QSize(width, round(self._box(index, width).height + 2 * self._pad))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        shades = colours_of(self._view.palette())
        painter.save()
        painter.setClipRect(area)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        painter.fillRect(area, shades.other if chosen else shades.paper)
        painter.setPen(shades.hairline)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.translate(area.topLeft())
        box = self._box(index, area.width())
        box.layout.draw(painter, box.origin)
        painter.restore()

    @property
    def _pad(self) -> float:
        return fonts_of(self._view.font()).em * 0.3

    def _box(self, index: Index, width: int) -> TextBox:
        fonts, shades = fonts_of(self._view.font()), colours_of(self._view.palette())
        bold = QFont(fonts.program)
        bold.setWeight(QFont.Weight.DemiBold)
        runs: list[Run] = []
        for number, value in enumerate(self._view.framing.values(index.row(), index.column())):
            lead = "\n" if number else ""
            if index.column() == 0:
                runs.append(Run(value.words, fonts.small, shades.muted))
                continue
            mark = DIFFERS if value.differs else ""
            runs.append(Run(lead + mark + value.words, bold if value.differs else fonts.program, shades.text))
            if value.outlets:
                runs.append(Run(f"  {', '.join(value.outlets)}", fonts.small, shades.muted))
        left = fonts.em * (0.9 if index.column() == 0 else 0.4)
        room = max(fonts.em * 3, width - left - fonts.em * 0.4)
        return lay_out_runs(runs, QPointF(left, self._pad), room, fonts)


class QuietHeader(QHeaderView):
    """Column heads that stay in the background."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(fonts_of(self.font()).em * 1.7))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        painter.save()
        painter.fillRect(rect, shades.paper)
        painter.setPen(shades.hairline)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = QFont(fonts.small)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(shades.muted)
        words = str(self.model().headerData(section, _ACROSS) or "")
        area = rect.adjusted(round(fonts.em * 0.4), 0, -round(fonts.em * 0.4), 0)
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)
        painter.restore()


_ACROSS = Qt.Orientation.Horizontal


def _told(value: Value) -> str:
    outlets = f" ({', '.join(value.outlets)})" if value.outlets else ""
    return f"{DIFFERS if value.differs else ''}{value.words}{outlets}"
