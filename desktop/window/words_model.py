"""The reporting words as an item model, and the filter over it."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from desktop.comparison.reporting import Reporting, ReportingWord, WordKey
from desktop.window.offsets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

HEADINGS = ("Word", "Part", "Class", "Presupposes", "Meaning", "Rests on")

YOURS = "your own choice"


class WordsModel(QAbstractTableModel):
    """A row a sense of a reporting word; those of the user are marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[ReportingWord, ...] = ()

    def show(self, words: Reporting) -> None:
        """Show these words."""
        if words.words != self._words:
            self.beginResetModel()
            self._words = words.words
            self.endResetModel()

    def word(self, row: int) -> ReportingWord:
        """The word of a row."""
        return self._words[row]

    def row_of(self, key: WordKey) -> int:
        """Where the word of this name stands, -1 where it is not there."""
        return next((at for at, one in enumerate(self._words) if one.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._words)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        word = self._words[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells(word)[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(told(word))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADINGS[index.column()]}: {cells(word)[index.column()] or 'nothing'}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return HEADINGS[section] if 0 <= section < len(HEADINGS) else None


class WordsFilter(QSortFilterProxyModel):
    """Shows the words in which all of some words occur, of one class or all, the user's alone or all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._class = ""
        self._own = False
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def show_only(self, text: str, word_class: str, *, own: bool) -> None:
        """Show what holds every word of `text`, is of `word_class` ("": any), and is the user's if `own`."""
        self.beginFilterChange()
        self._words, self._class, self._own = tuple(text.casefold().split()), word_class, own
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        if not isinstance(model, WordsModel):
            return True
        word = model.word(row)
        if (self._class and word.word_class != self._class) or (self._own and not word.own):
            return False
        text = " ".join(cells(word)).casefold()
        return all(one in text for one in self._words)


def cells(word: ReportingWord) -> tuple[str, ...]:
    """What a row says, column by column."""
    lemma = f"{word.lemma}  ({', '.join(word.frame)})" if word.frame else word.lemma
    return (
        lemma, word.part, word.word_class, word.presupposes, word.gloss,
        YOURS if word.own else word.literature,
    )  # fmt: skip


def told(word: ReportingWord) -> str:
    """A word in a few lines."""
    lines = [f"{word.lemma} ({word.part}): {word.gloss or 'no meaning given'}", f"Class: {word.word_class}"]
    if word.frame:
        lines.append(f"Where it goes with: {', '.join(word.frame)}")
    if word.presupposes:
        lines.append(f"Presupposes: {word.presupposes}")
    lines.append("This row is yours." if word.own else f"Rests on {word.literature}")
    return "\n".join(lines)
