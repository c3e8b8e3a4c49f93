"""The status line: what has just been done, with Undo, and what is being done, with Cancel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QWidget,
)

from desktop.window.colours import colours_of
from desktop.window.dialogs import plain_label
from desktop.window.icons import icon
from desktop.window.intake_progress import IntakeProgress
from desktop.window.offsets import plain_tooltip
from desktop.window.why_field import WhyField

SHOWN_FOR = 9_000
"""Milliseconds that a confirmation stays."""

MOST_WARNINGS = 4


class StatusLine(QStatusBar):
    """The line at the bottom of the window."""

    undo_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setAccessibleName("Message")
        self.undo = QToolButton(self)
        self.undo.setText("Undo")
        self.undo.setAutoRaise(True)
        self.undo.setToolTip("Take it back (Ctrl+Z)")
        self.why = WhyField(self)
        self.work = QLabel(self)
        self.work.setTextFormat(Qt.TextFormat.PlainText)
        self.work.setAccessibleName("Work at hand")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName("Progress")
        self.cancel = QToolButton(self)
        self.cancel.setText("Cancel")
        self.cancel.setAutoRaise(True)
        self.cancel.setToolTip("Stop reading; what has been read stays (Ctrl+.)")
        left = QWidget(self)
        row = QHBoxLayout(left)
        row.setContentsMargins(8, 0, 0, 0)
        row.addWidget(self.message)
        row.addWidget(self.undo)
        row.addWidget(self.why)
        row.addStretch(1)
        # A long message is cut off rather than the window widened.
        self.message.setMinimumWidth(1)
        self.message.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.addWidget(left, 1)
        for part in (self.work, self.bar, self.cancel):
            self.addPermanentWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self.clear_message)
        self.undo.clicked.connect(self.undo_wanted)
        self.undo.clicked.connect(self.clear_message)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.clear_message()
        self.show_progress(IntakeProgress())

    def tell(self, words: str, undoable: bool = False) -> None:
        """Confirm what was done, for a while; a reason half written for what was told before is kept."""
        self.why.keep()
        self.message.setText(words)
        self.message.setToolTip(plain_tooltip(words))
        self.undo.setVisible(undoable)
        self.why.withdraw()
        self._timer.start()

    def ask_why(self) -> None:
        """Offer to take the reason for what was done."""
        self.why.offer()

    def clear_message(self) -> None:
        """Take the confirmation away; not while a reason is being written."""
        if self.why.in_use:
            self._timer.start()
            return
        self.message.clear()
        self.undo.hide()
        self.why.withdraw()

    def show_progress(self, progress: IntakeProgress) -> None:
        """Show how far the intake is; nothing where it rests."""
        self.work.setText(progress.text)
        self.bar.setValue(round(progress.share * 1000))
        self.bar.setFixedWidth(self.fontMetrics().height() * 7)
        self.bar.setFixedHeight(max(4, self.fontMetrics().height() // 3))
        for part in (self.work, self.bar, self.cancel):
            part.setVisible(progress.running)


class WarningBanner(QWidget):
    """Sentences that should not pass unread, until they are dismissed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences: list[str] = []
        self.sign = QLabel(self)
        self.words = plain_label("", self)
        self.words.setAccessibleName("Warning")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.dismiss = QToolButton(self)
        self.dismiss.setText("Dismiss")
        self.dismiss.setAutoRaise(True)
        self.dismiss.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self._restyle()
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is being said."""
        return tuple(self._sentences)

    def warn(self, sentence: str) -> None:
        """Add a sentence; the same one is said once."""
        if sentence in self._sentences:
            self._sentences.remove(sentence)
        self._sentences.append(sentence)
        shown = self._sentences[-MOST_WARNINGS:]
        left_out = len(self._sentences) - len(shown)
        more = [f"… and {left_out} more before these"] if left_out else []
        self.words.setText("\n".join((*more, *shown)))
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        shades = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), shades.changed.ground)
        painter.fillRect(0, self.height() - 1, self.width(), 1, shades.changed.stroke)
        painter.end()

    def _restyle(self) -> None:
        em = self.fontMetrics().height()
        self.sign.setPixmap(icon("warning", self.palette()).pixmap(em, em))
        row = self.layout()
        if row is not None:
            row.setContentsMargins(em, round(em * 0.4), round(em * 0.5), round(em * 0.4))
            row.setSpacing(round(em * 0.5))

    def clear(self) -> None:
        """Everything has been read."""
        self._sentences.clear()
        self.words.clear()
        self.hide()
