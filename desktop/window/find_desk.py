"""Find: look beside the window's thread for what is typed, and lead to what is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.basics.errors import CrossquoteError
from desktop.basics.spans import Span
from desktop.project.derive import Findings
from desktop.project.search import Found, search
from desktop.window.background import Background
from desktop.window.find_panel import FindPanel
from desktop.window.find_rows import HitRow, hit_rows

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

TYPING = 90
"""Milliseconds without a key after which is looked for what was typed."""

FOLLOWING = 160
"""Milliseconds on one hit after which the table follows: whoever steps on quickly only reads."""

PREFILL_LIMIT = 200
"""Characters of a selection that are looked for when the panel is opened over it."""


class FindDesk(QObject):
    """Stands between the find panel and the other panes of one window."""

    def __init__(self, panel: FindPanel, window: MainWindow) -> None:
        super().__init__(window)
        self.panel = panel
        self._window = window
        self._bench = window.workbench
        self._thread = Background("window-find", self)
        self._asked = 0
        """The number of the newest search; an older one gives up."""
        self._looking = False
        self._had_room = False
        """Whether the panel was shown before: from then on it is as high as the user left it."""
        self._came_from: QWidget | None = None
        self._typing = self._timer(TYPING, self._look)
        self._following = self._timer(FOLLOWING, self._follow)
        panel.hide()
        panel.wanted.connect(self._typing.start)
        panel.chosen.connect(self._show)
        panel.opened.connect(self._open)
        panel.left.connect(self.close)
        self._bench.findings_changed.connect(self._findings_changed)
        self._bench.closed.connect(lambda: self._thread.close(patience=0.7))

    @property
    def busy(self) -> bool:
        """Whether something is still to be looked for or to be shown."""
        return self._typing.isActive() or self._following.isActive() or self._looking

    def open(self) -> None:
        """Show the panel, with what is selected in the article as the words to look for."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.panel.isAncestorOf(focus):
            self._came_from = focus
        selected = self._window.reader.text.textCursor().selectedText().strip()
        if focus is self._window.reader.text and selected and len(selected) <= PREFILL_LIMIT:
            self.panel.bar.words.setText(" ".join(selected.split()))
        was_hidden = self.panel.isHidden()
        self.panel.show()
        self._give_room()
        self.panel.bar.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.bar.words.selectAll()
        if was_hidden:
            self._offer(self._bench.findings)
            self._look()

    def _give_room(self) -> None:
        """When the panel is first shown, leave the table the greater part of the height."""
        split = self._window.middle
        above, below = split.sizes()
        if not self._had_room:
            self._had_room = True
            wanted = min(self.panel.sizeHint().height(), (above + below) * 2 // 5)
            split.setSizes([above + below - wanted, wanted])

    def look_for(self, words: str) -> None:
        """Show the panel and look for these words, as they stand."""
        self.open()
        self.panel.bar.toggles["pattern"].setChecked(False)
        self.panel.bar.words.setText(words)

    def close(self) -> None:
        """Hide the panel and the marks on what was found, and go back to where the keyboard was."""
        self.panel.hide()
        self._asked += 1
        self._window.reader.text.show_hits({}, None)
        back = self._came_from
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.comparison.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next hit or the one before; without the panel, open it."""
        if self.panel.isHidden():
            self.open()
        else:
            self.panel.step(by)

    # Looking

    def _look(self) -> None:
        self._typing.stop()
        if self.panel.isHidden():
            return
        self._asked += 1
        number, query, findings = self._asked, self.panel.bar.query, self._bench.findings
        self._looking = True

        def work() -> tuple[Found, tuple[HitRow, ...]]:
            if number != self._asked:
                return Found(), ()
            found = search(findings, query, given_up=lambda: number != self._asked)
            return found, hit_rows(findings, found)

        def done(result: tuple[Found, tuple[HitRow, ...]]) -> None:
            if number == self._asked:
                self._looking = False
                found, rows = result
                self.panel.show_found(rows, found, findings.marks)
                self._mark_hits()

        def failed(problem: Exception) -> None:
            if number != self._asked:
                return
            self._looking = False
            if not isinstance(problem, CrossquoteError):
                raise problem
            self._window.reader.text.show_hits({}, None)
            self.panel.refuse(str(problem))

        self._thread.run(work, done, failed)

    def _mark_hits(self) -> None:
        """Show in the article what was found there."""
        places: dict[str, list[Span]] = {}
        for row in self.panel.model.rows:
            places.setdefault(row.hit.article, []).append(row.hit.span)
        current = self.panel.current
        self._window.reader.text.show_hits(
            {article: tuple(spans) for article, spans in places.items()},
            (current.hit.article, current.hit.span) if current else None,
        )

    # Leading there

    def _show(self, row: HitRow) -> None:
        """Show a hit in its article at once, and a little later in the table."""
        hit = row.hit
        self._window.reader.text.show_hits(None, (hit.article, hit.span))
        if hit.statement:
            self._window.guide.show_rendering(hit.statement, None)
        else:
            self._window.guide.show_article(hit.article)
        self._window.reader.text.show_current_hit()
        self._following.start()

    def _follow(self) -> None:
        row = self.panel.current
        if row is not None and row.hit.statement and not row.hit.aside and not self.panel.isHidden():
            self._window.go_to_statement(row.hit.statement)

    def _open(self, row: HitRow) -> None:
        """Go on reading at a hit."""
        self._show(row)
        self._window.reader.focus_text()

    def _findings_changed(self, findings: Findings) -> None:
        if not self.panel.isHidden():
            self._offer(findings)
            self._look()

    def _offer(self, findings: Findings) -> None:
        self.panel.bar.offer([one.label for one in findings.articles], findings.marks)

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer
