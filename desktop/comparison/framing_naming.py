"""How a speaker is named at one place: by name, title, role, an appraisal, as a collective, or not at all.

A label may do several of these at once ("embattled Defence Secretary Mara Quill"): each is told, with its
words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.comparison.setting import Setting
from desktop.speakers.speaker import Speaker
from desktop.speakers.vocabulary import collectives, folded, roles, titles
from desktop.statements.reading import Statement

NamingKind = Literal[
    "name", "title", "role", "appraisal", "collective", "unnamed", "description", "pronoun", "not named here"
]  # fmt: skip

NAMING_KINDS: tuple[NamingKind, ...] = get_args(NamingKind)

_NO_NAMES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LAW", "EVENT"))

_LONGEST = 4
"""Words of a title or role at most."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label in words, the ways of naming that it uses, and what of it appraises."""

    words: str
    kinds: tuple[NamingKind, ...]
    appraising: tuple[Span, ...] = ()


@cache
def _appraisals() -> frozenset[str]:
    return frozenset(folded(row["word"]) for row in lexicon("appraisals"))


def naming_of(setting: Setting, statement: Statement, speaker: Speaker | None) -> Label:
    """How a statement's mention names whoever speaks."""
    if statement.mention is None:
        return Label("", ("not named here",))
    return label_of(setting, statement.mention, speaker)


def label_of(setting: Setting, mention: Span, speaker: Speaker | None) -> Label:
    """The label at `mention`; `speaker` is whom it means, where that is known."""
    words = " ".join(mention.of(setting.text).split())
    form = next((one.form for one in setting.reading.mentions if one.span == mention), None)
    tokens = list(setting.tree.within(mention))
    if form == "pronoun" or (tokens and all(setting.tree.tokens[one].pos == "PRON" for one in tokens)):
        return Label(words, ("pronoun",))
    kind = speaker.type if speaker else None
    found: set[NamingKind] = set()
    appraising: list[Span] = []
    taken: set[int] = set()
    for first, last, way in _known(setting, tokens):
        taken.update(range(first, last + 1))
        if _of_another(setting, last, tokens):
            continue
        found.add(way)
        if way == "appraisal":
            appraising.append(setting.tree.span(first, last))
    if _named(setting, [one for one in tokens if one not in taken], tokens, speaker):
        found.add("name")
    if kind in ("organisation", "group"):
        found.add("collective")
        found.discard("role")
    elif kind == "unnamed" or (kind is None and "name" not in found and _unnamed(setting, tokens)):
        found.add("unnamed")
    if not found:
        found.add("description")
    return Label(words, tuple(one for one in NAMING_KINDS if one in found), tuple(appraising))


def _named(setting: Setting, left: Sequence[int], tokens: Sequence[int], speaker: Speaker | None) -> bool:
    """Whether words beside titles and roles name the speaker."""
    tree = setting.tree
    proper = [
        one
        for one in left
        if tree.tokens[one].pos == "PROPN"
        and tree.tokens[one].entity not in _NO_NAMES
        and not _possessor(setting, one, tokens)
    ]
    # The tagger takes some bare family names for something else: capitals tell as well.
    capital = [
        one
        for one in left
        if setting.text[tree.starts[one]].isupper()
        and tree.tokens[one].pos not in ("DET", "PRON", "ADP")
        and not _possessor(setting, one, tokens)
    ]
    if speaker is None:
        return bool(proper) or (bool(capital) and len(capital) == len(left))
    if speaker.type == "unnamed":
        return False
    if speaker.type == "person":
        known = {word for name in (speaker.name, *speaker.aliases) for word in folded(name).split()}
        known -= titles().keys() | roles().keys()
        return any(folded(tree.words[one]) in known for one in capital)
    return bool(proper)


def _known(setting: Setting, tokens: Sequence[int]) -> Iterator[tuple[int, int, NamingKind]]:
    """Titles, roles and appraisals among the tokens, longest first, as first and last token and the kind."""
    at = 0
    while at < len(tokens):
        step = 1
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            first, last = tokens[at], tokens[at + length - 1]
            text = folded(setting.tree.span(first, last).of(setting.text))
            way = _way(setting, text, last, tokens)
            if way is not None:
                yield first, last, way
                step = length
                break
        at += step


def _way(setting: Setting, text: str, last: int, tokens: Sequence[int]) -> NamingKind | None:
    if text in _appraisals():
        # Part of a name ("Veteran Affairs", "Hero") is no appraisal.
        return None if setting.tree.tokens[last].pos == "PROPN" else "appraisal"
    following = last + 1
    before_name = following in tokens and setting.tree.tokens[following].pos == "PROPN"
    if text in titles() and before_name:
        # "Mayor Lund" has a title, "opposition leader Lund" a role.
        written = setting.tree.span(last, last).of(setting.text)
        return "title" if written[:1].isupper() else "role"
    return "role" if text in roles() else None


def _possessor(setting: Setting, index: int, tokens: Sequence[int]) -> bool:
    """Whether a name only tells whose somebody is ("Brown's lawyer", "Pentagon spokesman")."""
    tree = setting.tree
    while tree.head(index) in tokens and tree.head(index) != index:
        dep, index = tree.dep(index), tree.head(index)
        if dep in ("poss", "pobj"):
            return True
        if dep in ("compound", "nmod", "amod") and tree.tokens[index].pos == "NOUN":
            return True
    return False


def _of_another(setting: Setting, index: int, tokens: Sequence[int]) -> bool:
    """Whether a word qualifies somebody or something else in the label ("head of the powerful council")."""
    tree = setting.tree
    while tree.head(index) in tokens and tree.head(index) != index:
        if tree.dep(index) in ("poss", "pobj"):
            return True
        index = tree.head(index)
    return False


def _unnamed(setting: Setting, tokens: Sequence[int]) -> bool:
    """Whether a plural noun stands for people not identified."""
    return any(
        setting.tree.tokens[one].tag == "NNS"
        and collectives().get(setting.tree.lemmas[one]) != "organisation"
        for one in tokens
    )
