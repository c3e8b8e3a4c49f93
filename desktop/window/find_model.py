"""The list of hits as a Qt model: made anew with every search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.window.find_rows import HitRow
from desktop.window.keyed_model import ROW_ROLE
from desktop.window.mark_words import mark_spoken
from desktop.window.offsets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex


class FindModel(QAbstractListModel):
    """One row a hit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HitRow, ...] = ()

    @property
    def rows(self) -> tuple[HitRow, ...]:
        """The rows shown."""
        return self._rows

    def show(self, rows: Sequence[HitRow]) -> None:
        """Show these rows from now on."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Where the row with this key stands, -1 where there is none."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.label
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(filter(None, (row.outlet, row.who, row.label))))
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (row.outlet, row.who, mark_spoken(row.mark))
                return f"{', '.join(filter(None, parts))}: {row.label}"
            case value if value == ROW_ROLE:
                return row
        return None
