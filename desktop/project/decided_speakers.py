"""What the user decided about who is who, found again in the readings at hand: what the grouping is given."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.project.checks import Places
from desktop.project.decisions import Decisions
from desktop.speakers.speaker import Link, MentionKey
from desktop.statements.reading import Reading


def links_of(decisions: Decisions, readings: Mapping[str, Reading], places: Places) -> tuple[Link, ...]:
    """Which mentions the user said are one speaker or are not, as far as they are found."""
    found = (
        (places.mention(link.a, readings), places.mention(link.b, readings), link) for link in decisions.links
    )
    return tuple(Link(a, b, link.same, link.reason) for a, b, link in found if a and b)


def names_of(decisions: Decisions, readings: Mapping[str, Reading], places: Places) -> dict[MentionKey, str]:
    """The names that the user gave, by the mentions he gave them to, as far as they are found."""
    found = (
        (places.mention(place, readings), name) for mentions, name in decisions.names for place in mentions
    )
    return {key: name for key, name in found if key}
