"""An article's text, read-only, with its statements marked in place.

The document holds plain text and block formats only, so nothing in an article is ever interpreted;
marks are extra selections over it, which leave the document alone. Article offsets count code points,
the document's UTF-16 units: `Utf16Offsets` converts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from desktop.articles.article import Article
from desktop.basics.spans import Span
from desktop.project.marks import Marks
from desktop.statements.reading import Reading, Statement
from desktop.window.article_marks import paint_marks
from desktop.window.colours import Colours, colours_of
from desktop.window.edge_editor import EdgeEditor
from desktop.window.icons import draw
from desktop.window.mark_colours import hit_colours
from desktop.window.mark_words import mark_in_words
from desktop.window.offsets import Utf16Offsets, plain_tooltip, shown_text
from desktop.window.paint_fonts import fonts_of, scaled
from desktop.window.text_marks import mark_over

FLASH_MS = 1400

MOST_HITS = 400
"""How many hits are marked at once, those nearest to the one at hand: marks are dear."""


class ArticleText(QTextEdit):
    """The text of one article."""

    statement_clicked = Signal(str)
    selected = Signal()
    """Another statement is at hand, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Article")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self._article: Article | None = None
        self._reading: Reading | None = None
        self._offsets = Utf16Offsets("")
        self._selected: Statement | None = None
        self._spans: tuple[Span, ...] = ()
        self._flashed: tuple[Span, ...] = ()
        self._hits: Mapping[str, tuple[Span, ...]] = {}
        self._hit: tuple[str, Span] | None = None
        self._edited: Mapping[str, Sequence[str]] = {}
        self._marks = Marks()
        self._pressed = QPoint()
        self.edges = EdgeEditor(self, self)
        self.edges.drafted.connect(self._mark)
        self._flash_timer = QTimer(self)
        self._flash_timer.setSingleShot(True)
        self._flash_timer.setInterval(FLASH_MS)
        self._flash_timer.timeout.connect(self._end_flash)

    @property
    def article(self) -> Article | None:
        """The article shown."""
        return self._article

    @property
    def selected_words(self) -> str:
        """The words that are highlighted as selected."""
        text = self._article.text if self._article is not None else ""
        return " … ".join(span.of(text) for span in self._spans)

    @property
    def statement(self) -> Statement | None:
        """The statement at hand."""
        return self._selected

    @property
    def selection(self) -> Span | None:
        """Where the words stand that the user has selected; None where he has selected none."""
        cursor = self.textCursor()
        if self._article is None or not cursor.hasSelection():
            return None
        return Span(self._offsets.point(cursor.selectionStart()), self._offsets.point(cursor.selectionEnd()))

    @property
    def caret(self) -> int:
        """Where the cursor stands, as an offset in the article."""
        return self._offsets.point(self.textCursor().position())

    def offset_at(self, place: QPoint) -> int:
        """The offset in the article that lies under a place of the viewport."""
        return self._offsets.point(self.cursorForPosition(place).position())

    def rect_at(self, offset: int) -> QRect:
        """Where an offset of the article stands in the viewport."""
        return self.cursorRect(self._cursor(Span(offset, offset)))

    def show_article(
        self,
        article: Article,
        reading: Reading | None,
        edited: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Show an article; `reading` gives the statements to mark, None where it is not read yet, and
        `edited` says by statement what the user changed."""
        self._edited = edited or {}
        if article is self._article and reading is self._reading:
            return
        if self._article is None or self._article.text != article.text:
            self._offsets = Utf16Offsets(article.text)
            self.setPlainText(shown_text(article.text))
            self._article = article
            self._lay_out()
        self._article, self._reading = article, reading
        self._selected, self._spans, self._flashed = None, (), ()
        self.edges.work_on(None, "")
        self._mark()
        self.selected.emit()

    def clear_article(self) -> None:
        """Show nothing."""
        self._article = self._reading = self._selected = None
        self._spans = self._flashed = ()
        self.edges.work_on(None, "")
        self.setExtraSelections([])
        self.clear()
        self.selected.emit()

    def select(self, statement: Statement | None, spans: Sequence[Span], *, scroll: bool = True) -> None:
        """Highlight a statement's `spans` and scroll to them; None: highlight nothing."""
        wanted = (statement, tuple(spans), ())
        if wanted != (self._selected, self._spans, self._flashed):
            self._selected, self._spans, self._flashed = wanted
            self.edges.work_on(statement, self._article.text if self._article is not None else "")
            self._mark()
            self.selected.emit()
        if spans and scroll and not self.show_current_hit(within=spans):
            self._show_place(spans[0].start, spans[-1].end)

    def show_marks(self, marks: Marks) -> None:
        """Show beside the statements what the user hung on them."""
        if marks is not self._marks:
            self._marks = marks
            self.viewport().update()

    def show_hits(
        self, hits: Mapping[str, tuple[Span, ...]] | None, current: tuple[str, Span] | None
    ) -> None:
        """Mark what was found, by article, and the hit at hand (article and place); None: as before."""
        self._hits = self._hits if hits is None else hits
        self._hit = current
        self._mark()

    def show_current_hit(self, *, within: Sequence[Span] | None = None) -> bool:
        """Bring the hit at hand into view; False where it is not in this article, or not `within` these."""
        if self._hit is None or self._article is None or self._hit[0] != self._article.id:
            return False
        span = self._hit[1]
        if within is not None and not any(span.shared(one) for one in within):
            return False
        self._show_place(span.start, span.end)
        return True

    def flash(self, spans: Sequence[Span]) -> None:
        """Bring a place into view and light it up for a moment."""
        self._flashed = tuple(spans)
        self._mark()
        if spans:
            self._show_place(spans[0].start, spans[-1].end)
        self._flash_timer.start()

    def statement_at(self, place: QPoint) -> Statement | None:
        """The statement under a place in the viewport, the innermost of several."""
        if self._reading is None:
            return None
        cursor = self.cursorForPosition(place)
        if not self.cursorRect(cursor).adjusted(-40, -4, 40, 4).contains(place):
            return None
        return self._statement_of(self._offsets.point(cursor.position()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self._article is not None:
            self._lay_out()
            self._mark()
            # Once the panes have their new widths.
            QTimer.singleShot(0, self, self._stay)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self.edges.dragging:
            self._scroll_towards(place)
            shift = Qt.KeyboardModifier.ShiftModifier
            self.edges.drag(place, exactly=bool(event.modifiers() & shift))
            return
        super().mouseMoveEvent(event)
        if self.edges.handle_at(place, self._em):
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
            return
        over = self.statement_at(place)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self.edges.press(self._pressed, self._em):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.edges.release():
            return
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.button() == Qt.MouseButton.LeftButton and moved < 4 and not self.textCursor().hasSelection():
            self._choose(self.statement_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.edges.key(event):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._statement_of(self._offsets.point(self.textCursor().position())))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._paint_edited(painter)
        if self._reading is not None and self._marks.statements:
            fonts, shades = fonts_of(self.font()), colours_of(self.palette())
            view, statements = self.viewport().rect(), self._reading.statements
            paint_marks(painter, view, statements, self._marks, self.rect_at, fonts, shades)
        self.edges.paint(painter, colours_of(self.palette()).accent, self._em)
        painter.end()

    def _paint_edited(self, painter: QPainter) -> None:
        """A pen in the margin where a statement begins that the user changed or added."""
        em, view = self._em, self.viewport().rect()
        for one in self._reading.statements if self._reading is not None and self._edited else ():
            if one.id in self._edited:
                line = self.rect_at(one.spans[0].start)
                if line.bottom() > view.top() and line.top() < view.bottom():
                    place = QRectF(em * 0.12, line.center().y() - em * 0.32, em * 0.64, em * 0.64)
                    draw(painter, "rename", place, colours_of(self.palette()).accent)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            statement = self.statement_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tooltip(self._told(statement)), self)
            return True
        return super().viewportEvent(event)

    def _choose(self, statement: Statement | None) -> None:
        if statement is not None and statement is not self._selected:
            self.statement_clicked.emit(statement.id)

    def _statement_of(self, offset: int) -> Statement | None:
        if self._reading is None:
            return None
        over = [one for one in self._reading.statements if any(offset in span for span in one.spans)]
        return min(over, key=lambda one: (one.aside, sum(len(span) for span in one.spans)), default=None)

    def _told(self, statement: Statement | None) -> str:
        if statement is None or self._reading is None:
            return ""
        who = statement.mention.of(self._reading.article.text) if statement.mention else "nobody named"
        aside = (
            "a thought, " if statement.thought else "inside another statement, " if statement.nested else ""
        )
        changed = ", ".join(self._edited.get(statement.id, ()))
        yours = f"\nChanged by you: {changed}" if changed else ""
        marked = mark_in_words(self._marks.statements.get(statement.id))
        return "\n".join(filter(None, (f"{who} · {aside}{statement.kind}{yours}", marked)))

    @property
    def _em(self) -> float:
        return fonts_of(self.font()).em

    def _scroll_towards(self, place: QPoint) -> None:
        """Scroll a little where the mouse is dragged over the upper or the lower edge."""
        over = min(0, place.y()) + max(0, place.y() - self.viewport().height())
        if over:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + over)

    def _show_place(self, start: int, end: int) -> None:
        """Scroll so that a place stands in the upper third, or is whole in view where it already was."""
        cursor = self._cursor(Span(start, start))
        self.setTextCursor(cursor)
        top, bottom = self.cursorRect(cursor).top(), self.cursorRect(self._cursor(Span(end, end))).bottom()
        height = self.viewport().height()
        if top < height * 0.06 or bottom > height * 0.94:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(top - height * 0.25))

    def _stay(self) -> None:
        """Bring back into view what is selected."""
        if self._spans:
            self._show_place(self._spans[0].start, self._spans[-1].end)

    def _end_flash(self) -> None:
        self._flashed = ()
        self._mark()

    def _lay_out(self) -> None:
        """Give paragraphs their room, the headline its size; blank lines between paragraphs become thin."""
        article = self._article
        if article is None:
            return
        fonts = fonts_of(self.font())
        document = self.document()
        document.setDefaultFont(fonts.reading)
        document.setDocumentMargin(fonts.em * 0.9)
        headline = scaled(fonts.reading, 1.35)
        headline.setWeight(QFont.Weight.DemiBold)
        roles = ((self._offsets.units(one.span.start), one.role) for one in article.paragraphs)
        starts = {document.findBlock(start).position(): role for start, role in roles}
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        role = ""
        while block.isValid():
            role = starts.get(block.position(), role)
            form, ink = QTextBlockFormat(), QTextCharFormat()
            blank = not block.text().strip()
            form.setLineHeight(
                fonts.em * 0.75 if blank else 122,
                QTextBlockFormat.LineHeightTypes.FixedHeight.value
                if blank
                else QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
            )
            if not blank and role == "block quotation":
                form.setLeftMargin(fonts.em * 1.4)
            ink.setFont(headline if role == "headline" and not blank else fonts.reading)
            ink.setFontItalic(role == "caption" and not blank)
            cursor.setPosition(block.position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setBlockFormat(form)
            cursor.setCharFormat(ink)
            block = block.next()
        cursor.endEditBlock()

    def _mark(self) -> None:
        """Mark statements, terms, the selected statement with its cue and mention, and what is lit up."""
        marks: list[QTextEdit.ExtraSelection] = []
        shades = colours_of(self.palette())
        reading, chosen = self._reading, self._selected
        style = QTextCharFormat.UnderlineStyle
        if reading is not None:
            for one in reading.statements:
                if not one.aside and one is not chosen:
                    marks += [self._over(span, ground=shades.other) for span in one.spans]
            marks += [self._over(one.span, line=shades.term, style=style.DotLine) for one in reading.terms]
        if chosen is not None:
            marks += [self._over(span, ground=shades.other) for span in chosen.spans]
            if chosen.cue is not None:
                marks.append(self._over(chosen.cue.span, line=shades.cue, style=style.DashUnderline))
            if chosen.via is not None:
                marks.append(self._over(chosen.via.span, line=shades.cue, style=style.DotLine))
            if chosen.mention is not None:
                marks.append(self._over(chosen.mention, line=shades.mention, style=style.SingleUnderline))
        chosen_spans = self.edges.draft or self._spans
        marks += [self._over(span, ground=shades.statement) for span in chosen_spans]
        marks += self._hit_marks(shades)
        marks += [self._over(span, ground=shades.changed.stroke, ink=shades.paper) for span in self._flashed]
        self.setExtraSelections(marks)
        self.viewport().update()  # the edges' knobs reach beyond the lines that Qt knows to have changed

    def _hit_marks(self, shades: Colours) -> list[QTextEdit.ExtraSelection]:
        """What was found in this article; the hit at hand is turned round."""
        article = self._article
        hits = self._hits.get(article.id, ()) if article is not None else ()
        at = self._hit[1] if article is not None and self._hit and self._hit[0] == article.id else None
        if len(hits) > MOST_HITS:
            near = at.start if at else 0
            hits = tuple(sorted(hits, key=lambda one: abs(one.start - near))[:MOST_HITS])
        look, line = hit_colours(dark=shades.dark), QTextCharFormat.UnderlineStyle.SingleUnderline
        marks = [
            self._over(span, ground=look.ground, ink=shades.text, line=look.text, style=line)
            for span in hits
            if span != at
        ]
        if at is not None:
            marks.append(self._over(at, ground=look.text, ink=shades.paper))
        return marks

    def _over(
        self,
        span: Span,
        *,
        ground: QColor | None = None,
        ink: QColor | None = None,
        line: QColor | None = None,
        style: QTextCharFormat.UnderlineStyle | None = None,
    ) -> QTextEdit.ExtraSelection:
        return mark_over(self._cursor(span), ground=ground, ink=ink, line=line, style=style)

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(self._offsets.units(span.start), last))
        cursor.setPosition(min(self._offsets.units(span.end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor
