"""Naming: what the outlets call things, and the ladder of labels that each uses for each speaker.

Things stand first: there are few of them, and each is a difference. A line leads to the first place where
its name stands; how often, and in which ways it names, is said beside it or to the mouse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from desktop.comparison.labels import Ladder, Rung
from desktop.comparison.things import NameUse, Thing
from desktop.speakers.speaker import MentionKey
from desktop.window.article_rows import count_of
from desktop.window.overview_figures import Figures, Sheet, SheetRow
from desktop.window.overview_frame import Columns, columns, empty_body, outlet_head, pad, rule, top_band
from desktop.window.overview_picture import Band, Item, Link, Look, Mark, Picture, Words
from desktop.window.row_painting import cut_lines

TITLE = "Names and labels"
TOLD = (
    "Things that the outlets name differently or of which only some set the name in quotation marks, and "
    "what they quote that nobody is reported as saying; then every label that each outlet uses for a "
    "speaker, in order of first use."
)

MOST_ROWS = 40
"""Speakers drawn; the table has them all."""

MOST_LABELS = 6
"""Labels drawn of one speaker at one outlet."""

NAME_ROOM = 20
"""Characters of a row's name for which there is room in one line."""

LEAST_WORDS = 0.6
"""The part of a column that is kept for words beside which something is told."""

TOLD_KINDS = ("appraisal",)
"""Ways of naming that the picture tells beside a label; the others are told to the mouse and in the table."""

QUOTED_TERMS = "Quoted terms"
"""The row of words in quotation marks that nobody is reported as saying."""

THING_KINDS = {
    "rival names": "rival names",
    "marked or not": "in marks or not",
    "same place": "in aligned words",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a cell: words, what is said beside them in small letters, and where it leads."""

    words: str
    beside: str
    link: Link
    spoken: str


def naming_picture(figures: Figures, look: Look, width: float) -> Picture:
    """A row a thing, then a row a speaker; a column an outlet."""
    speakers = _in_order(figures)
    drawn = speakers[:MOST_ROWS]
    names = [*map(_thing_name, figures.things), *(figures.name(one) for one in drawn)]
    names += [QUOTED_TERMS] * bool(figures.terms)
    # Names go over several lines: the room is the labels'.
    plan = columns(look, [one[:NAME_ROOM] for one in names], len(figures.outlets), width, least=7.5)
    wide = max(plan.total, width)
    top = top_band(look, TITLE, TOLD, (), "" if figures.named else "Gathering names …", width)
    if not names:
        empty = "Nobody is named yet." if figures.named else ""
        return Picture(TITLE, TOLD, width, top, Band(0), empty_body(look, empty, width))
    heads = [(outlet.name, "") for outlet in figures.outlets]
    head = outlet_head(look, heads, [figures.place(one.key) for one in figures.outlets], plan)
    sketch = _Sketch(look, plan, wide)
    if figures.things or figures.terms:
        sketch.heading("Things")
    for thing in figures.things:
        cells = [
            [_thing_line(figures, use) for use in thing.uses if use.outlet == one.key]
            for one in figures.outlets
        ]
        sketch.row(_thing_name(thing), THING_KINDS[thing.kind], cells)
    if figures.terms:
        sketch.row(QUOTED_TERMS, "said by nobody", [_term_lines(figures, one.key) for one in figures.outlets])
    if drawn:
        sketch.heading("Speakers")
    ladders = {(one.speaker, one.outlet): one for one in figures.ladders}
    for speaker in drawn:
        cells = [_ladder_lines(figures, ladders.get((speaker, one.key))) for one in figures.outlets]
        sketch.row(figures.name(speaker), "", cells)
    if len(speakers) > len(drawn):
        sketch.note(f"and {len(speakers) - len(drawn):,} more: see the table")
    told = f"{TOLD} {count_of(len(figures.things), 'thing')}, {count_of(len(speakers), 'speaker')}."
    return Picture(
        TITLE, told, wide, top, head, Band(sketch.y + pad(look), tuple(sketch.items)), tuple(sketch.marks),
        tuple(sketch.names), pad(look) + plan.name_width + look.em * 0.2,
    )  # fmt: skip


def naming_sheet(figures: Figures) -> Sheet:
    """A row for each name of a thing and each label of a speaker at an outlet."""
    rows = [
        SheetRow(
            (
                _thing_name(thing), THING_KINDS[thing.kind], figures.outlet(use.outlet).name, use.name,
                len(use.plain), len(use.marked),
            ),
            _link((*use.plain, *use.marked)),
        )
        for thing in figures.things
        for use in thing.uses
    ]  # fmt: skip
    rows += [
        SheetRow(
            (QUOTED_TERMS, one.use, figures.outlet(one.outlet).name, one.words, 0, 1), _link((one.place,))
        )
        for one in figures.terms
    ]
    rows += [
        SheetRow(
            (
                figures.name(ladder.speaker), ", ".join(rung.kinds), figures.outlet(ladder.outlet).name,
                rung.label, rung.count, 0,
            ),
            _link(rung.places),
        )
        for speaker in _in_order(figures)
        for ladder in figures.ladders
        if ladder.speaker == speaker
        for rung in ladder.rungs
    ]  # fmt: skip
    return Sheet(("Of", "How", "Outlet", "Name", "Times", "In quotation marks"), tuple(rows))


def _in_order(figures: Figures) -> Sequence[str]:
    """The speakers with labels, those of several outlets first."""
    outlets: dict[str, int] = {}
    for one in figures.ladders:
        outlets[one.speaker] = outlets.get(one.speaker, 0) + 1
    return sorted(outlets, key=lambda one: outlets[one] < 2)


def _thing_name(thing: Thing) -> str:
    return " / ".join(thing.names)


def _thing_line(figures: Figures, use: NameUse) -> _Line:
    marked = f"{len(use.marked):,} in marks" if use.marked else ""
    plain = f"×{len(use.plain):,}" if use.plain else ""
    told = ", ".join(filter(None, (plain, marked)))
    outlet = figures.outlet(use.outlet).name
    spoken = (
        f"“{use.name}” at {outlet}: {count_of(len(use.plain), 'time')} in its own words, "
        f"{count_of(len(use.marked), 'time')} in quotation marks"
    )
    return _Line(use.name, told, _link((*use.plain, *use.marked)), spoken)


def _term_lines(figures: Figures, outlet: str) -> list[_Line]:
    mine = [one for one in figures.terms if one.outlet == outlet]
    name = figures.outlet(outlet).name
    lines = [
        _Line(
            f"“{one.words}”",
            "" if one.use == "set off" else one.use,
            _link((one.place,)),
            f"“{one.words}” at {name}, {one.use}. {one.reason}",
        )
        for one in mine[:MOST_LABELS]
    ]
    more = mine[MOST_LABELS:]
    if more:
        words = f"and {len(more):,} more"
        lines.append(
            _Line(words, "", _link((more[0].place,)), f"{words}: {'; '.join(one.words for one in more)}")
        )
    return lines


def _ladder_lines(figures: Figures, ladder: Ladder | None) -> list[_Line]:
    if ladder is None:
        return []
    lines = [_rung_line(figures, ladder, rung) for rung in ladder.rungs[:MOST_LABELS]]
    more = ladder.rungs[MOST_LABELS:]
    if more:
        told = "; ".join(rung.label for rung in more)
        words = f"and {len(more):,} more"
        lines.append(_Line(words, "", _link(more[0].places), f"{words}: {told}"))
    return lines


def _rung_line(figures: Figures, ladder: Ladder, rung: Rung) -> _Line:
    outlet = figures.outlet(ladder.outlet).name
    kinds = ", ".join(rung.kinds)
    shown = [kind for kind in rung.kinds if kind in TOLD_KINDS]
    beside = " ".join([f"×{rung.count:,}", *(f"({kind})" for kind in shown)])
    spoken = (
        f"{figures.name(ladder.speaker)} at {outlet}: {rung.label} ({kinds}), {count_of(rung.count, 'time')}"
    )
    return _Line(rung.label, beside, _link(rung.places), spoken)


def _link(places: Sequence[MentionKey]) -> Link:
    return Link(article=places[0].article, spans=(places[0].span,)) if places else Link()


class _Sketch:
    """A body while it is drawn: rows one under the other, each as high as its fullest cell."""

    def __init__(self, look: Look, plan: Columns, width: float) -> None:
        self._look, self._plan, self._width = look, plan, width
        self.items: list[Item] = []
        self.names: list[Item] = []
        self.marks: list[Mark] = []
        self.y = look.em * 0.3

    def heading(self, words: str) -> None:
        """Name what the next rows are about."""
        look = self._look
        self.y += look.em * 0.3
        place = QRectF(pad(look), self.y, self._plan.name_width, look.em * 1.3)
        self.names.append(Words(place, words, look.bold, look.colours.muted))
        self.y += look.em * 1.4

    def note(self, words: str) -> None:
        """A line across the picture."""
        look = self._look
        place = QRectF(pad(look), self.y, self._width - 2 * pad(look), look.em * 1.4)
        self.items.append(Words(place, words, look.fonts.small, look.colours.muted))
        self.y += look.em * 1.5

    def row(self, name: str, under: str, cells: Sequence[Sequence[_Line]]) -> None:
        """A row: its name, and the lines of each outlet's cell."""
        look, plan = self._look, self._plan
        em, shades, edge = look.em, look.colours, pad(look)
        step = em * 1.25
        small = QFontMetricsF(look.fonts.small).height()
        self.items.append(rule(look, self.y, self._width))
        y = self.y + em * 0.25
        lines = cut_lines(name, look.fonts.program, plan.name_width, 3)
        for number, line in enumerate(lines):
            place = QRectF(edge, y + step * number, plan.name_width, step)
            self.names.append(Words(place, line, look.fonts.program, shades.text))
        high = step * len(lines)
        if under:
            for line in cut_lines(under, look.fonts.small, plan.name_width, 2):
                place = QRectF(edge, y + high, plan.name_width, small)
                self.names.append(Words(place, line, look.fonts.small, shades.muted))
                high += small
        for left, cell in zip(plan.lefts, cells, strict=True):
            if not cell:
                nothing = QRectF(left, y, plan.width, step)
                self.items.append(Words(nothing, "–", look.fonts.small, shades.muted))
            down = 0.0
            for entry in cell:
                down += self._entry(entry, QRectF(left, y + down, plan.width, step))
            high = max(high, down)
        self.y = y + high + em * 0.3

    def _entry(self, entry: _Line, place: QRectF) -> float:
        """One entry of a cell, over three lines at most; answers with how high it is.

        What stands beside the words goes below them where it would leave them too little of the column.
        """
        look = self._look
        beside = look.wide(entry.beside, look.fonts.small) + look.em * 0.4 if entry.beside else 0.0
        below = place.width() - beside < place.width() * LEAST_WORDS
        room = place.width() if below else place.width() - beside
        lines = cut_lines(entry.words, look.fonts.program, room, 3)
        end = place.left()
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            wide = min(look.wide(line, look.fonts.program) + 2, room) if last else place.width()
            here = QRectF(place.left(), place.top() + number * place.height(), wide, place.height())
            self.items.append(Words(here, line, look.fonts.program, look.colours.text))
            end = here.right()
        foot = place.top() + place.height() * (len(lines) - 1)
        if entry.beside:
            left, top = (place.left(), foot + place.height()) if below else (end + look.em * 0.35, foot)
            rest = QRectF(left, top, min(beside, place.width()) if below else beside, place.height())
            self.items.append(Words(rest, entry.beside, look.fonts.small, look.colours.muted))
        high = place.height() * (len(lines) + below)
        whole = QRectF(place.left(), place.top(), place.width() if below else room + beside, high)
        self.marks.append(Mark(whole, entry.link, entry.spoken))
        return high
