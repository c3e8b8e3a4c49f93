"""Turn what the user says about the rows of the comparison into commands.

Where a rendering belongs, what is one utterance, how two renderings relate, what an article does not report:
each is one undoable step, confirmed in words, and what was selected stays so in the new table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.basics.errors import CrossquoteError
from desktop.basics.spans import text_of
from desktop.comparison.nearest import likeness
from desktop.comparison.table import Cell, Entry, Row
from desktop.comparison.utterance import Utterance, Verdict
from desktop.project.commands import Command
from desktop.window import realignments
from desktop.window.comparison_actions import do
from desktop.window.comparison_view import ComparisonView
from desktop.window.row_chooser import RowChoice, RowChooser
from desktop.window.row_painting import one_line
from desktop.window.verdict_menu import VerdictMenu
from desktop.window.wordwise_desk import WordwiseDesk
from desktop.window.workbench import Workbench

OUTLET_LIMIT = 40
"""Characters of an outlet's name in a confirmation."""

WORDS_LIMIT = 44
"""Characters of a row's words in a confirmation."""


@dataclass(frozen=True, slots=True)
class Here:
    """What is selected: a cell of a row, and the rendering in it, None where it holds none."""

    row: int
    column: int
    shown: Row
    cell: Cell
    entry: Entry | None


class RowDesk:
    """Stands between the rows of one comparison and the workbench."""

    def __init__(self, view: ComparisonView, workbench: Workbench, window: QWidget) -> None:
        self._view = view
        self._bench = workbench
        self._window = window
        self._chooser: RowChooser | None = None
        self.words = WordwiseDesk(view, workbench, window)
        actions = view.row_actions
        do(actions.words, self.show_words)
        do(actions.move, self.choose_row)
        do(actions.split, self.split)
        do(actions.join_above, lambda: self.join_beside(-1))
        do(actions.join_below, lambda: self.join_beside(1))
        do(actions.join, self.choose_partner)
        do(actions.verdict, self.offer_verdicts)
        do(actions.absence, self.turn_absence)
        view.table.chosen.connect(lambda *_: self.refresh())
        view.model.modelReset.connect(self.refresh)
        view.menu_opening.connect(self._fill_menu)
        view.table.drag.moved.connect(self._dropped)
        view.table.drag.joined.connect(self._join_rows)

    @property
    def here(self) -> Here | None:
        """What is selected in the table; None where nothing is."""
        current, model = self._view.table.currentIndex(), self._view.model
        if not current.isValid() or current.row() >= model.rowCount():
            return None
        row, column = current.row(), current.column()
        cell = model.cell(row, column)
        entries = () if model.is_place(row, column) else cell.entries
        which = min(self._view.table.entry, len(entries) - 1)
        return Here(row, column, model.row(row), cell, entries[which] if entries else None)

    def refresh(self) -> None:
        """Enable what fits what is selected."""
        here, model = self.here, self._view.model
        if here is None:
            self._view.row_actions.allow()
            return
        several = len(model.utterances) > 1
        alone = len(here.shown.utterance.renderings) == 1
        free = not here.cell.entries and not model.state(here.column)
        self._view.row_actions.allow(
            words=not alone,
            move=here.entry is not None and several,
            split=here.entry is not None and not alone,
            above=here.row > 0,
            below=here.row + 1 < model.rowCount(),
            join=several,
            verdict=self._can_judge(here),
            absence=free and not model.is_place(here.row, here.column),
            absent=here.cell.not_reported,
        )

    def show_words(self) -> None:
        """Show the selected row word by word."""
        here = self.here
        if here is not None and len(here.shown.utterance.renderings) > 1:
            self.words.open(here.row)

    # Where a rendering belongs

    def choose_row(self) -> None:
        """Ask which row the selected rendering belongs to."""
        here = self.here
        if here is None or here.entry is None:
            return
        entry = here.entry
        passage = self._view.model.passage(entry.rendering)
        self._ask(
            "Move to row",
            text_of(passage.text, passage.spans),
            here,
            "Move here",
            lambda utterance, why: self._move(here, entry, utterance, why),
        )

    def split(self) -> None:
        """Let the selected rendering stand alone."""
        here = self.here
        if here is not None and here.entry is not None and len(here.shown.utterance.renderings) > 1:
            entry = here.entry
            self._do(
                lambda: realignments.split(self._bench.findings, entry.rendering),
                f"Split off what {self._outlet(here.column)} has",
            )

    def _dropped(self, row: int, column: int, which: int, target: int) -> None:
        """A rendering was dropped on another row, or below the last."""
        model = self._view.model
        self._view.table.choose(row, column, which)
        here = self.here
        if here is None or here.entry is None:
            return
        if target < 0:
            self.split()
        else:
            self._move(here, here.entry, model.row(target).utterance)

    def _move(self, here: Here, entry: Entry, to: Utterance, why: str = "") -> None:
        self._do(
            lambda: realignments.move(self._bench.findings, entry.rendering, to, why),
            f"Moved what {self._outlet(here.column)} has to the row of {self._row_words(to)}",
        )

    # What is one utterance

    def choose_partner(self) -> None:
        """Ask which row the selected one is to be joined with."""
        here = self.here
        if here is None:
            return
        passage = self._view.model.passage(here.shown.base)
        mine = here.shown.utterance
        self._ask(
            "Join with row",
            text_of(passage.text, passage.spans),
            here,
            "Join them",
            lambda other, why: self._join(other, mine, why),
        )

    def join_beside(self, by: int) -> None:
        """Join the selected row with the one above or below it."""
        here = self.here
        if here is not None and 0 <= here.row + by < self._view.model.rowCount():
            self._join_rows(here.row + by, here.row)

    def _join_rows(self, target: int, dragged: int) -> None:
        model = self._view.model
        self._join(model.row(target).utterance, model.row(dragged).utterance)

    def _join(self, target: Utterance, dragged: Utterance, why: str = "") -> None:
        self._do(
            lambda: realignments.join(self._bench.findings, target, dragged, why),
            f"Joined {self._row_words(dragged)} with {self._row_words(target)}",
        )

    # How two renderings relate

    def offer_verdicts(self) -> None:
        """Open the menu of verdicts at the selected cell."""
        here, table = self.here, self._view.table
        menu = self.verdict_menu(self._view)
        if here is not None and menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            area = table.visualRect(self._view.model.index(here.row, here.column))
            seen = area.intersected(table.viewport().rect())
            em = table.fontMetrics().height()
            menu.popup(table.viewport().mapToGlobal(seen.topLeft() + QPoint(em // 2, em * 2)))

    def verdict_menu(self, parent: QWidget) -> VerdictMenu | None:
        """The menu of verdicts for the selected rendering; None where it has none."""
        here = self.here
        if here is None or here.entry is None or not self._can_judge(here):
            return None
        entry, judgement = here.entry, here.entry.judgement
        if judgement is None:
            return None
        menu = VerdictMenu(judgement, parent)
        menu.chosen.connect(lambda verdict: self._set_verdict(here, entry, verdict))
        return menu

    def _can_judge(self, here: Here) -> bool:
        """Whether the selected rendering shows a verdict against the base of its row."""
        held = self._view.model.against
        referred = here.entry is not None and held is not None and held.held(here.entry.rendering)
        return here.entry is not None and here.entry.base is not None and not referred

    def _set_verdict(self, here: Here, entry: Entry, verdict: Verdict | None) -> None:
        base, found = entry.base, entry.judgement
        if base is None or found is None or (verdict == found.verdict and found.program is not None):
            return
        outlet = self._outlet(here.column)
        self._do(
            lambda: realignments.verdict(self._bench.findings, base, entry.rendering, verdict),
            f"{outlet}: {verdict}, set by you" if verdict else f"{outlet}: the program’s verdict again",
        )

    # What an article does not report

    def turn_absence(self) -> None:
        """Say that the article of the selected cell does not report the row, or take that back."""
        here = self.here
        if here is None or here.cell.entries:
            return
        absent, outlet = not here.cell.not_reported, self._outlet(here.column)
        self._do(
            lambda: realignments.absence(
                self._bench.findings, here.shown.utterance, here.cell.article, absent=absent
            ),
            f"{outlet}: not reported, confirmed" if absent else f"{outlet}: not found here",
        )

    # How it is asked and told

    def _fill_menu(self, menu: QMenu) -> None:
        """Put what can be said about the row into the menu of a cell."""
        actions = self._view.row_actions
        menu.addSeparator()
        for action in actions.all():
            # The menu's own, and gone with it: it hides already where the mouse only passes over it.
            verdicts = self.verdict_menu(menu) if action is actions.verdict else None
            if verdicts is not None:
                menu.addMenu(verdicts)
            else:
                menu.addAction(action)

    def _ask(
        self, title: str, words: str, here: Here, button: str, then: Callable[[Utterance, str], None]
    ) -> None:
        """Let the user choose one of the other rows, those that the filters hide among them."""
        others = {one.id: one for one in self._view.model.utterances if one.id != here.shown.utterance.id}
        rendering = here.entry.rendering if here.entry is not None else here.shown.base
        sought = self._view.model.passage(rendering)

        def like(one: Utterance) -> float:
            return max(likeness(sought, self._view.model.passage(other)) for other in one.renderings)

        rows = [self._choice(one) for one in sorted(others.values(), key=like, reverse=True)]
        chooser = RowChooser(self._window, title, words, rows, button=button)
        chooser.accepted.connect(
            lambda: then(others[chooser.chosen], chooser.why) if chooser.chosen in others else None
        )
        chooser.finished.connect(chooser.deleteLater)
        self._chooser = chooser
        chooser.open()

    def _choice(self, utterance: Utterance) -> RowChoice:
        model = self._view.model
        number = self._number(utterance)
        row = model.row(number) if number >= 0 else None
        base = model.passage(row.base if row is not None else utterance.renderings[0])
        articles = [one.id for one in self._bench.findings.articles]
        columns = sorted(
            {articles.index(self._bench.findings.article_of[one]) for one in utterance.statements}
        )
        return RowChoice(
            utterance.id,
            str(number + 1) if row is not None else "",
            text_of(base.text, base.spans),
            ", ".join(model.outlet(column) for column in columns),
        )

    def _row_words(self, utterance: Utterance) -> str:
        """A row by its first words: its number may be another once the rows are sorted anew."""
        number = self._number(utterance)
        row = self._view.model.row(number) if number >= 0 else None
        passage = self._view.model.passage(row.base if row is not None else utterance.renderings[0])
        return f"“{_cut(one_line(text_of(passage.text, passage.spans)).strip('“”,. '), WORDS_LIMIT)}”"

    def _number(self, utterance: Utterance) -> int:
        """In which row an utterance is shown, from 0; -1: in none."""
        rows = enumerate(self._view.model.table.rows)
        return next((number for number, row in rows if row.utterance.id == utterance.id), -1)

    def _outlet(self, column: int) -> str:
        return f"“{_cut(one_line(self._view.model.outlet(column)), OUTLET_LIMIT)}”"

    def _do(self, make: Callable[[], tuple[Command, ...]], told: str) -> None:
        try:
            commands = make()
        except CrossquoteError as problem:
            self._bench.warned.emit(str(problem))
            return
        self._view.keep_selection()
        self._bench.apply(*commands, told=told)


def _cut(words: str, limit: int) -> str:
    """No more than so many characters, cut between words."""
    if len(words) <= limit:
        return words
    return f"{words[: limit - 1].rpartition(' ')[0] or words[: limit - 1]}…"
