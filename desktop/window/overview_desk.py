"""What the overview page shows and where it leads: between the page, the workbench and the article pane."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from desktop.window.overview_compared import Overviews
from desktop.window.overview_page import OverviewPage
from desktop.window.overview_picture import Link
from desktop.window.reader_guide import ReaderGuide
from desktop.window.workbench import Workbench

log = logging.getLogger(__name__)


class OverviewDesk(QObject):
    """Keeps the page right. `row_wanted` carries the statement whose row the user wants to see."""

    row_wanted = Signal(str)

    def __init__(
        self, page: OverviewPage, workbench: Workbench, guide: ReaderGuide, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._guide = guide
        self.overviews = Overviews(self)
        workbench.findings_changed.connect(self.overviews.follow)
        workbench.closed.connect(self.overviews.close)
        self.overviews.ready.connect(page.show_figures)
        self.overviews.failed.connect(self._fail)
        page.looked_at.connect(self.overviews.want)
        page.followed.connect(self._follow)
        page.told.connect(lambda words: workbench.told.emit(words, False))
        page.warned.connect(workbench.warned)
        self._warned = workbench.warned

    def _follow(self, link: Link) -> None:
        if link.statement:
            self.row_wanted.emit(link.statement)
        elif link.spans:
            self._guide.show_passage(link.article, link.spans)
        else:
            self._guide.show_article(link.article)

    def _fail(self, problem: Exception) -> None:
        log.error("the overview could not be worked out", exc_info=problem)
        self._warned.emit(
            "The overview could not be worked out; the log says where. The comparison is not touched."
        )
