"""The articles list as a Qt model: the project's articles, then the files on their way."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal

from desktop.project.commands import DescribedField
from desktop.window.article_rows import ArticleRow
from desktop.window.keyed_model import ROW_ROLE, AnyIndex, KeyedModel
from desktop.window.offsets import plain_tooltip

_ROLE = Qt.ItemDataRole


class ArticlesModel(KeyedModel):
    """One row an article. An edited outlet is handed on as a wish; the project decides."""

    described = Signal(str, str, str)

    def key_of(self, row: ArticleRow) -> str:
        return row.key

    @property
    def rows(self) -> tuple[ArticleRow, ...]:
        """The rows shown."""
        return tuple(self._rows)

    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row: ArticleRow = self._rows[index.row()]
        match role:
            case _ROLE.DisplayRole | _ROLE.EditRole:
                return row.outlet
            case _ROLE.ToolTipRole:
                return plain_tooltip(_tooltip(row))
            case _ROLE.AccessibleTextRole:
                return row.spoken
            case value if value == ROW_ROLE:
                return row
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        flags |= Qt.ItemFlag.ItemNeverHasChildren
        if self._rows[index.row()].article is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def describe(self, row: ArticleRow, field: DescribedField, value: str) -> None:
        """Wish a correction of what is known about an article; nothing where nothing differs."""
        value = " ".join(value.split())
        if row.article is not None and value != getattr(row.article, field):
            self.described.emit(row.article.id, field, value)


def _tooltip(row: ArticleRow) -> str:
    lines = [row.title, " · ".join(part for part in (row.outlet, row.date) if part), row.state_text]
    lines += row.warnings
    lines.append(row.source)
    return "\n".join(line for line in lines if line)
