"""Put widgets side by side, and go on in the next line where there is no room left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items in lines, each as wide as it likes to be; a line's items stand on one middle line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def height_of(self, widgets: Sequence[QWidget], width: int) -> int:
        """How high these widgets would be in lines of this width, whether they are shown now or not."""
        sizes = [self._size(one.sizeHint(), one, width) for one in widgets]
        gap = max(4, self.spacing())
        lines = _broken(sizes, width, gap)
        high = [max(sizes[at].height() for at in line) for line in lines]
        return sum(high) + gap // 2 * max(0, len(high) - 1)

    def _place(self, area: QRect, *, move: bool) -> int:
        """Place the items and tell how high they are together."""
        gap = max(4, self.spacing())
        items = [item for item in self._items if not item.isEmpty()]
        sizes = [self._size(item.sizeHint(), item, area.width()) for item in items]
        y = area.y()
        for line in _broken(sizes, area.width(), gap):
            high = max(sizes[at].height() for at in line)
            x = area.x()
            for at in line:
                if move:
                    place = QPoint(x, y + (high - sizes[at].height()) // 2)
                    items[at].setGeometry(QRect(place, sizes[at]))
                x += sizes[at].width() + gap
            y += high + gap // 2
        return max(0, y - area.y() - gap // 2)

    def _size(self, wanted: QSize, one: QLayoutItem | QWidget, width: int) -> QSize:
        """The size that an item or widget takes in lines of this width."""
        least = one.minimumSize() if isinstance(one, QLayoutItem) else one.minimumSizeHint()
        size = wanted.boundedTo(QSize(max(width, least.width()), 16_777_215))
        if one.hasHeightForWidth():
            size.setHeight(one.heightForWidth(size.width()))
        return size


def _broken(sizes: Sequence[QSize], width: int, gap: int) -> list[list[int]]:
    """Which of the sizes stand in each line."""
    lines: list[list[int]] = []
    used = 0
    for at, size in enumerate(sizes):
        if lines and used + gap + size.width() <= width:
            lines[-1].append(at)
            used += gap + size.width()
        else:
            lines.append([at])
            used = size.width()
    return lines
