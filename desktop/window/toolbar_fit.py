"""Let the words beside the toolbar's pictures make way where not all buttons have room with them.

Qt would put the last buttons behind a small arrow that nobody finds; a picture with its tooltip says more.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QToolButton


class ToolbarFit(QObject):
    """Watches one toolbar; `worded` are the actions that carry words where there is room."""

    def __init__(self, bar: QToolBar, worded: tuple[QAction, ...]) -> None:
        super().__init__(bar)
        self._bar = bar
        found = (bar.widgetForAction(action) for action in worded)
        self._buttons = [one for one in found if isinstance(one, QToolButton)]
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._bar and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Show words where all buttons have room with them, pictures alone otherwise."""
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        needed = self._bar.sizeHint().width()
        for button in self._buttons:
            if button.toolButtonStyle() != beside:
                words = button.fontMetrics().horizontalAdvance(button.text())
                needed += words + button.fontMetrics().height() // 2
        style = beside if needed <= self._bar.width() else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._buttons:
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)
