"""What the user said about one speaker, each with his reason, as the commands in force have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.basics.anchors import Anchor
from desktop.project.commands import Command, RenameSpeaker, SeparateSpeakers
from desktop.project.derive import Findings
from desktop.project.more_commands import SetSpeakerRole, SetSpeakerType
from desktop.speakers.speaker import Speaker


def speaker_words(findings: Findings, speaker: Speaker) -> tuple[tuple[str, str], ...]:
    """What he decided about a speaker, as a clause, and why, "" where he did not say: name, type and role,
    of each the last word, then whom he keeps apart from this speaker."""
    said: dict[object, tuple[str, str]] = {}
    for entry in findings.decided.entries:
        if entry.withdrawn or entry.problem:
            continue
        for key, told, reason in _said(findings, speaker, entry.command):
            said.pop(key, None)
            if told:
                said[key] = (told, reason.strip())
    return tuple(said.values())


def _said(findings: Findings, speaker: Speaker, command: Command) -> Iterator[tuple[object, str, str]]:
    """What one command says of the speaker: what it is about, what it says ("": it takes that back), why."""
    match command:
        case RenameSpeaker(mentions, name, reason) if _meant(findings, speaker, mentions):
            yield "name", f"you named this speaker “{name}”" if name else "", reason
        case SetSpeakerType(mentions, kind, reason) if _meant(findings, speaker, mentions):
            yield "type", f"you set the type: {kind}" if kind else "", reason
        case SetSpeakerRole(mentions, role, reason) if _meant(findings, speaker, mentions):
            yield "role", f"you set the role: {role}" if role else "", reason
        case SeparateSpeakers(apart, rest, reason):
            for mine, other in ((apart, rest), (rest, apart)):
                names = _names(findings, other)
                if names and speaker.name not in names and _meant(findings, speaker, mine):
                    told = " and ".join(f"“{name}”" for name in names)
                    yield ("apart", names), f"you keep {told} apart from this speaker", reason


def _meant(findings: Findings, speaker: Speaker, mentions: Sequence[Anchor]) -> bool:
    """Whether one of these mentions is the speaker's."""
    found = (findings.places.mention(one, findings.readings) for one in mentions)
    return any(key in speaker.mentions for key in found if key is not None)


def _names(findings: Findings, mentions: Sequence[Anchor]) -> tuple[str, ...]:
    """What those are called whom these mentions name."""
    found = {findings.places.mention(one, findings.readings) for one in mentions}
    return tuple(one.name for one in findings.speakers.speakers if found & set(one.mentions))
