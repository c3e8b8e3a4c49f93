"""The list of hits as a Qt model: made anew with every search."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.window.find_rows import HitRow
from desktop.window.fresh_model import AnyIndex, FreshModel
from desktop.window.keyed_model import ROW_ROLE
from desktop.window.mark_words import mark_spoken
from desktop.window.offsets import plain_tooltip


class FindModel(FreshModel[HitRow]):
    """One row a hit."""

    def row_of(self, key: str) -> int:
        """Where the row with this key stands, -1 where there is none."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
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
