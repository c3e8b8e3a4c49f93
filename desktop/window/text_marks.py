"""Mark a stretch of a text that is shown: a ground behind it, ink, or a line under it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit


def mark_over(
    cursor: QTextCursor,
    *,
    ground: QColor | None = None,
    ink: QColor | None = None,
    line: QColor | None = None,
    style: QTextCharFormat.UnderlineStyle | None = None,
) -> QTextEdit.ExtraSelection:
    """A mark over what `cursor` selects; the text itself stays as it is."""
    mark = QTextEdit.ExtraSelection()
    form = QTextCharFormat()
    if ground is not None:
        form.setBackground(ground)
    if ink is not None:
        form.setForeground(ink)
    if line is not None and style is not None:
        form.setUnderlineColor(line)
        form.setUnderlineStyle(style)
    form.setProperty(QTextFormat.Property.FullWidthSelection, False)
    mark.cursor = cursor
    mark.format = form
    return mark
