"""The centre of the window: one speaker's utterances side by side, and the keys that lead through them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.comparison.nearest import Nearest
from desktop.comparison.table import Options
from desktop.comparison.utterance import Rendering
from desktop.project.derive import OPEN, Findings
from desktop.window.comparison_actions import (
    AGAINST_FULLEST,
    AGAINST_REFERENCE,
    ComparisonActions,
    do,
    follow_box,
)
from desktop.window.comparison_bar import FULLEST, ComparisonBar
from desktop.window.comparison_empty import NothingShown
from desktop.window.comparison_filters import NO_FILTERS, Filters
from desktop.window.comparison_legend import Legend
from desktop.window.comparison_model import ComparisonModel
from desktop.window.comparison_place import Place, put_on_top, return_to, selected_place, top_statement
from desktop.window.comparison_reference import base_in
from desktop.window.comparison_table import ComparisonTable
from desktop.window.comparison_words import title_of, why_nothing
from desktop.window.difference_steps import DifferenceSteps
from desktop.window.judging import Judging
from desktop.window.notice import Notice
from desktop.window.prepared import Prepared
from desktop.window.row_actions import RowActions

AT_ONCE = 0.015
"""Seconds spent on judgements before a table is shown: enough for most speakers."""


class ComparisonView(QWidget):
    """The comparison table with what stands above and below it."""

    rendering_selected = Signal(str, object)
    """A statement's id and the `Rendering` of it."""
    passage_selected = Signal(str, object)
    """An article's id and a tuple of `Span`: a passage that is no statement of the speaker's."""
    missing_selected = Signal(str, object)
    """An article's id and an `Utterance`: the cell was selected where the one lacks the other."""
    base_chosen = Signal(str)
    options_changed = Signal(object)
    filters_changed = Signal(object)
    menu_opening = Signal(object)
    """The menu of a cell, before it is shown: whoever knows more can add to it."""
    reading_wanted = Signal()
    """The user wants to go on in the article (Enter)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ComparisonModel(self)
        self.bar = ComparisonBar(self)
        self.table = ComparisonTable(self.model, self)
        self.table.setAccessibleName("Comparison: a row for each utterance, a column for each article")
        self.legend = Legend(self, self.bar)
        self._speaker = OPEN
        self._started_here = False
        """Whether what is selected was selected without the user's doing."""
        self._notice = Notice(self)
        self._actions = ComparisonActions(self)
        self.row_actions = RowActions(self)
        self._nothing = NothingShown(self.table.viewport())
        self._judging = Judging(self.model, self)
        self.steps = DifferenceSteps(self.table, self.bar, self._actions, self._notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.table, self.legend):
            column.addWidget(part)
        column.setStretchFactor(self.table, 1)
        self.bar.set_steps(self._actions.previous, self._actions.following)
        self._connect_actions()
        self._judging.went_on.connect(self.steps.say_place)
        self._judging.ended.connect(self._apply_options)
        self.table.verticalScrollBar().valueChanged.connect(self._judging.put_off)
        self.bar.options_changed.connect(self._take_options)
        self.bar.filter_bar.filters_changed.connect(self._take_filters)
        self.bar.filter_bar.set_counts(self.model.counts)
        self._nothing.clear_wanted.connect(self.clear_filters)
        self.bar.base_chosen.connect(self._choose_base)
        self.table.base_wanted.connect(self._choose_base)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.table.menu_wanted.connect(self._show_menu)

    # What is shown

    @property
    def options(self) -> Options:
        """How the table is shown: what an export of it has to follow."""
        return self.model.table.options

    @property
    def speaker(self) -> str:
        """The id of the speaker shown."""
        return self._speaker

    def show_speaker(self, findings: Findings, speaker_id: str, prepared: Prepared | None = None) -> None:
        """Show a speaker's utterances; a rendering selected before stays so, in its place."""
        selected = self._selected_by_user if speaker_id == self._speaker else None
        top = top_statement(self.table, self.model) if speaker_id == self._speaker else ""
        self._speaker = speaker_id
        base = base_in(findings)
        self._show_bases(findings)
        wanted, filters = replace(self.bar.options, base=base), self.bar.filters
        shown = self.model.table.options
        if speaker_id == self.model.table.speaker and base == shown.base:
            at_once, sieved = wanted, filters  # the judgements are known already, but for a few
        else:
            at_once, sieved = replace(wanted, order="appearance", only_differing=False), NO_FILTERS
        changed = self.model.show(findings, speaker_id, at_once, prepared, sieved)
        # Outlets and colours may have changed without the rows.
        self.table.horizontalHeader().viewport().update()
        if self.model.judge(AT_ONCE) and (at_once, sieved) != (wanted, filters):
            changed = self.model.show(findings, speaker_id, wanted, prepared, filters) or changed
        if changed:
            if selected is not None:
                return_to(selected, self.table, self.model)
            elif self._started_here:
                self.table.scrollToTop()
            elif top:
                put_on_top(top, self.table, self.model)
        self._start_somewhere()
        self._say_what_is_shown()
        self._judging.go_on()

    def clear(self) -> None:
        """Show nothing."""
        self._speaker = OPEN
        self._judging.stop()
        self.model.clear()
        self.bar.show_nothing()
        self._actions.allow_steps(False)

    def set_options(self, options: Options) -> None:
        """Show the table in this way, as it was shown the last time; the base follows the findings."""
        self.bar.set_options(replace(options, base=self.options.base))
        self._take_options(self.bar.options)

    def show_agreement(self, shown: bool) -> None:
        """Let the base of each row show how many others share its words, or no longer."""
        self._actions.agreement.setChecked(shown)
        self.model.show_agreement(shown)
        self.legend.show_agreement(shown)

    def set_filters(self, filters: Filters) -> None:
        """Leave out rows in this way, as it was done the last time."""
        self.bar.filter_bar.show_filters(filters)
        self._apply_options()

    def clear_filters(self) -> None:
        """Ask for every row again; without filters, no longer for differences alone."""
        if self.bar.filters:
            self.bar.filter_bar.clear()
        elif self.bar.options.only_differing:
            self.bar.only_differing.setChecked(False)

    def set_states(self, states: Mapping[str, str]) -> None:
        """Say what the columns of articles that have no reading show, by article id."""
        self.model.set_states(states)

    def save_state(self) -> QByteArray:
        """How the user divided the columns."""
        return self.table.save_state()

    def restore_state(self, state: QByteArray) -> bool:
        """Divide the columns as remembered."""
        return self.table.restore_state(state)

    # What the user does

    def actions(self) -> list[QAction]:
        """The actions for the menus, in order."""
        return self._actions.all()

    @property
    def agreement_action(self) -> QAction:
        """Whether the base of each row shows how many others share its words."""
        return self._actions.agreement

    def next_difference(self) -> None:
        """Select the next cell that differs; past the last, the first."""
        self.steps.step(forwards=True)

    def previous_difference(self) -> None:
        """Select the cell before that differs; before the first, the last."""
        self.steps.step(forwards=False)

    def copy_selection(self) -> str:
        """Put the selected rendering on the clipboard, with its outlet; also returned."""
        current = self.table.currentIndex()
        if not current.isValid():
            return ""
        text = self.model.copy_text(current.row(), current.column(), self.table.entry)
        QGuiApplication.clipboard().setText(text)
        return text

    def find_nearest(self) -> Nearest | None:
        """Look for the passage nearest to the utterance in the selected cell's article, and show it."""
        current = self.table.currentIndex()
        if not current.isValid():
            return None
        found = self.model.find_nearest(current.row(), current.column())
        if found is not None:
            self.passage_selected.emit(self.model.article(current.column()).id, (found.span,))
        self.table.refit(current.row())
        return found

    def show_in_reference(self) -> bool:
        """Show where the selected quotation stands in the reference; False where it stands nowhere there."""
        current = self.table.currentIndex()
        held = self.model.against
        if held is None or not current.isValid():
            return False
        found = self.model.located(current.row(), current.column(), self.table.entry)
        spans = found.spans if found else self.model.place(current.row())
        if spans:
            self.passage_selected.emit(held.article, spans)
        return bool(spans)

    def select_statement(self, statement_id: str) -> bool:
        """Select the first rendering of a statement; False where this table has none."""
        for row in range(self.model.rowCount()):
            for column, cell in enumerate(self.model.row(row).cells):
                for number, entry in enumerate(cell.entries):
                    if entry.rendering.statement == statement_id:
                        self.table.choose(row, column, number)
                        return True
        if self.model.hidden:
            self._notice.say(
                "That row is hidden by the filters" if self.bar.filters else "That row is hidden"
            )
        return False

    def step_utterance(self, by: int) -> None:
        """Go on by some rows in the column at hand, or to the first row where nothing is selected."""
        self.steps.step_utterance(by)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.fit(event.size())
        self._notice.place()
        self._nothing.place()

    def minimumSizeHint(self) -> QSize:
        """Room for the folded bar and the table's heads: what has to stay readable beside the find panel."""
        least = super().minimumSizeHint()
        table = self.table.minimumSizeHint().height()
        return QSize(least.width(), max(least.height(), self.bar.least_height + table))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 100, metrics.height() * 36)

    def _connect_actions(self) -> None:
        actions = self._actions
        follow_box(actions.only_differing, self.bar.only_differing)
        follow_box(actions.ignore_house_style, self.bar.ignore_house_style)
        do(actions.following, self.next_difference)
        do(actions.previous, self.previous_difference)
        do(actions.use_as_base, self._use_current_as_base)
        do(actions.fullest, lambda: self._choose_base(""))
        do(actions.nearest, self.find_nearest)
        do(actions.copy, self.copy_selection)
        do(actions.in_reference, self.show_in_reference)
        do(actions.clear_filters, self.clear_filters)
        actions.agreement.toggled.connect(self.show_agreement)

    def _take_options(self, options: Options) -> None:
        if self.model.findings is None:
            return
        self._apply_options()
        self.options_changed.emit(replace(options, base=self.options.base))

    def _apply_options(self) -> None:
        """Show the table as the bar says; where that takes judgements still to be made, make them first."""
        findings = self.model.findings
        if findings is None:
            return
        wanted, filters = replace(self.bar.options, base=base_in(findings)), self.bar.filters
        needs_all = wanted.only_differing or wanted.order != "appearance" or filters
        if not needs_all or self.model.judge(AT_ONCE):
            selected = self._selected_by_user
            changed = self.model.show(findings, self._speaker, wanted, filters=filters)
            if changed and selected is not None:
                return_to(selected, self.table, self.model)
            elif changed:
                self.table.scrollToTop()
            self._start_somewhere()
        self._say_what_is_shown()
        self._judging.go_on()

    def _take_filters(self, filters: Filters) -> None:
        self._apply_options()
        self._start_somewhere()
        self.filters_changed.emit(filters)

    def _show_bases(self, findings: Findings) -> None:
        """Offer the bases: the reference first where there is one, or else each row's fullest rendering."""
        held = base_in(findings) if findings.base == "" else ""
        reference = findings.reference.article if findings.reference else None
        known = reference is not None and any(one.id == reference.id for one in findings.articles)
        first = f"reference: {findings.article(reference.id).label}" if reference and known else FULLEST
        names = [
            (key, name) for key, name in _named(findings) if not (known and reference and key == reference.id)
        ]
        self.bar.show_bases(names, "" if held else base_in(findings), first)
        self._actions.fullest.setText(AGAINST_REFERENCE if known else AGAINST_FULLEST)
        self.legend.show_reference(known)
        self.bar.filter_bar.show_outlets(
            list(dict.fromkeys(one.label for one in findings.articles)), reference=known
        )
        self.bar.filter_bar.show_tags(one.name for one in findings.marks.tags)

    def _start_somewhere(self) -> None:
        """Where nothing is selected, select the gravest rendering of the first row: there is more to read
        beside the table at once."""
        if self.table.currentIndex().isValid() or not self.model.rowCount():
            return
        _, column, which = min(
            (gravity, column, number)
            for column in range(self.model.columnCount())
            for number, gravity in enumerate(self.model.gravities(0, column))
        )
        self.table.choose(0, column, which)
        self._started_here = True

    def _choose_base(self, article: str) -> None:
        """Tell of the choice; the table follows when the findings come back with it."""
        self.base_chosen.emit(article)
        self.bar.base.setCurrentIndex(max(0, self.bar.base.findData(self.options.base)))

    def _use_current_as_base(self) -> None:
        current = self.table.currentIndex()
        if current.isValid():
            self._choose_base(self.model.article(current.column()).id)

    def keep_selection(self) -> None:
        """What is selected is what the user works on: let a new table select it again."""
        self._started_here = False

    def show_again(self) -> None:
        """Tell of the selected rendering once more: something else was shown meanwhile."""
        place = selected_place(self.table, self.model)
        if place is not None and self.model.cell(self.table.currentIndex().row(), place.column).entries:
            self.rendering_selected.emit(place.statement, Rendering(place.statement, place.spans))

    @property
    def _selected_by_user(self) -> Place | None:
        """What is selected; None where the user has not looked for it: then the first row is to be seen."""
        return None if self._started_here else selected_place(self.table, self.model)

    def _chosen(self, row: int, column: int, entry: int) -> None:
        self._started_here = False
        entries = self.model.cell(row, column).entries
        placed = self.model.is_place(row, column)
        found = self.model.located(row, column, entry)
        if placed:
            # Which of the row's quotations is looked at stays as it was: its place is what is clicked on.
            spans = self.model.shown_place(row)
            self.passage_selected.emit(self.model.article(column).id, spans)
        elif not entries:
            self.model.hold(row, column, None)
            self.missing_selected.emit(self.model.article(column).id, self.model.row(row).utterance)
        else:
            one = entries[min(entry, len(entries) - 1)]
            refers = found is not None and bool(found.spans) and self.model.place(row)
            self.model.hold(row, column, one.rendering if refers or one.judgement is not None else None)
            self.rendering_selected.emit(one.rendering.statement, one.rendering)
        missing = not entries and not placed and not self.model.state(column)
        self._actions.nearest.setEnabled(missing)
        self._actions.in_reference.setEnabled(placed or (found is not None and bool(found.spans)))
        self.steps.say_place()

    def _opened(self, row: int, column: int) -> None:
        if self.model.cell(row, column).entries or self.model.is_place(row, column):
            self.reading_wanted.emit()
        else:
            self.find_nearest()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._actions.copy, self._actions.nearest, self._actions.in_reference])
        menu.addSeparator()
        menu.addActions([self._actions.use_as_base, self._actions.fullest])
        self.menu_opening.emit(menu)
        menu.popup(place)

    # What is said of it

    def _say_what_is_shown(self) -> None:
        findings = self.model.findings
        if findings is None:
            return
        rows, utterances = self.model.rowCount(), len(self.model.utterances)
        self._actions.clear_filters.setEnabled(bool(self.bar.filters))
        self._nothing.say(why_nothing(self.model) if not rows else "", can_clear=bool(utterances))
        self.bar.show_title(*title_of(findings, self._speaker, rows, utterances))
        self.steps.say_place()


def _named(findings: Findings) -> list[tuple[str, str]]:
    return [(article.id, article.label) for article in findings.articles]
