"""The comparison table: a speaker's utterances as rows, a column for each article.

Each row is held against its base: the rendering in the base column, or, where that article lacks the
utterance or none was chosen, the fullest rendering. The window and the exports show this same table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.comparison.compare import compare
from desktop.comparison.passage import Passage
from desktop.comparison.utterance import GRAVITY, HOUSE_STYLE, Difference, Rendering, Utterance, Verdict
from desktop.statements.reading import Reading, Statement

Order = Literal["appearance", "gravity", "outlets"]


@dataclass(frozen=True, slots=True)
class Options:
    """How the table is shown. `base` is an article's id, or "" for the fullest rendering of each row."""

    base: str = ""
    order: Order = "appearance"
    only_differing: bool = False
    ignore_house_style: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one rendering relates to the base of its row."""

    verdict: Verdict
    conflicting: bool
    reason: str
    differences: tuple[Difference, ...]
    """`a` is the base's side, `b` this rendering's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One rendering in a cell; `judgement` is None for the row's base itself."""

    rendering: Rendering
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article has of an utterance: its renderings, headline first; none: not found here."""

    article: str
    entries: tuple[Entry, ...]

    @property
    def gravest(self) -> Judgement | None:
        """The gravest judgement in the cell, or None where it holds the base alone or nothing."""
        judgements = [entry.judgement for entry in self.entries if entry.judgement]
        return min(judgements, key=gravity, default=None)


@dataclass(frozen=True, slots=True)
class Row:
    """One utterance across the articles; `cells` are in the order of the table's columns."""

    utterance: Utterance
    base: Rendering
    cells: tuple[Cell, ...]

    @property
    def gravest(self) -> Judgement | None:
        """The gravest judgement in the row, or None where the base stands alone."""
        return min((cell.gravest for cell in self.cells if cell.gravest), key=gravity, default=None)

    @property
    def outlets(self) -> int:
        """How many articles render the utterance."""
        return sum(bool(cell.entries) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A speaker's utterances by article, as `options` ask for. `articles` are the columns' ids."""

    speaker: str
    articles: tuple[str, ...]
    rows: tuple[Row, ...]
    options: Options


def tabulate(
    speaker: str,
    utterances: Sequence[Utterance],
    *,
    articles: Sequence[str],
    passages: Mapping[Rendering, Passage],
    options: Options,
) -> Table:
    """The comparison table of one speaker.

    `passages` holds a passage for every rendering of `utterances` (see `passages_of`).
    """
    rows = [_row(utterance, articles, passages, options) for utterance in utterances]
    if options.only_differing:
        rows = [row for row in rows if _differs(row, ignore_house_style=options.ignore_house_style)]
    if options.order == "gravity":
        rows.sort(key=lambda row: (gravity(row.gravest), -row.outlets))
    elif options.order == "outlets":
        rows.sort(key=lambda row: (-row.outlets, gravity(row.gravest)))
    return Table(speaker, tuple(articles), tuple(rows), options)


def passages_of(
    utterances: Sequence[Utterance],
    *,
    readings: Mapping[str, Reading],
    statements: Mapping[str, Statement],
    article_of: Mapping[str, str],
) -> dict[Rendering, Passage]:
    """A passage for every rendering of `utterances`."""
    return {
        rendering: Passage(
            readings[article_of[rendering.statement]], statements[rendering.statement], rendering.spans
        )
        for utterance in utterances
        for rendering in utterance.renderings
    }


def gravity(judgement: Judgement | None) -> int:
    """The rank of a judgement, 0 the gravest; a conflicting one stands right behind `altered`."""
    if judgement is None:
        return 2 * len(GRAVITY)
    if judgement.conflicting and judgement.verdict != "altered":
        return 1
    return 2 * GRAVITY.index(judgement.verdict)


def shown(differences: Sequence[Difference], *, ignore_house_style: bool) -> tuple[Difference, ...]:
    """The differences that are painted: all, or those beyond punctuation and house style."""
    return tuple(
        difference for difference in differences if not (ignore_house_style and difference.type in HOUSE_STYLE)
    )


def _row(
    utterance: Utterance, articles: Sequence[str], passages: Mapping[Rendering, Passage], options: Options
) -> Row:
    by_article: dict[str, list[Rendering]] = {}
    for rendering in utterance.renderings:
        by_article.setdefault(passages[rendering].reading.article.id, []).append(rendering)
    for renderings in by_article.values():
        renderings.sort(key=lambda one: (not passages[one].statement.headline, one.spans))
    base = _base(by_article.get(options.base) or utterance.renderings, passages)
    cells = tuple(
        Cell(
            article,
            tuple(
                Entry(one, None if one == base else _judge(passages[base], passages[one]))
                for one in by_article.get(article, ())
            ),
        )
        for article in articles
    )
    return Row(utterance, base, cells)


def _base(candidates: Sequence[Rendering], passages: Mapping[Rendering, Passage]) -> Rendering:
    """The fullest rendering: quoted before paraphrased, more words before fewer, earlier before later."""
    fullness = {"direct": 2, "mixed": 1, "indirect": 0}
    return max(
        candidates,
        key=lambda one: (
            fullness[passages[one].statement.kind],
            sum(len(span) for span in one.spans),
            -candidates.index(one),
        ),
    )


def _judge(base: Passage, other: Passage) -> Judgement:
    result = compare(base, other)
    return Judgement(result.verdict, result.conflicting, result.reason, result.differences)


def _differs(row: Row, *, ignore_house_style: bool) -> bool:
    """Whether any rendering differs from the base in something that is painted."""
    equal: set[Verdict] = {"verbatim", "punctuation"} if ignore_house_style else {"verbatim"}
    return any(
        entry.judgement is not None and (entry.judgement.verdict not in equal or entry.judgement.conflicting)
        for cell in row.cells
        for entry in cell.entries
    )
