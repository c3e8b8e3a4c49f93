"""The commands about what speakers and articles are, and those about entries of the log itself.

An entry is named by its place in the log, counted from 0: it never changes while the entry is in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.articles.article import Article
from desktop.basics.anchors import Anchor
from desktop.speakers.speaker import SpeakerType


@dataclass(frozen=True, slots=True)
class SetSpeakerType:
    """The speaker whom these mentions name is of this type; "" takes the choice back."""

    mentions: tuple[Anchor, ...]
    type: SpeakerType | Literal[""]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetSpeakerRole:
    """The speaker whom these mentions name has this role, before those that articles give; "" takes it
    back."""

    mentions: tuple[Anchor, ...]
    role: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ColourArticle:
    """Show an article in the colour of this number of the palette; -1 takes the choice back."""

    article: str
    colour: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OrderArticles:
    """Show the articles in this order; those that are not named follow as they were added."""

    articles: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """An article was read anew from a file, and its text is another one: `by` takes its place, and all that
    was decided about it is looked for there. What the new file does not tell about it stays as it was."""

    article: str
    by: Article
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UsePlace:
    """The words that are not found at `old` any more stand at `new`: whatever was decided or noted there is
    led to them. Both are what names a statement, a rendering, a mention or other words."""

    old: tuple[Anchor, ...]
    new: tuple[Anchor, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take the entry at this place of the log out, as if it had never been made; `withdrawn` False puts it
    in again."""

    entry: int
    withdrawn: bool = True


@dataclass(frozen=True, slots=True)
class GiveReason:
    """The reason of the entry at this place of the log is this."""

    entry: int
    reason: str


ArticleCommand = ColourArticle | OrderArticles | ReplaceText | UsePlace
SpeakerFact = SetSpeakerType | SetSpeakerRole
LogCommand = Withdraw | GiveReason

MORE_COMMANDS: tuple[type, ...] = (
    SetSpeakerType, SetSpeakerRole, ColourArticle, OrderArticles, ReplaceText, UsePlace, Withdraw,
    GiveReason,
)  # fmt: skip

MORE_TITLES: dict[type, str] = {
    SetSpeakerType: "Set type of speaker",
    SetSpeakerRole: "Set role of speaker",
    ColourArticle: "Choose colour",
    OrderArticles: "Order articles",
    ReplaceText: "Re-read article",
    UsePlace: "Use new place",
    GiveReason: "Change reason",
}
