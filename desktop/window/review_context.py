"""The paragraphs around what is in doubt, read-only, with the words, the cue and the mention marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.basics.spans import Span
from desktop.window.colours import colours_of
from desktop.window.offsets import Utf16Offsets, shown_text
from desktop.window.paint_fonts import fonts_of
from desktop.window.review_rows import Context
from desktop.window.text_marks import mark_over


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
        self._least = 0
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._fit(size.height()))

    def keep_lines(self, lines: int) -> None:
        """Let so many lines be seen at least, where there are as many."""
        self._least = round(fonts_of(self.font()).em * 1.3 * lines)
        self._fit(self.document().size().height())

    def show_context(self, context: Context | None, text: str) -> None:
        """Show a context; `text` is the whole of its article."""
        self._context = context
        words = context.shown.of(text) if context else ""
        self._offsets = Utf16Offsets(words)
        self.setPlainText(shown_text(words))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.document().size().height())
        self._bring()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._lay_out()

    def _fit(self, words: float) -> None:
        """Be no higher than the words, and no lower than the least, so far as there are words."""
        height = round(words + fonts_of(self.font()).em * 0.3)
        self.setMinimumHeight(min(self._least, height))
        self.setMaximumHeight(max(height, 1))

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
        # Asked for rather than told: what the signal tells may be of a layout half done.
        self._fit(document.size().height())
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
        self._bring()

    def _bring(self) -> None:
        """Scroll so that the words come into view with a little of what stands before them."""
        context = self._context
        if context is None or not context.content:
            return
        cursor = self._cursor(context.content[0], context)
        cursor.setPosition(cursor.anchor())
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(self.cursorRect(cursor).top() - self.viewport().height() * 0.3))

    def _over(
        self,
        span: Span,
        context: Context,
        *,
        ground: QColor | None = None,
        line: QColor | None = None,
        style: QTextCharFormat.UnderlineStyle | None = None,
    ) -> QTextEdit.ExtraSelection:
        return mark_over(self._cursor(span, context), ground=ground, line=line, style=style)

    def _cursor(self, span: Span, context: Context) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        start, end = (self._offsets.units(at - context.shown.start) for at in (span.start, span.end))
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor
