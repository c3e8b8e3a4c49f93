"""A row word by word, in a window of its own: any base, from difference to difference, to be copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.comparison.word_by_word import WordByWord
from desktop.export.collation import collation_csv, collation_text
from desktop.window.colours import colours_of
from desktop.window.comparison_legend import Legend
from desktop.window.dialogs import plain_label
from desktop.window.icons import icon
from desktop.window.paint_fonts import fonts_of
from desktop.window.row_painting import one_line
from desktop.window.wordwise_model import WordwiseModel
from desktop.window.wordwise_view import WordwiseView

NO_MORE = "No more differences this way"
ALL_THE_SAME = "All have the same words"


class WordwiseDialog(QDialog):
    """All renderings of one utterance in columns. `base_chosen` carries the number of a row."""

    base_chosen = Signal(int)
    told = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Word by word")
        self.setSizeGripEnabled(True)
        self.model = WordwiseModel(self)
        self.view = WordwiseView(self.model, self)
        self.about = plain_label("", self)
        self.about.setAccessibleName("Row")
        self.base = QComboBox(self)
        self.base.setAccessibleName("Base: the rendering that the others are held against")
        self.base.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.base.setMinimumContentsLength(16)
        self.place = QLabel(self)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.previous, self.following = QToolButton(self), QToolButton(self)
        self.as_text = QPushButton("Copy as &text", self)
        self.as_csv = QPushButton("Copy as &CSV", self)
        self.legend = Legend(self)
        self.legend.show_counts()
        base_label = QLabel("&Base", self)
        base_label.setBuddy(self.base)
        bar = QHBoxLayout()
        for part in (base_label, self.base, self.previous, self.following, self.place):
            bar.addWidget(part)
        bar.addStretch(1)
        bar.addWidget(self.as_text)
        bar.addWidget(self.as_csv)
        self._head = QVBoxLayout()
        self._head.addWidget(self.about)
        self._head.addLayout(bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.view, 1)
        column.addWidget(self.legend)
        self._steps = (
            self._action("Previous difference", ("Shift+F8", "Ctrl+Left"), lambda: self.step(-1)),
            self._action("Next difference", ("F8", "Ctrl+Right"), lambda: self.step(1)),
        )
        self._action("Use this rendering as the base", ("Ctrl+B",), self._use_current)
        self._action("Copy as text", ("Ctrl+C",), self.copy_text)
        for button, action in zip((self.previous, self.following), self._steps, strict=True):
            button.setDefaultAction(action)
            button.setAutoRaise(True)
        for push in (self.as_text, self.as_csv):
            push.setAutoDefault(False)
        self.as_text.clicked.connect(self.copy_text)
        self.as_csv.clicked.connect(self.copy_csv)
        self.base.activated.connect(self.base_chosen)
        self.view.verticalHeader().sectionDoubleClicked.connect(self.base_chosen)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._say_place())
        self._restyle()

    def show_words(
        self, about: str, shown: WordByWord, labels: Sequence[str], outlets: Sequence[int]
    ) -> None:
        """Show a row: what it is about, its words, and the renderings' names and outlets' colours."""
        current = self.view.currentIndex()
        at = (current.row(), current.column()) if current.isValid() else None
        self.about.setText(about)
        self.view.outlets = tuple(outlets)
        self.model.show(shown, labels)
        self.base.clear()
        self.base.addItems([one_line(label) for label in labels])
        self.base.setCurrentIndex(shown.base)
        first = max(0, self.model.step(-1, 1))
        row, column = at or (shown.base, first)
        if row < self.model.rowCount() and column < self.model.columnCount():
            self.view.setCurrentIndex(self.model.index(row, column))
        self._say_place()

    def step(self, by: int) -> None:
        """Go to the next column that differs, or to the one before."""
        if not self.view.step(by):
            self.place.setText(NO_MORE if self.model.places else ALL_THE_SAME)

    def copy_text(self) -> None:
        """Put the renderings on the clipboard, line under line."""
        if self.model.shown is not None:
            QGuiApplication.clipboard().setText(collation_text(self.model.shown, self.model.labels))
            self.told.emit("Copied word by word, as text")

    def copy_csv(self) -> None:
        """Put the renderings on the clipboard as CSV."""
        if self.model.shown is not None:
            QGuiApplication.clipboard().setText(collation_csv(self.model.shown, self.model.labels))
            self.told.emit("Copied word by word, as CSV")

    def sizeHint(self) -> QSize:
        em, full = fonts_of(self.font()).em, self.view.full_size
        around = self._head.sizeHint().height() + self.legend.height() + round(em * 1.2)
        wide = min(max(full.width() + round(em), round(em * 44)), round(em * 76))
        size = QSize(wide, min(full.height(), round(em * 24)) + around)
        screen = self.screen().availableGeometry().size() * 0.9
        return size.boundedTo(screen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()
            if self.isVisible():
                self.resize(self.size().expandedTo(self.sizeHint()))

    def _action(self, words: str, keys: tuple[str, ...], does: object) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(
            f"{words} ({QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)})"
        )
        action.triggered.connect(does)
        self.addAction(action)
        return action

    def _use_current(self) -> None:
        current = self.view.currentIndex()
        if current.isValid():
            self.base_chosen.emit(current.row())

    def _say_place(self) -> None:
        """Say which of the places that differ is selected."""
        count, at = len(self.model.places), self.model.place_of(self.view.currentIndex().column())
        if not count:
            self.place.setText(ALL_THE_SAME)
        elif at >= 0:
            self.place.setText(f"{at + 1} of {count} places that differ")
        else:
            self.place.setText("1 place that differs" if count == 1 else f"{count} places that differ")
        for action in self._steps:
            action.setEnabled(count > 0)

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        pad = round(fonts.em * 0.75)
        self._head.setContentsMargins(pad, pad, pad, pad)
        self._head.setSpacing(round(fonts.em * 0.5))
        self.place.setFont(fonts.small)
        palette = self.place.palette()
        palette.setColor(self.place.foregroundRole(), shades.muted)
        self.place.setPalette(palette)
        for action, picture in zip(self._steps, ("previous", "next"), strict=True):
            action.setIcon(icon(picture, self.palette()))
        size = round(fonts.em * 1.1)
        for button in (self.previous, self.following):
            button.setIconSize(QSize(size, size))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
