"""The commands that correct what the program read as statements: their words, kind, and what attributes them.

Each names the statement as it stood when the user corrected it, so that of several the later one goes on from
what the earlier ones left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.basics.anchors import Anchor
from desktop.statements.reading import Kind


@dataclass(frozen=True, slots=True)
class SetContent:
    """The words attributed are these: the anchors of the content's spans, in order of the text."""

    statement: tuple[Anchor, ...]
    content: tuple[Anchor, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetKind:
    """The statement is of this kind; "" leaves it to the quotation marks."""

    statement: tuple[Anchor, ...]
    kind: Kind | Literal[""]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetCue:
    """These words attribute the statement; None: none do."""

    statement: tuple[Anchor, ...]
    cue: Anchor | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetMention:
    """These words name the statement's speaker; None: none do."""

    statement: tuple[Anchor, ...]
    mention: Anchor | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetVia:
    """The article has the statement from whom these words name; None: from nobody else."""

    statement: tuple[Anchor, ...]
    via: Anchor | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AddStatement:
    """These words are a statement that the program has not found; its kind follows from the marks unless
    it is given."""

    content: tuple[Anchor, ...]
    kind: Kind | Literal[""] = ""
    cue: Anchor | None = None
    mention: Anchor | None = None
    via: Anchor | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SplitStatement:
    """What was read as one statement is several: the content of each, in order of the text."""

    statement: tuple[Anchor, ...]
    parts: tuple[tuple[Anchor, ...], ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class JoinStatements:
    """What was read as several statements of one article is one, attributed as the first that is."""

    statements: tuple[tuple[Anchor, ...], ...]
    reason: str = ""


StatementEdit = (
    SetContent | SetKind | SetCue | SetMention | SetVia | AddStatement | SplitStatement | JoinStatements
)

STATEMENT_EDITS = (
    SetContent, SetKind, SetCue, SetMention, SetVia, AddStatement, SplitStatement, JoinStatements,
)  # fmt: skip

EDIT_TITLES: dict[type, str] = {
    SetContent: "Change the words of a statement",
    SetKind: "Change kind",
    SetCue: "Change cue",
    SetMention: "Change mention",
    SetVia: "Change via",
    AddStatement: "Add statement",
    SplitStatement: "Split statement",
    JoinStatements: "Join statements",
}


def edited_places(edit: StatementEdit) -> tuple[tuple[Anchor, ...], ...]:
    """The statements that an edit is about, each by its content; of an addition the new one."""
    match edit:
        case AddStatement(content):
            return (content,)
        case JoinStatements(statements):
            return statements
        case _:
            return (edit.statement,)


def article_of_edit(edit: StatementEdit) -> str:
    """The id of the article in which an edit corrects something."""
    return edited_places(edit)[0][0].article
