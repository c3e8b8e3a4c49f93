"""What the articles list shows, row by row: the project's articles, then the files still on their way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import Literal

from desktop.articles.article import Article
from desktop.comparison.per_reading import PerReading
from desktop.project.commands import DescribeArticle
from desktop.project.decisions import Decisions
from desktop.project.intake import Job
from desktop.project.marks import Mark
from desktop.statements.reading import Reading
from desktop.window.mark_words import mark_in_words, mark_spoken

REFERENCE_TOLD = "The reference: the quotations of the other articles are held against it"

State = Literal["waiting", "opening", "reading", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One row. `key` is the article's id, or "job 7" for a file that has not become an article.

    `position` is the article's place in the project, -1 without one. `share` is how much of it is read,
    0 to 1; `statements` how many it holds, None before it is read. `job` is what retry and cancel go to.
    """

    key: str
    source: str
    article: Article | None
    position: int
    state: State
    share: float = 0.0
    problem: str = ""
    statements: int | None = None
    job: int | None = None
    reference: bool = False
    """Whether the quotations of the others are held against it."""
    mark: Mark | None = None
    """What the user hung on it."""
    values: frozenset[str] = frozenset()
    """What filters by marks know it by: by every mark on it and on its statements."""
    colour: int = -1
    """The number of its colour, -1 without one."""
    yours: tuple[str, ...] = ()
    """What of it the user corrected."""
    why: tuple[str, ...] = ()
    """Why, where he said so, each reason once."""

    @property
    def outlet(self) -> str:
        """Who published it; the file's name where that is not known."""
        return self.article.label if self.article else PurePath(self.source).name

    @property
    def title(self) -> str:
        """The headline; empty while it is not known."""
        return self.article.title if self.article else ""

    @property
    def date(self) -> str:
        """The day of publication as an ISO date, or empty."""
        return self.article.published[:10] if self.article else ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is doubtful about the article, sentence by sentence."""
        return self.article.warnings if self.article else ()

    @property
    def can_retry(self) -> bool:
        """Whether it failed or was cancelled and can be tried again."""
        return self.state in ("failed", "cancelled") and self.job is not None

    @property
    def state_text(self) -> str:
        """How far it is, in words."""
        match self.state:
            case "waiting":
                return "Waiting"
            case "opening":
                return "Opening"
            case "reading":
                return f"Reading, {self.share:.0%}" if self.share else "Reading"
            case "failed":
                return f"Failed: {self.problem}"
            case "cancelled":
                return "Cancelled"
            case "done":
                return count_of(self.statements or 0, "statement")

    @property
    def label(self) -> str:
        """What the row is called: its outlet."""
        return self.outlet

    @property
    def tooltip(self) -> str:
        """What is known about the article, line by line."""
        known = " · ".join(part for part in (self.outlet, self.date) if part)
        role = REFERENCE_TOLD if self.reference else ""
        marked = mark_in_words(self.mark)
        yours = f"Corrected by you: {', '.join(self.yours)}" if self.yours else ""
        why = f"Your reason: {'; '.join(self.why)}" if self.why else ""
        lines = (self.title, known, yours, why, role, self.state_text, marked, *self.warnings, self.source)
        return "\n".join(line for line in lines if line)

    @property
    def spoken(self) -> str:
        """The whole row in words, for a screen reader."""
        parts = [
            self.outlet,
            "reference" if self.reference else "",
            self.title,
            self.date,
            self.state_text,
            mark_spoken(self.mark),
            *self.warnings,
        ]
        return ", ".join(part.rstrip(".") for part in parts if part)


def count_of(number: int, thing: str) -> str:
    """ "1 statement", "3 statements"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def article_rows(
    articles: Iterable[Article],
    readings: Mapping[str, Reading],
    jobs: Iterable[Job],
    *,
    dropped: Collection[str] = (),
    reference: str = "",
    decided: Decisions | None = None,
    before: Mapping[str, ArticleRow] = MappingProxyType({}),
) -> tuple[ArticleRow, ...]:
    """The rows for a project's articles with their readings, and for the jobs of the intake.

    `dropped` are the ids of what the user said is no statement: it does not count. `reference` is the id of
    the article that the quotations of the others are held against; `decided` tells colours and what the user
    corrected. Rows made `before`, by key, are taken again where they still hold, and are the very same.
    A job whose article has left the project has no row.
    """
    gone = frozenset(dropped)
    by_article: dict[str, list[Job]] = {}
    without: list[Job] = []
    for job in jobs:
        if job.article:
            by_article.setdefault(job.article, []).append(job)
        elif job.state != "done":
            without.append(job)
    decided = decided or Decisions()
    colours = decided.colouring if decided.arrivals else {}
    corrected: dict[str, list[DescribeArticle]] = {}
    for one in decided.descriptions:
        corrected.setdefault(one.article, []).append(one)
    rows = []
    for position, article in enumerate(articles):
        key = article.id
        row = _article_row(
            position, article, readings.get(key), by_article.get(key, ()), gone,
            reference=key == reference, colour=colours.get(key, position), corrected=corrected.get(key, ()),
            before=before.get(key),
        )  # fmt: skip
        rows.append(row)
    rows += [
        ArticleRow(
            key=f"job {job.id}", source=job.source, article=None, position=-1,
            state=_state(job), problem=problem_of(job), job=job.id,
        )
        for job in without
    ]  # fmt: skip
    return tuple(rows)


def _article_row(
    position: int,
    article: Article,
    reading: Reading | None,
    jobs: Sequence[Job],
    gone: frozenset[str],
    *,
    reference: bool,
    colour: int,
    corrected: Sequence[DescribeArticle],
    before: ArticleRow | None,
) -> ArticleRow:
    job = max(
        jobs,
        key=lambda job: (job.running, job.state in ("failed", "cancelled"), job.id),
        default=None,
    )
    if reading is not None:
        said = _said(reading)
        statements = len(said - gone) if gone else len(said)
        state: State = "done"
    else:
        statements = None
        state = _state(job) if job and job.state != "done" else "waiting"
    share = job.done / job.total if job and job.total and state == "reading" else 0.0
    problem = problem_of(job) if job and state == "failed" else ""
    at = job.id if job else None
    yours = tuple("date" if one.field == "published" else one.field for one in corrected)
    why = tuple(dict.fromkeys(reason for one in corrected if (reason := one.reason.strip())))
    if (
        before is not None
        and before.article is article
        and (position, state, share, problem, statements, at, reference, colour, yours, why)
        == (
            before.position, before.state, before.share, before.problem, before.statements, before.job,
            before.reference, before.colour, before.yours, before.why,
        )
    ):  # fmt: skip
        return before
    return ArticleRow(
        key=article.id, source=article.file, article=article, position=position, state=state, share=share,
        problem=problem, statements=statements, job=at, reference=reference, colour=colour, yours=yours,
        why=why,
    )  # fmt: skip


_said: PerReading[frozenset[str]] = PerReading(
    lambda reading: frozenset(one.id for one in reading.statements if not one.aside)
)
"""The ids of an article's statements, asides left out: the list is made anew after every change."""


def _state(job: Job) -> State:
    return "reading" if job.state == "extracting" else job.state


def problem_of(job: Job) -> str:
    """Why a job failed, without the file's name in front, which stands beside it anyway."""
    name = PurePath(job.source).name
    problem = job.problem.removeprefix(f"{name}: ")
    return problem[:1].upper() + problem[1:]
