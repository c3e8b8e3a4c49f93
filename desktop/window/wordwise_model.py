"""The words of a row side by side, as an item model: a row a rendering, a column a place that words share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.comparison.word_by_word import WordByWord, WordCell
from desktop.window.offsets import plain_tooltip
from desktop.window.row_painting import one_line

AnyIndex = QModelIndex | QPersistentModelIndex


class WordwiseModel(QAbstractTableModel):
    """Shows a `WordByWord`, each rendering under a label."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: WordByWord | None = None
        self._labels: tuple[str, ...] = ()
        self._differing: frozenset[int] = frozenset()

    @property
    def shown(self) -> WordByWord | None:
        """What is shown; None before there is anything."""
        return self._shown

    @property
    def labels(self) -> tuple[str, ...]:
        """What the rows are called."""
        return self._labels

    def show(self, shown: WordByWord, labels: Sequence[str]) -> None:
        """Show these renderings."""
        self.beginResetModel()
        self._shown, self._labels = shown, tuple(labels)
        self._differing = frozenset(column for column in range(shown.columns) if shown.differs(column))
        self.endResetModel()

    def cell(self, row: int, column: int) -> WordCell:
        """What stands in a cell."""
        assert self._shown is not None
        return self._shown.rows[row][column]

    def is_base(self, row: int) -> bool:
        """Whether a row is the one that the others are held against."""
        return self._shown is not None and row == self._shown.base

    def differs(self, column: int) -> bool:
        """Whether not all renderings have the same word in a column."""
        return column in self._differing

    @property
    def places(self) -> tuple[int, ...]:
        """Where stretches of neighbouring columns begin that differ: what a reader takes for one place."""
        return tuple(column for column in sorted(self._differing) if column - 1 not in self._differing)

    def place_of(self, column: int) -> int:
        """In which of these places a column lies, from 0; -1: in none."""
        if column not in self._differing:
            return -1
        return sum(start <= column for start in self.places) - 1

    def step(self, column: int, by: int) -> int:
        """Where the next place begins that differs, or with -1 the one before; -1: there is none."""
        if by > 0:
            return next((start for start in self.places if start > column), -1)
        at = self.place_of(column)
        here = self.places[at] if at >= 0 else column
        return next((start for start in reversed(self.places) if start < here), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._shown is None else len(self._shown.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._shown is None else self._shown.columns

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._shown is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(self.cell(index.row(), index.column()).text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.told(index.row(), index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self.difference(index.row(), index.column()))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self._shown is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            if not 0 <= section < len(self._labels):
                return None
            label = one_line(self._labels[section])
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._labels[section])
            if role == Qt.ItemDataRole.AccessibleTextRole and self.is_base(section):
                return f"{label}, base"
            return (
                label if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
            )
        if not 0 <= section < self._shown.columns:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.count(section)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._column_told(section)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._column_told(section))
        return None

    def count(self, column: int) -> str:
        """How many renderings have the word of a column, where not all do: "3/5"; else nothing."""
        if self._shown is None or column not in self._differing:
            return ""
        return f"{self._shown.having(column)}/{len(self._shown.rows)}"

    def difference(self, row: int, column: int) -> str:
        """How a cell stands to the base, in words; "" where it is the same."""
        assert self._shown is not None
        cell, base = self.cell(row, column), self.cell(self._shown.base, column)
        here, there = one_line(cell.text), one_line(base.text)
        lead = "claim changed: " if cell.grave else ""
        match cell.state:
            case "changed":
                return f"{lead}‘{here}’ instead of ‘{there}’"
            case "added":
                return f"{lead}‘{here}’, not in the base"
            case "missing":
                return f"{lead}‘{there}’ left out"
            case "written otherwise":
                return f"‘{here}’, written otherwise than ‘{there}’"
            case "moved":
                where = f" (column {cell.elsewhere + 1})" if cell.elsewhere >= 0 else ""
                if here:
                    return f"‘{here}’ stands elsewhere in the base{where}"
                return f"‘{there}’ stands elsewhere here{where}"
        return ""

    def told(self, row: int, column: int) -> str:
        """A cell as a screen reader tells it."""
        assert self._shown is not None
        cell = self.cell(row, column)
        words = self.difference(row, column) or (f"‘{one_line(cell.text)}’" if cell.text else "no word")
        base = ", base" if self.is_base(row) else ""
        return f"{one_line(self._labels[row])}{base}, {column + 1} of {self._shown.columns}: {words}"

    def _column_told(self, column: int) -> str:
        assert self._shown is not None
        if not self._shown.differs(column):
            return f"{column + 1}: all have the same word"
        base = one_line(self.cell(self._shown.base, column).text)
        many = f"{self._shown.having(column)} of {len(self._shown.rows)} have"
        return (
            f"{column + 1}: {many} ‘{base}’"
            if base
            else f"{column + 1}: {many} a word here, the base has none"
        )
