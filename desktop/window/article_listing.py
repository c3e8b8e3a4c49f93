"""The rows of the articles list as they are now, made anew only where something that they tell has changed.

One change asks for them several times, and of hundreds of rows it changes one. No Qt here.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import is_
from pathlib import Path

from desktop.project.derive import Findings
from desktop.project.intake import Job
from desktop.project.project import Project
from desktop.window.article_rows import ArticleRow, article_rows


class ArticleListing:
    """Remembers the rows it made last, and what it made them of."""

    def __init__(self) -> None:
        self._grounds: tuple[object, ...] = ()
        self._rows: tuple[ArticleRow, ...] = ()

    def rows(
        self, project: Project, findings: Findings, jobs: Sequence[Job], waiting: Sequence[Path]
    ) -> tuple[ArticleRow, ...]:
        """The articles of the project, then the files of `jobs` that are none yet, then those `waiting`."""
        decided = project.decisions
        grounds = (decided, findings, *project.readings.values(), *jobs, *waiting)
        # By identity: to compare projects word by word takes longer than to list them.
        if len(grounds) != len(self._grounds) or not all(map(is_, grounds, self._grounds)):
            self._grounds = grounds
            self._rows = (
                *article_rows(
                    decided.articles,
                    {**project.readings, **findings.readings},
                    jobs,
                    dropped=findings.dropped,
                    reference=decided.reference,
                    decided=decided,
                    before={row.key: row for row in self._rows},
                ),
                *(
                    ArticleRow(f"file {number} {path}", str(path), None, -1, "waiting")
                    for number, path in enumerate(waiting)
                ),
            )
        return self._rows
