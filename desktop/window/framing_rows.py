"""What the framing pane shows, row by row, as plain values: no Qt here.

Dimensions in which the outlets differ stand first, then measures, which nearly always differ and are not
emphasised; those that are the same for all are gathered in one row until they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.basics.spans import Span
from desktop.comparison.framing import DIMENSIONS, Dimension, Feature
from desktop.comparison.reporting import ReportingWord
from desktop.comparison.utterance import Utterance
from desktop.project.derive import Findings
from desktop.project.lexicon_rows import sense_in
from desktop.statements.reading import Statement

MEASURES: frozenset[Dimension] = frozenset({"place", "rank", "share", "speaker's share"})
"""Dimensions that nearly always differ: shown, not emphasised."""

MAY_NOT_APPLY: frozenset[Dimension] = frozenset({"cue", "cue class", "tense of the cue", "back-shift"})
"""Dimensions of which a statement may have none, which is no difference: no quotation is shifted in tense."""

NOTHING = "none"
NOT_APPLIED = "–"

SAME = "the same for all"
"""The name of the row that gathers what does not differ."""

FEWER = "fewer rows"
GATHER = "▾ gather what is the same for all"

LEAST_GATHERED = 2
"""Rows from which they are gathered: of one, its own row is shorter."""

NAMES: dict[Dimension, str] = {
    "hedges": "hedges around",
    "boosters": "boosters around",
    "beside": "what stands beside",
}
"""What the pane calls a dimension, where that is not its name."""


@dataclass(frozen=True, slots=True)
class Framed:
    """The features of one statement, its outlet, and the reporting word that its cue is taken for."""

    statement: str
    outlet: str
    features: dict[Dimension, Feature]
    sense: ReportingWord | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A feature in words, the outlets that have it, and whether it differs from the selected statement's.

    Where the user set it, `program` is what the program says instead, else None.
    """

    words: str
    outlets: tuple[str, ...] = ()
    differs: bool = False
    program: str | None = None


@dataclass(frozen=True, slots=True)
class FramingRow:
    """One dimension: the selected statement's value and the others', and the places of the former.

    `dimension` is None of the row that gathers what is the same for all.
    """

    dimension: Dimension | None
    name: str
    own: Value
    others: tuple[Value, ...]
    spans: tuple[Span, ...] = ()
    tip: str = ""

    @property
    def differs(self) -> bool:
        """Whether another outlet frames it otherwise, in a dimension where that says something."""
        return any(value.differs for value in self.others)


def framings(findings: Findings, statement: Statement, utterance: Utterance | None) -> tuple[Framed, ...]:
    """The framing of a statement, then of every other rendering of its utterance."""
    others = [one for one in (utterance.statements if utterance else ()) if one != statement.id]
    return tuple(_framed(findings, one) for one in dict.fromkeys([statement.id, *others]))


def _framed(findings: Findings, statement: str) -> Framed:
    article = findings.article_of[statement]
    return Framed(
        statement,
        findings.article(article).label,
        {each.dimension: each for each in findings.framing(statement)},
        sense_in(findings.readings[article], findings.statements[statement], findings.reporting),
    )


def framing_rows(framed: Sequence[Framed], *, all_of_them: bool) -> tuple[FramingRow, ...]:
    """The rows: what differs, the measures, and what is the same, gathered unless `all_of_them`."""
    if not framed:
        return ()
    made = [_row(framed, one) for one in DIMENSIONS if any(one in each.features for each in framed)]
    if len(framed) == 1:
        return tuple(made)
    measures = [row for row in made if row.dimension in MEASURES]
    differing = [row for row in made if row.differs]
    same = [row for row in made if row not in differing and row not in measures]
    if len(same) < LEAST_GATHERED:
        return (*differing, *measures, *same)
    if all_of_them:
        return (*differing, *measures, *same, FramingRow(None, FEWER, Value(GATHER), ()))
    told = ", ".join(row.name for row in same)
    # What the user set himself stays in sight.
    mine = [row for row in same if row.own.program is not None]
    return (*differing, *mine, *measures, FramingRow(None, SAME, Value(f"▸ {told}"), ()))


def _row(framed: Sequence[Framed], dimension: Dimension) -> FramingRow:
    own = _value(framed[0], dimension)
    outlets: dict[tuple[str, str | None], list[str]] = {}
    for one in framed[1:]:
        value = _value(one, dimension)
        outlets.setdefault((value.words, value.program), []).append(one.outlet)
    others = tuple(
        Value(
            words,
            tuple(dict.fromkeys(names)),
            _differs(dimension, own.words, words),
            program,
        )
        for (words, program), names in outlets.items()
    )
    feature = framed[0].features.get(dimension)
    spans = feature.spans if feature else ()
    return FramingRow(
        dimension, NAMES.get(dimension, dimension), own, others, spans, _tip(framed[0], dimension)
    )


def _differs(dimension: Dimension, own: str, other: str) -> bool:
    if dimension in MEASURES or NOT_APPLIED in (own, other):
        return False
    return own.casefold() != other.casefold()


def _value(framed: Framed, dimension: Dimension) -> Value:
    feature = framed.features.get(dimension)
    if feature is None:
        return Value(NOT_APPLIED if dimension in MAY_NOT_APPLY else NOTHING)
    return Value(feature.value or NOTHING, program=feature.program)


def _tip(framed: Framed, dimension: Dimension) -> str:
    """What is behind a value: the sense of the cue with its literature, or the user's reason."""
    lines = []
    feature = framed.features.get(dimension)
    if feature is not None and feature.program is not None:
        lines.append(f"You set this; the program says: {feature.program or 'nothing'}.")
        if feature.reason:
            lines.append(f"Your reason: {feature.reason}")
    sense = framed.sense
    if sense is not None and dimension in ("cue", "cue class", "presupposes"):
        lines.append(f"{sense.lemma} ({sense.part}): {sense.gloss or 'your own row'}")
        if sense.own:
            lines.append("This row of the lexicon is yours.")
        elif sense.literature:
            lines.append(f"The class rests on {sense.literature}.")
    return "\n".join(lines)
