"""Find words in all articles: every place with its statement, its speaker, and the words around it.

Articles are looked through in the order of their columns, for a bounded time, so that no pattern can hold the
program up; what was found until then is given, and that there may be more is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from desktop.basics.spans import Span
from desktop.project.derive import OPEN, Findings
from desktop.project.marks import values_at
from desktop.project.patterns import Manner, TakesTooLong, compiled, matches
from desktop.statements.reading import Reading, Statement

HIT_LIMIT = 5_000

SECONDS = 2.0
"""The time for all articles, and half a second of it at most for each: as long as a search that nobody wants
any more may keep the next one waiting."""

SECONDS_EACH = 0.5

BEFORE, AFTER = 90, 140
"""Characters given of what stands before and after a hit."""

WORDS_LIMIT = 240
"""Characters given of a hit itself."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and where.

    `statements_only` leaves out what no statement holds. `outlets` are names of outlets, none for all.
    `marks` are values as `marks.values_of` gives them: a hit has to carry one of them, or stand in something
    that does.
    """

    words: str
    manner: Manner = field(default_factory=Manner)
    statements_only: bool = False
    outlets: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """One place.

    `statement` is the statement that holds it or its beginning, "" where there is none, and `aside` whether
    that is one shown only on demand. `speaker` is the speaker's id. `before`, `words` and `after` are as one
    line shows them.
    """

    article: str
    span: Span
    statement: str
    aside: bool
    speaker: str
    before: str
    words: str
    after: str

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.article} {self.span.start}"


@dataclass(frozen=True, slots=True)
class Found:
    """All hits, in order; `articles` is how many hold one. `more`: there are more than are given.
    `too_long`: the time was over."""

    hits: tuple[Hit, ...] = ()
    articles: int = 0
    more: bool = False
    too_long: bool = False


def search(
    findings: Findings,
    query: Query,
    *,
    given_up: Callable[[], bool] = lambda: False,
    seconds: float = SECONDS,
    limit: int = HIT_LIMIT,
) -> Found:
    """Every place where `query` is found; nothing for no words.

    `given_up` is asked before each article and ends the search. Raises `NotAPattern`.
    """
    if not query.words.strip():
        return Found()
    pattern = compiled(query.words, query.manner)
    until = monotonic() + seconds
    hits: list[Hit] = []
    articles = 0
    for article in findings.articles:
        if given_up():
            return Found(tuple(hits), articles, more=True)
        if query.outlets and article.label not in query.outlets:
            continue
        reading = findings.readings.get(article.id)
        if reading is None and query.statements_only:
            continue
        before = len(hits)
        try:
            left = min(SECONDS_EACH, until - monotonic())
            for span in matches(pattern, article.text, seconds=left):
                hit = _hit(findings, query, article.id, article.text, reading, span)
                if hit is None:
                    continue
                if len(hits) == limit:
                    return Found(tuple(hits), articles + (len(hits) > before), more=True)
                hits.append(hit)
        except TakesTooLong:
            return Found(tuple(hits), articles + (len(hits) > before), more=True, too_long=True)
        articles += len(hits) > before
    return Found(tuple(hits), articles)


def _hit(
    findings: Findings, query: Query, article: str, text: str, reading: Reading | None, span: Span
) -> Hit | None:
    """What is found at `span`; None where the query leaves it out."""
    statement = _statement_at(reading, span) if reading is not None else None
    if query.statements_only and (statement is None or not _holds(statement, span)):
        return None
    key = statement.id if statement else ""
    speaker = findings.speakers.speaker_of.get(key, OPEN) if key else OPEN
    if query.marks and not query.marks & values_at(
        findings.marks, article=article, statement=key, speaker=speaker
    ):
        return None
    words = span.of(text)
    return Hit(
        article,
        span,
        key,
        bool(statement and statement.aside),
        speaker,
        _line(text[max(0, span.start - BEFORE) : span.start], cut=span.start > BEFORE, at_start=True),
        _shown(words if len(words) <= WORDS_LIMIT else f"{words[:WORDS_LIMIT]}…"),
        _line(text[span.end : span.end + AFTER], cut=span.end + AFTER < len(text), at_start=False),
    )


def _statement_at(reading: Reading, span: Span) -> Statement | None:
    """The statement that shares words with `span`: one that is no aside first, then the shortest."""
    there = [one for one in reading.statements if any(own.shared(span) for own in one.spans)]
    return min(there, key=lambda one: (one.aside, sum(len(own) for own in one.spans)), default=None)


def _holds(statement: Statement, span: Span) -> bool:
    return any(own.start <= span.start and span.end <= own.end for own in statement.spans)


def _line(text: str, *, cut: bool, at_start: bool) -> str:
    """The words beside a hit, in one line and of its own paragraph, without half a word at the far end."""
    near = text.rpartition("\n\n")[2] if at_start else text.partition("\n\n")[0]
    if cut and len(near) == len(text):
        at = text.find(" ") if at_start else text.rfind(" ")
        if at >= 0:
            near = f"…{text[at:]}" if at_start else f"{text[: at + 1]}…"
    return _shown(near)


def _shown(text: str) -> str:
    """In one line: each white space is a blank, of several one."""
    line = " ".join(text.split())
    left = " " if text[:1].isspace() and line else ""
    right = " " if text[-1:].isspace() and line else ""
    return f"{left}{line}{right}"
