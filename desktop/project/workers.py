"""The two worker processes: one opens files, one keeps the language model warm.

Each is a loop over a pipe that takes one task and sends back messages `(kind, payload)`: any number of
`("progress", (done, total, what))`, then one of `("result", value)`, `("problem", CrossquoteError)`,
`("cancelled", None)`. Nothing of Qt is imported here, and the model only once the loop runs.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from desktop.articles.article import Article
from desktop.basics.errors import Cancelled, CrossquoteError
from desktop.basics.progress import Progress

log = logging.getLogger(__name__)

_ANY_TEXT = "The council met\n\nThe members of the council met on Monday to talk about the bridge."


def open_files(pipe: Connection, cancelled: Event) -> None:
    """Loop of the process that opens files: takes paths, sends `Opened`."""
    from desktop.articles.plain_text import article_of_text
    from desktop.articles.registry import formats, open_file

    def task(path: str, progress: Progress) -> object:
        return open_file(Path(path))

    # What every format needs is loaded now, so that the first file need not wait for it.
    formats()
    article_of_text(_ANY_TEXT, file="")
    _serve(pipe, cancelled, task)


def read_articles(pipe: Connection, cancelled: Event) -> None:
    """Loop of the process that keeps the models warm: takes articles, sends readings."""
    from desktop.statements.extract import extract, warm_up

    def task(article: Article, progress: Progress) -> object:
        return extract(article, progress=progress)

    warm_up()
    _serve(pipe, cancelled, task)


def _serve(pipe: Connection, cancelled: Event, task: Callable[[Any, Progress], object]) -> None:
    def progress(done: int, total: int, what: str) -> None:
        if cancelled.is_set():
            raise Cancelled("The work was cancelled.")
        pipe.send(("progress", (done, total, what)))

    while True:
        try:
            request = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            answer: tuple[str, object] = ("result", task(request, progress))
        except Cancelled:
            answer = ("cancelled", None)
        except CrossquoteError as problem:
            answer = ("problem", problem)
        except Exception as fault:
            # A fault of ours must cost this article only; its text stays out of the log.
            log.exception("a worker failed")
            answer = (
                "problem",
                CrossquoteError(f"Crossquote failed here ({type(fault).__name__}); please report it."),
            )
        try:
            pipe.send(answer)
        except (BrokenPipeError, OSError):
            return
