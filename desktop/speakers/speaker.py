"""Speakers and how they were found: the values of this room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.basics.spans import Span
from desktop.statements.reading import Reason

SpeakerType = Literal["person", "organisation", "group", "document", "unnamed"]
"""`group`: a named collective ("both sides"); `document`: a report, a poll; `unnamed`: people not identified."""


@dataclass(frozen=True, slots=True, order=True)
class MentionKey:
    """A mention, wherever it is: the article's id and the mention's span there."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class LocalSpeaker:
    """Whom the mentions of one article mean: a speaker as far as that article tells.

    `mentions` are in order of the text; `names` and `roles` are as written there, fullest first.
    """

    mentions: tuple[MentionKey, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]
    type: SpeakerType
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who speaks in one article.

    `speaker_of` gives, for each statement id, the index of its local speaker; a statement that is
    left open is missing there, and `open` says why. `reasons` say for each attributed statement how
    its mention led to the speaker.
    """

    article: str
    speakers: tuple[LocalSpeaker, ...]
    speaker_of: Mapping[str, int]
    reasons: Mapping[str, tuple[Reason, ...]]
    open: Mapping[str, Reason]


@dataclass(frozen=True, slots=True)
class Link:
    """A decision of the user's: these two mentions are one speaker, or (`same` False) are not."""

    a: MentionKey
    b: MentionKey
    same: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker across all articles.

    `id` serves one output and the display only. `name` is what is shown; `aliases` are the other
    names used, commonest first. `mentions` are those of all articles. `reasons` say why the
    mentions of several articles are held to be one.
    """

    id: str
    name: str
    type: SpeakerType
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[MentionKey, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two speakers who may be one, but not surely enough to be merged: score 0…100 and the reasons."""

    a: str
    b: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who is quoted across all articles.

    `speakers` hold everybody with at least one statement, in order of their number of statements, then
    by name. `speaker_of` leads from statement id to speaker id.
    """

    speakers: tuple[Speaker, ...]
    speaker_of: Mapping[str, str]
    suggestions: tuple[Suggestion, ...]
