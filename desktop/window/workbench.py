"""The workbench: the project, the intake that feeds it, and the findings derived from it.

It knows no widget. The window asks it for changes and listens to its signals; what the intake tells
from its threads, and what is derived beside the window's thread, comes back here by signals.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.articles.article import Article
from desktop.articles.duplicates import Twin
from desktop.articles.folders import expand
from desktop.articles.source import Opened, Source
from desktop.basics.errors import CrossquoteError
from desktop.project.commands import AddArticles, Command, RemoveArticles
from desktop.project.derive import Findings
from desktop.project.intake import ArticlesOpened, FileOpened, IntakeEvent, Job, JobChanged, ReadingMade
from desktop.project.project import Project
from desktop.window.article_listing import ArticleListing
from desktop.window.article_rows import ArticleRow, count_of
from desktop.window.background import Background
from desktop.window.deriver import Deriver
from desktop.window.intake_like import IntakeLike
from desktop.window.intake_progress import IntakeProgress, intake_progress, intake_summary
from desktop.window.prepared import Prepared
from desktop.window.review_queue import ReviewQueue
from desktop.window.twins import twin_in_words, twins_of

log = logging.getLogger(__name__)

COALESCE = 120
"""Milliseconds that first readings and opened articles are gathered before findings are derived anew."""

GATHER = 1_000
"""And later readings, while more are to come: every table on the way takes time from the reading."""

REFRESH = 40
"""Milliseconds that news of jobs is gathered before the list is told."""


class Workbench(QObject):
    """What the user works on.

    `findings_changed` carries the findings, and `queue_changed` a moment later what is left to check in them;
    `told` carries a short confirmation and whether it can be undone, `warned` a sentence that should stay
    until read.
    """

    rows_changed = Signal()
    findings_changed = Signal(object)
    queue_changed = Signal(object)
    progress_changed = Signal(object)
    history_changed = Signal()
    twin_found = Signal(str)
    told = Signal(str, bool)
    warned = Signal(str)
    closed = Signal()

    _arrived = Signal(object)

    def __init__(
        self,
        project: Project,
        make_intake: Callable[[Callable[[IntakeEvent], None]], IntakeLike],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._make_intake = make_intake
        self._intake: IntakeLike | None = None
        self._waiting: list[Path] = []
        self._jobs: dict[int, Job] = {}
        self._hidden: set[int] = set()
        self._listing = ArticleListing()
        self._expected: set[str] = set()
        self._withdrawn: set[int] = set()
        self._asked: dict[int, Callable[[Opened], None]] = {}
        """Files of which only the contents are wanted, with what is to be done with them."""
        self._batch: set[int] = set()
        self._looked_at: tuple[Article, ...] = ()
        self._looking = 0
        """How many openings of files are being looked at for twins, and the articles of these."""
        self._added_up_to = -1
        """Where the log stood after the intake's newest articles: those of one batch are one step."""
        self._closed = False
        self.begin_with: Callable[[], tuple[Command, ...]] = tuple
        """What a new project holds from its first articles on: the user's own rows of lexicons."""
        self.background = Background("window-background", self)
        self._deriver = Deriver(lambda: self._project, self)
        self._deriver.derived.connect(self.findings_changed)
        self._deriver.listed.connect(self.queue_changed)
        self._deriver.failed.connect(self._fail)
        self._arrived.connect(self._take)
        self._refresh_timer = self._timer(REFRESH, self._refresh)

    @property
    def project(self) -> Project:
        """The project; changed only through the workbench."""
        return self._project

    @property
    def findings(self) -> Findings:
        """The newest findings; a little behind the project while they are derived."""
        return self._deriver.findings

    @property
    def queue(self) -> ReviewQueue:
        """What is left to check; it follows the findings a moment later."""
        return self._deriver.queue

    @property
    def rows(self) -> tuple[ArticleRow, ...]:
        """What the articles list shows now."""
        shown = [job for job in self._jobs.values() if job.id not in self._hidden]
        return self._listing.rows(self._project, self.findings, shown, self._waiting)

    @property
    def progress(self) -> IntakeProgress:
        """How far the intake is."""
        return intake_progress(self._jobs[one] for one in sorted(self._batch))

    @property
    def busy(self) -> bool:
        """Whether what came in is still being looked at, told or derived from; the intake aside."""
        return bool(self._looking) or self._refresh_timer.isActive() or self._deriver.busy

    @property
    def undo_title(self) -> str:
        """What `undo` would take back, or ""."""
        return self._project.undo_title

    @property
    def redo_title(self) -> str:
        """What `redo` would put in force again, or ""."""
        return self._project.redo_title

    def adopt(self, project: Project) -> None:
        """Go on with another project; articles that came in meanwhile are added to it."""
        present = {article.id for article in project.decisions.articles}
        before, self._project = self._project, project
        fresh = tuple(one for one in before.decisions.articles if one.id not in present)
        for source in before.sources.values():
            project.put_source(source)
        if fresh and not project.frozen:
            project.apply(AddArticles(fresh))
        for reading in before.readings.values():
            if reading.article.id in {one.id for one in fresh}:
                project.put_reading(reading)
        self._changed()

    def start(self) -> None:
        """Start the workers; call it once the window is painted."""
        if self._intake is not None or self._closed:
            return
        self._intake = self._make_intake(self._arrived.emit)
        self._intake.start()
        self._read_missing()
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._watch(self._intake.add_files(waiting))
        self._deriver.derive_soon(0)

    def add_files(self, paths: Iterable[Path]) -> None:
        """Take in files; a folder stands for the readable files in it."""
        paths = tuple(paths)

        def found(files: tuple[Path, ...]) -> None:
            if self._intake is None:
                self._waiting += files
                self.rows_changed.emit()
            else:
                self._watch(self._intake.add_files(files))

        if any(path.is_dir() for path in paths):
            self.background.run(lambda: expand(paths), found, self._fail)
        else:
            found(paths)

    def open_file(self, path: Path, then: Callable[[Opened], None]) -> None:
        """Have a file opened beside this process, which it cannot hold up whatever it is; then hand on what
        it holds. Nothing is added to the project, and no row shows the file; where it fails, that is told."""
        if self._intake is not None:
            job = self._intake.open_file(path)
            self._hidden.add(job.id)
            self._asked[job.id] = then

    def add_article(self, article: Article, source: Source | None = None) -> None:
        """Put in an article that is already in hand, such as a pasted one, and the bytes it came from."""
        self._add((article,), source)

    def apply(self, *commands: Command, told: str = "", within: int = 0, onward: bool = False) -> bool:
        """Change the project by these commands, which are undone in one step; tell what was done.

        The findings follow `within` milliseconds; `onward` makes it part of the newest step. Where one does
        not fit, nothing changes but a warning.
        """
        try:
            self._project.apply(*commands, onward=onward)
        except CrossquoteError as problem:
            self.warned.emit(str(problem))
            return False
        self._changed(within)
        if told:
            self.told.emit(told, True)
        return True

    def undo(self) -> None:
        """Take back the newest step."""
        name = self.undo_title
        if name:
            self._project.undo()
            self._changed()
            self.told.emit(f"Undone: {_small(name)}", False)

    def redo(self) -> None:
        """Put the step undone last in force again."""
        name = self.redo_title
        if name:
            self._project.redo()
            self._changed()
            self.told.emit(f"Done again: {_small(name)}", False)

    def remove(self, rows: Sequence[ArticleRow]) -> None:
        """Take articles out, and give up files that have not become any."""
        for row in rows:
            if row.article is None:
                if row.job is not None:
                    self._hidden.add(row.job)
                    if self._intake is not None:
                        self._intake.cancel(row.job)
                else:
                    self._waiting = [path for path in self._waiting if str(path) != row.source]
        articles = tuple(row.article.id for row in rows if row.article is not None)
        if articles:
            first = next(row for row in rows if row.article is not None)
            what = f"“{first.outlet}”" if len(articles) == 1 else count_of(len(articles), "article")
            self.apply(RemoveArticles(articles), told=f"Removed {what}")
        self.rows_changed.emit()

    def replace_all(self, paths: Sequence[Path]) -> None:
        """Put the project's articles aside, undoably, and take in these files instead."""
        self.remove(self.rows)
        self.add_files(paths)

    def retry(self, rows: Iterable[ArticleRow]) -> None:
        """Try what failed or was cancelled once more."""
        if self._intake is None:
            return
        for row in rows:
            if row.can_retry and row.job is not None:
                self._withdrawn.discard(row.job)
                self._watch((self._intake.retry(row.job),))

    def cancel(self) -> None:
        """Stop everything that waits or runs; what has been read stays."""
        self._waiting = []
        if self._intake is not None:
            self._intake.cancel_all()
        self.rows_changed.emit()

    def prepared(self, speaker: str) -> Prepared | None:
        """The speaker's table as it was prepared of the newest findings; None where it was not yet."""
        return self._deriver.prepared(speaker)

    def prepare(self, speaker: str, then: Callable[[Findings, str], None]) -> bool:
        """Align what a speaker said beside the window's thread, and make the table of it; then hand the
        findings on.

        True where that was done before and `then` was called at once. Nobody may ask the findings for
        utterances without it: they would be aligned in the window's thread.
        """
        return self._deriver.prepare(speaker, then)

    def close(self) -> None:
        """Stop all work; safe at any time, and twice."""
        if self._closed:
            return
        self._closed = True
        self._refresh_timer.stop()
        if self._intake is not None:
            self._intake.close()
        self._deriver.close()
        self.background.close()
        self.closed.emit()

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _take(self, event: IntakeEvent) -> None:
        if self._closed:
            return
        match event:
            case JobChanged(job):
                self._watch((job,))
                asked = None if job.running else self._asked.pop(job.id, None)
                if asked is not None and job.problem:
                    self.warned.emit(job.problem)
                if job.state == "cancelled" and job.id in self._withdrawn:
                    self._read_missing()
            case ArticlesOpened(job, articles, source):
                if job.id not in self._hidden:
                    self._expected |= {article.id for article in articles}
                    self._add(articles, source, file=job.source)
            case FileOpened(job, opened):
                then = self._asked.pop(job.id, None)
                if then is not None:
                    then(opened)
            case ReadingMade(job, reading):
                self._project.put_reading(reading)
                self._deriver.derive_soon(self._patience(job))

    def _patience(self, made: Job) -> int:
        """Milliseconds that the findings may wait once a job's reading is made."""
        if not any(job.running and job.id != made.id for job in self._jobs.values()):
            return 0
        return GATHER if self.findings.readings else COALESCE

    def _watch(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            self._jobs[job.id] = job
            self._expected.discard(job.article)
            if job.running:
                self._batch.add(job.id)
        if not self._refresh_timer.isActive():
            self._refresh_timer.start()

    def _refresh(self) -> None:
        progress = self.progress
        if not progress.running and self._batch:
            ended = [self._jobs[one] for one in sorted(self._batch) if one not in self._hidden]
            self._batch.clear()
            self._added_up_to = -1
            summary = intake_summary(ended)
            if summary:
                self.told.emit(summary, False)
        self.rows_changed.emit()
        self.progress_changed.emit(progress)

    def _add(self, articles: tuple[Article, ...], source: Source | None, *, file: str = "") -> None:
        """Put articles in, once it is known which of them are here already: that is found out aside."""
        known = (*self._project.decisions.articles, *self._looked_at)
        self._looked_at += articles
        self._looking += 1

        def done(twins: tuple[Twin | None, ...]) -> None:
            self._looking -= 1
            if not self._looking:
                self._looked_at = ()
            self._add_fresh(articles, twins, source, file)

        self.background.run(lambda: twins_of(articles, known), done, self._fail)

    def _add_fresh(
        self, articles: tuple[Article, ...], twins: tuple[Twin | None, ...], source: Source | None, file: str
    ) -> None:
        fresh: list[Article] = []
        for article, twin in zip(articles, twins, strict=True):
            if twin is not None:
                self.warned.emit(twin_in_words(article, twin, file or article.file))
            if twin is None or twin.kind == "near":
                fresh.append(article)
            else:
                self.twin_found.emit(twin.other.id)
        if not fresh:
            return
        if source is not None:
            self._project.put_source(source)
        # Files are opened faster than findings are shown.
        within = COALESCE if file else 0
        onward = bool(file) and self._added_up_to == self._project.done
        first = () if self._project.log else self.begin_with()
        if not self.apply(AddArticles(tuple(fresh)), *first, within=within, onward=onward):
            return
        if file:
            self._added_up_to = self._project.done
        else:
            self.told.emit("Article added", True)

    def _changed(self, within: int = 0) -> None:
        """After a command, an undo or a redo: read what lacks a reading, stop what is no longer wanted."""
        wanted = (*self._project.decisions.articles, *self._looked_at)
        present = {article.id for article in wanted}
        for job in tuple(self._jobs.values()):
            if job.article and job.article not in present and job.running and job.state != "opening":
                self._withdrawn.add(job.id)
                if self._intake is not None:
                    self._intake.cancel(job.id)
        self._read_missing()
        self.history_changed.emit()
        self.rows_changed.emit()
        self._deriver.derive_soon(within)

    def _read_missing(self) -> None:
        """Have every article read that has no reading, none on its way, and none that failed or that the
        user stopped."""
        if self._intake is None:
            return
        settled = {
            job.article
            for job in self._jobs.values()
            if job.id not in self._withdrawn and (job.running or job.state in ("failed", "cancelled"))
        }
        missing = tuple(
            article
            for article in self._project.decisions.articles
            if article.id not in self._project.readings
            and article.id not in settled
            and article.id not in self._expected
        )
        if missing:
            self._watch(self._intake.read(missing))

    def _fail(self, problem: Exception) -> None:
        if isinstance(problem, CrossquoteError):
            self.warned.emit(str(problem))
            return
        log.error("background work failed", exc_info=problem)
        self.warned.emit(
            f"Crossquote failed here ({type(problem).__name__}); the log says where. Your articles are safe."
        )


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
