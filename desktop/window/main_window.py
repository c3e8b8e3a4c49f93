"""The main window: the panes, and what leads from one to another.

Left, the articles over the speakers; in the centre a speaker's utterances side by side, the overview, or
the review; right, the article. It holds no data: the workbench does, and whatever changes goes there as a
command.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QScrollBar, QSplitter, QVBoxLayout, QWidget

from desktop.comparison.table import Options
from desktop.comparison.utterance import Rendering
from desktop.project.commands import ChooseBase, ChooseReference
from desktop.project.derive import OPEN, Findings
from desktop.window.actions import Actions
from desktop.window.article_desk import ArticleDesk
from desktop.window.article_pane import ArticlePane
from desktop.window.article_rows import ArticleRow
from desktop.window.articles_view import ArticlesView
from desktop.window.centre import PAGES, Centre, PageName
from desktop.window.changes_desk import ChangesDesk
from desktop.window.comparison_filters import Filters
from desktop.window.desk_dialogs import DeskDialogs
from desktop.window.drop import DropTarget
from desktop.window.enabling import enable_for_selection, name_history
from desktop.window.exports import EXPORTS, Exports
from desktop.window.find_desk import FindDesk
from desktop.window.find_panel import FindPanel
from desktop.window.focus_round import step_focus, stops
from desktop.window.framing_desk import FramingDesk
from desktop.window.icons import window_icon
from desktop.window.intake_progress import IntakeProgress
from desktop.window.marked_rows import marked_rows
from desktop.window.marks_desk import MarksDesk
from desktop.window.notes_desk import NotesDesk
from desktop.window.overview_desk import OverviewDesk
from desktop.window.palette_desk import PaletteDesk
from desktop.window.processes import open_in_new_process
from desktop.window.project_banner import ProjectBanner
from desktop.window.project_desk import Launch, ProjectDesk
from desktop.window.reader_guide import ReaderGuide
from desktop.window.reading_states import column_states
from desktop.window.reason_desk import ReasonDesk
from desktop.window.recent_menu import RecentMenu
from desktop.window.review_desk import ReviewDesk
from desktop.window.row_desk import RowDesk
from desktop.window.settings import Settings
from desktop.window.speakers_view import SpeakersView
from desktop.window.statement_desk import StatementDesk
from desktop.window.status import StatusLine, WarningBanner
from desktop.window.taking_in import TakingIn
from desktop.window.theme import Theme, style_sheet
from desktop.window.window_memory import WindowMemory
from desktop.window.wiring import connect_actions, connect_panes
from desktop.window.workbench import Workbench


class MainWindow(QMainWindow):
    """The window of one project. `painted` is told once, after it has first been seen."""

    painted = Signal()

    def __init__(
        self,
        workbench: Workbench,
        settings: Settings,
        theme: Theme,
        *,
        projects: Path,
        launch: Launch = open_in_new_process,
        log_file: Path | None = None,
    ) -> None:
        """`projects` is the folder of projects without a name; `launch` opens another window."""
        super().__init__()
        self.workbench = workbench
        self._theme = theme
        self._log_file = log_file
        self._seen = False
        self.setWindowTitle("Crossquote")
        self.setWindowIcon(window_icon())
        self._make_panes()
        self.actions_by_name = Actions(
            self,
            self.comparison.actions(),
            self.comparison.row_actions.all(),
            self.reader.statement_actions,
            self.centre.review.answers,
        )
        self.taking = TakingIn(self)
        self.project = ProjectDesk(self, settings, projects, launch=launch)
        self.actions_by_name.fill_menus(RecentMenu(self.project.recent, projects, self.project.open, self))
        self.toolbar = self.actions_by_name.fill_toolbar()
        self.guide = ReaderGuide(self.reader, workbench)
        self.exports = Exports(self, settings)
        self.dialogs = DeskDialogs(
            self, workbench, settings, lambda statement: self.guide.show_rendering(statement, None)
        )
        self.review = ReviewDesk(self.centre.review, workbench, self.guide, self.dialogs, self)
        self.rows = RowDesk(self.comparison, workbench, self)
        self.framing = FramingDesk(self, workbench, self.reader.framing)
        self.overview = OverviewDesk(self.centre.overview, workbench, self.guide, self)
        self.statements = StatementDesk(self.reader, workbench, self.guide, self.go_to_statement, self)
        self.comparison.menu_opening.connect(self.statements.fill_row_menu)
        self.article_desk = ArticleDesk(self.articles, self.comparison.table.head, workbench, self)
        self.changes = ChangesDesk(self.centre.changes, workbench, self.guide, self)
        self.marks = MarksDesk(self)
        self.notes = NotesDesk(self.centre.notes, self)
        self.finder = FindDesk(self.hits, self)
        self.palettes = PaletteDesk(self, settings)
        self.memory = WindowMemory(self, settings, theme.zoom)
        connect_panes(self, theme)
        # After the status line has told what was done.
        self.reasons = ReasonDesk(self.status, workbench, self)
        connect_actions(self, theme)
        self.memory.restore()
        self.restyle()
        self.refresh_rows()
        self.refresh_history()
        self.refresh_selection()

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
        self.centre = Centre(self)
        self.empty, self.waiting = self.centre.empty, self.centre.waiting
        self.comparison = self.centre.comparison
        self.banner = WarningBanner(self)
        self.project_banner = ProjectBanner(self)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.project_banner)
        column.addWidget(self.banner)
        self.hits = FindPanel(self)
        self.middle = QSplitter(Qt.Orientation.Vertical, middle)
        for part in (self.centre, self.hits):
            self.middle.addWidget(part)
        self.middle.setStretchFactor(0, 1)
        self.middle.setChildrenCollapsible(False)
        column.addWidget(self.middle, 1)
        self.reader = ArticlePane(self)
        self.panes = QSplitter(Qt.Orientation.Horizontal, self)
        for pane in (self.left, middle, self.reader):
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(1, 1)
        self.panes.setChildrenCollapsible(False)
        for splitter in (self.left, self.panes, self.middle):
            splitter.setHandleWidth(1)
        self.setCentralWidget(self.panes)
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self.drop_target = DropTarget(self)
        self.left.setAccessibleName("Articles and speakers")

    # What the user asks for

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
        """Say that the project is being opened, or has been."""
        self.centre.set_restoring(restoring)
        self._refresh_centre()

    # What changed

    def refresh_rows(self) -> None:
        """Show what became of the articles."""
        self._show_rows(self.workbench.rows)

    def _show_rows(self, rows: tuple[ArticleRow, ...]) -> None:
        findings = self.workbench.findings
        self.project.retitle()
        self.articles.show_rows(marked_rows(rows, findings), findings.marks)
        self.comparison.set_states(column_states(rows))
        self._turn_centre(rows)

    def show_findings(self, findings: Findings) -> None:
        """Show new findings everywhere; the table follows once its speaker is aligned."""
        rows = self.workbench.rows
        self._show_rows(rows)
        self.speakers.show_findings(findings)
        self.memory.restore_speaker()
        self.dialogs.show_findings(findings)
        self.guide.refresh(findings)
        self._turn_centre(rows)
        self.refresh_selection()
        self.statements.refresh()

    def choose_speaker(self, speaker: str) -> None:
        """Show a speaker's utterances, once they are aligned beside the window."""
        self.workbench.prepare(speaker, self._show_speaker)

    def _show_speaker(self, findings: Findings, speaker: str) -> None:
        if speaker == self.speakers.current:
            self.comparison.show_speaker(findings, speaker, self.workbench.prepared(speaker))
            self._refresh_centre()
            self.statements.follow(findings)

    def show_no_speaker(self) -> None:
        """There is nobody left whose words could be compared."""
        self.comparison.clear()
        self._refresh_centre()

    def refresh_panes(self) -> None:
        """Without an article there is nothing to show on either side of the drop target."""
        self._show_sides(self.workbench.rows)

    def _show_sides(self, rows: tuple[ArticleRow, ...]) -> None:
        names = self.actions_by_name
        some = bool(rows)
        self.left.setVisible(some and names["left_pane"].isChecked())
        self.reader.setVisible(some and names["right_pane"].isChecked())
        if some:
            self.memory.divide_once()
            self.memory.share_left()

    def _refresh_centre(self) -> None:
        self._turn_centre(self.workbench.rows)

    def _turn_centre(self, rows: tuple[ArticleRow, ...]) -> None:
        self._show_sides(rows)
        self.centre.turn_to(rows, self.workbench.progress, table=self.speakers.current is not None)
        can_export = self.speakers.current is not None
        for name in EXPORTS:
            self.actions_by_name[name].setEnabled(can_export)
        self.actions_by_name["remove_all"].setEnabled(bool(rows))
        for name in PAGES:
            self.actions_by_name[name].setEnabled(bool(rows))

    def show_progress(self, progress: IntakeProgress) -> None:
        """Tell how far the reading is."""
        self.status.show_progress(progress)
        self.actions_by_name["cancel"].setEnabled(progress.running)
        self._refresh_centre()

    def refresh_history(self) -> None:
        """Name what can be undone and redone."""
        name_history(self)

    def refresh_selection(self) -> None:
        """Enable the commands that fit what is selected."""
        enable_for_selection(self)

    # The right pane

    def go_to_statement(self, statement: str) -> None:
        """A statement was chosen in the article: show it in the table of whoever said it."""
        findings = self.workbench.findings
        if statement not in findings.statements:
            return
        if self.centre.wanted == "review" and self.centre.review.select(statement):
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

    def show_rendering(self, statement: str, rendering: Rendering | None) -> None:
        """A rendering was selected in the table: show it, unless the review has the article pane."""
        if self.centre.wanted != "review":
            self.guide.show_rendering(statement, rendering)

    # The pages of the centre

    def turn_page(self, page: PageName) -> None:
        """Show the comparison, the overview or the review in the centre, and go on there."""
        from_review = self.centre.wanted == "review"
        self.centre.want(page)
        for name in PAGES:
            self.actions_by_name[name].setChecked(name == page)
        self._refresh_centre()
        if page == "changes":
            self.changes.refresh()
        if page == "notes":
            self.notes.refresh()
        shown = self.centre.currentWidget()
        if shown is self.comparison:
            if from_review:  # which had the article pane to itself
                self.comparison.show_again()
            self.comparison.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif shown is self.centre.overview:
            self.centre.overview.focus_picture()
        elif shown in (self.centre.review, self.centre.changes, self.centre.notes):
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_over(self, page: PageName) -> None:
        """Open a page, or go back from it to the comparison."""
        self.turn_page("comparison" if self.centre.wanted == page else page)

    def leave_page(self) -> None:
        """Go back to the comparison."""
        if self.centre.wanted != "comparison":
            self.turn_page("comparison")

    def go_to_row(self, statement: str) -> None:
        """Show a statement in the comparison, whatever page is shown now."""
        self.leave_page()
        self.go_to_statement(statement)

    # Small steps

    def step_speaker(self, by: int) -> None:
        """Show the next speaker, or the one before."""
        self.leave_page()
        self.speakers.step(by)

    def choose_base(self, article: str) -> None:
        """Hold the others against this article, undoably; "": each row against its fullest rendering."""
        if article != self.workbench.project.decisions.base:
            self.workbench.apply(ChooseBase(article))

    def use_reference(self) -> None:
        """Hold the quotations of all other articles against the selected one, or no longer, undoably."""
        row = self.one_article()
        if row is None:
            return
        if row.reference:
            self.workbench.apply(ChooseReference(""), told="No article is the reference any more")
        else:
            self.workbench.apply(ChooseReference(row.key), told=f"“{row.outlet}” is the reference")

    def one_article(self) -> ArticleRow | None:
        """The article that is selected, where it is the only one."""
        chosen = [row for row in self.articles.selected if row.article is not None]
        return chosen[0] if len(chosen) == 1 else None

    def keep_filters(self, filters: Filters) -> None:
        """The user changed which rows are shown: remember it, and stay with the speaker."""
        self.memory.keep_filters(filters)
        self.speakers.fix()

    def keep_options(self, options: Options) -> None:
        """The user changed how the table is shown: remember it, and stay with the speaker."""
        self.memory.keep_options(options)
        self.speakers.fix()

    def find_speaker(self) -> None:
        """Let the user type a part of a name."""
        self.actions_by_name["left_pane"].setChecked(True)
        self.refresh_panes()
        self.speakers.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.speakers.filter.selectAll()

    def step_pane(self, by: int) -> None:
        """Give the keyboard to the next pane, or the one before."""
        step_focus(stops(self), by)

    def describe_article(self) -> None:
        """Let the user correct what is known about the selected article."""
        row = next((row for row in self.articles.selected if row.article is not None), None)
        if row is not None:
            self.dialogs.describe(row)

    @property
    def menus(self) -> list[QMenu]:
        """The menus of the menu bar, in order."""
        return [menu for one in self.menuBar().actions() if isinstance(menu := one.menu(), QMenu)]

    # Look and memory

    def restyle(self) -> None:
        """Follow the theme."""
        self.actions_by_name.retell()
        self.article_desk.actions.retell(self.palette())
        sheet = style_sheet(self._theme.dark)
        for widget in (
            self.toolbar, self.status, self.status.why, self.speakers.filter, self.speakers.badge,
            self.empty.add, self.empty.paste, self.empty.sample, *self.findChildren(QScrollBar),
        ):  # fmt: skip
            widget.setStyleSheet(sheet)

    def follow_zoom(self, zoom: float) -> None:
        """Follow the zoom."""
        self.actions_by_name.size_toolbar(self.toolbar)
        self.restyle()
        self.memory.zoomed(zoom)
        self.status.tell(f"Zoom {zoom:.0%}")

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.refresh_panes)
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() < event.oldSize().width():
            QTimer.singleShot(0, self, self.memory.keep_middle)
        if event.size().height() != event.oldSize().height():
            QTimer.singleShot(0, self, self.memory.share_left)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.project.may_close():
            event.ignore()
            return
        self.memory.remember()
        self.dialogs.close_all()
        self.framing.close_all()
        self.workbench.close()
        self.project.close()
        super().closeEvent(event)
