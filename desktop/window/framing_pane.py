"""The framing of one utterance: a row for each dimension, a column for each article that renders it.

Nothing is summed up: each cell is a feature in words, and those that differ from this article's are set
in bold with a mark, so that the difference is seen and the reader judges.
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
    Qt,
    Signal,
)
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.basics.spans import Span
from desktop.comparison.framing import DIMENSIONS, Dimension, Feature, frame
from desktop.comparison.utterance import Utterance
from desktop.project.derive import Findings
from desktop.statements.reading import Statement
from desktop.window.offsets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

MEASURES: frozenset[Dimension] = frozenset({"place", "share"})
"""Dimensions that nearly always differ: shown, not emphasised."""

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Framed:
    """The features of one statement; `outlet` heads its column."""

    statement: str
    outlet: str
    features: dict[Dimension, Feature]


def framings(findings: Findings, statement: Statement, utterance: Utterance | None) -> tuple[Framed, ...]:
    """The framing of a statement, then of every other rendering of its utterance."""
    others = [one for one in (utterance.statements if utterance else ()) if one != statement.id]
    found = []
    for one in dict.fromkeys([statement.id, *others]):
        article = findings.article(findings.article_of[one])
        speaker = findings.speaker(findings.speakers.speaker_of.get(one, ""))
        features = frame(findings.readings[article.id], findings.statements[one], speaker)
        found.append(
            Framed(
                one,
                article.outlet or article.title or article.file,
                {each.dimension: each for each in features},
            )
        )
    return tuple(found)


class FramingModel(QAbstractTableModel):
    """The framings of one utterance, the selected statement's first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._framed: tuple[Framed, ...] = ()
        self._dimensions: tuple[Dimension, ...] = ()

    def show(self, framed: Sequence[Framed]) -> None:
        """Show these framings, and the dimensions that any of them has."""
        self.beginResetModel()
        self._framed = tuple(framed)
        self._dimensions = tuple(one for one in DIMENSIONS if any(one in each.features for each in framed))
        self.endResetModel()

    def places(self, row: int, column: int) -> tuple[Span, ...]:
        """Where a feature shows in its article."""
        feature = self._framed[column].features.get(self._dimensions[row])
        return feature.spans if feature else ()

    def value(self, row: int, column: int) -> str:
        """A feature in words; a dash where the article has none."""
        feature = self._framed[column].features.get(self._dimensions[row])
        return feature.value if feature else NOTHING

    def differs(self, row: int, column: int) -> bool:
        """Whether another article's feature differs from that of the selected one."""
        return (
            column > 0
            and self._dimensions[row] not in MEASURES
            and (self.value(row, column).casefold() != self.value(row, 0).casefold())
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._dimensions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._framed)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return ("≠ " if self.differs(row, column) else "") + self.value(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self.value(row, column))
            case Qt.ItemDataRole.FontRole if self.differs(row, column):
                bold = QFont()
                bold.setWeight(QFont.Weight.DemiBold)
                return bold
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            case Qt.ItemDataRole.AccessibleTextRole:
                differs = ", differs" if self.differs(row, column) else ""
                name = f"{self._framed[column].outlet}, {self._dimensions[row]}"
                return f"{name}: {self.value(row, column)}{differs}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._dimensions[section] if section < len(self._dimensions) else None
        return self._framed[section].outlet if section < len(self._framed) else None


class FramingPane(QTableView):
    """Shows the framing of the selected statement beside the others'."""

    places_clicked = Signal(object)
    """A tuple of `Span` in the selected statement's article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.framing = FramingModel(self)
        self.setModel(self.framing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setAccessibleName("Framing: a row for each dimension, a column for each article")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.clicked.connect(self._clicked)
        self.activated.connect(self._clicked)

    def clear(self) -> None:
        """Show no framing."""
        self.framing.show(())

    def show_statement(self, findings: Findings, statement: Statement, utterance: Utterance | None) -> None:
        """Show a statement's framing beside that of the other renderings of its utterance."""
        self.framing.show(framings(findings, statement, utterance))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        width = self.fontMetrics().averageCharWidth() * 22
        for column in range(self.framing.columnCount()):
            self.setColumnWidth(column, width)

    def _clicked(self, index: Index) -> None:
        if index.column() == 0 and (places := self.framing.places(index.row(), 0)):
            self.places_clicked.emit(places)
