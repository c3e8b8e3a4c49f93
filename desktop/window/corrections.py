"""The user's word on speakers, put as commands: merge, separate, rename.

The window speaks of speakers by their ids; a command names mentions by anchor, so that it still holds
after a new reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.basics.anchors import Anchor
from desktop.basics.errors import CorrectionFailed
from desktop.project.commands import Command, JoinSpeakers, RenameSpeaker, SeparateSpeakers
from desktop.project.derive import Findings, mention_anchors
from desktop.speakers.speaker import LocalSpeaker, MentionKey, Speaker


@dataclass(frozen=True, slots=True)
class Part:
    """What one article has of a speaker: how it names him, and how many statements it gives him."""

    article: str
    mentions: tuple[MentionKey, ...]
    labels: tuple[str, ...]
    statements: int


def join(findings: Findings, speakers: Sequence[str], name: str = "") -> tuple[Command, ...]:
    """Make one of these speakers (two or more), shown under `name` unless that is empty.

    Raises `CorrectionFailed` where one of them is no longer there.
    """
    first, *others = (_speaker(findings, one) for one in speakers)
    if not others:
        raise CorrectionFailed("Choose two speakers or more to merge.")
    anchors = mention_anchors(findings, first.mentions)
    commands: list[Command] = [
        JoinSpeakers(anchors, mention_anchors(findings, other.mentions), reason="merged by hand")
        for other in others
    ]
    if name.strip():
        commands.append(RenameSpeaker(anchors, name.strip()))
    return tuple(commands)


def keep_apart(findings: Findings, one: str, other: str) -> tuple[Command, ...]:
    """These two are not the same: a suggestion that was rejected."""
    a, b = _speaker(findings, one), _speaker(findings, other)
    return (
        SeparateSpeakers(
            mention_anchors(findings, a.mentions), mention_anchors(findings, b.mentions), reason="kept apart"
        ),
    )


def separate(findings: Findings, speaker: str, apart: Sequence[Part]) -> tuple[Command, ...]:
    """Take these parts of a speaker for somebody else.

    Raises `CorrectionFailed` where nothing or nobody would be left.
    """
    parts = parts_of(findings, speaker)
    rest = [part for part in parts if part not in apart]
    if not apart or not rest:
        raise CorrectionFailed("Choose some of the speaker's articles to take apart, but not all.")
    return (SeparateSpeakers(_anchors(findings, apart), _anchors(findings, rest), reason="taken apart"),)


def rename(findings: Findings, speaker: str, name: str) -> tuple[Command, ...]:
    """Show a speaker under another name; an empty one gives back the name that the articles use."""
    mentions = mention_anchors(findings, _speaker(findings, speaker).mentions)
    return (RenameSpeaker(mentions, name.strip()),)


def parts_of(findings: Findings, speaker: str) -> tuple[Part, ...]:
    """What each article has of a speaker, in order of the articles; two where one article's mentions were
    not known to be the same."""
    mentions = set(_speaker(findings, speaker).mentions)
    parts = []
    for article in findings.articles:
        resolution = findings.resolutions.get(article.id)
        for index, local in enumerate(resolution.speakers if resolution else ()):
            if mentions & set(local.mentions) and resolution is not None:
                said = sum(
                    who == index and not findings.statements[statement].aside
                    for statement, who in resolution.speaker_of.items()
                )
                parts.append(Part(article.id, local.mentions, _labels(findings, article.id, local), said))
    return tuple(parts)


def _anchors(findings: Findings, parts: Sequence[Part]) -> tuple[Anchor, ...]:
    return tuple(anchor for part in parts for anchor in mention_anchors(findings, part.mentions))


def _labels(findings: Findings, article: str, local: LocalSpeaker) -> tuple[str, ...]:
    """How the article names the speaker, each way once, in order of the text."""
    text = findings.readings[article].article.text
    return tuple(dict.fromkeys(" ".join(one.span.of(text).split()) for one in local.mentions))


def _speaker(findings: Findings, speaker: str) -> Speaker:
    found = findings.speaker(speaker)
    if found is None:
        raise CorrectionFailed("That speaker is no longer in the list; choose again.")
    return found
