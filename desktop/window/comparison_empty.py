"""What stands in the comparison when no row is shown: why, and what shows them again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.window.colours import colours_of
from desktop.window.paint_fonts import fonts_of


class NothingShown(QWidget):
    """Lies over its parent, the table's viewport, while there is something to say."""

    clear_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear = QPushButton("Show all", self)
        self.clear.clicked.connect(self.clear_wanted)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.words)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        parent.installEventFilter(self)
        self._restyle()
        self.hide()

    def say(self, words: str, *, can_clear: bool = False) -> None:
        """Say why there is nothing; "": there is something."""
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.clear.setVisible(can_clear)
        self.setVisible(bool(words))
        self.place()

    def place(self) -> None:
        """Fill the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        palette = self.words.palette()
        palette.setColor(self.words.foregroundRole(), shades.muted)
        self.words.setPalette(palette)
        pad = round(fonts.em)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(pad, pad, pad, pad)
            layout.setSpacing(pad // 2)
