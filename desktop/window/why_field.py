"""The field of the status line that takes the reason for the change just made.

It takes no keyboard by itself and goes away with the confirmation that it stands beside; while something is
written in it, both stay.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.window.dialogs import LONGEST_FIELD, REASON_TOLD

KEYS = "Ctrl+Alt+Y"
"""Leads to the field."""


class WhyField(QLineEdit):
    """`written` carries the words once Enter is pressed, or the field is left, with others in it than it was
    given. Esc leaves it without. Either way the keyboard goes back to where it was."""

    written = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._given = ""
        self._before: QWidget | None = None
        self.setMaxLength(LONGEST_FIELD)
        self.setPlaceholderText(f"Why? ({KEYS})")
        self.setAccessibleName("Your reason for this change")
        self.setToolTip(f"{REASON_TOLD}.\nEnter keeps it, Esc leaves it unsaid.")
        # The line stays as high as it is.
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps)
        self.hide()
        self.returnPressed.connect(lambda: self._finish())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_keyboard)

    @property
    def in_use(self) -> bool:
        """Whether the user is writing, or has written something that is not kept yet."""
        return self.isVisible() and (self.hasFocus() or self.text() != self._given)

    def offer(self, words: str = "") -> None:
        """Show the field with the reason that there is already."""
        self._given = words
        self.setText(words)
        self.setFixedWidth(self.fontMetrics().height() * 17)
        self.show()

    def take_keyboard(self) -> None:
        """Let the user write at once."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keep(self) -> None:
        """Hand on what is written."""
        if self.isVisible():
            self._finish(stay=True)

    def withdraw(self) -> None:
        """Hide the field, whatever stands in it."""
        self._given = ""
        self.clear()
        if self.hasFocus():
            self._go_back()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._given)
            self._go_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason,
        ):  # fmt: skip
            self._finish()

    def _finish(self, *, stay: bool = False) -> None:
        words, given = " ".join(self.text().split()), self._given
        self._given = words
        if self.hasFocus() and not stay:
            self._go_back()
        if words != given:
            self.written.emit(words)

    def _follow_keyboard(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self and before is not None:
            self._before = before

    def _go_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.clearFocus()
