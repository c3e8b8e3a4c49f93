"""Line up the statements of one speaker that render the same utterance.

Every statement falls into parts (see `passage`). Parts that share rare words are compared (`evidence`) and
the likeliest joined (`clusters`): a cluster of parts is an utterance. Where all statements of one cluster
are also in another that it adjoins, the two are one utterance: a quotation of four sentences that everybody
quotes whole is one row, not four. The result does not depend on the order of articles or statements, but
for the order in which it is given.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.basics.spans import Span
from desktop.comparison.clusters import clusters
from desktop.comparison.evidence import Part, compared, likelihood, part_of
from desktop.comparison.likeness import Frequencies
from desktop.comparison.passage import Passage
from desktop.comparison.per_reading import article_of
from desktop.comparison.utterance import Rendering, Utterance
from desktop.statements.reading import Reading, Statement

WEAK = 0.02
"""A likelihood below this is none."""

MOST_COMMON = 80
"""A feature that more parts than this share is too common to find candidates by."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a statement: which statement, which part of it, and which of all wordings it has."""

    statement: int
    number: int
    wording: int


def align(
    speaker: str, statements: Sequence[tuple[Reading, Statement]], *, order: Sequence[str]
) -> tuple[Utterance, ...]:
    """The utterances of one speaker, each with its renderings, in order of first appearance.

    `statements` are all of the speaker's, of all articles, those left out that are shown only on demand;
    `order` holds article ids as the columns stand. Statements of an unknown speaker ("") are not lined up:
    each is an utterance of its own.
    """
    rank = {article: place for place, article in enumerate(order)}
    # By their words first: what an article says elsewhere must not choose between equal likelihoods.
    placed = sorted(
        (
            tuple(span.of(reading.article.text) for span in statement.spans),
            article_of(reading),
            statement.spans,
            statement.id,
        )
        for reading, statement in statements
    )
    held = {statement.id: (reading, statement) for reading, statement in statements}
    passages = [Passage(*held[one], spans) for *_, spans, one in placed]
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
    # Many articles quote the same words: each wording is looked at once.
    wordings: dict[tuple[object, ...], int] = {}
    says: list[Part] = []
    for index, passage in enumerate(passages):
        pieces = [passage.part(number) for number in range(passage.parts)] or [()]
        for number, words in enumerate(pieces):
            wording = wordings.setdefault(compared(words), len(says))
            if wording == len(says):
                says.append(part_of(words, frequencies))
            parts.append(_Part(index, number, wording))
    edges = _edges(parts, says)
    clusters = _joined(parts, edges, passages)
    return _adjoined(clusters)


def _edges(parts: Sequence[_Part], says: Sequence[Part]) -> dict[tuple[int, int], float]:
    """How likely every two parts of different statements are the same that share something rare; `says` is
    what the wordings say."""
    by_feature: dict[object, list[int]] = {}
    features = [(*one.sketch.features, one.sketch.sequence) for one in says]
    for index, part in enumerate(parts):
        for feature in features[part.wording]:
            by_feature.setdefault(feature, []).append(index)
    edges: dict[tuple[int, int], float] = {}
    known: dict[tuple[int, int], float] = {}
    for indices in by_feature.values():
        if len(indices) > MOST_COMMON:
            continue
        for place, i in enumerate(indices):
            for j in indices[place + 1 :]:
                if (i, j) not in edges and parts[i].statement != parts[j].statement:
                    pair = (parts[i].wording, parts[j].wording)
                    if pair not in known:
                        known[pair] = likelihood(says[pair[0]], says[pair[1]])
                    edges[i, j] = known[pair]
    return {pair: score for pair, score in edges.items() if score >= WEAK}


def _joined(
    parts: Sequence[_Part], edges: Mapping[tuple[int, int], float], passages: Sequence[Passage]
) -> list[_Cluster]:
    """Parts joined into clusters, the likeliest first."""
    found = clusters(
        edges,
        articles=[article_of(passages[part.statement].reading) for part in parts],
        headlines=[passages[part.statement].statement.headline for part in parts],
    )
    places = [(part.statement, part.number) for part in parts]
    return [
        _Cluster(
            [places[member] for member in one.members],
            one.score,
            None if one.link is None else (places[one.link[0]], places[one.link[1]]),
        )
        for one in found
    ]


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
