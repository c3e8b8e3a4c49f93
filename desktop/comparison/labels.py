"""The ladder of labels: every label that each outlet uses for one speaker, in order of first use.

A label is a mention's words without an opening "the"; pronouns stand together as one rung. Roles that an
article sets beside a name ("…, the harbour master, …") are rungs of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.basics.spans import Span
from desktop.comparison.framing_naming import Label, label_of
from desktop.comparison.material import Material, outlet_keys
from desktop.comparison.setting import Setting, setting_of
from desktop.speakers.speaker import MentionKey, Resolution, Speaker
from desktop.speakers.vocabulary import roles

PRONOUNS = "pronouns"
"""The rung of all pronouns."""

BESIDE_NAME = "beside the name"
"""The kind of a role that stands in apposition."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One label at one outlet: its words, its kinds, how often, and the places, in order."""

    label: str
    kinds: tuple[str, ...]
    places: tuple[MentionKey, ...]

    @property
    def count(self) -> int:
        """How often the label is used."""
        return len(self.places)


@dataclass(frozen=True, slots=True)
class Ladder:
    """All labels that one outlet uses for one speaker."""

    speaker: str
    outlet: str
    rungs: tuple[Rung, ...]


def ladders(material: Material, resolutions: Mapping[str, Resolution]) -> tuple[Ladder, ...]:
    """The ladders of every speaker at every outlet that mentions him, speakers in their own order."""
    outlets = outlet_keys(material)
    order = list(dict.fromkeys(outlets.values()))
    found = []
    for speaker in material.speakers.speakers:
        by_outlet: dict[str, dict[str, tuple[str, tuple[str, ...], list[MentionKey]]]] = {}
        for words, kinds, key in _labels(material, resolutions, speaker):
            rungs = by_outlet.setdefault(outlets[key.article], {})
            rungs.setdefault(words.casefold(), (words, kinds, []))[2].append(key)
        found += [
            Ladder(
                speaker.id,
                outlet,
                tuple(Rung(words, kinds, tuple(keys)) for words, kinds, keys in by_outlet[outlet].values()),
            )
            for outlet in order
            if outlet in by_outlet
        ]
    return tuple(found)


def _labels(
    material: Material, resolutions: Mapping[str, Resolution], speaker: Speaker
) -> Iterator[tuple[str, tuple[str, ...], MentionKey]]:
    """Each use of a label, with its kinds and its place, by article and then place: of an outlet's articles
    the first in order of their ids gives a label its capitals, however they were added."""
    mine = set(speaker.mentions)
    for article in sorted(material.articles, key=lambda one: one.id):
        reading = material.readings.get(article.id)
        resolution = resolutions.get(article.id)
        if reading is None or resolution is None:
            continue
        setting = setting_of(reading)
        for local in resolution.speakers:
            if not mine.intersection(local.mentions):
                continue
            said = set()
            end = 0
            for key in sorted(local.mentions, key=lambda one: (one.span.start, -one.span.end)):
                if key.span.end <= end:
                    continue  # inside the label before
                label = _own_label(setting, key.span, speaker)
                words = PRONOUNS if label.kinds == ("pronoun",) else _bare(label.words)
                if words:
                    end = key.span.end
                    said.add(words.casefold())
                    yield words, label.kinds, key
            for role in map(_bare, local.roles):
                where = _beside(reading.article.text, role, local.mentions)
                if where is not None and not any(role.casefold() in one for one in said):
                    yield role, (BESIDE_NAME,), MentionKey(article.id, where)


def _own_label(setting: Setting, span: Span, speaker: Speaker) -> Label:
    """The label at `span`; of what belongs to a person ("Mr. Fox's plan") only the owner's, or none."""
    label = label_of(setting, span, speaker)
    if speaker.type != "person" or label.kinds == ("pronoun",):
        return label
    tree = setting.tree
    tokens = tree.within(span)
    head = next((one for one in tokens if tree.head(one) not in tokens or tree.is_root(one)), None)
    if head is None or tree.tokens[head].pos != "NOUN" or tree.words[head] in roles():
        return label if head is not None and set(label.kinds) != {"description"} else Label("", ())
    owner = next((one for one in tokens if one < head and tree.words[one] in ("'s", "’s", "'", "’")), None)
    if "role" in label.kinds and owner is None:
        return label
    if owner is None or tree.tokens[tokens.start].pos == "PRON":
        return Label("", ())
    return label_of(setting, Span(tree.starts[tokens.start], tree.starts[owner]), speaker)


def _bare(words: str) -> str:
    """A label without "the" before it and what hangs on its end."""
    return words.removeprefix("The ").removeprefix("the ").strip(" ,;:’'")


_REACH = 120
"""Characters after a mention within which a role beside it is looked for."""


def _beside(text: str, role: str, mentions: tuple[MentionKey, ...]) -> Span | None:
    """Where a role stands after one of the mentions."""
    whole = re.compile(rf"(?<!\w){re.escape(role)}(?!\w)")
    for key in mentions:
        found = whole.search(text, key.span.end, key.span.end + _REACH)
        if found is not None:
            return Span(*found.span())
    return None
