"""What the user said about speakers, put to those that the grouping made: type, role, and which is his."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from desktop.basics.anchors import Anchor
from desktop.project.assignments import RULE
from desktop.project.checks import Places
from desktop.project.decisions import Decisions
from desktop.project.more_commands import SetSpeakerType
from desktop.speakers.speaker import MentionKey, Speaker, Speakers
from desktop.statements.reading import Reading

SpeakerAspect = Literal["name", "type", "role", "merged"]
"""What the user decided about a speaker."""


def owners_of(speakers: Speakers) -> dict[MentionKey, str]:
    """The speaker whose each mention is."""
    return {key: one.id for one in speakers.speakers for key in one.mentions}


def with_facts(
    speakers: Speakers,
    decisions: Decisions,
    readings: Mapping[str, Reading],
    places: Places,
    owners: Mapping[MentionKey, str],
) -> tuple[Speakers, Mapping[str, tuple[SpeakerAspect, ...]]]:
    """`speakers` of the types and with the roles that the user gave, and what he decided about each;
    `owners` are as `owners_of` tells."""
    aspects: dict[str, tuple[SpeakerAspect, ...]] = {
        one.id: ("merged",) for one in speakers.speakers if any(why.rule == RULE for why in one.reasons)
    }
    if not decisions.facts and not decisions.names:
        return speakers, aspects
    now = {one.id: one for one in speakers.speakers}

    def note(speaker: str, aspect: SpeakerAspect, *, holds: bool = True) -> None:
        rest = tuple(one for one in aspects.get(speaker, ()) if one != aspect)
        aspects[speaker] = (*rest, aspect) if holds else rest

    for mentions, _ in decisions.names:
        for speaker in _meant(mentions, owners, readings, places):
            note(speaker, "name")
    roles: dict[str, str] = {}
    types: dict[str, Speaker] = {}
    for fact in decisions.facts:
        for speaker in _meant(fact.mentions, owners, readings, places):
            if isinstance(fact, SetSpeakerType):
                types[speaker] = replace(now[speaker], type=fact.type or now[speaker].type)
                note(speaker, "type", holds=bool(fact.type))
            else:
                roles[speaker] = fact.role.strip()
                note(speaker, "role", holds=bool(fact.role.strip()))
    shown = tuple(_with_role(types.get(one.id, one), roles.get(one.id, "")) for one in speakers.speakers)
    return replace(speakers, speakers=shown), {one: what for one, what in aspects.items() if what}


def _meant(
    mentions: Iterable[Anchor],
    owner: Mapping[MentionKey, str],
    readings: Mapping[str, Reading],
    places: Places,
) -> tuple[str, ...]:
    """The speakers whom these mentions name now: one, unless the user has taken them apart since."""
    found = (places.mention(place, readings) for place in mentions)
    return tuple(dict.fromkeys(speaker for key in found if key and (speaker := _owner(key, owner))))


def _owner(mention: MentionKey, owner: Mapping[MentionKey, str]) -> str | None:
    """Whose mention it is: exactly, or the one that overlaps it most."""
    if mention in owner:
        return owner[mention]
    near = (
        (key.span.shared(mention.span), speaker)
        for key, speaker in owner.items()
        if key.article == mention.article
    )
    best = max(near, key=lambda one: one[0], default=(0, ""))
    return best[1] if best[0] else None


def _with_role(speaker: Speaker, role: str) -> Speaker:
    if not role:
        return speaker
    return replace(speaker, roles=(role, *(one for one in speaker.roles if one != role)))
