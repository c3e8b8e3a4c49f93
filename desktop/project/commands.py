"""The commands: everything a user can change, as plain values that say what was decided.

A command never names a derived id such as a speaker's: it names articles by the hash of their text,
statements by the anchors of their content and mentions by anchor, so that it still holds after a new
reading. The project is the log of them. `reason` is why the user decided so, in his words, "" where he gave
none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.articles.article import Article
from desktop.basics.anchors import Anchor
from desktop.comparison.framing import Dimension
from desktop.comparison.utterance import Verdict
from desktop.project.marking import (
    DefineTag,
    MarkCommand,
    RemoveTag,
    RenameTag,
    SetNote,
    Star,
    Tag,
    mark_title,
)
from desktop.project.more_commands import (
    MORE_COMMANDS,
    MORE_TITLES,
    ArticleCommand,
    LogCommand,
    SpeakerFact,
    Withdraw,
)
from desktop.project.statement_commands import EDIT_TITLES, STATEMENT_EDITS, StatementEdit

DescribedField = Literal["title", "outlet", "byline", "published"]

LexiconName = Literal["reporting"]
"""The lexicons whose rows a user can change."""

Place = tuple[Anchor, ...]
"""What names a rendering: the anchors of its spans, in order of the text."""


@dataclass(frozen=True, slots=True)
class AddArticles:
    """Put these articles at the end of the project's list."""

    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class RemoveArticles:
    """Take the articles with these ids out of the project; decisions about them wait for their return."""

    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DescribeArticle:
    """Correct what is known about an article: its title, outlet, byline or date published."""

    article: str
    field: DescribedField
    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class JoinSpeakers:
    """These mentions and those name one speaker. Either side lists one mention an article or more."""

    first: tuple[Anchor, ...]
    second: tuple[Anchor, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SeparateSpeakers:
    """The mentions in `apart` name somebody else than those in `rest`: a lasting veto."""

    apart: tuple[Anchor, ...]
    rest: tuple[Anchor, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RenameSpeaker:
    """Show the speaker whom these mentions name under this name; an empty one takes the choice back."""

    mentions: tuple[Anchor, ...]
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChooseBase:
    """Hold every other article against this one; "" takes each row's fullest rendering instead."""

    article: str


@dataclass(frozen=True, slots=True)
class ChooseReference:
    """Locate the quotations of every other article in this text, and judge them by it; "" chooses none."""

    article: str


@dataclass(frozen=True, slots=True)
class AcceptStatement:
    """The user has checked a statement and it is right: its content spans in order of the text, and the
    mentions that name its speaker, none where it has none. It lifts an earlier word that dropped it."""

    statement: tuple[Anchor, ...]
    mentions: tuple[Anchor, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DropStatement:
    """These words are no statement: nobody is reported as having said them."""

    statement: tuple[Anchor, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AssignSpeaker:
    """A statement is said by the speaker whom these mentions name, or, without any, by nobody named."""

    statement: tuple[Anchor, ...]
    mentions: tuple[Anchor, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReopenStatement:
    """The user takes back whatever he decided about a statement."""

    statement: tuple[Anchor, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MoveRendering:
    """This rendering is of the utterance whose renderings are `to`, whatever the program lines it up with."""

    rendering: Place
    to: tuple[Place, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SplitRendering:
    """This rendering is of no utterance that others render: it stands alone."""

    rendering: Place
    reason: str = ""


@dataclass(frozen=True, slots=True)
class JoinUtterances:
    """The utterance whose renderings are `first` and that of `second` are one."""

    first: tuple[Place, ...]
    second: tuple[Place, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmAbsence:
    """The user has looked: the article does not report the utterance; `absent` False takes that back."""

    utterance: tuple[Place, ...]
    article: str
    absent: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetVerdict:
    """Two renderings of one utterance relate so, whatever the program finds; "" takes the choice back."""

    a: Place
    b: Place
    verdict: Verdict | Literal[""]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetFraming:
    """A statement is framed so in one dimension, whatever the program finds; "" takes the choice back."""

    statement: tuple[Anchor, ...]
    dimension: Dimension
    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetLexiconRow:
    """A row of a lexicon in this project: the cells that name it, and the others by their columns.

    Without `values` the user's row is taken back, and the program's, if there is one, holds again.
    """

    lexicon: LexiconName
    key: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    reason: str = ""


Command = (
    AddArticles
    | RemoveArticles
    | DescribeArticle
    | JoinSpeakers
    | SeparateSpeakers
    | RenameSpeaker
    | ChooseBase
    | ChooseReference
    | AcceptStatement
    | DropStatement
    | AssignSpeaker
    | ReopenStatement
    | MoveRendering
    | SplitRendering
    | JoinUtterances
    | ConfirmAbsence
    | SetVerdict
    | MarkCommand
    | StatementEdit
    | SpeakerFact
    | ArticleCommand
    | LogCommand
    | SetFraming
    | SetLexiconRow
)

COMMANDS: tuple[type, ...] = (
    AddArticles, RemoveArticles, DescribeArticle, JoinSpeakers, SeparateSpeakers, RenameSpeaker, ChooseBase,
    ChooseReference, AcceptStatement, DropStatement, AssignSpeaker, ReopenStatement,
    MoveRendering, SplitRendering, JoinUtterances, ConfirmAbsence, SetVerdict,
    SetNote, Star, Tag, DefineTag, RenameTag, RemoveTag,
    *STATEMENT_EDITS, *MORE_COMMANDS,
    SetFraming, SetLexiconRow,
)  # fmt: skip


def title(command: Command) -> str:
    """What the command does, as the Undo menu names it: "Rename speaker"."""
    match command:
        case AddArticles(articles):
            return "Add article" if len(articles) == 1 else f"Add {len(articles)} articles"
        case RemoveArticles(articles):
            return "Remove article" if len(articles) == 1 else f"Remove {len(articles)} articles"
        case DescribeArticle(field="published"):
            return "Correct date"
        case DescribeArticle(field=field):
            return f"Correct {field}"
        case JoinSpeakers():
            return "Merge speakers"
        case SeparateSpeakers():
            return "Separate speaker"
        case RenameSpeaker():
            return "Rename speaker"
        case ChooseBase():
            return "Choose base"
        case ChooseReference():
            return "Choose reference"
        case AcceptStatement():
            return "Accept statement"
        case DropStatement():
            return "Drop statement"
        case AssignSpeaker(mentions=()):
            return "Leave statement without a speaker"
        case AssignSpeaker():
            return "Assign speaker"
        case ReopenStatement():
            return "Reopen statement"
        case MoveRendering():
            return "Move rendering"
        case SplitRendering():
            return "Split off rendering"
        case JoinUtterances():
            return "Join utterances"
        case ConfirmAbsence(absent=True):
            return "Confirm that it is not reported"
        case ConfirmAbsence():
            return "Take back that it is not reported"
        case SetVerdict(verdict=""):
            return "Take verdict back"
        case SetVerdict():
            return "Set verdict"
        case SetNote() | Star() | Tag() | DefineTag() | RenameTag() | RemoveTag():
            return mark_title(command)
        case SetFraming(value=""):
            return "Take framing back"
        case SetFraming(dimension=dimension):
            return f"Set {dimension}"
        case SetLexiconRow(values=()):
            return "Take reporting word back"
        case SetLexiconRow():
            return "Change reporting word"
        case Withdraw(withdrawn=False):
            return "Put change back"
        case Withdraw():
            return "Take change out"
    return {**EDIT_TITLES, **MORE_TITLES}[type(command)]
