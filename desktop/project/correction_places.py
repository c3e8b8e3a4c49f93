"""What a correction or a mark names: its places in articles, and articles by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from desktop.articles.article import Article
from desktop.basics.anchors import Anchor
from desktop.project.commands import (
    AcceptStatement,
    AddArticles,
    AssignSpeaker,
    ChooseReference,
    Command,
    ConfirmAbsence,
    DescribeArticle,
    DropStatement,
    JoinSpeakers,
    JoinUtterances,
    MoveRendering,
    RenameSpeaker,
    ReopenStatement,
    SeparateSpeakers,
    SetFraming,
    SetVerdict,
    SplitRendering,
)
from desktop.project.marking import SetNote, Star, Tag
from desktop.project.more_commands import (
    ColourArticle,
    ReplaceText,
    SetSpeakerRole,
    SetSpeakerType,
    UsePlace,
)
from desktop.project.statement_commands import (
    AddStatement,
    JoinStatements,
    SetContent,
    SetCue,
    SetKind,
    SetMention,
    SetVia,
    SplitStatement,
    edited_places,
)

Place = tuple[Anchor, ...]


def sides(command: Command) -> tuple[tuple[Place, ...], ...]:
    """What a correction needs: of each side, one place at least must be found."""
    match command:
        case JoinSpeakers(first, second):
            return tuple((one,) for one in first), tuple((one,) for one in second)
        case SeparateSpeakers(apart, rest):
            return tuple((one,) for one in apart), tuple((one,) for one in rest)
        case RenameSpeaker(mentions) | SetSpeakerType(mentions) | SetSpeakerRole(mentions):
            return (tuple((one,) for one in mentions),)
        case AssignSpeaker(statement, mentions):
            return (statement,), tuple((one,) for one in mentions)
        case AcceptStatement(statement) | DropStatement(statement) | ReopenStatement(statement):
            return ((statement,),)
        case MoveRendering(rendering, to):
            return (rendering,), to
        case SplitRendering(rendering):
            return ((rendering,),)
        case SetFraming(statement):
            return ((statement,),)
        case JoinUtterances(first, second):
            return first, second
        case ConfirmAbsence(utterance):
            return (utterance,)
        case SetVerdict(a, b):
            return (a,), (b,)
        case SetContent() | SetKind() | SetCue() | SetMention() | SetVia() | AddStatement():
            return tuple((place,) for place in edited_places(command))
        case SplitStatement() | JoinStatements():
            return tuple((place,) for place in edited_places(command))
        case SetNote(target) | Star(target) | Tag(target):
            return (target.places,) if target.places else ()
        case UsePlace(_, new):
            return ((new,),)
        case _:
            return tuple(((one,),) for one in _anchors(command))


def places(command: Command) -> Iterator[Place]:
    """The places that a correction names, the one that it is about first."""
    if isinstance(command, SetContent):
        yield command.content
    for side in sides(command):
        yield from side


def article_ids(command: Command) -> Iterator[str]:
    """The articles that a correction names by id."""
    match command:
        case DescribeArticle(article) | ColourArticle(article):
            yield article
        case ReplaceText(_, by):
            yield by.id
        case ConfirmAbsence(_, article):
            yield article
        case ChooseReference(article) if article:
            yield article
        case SetNote(target) | Star(target) | Tag(target) if target.article:
            yield target.article
        case _:
            return


def _anchors(value: object) -> Iterator[Anchor]:
    """Every anchor within a command, whichever command it is."""
    if isinstance(value, Anchor):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _anchors(one)
    elif is_dataclass(value) and not isinstance(value, type | Article):
        for field in fields(value):
            yield from _anchors(getattr(value, field.name))


def articles_in(command: Command) -> tuple[Article, ...]:
    match command:
        case AddArticles(articles):
            return articles
        case ReplaceText(_, by):
            return (by,)
        case _:
            return ()
