"""The line over the window's centre that says why changes are not written, with what can be done about it.

It stays as long as that holds: it cannot be dismissed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.window.dialogs import plain_label
from desktop.window.icons import icon


class ProjectBanner(QWidget):
    """Says that the project is read-only, or that its changes are only in memory."""

    copy_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.sign = QLabel(self)
        self.words = plain_label("", self)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.retry = QPushButton("Try again", self)
        self.retry.setToolTip("Write the changes now")
        self.copy = QPushButton("Save a co&py as…", self)
        self.copy.setToolTip("Save the project as it is now, changes included, somewhere else")
        self.retry.clicked.connect(self.retry_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        row = QHBoxLayout(self)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        for button in (self.retry, self.copy):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        em = self.fontMetrics().height()
        row.setContentsMargins(em, round(em * 0.3), round(em * 0.5), round(em * 0.3))
        row.setSpacing(round(em * 0.5))
        self.hide()

    def say(self, words: str, *, retry: bool = False) -> None:
        """Show why changes are not written; "" hides the line. `retry` offers to try again."""
        self.words.setText(words)
        self.words.setAccessibleName(f"Not saved: {words}")
        self.retry.setVisible(retry)
        em = self.fontMetrics().height()
        self.sign.setPixmap(icon("warning", self.palette()).pixmap(em, em))
        self.setVisible(bool(words))
