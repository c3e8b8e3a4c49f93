"""The intake: files become articles and articles become readings, in two worker processes.

Two threads here each feed one process and tell what happens through one callback, so that a hanging
file costs that file alone and a cancelled reading that article's alone.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from desktop.articles.article import Article
from desktop.articles.source import Opened, Source
from desktop.basics.errors import Cancelled, CrossquoteError, UnreadableArticle
from desktop.project.worker_process import WorkerLost, WorkerProcess
from desktop.project.workers import open_files, read_articles
from desktop.statements.reading import Reading

OPENING_SILENCE = 60.0
"""Seconds that one file may take to open before it is given up."""

READING_SILENCE = 180.0
"""Seconds without progress after which the reading of an article is given up; the model loads meanwhile."""

JobState = Literal["waiting", "opening", "extracting", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Job:
    """One file or article on its way. `article` is its id once known; `problem` tells why it failed,
    with the remedy; `done` of `total` paragraphs are read."""

    id: int
    source: str
    state: JobState = "waiting"
    article: str = ""
    problem: str = ""
    done: int = 0
    total: int = 0

    @property
    def running(self) -> bool:
        """Whether there is still something to come."""
        return self.state in ("waiting", "opening", "extracting")


@dataclass(frozen=True, slots=True)
class JobChanged:
    """A job is new, moved on, or ended."""

    job: Job


@dataclass(frozen=True, slots=True)
class ArticlesOpened:
    """A file was opened and holds these articles; their readings follow. `source` is the file itself."""

    job: Job
    articles: tuple[Article, ...]
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class FileOpened:
    """A file was opened for `open_file`; nothing follows."""

    job: Job
    opened: Opened


@dataclass(frozen=True, slots=True)
class ReadingMade:
    """An article has been read."""

    job: Job
    reading: Reading


IntakeEvent = JobChanged | ArticlesOpened | FileOpened | ReadingMade


class Intake:
    """Takes files and articles in, and tells through `notify`, called from a background thread."""

    def __init__(self, notify: Callable[[IntakeEvent], None]) -> None:
        """Nothing is started before the first task or `start`."""
        self._notify = notify
        self._jobs: dict[int, Job] = {}
        self._paths: dict[int, Path] = {}
        self._alone: set[int] = set()
        """Files of which only the contents are wanted."""
        self._articles: dict[int, Article] = {}
        self._wanted: dict[str, int] = {}
        self._numbers = itertools.count(1)
        self._lock = threading.RLock()
        self._closing = False
        self._opener = WorkerProcess(open_files, silence=OPENING_SILENCE, name="crossquote-open")
        self._reader = WorkerProcess(read_articles, silence=READING_SILENCE, name="crossquote-read")
        self._to_open: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._to_read: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._threads = (
            # The reader first: its model takes longest to load.
            threading.Thread(target=self._read_all, name="intake-read", daemon=True),
            threading.Thread(target=self._open_all, name="intake-open", daemon=True),
        )
        self._started = False
        self._current: dict[str, int] = {}

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Every job so far, oldest first."""
        with self._lock:
            return tuple(self._jobs.values())

    def start(self) -> None:
        """Start the threads, and with them the processes, so that the language model is warm in time."""
        with self._lock:
            if self._started or self._closing:
                return
            self._started = True
        for thread in self._threads:
            thread.start()

    def add_files(self, paths: Sequence[Path]) -> tuple[Job, ...]:
        """Open these files and read the articles they hold."""
        jobs = []
        for path in paths:
            job = self._new_job(str(path))
            self._paths[job.id] = Path(path)
            jobs.append(job)
            self._notify(JobChanged(job))
            self._to_open.put(job.id)
        self.start()
        return tuple(jobs)

    def open_file(self, path: Path) -> Job:
        """Open a file and tell what it holds, with none of it read: `FileOpened`."""
        job = self._new_job(str(path))
        self._paths[job.id] = Path(path)
        self._alone.add(job.id)
        self._notify(JobChanged(job))
        self._to_open.put(job.id)
        self.start()
        return job

    def read(self, articles: Sequence[Article]) -> tuple[Job, ...]:
        """Read articles that are already in hand."""
        jobs = tuple(self._queue_reading(self._new_job(article.file), article) for article in articles)
        self.start()
        return jobs

    def retry(self, job_id: int) -> Job:
        """Try a job that failed or was cancelled once more, from its file if it came from one."""
        with self._lock:
            job = self._jobs[job_id]
            if job.running:
                return job
        if job_id in self._articles:
            return self._queue_reading(job, self._articles[job_id], again=True)
        job = self._change(job_id, state="waiting", problem="", done=0, total=0)
        self._to_open.put(job_id)
        self.start()
        return job

    def cancel(self, job_id: int) -> None:
        """Stop one job, whether it waits or runs."""
        with self._lock:
            job = self._jobs.get(job_id)
            if job is None or not job.running:
                return
            if self._current.get("open") == job_id:
                self._opener.cancel()
            elif self._current.get("read") == job_id:
                self._reader.cancel()
        if job.state == "waiting":
            self._change(job_id, state="cancelled")

    def cancel_all(self) -> None:
        """Stop everything that waits or runs."""
        for job in reversed(self.jobs):
            self.cancel(job.id)

    def close(self) -> None:
        """Stop at once and for good; nothing is notified any more."""
        with self._lock:
            self._closing = True
        self._to_open.put(None)
        self._to_read.put(None)
        self._opener.close()
        self._reader.close()
        if self._started:
            for thread in self._threads:
                thread.join(2.0)

    def _new_job(self, source: str) -> Job:
        with self._lock:
            job = Job(next(self._numbers), source)
            self._jobs[job.id] = job
        return job

    def _queue_reading(self, job: Job, article: Article, *, again: bool = False) -> Job:
        with self._lock:
            twin = self._wanted.get(article.id)
            known = not again and twin is not None and self._jobs[twin].state != "failed"
            known = known and twin is not None and self._jobs[twin].state != "cancelled" and twin != job.id
            self._articles[job.id] = article
            if not known:
                self._wanted[article.id] = job.id
        if known:
            # The same text is being read already, or has been: one reading serves both.
            return self._change(job.id, state="done", article=article.id)
        job = self._change(job.id, state="waiting", article=article.id, problem="", done=0, total=0)
        self._to_read.put(job.id)
        return job

    def _change(self, job_id: int, **changes: object) -> Job:
        with self._lock:
            job = self._jobs[job_id] = replace(self._jobs[job_id], **changes)  # type: ignore[arg-type]
        self._tell(JobChanged(job))
        return job

    def _tell(self, event: IntakeEvent) -> None:
        if not self._closing:
            self._notify(event)

    def _take(self, stage: Literal["open", "read"], job_id: int) -> bool:
        """Mark a job as the one at hand; False where it was cancelled while it waited."""
        with self._lock:
            if self._jobs[job_id].state != "waiting":
                return False
            self._current[stage] = job_id
            (self._opener if stage == "open" else self._reader).prepare()
        self._change(job_id, state="opening" if stage == "open" else "extracting")
        return True

    def _open_all(self) -> None:
        self._opener.start()
        while (job_id := self._to_open.get()) is not None:
            if self._closing:
                return
            if self._take("open", job_id):
                self._attempt("open", job_id, self._open)

    def _read_all(self) -> None:
        self._reader.start()
        while (job_id := self._to_read.get()) is not None:
            if self._closing:
                return
            if self._take("read", job_id):
                self._attempt("read", job_id, self._read)

    def _attempt(self, stage: str, job_id: int, work: Callable[[int], None]) -> None:
        source = self._jobs[job_id].source
        try:
            work(job_id)
        except Cancelled:
            self._change(job_id, state="cancelled")
        except WorkerLost as loss:
            problem = UnreadableArticle(
                source, str(loss), "save the text as .txt and add that, or try once more"
            )
            self._change(job_id, state="failed", problem=str(problem))
        except CrossquoteError as problem:
            self._change(job_id, state="failed", problem=str(problem))
        finally:
            with self._lock:
                self._current.pop(stage, None)

    def _open(self, job_id: int) -> None:
        def progress(done: int, total: int, what: str) -> None:
            self._change(job_id, done=done, total=total)

        opened: Opened = self._opener.ask(str(self._paths[job_id]), progress)
        if job_id in self._alone:
            self._tell(FileOpened(self._jobs[job_id], opened))
            self._change(job_id, state="done")
            return
        self._tell(ArticlesOpened(self._jobs[job_id], opened.articles, opened.source))
        for number, article in enumerate(opened.articles):
            job = self._jobs[job_id] if number == 0 else self._new_job(self._jobs[job_id].source)
            self._queue_reading(job, article)

    def _read(self, job_id: int) -> None:
        def progress(done: int, total: int, what: str) -> None:
            self._change(job_id, done=done, total=total)

        reading: Reading = self._reader.ask(self._articles[job_id], progress)
        self._tell(ReadingMade(self._jobs[job_id], reading))
        self._change(job_id, state="done")
