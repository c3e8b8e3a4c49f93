"""A mark as the chips of a cell: star, note, and every tag by its name. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.project.comparing import ByHand
from desktop.project.marking import DefineTag
from desktop.project.marks import Mark
from desktop.window.paint_content import UserMark

NAME_LIMIT = 20
"""Characters of a tag's name that a chip shows."""


def mark_chips(mark: Mark | None, tags: tuple[DefineTag, ...]) -> tuple[UserMark, ...]:
    """The chips of one mark; `tags` give the colours."""
    if not mark:
        return ()
    colours = {one.name: one.colour for one in tags}
    chips = []
    if mark.starred:
        chips.append(UserMark("starred", "Starred by you", "star"))
    if mark.note:
        chips.append(UserMark("with a note", mark.note, "note"))
    for name in mark.tags:
        word = name if len(name) <= NAME_LIMIT else f"{name[: NAME_LIMIT - 1].rstrip()}…"
        chips.append(UserMark(word, f"Tagged “{name}” by you", f"tag {colours.get(name, 'grey')}"))
    return tuple(chips)


def chips_of(hand: ByHand) -> Mapping[str, tuple[UserMark, ...]]:
    """The chips of the statements of one speaker, by statement."""
    every = dict.fromkeys((*hand.changed, *hand.marked))
    return {
        one: changed_chips(hand.changed.get(one, ())) + mark_chips(hand.marked.get(one), hand.tags)
        for one in every
    }


def changed_chips(changed: Sequence[str]) -> tuple[UserMark, ...]:
    """The chip of a statement that the user added, or of which he changed something."""
    if not changed:
        return ()
    told = {"content": "words"}
    what = ", ".join(told.get(one, one) for one in changed if one != "added")
    word = "added by you" if "added" in changed else "edited by you"
    note = f"You changed: {what}" if what else "You added this statement"
    return (UserMark(word, note),)
