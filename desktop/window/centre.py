"""The middle of the window: drop target, wait for a first result, table, or the page that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.window.article_rows import ArticleRow
from desktop.window.changes_page import ChangesPage
from desktop.window.comparison_view import ComparisonView
from desktop.window.empty import EmptyPage, WaitingPage
from desktop.window.formats import formats_in_words
from desktop.window.intake_progress import IntakeProgress
from desktop.window.notes_page import NotesPage
from desktop.window.overview_page import OverviewPage
from desktop.window.reading_states import why_no_table
from desktop.window.review_page import ReviewPage

PageName = Literal["comparison", "overview", "review", "changes", "notes"]

PAGES: tuple[PageName, ...] = ("comparison", "overview", "review", "changes", "notes")


class Centre(QStackedWidget):
    """Seven pages, of which one is shown: whichever the state of the work asks for, or the user."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyPage(formats_in_words(), self)
        self.waiting = WaitingPage(self)
        self.comparison = ComparisonView(self)
        self.overview = OverviewPage(self)
        self.review = ReviewPage(self)
        self.changes = ChangesPage(self)
        self.notes = NotesPage(self)
        self._restoring = False
        self._wanted: PageName = "comparison"
        asked: dict[PageName, QWidget] = {
            "overview": self.overview, "review": self.review, "changes": self.changes,
            "notes": self.notes,
        }  # fmt: skip
        self._asked = asked
        for page in (self.empty, self.waiting, self.comparison, *asked.values()):
            self.addWidget(page)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """What the page in view needs: a wider one out of view must not push the outer panes together."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def set_restoring(self, restoring: bool) -> None:
        """Say that the project is being opened, or has been; it shows with the next `turn_to`."""
        self._restoring = restoring

    @property
    def wanted(self) -> PageName:
        """The page that the user wants to see of what there is."""
        return self._wanted

    def want(self, page: PageName) -> None:
        """Take another page; it shows with the next `turn_to`."""
        self._wanted = page

    def turn_to(self, rows: Sequence[ArticleRow], progress: IntakeProgress, *, table: bool) -> None:
        """Show the page that fits these articles; `table` tells whether there is a speaker to compare."""
        if self._restoring and not rows:
            self.waiting.say("Opening your project", "")
            self.waiting.show_progress(None)
            self.setCurrentWidget(self.waiting)
        elif not rows:
            self.setCurrentWidget(self.empty)
        elif self._wanted != "comparison":
            self.setCurrentWidget(self._asked[self._wanted])
        elif table:
            self.setCurrentWidget(self.comparison)
        else:
            heading, words = why_no_table(rows)
            self.waiting.say(heading, progress.text or words)
            self.waiting.show_progress(progress.share if progress.running else None)
            self.setCurrentWidget(self.waiting)
