"""The centre of the window: one speaker's utterances side by side, and the keys that lead through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QVBoxLayout, QWidget

from desktop.basics.spans import Span
from desktop.comparison.nearest import Nearest
from desktop.comparison.table import Options, gravity
from desktop.project.derive import OPEN, Findings
from desktop.window.comparison_bar import ComparisonBar, Legend
from desktop.window.comparison_model import ComparisonModel
from desktop.window.comparison_table import ComparisonTable

NOTICE_MS = 2600

AT_ONCE = 0.015
"""Seconds spent on judgements before a table is shown: enough for most speakers."""

A_WHILE = 0.006
PAUSE_MS = 8
"""Judgements still missing are made for so many seconds, with so long a pause between."""

QUIET_MS = 300
"""How long after scrolling the window is left to itself."""


class ComparisonView(QWidget):
    """The comparison table with what stands above and below it."""

    rendering_selected = Signal(str, object)
    """A statement's id and the `Rendering` of it."""
    passage_selected = Signal(str, object)
    """An article's id and a tuple of `Span`: a passage that is no statement of the speaker's."""
    article_selected = Signal(str)
    """An article's id: a cell of it was selected that holds nothing."""
    base_chosen = Signal(str)
    options_changed = Signal(object)
    reading_wanted = Signal()
    """The user wants to go on in the article (Enter)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ComparisonModel(self)
        self.bar = ComparisonBar(self)
        self.table = ComparisonTable(self.model, self)
        self.table.setAccessibleName("Comparison: a row for each utterance, a column for each article")
        self.legend = Legend(self)
        self._speaker = OPEN
        self._notice = _Notice(self)
        self._judging = QTimer(self)
        self._judging.setSingleShot(True)
        self._judging.timeout.connect(self._judge_some)
        self.table.verticalScrollBar().valueChanged.connect(self._put_off_judging)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.table, self.legend):
            column.addWidget(part)
        column.setStretchFactor(self.table, 1)
        self._make_actions()
        self.bar.set_steps(self._previous, self._next)
        self.bar.options_changed.connect(self._take_options)
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

    def show_speaker(self, findings: Findings, speaker_id: str) -> None:
        """Show a speaker's utterances; a rendering selected before stays so, in its place."""
        selected = self._selected() if speaker_id == self._speaker else None
        top = self._top_row() if selected is None and speaker_id == self._speaker else None
        self._speaker = speaker_id
        self.bar.show_bases(_named(findings), findings.base)
        wanted = replace(self.bar.options, base=findings.base)
        shown = self.model.table.options
        if speaker_id == self.model.table.speaker and findings.base == shown.base:
            at_once = wanted  # the judgements are known already, but for a few
        else:
            at_once = replace(wanted, order="appearance", only_differing=False)
        changed = self.model.show(findings, speaker_id, at_once)
        if self.model.judge(AT_ONCE) and at_once != wanted:
            changed = self.model.show(findings, speaker_id, wanted) or changed
        if changed:
            self._return_to(selected, top)
        self._start_somewhere()
        self._say_what_is_shown()
        self._go_on_judging()

    def clear(self) -> None:
        """Show nothing."""
        self._speaker = OPEN
        self._judging.stop()
        self.model.clear()
        self.bar.show_title("", "")
        self.bar.place.setText("")

    def set_options(self, options: Options) -> None:
        """Show the table in this way, as it was shown the last time; the base follows the findings."""
        self.bar.set_options(replace(options, base=self.options.base))
        self._take_options(self.bar.options)

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
        return [
            self._next, self._previous, self._only_differing, self._ignore_house_style,
            self._use_as_base, self._fullest, self._nearest, self._copy,
        ]  # fmt: skip

    def next_difference(self) -> None:
        """Select the next cell with a painted difference; after the last, the first."""
        self._step(forwards=True)

    def previous_difference(self) -> None:
        """Select the cell with a painted difference before; before the first, the last."""
        self._step(forwards=False)

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

    def select_statement(self, statement_id: str) -> bool:
        """Select the first rendering of a statement; False where this table has none."""
        for row in range(self.model.rowCount()):
            for column, cell in enumerate(self.model.row(row).cells):
                for number, entry in enumerate(cell.entries):
                    if entry.rendering.statement == statement_id:
                        self.table.choose(row, column, number)
                        return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._notice.place()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 100, metrics.height() * 36)

    def _make_actions(self) -> None:
        def action(words: str, *keys: str, does: object) -> QAction:
            one = QAction(words, self)
            one.setShortcuts([QKeySequence(key) for key in keys])
            one.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            one.triggered.connect(does)
            self.addAction(one)
            return one

        self._next = action("&Next difference", "F8", "Ctrl+Down", does=self.next_difference)
        self._previous = action("&Previous difference", "Shift+F8", "Ctrl+Up", does=self.previous_difference)
        self._only_differing = action("&Only where articles differ", does=self.bar.only_differing.setChecked)
        self._ignore_house_style = action(
            "&Ignore punctuation and house style", does=self.bar.ignore_house_style.setChecked
        )
        for toggle, box in (
            (self._only_differing, self.bar.only_differing),
            (self._ignore_house_style, self.bar.ignore_house_style),
        ):
            toggle.setCheckable(True)
            box.toggled.connect(toggle.setChecked)
        self._use_as_base = action("Use this article as the &base", "Ctrl+B", does=self._use_current_as_base)
        self._fullest = action(
            "Hold each row against its &fullest rendering", does=lambda: self._choose_base("")
        )
        self._nearest = action("Find the n&earest passage", "Ctrl+Shift+N", does=self.find_nearest)
        self._copy = action("&Copy with outlet", "Ctrl+Shift+C", does=self.copy_selection)
        for one in (self._next, self._previous):
            key = one.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            one.setToolTip(f"{one.text().replace('&', '')} ({key})")

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
        wanted = replace(self.bar.options, base=findings.base)
        needs_all = wanted.only_differing or wanted.order != "appearance"
        if not needs_all or self.model.judge(AT_ONCE):
            selected = self._selected()
            if self.model.show(findings, self._speaker, wanted):
                self._return_to(selected, None)
        self._say_what_is_shown()
        self._go_on_judging()

    def _start_somewhere(self) -> None:
        """Where nothing is selected, select the gravest rendering of the first row: there is more to read
        beside the table at once."""
        if self.table.currentIndex().isValid() or not self.model.rowCount():
            return
        cells = [
            (gravity(cell.gravest), column)
            for column, cell in enumerate(self.model.row(0).cells)
            if cell.entries
        ]
        self.table.choose(0, min(cells)[1])

    def _go_on_judging(self) -> None:
        """Make the judgements that nobody has asked for yet, whenever the window has nothing else to do."""
        if self.model.judge(0.0):
            self._judging.stop()
        elif not self._judging.isActive():
            self._judging.start(PAUSE_MS)

    def _put_off_judging(self) -> None:
        if self._judging.isActive():
            self._judging.start(QUIET_MS)

    def _judge_some(self) -> None:
        if self.model.judge(A_WHILE):
            self._apply_options()
        else:
            self._say_place()
            self._judging.start(PAUSE_MS)

    def _choose_base(self, article: str) -> None:
        """Tell of the choice; the table follows when the findings come back with it."""
        self.base_chosen.emit(article)
        self.bar.base.setCurrentIndex(max(0, self.bar.base.findData(self.options.base)))

    def _use_current_as_base(self) -> None:
        current = self.table.currentIndex()
        if current.isValid():
            self._choose_base(self.model.article(current.column()).id)

    def _chosen(self, row: int, column: int, entry: int) -> None:
        entries = self.model.cell(row, column).entries
        if not entries:
            self.model.hold(row, column, None)
            self.article_selected.emit(self.model.article(column).id)
        else:
            one = entries[min(entry, len(entries) - 1)]
            self.model.hold(row, column, None if one.judgement is None else one.rendering)
            self.rendering_selected.emit(one.rendering.statement, one.rendering)
        missing = not entries and not self.model.state(column)
        self._nearest.setEnabled(missing)
        self._say_place()

    def _opened(self, row: int, column: int) -> None:
        if self.model.cell(row, column).entries:
            self.reading_wanted.emit()
        else:
            self.find_nearest()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._copy, self._nearest])
        menu.addSeparator()
        menu.addActions([self._use_as_base, self._fullest])
        menu.popup(place)

    # Where the user is

    def _step(self, *, forwards: bool) -> None:
        current = self.table.currentIndex()
        rows, columns = self.model.rowCount(), self.model.columnCount()
        total = rows * columns
        start = (
            current.row() * columns + current.column() if current.isValid() else (-1 if forwards else total)
        )
        for at, wrapped in _around(start, total, forwards=forwards):
            row, column = divmod(at, columns)
            if self.model.differs(row, column):
                self.table.choose(row, column)
                if wrapped:
                    self._notice.say("Went on from the top" if forwards else "Went on from the bottom")
                return
        self._notice.say("No difference is shown in this table")

    def _selected(self) -> tuple[str, int, tuple[Span, ...], QPoint] | None:
        """What is selected, in terms that outlive the table: statement, column, spans, the row's place."""
        current = self.table.currentIndex()
        if not current.isValid():
            return None
        entries = self.model.cell(current.row(), current.column()).entries
        place = QPoint(0, self.table.rowViewportPosition(current.row()))
        if not entries:
            base = self.model.row(current.row()).base
            return base.statement, current.column(), base.spans, place
        one = entries[min(self.table.entry, len(entries) - 1)].rendering
        return one.statement, current.column(), one.spans, place

    def _top_row(self) -> str | None:
        row = self.table.rowAt(0)
        return self.model.row(row).base.statement if row >= 0 else None

    def _return_to(self, selected: tuple[str, int, tuple[Span, ...], QPoint] | None, top: str | None) -> None:
        """Select again what was selected, at the height where it was."""
        if selected is None:
            if top is not None:
                self._put_on_top(top)
            return
        statement, column, spans, place = selected
        found = None
        for row in range(self.model.rowCount()):
            for rendering in self.model.row(row).utterance.renderings:
                if rendering.statement == statement and (found is None or rendering.spans == spans):
                    found = (row, rendering)
        if found is None:
            return
        row, rendering = found
        column = min(column, self.model.columnCount() - 1)
        entry = 0
        for number, cell in enumerate(self.model.row(row).cells):
            for which, one in enumerate(cell.entries):
                if one.rendering == rendering and self.model.cell(row, column).entries:
                    column, entry = number, which
        self.table.choose(row, column, entry)
        bar = self.table.verticalScrollBar()
        bar.setValue(bar.value() + self.table.rowViewportPosition(row) - place.y())

    def _put_on_top(self, statement: str) -> None:
        for row in range(self.model.rowCount()):
            if statement in self.model.row(row).utterance.statements:
                self.table.scrollTo(self.model.index(row, 0))
                bar = self.table.verticalScrollBar()
                bar.setValue(bar.value() + self.table.rowViewportPosition(row))
                return

    def _say_what_is_shown(self) -> None:
        findings = self.model.findings
        if findings is None:
            return
        speaker = findings.speaker(self._speaker)
        name = speaker.name if speaker else "Speaker not known"
        roles = "".join(speaker.roles[:1]) if speaker else "Statements whose speaker the text leaves open"
        rows, utterances = self.model.rowCount(), len(findings.utterances(self._speaker))
        count = f"{utterances} utterance{'s' * (utterances != 1)}"
        if rows != utterances:
            count = f"{rows} of {count}"
        self.bar.show_title(name, " · ".join(filter(None, (roles, count))))
        self._say_place()

    def _say_place(self) -> None:
        """Say which of the differences is selected."""
        self._next.setEnabled(self.model.rowCount() > 0)
        self._previous.setEnabled(self.model.rowCount() > 0)
        if not self.model.judge(0.0):
            self.bar.place.setText(f"comparing … {self.model.judged_share:.0%}")
            return
        differing = self.model.differing
        self._next.setEnabled(bool(differing))
        self._previous.setEnabled(bool(differing))
        current = self.table.currentIndex()
        here = differing.get((current.row(), current.column()))
        if here is not None:
            self.bar.place.setText(f"{here + 1} of {len(differing)} differences")
        else:
            self.bar.place.setText(f"{len(differing)} difference{'s' * (len(differing) != 1)}")


class _Notice(QLabel):
    """A line over the table that says something and goes away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTICE_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, words: str) -> None:
        """Show some words for a while; screen readers are told by the name changing."""
        self.setText(words)
        self.setAccessibleName(words)
        margin = self.fontMetrics().height() // 2
        self.setContentsMargins(margin, margin // 2, margin, margin // 2)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Stand in the middle, near the lower edge."""
        parent = self.parentWidget()
        if parent is not None:
            self.move(
                (parent.width() - self.width()) // 2,
                parent.height() - self.height() - 3 * self.fontMetrics().height(),
            )


def _around(start: int, total: int, *, forwards: bool) -> Iterator[tuple[int, bool]]:
    """Every place of `total` once, beginning beside `start`; with whether the end was passed on the way."""
    step = 1 if forwards else -1
    for distance in range(1, total + 1):
        at = start + step * distance
        if start in (-1, total) and not 0 <= at < total:
            return
        yield at % total, not 0 <= at < total


def _named(findings: Findings) -> list[tuple[str, str]]:
    return [(article.id, article.label) for article in findings.articles]
