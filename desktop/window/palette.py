"""The command palette: type a few letters of a command, a speaker, an article or a tag, and go there.

It lies over the window and takes the keyboard until Enter, Esc, or a click elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.window.colours import colours_of
from desktop.window.dialogs import plain_label
from desktop.window.paint_fonts import fonts_of
from desktop.window.palette_list import PaletteDelegate, PaletteModel, spoken
from desktop.window.palette_ranking import Item, Ranked

PLACEHOLDER = "Command, speaker, article or tag"
LEGEND = "> commands    @ speakers    # tags    ↑ ↓ choose    Enter go    Esc close"

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Palette(QFrame):
    """`chosen` carries the `Item` that was asked for, once the palette is gone."""

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._rank: Callable[[str], Sequence[Ranked]] = lambda _: ()
        self._window = window
        self._came_from: QWidget | None = None
        self.setAccessibleName("Command palette")
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(PLACEHOLDER)
        self.words.setAccessibleName(PLACEHOLDER)
        self.words.setMaxLength(200)
        self.words.installEventFilter(self)
        self.model = PaletteModel(self)
        self.list = QListView(self)
        self.list.setAccessibleName("What this may mean")
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.legend = plain_label(LEGEND, self)
        self._column = QVBoxLayout(self)
        for part in (self.words, self.list, self.legend):
            self._column.addWidget(part)
        self.words.textChanged.connect(self._look)
        self.list.clicked.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._announce)
        window.installEventFilter(self)
        self.hide()
        self._restyle()

    def open(self, rank: Callable[[str], Sequence[Ranked]]) -> None:
        """Show the palette; `rank` says what some letters may mean."""
        self._rank = rank
        focus = QApplication.focusWidget()
        if self.isHidden():
            self._came_from = focus
        self.words.clear()
        self._look("")
        self._place()
        self.show()
        self.raise_()
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Hide the palette and give the keyboard back."""
        if self.isHidden():
            return
        back, self._came_from = self._came_from, None
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if had_focus and back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.words and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self.words and event.type() == QEvent.Type.FocusOut:
            # Not by QApplication.focusChanged: it may name a widget that is gone by then, which no Python
            # slot survives. Where the keyboard went is known only once this event is through.
            QTimer.singleShot(0, self, self._leave)
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        shades, em = colours_of(self.palette()), fonts_of(self.font()).em
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(shades.term)
        painter.setBrush(shades.chrome)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), em * 0.4, em * 0.4)
        painter.end()

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _look(self, typed: str) -> None:
        self.model.show(self._rank(typed))
        can = self._can
        if can:
            self.list.setCurrentIndex(self.model.index(can[0]))
        self.list.scrollToTop()
        self._place()

    def _step(self, by: int) -> None:
        """Go on by some of the rows that can be chosen; from the last one on to the first, and back."""
        can, current = self._can, self.list.currentIndex().row()
        if not can:
            return
        at = can.index(current) if current in can else -1
        wanted = (at + by) % len(can) if abs(by) == 1 else min(len(can) - 1, max(0, at + by))
        self.list.setCurrentIndex(self.model.index(can[wanted]))
        self.list.scrollTo(self.model.index(can[wanted]))

    @property
    def _can(self) -> list[int]:
        """The rows that can be chosen."""
        return [at for at, row in enumerate(self.model.rows) if row.item.enabled]

    def _take(self, index: QModelIndex) -> None:
        if index.isValid() and self.model.rows[index.row()].item.enabled:
            item: Item = self.model.rows[index.row()].item
            self.dismiss()
            self.chosen.emit(item)

    def _announce(self, current: QModelIndex) -> None:
        """Tell a screen reader what is chosen: the keyboard stays in the line above."""
        if current.isValid() and self.isVisible():
            event = QAccessibleAnnouncementEvent(self.words, spoken(self.model.rows[current.row()]))
            QAccessible.updateAccessibility(event)

    def _leave(self) -> None:
        """Hide the palette where the keyboard went elsewhere in the program."""
        now = QApplication.focusWidget()
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.dismiss()

    def _place(self) -> None:
        """At the top of the window, in its middle, as high as what it offers needs."""
        room, em = self._window.rect(), fonts_of(self.font()).em
        width = min(round(em * 36), room.width() - round(em * 2))
        rows = max(1, self.model.rowCount()) * max(1, self.list.sizeHintForRow(0))
        others = self.words.sizeHint().height() + self.legend.sizeHint().height() + round(em * 2)
        height = min(round(em * 25), room.height() - round(em * 6), rows + others)
        self.setGeometry((room.width() - width) // 2, round(em * 3.2), width, height)

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        em = fonts.em
        pad = round(em * 0.5)
        self._column.setContentsMargins(pad, pad, pad, round(em * 0.35))
        self._column.setSpacing(round(em * 0.35))
        self.legend.setFont(fonts.small)
        palette = self.legend.palette()
        palette.setColor(self.legend.foregroundRole(), shades.muted)
        self.legend.setPalette(palette)
        self.words.setStyleSheet(
            f"QLineEdit {{ border: 1px solid {shades.accent.name()}; border-radius: {em * 0.25:.0f}px;"
            f" padding: {em * 0.25:.0f}px {em * 0.4:.0f}px; background: {shades.paper.name()}; }}"
        )
