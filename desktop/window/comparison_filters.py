"""Which rows of the comparison are shown, by verdict, type of difference and outlet. No Qt here.

A row stays where one of its renderings answers all that is asked: it is of one of the outlets, has one of the
verdicts, one of the differences, and one of the user's marks, on itself or on the row. What counts is what
the cell shows: the verdict on a quotation found in the reference is that of the reference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from desktop.comparison.table import Cell, Entry, Options, Row, Table, gravity, rank_of, shown
from desktop.comparison.utterance import GRAVITY
from desktop.project.comparing import ByHand
from desktop.project.marks import Mark
from desktop.window.comparison_reference import Against, differs_from_reference

Facet = Literal["verdict", "difference", "outlet", "mark"]

FACETS: tuple[Facet, ...] = ("verdict", "difference", "outlet", "mark")

VERDICTS: tuple[str, ...] = (
    GRAVITY[0], "conflicting", "not-found", *GRAVITY[1:], "not found here", "not reported",
)  # fmt: skip
"""What the filter by verdict offers, gravest first; last what is said of articles without a rendering."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for, by facet; nothing in a facet asks for nothing. Outlets go by their names."""

    verdict: frozenset[str] = frozenset()
    difference: frozenset[str] = frozenset()
    outlet: frozenset[str] = frozenset()
    mark: frozenset[str] = frozenset()
    """As `marks.Mark.values` names them."""

    def __bool__(self) -> bool:
        return bool(self.verdict or self.difference or self.outlet or self.mark)

    def of(self, facet: Facet) -> frozenset[str]:
        """What is asked for in one facet."""
        asked: frozenset[str] = getattr(self, facet)
        return asked

    def asking(self, facet: Facet, values: Iterable[str]) -> Filters:
        """These filters with other values in one facet."""
        chosen = frozenset(values)
        match facet:
            case "verdict":
                return replace(self, verdict=chosen)
            case "difference":
                return replace(self, difference=chosen)
            case "outlet":
                return replace(self, outlet=chosen)
            case "mark":
                return replace(self, mark=chosen)


NO_FILTERS = Filters()

VALUE_LIMIT = 60
"""Characters of an outlet's name that are told."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a cell shows of one rendering: its values in each facet, and how grave it is, 0 the gravest.

    `absent`: the cell holds none. Such a cell answers only who asks for that: a filter by outlet alone asks
    for what the outlet has.
    """

    values: Mapping[Facet, frozenset[str]]
    gravity: float
    differs: bool
    absent: bool = False

    def answers(self, filters: Filters) -> bool:
        """Whether it has all that is asked for."""
        return self.matches(filters) and (not self.absent or bool(filters.verdict))

    def marked(self, marks: frozenset[str]) -> Traits:
        """The same with these marks of the user's."""
        return replace(self, values={**self.values, "mark": marks})

    def matches(self, filters: Filters) -> bool:
        """Whether its values are among those asked for."""
        return all(not filters.of(facet) or self.values[facet] & filters.of(facet) for facet in FACETS)


def traits(entry: Entry, outlet: str, held: Against | None, *, ignore_house_style: bool) -> Traits:
    """What is shown of a rendering in a column headed `outlet`."""
    found = held.of(entry.rendering) if held else None
    referred = held.held(entry.rendering) if held else None
    judgement = None if referred is not None else entry.judgement
    verdicts: set[str] = set()
    differences = referred.differences if referred else judgement.differences if judgement else ()
    rank: float = gravity(judgement)
    differs = bool(shown(differences, ignore_house_style=ignore_house_style))
    if referred is not None and referred.verdict != "not-found":
        verdicts.add(referred.verdict)
        rank = rank_of(referred.verdict)
        differs = differs_from_reference(referred.verdict, ignore_house_style=ignore_house_style)
    elif judgement is not None:
        verdicts.add(judgement.verdict)
        if judgement.conflicting:
            verdicts.add("conflicting")
    if found is not None and found.verdict == "not-found":
        verdicts.add("not-found")
        rank = min(rank, 1.5)
        differs = True
    types = {one.type for one in shown(differences, ignore_house_style=ignore_house_style)}
    return Traits(
        {
            "verdict": frozenset(verdicts),
            "difference": frozenset(types),
            "outlet": frozenset({outlet}),
            "mark": frozenset(),
        },
        rank,
        differs,
    )


def absence(cell: Cell, outlet: str) -> Traits:
    """What is shown of an article that has nothing of a row."""
    said = "not reported" if cell.not_reported else "not found here"
    values: dict[Facet, frozenset[str]] = {
        "verdict": frozenset({said}),
        "difference": frozenset(),
        "outlet": frozenset({outlet}),
        "mark": frozenset(),
    }
    return Traits(values, 99.0, differs=False, absent=True)


@dataclass(frozen=True, slots=True)
class Sieve:
    """What the rows of one table have to show, by outlet's names of its columns and the reference.

    `silent` are the articles of which an empty cell says nothing: those that are not read yet, and the
    reference, where it is the base.
    """

    outlets: Mapping[str, str]
    held: Against | None
    options: Options
    silent: Collection[str] = ()
    hand: ByHand = field(default_factory=ByHand)

    def of(self, row: Row) -> tuple[Traits, ...]:
        """What each rendering of a row shows, and each cell without one."""
        house = self.options.ignore_house_style
        shown = [
            (entry, traits(entry, self.outlets[cell.article], self.held, ignore_house_style=house))
            for cell in row.cells
            for entry in cell.entries
        ]
        empty = (cell for cell in row.cells if not cell.entries and cell.article not in self.silent)
        missing = [absence(cell, self.outlets[cell.article]) for cell in empty]
        on_row = _values(self.hand.marked_rows.get(row.utterance.id))
        if not self.hand.marked and not on_row:
            return (*(one for _, one in shown), *missing)
        return (
            *(one.marked(on_row | _values(self._mark_on(entry))) for entry, one in shown),
            *(one.marked(on_row) for one in missing),
        )

    def _mark_on(self, entry: Entry) -> Mark | None:
        return self.hand.marked.get(entry.rendering.statement)

    def arranged(self, table: Table, filters: Filters) -> Table:
        """The rows that the filters let through; with a reference, ordered and chosen by what is shown."""
        rows = [(row, self.of(row)) for row in table.rows]
        if self.held is not None and self.options.only_differing:
            rows = [(row, found) for row, found in rows if any(one.differs for one in found)]
        if self.held is not None and self.options.order != "appearance":
            by_outlets = self.options.order == "outlets"

            def key(each: tuple[Row, tuple[Traits, ...]]) -> tuple[float, float]:
                grave = min((one.gravity for one in each[1]), default=99.0)
                return (-each[0].outlets, grave) if by_outlets else (grave, -each[0].outlets)

            rows.sort(key=key)
        asked = self.meant(filters)
        return replace(table, rows=tuple(row for row, found in rows if passes(found, asked)))

    def meant(self, filters: Filters) -> Filters:
        """The filters without outlets that have no column here: nobody could take these back. Marks that
        nothing here carries stay: they are offered as long as they are asked for."""
        return replace(filters, outlet=filters.outlet & set(self.outlets.values()))

    def counts(self, rows: Iterable[Row], filters: Filters) -> dict[Facet, Counter[str]]:
        """How many rows each value would leave, the other facets being as they are."""
        out: dict[Facet, Counter[str]] = {facet: Counter() for facet in FACETS}
        asked = self.meant(filters)
        others = {facet: asked.asking(facet, ()) for facet in FACETS}
        for row in rows:
            found = self.of(row)
            for facet in FACETS:
                # To ask for a verdict may be to ask for what is absent.
                passing = (
                    one
                    for one in found
                    if one.answers(others[facet])
                    or (facet == "verdict" and one.absent and one.matches(others[facet]))
                )
                out[facet].update({value for one in passing for value in one.values[facet]})
        return out


def passes(found: Iterable[Traits], filters: Filters) -> bool:
    """Whether one of some renderings answers all that is asked."""
    return any(one.answers(filters) for one in found)


def _values(mark: Mark | None) -> frozenset[str]:
    return mark.values if mark else frozenset()


def in_words(filters: Filters, names: Mapping[str, str]) -> str:
    """What is asked for, as the end of "Nothing here …"; `names` tells values that have other names."""

    def listed(facet: Facet) -> str:
        values = sorted(" ".join(names.get(one, one).split())[:VALUE_LIMIT] for one in filters.of(facet))
        return " or ".join([", ".join(values[:-1]), values[-1]] if len(values) > 1 else values)

    parts = []
    if filters.verdict:
        parts.append(f"is {listed('verdict')}")
    if filters.difference:
        parts.append(f"differs in {listed('difference')}")
    if filters.mark:
        parts.append(f"is marked {listed('mark')}")
    told = " and ".join(parts) or "is said"
    return told + (f" in {listed('outlet')}" if filters.outlet else "")
