"""Open a row of the comparison word by word, and keep that right while findings come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.comparison.alignment_table import alignment_table
from desktop.comparison.passage import Passage
from desktop.comparison.table import Row
from desktop.comparison.utterance import Rendering
from desktop.comparison.word_by_word import WordByWord, word_by_word
from desktop.window.comparison_view import ComparisonView
from desktop.window.paint_content import place
from desktop.window.wordwise_dialog import WordwiseDialog
from desktop.window.workbench import Workbench


class WordwiseDesk:
    """Stands between the comparison, the workbench and the window of words, of which there is one."""

    def __init__(self, view: ComparisonView, workbench: Workbench, window: QWidget) -> None:
        self._view = view
        self._bench = workbench
        self._window = window
        self._dialog: WordwiseDialog | None = None
        self._shown: tuple[Rendering, ...] = ()
        self._base: Rendering | None = None
        """The rendering that the user chose as the base here; None: that of the row."""
        self._asked = 0
        """How many alignments were asked for: of two on their way the later counts."""
        view.model.modelReset.connect(self._follow)

    @property
    def dialog(self) -> WordwiseDialog | None:
        """The window of words, once it has been opened."""
        return self._dialog

    def open(self, row: int) -> None:
        """Show a row word by word."""
        self._base = None
        self._make(row)

    def _make(self, row: int) -> None:
        """Align the row's words beside the window's thread, then show them."""
        model = self._view.model
        shown = model.row(row)
        renderings = shown.utterance.renderings
        passages = [model.passage(one) for one in renderings]
        base = self._base if self._base in renderings else shown.base
        labels = numbered([self._label(passage, renderings) for passage in passages])
        columns = [self._colour(one) for one in renderings]
        about = self._about(row, shown)

        self._asked += 1
        asked = self._asked

        def ready(made: WordByWord) -> None:
            if asked != self._asked:
                return
            self._shown = renderings
            dialog = self._dialog_at_hand()
            fresh = not dialog.isVisible()
            dialog.show_words(about, made, labels, columns)
            if fresh:
                dialog.resize(dialog.sizeHint())
                dialog.show()
                dialog.view.setFocus()
            dialog.raise_()

        number = renderings.index(base)
        self._bench.background.run(
            lambda: word_by_word(alignment_table(passages), number), ready, self._failed
        )

    def _failed(self, problem: Exception) -> None:
        """Aligning raises nothing that the user could mend: it goes to the log."""
        raise problem

    def _dialog_at_hand(self) -> WordwiseDialog:
        if self._dialog is None:
            self._dialog = WordwiseDialog(self._window)
            self._dialog.base_chosen.connect(self._choose_base)
            self._dialog.told.connect(lambda words: self._bench.told.emit(words, False))
        return self._dialog

    def _choose_base(self, number: int) -> None:
        """Hold the others against another rendering, here alone."""
        if number < len(self._shown):
            self._base = self._shown[number]
            row = self._row()
            if row >= 0:
                self._make(row)

    def _follow(self) -> None:
        """The comparison shows something new: show its row as it is now; one that is not there stays."""
        if self._dialog is not None and self._dialog.isVisible():
            row = self._row()
            if row >= 0 and self._view.model.row(row).utterance.renderings != self._shown:
                self._make(row)

    def _row(self) -> int:
        """The row of the comparison that has most of what is shown; -1: none has any."""
        model, wanted = self._view.model, set(self._shown)
        shared = [
            (len(wanted.intersection(model.row(row).utterance.renderings)), -row)
            for row in range(model.rowCount())
        ]
        most = max(shared, default=(0, 0))
        return -most[1] if most[0] else -1

    def _label(self, passage: Passage, renderings: tuple[Rendering, ...]) -> str:
        """The outlet of a rendering; where its article has several, with its place."""
        article = passage.reading.article.id
        outlet = self._view.model.outlet(self._column_of(article))
        several = [one for one in renderings if self._article(one) == article]
        return outlet if len(several) == 1 else f"{outlet}, {place(passage.reading, passage.statement)}"

    def _colour(self, rendering: Rendering) -> int:
        return self._view.model.colour(self._column_of(self._article(rendering)))

    def _column_of(self, article: str) -> int:
        return self._view.model.table.articles.index(article)

    def _article(self, rendering: Rendering) -> str:
        return self._view.model.passage(rendering).reading.article.id

    def _about(self, row: int, shown: Row) -> str:
        findings = self._view.model.findings
        speaker = findings.speaker(self._view.speaker) if findings is not None else None
        name = speaker.name if speaker is not None else "Speaker not known"
        count = len(shown.utterance.renderings)
        return f"{name}, row {row + 1}: {count} renderings"


def numbered(labels: Sequence[str]) -> list[str]:
    """`labels` with those numbered that occur more than once."""
    counts, seen = Counter(labels), Counter[str]()
    out = []
    for label in labels:
        seen[label] += 1
        out.append(f"{label} ({seen[label]})" if counts[label] > 1 else label)
    return out
