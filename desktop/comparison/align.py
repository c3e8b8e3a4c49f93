"""Line up the statements of one speaker that render the same utterance.

Every statement falls into parts (see `passage`). Parts that share rare words are compared; parts that are
alike are joined, the surest first, and two clusters join only where their members are alike on the whole, so
that no chain of half-likenesses draws strangers together. A cluster of parts is an utterance. Where all
statements of one cluster are also in another that it adjoins, the two are one utterance: a quotation of four
sentences that everybody quotes whole is one row, not four. The result does not depend on the order of
articles or statements, but for the order in which it is given.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.basics.spans import Span
from desktop.comparison.likeness import Frequencies, Sketch, likeness, sketch
from desktop.comparison.passage import Passage
from desktop.comparison.per_reading import article_of
from desktop.comparison.utterance import Rendering, Utterance
from desktop.statements.reading import Reading, Statement

LINK = 0.33
"""Likeness from which two parts of different articles may join."""

LINK_INSIDE = 0.8
"""The same for two parts of one article: only what is plainly said twice, a headline's words excepted."""

FLOOR = 0.3
"""The mean likeness that two clusters must have to become one."""

WEAK = 0.1
"""Likeness below this is none."""

MOST_COMMON = 80
"""A feature that more parts than this share is too common to find candidates by."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a statement: which statement, which part of it, and what it says."""

    statement: int
    number: int
    sketch: Sketch


def align(
    speaker: str, statements: Sequence[tuple[Reading, Statement]], *, order: Sequence[str]
) -> tuple[Utterance, ...]:
    """The utterances of one speaker, each with its renderings, in order of first appearance.

    `statements` are all of the speaker's, of all articles, those left out that are shown only on demand;
    `order` holds article ids as the columns stand. Statements of an unknown speaker ("") are not lined up:
    each is an utterance of its own.
    """
    rank = {article: place for place, article in enumerate(order)}
    placed = sorted(
        (
            (article_of(reading), statement.spans, statement.id, reading, statement)
            for reading, statement in statements
        ),
        key=lambda one: one[:3],
    )
    passages = [Passage(reading, statement, statement.spans) for *_, reading, statement in placed]
    if speaker:
        clusters = _clusters(passages)
    else:
        clusters = [
            _Cluster([(index, part) for part in range(max(1, passage.parts))])
            for index, passage in enumerate(passages)
        ]
    utterances = [_utterance(speaker, cluster, passages, rank) for cluster in clusters]
    return tuple(one for _, one in sorted(utterances, key=lambda pair: pair[0]))


@dataclass(slots=True)
class _Cluster:
    """Parts, as (statement, part), that render one utterance, and the weakest link that holds them."""

    parts: list[tuple[int, int]]
    score: float = 1.0
    link: tuple[tuple[int, int], tuple[int, int]] | None = None

    @property
    def statements(self) -> frozenset[int]:
        return frozenset(statement for statement, _ in self.parts)


def _clusters(passages: Sequence[Passage]) -> list[_Cluster]:
    """The clusters of all parts of `passages`, parts that stay alone with their neighbours included."""
    readings = {article_of(passage.reading): passage.reading for passage in passages}
    frequencies = Frequencies(readings.values())
    parts: list[_Part] = []
    for index, passage in enumerate(passages):
        pieces = [passage.part(number) for number in range(passage.parts)] or [()]
        parts.extend(_Part(index, number, sketch(words, frequencies)) for number, words in enumerate(pieces))
    edges = _edges(parts, passages)
    clusters = _joined(parts, edges, passages)
    return _adjoined(clusters)


def _edges(parts: Sequence[_Part], passages: Sequence[Passage]) -> dict[tuple[int, int], float]:
    """The likeness of every two parts of different statements that share something rare."""
    by_feature: dict[object, list[int]] = {}
    for index, part in enumerate(parts):
        for feature in part.sketch.features:
            by_feature.setdefault(feature, []).append(index)
        by_feature.setdefault(part.sketch.sequence, []).append(index)
    edges: dict[tuple[int, int], float] = {}
    for indices in by_feature.values():
        if len(indices) > MOST_COMMON:
            continue
        for place, i in enumerate(indices):
            for j in indices[place + 1 :]:
                if (i, j) not in edges and parts[i].statement != parts[j].statement:
                    edges[i, j] = likeness(parts[i].sketch, parts[j].sketch)
    return {pair: score for pair, score in edges.items() if score >= WEAK}


def _joined(
    parts: Sequence[_Part], edges: Mapping[tuple[int, int], float], passages: Sequence[Passage]
) -> list[_Cluster]:
    """Parts joined into clusters, the surest link first."""
    article = [article_of(passages[part.statement].reading) for part in parts]
    headline = [passages[part.statement].statement.headline for part in parts]
    near: dict[int, dict[int, float]] = {}
    for (i, j), score in edges.items():
        near.setdefault(i, {})[j] = score
        near.setdefault(j, {})[i] = score
    home = list(range(len(parts)))
    members: dict[int, list[int]] = {index: [index] for index in home}
    weakest: dict[int, tuple[float, tuple[int, int] | None]] = dict.fromkeys(home, (1.0, None))
    for (i, j), score in sorted(edges.items(), key=lambda edge: (-edge[1], edge[0])):
        inside = article[i] == article[j] and not (headline[i] or headline[j])
        if score < (LINK_INSIDE if inside else LINK) or home[i] == home[j]:
            continue
        a, b = home[i], home[j]
        if not _coherent(members[a], members[b], near, article):
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        weakest[a] = min(
            weakest[a], weakest.pop(b), (score, (i, j)), key=lambda link: (link[0], link[1] is None)
        )
        for index in members[b]:
            home[index] = a
        members[a] += members.pop(b)
    out = []
    for root, indices in members.items():
        score, link = weakest[root]
        places = None if link is None else (_place(parts[link[0]]), _place(parts[link[1]]))
        out.append(_Cluster([(parts[k].statement, parts[k].number) for k in sorted(indices)], score, places))
    return out


def _place(part: _Part) -> tuple[int, int]:
    return part.statement, part.number


def _coherent(
    a: Sequence[int], b: Sequence[int], near: Mapping[int, Mapping[int, float]], article: Sequence[str]
) -> bool:
    """Whether the members of two clusters are alike on the whole, those of one article left out."""
    if len(a) > len(b):
        a, b = b, a
    inside = set(b)
    total = sum(
        score for i in a for j, score in near.get(i, {}).items() if j in inside and article[i] != article[j]
    )
    return total >= FLOOR * _crossing(a, b, article)


def _crossing(a: Sequence[int], b: Sequence[int], article: Sequence[str]) -> int:
    """How many pairs of members, one of each cluster, are of different articles."""
    counts: dict[str, int] = {}
    for j in b:
        counts[article[j]] = counts.get(article[j], 0) + 1
    return sum(len(b) - counts.get(article[i], 0) for i in a)


def _adjoined(clusters: list[_Cluster]) -> list[_Cluster]:
    """`clusters`, those whose statements are all in another that they adjoin made one with it."""
    home = {part: number for number, cluster in enumerate(clusters) for part in cluster.parts}
    changed = True
    while changed:
        changed = False
        for part in sorted(home):
            small = home[part]
            for neighbour in ((part[0], part[1] - 1), (part[0], part[1] + 1)):
                large = home.get(neighbour, small)
                if large == small or not clusters[small].statements <= clusters[large].statements:
                    continue
                for moved in clusters[small].parts:
                    home[moved] = large
                clusters[large].parts += clusters[small].parts
                if clusters[small].score < clusters[large].score:
                    clusters[large].score, clusters[large].link = clusters[small].score, clusters[small].link
                clusters[small].parts = []
                changed = True
                break
    return [cluster for cluster in clusters if cluster.parts]


def _utterance(
    speaker: str, cluster: _Cluster, passages: Sequence[Passage], rank: Mapping[str, int]
) -> tuple[tuple[object, ...], Utterance]:
    """The utterance of a cluster, and what to sort it by."""
    by_statement: dict[int, list[int]] = {}
    for statement, part in cluster.parts:
        by_statement.setdefault(statement, []).append(part)
    keyed = []
    for index, numbers in by_statement.items():
        passage = passages[index]
        rendering = Rendering(passage.statement.id, spans_of_parts(passage, numbers))
        article = article_of(passage.reading)
        keyed.append(
            ((rank.get(article, len(rank)), article, rendering.spans, rendering.statement), rendering)
        )
    keyed.sort(key=lambda one: one[0])
    renderings = tuple(rendering for _, rendering in keyed)
    return keyed[0][0], Utterance(
        identity(renderings), speaker, renderings, round(cluster.score, 4), _reason(cluster, passages)
    )


def identity(renderings: Iterable[Rendering]) -> str:
    """An id that depends on the renderings alone."""
    places = sorted(
        f"{one.statement}:{';'.join(f'{span.start}-{span.end}' for span in one.spans)}" for one in renderings
    )
    return "u" + hashlib.sha256("|".join(places).encode()).hexdigest()[:12]


def spans_of_parts(passage: Passage, numbers: Iterable[int]) -> tuple[Span, ...]:
    """The spans of a passage that some of its parts cover, with their marks, without outer white space."""
    chosen = set(numbers)
    if len(chosen) >= passage.parts:
        return passage.spans
    pieces: list[Span] = []
    for number in sorted(chosen):
        start, end = passage.edge(number), passage.edge(number + 1)
        if pieces and pieces[-1].end == start:
            pieces[-1] = Span(pieces[-1].start, end)
        else:
            pieces.append(Span(start, end))
    clipped = (
        Span(max(span.start, piece.start), min(span.end, piece.end))
        for piece in pieces
        for span in passage.spans
        if span.overlaps(piece)
    )
    return tuple(span for span in (_trimmed(passage.text, one) for one in clipped) if len(span))


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def _reason(cluster: _Cluster, passages: Sequence[Passage]) -> str:
    """A sentence that says what holds the renderings together."""
    if cluster.score >= 1 and len(cluster.statements) > 1:
        return "The renderings agree word for word in what they share."
    if cluster.link is None:
        return "No other rendering of these words was found."
    (i, part_i), (j, part_j) = cluster.link
    a, b = passages[i].part(part_i), passages[j].part(part_j)
    there = {word.lemma for word in b}
    words = [word for word in a if word.lemma in there]
    heavy = sorted(
        dict.fromkeys(word.text for word in words),
        key=lambda text: -max(w.weight for w in words if w.text == text),
    )
    shown = ", ".join(f"“{text}”" for text in heavy[:5])
    return (
        f"The weakest link that holds the renderings together is the words {shown}."
        if shown
        else "The weakest link that holds the renderings together is words of near meaning."
    )
