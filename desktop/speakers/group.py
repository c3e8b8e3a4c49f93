"""Group local speakers across articles: blocked candidates, scored, merged where sure and nothing
contradicts.

Candidates share a block (a family name and its near spellings, a word or the initials of an organisation, a
role's body), so that never all pairs are compared. The user's decisions come first and last: two mentions
said to be one are merged whatever the score, two said to differ stay apart whatever would join them. Then
come full names, best score first; then bare family names, each to the one full name it can mean in this
event.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desktop.speakers.agreement import MAYBE, SURE, Agreement, compare, contradiction
from desktop.speakers.blocks import candidate_pairs
from desktop.speakers.echo_finder import Echo
from desktop.speakers.echoes import CLEAR
from desktop.speakers.heard import SAME, Heard, agreement, needed, strongest
from desktop.speakers.links import links_of
from desktop.speakers.names import family_key, without_title
from desktop.speakers.naming import display_names, distinct, speaker_ids
from desktop.speakers.speaker import (
    Link,
    LocalSpeaker,
    MentionKey,
    Resolution,
    Speaker,
    Speakers,
    SpeakerType,
    Suggestion,
)
from desktop.speakers.units import Unit, units_of
from desktop.statements.reading import Reason


def group(
    resolutions: Sequence[Resolution],
    *,
    links: Sequence[Link] = (),
    names: Mapping[MentionKey, str] | None = None,
    echoes: Sequence[Echo] = (),
    before: Grouping | None = None,
) -> Speakers:
    """Who is quoted across all articles.

    `links` are the user's decisions; of two about the same mentions the later holds. `names` are the names
    the user gave, by any mention of the speaker; `echoes` tell who is quoted with the same words. The order
    of `resolutions` changes nothing. `before` keeps comparisons for the next time and changes nothing either.
    """
    decided = tuple({frozenset((link.a, link.b)): link for link in links}.values())
    units = units_of(resolutions, decided)
    clusters, edges = (Grouping() if before is None else before).merged(units, decided, echoes)
    return _speakers(clusters, edges, dict(names or {}))


class Grouping:
    """How local speakers compared and what was merged, kept from one grouping to the next.

    What a statement is given to or dropped from leaves the local speakers as they are: nothing is compared
    again then, unless one of them speaks no more or for the first time, nor where only the user's decisions
    differ, which only merging heeds.
    """

    def __init__(self) -> None:
        self._locals: tuple[LocalSpeaker, ...] = ()
        self._counting: tuple[bool, ...] = ()
        self._links: tuple[Link, ...] = ()
        self._heard: Heard = {}
        self._clusters: Clusters | None = None
        self._edges: list[Edge] = []
        self._shown: list[Edge] = []

    def merged(
        self, units: Sequence[Unit], links: tuple[Link, ...], echoes: Sequence[Echo]
    ) -> tuple[Clusters, list[Edge]]:
        """The units merged where sure, and every two that agree and are not one."""
        compared = tuple(unit.local for unit in units)
        counting = tuple(unit.counts for unit in units)
        # Parts that the user took apart are made anew each time, all others stay the same values.
        same = counting == self._counting and all(
            one is other or one == other for one, other in zip(compared, self._locals, strict=True)
        )
        heard = strongest(units, echoes)
        if same and links == self._links and heard == self._heard and self._clusters is not None:
            self._clusters.units = units
            return self._clusters, self._shown
        clusters = Clusters(units, links)
        if not same:
            self._edges = clusters.compare_candidates()
        # Names first: a description may be of whoever a bare name turns out to be.
        clusters.merge_sure([edge for edge in self._edges if edge.agreement.rule != "role"])
        clusters.merge_bare(self._edges)
        clusters.merge_sure([edge for edge in self._edges if edge.agreement.rule == "role"])
        shown = [*self._edges, *clusters.merge_heard(heard)]
        # Of two that are one there is nothing left to suggest: among many articles these are nearly all.
        self._shown = [edge for edge in shown if clusters.find(edge.a) != clusters.find(edge.b)]
        self._locals, self._counting, self._links = compared, counting, links
        self._heard, self._clusters = heard, clusters
        return clusters, self._shown


class Edge:
    """Two units of one block and how they agree."""

    __slots__ = ("a", "agreement", "b")

    def __init__(self, a: int, b: int, agreement: Agreement) -> None:
        self.a, self.b, self.agreement = a, b, agreement


def _signature(local: LocalSpeaker) -> object:
    """All that `compare` looks at."""
    names = (local.people, local.names, local.held, local.members)
    return names, local.gender, local.type, local.definite, local.loose


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

    def __init__(self, units: Sequence[Unit], links: Iterable[Link]) -> None:
        self.units = units
        self.parent = list(range(len(units)))
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(units))}
        self.reasons: dict[int, list[Reason]] = {i: [] for i in range(len(units))}
        self.by_article: dict[str, list[int]] = {}
        self.place: dict[MentionKey, int] = {}
        for index, unit in enumerate(units):
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
        """The cluster of a unit."""
        while self.parent[unit] != unit:
            self.parent[unit] = self.parent[self.parent[unit]]
            unit = self.parent[unit]
        return unit

    def union(self, a: int, b: int, reason: Reason) -> None:
        """Make the clusters of two units one."""
        x, y = sorted((self.find(a), self.find(b)))
        if x == y:
            return
        self.parent[y] = x
        self.facts[x].take(self.facts.pop(y))
        self.members[x] += self.members.pop(y)
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
        """Whether one of two is only described, as the holder of a role."""
        return edge.agreement.rule == "role" and any(
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

    def compare_candidates(self) -> list[Edge]:
        """Every candidate pair that agrees at all, best first, in an order that files do not change."""
        # Many articles hold the same few descriptions of a speaker: each pair of them is compared once.
        kinds: dict[object, list[int]] = {}
        for index, unit in enumerate(self.units):
            if unit.counts:
                kinds.setdefault(_signature(unit.local), []).append(index)
        alike = list(kinds.values())
        articles = [unit.article for unit in self.units]
        edges = []
        for one, other in candidate_pairs([self.units[kind[0]].local for kind in alike]):
            # The reasons in words name first whoever comes first.
            for first, second in {(one, other), (other, one)}:
                some, others = alike[first], alike[second]
                agreement = compare(self.units[some[0]].local, self.units[others[0]].local)
                if agreement.score >= 40 and not agreement.contradiction:
                    edges += [
                        Edge(a, b, agreement)
                        for a in some
                        for b in others[bisect_right(others, a) :]
                        if articles[a] != articles[b]
                    ]
        return sorted(edges, key=lambda edge: (-edge.agreement.score, edge.a, edge.b))

    def merge_sure(self, edges: Iterable[Edge]) -> None:
        """Merge what is sure by full names, names of bodies and roles."""
        for edge in edges:
            if edge.agreement.score < SURE or edge.agreement.bare or self.find(edge.a) == self.find(edge.b):
                continue
            if edge.agreement.rule == "role" and self._rivals(edge, edges):
                continue
            if not self.against(edge.a, edge.b, described=self._by_office(edge)):
                self._merge(edge)

    def _rivals(self, edge: Edge, edges: Iterable[Edge]) -> bool:
        """Whether a role-only speaker fits another named one nearly as well."""
        only = edge.a if not self.units[edge.a].local.people else edge.b
        mine = self.find(edge.b if only == edge.a else edge.a)
        return any(
            other.agreement.rule == "role"
            and other.agreement.score >= edge.agreement.score - 10
            and only in (other.a, other.b)
            and self.find(other.b if only == other.a else other.a) != mine
            for other in edges
        )

    def merge_bare(self, edges: Sequence[Edge]) -> None:
        """Merge family names alone, each with the only one it can mean."""
        options: dict[int, dict[int, Edge]] = {}
        for edge in edges:
            if edge.agreement.bare:
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
            if not edge.agreement.bare or self.find(edge.a) == self.find(edge.b):
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


def _speakers(clusters: Clusters, edges: Sequence[Edge], names: Mapping[MentionKey, str]) -> Speakers:
    found: dict[int, list[Unit]] = {
        cluster: [clusters.units[i] for i in sorted(members)]
        for cluster, members in clusters.members.items()
        if any(clusters.units[i].statements for i in members)
    }
    forms = {cluster: display_names(units) for cluster, units in found.items()}
    ids = speaker_ids({cluster: (forms[cluster][0], units[0].key) for cluster, units in found.items()})
    given: dict[int, str] = {}
    for mention, name in names.items():
        unit = clusters.unit_of(mention)
        if unit is not None and name.strip():
            given[clusters.find(unit)] = name.strip()
    made: dict[int, Speaker] = {}
    speaker_of: dict[str, str] = {}
    counts: dict[str, int] = {}
    for cluster, units in found.items():
        name = given.get(cluster, forms[cluster][0])
        others = tuple(form for form in forms[cluster] if form != name)
        made[cluster] = Speaker(
            id=ids[cluster],
            name=name,
            type=_type(units),
            aliases=others,
            roles=distinct(role for unit in units for role in unit.local.roles),
            mentions=tuple(sorted({mention for unit in units for mention in unit.local.mentions})),
            reasons=tuple(clusters.reasons[cluster]),
        )
        statements = [statement for unit in units for statement in unit.statements]
        counts[ids[cluster]] = len(statements)
        speaker_of.update((statement, ids[cluster]) for statement in statements)
    links = links_of(found, made, place=clusters.cluster_of)
    speakers = [replace(speaker, links=links.get(cluster, ())) for cluster, speaker in made.items()]
    speakers.sort(key=lambda speaker: (-counts[speaker.id], speaker.name, speaker.id))
    return Speakers(tuple(speakers), dict(sorted(speaker_of.items())), _suggestions(clusters, edges, ids))


def _type(units: Sequence[Unit]) -> SpeakerType:
    if any(unit.local.people and not unit.local.loose for unit in units):
        return "person"
    types = [unit.local.type for unit in units]
    order: tuple[SpeakerType, ...] = ("person", "organisation", "group", "document", "unnamed")
    return min(types, key=lambda kind: (kind == "unnamed", -types.count(kind), order.index(kind)))


def _suggestions(clusters: Clusters, edges: Sequence[Edge], ids: Mapping[int, str]) -> tuple[Suggestion, ...]:
    best: dict[tuple[str, str], Suggestion] = {}
    for edge in edges:
        a, b = clusters.find(edge.a), clusters.find(edge.b)
        if a == b or a not in ids or b not in ids or edge.agreement.score < MAYBE or clusters.against(a, b):
            continue
        pair = (min(ids[a], ids[b]), max(ids[a], ids[b]))
        if pair not in best:
            text = f"{clusters.said(edge.a)} and {clusters.said(edge.b)}: {edge.agreement.why}"
            spans = (clusters.units[edge.a].key.span, clusters.units[edge.b].key.span)
            best[pair] = Suggestion(
                *pair, round(edge.agreement.score, 1), (Reason(edge.agreement.rule, text, spans),)
            )
    return tuple(
        sorted(best.values(), key=lambda suggestion: (-suggestion.score, suggestion.a, suggestion.b))
    )
