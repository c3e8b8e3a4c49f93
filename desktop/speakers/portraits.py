"""What the articles say of one speaker, gathered from its units: names, type, roles, mentions.

Gathered anew only for a speaker whose local speakers are others than the last time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.speakers.naming import display_names, distinct
from desktop.speakers.speaker import LocalSpeaker, MentionKey, SpeakerType
from desktop.speakers.units import Unit
from desktop.speakers.vocabulary import folded


@dataclass(frozen=True, slots=True)
class Portrait:
    """What one speaker is called, the name to show first; what it is and which roles it has; where the
    articles mention it. `people` are its personal names, folded; `tied` are the numbers, among its units, of
    those that tell what it has to do with others."""

    names: tuple[str, ...]
    type: SpeakerType
    roles: tuple[str, ...]
    mentions: tuple[MentionKey, ...]
    people: frozenset[str]
    tied: tuple[int, ...]


class Portraits:
    """The portraits of all speakers, kept from one time to the next."""

    def __init__(self) -> None:
        self._kept: dict[MentionKey, tuple[tuple[LocalSpeaker, ...], Portrait]] = {}

    def of(self, units_of: Mapping[int, Sequence[Unit]]) -> dict[int, Portrait]:
        """The portrait of each cluster, by its units in order."""
        kept: dict[MentionKey, tuple[tuple[LocalSpeaker, ...], Portrait]] = {}
        found: dict[int, Portrait] = {}
        for cluster, units in units_of.items():
            gathered = tuple(unit.local for unit in units)
            before = self._kept.get(units[0].key)
            if before is None or before[0] != gathered:
                before = (gathered, portrait(units))
            kept[units[0].key] = before
            found[cluster] = before[1]
        self._kept = kept
        return found


def portrait(units: Sequence[Unit]) -> Portrait:
    """What these units, which are one speaker, say of it."""
    people = {name for unit in units for name in unit.local.people}
    return Portrait(
        names=display_names(units),
        type=_type(units),
        roles=distinct(role for unit in units for role in unit.local.roles),
        mentions=tuple(sorted({mention for unit in units for mention in unit.local.mentions})),
        people=frozenset(folded(name.text) for name in people),
        tied=tuple(at for at, unit in enumerate(units) if unit.local.ties or unit.local.members),
    )


def _type(units: Sequence[Unit]) -> SpeakerType:
    if any(unit.local.people and not unit.local.loose for unit in units):
        return "person"
    types = [unit.local.type for unit in units]
    order: tuple[SpeakerType, ...] = ("person", "organisation", "group", "document", "unnamed")
    return min(types, key=lambda kind: (kind == "unnamed", -types.count(kind), order.index(kind)))
