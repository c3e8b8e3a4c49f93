"""A figure: somebody or something in one article, while it is being worked out which mentions mean it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from desktop.speakers.descriptions import Description
from desktop.speakers.names import PersonName
from desktop.speakers.speaker import RoleHeld, SpeakerType
from desktop.speakers.vocabulary import Gender
from desktop.statements.reading import Reason


@dataclass(slots=True)
class Seen:
    """One mention of a figure, and why it is held to mean it."""

    description: Description
    reason: Reason


@dataclass(slots=True)
class Figure:
    """Somebody or something in the article, while it is being worked out."""

    type: SpeakerType
    names: list[PersonName] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    place: bool = False
    roles: list[RoleHeld] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    plural: bool = False
    noun: str = ""
    words: frozenset[str] = frozenset()
    owner: int | None = None
    members: tuple[int, ...] = ()
    votes: Counter[str] = field(default_factory=Counter)

    human: bool = True
    member_names: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether it has a name of its own."""
        return bool(self.names or self.organisations)

    @property
    def told_gender(self) -> Gender:
        """The gender that a title or a role tells."""
        for name in self.names:
            if name.gender:
                return name.gender
        for seen in self.seen:
            if seen.description.gender and seen.description.form in ("person", "nominal"):
                return seen.description.gender
        for role in self.roles:
            if role.gender:
                return role.gender
        return ""

    @property
    def gender(self) -> Gender:
        """The gender told by title or role, else by most of the pronouns that plainly mean it."""
        told = self.told_gender
        if told:
            return told
        men, women = self.votes["m"], self.votes["f"]
        if men > 2 * women:
            return "m"
        return "f" if women > 2 * men else ""

    @property
    def full_name(self) -> PersonName | None:
        """The fullest name it is called by."""
        full = [name for name in self.names if name.full]
        return max(full or self.names, key=lambda name: len(name.text), default=None)

    def add_role(self, role: RoleHeld) -> None:
        """Take a role in, once."""
        if all(role.role != held.role or role.words != held.words for held in self.roles):
            self.roles.append(role)
