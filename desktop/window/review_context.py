"""The paragraphs around what is in doubt, read-only, with the words, the cue and the mention marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.basics.spans import Span
from desktop.window.colours import colours_of
from desktop.window.offsets import Utf16Offsets, shown_text
from desktop.window.paint_fonts import fonts_of
from desktop.window.review_rows import Context


class ReviewContext(QTextEdit):
    """A few paragraphs of an article, as plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("The statement in its context")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._context: Context | None = None
        self._offsets = Utf16Offsets("")

    def show_context(self, context: Context | None, text: str) -> None:
        """Show a context; `text` is the whole of its article."""
        self._context = context
        words = context.shown.of(text) if context else ""
        self._offsets = Utf16Offsets(words)
        self.setPlainText(shown_text(words))
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._lay_out()

    def _lay_out(self) -> None:
        fonts = fonts_of(self.font())
        document = self.document()
        document.setDefaultFont(fonts.reading)
        document.setDocumentMargin(fonts.em * 0.2)
        block = document.begin()
        while block.isValid():
            form = QTextBlockFormat()
            blank = not block.text().strip()
            form.setLineHeight(
                fonts.em * 0.6 if blank else 122,
                QTextBlockFormat.LineHeightTypes.FixedHeight.value
                if blank
                else QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
            )
            QTextCursor(block).setBlockFormat(form)
            block = block.next()
        self._mark()

    def _mark(self) -> None:
        context = self._context
        if context is None:
            self.setExtraSelections([])
            return
        shades = colours_of(self.palette())
        style = QTextCharFormat.UnderlineStyle
        marks = [self._over(span, context, ground=shades.statement) for span in context.content]
        if context.cue is not None:
            marks.append(self._over(context.cue, context, line=shades.cue, style=style.DashUnderline))
        if context.mention is not None:
            marks.append(
                self._over(context.mention, context, line=shades.mention, style=style.SingleUnderline)
            )
        self.setExtraSelections(marks)
        if context.content:
            cursor = self._cursor(context.content[-1], context)
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            cursor = self._cursor(context.content[0], context)
            cursor.setPosition(cursor.anchor())
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _over(
        self,
        span: Span,
        context: Context,
        *,
        ground: QColor | None = None,
        line: QColor | None = None,
        style: QTextCharFormat.UnderlineStyle | None = None,
    ) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        if ground is not None:
            form.setBackground(ground)
        if line is not None and style is not None:
            form.setUnderlineColor(line)
            form.setUnderlineStyle(style)
        form.setProperty(QTextFormat.Property.FullWidthSelection, False)
        mark.cursor = self._cursor(span, context)
        mark.format = form
        return mark

    def _cursor(self, span: Span, context: Context) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        start, end = (self._offsets.units(at - context.shown.start) for at in (span.start, span.end))
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor
