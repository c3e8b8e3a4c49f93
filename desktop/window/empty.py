"""What stands in the centre while there is no table: the drop target, and what the user is waiting for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.window.colours import colours_of
from desktop.window.paint_fonts import reading_font, scaled


class _Page(QWidget):
    """A heading and a line or two, in the middle of the pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel(self)
        self.words = QLabel(self)
        for label in (self.heading, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        self.body = QVBoxLayout(self)
        self.body.addStretch(3)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.words)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.restyle()

    def say(self, heading: str, words: str) -> None:
        """Say something else."""
        self.heading.setText(heading)
        self.words.setText(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.restyle()

    def restyle(self) -> None:
        """Take over font and palette."""
        em = self.fontMetrics().height()
        self.heading.setFont(scaled(reading_font(self.font()), 1.7))
        palette = QPalette(self.palette())
        # On a ground of the Base role a label takes the Text role for its words.
        palette.setColor(QPalette.ColorRole.Text, colours_of(self.palette()).muted)
        self.words.setPalette(palette)
        self.body.setSpacing(round(em * 0.6))
        self.body.setContentsMargins(em * 2, em * 2, em * 2, em * 2)


class EmptyPage(_Page):
    """The first thing a newcomer sees: where to drop, what can be dropped, and the sample."""

    add_wanted = Signal()
    paste_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, formats: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say(
            "Drop the articles of one event here",
            "Crossquote finds who is quoted as saying what, and lays what each outlet made of the same words "
            "side by side.",
        )
        self.add = QPushButton("Add articles…", self)
        self.paste = QPushButton("Paste an article", self)
        self.sample = QPushButton("Open the sample", self)
        self.add.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.add, self.paste, self.sample):
            row.addWidget(button)
        row.addStretch(1)
        self._row = row
        self.body.addLayout(row)
        self.note = QLabel(
            f"{formats}\nFiles, folders, or a text from your browser. Everything stays on this computer.",
            self,
        )
        self.note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.note.setWordWrap(True)
        self.body.addWidget(self.note)
        self.body.addStretch(4)
        self.add.clicked.connect(self.add_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "note"):
            em = self.fontMetrics().height()
            self._row.setSpacing(round(em * 0.6))
            self.note.setFont(scaled(self.font(), 0.92))
            self._row.setContentsMargins(0, round(em * 1.2), 0, round(em * 1.2))
            self.note.setPalette(self.words.palette())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours = colours_of(self.palette())
        em = self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.term, 1.5, Qt.PenStyle.CustomDashLine))
        pen = painter.pen()
        pen.setDashPattern([5, 5])
        painter.setPen(pen)
        frame = QRectF(self.rect()).adjusted(em * 1.5, em * 1.5, -em * 1.5, -em * 1.5)
        painter.drawRoundedRect(frame, em * 0.8, em * 0.8)
        painter.end()


class WaitingPage(_Page):
    """Articles are there and no table yet: what is going on, or why there will be none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName("Progress of reading")
        self.body.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(4)
        self.restyle()

    def show_progress(self, share: float | None) -> None:
        """Show how far it is, 0 to 1; None takes the bar away."""
        self.bar.setVisible(share is not None)
        if share is not None:
            self.bar.setValue(round(share * 1000))

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "bar"):
            em = self.fontMetrics().height()
            self.bar.setFixedSize(em * 14, max(4, em // 3))
