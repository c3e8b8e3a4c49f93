"""The head of a pane on the left: its name in small letters, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.window.colours import colours_of
from desktop.window.paint_fonts import SMALL, scaled


class PaneHead(QWidget):
    """A title with a number, and room at its right for buttons."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(title, self)
        self._count = QLabel("", self)
        for label in (self._title, self._count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._count)
        self._layout.addStretch(1)
        self._restyle()

    def set_count(self, count: int) -> None:
        """Tell how many there are."""
        self._count.setText(f"{count:,}" if count else "")

    def add(self, widget: QWidget) -> None:
        """Put something at the right."""
        self._layout.addWidget(widget)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Only what came from above: setting a label's font here must not lead back here.
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _restyle(self) -> None:
        em = self.fontMetrics().height()
        self._layout.setContentsMargins(round(em * 0.7), round(em * 0.5), round(em * 0.5), round(em * 0.35))
        self._layout.setSpacing(round(em * 0.4))
        font = scaled(self.font(), SMALL)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._count.setFont(scaled(self.font(), SMALL))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)
        for label in (self._title, self._count):
            label.setPalette(palette)
