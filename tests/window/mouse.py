"""A mouse for tests: it clicks, opens menus and chooses in them, drags, and writes where it has clicked.

Presses go through the window, as from the screen, so that Qt makes of them what it makes of a user's: menus,
double clicks, drags. Offscreen Qt carries nothing from press to release (`QDrag.exec` returns at once); what
the press has taken up is therefore shown to the target by the events that a drag would send.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QMenu, QWidget

from desktop.window.hinted_list import HintedList
from desktop.window.row_drag import MIME, RowDrag
from tests.window.conftest import Desk

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def middle(view: QAbstractItemView, row: int, column: int = 0) -> QPoint:
    """The middle of what an item shows, in the viewport; the item is scrolled to."""
    index = view.model().index(row, column)
    view.scrollTo(index)
    return view.visualRect(index).center()


class Mouse:
    """The mouse at one desk."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self._desk = desk
        self._carried: list[tuple[QMimeData, Qt.DropAction]] = []

        def start_list(view: HintedList, _: Qt.DropAction) -> None:
            data = view.model().mimeData(view.selectedIndexes())
            self._carried.append((data, view.model().supportedDragActions()))

        def start_row(_: RowDrag) -> None:
            data = QMimeData()
            data.setData(MIME, b"")
            self._carried.append((data, Qt.DropAction.MoveAction))

        monkeypatch.setattr(HintedList, "startDrag", start_list, raising=False)
        monkeypatch.setattr(RowDrag, "_run", start_row)

    def click(
        self, widget: QWidget, place: QPoint | None = None, *, keys: Qt.KeyboardModifier = PLAIN
    ) -> None:
        """Click with the left button, in the middle unless a place is given."""
        self._press(widget, place or widget.rect().center(), LEFT, keys)
        QApplication.processEvents()

    def write(self, field: QLineEdit | QComboBox, words: str, *, enter: bool = False) -> None:
        """Click into a field and write these words instead of its own."""
        line = field.lineEdit() if isinstance(field, QComboBox) else field
        assert line is not None
        self.click(line)
        line.selectAll()
        QTest.keyClicks(line, words)
        if enter:
            QTest.keyClick(line, Qt.Key.Key_Return)

    def choose(self, box: QComboBox, words: str) -> None:
        """Open a box and click the entry that begins so."""
        self.click(box)
        view = box.view()
        row = next(at for at in range(box.count()) if box.itemText(at).startswith(words))
        self._desk.qtbot.waitUntil(view.isVisible, timeout=3000)
        QTest.mouseClick(view.viewport(), LEFT, PLAIN, middle(view, row))
        # A box takes no click for a choice so soon after it has opened.
        if view.isVisible():
            QTest.keyClick(view, Qt.Key.Key_Return)
        QApplication.processEvents()

    def menu(self, widget: QWidget, place: QPoint, *words: str) -> None:
        """Open the menu at a place and click the entries that begin so, one in each menu that opens."""
        self.at_menu(widget, place, lambda menu: self.pick(menu, *words))
        self._desk.settle()

    def at_menu(self, widget: QWidget, place: QPoint, then: Callable[[QMenu], None]) -> None:
        """Open the menu at a place, do this with it, and close it."""
        done: list[bool] = []
        timer = QTimer()

        def look() -> None:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu) and not done:
                done.append(True)
                timer.stop()
                try:
                    then(menu)
                finally:
                    menu.close()

        timer.timeout.connect(look)
        timer.start(5)
        # Some menus return here only once they are closed.
        self._press(widget, place, RIGHT, PLAIN)
        self._desk.qtbot.waitUntil(lambda: bool(done), timeout=3000)

    def pick(self, menu: QMenu, *words: str) -> None:
        """Click an entry of an open menu, and go on in the one that it opens."""
        for at, one in enumerate(words):
            action = next(each for each in menu.actions() if plain(each.text()).startswith(one))
            assert action.isEnabled(), one
            place = menu.actionGeometry(action).center()
            QTest.mouseMove(menu, place)
            QTest.mouseClick(menu, LEFT, PLAIN, place)
            if at + 1 < len(words):
                below = action.menu()
                assert isinstance(below, QMenu)
                self._desk.qtbot.waitUntil(below.isVisible, timeout=3000)
                menu = below

    def drag(self, widget: QWidget, start: QPoint, to: QWidget, end: QPoint) -> None:
        """Take up what lies at a place, carry it to another and let it go there."""
        handle = widget.window().windowHandle()
        first = widget.mapTo(widget.window(), start)
        last = to.mapTo(widget.window(), end)
        self._carried.clear()
        QTest.mousePress(handle, LEFT, PLAIN, first)
        for step in range(1, 5):
            QTest.mouseMove(handle, first + (last - first) * step / 4)
            QApplication.processEvents()
        for data, action in self._carried[:1]:
            for event in (
                QDragEnterEvent(end, action, data, LEFT, PLAIN),
                QDragMoveEvent(end, action, data, LEFT, PLAIN),
                QDropEvent(QPointF(end), action, data, LEFT, PLAIN),
            ):
                QApplication.sendEvent(to, event)
        QTest.mouseRelease(handle, LEFT, PLAIN, last)
        self._desk.settle()

    @property
    def carried(self) -> bool:
        """Whether the last drag was one that Qt carries."""
        return bool(self._carried)

    def _press(self, widget: QWidget, place: QPoint, button: Qt.MouseButton, keys: object) -> None:
        window = widget.window()
        QTest.mouseClick(window.windowHandle(), button, keys, widget.mapTo(window, place))


def plain(words: str) -> str:
    """A menu's words as they are read."""
    return words.split("\t")[0].replace("&", "")
