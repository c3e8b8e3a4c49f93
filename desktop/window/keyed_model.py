"""A list of rows that know their key: it passes from one state to the next with the least commotion,
so that a selection, a scroll position and a screen reader's place stay where they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

AnyIndex = QModelIndex | QPersistentModelIndex


class KeyedModel(QAbstractListModel):
    """The base of the window's lists. A subclass says what the key of a row is, and paints `data`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Any] = []

    def key_of(self, row: Any) -> str:
        """What tells a row from the others."""
        raise NotImplementedError

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


ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The role under which a model hands out the row itself."""
