"""Boxes to tick that grow with the words beside them, alone and in a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QListWidget, QWidget


def box_sheet(widget: QWidget) -> str:
    """The style sheet that makes the boxes of a widget as high as its letters: the style's own stay small."""
    side = round(widget.fontMetrics().height() * 0.85)
    return f"QCheckBox::indicator, QListView::indicator {{ width: {side}px; height: {side}px; }}"


class TickList(QListWidget):
    """A short list whose items can be ticked: long words are broken or elided, never scrolled sideways."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def _restyle(self) -> None:
        self.setSpacing(max(1, round(self.fontMetrics().height() * 0.12)))
        self.setStyleSheet(box_sheet(self))
