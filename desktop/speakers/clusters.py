"""Merge local speakers into speakers: where sure, and where nothing speaks against it.

The user's decisions come first and last: two mentions said to be one are merged whatever the score, two said
to differ stay apart whatever would join them. Then come full names, best score first; then bare family names,
each to the one full name it can mean in this event; then roles, and what is quoted with the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.speakers.agreement import SURE, contradiction
from desktop.speakers.echoes import CLEAR
from desktop.speakers.edges import Edge
from desktop.speakers.heard import SAME, Heard, agreement, needed
from desktop.speakers.names import family_key, without_title
from desktop.speakers.speaker import Link, LocalSpeaker, MentionKey
from desktop.speakers.units import Unit
from desktop.statements.reading import Reason


class Facts:
    """What speaks against a cluster being one with another, kept as it grows."""

    __slots__ = ("body_articles", "full_names", "genders", "person_articles", "units", "vetoed")

    def __init__(self, index: int, local: LocalSpeaker) -> None:
        article = {local.mentions[0].article}
        self.units = {index}
        self.vetoed: set[int] = set()
        self.full_names = {without_title(name) for name in local.people if name.full}
        self.genders = {local.gender} if local.gender else set()
        self.person_articles = article if local.people and not local.loose else set()
        self.body_articles = article if not local.people and not local.loose else set()

    def take(self, other: Facts) -> None:
        """Take the facts of a cluster that joins this one."""
        self.units |= other.units
        self.vetoed |= other.vetoed
        self.full_names |= other.full_names
        self.genders |= other.genders
        self.person_articles |= other.person_articles
        self.body_articles |= other.body_articles


class Clusters:
    """Units on their way to becoming speakers."""

    def __init__(self, units: Sequence[Unit], links: Iterable[Link], *, like: Clusters | None = None) -> None:
        """Each unit alone, but for the user's decisions; `like` are clusters of the same local speakers."""
        self.units = units
        self.home = list(range(len(units)))
        """The cluster of each unit."""
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(units))}
        self.reasons: dict[int, list[Reason]] = {i: [] for i in range(len(units))}
        self.by_article: dict[str, list[int]] = {} if like is None else like.by_article
        self.place: dict[MentionKey, int] = {} if like is None else like.place
        for index, unit in enumerate(units) if like is None else ():
            self.by_article.setdefault(unit.article, []).append(index)
            for mention in unit.local.mentions:
                self.place.setdefault(mention, index)
        self.facts = {index: Facts(index, unit.local) for index, unit in enumerate(units)}
        self._decide(tuple(links))

    def _decide(self, links: Sequence[Link]) -> None:
        for link in links:
            a, b = self.unit_of(link.a), self.unit_of(link.b)
            if not link.same and a is not None and b is not None and a != b:
                self.facts[a].vetoed.add(b)
                self.facts[b].vetoed.add(a)
        for link in links:
            a, b = self.unit_of(link.a), self.unit_of(link.b)
            if link.same and a is not None and b is not None and not self.forbidden(a, b):
                self.union(
                    a,
                    b,
                    Reason(
                        "your decision",
                        f"you said that {self.said(a)} and {self.said(b)} are one"
                        + (f": {link.reason.strip()}" if link.reason.strip() else ""),
                        (link.a.span, link.b.span),
                    ),
                )

    def unit_of(self, mention: MentionKey) -> int | None:
        """The unit that holds a mention: exactly, or the one whose mention overlaps it most."""
        if mention in self.place:
            return self.place[mention]
        best: tuple[int, int] | None = None
        for index in self.by_article.get(mention.article, ()):
            for own in self.units[index].local.mentions:
                shared = own.span.shared(mention.span)
                if shared and (best is None or shared > best[0]):
                    best = (shared, index)
        return best[1] if best else None

    def cluster_of(self, mention: MentionKey) -> int | None:
        """The cluster that holds a mention."""
        unit = self.unit_of(mention)
        return self.find(unit) if unit is not None else None

    def find(self, unit: int) -> int:
        """The cluster of a unit: the lowest number of its members."""
        return self.home[unit]

    def union(self, a: int, b: int, reason: Reason) -> None:
        """Make the clusters of two units one."""
        x, y = sorted((self.find(a), self.find(b)))
        if x == y:
            return
        moved = self.members.pop(y)
        for unit in moved:
            self.home[unit] = x
        self.facts[x].take(self.facts.pop(y))
        self.members[x] += moved
        self.reasons[x] += [*self.reasons.pop(y), reason]

    def forbidden(self, a: int, b: int) -> bool:
        """Whether the user keeps the clusters of two units apart."""
        mine, other = self.facts[self.find(a)], self.facts[self.find(b)]
        return bool(mine.vetoed & other.units or other.vetoed & mine.units)

    def said(self, unit: int) -> str:
        """How a unit is called in its article, in quotation marks."""
        local = self.units[unit].local
        return f"“{(local.names or local.texts or ('',))[0]}”"

    def _by_office(self, edge: Edge) -> bool:
        """Whether one of two who agree by a role is only described, as the holder of it."""
        return any(
            self.units[unit].local.definite and not self.units[unit].local.people for unit in (edge.a, edge.b)
        )

    def against(self, a: int, b: int, *, described: bool = False) -> str:
        """What speaks against two clusters being one, "" where nothing does.

        Who is `described` as the holder of an office ("the president") may be named in the same article,
        which takes the office for known.
        """
        if self.forbidden(a, b):
            return "you keep them apart"
        mine, other = self.facts[self.find(a)], self.facts[self.find(b)]
        if mine.person_articles & other.person_articles or (
            not described
            and (mine.person_articles & other.body_articles or mine.body_articles & other.person_articles)
        ):
            return "one article speaks of both"
        if len(mine.genders | other.genders) > 1:
            return "one article speaks of a man, the other of a woman"
        return contradiction(mine.full_names, other.full_names)

    def merge_sure(self, edges: Iterable[Edge]) -> None:
        """Merge what is sure by full names and names of bodies."""
        home = self.home
        for edge in edges:
            if home[edge.a] != home[edge.b] and not self.against(edge.a, edge.b):
                self._merge(edge)

    def merge_roles(self, edges: Sequence[Edge]) -> None:
        """Merge what is sure by roles."""
        for edge in edges:
            if edge.agreement.score < SURE or self.find(edge.a) == self.find(edge.b):
                continue
            if self._rivals(edge, edges):
                continue
            if not self.against(edge.a, edge.b, described=self._by_office(edge)):
                self._merge(edge)

    def _rivals(self, edge: Edge, edges: Iterable[Edge]) -> bool:
        """Whether a role-only speaker fits another named one nearly as well."""
        only = edge.a if not self.units[edge.a].local.people else edge.b
        mine = self.find(edge.b if only == edge.a else edge.a)
        return any(
            other.agreement.score >= edge.agreement.score - 10
            and only in (other.a, other.b)
            and self.find(other.b if only == other.a else other.a) != mine
            for other in edges
        )

    def merge_bare(self, edges: Sequence[Edge]) -> None:
        """Merge family names alone, each with the only one it can mean."""
        options: dict[int, dict[int, Edge]] = {}
        for edge in edges:
            for unit, other in ((edge.a, edge.b), (edge.b, edge.a)):
                if not self._full(self.find(unit)):
                    options.setdefault(unit, {})[other] = edge
        for unit in sorted(options):
            full: dict[int, Edge] = {}
            for other, edge in options[unit].items():
                cluster = self.find(other)
                if self._full(cluster) and cluster != self.find(unit) and self._same_family(unit, other):
                    best = full.get(cluster)
                    if best is None or edge.agreement.score > best.agreement.score:
                        full[cluster] = edge
            fitting = [edge for cluster, edge in full.items() if not self.against(unit, cluster)]
            if len(fitting) > 1:
                # A role that both bear ("President …") tells which of several is meant.
                best_score = max(edge.agreement.score for edge in fitting)
                top = [edge for edge in fitting if edge.agreement.score >= best_score - 9]
                fitting = top if best_score >= SURE else fitting
            if len(fitting) == 1 and not self._full(self.find(unit)):
                self._merge(fitting[0], "; nobody else of that name is spoken of")
        borne = self._borne()
        for edge in edges:
            if self.find(edge.a) == self.find(edge.b):
                continue
            # Where no article gives a given name, the family names alone must do.
            if (
                self._full(self.find(edge.a))
                or self._full(self.find(edge.b))
                or not self._same_family(edge.a, edge.b)
            ):
                continue
            if not self._families(edge.a) & borne and not self.against(edge.a, edge.b):
                self._merge(edge, "; no article gives a given name")

    def merge_heard(self, heard: Heard) -> list[Edge]:
        """Merge who is only described with the one speaker with whose words he is quoted; the edges of all
        who may be one by their words.
        """
        found: list[tuple[float, Edge, bool]] = []
        for a, near in heard.items():
            article = self.units[a].article
            best: dict[int, tuple[float, Edge, bool]] = {}
            for b, echo in near.items():
                cluster = self.find(b)
                below = echo.opening and article in self.facts[cluster].person_articles
                wanted = needed(self.units[a], self.units[b], below=below)
                if wanted is None or cluster == self.find(a):
                    continue
                edge = Edge(a, b, agreement(echo, wanted))
                if edge.agreement.score and (cluster not in best or echo.strength > best[cluster][0]):
                    best[cluster] = (echo.strength, edge, below)
            order = sorted(best.values(), key=lambda one: (-one[0], one[1].b))
            if order and all(other[0] <= CLEAR * order[0][0] for other in order[1:]):
                found.append(order[0])
        edges = []
        for _, edge, below in sorted(found, key=lambda one: (-one[0], one[1].a, one[1].b)):
            if not self.against(edge.a, edge.b, described=below):
                edges.append(edge)
                if edge.agreement.score >= SAME and self.find(edge.a) != self.find(edge.b):
                    self._merge(edge)
        return edges

    def _full(self, cluster: int) -> bool:
        return bool(self.facts[cluster].full_names)

    def _same_family(self, a: int, b: int) -> bool:
        mine = {family_key(name.family) for name in self.units[a].local.people}
        other = {family_key(name.family) for name in self.units[b].local.people}
        compound = {
            family_key(name.family.split()[0])
            for unit in (a, b)
            for name in self.units[unit].local.people
            if " " in name.family
        }
        return bool(mine & other or (mine | other) & compound)

    def _borne(self) -> frozenset[str]:
        """The family names of fully named clusters."""
        return frozenset(
            family_key(name.family) for facts in self.facts.values() for name in facts.full_names
        )

    def _families(self, unit: int) -> set[str]:
        return {family_key(name.family) for name in self.units[unit].local.people}

    def _merge(self, edge: Edge, more: str = "") -> None:
        text = f"{self.said(edge.a)} and {self.said(edge.b)}: {edge.agreement.why}{more}"
        spans = (self.units[edge.a].key.span, self.units[edge.b].key.span)
        self.union(edge.a, edge.b, Reason(edge.agreement.rule, text, spans))
