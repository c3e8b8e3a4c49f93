"""Between the page of notes and the rest of one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.project.derive import Findings
from desktop.project.marks import tag_value
from desktop.window.note_rows import NoteRow, note_rows
from desktop.window.notes_page import NotesPage

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


class NotesDesk(QObject):
    """Keeps the page right while it is seen, and leads from it to the places."""

    def __init__(self, page: NotesPage, window: MainWindow) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        window.workbench.findings_changed.connect(self._follow)
        page.shown.connect(self._show)
        page.opened.connect(self._open)
        page.noted.connect(lambda: window.marks.write_note())
        page.starred.connect(lambda: window.marks.turn_star())
        page.tagged.connect(lambda: window.marks.choose_tags())
        page.left.connect(window.leave_page)

    def refresh(self) -> None:
        """Show the newest state; called when the page comes into view."""
        findings = self._window.workbench.findings
        self._page.show_rows(note_rows(findings), findings.marks)

    def show_tag(self, name: str) -> None:
        """Open the page with what carries this tag."""
        self._window.turn_page("notes")
        self._page.ask(frozenset({tag_value(name)}))

    def _follow(self, _: Findings) -> None:
        if self._page.isVisible():
            self.refresh()

    def _show(self, row: NoteRow) -> None:
        """Show in its article what a row is about."""
        if row.statement in self._window.workbench.findings.statements:
            self._window.guide.show_rendering(row.statement, None)
        elif row.article and not row.waiting:
            self._window.guide.show_article(row.article)

    def _open(self, row: NoteRow) -> None:
        """Go to what a row is about."""
        window = self._window
        if row.kind == "speaker":
            window.leave_page()
            window.speakers.select(row.speaker)
            window.comparison.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif row.kind == "article" or row.statement not in window.workbench.findings.statements:
            window.guide.show_article(row.article)
            window.reader.focus_text()
        else:
            window.go_to_row(row.statement)
