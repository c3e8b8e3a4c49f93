"""Between the page of changes, the workbench and the article pane."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.project.derive import Findings
from desktop.project.more_commands import GiveReason, Withdraw
from desktop.project.near_places import NearPlace, near_place
from desktop.window.change_rows import ChangeRow, change_rows
from desktop.window.changes_page import ChangesPage
from desktop.window.reader_guide import ReaderGuide
from desktop.window.workbench import Workbench


class ChangesDesk(QObject):
    """Keeps the page right while it is seen, and turns what the user wants there into commands."""

    def __init__(
        self, page: ChangesPage, workbench: Workbench, guide: ReaderGuide, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._bench = workbench
        self._guide = guide
        workbench.findings_changed.connect(self._follow)
        page.wanted.connect(self._show)
        page.taken_out.connect(lambda entry: self._withdraw(entry, withdrawn=True))
        page.put_back.connect(lambda entry: self._withdraw(entry, withdrawn=False))
        page.explained.connect(self._explain)
        page.at_hand.connect(self._look_near)
        page.led.connect(self._lead)

    def refresh(self) -> None:
        """Show the newest state; called when the page comes into view."""
        self._page.show_rows(change_rows(self._bench.findings))

    def _follow(self, _: Findings) -> None:
        if self._page.isVisible():
            self.refresh()

    def _show(self, row: ChangeRow) -> None:
        """Show the words that a change is about; where they are not found, those offered, or its article."""
        one, findings = row.correction, self._bench.findings
        if not any(article.id == one.article for article in findings.articles):
            self._bench.told.emit(f"“{one.outlet}” is not in the project.", False)
        elif self._page.near is not None:
            self._guide.show_passage(self._page.near.article, self._page.near.spans)
        elif one.spans:
            self._guide.show_passage(one.article, one.spans)
        else:
            self._guide.show_article(one.article)

    def _look_near(self, row: ChangeRow) -> None:
        """Offer a place for words that are not found any more."""
        if row.correction.standing == "no longer fits":
            self._page.offer(near_place(self._bench.findings, row.correction.entry))

    def _lead(self, near: NearPlace) -> None:
        self._bench.apply(near.command, told="Led to the new place")

    def _withdraw(self, entry: int, *, withdrawn: bool) -> None:
        told = "Taken out; all other changes hold" if withdrawn else "Put back"
        self._bench.apply(Withdraw(entry, withdrawn), told=told)

    def _explain(self, entry: int, reason: str) -> None:
        self._bench.apply(GiveReason(entry, reason), told="Reason kept" if reason else "Reason taken away")
