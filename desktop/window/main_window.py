"""The main window: the panes, and what leads from one to another.

Left, the articles over the speakers; in the centre a speaker's utterances side by side; right, the
article. It holds no data: the workbench does, and whatever changes goes there as a command.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.comparison.table import Options
from desktop.project.commands import ChooseBase
from desktop.project.derive import OPEN, Findings
from desktop.window.actions import Actions
from desktop.window.article_pane import ArticlePane
from desktop.window.article_rows import ArticleRow, count_of
from desktop.window.articles_view import ArticlesView
from desktop.window.comparison_view import ComparisonView
from desktop.window.desk_dialogs import DeskDialogs
from desktop.window.drop import ONLY_ADDRESS, DropTarget, Load, load_of
from desktop.window.empty import EmptyPage, WaitingPage
from desktop.window.formats import formats_in_words
from desktop.window.icons import window_icon
from desktop.window.intake_progress import IntakeProgress
from desktop.window.reader_guide import ReaderGuide
from desktop.window.reading_states import column_states, why_no_table
from desktop.window.settings import Settings
from desktop.window.speaker_rows import ORDERS, SpeakerOrder
from desktop.window.speakers_view import SpeakersView
from desktop.window.status import StatusLine, WarningBanner
from desktop.window.theme import MODES, Theme, style_sheet
from desktop.window.window_memory import WindowMemory
from desktop.window.workbench import Workbench


class MainWindow(QMainWindow):
    """The window of one project. `painted` is told once, after it has first been seen."""

    painted = Signal()

    def __init__(
        self, workbench: Workbench, settings: Settings, theme: Theme, *, log_file: Path | None = None
    ) -> None:
        super().__init__()
        self.workbench = workbench
        self._theme = theme
        self._log_file = log_file
        self._seen = False
        self._restoring = False
        self.setWindowTitle("Crossquote")
        self.setWindowIcon(window_icon())
        self._make_panes()
        self.actions_by_name = Actions(self, self.comparison.actions())
        self.actions_by_name.fill_menus()
        self.toolbar = self.actions_by_name.fill_toolbar()
        self.dialogs = DeskDialogs(self, workbench, settings)
        self.guide = ReaderGuide(self.reader, workbench)
        self.memory = WindowMemory(self, settings, theme.zoom)
        self._connect()
        self._connect_actions()
        self.memory.restore()
        self._restyle()
        self._refresh_rows()
        self._refresh_history()
        self._refresh_selection()

    # What is in the window

    def _make_panes(self) -> None:
        self.articles = ArticlesView(self)
        self.speakers = SpeakersView(self)
        self.left = QSplitter(Qt.Orientation.Vertical, self)
        self.left.addWidget(self.articles)
        self.left.addWidget(self.speakers)
        self.left.setStretchFactor(0, 2)
        self.left.setStretchFactor(1, 3)
        self.left.setChildrenCollapsible(False)
        self.empty = EmptyPage(formats_in_words(), self)
        self.waiting = WaitingPage(self)
        self.comparison = ComparisonView(self)
        self.centre = QStackedWidget(self)
        for page in (self.empty, self.waiting, self.comparison):
            self.centre.addWidget(page)
        self.banner = WarningBanner(self)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.centre, 1)
        self.reader = ArticlePane(self)
        self.panes = QSplitter(Qt.Orientation.Horizontal, self)
        for pane in (self.left, middle, self.reader):
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(1, 1)
        self.panes.setChildrenCollapsible(False)
        for splitter in (self.left, self.panes):
            splitter.setHandleWidth(1)
        self.setCentralWidget(self.panes)
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self.drop_target = DropTarget(self)
        self.left.setAccessibleName("Articles and speakers")

    def _connect(self) -> None:
        bench = self.workbench
        bench.rows_changed.connect(self._refresh_rows)
        bench.findings_changed.connect(self._show_findings)
        bench.progress_changed.connect(self._show_progress)
        bench.history_changed.connect(self._refresh_history)
        bench.told.connect(self.status.tell)
        bench.warned.connect(self.banner.warn)
        bench.twin_found.connect(self.articles.select)
        self.drop_target.dropped.connect(self.take)
        self.status.undo_wanted.connect(bench.undo)
        self.status.cancel_wanted.connect(bench.cancel)
        self.empty.add_wanted.connect(self.dialogs.add_files)
        self.empty.paste_wanted.connect(self.paste)
        self.empty.sample_wanted.connect(self.open_sample)
        self.articles.chosen.connect(self.guide.show_article)
        self.articles.retry_wanted.connect(lambda row: bench.retry((row,)))
        self.articles.edit_wanted.connect(self.dialogs.describe)
        self.articles.model.described.connect(self.dialogs.describe_field)
        self.articles.selection_changed.connect(self._refresh_selection)
        self.speakers.chosen.connect(self._choose_speaker)
        self.speakers.cleared.connect(self._no_speaker)
        self.speakers.merge_wanted.connect(self.dialogs.merge)
        self.speakers.suggestions_wanted.connect(self.dialogs.review_suggestions)
        self.speakers.selection_changed.connect(self._refresh_selection)
        self.comparison.rendering_selected.connect(self.guide.show_rendering)
        self.comparison.passage_selected.connect(self.guide.show_passage)
        self.comparison.article_selected.connect(self.guide.show_article)
        self.comparison.base_chosen.connect(self._choose_base)
        self.comparison.options_changed.connect(self._keep_options)
        self.comparison.reading_wanted.connect(self.reader.focus_text)
        self.reader.statement_selected.connect(self._go_to_statement)
        self._theme.changed.connect(self._restyle)
        self._theme.zoomed.connect(self._zoomed)

    def _connect_actions(self) -> None:
        does = {
            "new": self.new_comparison,
            "add_files": self.dialogs.add_files,
            "add_folder": self.dialogs.add_folder,
            "paste": self.paste,
            "sample": self.open_sample,
            "export_wide": lambda: self.dialogs.export("wide", self.comparison.options),
            "export_long": lambda: self.dialogs.export("long", self.comparison.options),
            "export_framing": lambda: self.dialogs.export("framing", self.comparison.options),
            "describe": lambda: self._with_article(self.dialogs.describe),
            "remove": lambda: self.workbench.remove(self.articles.selected),
            "retry": lambda: self.workbench.retry(self._to_retry()),
            "cancel": self.workbench.cancel,
            "quit": self.close,
            "undo": self.workbench.undo,
            "redo": self.workbench.redo,
            "copy": self.copy,
            "merge": lambda: self.dialogs.merge(self.speakers.selected),
            "separate": lambda: self.dialogs.separate(self.speakers.current),
            "rename": lambda: self.dialogs.rename(self.speakers.current),
            "suggestions": self.dialogs.review_suggestions,
            "filter": self._find_speaker,
            "zoom_in": self._theme.zoom_in,
            "zoom_out": self._theme.zoom_out,
            "zoom_reset": lambda: self._theme.zoom_to(1.0),
            "left_pane": self._refresh_panes,
            "right_pane": self._refresh_panes,
            "next_speaker": lambda: self.speakers.step(1),
            "previous_speaker": lambda: self.speakers.step(-1),
            "next_utterance": lambda: self._step_utterance(1),
            "previous_utterance": lambda: self._step_utterance(-1),
            "next_pane": lambda: self._step_pane(1),
            "previous_pane": lambda: self._step_pane(-1),
            "shortcuts": lambda: self.dialogs.show_shortcuts(self._menus()),
            "open_log": self.open_log_folder,
            "about": self.dialogs.show_about,
        }
        for name, slot in does.items():
            self.actions_by_name[name].triggered.connect(slot)
        for mode in MODES:
            action = self.actions_by_name[f"theme_{mode}"]
            action.setChecked(mode == self._theme.mode)
            action.triggered.connect(lambda _=False, mode=mode: self._theme.choose(mode))
        for order in ORDERS:
            action = self.actions_by_name[f"speakers_by_{order}"]
            action.triggered.connect(lambda _=False, order=order: self._sort_speakers(order))
        for by, action in self.actions_by_name.orders.items():
            action.triggered.connect(lambda _=False, by=by: self._sort_utterances(by))
        names = self.actions_by_name
        self.articles.list.addActions([names[one] for one in ("describe", "retry", "remove")])
        self.speakers.list.addActions([names[one] for one in ("merge", "separate", "rename")])

    def _menus(self) -> list[QMenu]:
        return [menu for one in self.menuBar().actions() if isinstance(menu := one.menu(), QMenu)]

    # What the user asks for

    def take(self, load: Load) -> None:
        """Take in what was dropped or pasted."""
        if load.paths:
            self.workbench.add_files(load.paths)
        elif load.address:
            self.banner.warn(ONLY_ADDRESS)
        elif not load.empty:
            self.dialogs.read_text(load.text, load.html)

    def paste(self) -> None:
        """Take in what the clipboard holds."""
        load = load_of(QGuiApplication.clipboard().mimeData())
        if load.empty:
            self.status.tell("The clipboard holds no text and no files: copy an article first.")
        self.take(load)

    def open_sample(self) -> None:
        """Open the sample; articles that are here already are put aside, undoably."""
        from desktop.window.formats import sample_files

        if self.workbench.rows:
            self.speakers.forget()
            self.workbench.replace_all(sample_files())
        else:
            self.workbench.add_files(sample_files())

    def new_comparison(self) -> None:
        """Put all articles aside, undoably."""
        if self.workbench.rows:
            self.speakers.forget()
            self.workbench.remove(self.workbench.rows)

    def copy(self) -> None:
        """Copy what is selected where the keyboard is; elsewhere the selected rendering with its outlet."""
        widget = QApplication.focusWidget()
        own = getattr(widget, "copy", None)
        if callable(own) and widget is not self:
            own()
        elif self.centre.currentWidget() is self.comparison and self.comparison.copy_selection():
            self.status.tell("Copied")

    def open_log_folder(self) -> None:
        """Show the folder of the log file."""
        if self._log_file is None:
            self.banner.warn("No log is written: its folder cannot be written to.")
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent))):
            self.banner.warn(f"The log lies at {self._log_file}")

    def set_restoring(self, restoring: bool) -> None:
        """Say that the last session is being opened, or has been."""
        self._restoring = restoring
        self._refresh_centre()

    # What changed

    def _refresh_rows(self) -> None:
        rows = self.workbench.rows
        articles = len(self.workbench.project.decisions.articles)
        self.setWindowTitle(f"{count_of(articles, 'article')} – Crossquote" if articles else "Crossquote")
        self.articles.show_rows(rows)
        self.comparison.set_states(column_states(rows))
        self._refresh_centre()

    def _show_findings(self, findings: Findings) -> None:
        self._refresh_rows()
        self.speakers.show_findings(findings)
        self.dialogs.show_findings(findings)
        self.guide.refresh(findings)
        self._refresh_centre()
        self._refresh_selection()

    def _choose_speaker(self, speaker: str) -> None:
        self.workbench.prepare(speaker, self._show_speaker)

    def _show_speaker(self, findings: Findings, speaker: str) -> None:
        if speaker == self.speakers.current:
            self.comparison.show_speaker(findings, speaker)
            self._refresh_centre()

    def _no_speaker(self) -> None:
        self.comparison.clear()
        self._refresh_centre()

    def _refresh_panes(self) -> None:
        """Without an article there is nothing to show on either side of the drop target."""
        names = self.actions_by_name
        some = bool(self.workbench.rows)
        self.left.setVisible(some and names["left_pane"].isChecked())
        self.reader.setVisible(some and names["right_pane"].isChecked())
        if some:
            self.memory.divide_once()

    def _refresh_centre(self) -> None:
        rows = self.workbench.rows
        self._refresh_panes()
        if self._restoring and not rows:
            self.waiting.say("Opening your last session", "")
            self.waiting.show_progress(None)
            self.centre.setCurrentWidget(self.waiting)
        elif not rows:
            self.centre.setCurrentWidget(self.empty)
        elif self.speakers.current is not None:
            self.centre.setCurrentWidget(self.comparison)
        else:
            progress = self.workbench.progress
            heading, words = why_no_table(rows)
            self.waiting.say(heading, progress.text or words)
            self.waiting.show_progress(progress.share if progress.running else None)
            self.centre.setCurrentWidget(self.waiting)
        can_export = self.speakers.current is not None
        for name in ("export_wide", "export_long", "export_framing"):
            self.actions_by_name[name].setEnabled(can_export)
        self.actions_by_name["new"].setEnabled(bool(rows))

    def _show_progress(self, progress: IntakeProgress) -> None:
        self.status.show_progress(progress)
        self.actions_by_name["cancel"].setEnabled(progress.running)
        self._refresh_centre()

    def _refresh_history(self) -> None:
        for name, verb, what in (
            ("undo", "&Undo", self.workbench.undo_title),
            ("redo", "&Redo", self.workbench.redo_title),
        ):
            action = self.actions_by_name[name]
            action.setEnabled(bool(what))
            action.setText(f"{verb} “{what}”" if what else verb)
        self.actions_by_name.retell()

    def _refresh_selection(self) -> None:
        names = self.actions_by_name
        chosen = self.articles.selected
        names["remove"].setEnabled(bool(chosen))
        names["remove"].setText("&Remove article" if len(chosen) < 2 else f"&Remove {len(chosen)} articles")
        names["describe"].setEnabled(any(row.article is not None for row in chosen))
        names["retry"].setEnabled(bool(self._to_retry()))
        speaker = self.speakers.current
        named = speaker is not None and speaker != OPEN
        names["rename"].setEnabled(named)
        names["separate"].setEnabled(named)
        names["merge"].setEnabled(len(self.speakers.selected) > 1)
        names["suggestions"].setEnabled(bool(self.workbench.findings.speakers.suggestions))

    def _to_retry(self) -> tuple[ArticleRow, ...]:
        """What Retry means: the failed ones of the selection, or else all that failed."""
        chosen = tuple(row for row in self.articles.selected if row.can_retry)
        return chosen or tuple(row for row in self.articles.model.rows if row.can_retry)

    def _with_article(self, slot: object) -> None:
        row = next((row for row in self.articles.selected if row.article is not None), None)
        if row is not None and callable(slot):
            slot(row)

    # The right pane

    def _go_to_statement(self, statement: str) -> None:
        """A statement was chosen in the article: show it in the table of whoever said it."""
        findings = self.workbench.findings
        if statement not in findings.statements:
            return
        self.guide.show_rendering(statement, None)
        if findings.statements[statement].aside:
            return
        speaker = findings.speakers.speaker_of.get(statement, OPEN)
        if speaker == self.speakers.current:
            self.comparison.select_statement(statement)
            return
        self.speakers.select(speaker)

        def go(_: Findings, shown: str) -> None:
            if shown == self.speakers.current:
                self.comparison.select_statement(statement)

        self.workbench.prepare(speaker, go)

    # Small steps

    def _choose_base(self, article: str) -> None:
        if article != self.workbench.project.decisions.base:
            self.workbench.apply(ChooseBase(article))

    def _sort_speakers(self, order: SpeakerOrder) -> None:
        self.speakers.sort(order)
        self.memory.keep_speakers_by(order)

    def _sort_utterances(self, order: str) -> None:
        from dataclasses import replace

        self.comparison.set_options(replace(self.comparison.options, order=order))  # type: ignore[arg-type]

    def _keep_options(self, options: Options) -> None:
        self.memory.keep_options(options)
        self.speakers.fix()

    def _step_utterance(self, by: int) -> None:
        table = self.comparison.table
        rows = self.comparison.model.rowCount()
        if rows:
            current = table.currentIndex()
            row = min(rows - 1, max(0, current.row() + by)) if current.isValid() else 0
            table.choose(row, max(0, current.column()))
            table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step_pane(self, by: int) -> None:
        shown = self.centre.currentWidget()
        centre = self.comparison.table if shown is self.comparison else self.empty.add
        stops: list[QWidget] = [
            self.articles.list,
            self.speakers.filter,
            self.speakers.list,
            centre,
            self.reader.text,
        ]
        stops = [one for one in stops if one.isVisibleTo(self) and one.isEnabled()]
        focus = QApplication.focusWidget()
        at = next(
            (n for n, one in enumerate(stops) if focus is one or (focus and one.isAncestorOf(focus))), -1
        )
        stops[(at + by) % len(stops) if at >= 0 else 0].setFocus(Qt.FocusReason.TabFocusReason)

    def _find_speaker(self) -> None:
        self.actions_by_name["left_pane"].setChecked(True)
        self._refresh_panes()
        self.speakers.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.speakers.filter.selectAll()

    # Look and memory

    def _restyle(self) -> None:
        self.actions_by_name.retell()
        sheet = style_sheet(self._theme.dark)
        for widget in (
            self.toolbar, self.status, self.speakers.filter, self.speakers.badge,
            self.empty.add, self.empty.paste, self.empty.sample, *self.findChildren(QScrollBar),
        ):  # fmt: skip
            widget.setStyleSheet(sheet)

    def _zoomed(self, zoom: float) -> None:
        self.actions_by_name.size_toolbar(self.toolbar)
        self._restyle()
        self.memory.zoomed(zoom)
        self.status.tell(f"Zoom {zoom:.0%}")

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._refresh_panes)
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.memory.remember()
        self.dialogs.close_all()
        self.workbench.close()
        super().closeEvent(event)
