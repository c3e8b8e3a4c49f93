"""Derive the findings beside the window's thread: one derivation at a time, of the newest state.

What is looked at comes first: the findings are told as soon as they are derived, then the table that is
shown is prepared, and only then is listed what is left to check in the review.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.project.decisions import Decisions
from desktop.project.derive import Findings, Memo, derive
from desktop.project.project import Project
from desktop.window.background import Background
from desktop.window.prepared import Prepared, prepare
from desktop.window.review_queue import QueueMemo, ReviewQueue, queue_of


class Deriver(QObject):
    """Keeps the findings of a project; they come a little behind it.

    `derived` carries new findings, `listed` a moment later their review queue, `failed` an exception.
    """

    derived = Signal(object)
    listed = Signal(object)
    failed = Signal(object)

    def __init__(self, project: Callable[[], Project], parent: QObject | None = None) -> None:
        """`project` gives the project as it is now: another may be adopted."""
        super().__init__(parent)
        self._project = project
        self._findings = derive(project().decisions, {})
        self._queue_memo = QueueMemo()
        self._queue = queue_of(self._findings, self._queue_memo)
        self._listing: Findings | None = None
        """The findings whose queue is on its way."""
        self._memo = Memo()
        self._deriving: Decisions | None = None
        self._again = False
        self._prepared: dict[str, Prepared] = {}
        """What was prepared of the newest findings, by speaker."""
        self._before: dict[str, Prepared] = {}
        """And of those before."""
        self._thread = Background("window-derive", self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._derive)

    @property
    def findings(self) -> Findings:
        """The newest findings."""
        return self._findings

    @property
    def queue(self) -> ReviewQueue:
        """What is left to check; a little behind the findings."""
        return self._queue

    @property
    def busy(self) -> bool:
        """Whether newer findings are on their way, or the queue of the newest."""
        return self._deriving is not None or self._timer.isActive() or self._listing is not None

    def derive_soon(self, milliseconds: int) -> None:
        """Derive anew within this time."""
        if not self._timer.isActive() or self._timer.remainingTime() > milliseconds:
            self._timer.start(milliseconds)

    def prepare(self, speaker: str, then: Callable[[Findings, str], None]) -> bool:
        """Have a speaker's table prepared, then hand the findings on, unless there are newer ones.

        True where that was done before and `then` was called at once.
        """
        findings = self._findings
        if speaker in self._prepared:
            then(findings, speaker)
            return True

        prepared, before = self._prepared, self._before.get(speaker)

        def work() -> None:
            # The table and the article often ask for the same speaker at once: the second finds it made.
            if findings is self._findings and speaker not in prepared:
                prepared[speaker] = prepare(findings, speaker, before)

        def ready(_: None) -> None:
            if findings is self._findings:
                then(findings, speaker)

        self._thread.run(work, ready, self.failed.emit)
        return False

    def prepared(self, speaker: str) -> Prepared | None:
        """What is prepared of a speaker in the newest findings."""
        return self._prepared.get(speaker)

    def close(self) -> None:
        """Derive no more."""
        self._timer.stop()
        self._thread.close(patience=0.5)

    def _derive(self) -> None:
        if self._deriving is not None:
            self._again = True
            return
        project = self._project()
        decisions, readings, known = project.decisions, dict(project.readings), dict(project.resolutions)
        self._deriving = decisions
        self._again = False

        def work() -> Findings:
            for article, kept in known.items():
                self._memo.resolutions.setdefault(article, kept)
            return derive(decisions, readings, memo=self._memo)

        self._thread.run(work, self._done, self._fail)

    def _done(self, findings: Findings) -> None:
        # A result from before the newest decision would show what the user has just changed as it was.
        stale = self._deriving is not self._project().decisions
        again, self._deriving = self._again or stale, None
        self._project().put_resolutions(tuple(self._memo.resolutions.values()))
        if not stale:
            self._findings = self._listing = findings
            self._before = {**self._before, **self._prepared}
            self._before = {one: kept for one, kept in self._before.items() if findings.statements_of(one)}
            self._prepared = {}
            self.derived.emit(findings)
            self._list(findings)
        if again:
            self._derive()

    def _list(self, findings: Findings) -> None:
        """Have it listed what is left to check; it comes after the table that was asked for before."""

        def done(queue: ReviewQueue | None) -> None:
            if findings is not self._findings:
                return
            self._listing = None
            # A list from before the newest decision would bring back what the user has just settled: the
            # findings that follow from it are on their way, and their list after them.
            if queue is not None and findings.decided is self._project().decisions:
                self._queue = queue
                self.listed.emit(queue)

        def failed(problem: Exception) -> None:
            done(None)
            self.failed.emit(problem)

        def work() -> ReviewQueue | None:
            return queue_of(findings, self._queue_memo) if findings is self._findings else None

        self._thread.run(work, done, failed)

    def _fail(self, problem: Exception) -> None:
        again, self._deriving = self._again, None
        self.failed.emit(problem)
        if again:
            self._derive()
