"""What the review says when nothing is left in its list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.window.article_rows import count_of
from desktop.window.colours import colours_of
from desktop.window.dialogs import plain_label
from desktop.window.paint_fonts import reading_font, scaled
from desktop.window.review_rows import Scope
from desktop.window.theme import style_sheet


class ReviewDone(QWidget):
    """What is said when nothing is left in the list."""

    all_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = plain_label("", self)
        self.words = plain_label("", self)
        self.all = QPushButton("Check the surer ones too", self)
        self.back = QPushButton("Back to the comparison", self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.all)
        row.addWidget(self.back)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addStretch(3)
        for label in (self.heading, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)
        self._column.addLayout(row)
        self._column.addStretch(4)
        self.all.clicked.connect(self.all_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._restyle()

    def say(self, scope: Scope, *, checked: int, rest: int) -> None:
        """Say why nothing of this scope is left, where `rest` are left in all."""
        self.all.setVisible(scope == "doubtful" and rest > 0)
        if scope == "decided":
            self.heading.setText("Nothing decided yet")
            self.words.setText(
                "Statements that you accept, correct or drop are kept here, and can be reopened."
            )
        elif scope == "doubtful" and rest > 0:
            self.heading.setText("Nothing doubtful is left")
            self.words.setText(
                f"You checked {checked:,}. Of the {count_of(rest, 'other')} the program is very sure."
            )
        elif checked:
            self.heading.setText("All is checked")
            self.words.setText(
                f"You checked all {checked:,} statements and groupings. Undo takes steps back."
            )
        else:
            self.heading.setText("Nothing to check yet")
            self.words.setText("Statements come up here as soon as an article has been read.")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _restyle(self) -> None:
        em = self.fontMetrics().height()
        shades = colours_of(self.palette())
        self.heading.setFont(scaled(reading_font(self.font()), 1.7))
        palette = QPalette(self.palette())
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
            palette.setColor(role, shades.muted)
        self.words.setPalette(palette)
        self._column.setSpacing(round(em * 0.7))
        self._column.setContentsMargins(em * 2, em * 2, em * 2, em * 2)
        for button in (self.all, self.back):
            button.setStyleSheet(style_sheet(shades.dark))
