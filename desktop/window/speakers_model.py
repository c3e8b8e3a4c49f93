"""The speakers list as a Qt model; a speaker dropped on another is a wish to merge the two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal

from desktop.project.derive import OPEN
from desktop.window.keyed_model import AnyIndex, KeyedModel

MIME = "application/x-crossquote-speakers"


class SpeakersModel(KeyedModel):
    """One row a speaker. `merge_wanted` carries the ids, the one dropped upon first."""

    merge_wanted = Signal(object)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._rows[index.row()].id != OPEN:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.LinkAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.LinkAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = [self._rows[index.row()].id for index in indexes if index.isValid()]
        data.setData(MIME, "\n".join(ids).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        return bool(self._dropped(data, parent))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        speakers = self._dropped(data, parent)
        if speakers:
            self.merge_wanted.emit(speakers)
        # Never True: the view would then remove the rows that were dragged.
        return False

    def _dropped(self, data: QMimeData, parent: AnyIndex) -> list[str]:
        """The speakers to merge, or none where this is no drop of one speaker on another."""
        if not data.hasFormat(MIME) or not parent.isValid():
            return []
        target = self._rows[parent.row()].id
        dragged = bytes(data.data(MIME).data()).decode("utf-8", "replace").split("\n")
        others = [one for one in dragged if one not in (target, OPEN) and self.row_of(one) >= 0]
        return [target, *others] if others and target != OPEN else []
