"""What the user can say about an article in the list, beside its details: its colour, place and text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.window.colours import colours_of, outlet_colour

COLOURS = (
    "&Blue", "&Orange", "&Green", "&Purple", "Gol&d", "&Teal", "Pin&k", "&Slate", "Oli&ve", "Brow&n",
)  # fmt: skip
"""What the colours of the palette are called, for those who do not see them."""


class ArticleActions:
    """The actions of the articles list; whoever makes them says what they do."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.reread = self._action("Re-read from &file…", "Ctrl+Alt+R")
        self.up = self._action("Move &up", "Ctrl+Shift+PgUp")
        self.down = self._action("Move do&wn", "Ctrl+Shift+PgDown")
        self.colour_menu = QMenu("C&olour", parent)
        self.colours: dict[int, QAction] = {}
        group = QActionGroup(parent)
        for number, name in (*enumerate(COLOURS), (-1, "&As it comes")):
            action = self.colour_menu.addAction(name)
            action.setCheckable(True)
            group.addAction(action)
            self.colours[number] = action
        self.retell(QApplication.palette())

    def all(self) -> list[QAction]:
        """The actions in the order of a menu."""
        return [self.reread, self.colour_menu.menuAction(), self.up, self.down]

    def allow(self, *, one: bool, first: bool, last: bool, colour: int, chosen: bool) -> None:
        """Enable what fits: whether one article is selected, whether it stands first or last, and which
        colour it has, `chosen` by the user or not."""
        self.reread.setEnabled(one)
        self.up.setEnabled(one and not first)
        self.down.setEnabled(one and not last)
        self.colour_menu.menuAction().setEnabled(one)
        current = colour % len(COLOURS) if chosen else -1
        for number, action in self.colours.items():
            action.setChecked(one and number == current)

    def retell(self, palette: QPalette) -> None:
        """Draw the swatches in the palette's colours."""
        dark = colours_of(palette).dark
        for number, action in self.colours.items():
            if number >= 0:
                action.setIcon(_swatch(number, dark=dark))

    def _action(self, words: str, *keys: str) -> QAction:
        one = QAction(words, self._parent)
        one.setShortcuts([QKeySequence(key) for key in keys])
        one.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return one


def _swatch(number: int, *, dark: bool) -> QIcon:
    picture = QPixmap(32, 32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(outlet_colour(number, dark=dark))
    painter.drawRoundedRect(QRectF(4, 4, 24, 24), 6, 6)
    painter.end()
    return QIcon(picture)
