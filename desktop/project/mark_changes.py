"""What of the page of changes is particular to notes, stars and tags."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.project.marking import DefineTag, MarkCommand, RemoveTag, RenameTag, SetNote, Star, Tag, Target
from desktop.project.marks import NOT_HERE, NOT_READ, Marks

ON = {
    "statement": "the statement",
    "utterance": "the row",
    "speaker": "the speaker",
    "article": "the article",
}


def mark_target(command: object) -> Target | None:
    """What a word of the user's is on; None for any other command."""
    return command.target if isinstance(command, SetNote | Star | Tag) else None


def mark_topic(command: MarkCommand) -> tuple[object, ...]:
    """What a command on marks is about: a later one about the same replaces it."""
    match command:
        case SetNote(target):
            return ("note", target)
        case Star(target):
            return ("star", target)
        case Tag(target, name):
            return ("tag", target, name.casefold())
        case DefineTag(name) | RenameTag(name) | RemoveTag(name):
            return ("tag", None, name.casefold())


def mark_detail(command: MarkCommand) -> str:
    """What the title of a command on marks leaves open."""
    match command:
        case SetNote(target, text):
            words = " ".join(text.split())
            return f"on {ON[target.kind]}{f': {words}' if words else ''}"
        case Tag(target, _, on):
            return f"{'on' if on else 'off'} {ON[target.kind]}"
        case RenameTag(name, to):
            return f"“{name}” → “{to}”"
        case DefineTag(_, colour):
            return colour
        case _:
            return ""


def tags_removed(commands: Iterable[tuple[int, object]]) -> frozenset[int]:
    """Of commands with their numbers, oldest first, those that put on a tag which a later one removes."""
    put: dict[str, list[int]] = {}
    removed: set[int] = set()
    for number, command in commands:
        match command:
            case Tag(name=name, on=True):
                put.setdefault(name.casefold(), []).append(number)
            case RenameTag(name, to):
                put[to.casefold()] = put.pop(name.casefold(), [])
            case RemoveTag(name):
                removed |= set(put.pop(name.casefold(), []))
    return frozenset(removed)


def why_waiting(marks: Marks, target: Target | None) -> tuple[str, bool]:
    """Why what a mark is on is not to be found, and whether that may pass; "" where it is."""
    why = next((reason for mark, reason in marks.waiting if target and mark.target == target), "")
    return why, why in (NOT_HERE, NOT_READ)
