"""Read many files in a row, without a window: what the command line stands on.

Files that cannot be read are collected with their reason; the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from desktop.articles.article import Article
from desktop.articles.registry import read_file
from desktop.basics.errors import CrossquoteError, UnreadableArticle
from desktop.basics.progress import Progress, silent
from desktop.project.commands import AddArticles, ChooseBase, SetLexiconRow
from desktop.project.decisions import decide
from desktop.project.derive import Findings, Memo, derive
from desktop.project.opening import read_project
from desktop.statements.extract import extract
from desktop.statements.reading import Reading


@dataclass(frozen=True, slots=True)
class FileRead:
    """What became of one file: its readings, or the error that stopped it."""

    file: str
    readings: tuple[Reading, ...] = ()
    error: CrossquoteError | None = None


def read_files(files: Sequence[str], *, jobs: int = 1, progress: Progress = silent) -> Iterator[FileRead]:
    """Open and read `files`, in order, in `jobs` processes; a file's name stays as it was given."""
    if jobs == 1:
        done: Iterable[FileRead] = map(_read, files)
        yield from _told(files, done, progress)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from _told(files, pool.map(_read, files), progress)


def findings_of(
    readings: Sequence[Reading],
    *,
    base: str = "",
    reference: Reading | None = None,
    rows: Sequence[SetLexiconRow] = (),
) -> Findings:
    """What follows from `readings` where nobody corrected anything; a text that comes twice counts once.

    `reference` is the text that quotations are held against, among the readings or not; `rows` are the
    user's own of the lexicon.
    """
    by_id: dict[str, Reading] = {}
    for reading in readings:
        by_id.setdefault(reading.article.id, reading)
    articles = tuple(reading.article for reading in by_id.values())
    chosen = [ChooseBase(base)] if base else []
    decisions = decide([AddArticles(articles), *chosen, *rows] if articles else [])
    return replace(derive(decisions, by_id), reference=reference)


def findings_in(project: Path) -> Findings:
    """What follows from a project with all the user's decisions; an article that was not read yet is read.

    Raises `ProjectFileError` where it cannot be read.
    """
    opened = read_project(project)
    readings = dict(opened.readings)
    for article in opened.decisions.articles:
        if article.id not in readings:
            readings[article.id] = extract(article)
    return derive(opened.decisions, readings, memo=Memo(resolutions=dict(opened.resolutions)))


def _told(files: Sequence[str], done: Iterable[FileRead], progress: Progress) -> Iterator[FileRead]:
    results = iter(done)
    for number, file in enumerate(files):
        progress(number, len(files), file)
        yield next(results)
    progress(len(files), len(files), "")


def _read(file: str) -> FileRead:
    try:
        articles: tuple[Article, ...] = tuple(replace(one, file=file) for one in read_file(Path(file)))
        return FileRead(file, tuple(extract(article) for article in articles))
    except CrossquoteError as problem:
        return FileRead(file, error=problem)
    except OSError as problem:
        return FileRead(
            file,
            error=UnreadableArticle(file, problem.strerror or str(problem), "check the file and try again"),
        )
