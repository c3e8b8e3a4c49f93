"""An editing run on the core, without Qt: what is done next follows from a number and the project alone.

`edit` is run in a process that is killed; whoever killed it does the same with a project in memory, and knows
what must be in the file.
"""

from __future__ import annotations

import contextlib
import random
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from desktop.articles.source import Source
from desktop.basics.anchors import anchor
from desktop.basics.errors import CorrectionFailed
from desktop.basics.spans import Span
from desktop.project import commands
from desktop.project.opening import open_project
from desktop.project.project import Project
from tests.builders import make_article, make_reading


def act(project: Project, number: int) -> None:
    """Change the project in the way that belongs to this number; it may turn out to be no change."""
    luck = random.Random(number)
    present = project.decisions.articles
    match luck.randrange(10):
        case 0 | 1:
            project.undo()
        case 2:
            project.redo()
        case 3 | 4:
            data = luck.randbytes(luck.choice((300, 30_000, 300_000)))
            source = Source(f"{number}.txt", data)
            article = make_article(
                f"Headline {number}\n\n“We will build it,” said Ada Lund. {'Words. ' * luck.randrange(400)}",
                file=f"{number}.txt",
                source=source.sha256,
            )
            project.put_source(source)
            project.apply(commands.AddArticles((article,)))
            project.put_reading(make_reading(article))
        case 5 if present:
            project.apply(commands.RemoveArticles((luck.choice(present).id,)))
        case 6 if len(present) > 1:
            first, second = luck.sample(present, 2)
            ends = [anchor(one.id, one.text, Span(2, 9)) for one in (first, second)]
            project.apply(
                commands.JoinSpeakers((ends[0],), (ends[1],), reason=f"reason {number}"),
                commands.RenameSpeaker((ends[0],), f"Name {number}"),
            )
        case 7:
            project.put_setting("page", str(number))
        case _ if present:
            project.apply(commands.DescribeArticle(luck.choice(present).id, "title", f"Title {number}"))


def edit(path: str, first: int, pipe: Connection) -> None:
    """Open the project and change it until killed; tell the number of each change once it is made."""
    opened = open_project(Path(path))
    if opened.read_only or opened.told:
        pipe.send(f"{opened.read_only} {opened.told}")
        sys.exit(1)
    number = first
    pipe.send("open")
    while True:
        with contextlib.suppress(CorrectionFailed):
            act(opened.project, number)
        pipe.send(number)
        number += 1


def state(project: Project) -> tuple[object, ...]:
    """All of a project that is decided, and how it is shown."""
    return (
        [(one.command, one.step) for one in project.entries], project.done, dict(project.settings),
        project.decisions,
    )  # fmt: skip
