"""What the cells of the comparison hold: texts, badges, and the words that a screen reader tells them by."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from desktop.comparison.located import Located
from desktop.comparison.passage import Passage
from desktop.comparison.table import Cell, Judgement, Passages, Row, shown
from desktop.comparison.table import Entry as TableEntry
from desktop.comparison.utterance import Difference, Rendering
from desktop.project.alignments import Placing
from desktop.statements.reading import Reading
from desktop.window.comparison_reference import (
    Against,
    fidelity_words,
    place_caption,
    place_pieces,
    places,
    quotation_pieces,
)
from desktop.window.paint_content import Entry, UserMark, entry_of, plain_pieces, referred_words
from desktop.window.paint_icons import Shape


@dataclass(frozen=True, slots=True)
class CellContent:
    """What a cell shows: renderings, each with its badge; or a message, with a passage beneath it and with
    what of it is the user's word.

    Two contents with one `key` are the same.
    """

    key: Hashable

    entries: tuple[Entry, ...] = ()
    badges: tuple[tuple[Shape, str], ...] = ()
    message: str = ""
    shape: Shape | None = None
    passage: str = ""
    user: UserMark | None = None


PLACED: Mapping[Placing, UserMark] = {
    "moved": UserMark("moved by you", "You put this rendering to these words"),
    "split off": UserMark("split off by you", "You split this rendering off from others"),
    "joined": UserMark("joined by you", "You joined this rendering with the others of its row"),
}

CONFIRMED = UserMark("confirmed by you", "You confirmed that this article does not report it")


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
    hand: Mapping[Rendering, Placing] = MappingProxyType({}),
    agreement: bool = False,
    marks: Mapping[str, tuple[UserMark, ...]] = MappingProxyType({}),
) -> CellContent:
    """What a cell with renderings shows.

    `held` is the reference; `placed`: the row has a place there, which is its base. `selected` is the
    rendering whose differences the row's base shows its side of. `hand` says where the user put renderings,
    `marks` what he hung on statements; `agreement`: the base shows how many others share its words.
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
        elif judgement is None and one.rendering == row.base:
            entry = replace(
                entry,
                pieces=plain_pieces(
                    base,
                    _counterparts(row, selected, ignore_house_style),
                    agreement=passages.agreement(row.base, row.utterance.renderings)
                    if agreement and not alone
                    else (),
                    others=len(row.utterance.renderings) - 1,
                ),
            )
        if found is not None and painted is None:
            # Held against nothing else, it has no verdict but this.
            only = placed and entry.verdict is None
            entry = replace(
                entry, fidelity=found.verdict, referred=only, reason=found.reason if only else entry.reason
            )
        entries.append(
            replace(entry, user=_user_marks(one, judgement, hand) + marks.get(one.rendering.statement, ()))
        )
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


def cell_told(outlet: str, content: CellContent) -> str:
    """A cell in a column headed `outlet`, as a screen reader tells it."""
    if not content.entries:
        said = f"{content.message}, {content.user.word}" if content.user else content.message
        return f"{outlet}: {said}" + (f": {content.passage}" if content.passage else "")
    return " ".join(
        told(outlet, entry, badge) for entry, (_, badge) in zip(content.entries, content.badges, strict=True)
    )


def copied(source: str, content: CellContent, which: int) -> str:
    """One rendering of a cell as it is put on the clipboard; `source` names its outlet and date."""
    if not content.entries:
        return f"{source}: {content.message}"
    one = content.entries[min(which, len(content.entries) - 1)]
    return f"{one.text}\n({source}; {one.caption})"


def told(outlet: str, entry: Entry, badge: str) -> str:
    """A rendering in a column headed `outlet`, as a screen reader tells it."""
    parts = [badge]
    if entry.fidelity is not None and not entry.referred:
        parts.append(referred_words(entry.fidelity))
    if entry.conflicting:
        parts.append("conflicting")
    parts += [mark.word for mark in entry.user]
    if entry.headline:
        parts.append("headline")
    words = f"{outlet}, {', '.join(parts)}: {entry.text} ({entry.caption})."
    if entry.notes:
        words += f" Differs: {'; '.join(entry.notes)}."
    left_out = [f"‘{piece.text.strip()}’" for piece in entry.pieces if piece.look == "left out"]
    if left_out:
        words += f" Left out: {'; '.join(left_out)}."
    return words + _agreement_told(entry)


def _agreement_told(entry: Entry) -> str:
    """Which words of a base not all others have, as a screen reader tells it."""
    counted = [piece for piece in entry.pieces if piece.others]
    if not counted:
        return ""
    fewer = [piece for piece in counted if piece.shared < piece.others]
    if not fewer:
        return " All others have every word." if counted[0].others > 1 else " The other has every word."
    told = (f"‘{piece.text.strip()}’ {piece.shared} of {piece.others}" for piece in fewer)
    return f" Not in all others: {'; '.join(told)}."


def _referred(
    entry: Entry, passage: Passage, found: Located, reference: Reading, ignore_house_style: bool
) -> Entry:
    """An entry painted against the place in the reference where it was found."""
    pieces = quotation_pieces(passage, found, reference, ignore_house_style=ignore_house_style)
    return replace(
        entry, pieces=pieces, fidelity=found.verdict, referred=True, conflicting=False, reason=found.reason
    )


def _counterparts(row: Row, selected: Rendering | None, ignore_house_style: bool) -> tuple[Difference, ...]:
    """The differences of a rendering whose other side the base of its row shows; of none, none."""
    entries = (one for cell in row.cells for one in cell.entries if one.rendering == selected)
    judgement = next((one.judgement for one in entries), None)
    return () if judgement is None else shown(judgement.differences, ignore_house_style=ignore_house_style)


def _user_marks(
    one: TableEntry, judgement: Judgement | None, hand: Mapping[Rendering, Placing]
) -> tuple[UserMark, ...]:
    """What of an entry is the user's word: its verdict, its place in the row."""
    marks = []
    if judgement is not None and judgement.program is not None:
        marks.append(UserMark("set by you", judgement.reason))
    if one.rendering in hand:
        marks.append(PLACED[hand[one.rendering]])
    return tuple(marks)


def _badge(entry: Entry, *, alone: bool) -> tuple[Shape, str]:
    if entry.verdict is not None:
        return entry.verdict, entry.verdict
    return ("only here", "only here") if alone else ("base", "base")
