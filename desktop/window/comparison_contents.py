"""What the cells of the comparison hold: texts, badges, and the words that a screen reader tells them by."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from desktop.comparison.located import Located
from desktop.comparison.passage import Passage
from desktop.comparison.table import Cell, Passages, Row, shown
from desktop.comparison.utterance import Rendering
from desktop.statements.reading import Reading
from desktop.window.comparison_reference import (
    Against,
    fidelity_words,
    place_caption,
    place_pieces,
    places,
    quotation_pieces,
)
from desktop.window.paint_content import Entry, Piece, entry_of, plain_pieces, referred_words
from desktop.window.paint_icons import Shape


@dataclass(frozen=True, slots=True)
class CellContent:
    """What a cell shows: renderings, each with its badge; or a message, with a passage beneath it.

    Two contents with one `key` are the same.
    """

    key: Hashable

    entries: tuple[Entry, ...] = ()
    badges: tuple[tuple[Shape, str], ...] = ()
    message: str = ""
    shape: Shape | None = None
    passage: str = ""


def cell_content(
    key: Hashable,
    row: Row,
    cell: Cell,
    *,
    passages: Passages,
    held: Against | None,
    placed: bool,
    selected: Rendering | None,
    ignore_house_style: bool,
) -> CellContent:
    """What a cell with renderings shows.

    `held` is the reference; `placed`: the row has a place there, which is its base. `selected` is the
    rendering whose differences the row's base shows its side of.
    """
    base = passages[row.base]
    alone = len(row.utterance.renderings) == 1
    entries, badges = [], []
    for one in cell.entries:
        found = held.of(one.rendering) if held is not None else None
        painted = found if held is not None and held.held(one.rendering) is not None else None
        judgement = None if painted else one.judgement
        passage = passages[one.rendering]
        entry = entry_of(passage, one.rendering, base, judgement, ignore_house_style=ignore_house_style)
        if held is not None and painted is not None:
            entry = _referred(entry, passage, painted, held.reading, ignore_house_style)
        elif judgement is None and selected is not None:
            entry = replace(
                entry, pieces=_counterparts(row, base, selected, ignore_house_style) or entry.pieces
            )
        if found is not None and painted is None:
            # Held against nothing else, it has no verdict but this.
            only = placed and entry.verdict is None
            entry = replace(
                entry, fidelity=found.verdict, referred=only, reason=found.reason if only else entry.reason
            )
        entries.append(entry)
        refers = found is not None and entry.referred
        badges.append(
            (found.verdict, fidelity_words(found)) if found and refers else _badge(entry, alone=alone)
        )
    return CellContent(key, tuple(entries), tuple(badges))


def place_content(key: Hashable, reference: Reading, found: Sequence[Located]) -> CellContent:
    """What the reference's cell shows: the place where some quotations of its row were found."""
    spans = places(found)
    entry = Entry(
        rendering=Rendering("", spans),
        pieces=place_pieces(reference, found),
        caption=place_caption(reference, spans),
        headline=False,
        verdict=None,
        conflicting=False,
        reason="What the reference has where the quotations of this row were found",
    )
    return CellContent(key, (entry,), (("reference", "reference"),))


def told(outlet: str, entry: Entry, badge: str) -> str:
    """A rendering in a column headed `outlet`, as a screen reader tells it."""
    parts = [badge]
    if entry.fidelity is not None and not entry.referred:
        parts.append(referred_words(entry.fidelity))
    if entry.conflicting:
        parts.append("conflicting")
    if entry.headline:
        parts.append("headline")
    words = f"{outlet}, {', '.join(parts)}: {entry.text} ({entry.caption})."
    if entry.notes:
        words += f" Differs: {'; '.join(entry.notes)}."
    left_out = [f"‘{piece.text.strip()}’" for piece in entry.pieces if piece.look == "left out"]
    if left_out:
        words += f" Left out: {'; '.join(left_out)}."
    return words


def _referred(
    entry: Entry, passage: Passage, found: Located, reference: Reading, ignore_house_style: bool
) -> Entry:
    """An entry painted against the place in the reference where it was found."""
    pieces = quotation_pieces(passage, found, reference, ignore_house_style=ignore_house_style)
    return replace(
        entry, pieces=pieces, fidelity=found.verdict, referred=True, conflicting=False, reason=found.reason
    )


def _counterparts(
    row: Row, base: Passage, selected: Rendering, ignore_house_style: bool
) -> tuple[Piece, ...]:
    """The base of a row with its side of a rendering's differences marked."""
    entries = (one for cell in row.cells for one in cell.entries if one.rendering == selected)
    judgement = next((one.judgement for one in entries), None)
    if judgement is None:
        return ()
    return plain_pieces(base, shown(judgement.differences, ignore_house_style=ignore_house_style))


def _badge(entry: Entry, *, alone: bool) -> tuple[Shape, str]:
    if entry.verdict is not None:
        return entry.verdict, entry.verdict
    return ("only here", "only here") if alone else ("base", "base")
