"""Write a note."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.window.colours import colours_of
from desktop.window.dialogs import plain_label
from desktop.window.paint_fonts import fonts_of, reading_font
from desktop.window.plain_words import title_words

NOTE_LIMIT = 20_000
"""Characters of a note."""

ABOUT_LIMIT = 220


class NoteDialog(QDialog):
    """A note on one thing; `text` is what it says once the dialog is accepted."""

    def __init__(self, parent: QWidget, what: str, about: str, text: str) -> None:
        """`what` names the thing ("statement in the Wire"), `about` gives its words."""
        super().__init__(parent)
        self.setWindowTitle(title_words(f"Note on {what}"))
        em = self.fontMetrics().height()
        shown = about if len(about) <= ABOUT_LIMIT else f"{about[: ABOUT_LIMIT - 1].rstrip()}…"
        self.about = plain_label(shown, self)
        self.about.setFont(reading_font(self.font()))
        self.about.setVisible(bool(about))
        self.edit = _Note(self)
        self.edit.setAccessibleDescription(f"On {what}: {shown}")
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        hint = plain_label("Ctrl+Enter saves, Esc leaves the note as it was.", self)
        hint.setFont(fonts_of(self.font()).small)
        palette = hint.palette()
        palette.setColor(hint.foregroundRole(), colours_of(self.palette()).muted)
        hint.setPalette(palette)
        buttons = QDialogButtonBox(self)
        self.save = buttons.addButton("&Save", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.remove = buttons.addButton("&Remove note", QDialogButtonBox.ButtonRole.DestructiveRole)
        self.remove.setVisible(bool(text))
        body = QVBoxLayout(self)
        body.setContentsMargins(em, em, em, round(em * 0.8))
        body.setSpacing(round(em * 0.5))
        for part in (self.about, self.edit, hint, buttons):
            body.addWidget(part)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.remove.clicked.connect(self._remove)
        self.edit.saved.connect(self.accept)
        self.edit.setFocus()

    @property
    def text(self) -> str:
        """What the note says."""
        return self.edit.toPlainText().strip()[:NOTE_LIMIT]

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * 28, em * 17)

    def _remove(self) -> None:
        self.edit.clear()
        self.accept()


class _Note(QPlainTextEdit):
    """The text; Tab leads on, Ctrl+Enter saves."""

    saved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Note")
        self.setPlaceholderText("What do you want to remember about it?")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.saved.emit()
        else:
            super().keyPressEvent(event)
