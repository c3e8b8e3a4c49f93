"""The comparison table: a speaker's utterances as rows, a column for each article.

Each row is held against its base: the rendering in the base column, or, where that article lacks the
utterance or none was chosen, the fullest rendering. The window and the exports show this same table.

A judgement is made when it is first asked for and kept with the passages it rests on, so that a long
table opens at once and pays for what is looked at.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from desktop.comparison.alignment_table import alignment_table
from desktop.comparison.by_hand import reason_by_hand, still_conflicting
from desktop.comparison.compare import compare
from desktop.comparison.passage import Passage
from desktop.comparison.utterance import GRAVITY, HOUSE_STYLE, Difference, Rendering, Utterance, Verdict
from desktop.statements.reading import Reading, Statement

Order = Literal["appearance", "gravity", "outlets"]

PASSAGES_KEPT = 4000
"""Passages kept at a time: a few hundred rows' worth, some ten megabytes."""


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
    program: Verdict | None = None
    """What the program found, where the verdict is the user's word; else None."""


class Passages(Mapping[Rendering, Passage]):
    """The passages of some renderings, and the judgements on pairs of them, each made when first asked for.

    Judgements and agreements are all kept, being small; of the passages only the newest `PASSAGES_KEPT`.
    """

    def __init__(
        self,
        utterances: Sequence[Utterance],
        *,
        readings: Mapping[str, Reading],
        statements: Mapping[str, Statement],
        article_of: Mapping[str, str],
        before: Passages | None = None,
        verdicts: Mapping[frozenset[Rendering], Verdict] = MappingProxyType({}),
    ) -> None:
        """`before` hands on its judgements on renderings whose articles were not read anew; `verdicts` are
        those that the user set."""
        self._verdicts = verdicts
        self._renderings = dict.fromkeys(one for utterance in utterances for one in utterance.renderings)
        self._statements = {one.statement: statements[one.statement] for one in self._renderings}
        self._article_of = {one: article_of[one] for one in self._statements}
        self._readings = {one: readings[article] for one, article in self._article_of.items()}
        self._passages: OrderedDict[Rendering, Passage] = OrderedDict()
        self._judgements: dict[tuple[Rendering, Rendering], Judgement] = {}
        self._agreements: dict[tuple[Rendering, tuple[Rendering, ...]], tuple[int, ...]] = {}
        if before is not None:
            same = {key for key, one in self._readings.items() if before._readings.get(key) is one}
            self._judgements = {
                pair: kept
                # Of a copy, made in one go: the window may be judging with `before` at this moment.
                for pair, kept in before._judgements.copy().items()
                if pair[0].statement in same and pair[1].statement in same
            }
            self._agreements = {
                key: kept
                for key, kept in before._agreements.copy().items()
                if all(one.statement in same for one in key[1])
            }

    def __getitem__(self, rendering: Rendering) -> Passage:
        kept = self._passages.get(rendering)
        if kept is None:
            if rendering not in self._renderings:
                raise KeyError(rendering)
            kept = Passage(self.reading(rendering), self.statement(rendering), rendering.spans)
            self._passages[rendering] = kept
            if len(self._passages) > PASSAGES_KEPT:
                self._passages.popitem(last=False)
        return kept

    def __iter__(self) -> Iterator[Rendering]:
        return iter(self._renderings)

    def __len__(self) -> int:
        return len(self._renderings)

    def article(self, rendering: Rendering) -> str:
        """The id of the article that a rendering lies in."""
        return self._article_of[rendering.statement]

    def reading(self, rendering: Rendering) -> Reading:
        """The reading that a rendering lies in."""
        return self._readings[rendering.statement]

    def statement(self, rendering: Rendering) -> Statement:
        """The statement that a rendering is of."""
        return self._statements[rendering.statement]

    def judged(self, base: Rendering, other: Rendering) -> bool:
        """Whether the judgement on two renderings is known already."""
        return (base, other) in self._judgements

    def agreement(self, base: Rendering, renderings: tuple[Rendering, ...]) -> tuple[int, ...]:
        """For each word of `base`, in how many of the other `renderings` it stands too, moved or not."""
        key = (base, renderings)
        kept = self._agreements.get(key)
        if kept is None:
            table = alignment_table([self[one] for one in renderings])
            kept = self._agreements[key] = table.agreement(renderings.index(base))
        return kept

    def judge(self, base: Rendering, other: Rendering) -> Judgement:
        """How `other` relates to `base`."""
        kept = self._judgements.get((base, other))
        if kept is None:
            result = compare(self[base], self[other])
            kept = Judgement(result.verdict, result.conflicting, result.reason, result.differences)
            self._judgements[(base, other)] = kept
        own = self._verdicts.get(frozenset((base, other)))
        if own is None:
            return kept
        return Judgement(
            own,
            still_conflicting(own, conflicting=kept.conflicting),
            reason_by_hand(own, kept.verdict, kept.reason),
            kept.differences,
            kept.verdict,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One rendering in a cell; `base` is the rendering it is held against, None for the row's base itself."""

    rendering: Rendering
    base: Rendering | None
    passages: Passages = field(repr=False, compare=False)

    @property
    def judged(self) -> bool:
        """Whether its judgement costs nothing any more."""
        return self.base is None or self.passages.judged(self.base, self.rendering)

    @property
    def judgement(self) -> Judgement | None:
        """How it relates to its base; None for the base itself."""
        return None if self.base is None else self.passages.judge(self.base, self.rendering)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article has of an utterance: its renderings, headline first; none: not found here, or, once
    the user has confirmed that, not reported."""

    article: str
    entries: tuple[Entry, ...]
    not_reported: bool = False

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
    passages: Passages,
    options: Options,
    not_reported: Collection[tuple[str, str]] = (),
) -> Table:
    """The comparison table of one speaker.

    `passages` holds a passage for every rendering of `utterances` (see `passages_of`); `not_reported` are
    the utterances (by id) and articles of which the user confirmed that nothing stands there.
    """
    rows = [_row(utterance, articles, passages, options, not_reported) for utterance in utterances]
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
    before: Passages | None = None,
    verdicts: Mapping[frozenset[Rendering], Verdict] = MappingProxyType({}),
) -> Passages:
    """A passage for every rendering of `utterances`; `before` hands on what still holds; `verdicts` are the
    user's own (`Findings.verdicts`)."""
    return Passages(
        utterances,
        readings=readings,
        statements=statements,
        article_of=article_of,
        before=before,
        verdicts=verdicts,
    )


def gravity(judgement: Judgement | None) -> int:
    """The rank of a judgement, 0 the gravest; none at all comes last."""
    if judgement is None:
        return len(GRAVITY) + 2
    return rank_of(judgement.verdict, conflicting=judgement.conflicting)


def rank_of(verdict: Verdict, *, conflicting: bool = False) -> int:
    """The rank of a verdict: 0 altered and conflicting, 1 altered, 2 conflicting, then the others."""
    if verdict == "altered":
        return 0 if conflicting else 1
    return 2 if conflicting else GRAVITY.index(verdict) + 2


def shown(differences: Sequence[Difference], *, ignore_house_style: bool) -> tuple[Difference, ...]:
    """The differences that are painted: all, or those beyond punctuation and house style."""
    return tuple(
        difference
        for difference in differences
        if not (ignore_house_style and difference.type in HOUSE_STYLE)
    )


def _row(
    utterance: Utterance,
    articles: Sequence[str],
    passages: Passages,
    options: Options,
    not_reported: Collection[tuple[str, str]],
) -> Row:
    by_article: dict[str, list[Rendering]] = {}
    for rendering in utterance.renderings:
        by_article.setdefault(passages.article(rendering), []).append(rendering)
    for renderings in by_article.values():
        renderings.sort(key=lambda one: (not passages.statement(one).headline, one.spans))
    base = _base(by_article.get(options.base) or utterance.renderings, passages)
    cells = tuple(
        Cell(
            article,
            tuple(Entry(one, None if one == base else base, passages) for one in by_article.get(article, ())),
            # What was found there after all outweighs an earlier word.
            article not in by_article and (utterance.id, article) in not_reported,
        )
        for article in articles
    )
    return Row(utterance, base, cells)


def _base(candidates: Sequence[Rendering], passages: Passages) -> Rendering:
    """The fullest rendering: quoted before paraphrased, more words before fewer, earlier before later."""
    fullness = {"direct": 2, "mixed": 1, "indirect": 0}
    return max(
        candidates,
        key=lambda one: (
            fullness[passages.statement(one).kind],
            sum(len(span) for span in one.spans),
            -candidates.index(one),
        ),
    )


def _differs(row: Row, *, ignore_house_style: bool) -> bool:
    """Whether any rendering differs from the base in something that is painted."""

    def seen(judgement: Judgement) -> bool:
        if judgement.verdict == "punctuation":
            # That a cut is marked is no house style.
            return bool(shown(judgement.differences, ignore_house_style=ignore_house_style))
        return judgement.verdict != "verbatim" or judgement.conflicting

    return any(
        entry.judgement is not None and seen(entry.judgement) for cell in row.cells for entry in cell.entries
    )
