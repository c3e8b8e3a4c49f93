"""The articles list as a Qt model: the project's articles, then the files on their way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal

from desktop.project.commands import DescribedField
from desktop.window.article_rows import ArticleRow
from desktop.window.keyed_model import AnyIndex, KeyedModel

MIME = "application/x-crossquote-articles"


class ArticlesModel(KeyedModel):
    """One row an article. An edited outlet and an order that was dragged are handed on as wishes; the project
    decides."""

    described = Signal(str, str, str)
    order_wanted = Signal(object)
    """The ids of all articles, in the order in which the user wants them."""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._rows[index.row()].article is not None:
            return flags | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags if index.isValid() else flags | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = [self._rows[one.row()].key for one in indexes if one.isValid()]
        data.setData(MIME, "\n".join(ids).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        return data.hasFormat(MIME) and not parent.isValid()

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        ids = [one.key for one in self._rows if one.article is not None]
        dragged = bytes(data.data(MIME).data()).decode("utf-8", "replace").split("\n")
        moved = [one for one in ids if one in dragged]
        if moved:
            at = row if 0 <= row <= len(ids) else len(ids)
            before = [one for one in ids[:at] if one not in moved]
            after = [one for one in ids[at:] if one not in moved]
            self.order_wanted.emit([*before, *moved, *after])
        # Never True: the view would then remove the rows that were dragged.
        return False

    def describe(self, row: ArticleRow, field: DescribedField, value: str) -> None:
        """Wish a correction of what is known about an article; nothing where nothing differs."""
        value = " ".join(value.split())
        if row.article is not None and value != getattr(row.article, field):
            self.described.emit(row.article.id, field, value)
