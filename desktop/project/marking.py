"""What the user hangs on things, as commands: notes, stars, and tags of his own; and what they add up to.

A mark names what it is on by anchors, as every command does. Two words on one thing may name it by other
anchors, after a new reading has bounded it otherwise: what is one thing, `marks` tells from the findings.
Here only words with the very same target replace one another.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from desktop.basics.anchors import Anchor
from desktop.basics.errors import CorrectionFailed

TargetKind = Literal["statement", "utterance", "speaker", "article"]

TagColour = Literal["red", "orange", "yellow", "green", "teal", "blue", "purple", "grey"]
"""Colours by name: which shade that is, the window's theme decides."""

TAG_COLOURS: tuple[TagColour, ...] = get_args(TagColour)

TAG_LIMIT = 60
"""Characters of a tag's name."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark is on.

    `places` names a statement by one place, the anchors of its content; an utterance by a place for each of
    its renderings; a speaker by a place for each of some mentions. An article goes by its id alone.
    """

    kind: TargetKind
    places: tuple[tuple[Anchor, ...], ...] = ()
    article: str = ""


@dataclass(frozen=True, slots=True)
class SetNote:
    """Write this note on something, in place of an earlier one; an empty one takes the note away."""

    target: Target
    text: str


@dataclass(frozen=True, slots=True)
class Star:
    """Put a star on something, or (`on` False) take it off."""

    target: Target
    on: bool = True


@dataclass(frozen=True, slots=True)
class DefineTag:
    """Have a tag of this name and colour; of a tag that there is, the colour changes."""

    name: str
    colour: TagColour


@dataclass(frozen=True, slots=True)
class Tag:
    """Put a tag that there is on something, or (`on` False) take it off."""

    target: Target
    name: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class RenameTag:
    """Call a tag otherwise, wherever it is."""

    name: str
    to: str


@dataclass(frozen=True, slots=True)
class RemoveTag:
    """Take a tag off everything, and have it no more."""

    name: str


MarkWord = SetNote | Star | Tag
"""One word of the user's on one thing."""

MarkCommand = SetNote | Star | Tag | DefineTag | RenameTag | RemoveTag


class _Index:
    """Which word stands for what, so that thousands of marks are not each held against all before.

    It goes on from one marking to the next, and belongs to the newest: any other has its own made anew.
    """

    __slots__ = ("_by_key", "_words")

    def __init__(self) -> None:
        self._words: tuple[MarkWord, ...] = ()
        self._by_key: dict[object, MarkWord] = {}

    def with_word(self, words: tuple[MarkWord, ...], word: MarkWord) -> tuple[MarkWord, ...]:
        """`words` with one more, in place of an earlier one on the very same."""
        if words is not self._words:
            self._by_key = {_key(one): one for one in words}
        key = _key(word)
        before = self._by_key.get(key)
        if before is not None:
            at = next(number for number, one in enumerate(words) if one is before)
            words = words[:at] + words[at + 1 :]
        self._by_key[key] = word
        self._words = (*words, word)
        return self._words


def _key(word: MarkWord) -> object:
    """What two words on the very same have in common."""
    return type(word), word.target, word.name if isinstance(word, Tag) else ""


@dataclass(frozen=True, slots=True)
class Marking:
    """What the commands on marks add up to: the tags there are, in the order in which they were made, and the
    words on single things, oldest first."""

    tags: tuple[DefineTag, ...] = ()
    words: tuple[MarkWord, ...] = ()
    _index: _Index = field(default_factory=lambda: _Index(), repr=False, compare=False)

    def tag(self, name: str) -> DefineTag | None:
        """The tag of this name; capitals do not count."""
        folded = name.casefold()
        return next((one for one in self.tags if one.name.casefold() == folded), None)


def marking_after(marking: Marking, command: MarkCommand) -> Marking:
    """The marks once `command` is added to them.

    Raises `CorrectionFailed` where it does not fit, for example a tag that there is not.
    """
    match command:
        case SetNote(target):
            return _said(marking, target, command)
        case Star(target):
            return _said(marking, target, command)
        case Tag(target, name, on):
            known = _known(marking, name)
            return _said(marking, target, Tag(target, known.name, on))
        case DefineTag(name, colour):
            _require_name(name)
            there = marking.tag(name)
            if there is None:
                return replace(marking, tags=(*marking.tags, command))
            changed = DefineTag(there.name, colour)
            return replace(marking, tags=tuple(changed if one is there else one for one in marking.tags))
        case RenameTag(name, to):
            known = _known(marking, name)
            _require_name(to)
            other = marking.tag(to)
            if other is not None and other is not known:
                raise CorrectionFailed(f"There is a tag “{other.name}” already; choose another name.")
            return Marking(
                tuple(replace(one, name=to) if one is known else one for one in marking.tags),
                tuple(
                    replace(one, name=to) if isinstance(one, Tag) and one.name == known.name else one
                    for one in marking.words
                ),
            )
        case RemoveTag(name):
            known = _known(marking, name)
            return Marking(
                tuple(one for one in marking.tags if one is not known),
                tuple(one for one in marking.words if not (isinstance(one, Tag) and one.name == known.name)),
            )


def mark_title(command: MarkCommand) -> str:
    """What the command does, as the Undo menu names it."""
    match command:
        case SetNote(text=""):
            return "Remove note"
        case SetNote():
            return "Write note"
        case Star(target, on):
            return f"Star {target.kind}" if on else f"Take star off {target.kind}"
        case Tag(name=name, on=True):
            return f"Tag “{name}”"
        case Tag(name=name):
            return f"Take tag “{name}” off"
        case DefineTag(name):
            return f"Make tag “{name}”"
        case RenameTag():
            return "Rename tag"
        case RemoveTag(name):
            return f"Remove tag “{name}”"


def _said(marking: Marking, target: Target, word: MarkWord) -> Marking:
    there = bool(target.article) if target.kind == "article" else bool(target.places) and all(target.places)
    if not there:
        raise CorrectionFailed("Choose a statement, an utterance, a speaker or an article first.")
    return replace(marking, words=marking._index.with_word(marking.words, word))


def _known(marking: Marking, name: str) -> DefineTag:
    found = marking.tag(name)
    if found is None:
        raise CorrectionFailed(f"There is no tag “{name}” any more; make it first.")
    return found


def _require_name(name: str) -> None:
    if not name.strip() or name != " ".join(name.split()) or len(name) > TAG_LIMIT:
        raise CorrectionFailed(f"A tag needs a name of one line and at most {TAG_LIMIT} characters.")
