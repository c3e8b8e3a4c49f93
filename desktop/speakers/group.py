"""Group local speakers across articles: compared where they share a block, merged where sure and nothing
contradicts, named by what most articles call them.

What was compared, merged and gathered is kept from one grouping to the next: see `Grouping`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.speakers.agreement import MAYBE
from desktop.speakers.clusters import Clusters
from desktop.speakers.echo_finder import Echo
from desktop.speakers.edges import Comparison, Edge, Edges
from desktop.speakers.heard import Heard, strongest
from desktop.speakers.links import links_of
from desktop.speakers.naming import speaker_ids
from desktop.speakers.portraits import Portraits
from desktop.speakers.speaker import (
    Link,
    LocalSpeaker,
    MentionKey,
    Resolution,
    Speaker,
    Speakers,
    Suggestion,
)
from desktop.speakers.units import ArticleUnits, Unit, units_of
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
    grouping = Grouping() if before is None else before
    clusters, edges = grouping.merged(resolutions, decided, echoes)
    return _speakers(clusters, edges, dict(names or {}), grouping.portraits)


class Grouping:
    """How local speakers compared and what was merged, kept from one grouping to the next.

    What a statement is given to or dropped from leaves the local speakers as they are: nothing is compared
    again then, unless one of them speaks no more or for the first time, nor where only the user's decisions
    differ, which only merging heeds.
    """

    def __init__(self) -> None:
        self.portraits = Portraits()
        self._units: dict[str, ArticleUnits] = {}
        self._comparison = Comparison()
        self._locals: tuple[LocalSpeaker, ...] = ()
        self._counting: tuple[bool, ...] = ()
        self._links: tuple[Link, ...] = ()
        self._heard: Heard = {}
        self._clusters: Clusters | None = None
        self._edges = Edges()
        self._shown: list[Edge] = []

    def merged(
        self, resolutions: Sequence[Resolution], links: tuple[Link, ...], echoes: Sequence[Echo]
    ) -> tuple[Clusters, list[Edge]]:
        """The local speakers merged where sure, and every two that agree and are not one."""
        units = units_of(resolutions, links, before=self._units)
        compared = tuple(unit.local for unit in units)
        counting = tuple(unit.counts for unit in units)
        same_locals = compared == self._locals
        same = same_locals and counting == self._counting
        heard = strongest(units, echoes)
        if same and links == self._links and heard == self._heard and self._clusters is not None:
            self._clusters.units = units
            return self._clusters, self._shown
        clusters = Clusters(units, links, like=self._clusters if same_locals else None)
        if not same:
            self._edges = self._comparison.edges(units)
        edges = self._edges
        # Names first: a description may be of whoever a bare name turns out to be.
        clusters.merge_sure(edges.sure)
        clusters.merge_bare(edges.bare)
        clusters.merge_roles(edges.role)
        shown = [*edges.all, *clusters.merge_heard(heard)]
        # Of two that are one there is nothing left to suggest: among many articles these are nearly all.
        home = clusters.home
        self._shown = [edge for edge in shown if home[edge.a] != home[edge.b]]
        self._locals, self._counting, self._links = compared, counting, links
        self._heard, self._clusters = heard, clusters
        return clusters, self._shown


def _speakers(
    clusters: Clusters, edges: Sequence[Edge], names: Mapping[MentionKey, str], portraits: Portraits
) -> Speakers:
    found: dict[int, list[Unit]] = {
        cluster: [clusters.units[i] for i in sorted(members)]
        for cluster, members in clusters.members.items()
        if any(clusters.units[i].statements for i in members)
    }
    drawn = portraits.of(found)
    ids = speaker_ids({cluster: (drawn[cluster].names[0], units[0].key) for cluster, units in found.items()})
    given: dict[int, str] = {}
    for mention, name in names.items():
        unit = clusters.unit_of(mention)
        if unit is not None and name.strip():
            given[clusters.find(unit)] = name.strip()
    made: dict[int, Speaker] = {}
    speaker_of: dict[str, str] = {}
    counts: dict[str, int] = {}
    for cluster, units in found.items():
        portrait = drawn[cluster]
        name = given.get(cluster, portrait.names[0])
        made[cluster] = Speaker(
            id=ids[cluster],
            name=name,
            type=portrait.type,
            aliases=tuple(form for form in portrait.names if form != name),
            roles=portrait.roles,
            mentions=portrait.mentions,
            reasons=tuple(clusters.reasons[cluster]),
        )
        statements = [statement for unit in units for statement in unit.statements]
        counts[ids[cluster]] = len(statements)
        speaker_of.update(dict.fromkeys(statements, ids[cluster]))
    links = links_of(found, made, drawn, place=clusters.cluster_of)
    speakers = [
        replace(speaker, links=links[cluster]) if cluster in links else speaker
        for cluster, speaker in made.items()
    ]
    speakers.sort(key=lambda speaker: (-counts[speaker.id], speaker.name, speaker.id))
    return Speakers(tuple(speakers), dict(sorted(speaker_of.items())), _suggestions(clusters, edges, ids))


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
