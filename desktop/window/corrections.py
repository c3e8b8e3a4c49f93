"""The user's word on speakers, put as commands: merge, separate, take out, rename, describe.

The window speaks of speakers by their ids; a command names mentions by anchor, so that it still holds
after a new reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import get_args

from desktop.basics.anchors import Anchor, anchor
from desktop.basics.errors import CorrectionFailed
from desktop.basics.spans import Span, text_of
from desktop.project.checks import statement_anchors
from desktop.project.commands import AssignSpeaker, Command, JoinSpeakers, RenameSpeaker, SeparateSpeakers
from desktop.project.derive import Findings, mention_anchors
from desktop.project.more_commands import SetSpeakerRole, SetSpeakerType
from desktop.speakers.speaker import LocalSpeaker, MentionKey, Speaker, SpeakerType

AFTER = 40
"""How many characters after a mention are shown with it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one article has of a speaker: how it names him, and how many statements it gives him."""

    article: str
    mentions: tuple[MentionKey, ...]
    labels: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One mention or one statement of a speaker: its outlet, its words, and which it is."""

    outlet: str
    words: str
    mention: MentionKey | None = None
    statement: str = ""


def join(
    findings: Findings, speakers: Sequence[str], name: str = "", reason: str = ""
) -> tuple[Command, ...]:
    """Make one of these speakers (two or more), shown under `name` unless that is empty.

    Raises `CorrectionFailed` where one of them is no longer there.
    """
    first, *others = (_speaker(findings, one) for one in speakers)
    if not others:
        raise CorrectionFailed("Choose two speakers or more to merge.")
    anchors = mention_anchors(findings, first.mentions)
    commands: list[Command] = [
        JoinSpeakers(anchors, mention_anchors(findings, other.mentions), reason=reason) for other in others
    ]
    if name.strip():
        commands.append(RenameSpeaker(anchors, name.strip(), reason))
    return tuple(commands)


def keep_apart(findings: Findings, *speakers: str, reason: str = "") -> tuple[Command, ...]:
    """No two of these are the same, and no article that is still to come makes them so."""
    found = [mention_anchors(findings, _speaker(findings, one).mentions) for one in speakers]
    return tuple(SeparateSpeakers(a, b, reason) for a, b in combinations(found, 2))


def separate(
    findings: Findings, speaker: str, apart: Sequence[Part], reason: str = ""
) -> tuple[Command, ...]:
    """Take these parts of a speaker for somebody else.

    Raises `CorrectionFailed` where nothing or nobody would be left.
    """
    parts = parts_of(findings, speaker)
    rest = [part for part in parts if part not in apart]
    if not apart or not rest:
        raise CorrectionFailed("Choose some of the speaker's articles to take apart, but not all.")
    return (SeparateSpeakers(_anchors(findings, apart), _anchors(findings, rest), reason),)


def rename(findings: Findings, speaker: str, name: str, reason: str = "") -> tuple[Command, ...]:
    """Show a speaker under another name; an empty one gives back the name that the articles use."""
    mentions = mention_anchors(findings, _speaker(findings, speaker).mentions)
    return (RenameSpeaker(mentions, name.strip(), reason),)


def describe(
    findings: Findings, speaker: str, *, name: str, sort: str, role: str, reason: str = ""
) -> tuple[Command, ...]:
    """Show a speaker under this name, as of this type and in this role; nothing for what stays as it is."""
    found = _speaker(findings, speaker)
    decided = findings.described.get(speaker, ())
    mentions = mention_anchors(findings, found.mentions)
    commands: list[Command] = []
    if name.strip() != found.name:
        commands.append(RenameSpeaker(mentions, name.strip(), reason))
    kinds: tuple[SpeakerType, ...] = get_args(SpeakerType)
    kind = next((one for one in kinds if one == sort), None) or ""
    if kind != (found.type if "type" in decided else ""):
        commands.append(SetSpeakerType(mentions, kind, reason))
    if role.strip() != (found.roles[0] if "role" in decided else ""):
        commands.append(SetSpeakerRole(mentions, role.strip(), reason))
    return tuple(commands)


def take_out(
    findings: Findings, speaker: str, pieces: Sequence[Piece], reason: str = ""
) -> tuple[Command, ...]:
    """Take these mentions and statements out of a speaker.

    Raises `CorrectionFailed` where nothing or no mention would be left.
    """
    found = _speaker(findings, speaker)
    gone = [piece.mention for piece in pieces if piece.mention is not None]
    rest = [mention for mention in found.mentions if mention not in gone]
    if not pieces or not rest:
        raise CorrectionFailed("Choose some of the speaker's mentions or statements, but not all.")
    commands: list[Command] = []
    if gone:
        commands.append(SeparateSpeakers(_each(findings, gone), _each(findings, rest), reason))
    for piece in pieces:
        if piece.statement:
            reading = findings.readings[findings.article_of[piece.statement]]
            place = statement_anchors(reading, findings.statements[piece.statement])
            commands.append(AssignSpeaker(place, (), reason))
    return tuple(commands)


def pieces_of(findings: Findings, speaker: str) -> tuple[Piece, ...]:
    """Every mention and every statement of a speaker, article by article in order of the text."""
    found = _speaker(findings, speaker)
    pieces: list[Piece] = []
    for article in findings.articles:
        if article.id not in findings.readings:
            continue
        text, outlet = findings.readings[article.id].article.text, article.label
        pieces += [
            Piece(outlet, _around(text, mention.span), mention=mention)
            for mention in found.mentions
            if mention.article == article.id
        ]
        pieces += [
            Piece(outlet, text_of(text, findings.statements[one].spans), statement=one)
            for one in findings.statements_of(speaker)
            if findings.article_of[one] == article.id
        ]
    return tuple(pieces)


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


def _each(findings: Findings, mentions: Sequence[MentionKey]) -> tuple[Anchor, ...]:
    """An anchor for every one of these mentions."""
    return tuple(
        anchor(one.article, findings.readings[one.article].article.text, one.span) for one in mentions
    )


def _around(text: str, span: Span) -> str:
    """A mention with a few words after it, by which one tells it from others."""
    after = text[span.end : span.end + AFTER].split("\n")[0].rpartition(" ")[0].rstrip()
    return f"“{span.of(text)}”{after} …"


def _labels(findings: Findings, article: str, local: LocalSpeaker) -> tuple[str, ...]:
    """How the article names the speaker, each way once, in order of the text."""
    text = findings.readings[article].article.text
    return tuple(dict.fromkeys(" ".join(one.span.of(text).split()) for one in local.mentions))


def _speaker(findings: Findings, speaker: str) -> Speaker:
    found = findings.speaker(speaker)
    if found is None:
        raise CorrectionFailed("That speaker is no longer in the list; choose again.")
    return found
