"""The review queue as a Qt model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from desktop.window.keyed_model import ROW_ROLE, AnyIndex, KeyedModel
from desktop.window.offsets import plain_tooltip
from desktop.window.review_rows import ReviewRow


class ReviewModel(KeyedModel):
    """One row a doubt."""

    def key_of(self, row: ReviewRow) -> str:
        return row.key

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        """The rows shown."""
        return tuple(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row: ReviewRow = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(row.tooltip)
            case value if value == ROW_ROLE:
                return row
        return None
