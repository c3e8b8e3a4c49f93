"""Reporting words: browse the lexicon, change the class of a word, add words, take one's own rows back.

It stays open beside the window. Every change is a step of the project and is undone there (Ctrl+Z works here,
too); with the box ticked the row also goes into the user's own lexicon, for new projects.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.comparison.reporting import (
    CUE_CLASSES,
    PARTS,
    PRESUPPOSITIONS,
    Reporting,
    ReportingWord,
    WordKey,
    program_words,
)
from desktop.window.dialogs import plain_label
from desktop.window.row_painting import one_line
from desktop.window.tick_list import box_sheet
from desktop.window.words_model import WordsFilter, WordsModel

ALL = "All classes"
PRESUPPOSES_NOTHING = "nothing"


class WordsDialog(QDialog):
    """`saved` carries a `ReportingWord` and whether to keep it for new projects, `taken_back` a key and the
    same; `undo_wanted` and `redo_wanted` what their names say."""

    saved = Signal(object, bool)
    taken_back = Signal(object, bool)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, can_keep: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle("Reporting words")
        self.model = WordsModel(self)
        self.shown = WordsFilter(self)
        self.shown.setSourceModel(self.model)
        self._words = program_words()
        self._new = False
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Filter: a word, a meaning, a work")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName("Filter the words")
        self.classes = QComboBox(self)
        self.classes.addItems([ALL, *CUE_CLASSES])
        self.classes.setAccessibleName("Class shown")
        self.own = QCheckBox("Only &yours", self)
        self.table = QTableView(self)
        self.table.setModel(self.shown)
        self._make_form(can_keep)
        self._lay_out()
        self._connect()
        self._choose_first()

    def show_words(self, words: Reporting) -> None:
        """Show these words; what is at hand stays so."""
        key = self.word.key if self.word is not None else None
        self._words = words
        self.model.show(words)
        if key is None or not self.go_to(key):
            self._choose_first()

    def go_to(self, key: WordKey) -> bool:
        """Bring a word to hand, filters lifted where they hide it; False where it is not there."""
        row = self.model.row_of(key)
        if row < 0:
            return False
        if not self.shown.mapFromSource(self.model.index(row, 0)).isValid():
            self.filter.clear()
            self.classes.setCurrentIndex(0)
            self.own.setChecked(False)
        index = self.shown.mapFromSource(self.model.index(row, 0))
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._fill()
        return True

    @property
    def word(self) -> ReportingWord | None:
        """The word at hand, None while a new one is written."""
        index = self.table.currentIndex()
        if self._new or not index.isValid():
            return None
        return self.model.word(self.shown.mapToSource(index).row())

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * 58, em * 40)

    def _make_form(self, can_keep: bool) -> None:
        self.told = plain_label("", self)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.lemma = QLineEdit(self)
        self.lemma.setMaxLength(60)
        self.part = QComboBox(self)
        self.part.addItems(list(PARTS))
        self.word_class = QComboBox(self)
        self.word_class.addItems(list(CUE_CLASSES))
        self.presupposes = QComboBox(self)
        self.presupposes.addItems([one or PRESUPPOSES_NOTHING for one in PRESUPPOSITIONS])
        self.gloss = QLineEdit(self)
        self.gloss.setMaxLength(200)
        self.keep = QCheckBox("Also for &new projects", self)
        self.keep.setVisible(can_keep)
        self.keep.setToolTip(
            "Put the row into your own lexicon, which every new project begins with; undo leaves it there"
        )
        self.save = QPushButton("&Save", self)
        self.save.setShortcut(QKeySequence("Ctrl+Return"))
        self.save.setToolTip("Save this row in the project (Ctrl+Return)")
        self.back = QPushButton("&Take yours back", self)
        self.new = QPushButton("Ne&w word", self)
        self.close_button = QPushButton("&Close", self)
        for button in (self.save, self.back, self.new, self.close_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName("Reporting words")
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        self._size()
        top = QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addWidget(self.classes)
        top.addWidget(self.own)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        word = QHBoxLayout()
        word.addWidget(self.lemma, 1)
        word.addWidget(self.part)
        form.addRow(_label("Wo&rd", self.lemma), word)
        row = QHBoxLayout()
        row.addWidget(self.word_class, 1)
        row.addWidget(plain_label("presupposes", self))
        row.addWidget(self.presupposes, 1)
        form.addRow(_label("C&lass", self.word_class), row)
        form.addRow("&Meaning", self.gloss)
        self.lemma.setAccessibleName("Word")
        self.part.setAccessibleName("Part of speech")
        self.word_class.setAccessibleName("Class")
        self.presupposes.setAccessibleName("Presupposes")
        self.gloss.setAccessibleName("Meaning")
        buttons = QHBoxLayout()
        for button in (self.save, self.back, self.new):
            buttons.addWidget(button)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        body = QVBoxLayout(self)
        body.setContentsMargins(em, em, em, round(em * 0.8))
        body.setSpacing(round(em * 0.6))
        body.addLayout(top)
        body.addWidget(self.table, 1)
        body.addWidget(self.told)
        body.addLayout(form)
        body.addLayout(buttons)

    def _size(self) -> None:
        em = self.fontMetrics().height()
        self.table.verticalHeader().setDefaultSectionSize(round(em * 1.5))
        for column, share in enumerate((9, 4, 9, 6.5, 17)):
            self.table.setColumnWidth(column, round(em * share))
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _restyle(self) -> None:
        for one in (self.own, self.keep):
            one.setStyleSheet(box_sheet(one))

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.classes.currentIndexChanged.connect(self._filter)
        self.own.toggled.connect(self._filter)
        self.table.selectionModel().currentChanged.connect(self._current_changed)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self._take_back)
        self.new.clicked.connect(self.begin_new)
        self.close_button.clicked.connect(self.close)
        self.lemma.textChanged.connect(lambda _: self._enable())
        for box in (self.word_class, self.presupposes):
            box.currentIndexChanged.connect(lambda _: self._enable())
        self.gloss.textChanged.connect(lambda _: self._enable())
        for key, signal in (
            (QKeySequence.StandardKey.Undo, self.undo_wanted),
            (QKeySequence.StandardKey.Redo, self.redo_wanted),
        ):
            QShortcut(key, self).activated.connect(signal.emit)

    def begin_new(self) -> None:
        """Let the user write a new word; what stands in the filter is offered."""
        self._new = True
        self._put("" if self._words.senses(self.filter.text(), "verb") else self.filter.text().strip(), None)
        self.lemma.setFocus()

    def _filter(self) -> None:
        chosen = self.classes.currentText()
        self.shown.show_only(self.filter.text(), "" if chosen == ALL else chosen, own=self.own.isChecked())
        if not self.table.currentIndex().isValid():
            self._choose_first()

    def _choose_first(self) -> None:
        if self.shown.rowCount():
            self.table.setCurrentIndex(self.shown.index(0, 0))
        self._fill()

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self._new = False
        self._fill()

    def _fill(self) -> None:
        if not self._new:
            word = self.word
            self._put(word.lemma if word else "", word)

    def _put(self, lemma: str, word: ReportingWord | None) -> None:
        """Fill the form."""
        self.lemma.setText(lemma)
        self.part.setCurrentText(word.part if word else PARTS[0])
        self.word_class.setCurrentText(word.word_class if word else CUE_CLASSES[0])
        self.presupposes.setCurrentText((word.presupposes if word else "") or PRESUPPOSES_NOTHING)
        self.gloss.setText(word.gloss if word else "")
        self._enable()

    def _enable(self) -> None:
        word = self.word
        self.lemma.setReadOnly(not self._new)
        self.part.setEnabled(self._new)
        for one in (self.word_class, self.presupposes, self.gloss):
            one.setEnabled(self._new or word is not None)
        made = self._made()
        self.save.setEnabled(made is not None and made != word)
        self.back.setEnabled(word is not None and word.own)
        if self._new:
            self.told.setText("A new word: its dictionary form, such as “grouse”.")
        elif word is None:
            self.told.setText("No word fits the filter.")
        else:
            before = self._words.of_program(word.key) if word.own else None
            self.told.setText(_ground(word, before))

    def _made(self) -> ReportingWord | None:
        """The word that the form makes."""
        word = self.word
        lemma = one_line(self.lemma.text()).casefold()
        if not lemma or (word is None and not self._new):
            return None
        part = self.part.currentText()
        chosen = self.presupposes.currentText()
        presupposes = "" if chosen == PRESUPPOSES_NOTHING else chosen
        values = (self.word_class.currentText(), presupposes, one_line(self.gloss.text()))
        if word is not None:
            if values == (word.word_class, word.presupposes, word.gloss):
                return word
            return ReportingWord(
                *word.key, values[0], word.frame, presupposes, word.literature, values[2], own=True
            )
        taken = {one.sense for one in self._words.senses(lemma, part)}
        sense = next(str(number) for number in range(1, 1000) if str(number) not in taken)
        return ReportingWord(lemma, part, sense, values[0], (), presupposes, "", values[2], own=True)

    def _save(self) -> None:
        made = self._made()
        if made is not None:
            self._new = False
            self.saved.emit(made, self.keep.isChecked())
            self.go_to(made.key)

    def _take_back(self) -> None:
        word = self.word
        if word is not None and word.own:
            self.taken_back.emit(word.key, self.keep.isChecked())


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(buddy)
    return label


def _ground(word: ReportingWord, before: ReportingWord | None) -> str:
    """What a row rests on, in one line; `before` is the program's row where the user's holds."""
    parts = []
    if word.own:
        parts.append(
            "This row is yours" + (f"; the program’s class is {before.word_class}" if before else "")
        )
    elif word.literature:
        parts.append(f"The class rests on {word.literature}")
    if word.frame:
        parts.append(f"This sense goes with: {', '.join(word.frame)}")
    return ". ".join(parts)
