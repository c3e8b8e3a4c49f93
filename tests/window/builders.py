"""A small event in three articles, and an intake that works in the test's own thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from desktop.articles.article import Article
from desktop.articles.registry import open_file
from desktop.basics.errors import CrossquoteError
from desktop.project.intake import ArticlesOpened, FileOpened, IntakeEvent, Job, JobChanged, ReadingMade
from desktop.statements.extract import extract
from desktop.statements.reading import Reading

COURIER = """Ferry to Skerry Isle stops for the winter

By Ona Brandt | Skerry Courier
4 October 2031

“The ferry will stop on Friday and it will not sail before March,” said Tomas Halloran, harbour master.

Teacher Wilma Kray said that the school on the island would stay open.
"""

TELEGRAPH = """Islanders cut off as ferry stops

By Piet Samson | Ansel Telegraph
5 October 2031

Harbour master Tomas Halloran said: “The ferry may stop on Friday and it will not sail before March.”

“Nobody asked us,” said Greta Voll, who keeps the only shop on the island.
"""

WEEKLY = """Who needs a ferry?

By Lena Ost | Coast Weekly
9 October 2031

Mr. Halloran said that the ferry would stop on Friday.

“Nobody asked us,” shopkeeper Greta Voll complained.
"""

ARTICLES = {"courier.txt": COURIER, "telegraph.txt": TELEGRAPH, "weekly.txt": WEEKLY}


def write_articles(folder: Path, *names: str) -> list[Path]:
    """Write the event's articles, or those named, into a folder."""
    paths = []
    for name in names or ARTICLES:
        path = folder / name
        path.write_text(ARTICLES[name], encoding="utf-8")
        paths.append(path)
    return paths


@cache
def reading_of(article: Article) -> Reading:
    """The reading of an article, made once in a test run."""
    return extract(article)


class FakeIntake:
    """An intake whose work is done when the test says so, in the test's own thread."""

    def __init__(self, notify: Callable[[IntakeEvent], None]) -> None:
        self.notify = notify
        self.jobs: dict[int, Job] = {}
        self.articles: dict[int, Article] = {}
        self.alone: set[int] = set()
        self.started = False
        self.closed = False
        self.asked: list[str] = []

    def start(self) -> None:
        self.started = True

    def add_files(self, paths: Sequence[Path]) -> tuple[Job, ...]:
        return tuple(self._tell(Job(len(self.jobs) + 1, str(path))) for path in paths)

    def open_file(self, path: Path) -> Job:
        job = Job(len(self.jobs) + 1, str(path))
        self.alone.add(job.id)
        return self._tell(job)

    def read(self, articles: Sequence[Article]) -> tuple[Job, ...]:
        jobs = []
        for article in articles:
            self.asked.append(article.id)
            job = Job(len(self.jobs) + 1, article.file, article=article.id)
            self.articles[job.id] = article
            jobs.append(self._tell(job))
        return tuple(jobs)

    def retry(self, job_id: int) -> Job:
        return self._change(job_id, state="waiting", problem="")

    def cancel(self, job_id: int) -> None:
        if self.jobs[job_id].running:
            self._change(job_id, state="cancelled")

    def cancel_all(self) -> None:
        for job_id in tuple(self.jobs):
            self.cancel(job_id)

    def close(self) -> None:
        self.closed = True

    def open_all(self) -> None:
        """Open the files that wait; their articles then wait to be read."""
        for job in tuple(self.jobs.values()):
            if job.state == "waiting" and job.id not in self.articles:
                self._change(job.id, state="opening")
                try:
                    opened = open_file(Path(job.source))
                    if job.id in self.alone:
                        self.notify(FileOpened(self.jobs[job.id], opened))
                        self._change(job.id, state="done")
                        continue
                    (article,) = opened.articles
                except CrossquoteError as problem:
                    self._change(job.id, state="failed", problem=str(problem))
                    continue
                self.articles[job.id] = article
                self.notify(ArticlesOpened(self.jobs[job.id], (article,), opened.source))
                self._change(job.id, state="waiting", article=article.id)

    def begin_reading(self, share: float = 0.5) -> None:
        """Be in the middle of the next article that waits."""
        job = next(job for job in self.jobs.values() if job.state == "waiting" and job.id in self.articles)
        self._change(job.id, state="extracting", done=round(share * 10), total=10)

    def read_all(self) -> None:
        """Read the articles that wait or are being read."""
        for job in tuple(self.jobs.values()):
            if job.running and job.id in self.articles:
                self.notify(ReadingMade(job, reading_of(self.articles[job.id])))
                self._change(job.id, state="done")

    def work(self) -> None:
        """Do everything there is to do."""
        self.open_all()
        self.read_all()

    def _change(self, job_id: int, **changes: object) -> Job:
        return self._tell(replace(self.jobs[job_id], **changes))

    def _tell(self, job: Job) -> Job:
        self.jobs[job.id] = job
        self.notify(JobChanged(job))
        return job
