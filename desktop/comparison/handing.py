"""Who had it from whom: the outlets and agencies that articles name as where their statements come from.

Two marks count: a statement's `via` ("told Axios") with the steps before it that its sentence tells ("told
Axios, which the Times cited"), and an agency's credit ("(AP)"). Names of one outlet are made one where the
lexicon of outlets knows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.articles.outlets import known_outlet
from desktop.comparison.agency_credits import Credit
from desktop.comparison.chains import chain_of
from desktop.comparison.material import Material, outlets_of

_Step = tuple[str, str, str]
"""Who gave it and who had it, both folded, the second "" for the outlet that says so, which comes last."""


@dataclass(frozen=True, slots=True)
class Handing:
    """What one outlet had from one source.

    `source` is its name; `source_outlet` the key of the outlet among those compared that it is, or "".
    `statements` are those had from it and `speakers` who made them; `credits` the notes that name the
    source for the article as a whole. `outlet` is the key of the outlet whose articles say so. Where they say
    it of another ("told Axios, which the Times cited"), that one is `receiver`, its name, and
    `receiver_outlet`, the key of the outlet compared that it is, or "".
    """

    source: str
    source_outlet: str
    outlet: str
    statements: tuple[str, ...]
    speakers: tuple[str, ...]
    credits: tuple[Credit, ...]
    receiver: str = ""
    receiver_outlet: str = ""

    @property
    def node(self) -> str:
        """What tells the source from other sources and from outlets: the key of the outlet it is, or its
        name with a line end before it."""
        return self.source_outlet or f"\n{self.source}"

    @property
    def target(self) -> str:
        """Likewise for whoever had it: the outlet, or the one of which the outlet says so."""
        return self.receiver_outlet or f"\n{self.receiver}" if self.receiver else self.outlet

    @property
    def own(self) -> bool:
        """Whether the outlet names itself as the source: it heard the words at first hand."""
        return self.source_outlet == self.target


def stages(handed: Sequence[Handing]) -> dict[str, int]:
    """How far along the chain each node stands: 0 for who had it from nobody here, else one more than the
    furthest of its sources. What an outlet heard itself is no step, nor is what closes a circle."""
    sources: dict[str, list[str]] = {}
    for one in handed:
        if not one.own:
            sources.setdefault(one.target, []).append(one.node)
    found: dict[str, int] = {}
    visited: set[str] = set()

    def stage(node: str) -> int:
        if node not in found:
            if node in visited:
                return -1
            visited.add(node)
            found[node] = max((stage(source) for source in sources.get(node, ())), default=-1) + 1
        return found[node]

    for one in handed:
        stage(one.node)
        stage(one.target)
    return found


def handed_on(material: Material, credited: Sequence[Credit] = ()) -> tuple[Handing, ...]:
    """What each outlet had from whom; the source that most outlets and statements rest on first."""
    outlets = outlets_of(material.articles)
    key_of = {article: one.key for one in outlets for article in one.articles}
    named = {_folded(one.name): one.key for one in outlets}
    names = tuple(one.name for one in outlets)
    shown: dict[str, str] = {"": ""}
    statements: dict[_Step, list[str]] = {}
    notes: dict[_Step, list[Credit]] = {}
    for article in material.articles:
        reading = material.readings.get(article.id)
        if reading is None:
            continue
        for one in reading.statements:
            if one.aside:
                continue
            chain = [source_name(name, names) for name in chain_of(reading, one, names)]
            if len(chain) > 1 and named.get(_folded(chain[0])) == key_of[article.id]:
                chain = chain[1:]  # the Herald on itself: "the Herald, citing Axios, quoted …"
            for receiver, source in zip(("", *chain), chain, strict=False):
                shown.setdefault(_folded(source), source)
                step = (_folded(source), _folded(receiver), key_of[article.id])
                statements.setdefault(step, []).append(one.id)
    for credit in credited:
        if credit.article not in key_of:
            continue
        shown.setdefault(_folded(credit.agency), credit.agency)
        notes.setdefault((_folded(credit.agency), "", key_of[credit.article]), []).append(credit)
    found = [
        Handing(
            shown[source],
            named.get(source, ""),
            outlet,
            tuple(statements.get((source, receiver, outlet), ())),
            tuple(
                dict.fromkeys(
                    material.speakers.speaker_of.get(one, "")
                    for one in statements.get((source, receiver, outlet), ())
                )
            ),
            tuple(notes.get((source, receiver, outlet), ())),
            shown[receiver],
            named.get(receiver, "") if receiver else "",
        )
        for source, receiver, outlet in {**statements, **notes}
    ]
    places = {one.key: place for place, one in enumerate(outlets)}
    weight: dict[str, tuple[int, int]] = {}
    for each in found:
        carried, count = weight.get(each.source, (0, 0))
        weight[each.source] = carried + 1, count + len(each.statements) + len(each.credits)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -weight[one.source][0], -weight[one.source][1], one.source, places[one.outlet], one.receiver
            ),
        )
    )  # fmt: skip


def source_name(words: str, compared: Sequence[str] = ()) -> str:
    """The name a source is shown under: that of one of the outlets `compared` that it is the end of ("the
    Times" beside The New York Times), the usual one of a known outlet, otherwise as written."""
    plain = " ".join(words.split())
    bare = re.sub(r"^(?:the|an?)\s+", "", plain, flags=re.IGNORECASE)
    bare = re.sub(r"['’]s?$", "", bare)
    meant = [name for name in compared if f" {name}".casefold().endswith(f" {bare}".casefold())]
    if bare and len(meant) == 1:
        return meant[0]
    return known_outlet(bare) or known_outlet(f"the {bare}") or bare or plain


def _folded(name: str) -> str:
    return re.sub(r"^the\s+", "", name.casefold())
