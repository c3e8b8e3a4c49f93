"""Turn what the user says about framing into commands: single values, and the lexicon of reporting words."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.comparison.framing import Dimension
from desktop.comparison.reporting import ReportingWord, WordKey
from desktop.project.checks import statement_anchors
from desktop.project.commands import SetFraming, SetLexiconRow
from desktop.project.derive import Findings
from desktop.project.lexicon_rows import put_own, row_of
from desktop.window.framing_dialog import FramingDialog
from desktop.window.framing_pane import FramingPane
from desktop.window.framing_rows import NAMES
from desktop.window.words_dialog import WordsDialog
from desktop.window.workbench import Workbench

log = logging.getLogger(__name__)


class FramingDesk:
    """Stands between the framing pane, the workbench and the dialogs of one window."""

    def __init__(self, window: QWidget, workbench: Workbench, pane: FramingPane) -> None:
        self._window = window
        self._bench = workbench
        self.own: Path | None = None
        """The folder of the user's own lexicons; None: rows hold in their project alone."""
        self._words: WordsDialog | None = None
        pane.set_wanted.connect(self.ask)
        pane.back_wanted.connect(self.take_back)
        pane.word_wanted.connect(self.open_words)
        workbench.findings_changed.connect(self._follow)

    @property
    def words(self) -> WordsDialog | None:
        """The dialog of reporting words, once it has been opened."""
        return self._words

    def ask(self, statement: str, dimension: str) -> None:
        """Ask for a value of a statement's framing."""
        findings = self._bench.findings
        if statement not in findings.statements:
            return
        named = cast("Dimension", dimension)
        feature = next((one for one in findings.framing(statement) if one.dimension == dimension), None)
        dialog = FramingDialog(self._window, named, feature)

        def do() -> None:
            value, reason = dialog.chosen
            self._set(statement, named, value, reason)

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(do)
        dialog.open()

    def take_back(self, statement: str, dimension: str) -> None:
        """Let the program's value hold again."""
        self._set(statement, cast("Dimension", dimension), "", "")

    def open_words(self, key: WordKey | None = None) -> None:
        """Open the reporting words, at one of them where `key` names it."""
        if self._words is None:
            dialog = WordsDialog(self._window, can_keep=self.own is not None)
            dialog.saved.connect(self._save)
            dialog.taken_back.connect(self._take_word_back)
            dialog.undo_wanted.connect(self._bench.undo)
            dialog.redo_wanted.connect(self._bench.redo)
            dialog.resize(dialog.sizeHint().boundedTo(dialog.screen().availableSize() * 0.88))
            self._words = dialog
        self._words.show_words(self._bench.findings.reporting)
        if key is not None:
            self._words.go_to(key)
        self._words.show()
        self._words.raise_()
        self._words.activateWindow()

    def close_all(self) -> None:
        """Close what stands beside the window."""
        if self._words is not None:
            self._words.close()

    def _follow(self, findings: Findings) -> None:
        if self._words is not None and self._words.isVisible():
            self._words.show_words(findings.reporting)

    def _set(self, statement: str, dimension: Dimension, value: str, reason: str) -> None:
        findings = self._bench.findings
        one = findings.statements.get(statement)
        if one is None:
            self._bench.warned.emit("That statement is no longer there; select it again.")
            return
        place = statement_anchors(findings.readings[findings.article_of[statement]], one)
        name = NAMES.get(dimension, dimension)
        told = f"Set {name} to “{value}”" if value else f"The program’s {name} holds again"
        self._bench.apply(SetFraming(place, dimension, value, reason), told=told)

    def _save(self, word: ReportingWord, keep: bool) -> None:
        row = row_of(word)
        if self._bench.apply(row, told=f"“{word.lemma}” is {word.word_class}") and keep:
            self._keep(row)

    def _take_word_back(self, key: WordKey, keep: bool) -> None:
        row = SetLexiconRow("reporting", key, ())
        if self._bench.apply(row, told=f"Took your row of “{key[0]}” back") and keep:
            self._keep(row)

    def _keep(self, row: SetLexiconRow) -> None:
        """Put a row into the user's own lexicon, for new projects; undo leaves it there."""
        if self.own is None:
            return
        try:
            put_own(self.own, (row,))
        except OSError as problem:
            log.warning("the own lexicon could not be written: %s", type(problem).__name__)
            self._bench.warned.emit(
                f"Your own lexicon could not be written ({problem.strerror}); the row holds in this project."
            )
