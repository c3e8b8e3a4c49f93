"""What a drop or the clipboard holds, and the highlight over the window while something hovers.

Nothing is ever fetched: an address alone leads to a word of advice.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.window.colours import colours_of
from desktop.window.speakers_model import MIME as SPEAKERS_MIME

MOST_TEXT = 2_000_000
"""Characters taken from a drop or the clipboard; an article has far fewer."""

ONLY_ADDRESS = (
    "Crossquote never goes online. Save the page in your browser (Ctrl+S) and drop the file, "
    "or copy the article's text and paste it."
)


@dataclass(frozen=True, slots=True)
class Load:
    """What was dropped: files and folders, or else a text, with its HTML where there is any.

    `address` says that there is nothing but an address of the web.
    """

    paths: tuple[Path, ...] = ()
    text: str = ""
    html: str = ""
    address: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it at all."""
        return not (self.paths or self.text or self.html or self.address)


def load_of(data: QMimeData | None) -> Load:
    """What some dragged or copied data holds for the window."""
    if data is None or data.hasFormat(SPEAKERS_MIME):
        return Load()
    urls = data.urls() if data.hasUrls() else []
    paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile() and url.toLocalFile())
    if paths:
        return Load(paths=paths)
    text = data.text()[:MOST_TEXT] if data.hasText() else ""
    html = data.html()[:MOST_TEXT] if data.hasHtml() else ""
    if _is_address(text) or (urls and not text.strip()):
        return Load(address=True)
    return Load(text=text, html=html) if text.strip() else Load()


def _is_address(text: str) -> bool:
    """Whether a text is one or more addresses of the web and nothing else."""
    words = text.split()
    return bool(words) and all(word.lower().startswith(("http://", "https://", "ftp://")) for word in words)


class DropHighlight(QWidget):
    """A veil with a dashed frame over the whole window that says what a drop would do."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Drop to add")
        self._words = ""
        self.hide()
        over.installEventFilter(self)

    def offer(self, words: str) -> None:
        """Show the highlight with these words."""
        self._words = words
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())
        self.raise_()
        self.show()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        over = self.parentWidget()
        if event.type() == QEvent.Type.Resize and self.isVisible() and over is not None:
            self.setGeometry(over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        em = self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colours.chrome)
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(em, em, -em, -em)
        pen = QPen(colours.accent, 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(frame, em * 0.6, em * 0.6)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.4)
        painter.setFont(font)
        painter.setPen(colours.text)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()


def offer_of(load: Load) -> str:
    """What dropping this would do, in a few words."""
    if load.paths:
        count = len(load.paths)
        return "Drop to add it" if count == 1 else f"Drop to add {count} files"
    if load.address:
        return "An address alone cannot be read"
    return "Drop to add this text as an article"


class DropTarget(QObject):
    """Makes a window take drops anywhere on it; `dropped` carries the `Load`."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.highlight = DropHighlight(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            load = load_of(event.mimeData())
            if not load.empty:
                self.highlight.offer(offer_of(load))
                self._accept(event)
            return True
        if isinstance(event, QDragLeaveEvent):
            self.highlight.hide()
            return True
        if isinstance(event, QDragMoveEvent):
            self._accept(event)
            return True
        if isinstance(event, QDropEvent):
            self._drop(event)
            return True
        return False

    def _drop(self, event: QDropEvent) -> None:
        self.highlight.hide()
        load = load_of(event.mimeData())
        if not load.empty:
            self._accept(event)
            # After the event: the source waits for its end, and a dialog may open.
            QTimer.singleShot(0, self, lambda: self.dropped.emit(load))

    def _accept(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
