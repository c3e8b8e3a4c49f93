"""Speakers and how they were found: the values of this room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from desktop.basics.spans import Span
from desktop.speakers.names import PersonName
from desktop.speakers.vocabulary import Gender
from desktop.statements.reading import Reason

SpeakerType = Literal["person", "organisation", "group", "document", "unnamed"]
"""`group`: a named collective ("both sides"); `document`: a report, a poll; `unnamed`: people not
identified.
"""


@dataclass(frozen=True, slots=True, order=True)
class MentionKey:
    """A mention, wherever it is: the article's id and the mention's span there."""

    article: str
    span: Span

    def __hash__(self) -> int:
        # Tens of thousands are looked up at each change of a large project: one call instead of two.
        return hash((self.article, self.span.start, self.span.end))


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that somebody is said to hold: the folded word for it, as written, and the folded words beside
    it.
    """

    role: str
    text: str
    words: frozenset[str] = frozenset()
    gender: Gender = ""


LinkKind = Literal["speaks for", "works for", "member of", "stands for", "relative of"]
"""How one speaker belongs to another without being the same: a spokesman or a campaign "speaks for" whoever
sent it, an aide "works for" somebody, who holds an office is a "member of" its body and each of several of
their group, a seat of government "stands for" it, and kin is a "relative of" kin.
"""


@dataclass(frozen=True, slots=True)
class Tie:
    """How a local speaker belongs to somebody else, as its article tells.

    `name` is what the other is called there, `other` a mention of it where the article speaks of it by
    itself; `text` is the words that tell, found at `mention`.
    """

    kind: LinkKind
    name: str
    other: MentionKey | None
    text: str
    mention: MentionKey


@dataclass(frozen=True, slots=True)
class LocalSpeaker:
    """Whom the mentions of one article mean: a speaker as far as that article tells.

    `mentions` are in order of the text; `names` and `roles` are as written there, fullest first.
    `people` are the personal names as values and `held` the roles; `gender` is what titles, roles and
    pronouns of the article tell. `noun` and `words` describe who has no name ("delegation", {"russian"}),
    `members` are the names of those a group is made of, `place` marks a place that speaks. `texts` are the
    words of each of `mentions`. `definite` is whether a description means one particular somebody ("the
    spokesman"). `loose` marks a name that the article does not tell to be a person's or a body's. `ties`
    are what it has to do with others. `plural` says that the article speaks of several.
    """

    mentions: tuple[MentionKey, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]
    type: SpeakerType
    reasons: tuple[Reason, ...]
    people: tuple[PersonName, ...] = ()
    held: tuple[RoleHeld, ...] = ()
    gender: Gender = ""
    noun: str = ""
    words: frozenset[str] = frozenset()
    members: tuple[str, ...] = ()
    place: bool = False
    texts: tuple[str, ...] = ()
    definite: bool = False
    loose: bool = False
    ties: tuple[Tie, ...] = ()
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a mention left open may mean.

    `speaker` is the index of the local speaker, `name` how a reader knows it, `mention` its mention nearest
    to the one left open (a user's `Link` from there to `Resolution.mention_of` decides for it), `weight`
    its share, 0…1, among the candidates of that mention.
    """

    speaker: int
    name: str
    mention: MentionKey
    weight: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who speaks in one article.

    `speaker_of` gives, for each statement id, the index of its local speaker; a statement that is
    left open is missing there, and `open` says why. `reasons` say for each attributed statement how
    its mention led to the speaker. `mention_of` gives the mention of each statement that has one, those
    left open included, and `texts` the words of those left open. `candidates` gives, for a statement left
    open because two or more may be meant, who they are, likeliest first: what a review queue offers.
    `rivals` are the local speakers whom the pronoun of an attributed statement may mean as well, likeliest
    first; `genders` what a statement's mention tells of its speaker.
    """

    article: str
    speakers: tuple[LocalSpeaker, ...]
    speaker_of: Mapping[str, int]
    reasons: Mapping[str, tuple[Reason, ...]]
    open: Mapping[str, Reason]
    mention_of: Mapping[str, MentionKey] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    candidates: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    rivals: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    genders: Mapping[str, Gender] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A decision of the user's: these two mentions are one speaker, or (`same` False) are not; and why, as
    he put it."""

    a: MentionKey
    b: MentionKey
    same: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerLink:
    """How a speaker belongs to another, each staying a speaker of its own.

    `speaker` is the other's id; `reason` says in words why, and `mentions` are the places it rests on.
    """

    kind: LinkKind
    speaker: str
    reason: str
    mentions: tuple[MentionKey, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker across all articles.

    `id` serves one output and the display only. `name` is what is shown; `aliases` are the other
    names used, commonest first. `mentions` are those of all articles. `reasons` say why the
    mentions of several articles are held to be one. `links` lead to other speakers with whom it is not
    one and yet has to do: its body, its spokesman, its seat.
    """

    id: str
    name: str
    type: SpeakerType
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[MentionKey, ...]
    reasons: tuple[Reason, ...]
    links: tuple[SpeakerLink, ...] = ()


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
    by name. `speaker_of` leads from statement id to speaker id. `echoes` gives, for a statement whose
    own article leaves the speaker open, the reason why another article's words tell who it is.
    """

    speakers: tuple[Speaker, ...]
    speaker_of: Mapping[str, str]
    suggestions: tuple[Suggestion, ...]
    echoes: Mapping[str, Reason] = field(default_factory=dict)
