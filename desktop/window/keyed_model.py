"""A list of rows that know their key: it passes from one state to the next with the least commotion,
so that a selection, a scroll position and a screen reader's place stay where they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.window.offsets import plain_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex


ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The role under which a model hands out the row itself."""


class KeyedRow(Protocol):
    """What a row knows of itself: what tells it from the others, what it is called, and what is told of it
    in a tooltip (plain text) and by a screen reader."""

    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def tooltip(self) -> str: ...

    @property
    def spoken(self) -> str: ...


class KeyedModel(QAbstractListModel):
    """The base of the window's lists. Its rows are values as `KeyedRow` describes them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Any] = []

    def key_of(self, row: Any) -> str:
        """What tells a row from the others."""
        return str(row.key)

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows shown."""
        return tuple(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row: KeyedRow = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.label
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(row.tooltip)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case value if value == ROW_ROLE:
                return row
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else flags

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def row_of(self, key: str) -> int:
        """Where the row with this key stands, -1 where there is none."""
        return next((at for at, row in enumerate(self._rows) if self.key_of(row) == key), -1)

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows from now on."""
        new = {self.key_of(row): row for row in rows}
        self._remove_others(new.keys())
        self._put_in_order(list(new))
        for at, (key, row) in enumerate(new.items()):
            if at >= len(self._rows) or self.key_of(self._rows[at]) != key:
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows.insert(at, row)
                self.endInsertRows()
            elif self._rows[at] != row:
                self._rows[at] = row
                index = self.index(at)
                self.dataChanged.emit(index, index)

    def _remove_others(self, kept: Any) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self.key_of(self._rows[last]) in kept:
                last -= 1
                continue
            first = last
            while first > 0 and self.key_of(self._rows[first - 1]) not in kept:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _put_in_order(self, keys: Sequence[str]) -> None:
        place = {key: at for at, key in enumerate(keys)}
        ordered = sorted(self._rows, key=lambda row: place[self.key_of(row)])
        if ordered == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys_before = [self.key_of(self._rows[index.row()]) for index in before]
        self._rows = ordered
        now = {self.key_of(row): at for at, row in enumerate(ordered)}
        self.changePersistentIndexList(before, [self.index(now[key]) for key in keys_before])
        self.layoutChanged.emit()
