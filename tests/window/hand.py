"""What a user does with the mouse at one window: clicks speakers, articles, cells and words, and answers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QListWidget

from tests.window.conftest import Desk
from tests.window.mouse import CTRL, PLAIN, Mouse, middle

WHY = "as I read it"
"""The reason that is given for everything."""


class Hand:
    """A hand at one window, with a folder of articles to read from."""

    def __init__(self, desk: Desk, mouse: Mouse, folder: Path) -> None:
        self.desk, self.mouse, self.folder = desk, mouse, folder
        self.window = desk.window

    def speakers(self, *names: str) -> QPoint:
        """Click speakers, all but the first with Ctrl held; where the last one stands."""
        view = self.window.speakers.list
        for number, name in enumerate(names):
            place = middle(view, self.window.speakers.model.row_of(self.desk.speaker(name)))
            self.mouse.click(view.viewport(), place, keys=CTRL if number else PLAIN)
            self.desk.settle()
        return place

    def ask_of_speakers(self, entry: str, *names: str) -> None:
        """Choose from the menu of the speakers clicked."""
        self.mouse.menu(self.window.speakers.list.viewport(), self.speakers(*names), entry)

    def ask_of_article(self, outlet: str, *entries: str) -> None:
        """Click an article and choose from its menu."""
        view = self.window.articles.list
        place = middle(view, self.desk.outlets.index(outlet))
        self.mouse.click(view.viewport(), place)
        self.desk.settle()
        self.mouse.menu(view.viewport(), place, *entries)

    def cell(self, words: str, outlet: str) -> QPoint:
        """Click the cell that an outlet has in the row of these words; where it stands."""
        view = self.window.comparison
        columns = [view.model.outlet(column) for column in range(view.model.columnCount())]
        row = next(
            row
            for row in range(view.model.rowCount())
            if any(
                words in entry.text
                for column in range(len(columns))
                for entry in view.model.content(row, column).entries
            )
        )
        place = middle(view.table, row, columns.index(outlet))
        self.mouse.click(view.table.viewport(), place)
        self.desk.settle()
        return place

    def ask_of_cell(self, words: str, outlet: str, *entries: str) -> None:
        """Choose from a cell's menu."""
        self.mouse.menu(self.window.comparison.table.viewport(), self.cell(words, outlet), *entries)

    def number(self, words: str) -> QPoint:
        """Where the number of the row with these words stands."""
        table = self.window.comparison.table
        return QPoint(6, table.rowViewportPosition(table.rowAt(self.cell(words, "Daily Herald").y())) + 12)

    def place(self, words: str, *, end: bool = False) -> QPoint:
        """Where words of the article begin, or end, on the screen."""
        text = self.window.reader.text
        return text.rect_at(text.article.text.index(words) + (len(words) if end else 0)).center()

    def read(self, speaker: str, words: str, outlet: str) -> None:
        """Open the article of a statement by clicking its cell."""
        self.speakers(speaker)
        self.cell(words, outlet)
        assert self.window.reader.text.article.outlet == outlet

    def select(self, words: str) -> None:
        """Draw the mouse over words of the article."""
        view = self.window.reader.text.viewport()
        self.mouse.drag(view, self.place(words), view, self.place(words, end=True))
        assert self.window.reader.text.textCursor().selectedText() == words

    def ask_of_words(self, words: str, *entries: str) -> None:
        """Choose from the menu of the article's words."""
        text = self.window.reader.text
        middle_of = text.rect_at(text.article.text.index(words) + len(words) // 2).center()
        self.mouse.menu(text.viewport(), middle_of, *entries)

    def answer(self, kind: type[QDialog], button: str = "ok", **fields: str) -> None:
        """Write into the fields of a dialog, the reason among them, and press its button."""
        dialog = self.desk.dialog(kind)
        for name, words in fields.items():
            self.mouse.write(getattr(dialog, name), words)
        self.mouse.write(dialog.reason, WHY)
        self.mouse.click(getattr(dialog, button))
        self.desk.settle()

    def tick(self, view: QListWidget, words: str) -> None:
        """Tick the entry of a list that begins so."""
        row = next(at for at in range(view.count()) if view.item(at).text().startswith(words))
        item = view.visualItemRect(view.item(row))
        self.mouse.click(view.viewport(), QPoint(item.left() + 10, item.center().y()))
        assert view.item(row).checkState() == Qt.CheckState.Checked

    def say_why(self) -> None:
        """Write the reason into the field beside the confirmation, where it was not asked for before."""
        field = self.window.status.why
        if field.isVisible():
            self.mouse.write(field, WHY, enter=True)
            self.desk.settle()
