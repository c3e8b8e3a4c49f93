"""The articles list as a Qt model: the project's articles, then the files on their way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.project.commands import DescribedField
from desktop.window.article_rows import ArticleRow
from desktop.window.keyed_model import AnyIndex, KeyedModel


class ArticlesModel(KeyedModel):
    """One row an article. An edited outlet is handed on as a wish; the project decides."""

    described = Signal(str, str, str)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._rows[index.row()].article is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def describe(self, row: ArticleRow, field: DescribedField, value: str) -> None:
        """Wish a correction of what is known about an article; nothing where nothing differs."""
        value = " ".join(value.split())
        if row.article is not None and value != getattr(row.article, field):
            self.described.emit(row.article.id, field, value)
