"""The project's own errors. Each says what went wrong and what the user can do about it."""

from __future__ import annotations

from pathlib import PurePath


class CrossquoteError(Exception):
    """The base of every error that a user may see; its text is a full sentence with a remedy."""


class UnreadableArticle(CrossquoteError):
    """A file, or a pasted text, that cannot become an article.

    `source` names it as the user knows it, `problem` says what is wrong, `remedy` what to do.
    """

    def __init__(self, source: str | PurePath, problem: str, remedy: str) -> None:
        super().__init__(f"{PurePath(source).name}: {problem}; {remedy}.")
        self.source = str(source)
        self.problem = problem
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[UnreadableArticle], tuple[str, str, str]]:
        # The default would rebuild from the joined message; this error crosses process borders.
        return (type(self), (self.source, self.problem, self.remedy))


class Cancelled(CrossquoteError):
    """Raised by a progress callback to stop the work that reports to it."""


class CorrectionFailed(CrossquoteError):
    """A command that cannot be applied to the project as it is now."""
