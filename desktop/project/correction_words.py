"""To what a correction was made and how, in words."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.basics.anchors import Anchor
from desktop.project.commands import (
    AssignSpeaker,
    ChooseReference,
    Command,
    ConfirmAbsence,
    DescribeArticle,
    JoinSpeakers,
    JoinUtterances,
    MoveRendering,
    RenameSpeaker,
    SeparateSpeakers,
    SetFraming,
    SetLexiconRow,
    SetVerdict,
)
from desktop.project.mark_changes import mark_detail
from desktop.project.marking import DefineTag, RemoveTag, RenameTag, SetNote, Star, Tag
from desktop.project.more_commands import (
    ColourArticle,
    OrderArticles,
    ReplaceText,
    SetSpeakerRole,
    SetSpeakerType,
    UsePlace,
)
from desktop.project.statement_commands import (
    JoinStatements,
    SetContent,
    SetCue,
    SetKind,
    SetMention,
    SetVia,
    SplitStatement,
)

Place = tuple[Anchor, ...]


def detail(command: Command, labels: Mapping[str, str]) -> str:
    """What `title` leaves open of a correction; `labels` are what articles are called, by id."""
    match command:
        case DescribeArticle(_, field, value):
            return f"{'date' if field == 'published' else field}: {value or 'none'}"
        case ColourArticle(_, colour):
            return "as it comes" if colour < 0 else f"colour {colour + 1}"
        case OrderArticles(ids):
            return ", ".join(labels.get(one, one) for one in ids)
        case ReplaceText(_, by):
            return by.file
        case JoinSpeakers(_, second):
            return f"and {_quoted(second[0])} are one"
        case SeparateSpeakers(_, rest):
            return f"is not {_quoted(rest[0])}"
        case RenameSpeaker(_, name):
            return f"→ {name}" if name else "as articles write it"
        case SetSpeakerType(_, kind):
            return kind or "as the program finds it"
        case SetSpeakerRole(_, role):
            return role or "as articles write it"
        case AssignSpeaker(_, mentions):
            return f"to {_quoted(mentions[0])}" if mentions else "to nobody named"
        case SetKind(_, kind):
            return kind or "as the marks tell"
        case UsePlace(old):
            return f"before: {_all_quoted(old)}"
        case SetContent(statement, content):
            return f"before: {_all_quoted(statement)}" if statement != content else ""
        case SetCue(_, words) | SetMention(_, words) | SetVia(_, words):
            return _quoted(words) if words else "none"
        case SplitStatement(_, parts):
            return " | ".join(_all_quoted(part) for part in parts)
        case JoinStatements(statements):
            return " + ".join(_all_quoted(one) for one in statements)
        case SetVerdict(_, b, verdict):
            return f"{verdict or 'as the program finds it'}: {_all_quoted(b)}"
        case SetFraming(_, dimension, value):
            return f"{dimension}: {value or 'as the program finds it'}"
        case SetLexiconRow(_, key, values):
            told = dict(values).get("class", "as the program has it")
            return f"{' '.join(key[:2])}: {told}"
        case MoveRendering(_, to):
            return f"to {_all_quoted(to[0])}"
        case JoinUtterances(_, second):
            return f"and {_all_quoted(second[0])}"
        case ChooseReference(article):
            return labels.get(article, article) or "none"
        case SetNote() | Star() | Tag() | DefineTag() | RenameTag() | RemoveTag():
            return mark_detail(command)
        case ConfirmAbsence(_, article):
            return f"not in {labels.get(article, article)}"
        case _:
            return ""


def _quoted(one: Anchor) -> str:
    return f"“{clipped(one.exact)}”"


def _all_quoted(place: Place) -> str:
    return f"“{clipped(' … '.join(one.exact for one in place))}”"


def clipped(words: str) -> str:
    line = " ".join(words.split()).strip("“”")
    return line if len(line) <= 60 else f"{line[:59].rstrip()}…"
