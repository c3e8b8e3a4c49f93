"""Join parts of statements into clusters, the likeliest first, by the mean over all members (Sokal and
Michener 1958).

What two clusters must have to become one is a mean likelihood over their pairs of members in different
articles: no chain of half-likenesses draws strangers together, and no single wrong pair does. An article
seldom says a thing twice, so pairs within one article count only where there are no others, and then must
be plainly the same; a headline, which tells in short what follows, is held to no more than a pair of two
articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

JOIN = 0.5
"""The mean likelihood of a pair from which two clusters become one."""

JOIN_INSIDE = 0.8
"""The same for pairs within one article."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Members by number, in order; the mean likelihood of the weakest join that made it, and the likeliest
    pair of that join: 1 and None for a member alone."""

    members: tuple[int, ...]
    score: float = 1.0
    link: tuple[int, int] | None = None


@dataclass(slots=True)
class _Bond:
    """What joins two clusters: likelihoods in sum across articles and within them, and the likeliest pair."""

    across: float
    within: float
    best: tuple[float, tuple[int, int]]


class _Growing:
    """A cluster while it grows: its members, how many each article has, whether one is a headline."""

    __slots__ = ("articles", "headline", "link", "members", "score")

    def __init__(self, member: int, article: str, *, headline: bool) -> None:
        self.members = [member]
        self.articles = Counter({article: 1})
        self.headline = headline
        self.score = 1.0
        self.link: tuple[int, int] | None = None

    def across(self, other: _Growing) -> int:
        """How many pairs of members, one of each, are of different articles."""
        small, large = sorted((self.articles, other.articles), key=len)
        same = sum(count * large[article] for article, count in small.items() if article in large)
        return len(self.members) * len(other.members) - same


def clusters(
    likelihoods: Mapping[tuple[int, int], float], *, articles: Sequence[str], headlines: Sequence[bool]
) -> list[Cluster]:
    """The clusters of members 0, 1, …, of which each has an article and may be a headline.

    `likelihoods` holds pairs, the lower number first; a pair that is not in it has none.
    """
    growing = {
        member: _Growing(member, article, headline=headline)
        for member, (article, headline) in enumerate(zip(articles, headlines, strict=True))
    }
    bonds: dict[int, dict[int, _Bond]] = {member: {} for member in growing}
    for (i, j), score in likelihoods.items():
        inside = articles[i] == articles[j]
        bond = _Bond(0.0 if inside else score, score if inside else 0.0, (score, (-i, -j)))
        bonds[i][j] = bonds[j][i] = bond
    waiting = [
        entry
        for i in bonds
        for j in bonds[i]
        if i < j and (entry := _entry(growing, bonds, i, j)) is not None
    ]
    heapify(waiting)
    while waiting:
        negative, a, b, size = heappop(waiting)
        if a not in growing or b not in growing or size != _size(growing, a, b):
            continue
        _merge(growing, bonds, a, b, -negative)
        for other in bonds[a]:
            entry = _entry(growing, bonds, *sorted((a, other)))
            if entry is not None:
                heappush(waiting, entry)
    return [Cluster(tuple(sorted(one.members)), one.score, one.link) for one in growing.values()]


_Entry = tuple[float, int, int, int]
"""The mean likelihood, negative, of two clusters named by their first members, and how large both are."""


def _size(growing: Mapping[int, _Growing], a: int, b: int) -> int:
    return len(growing[a].members) + len(growing[b].members)


def _entry(
    growing: Mapping[int, _Growing], bonds: Mapping[int, Mapping[int, _Bond]], a: int, b: int
) -> _Entry | None:
    """The entry for two clusters that may join, or None."""
    one, other, bond = growing[a], growing[b], bonds[a][b]
    pairs = one.across(other)
    if pairs:
        mean, least = bond.across / pairs, JOIN
    else:
        mean = bond.within / (len(one.members) * len(other.members))
        least = JOIN if one.headline or other.headline else JOIN_INSIDE
    return (-mean, a, b, _size(growing, a, b)) if mean >= least else None


def _merge(
    growing: dict[int, _Growing], bonds: dict[int, dict[int, _Bond]], a: int, b: int, mean: float
) -> None:
    """Make the cluster `b` part of `a`, whose first member is the lower."""
    one, other = growing[a], growing.pop(b)
    best, (i, j) = bonds[a].pop(b).best
    joins = ((one.score, one.link), (other.score, other.link), (min(mean, best), (-i, -j)))
    one.score, one.link = min(joins, key=lambda join: (join[0], join[1] is None))
    one.members += other.members
    one.articles += other.articles
    one.headline = one.headline or other.headline
    for third, bond in bonds.pop(b).items():
        if third == a:
            continue
        del bonds[third][b]
        known = bonds[a].get(third)
        if known is None:
            bonds[a][third] = bonds[third][a] = bond
        else:
            known.across += bond.across
            known.within += bond.within
            known.best = max(known.best, bond.best)
