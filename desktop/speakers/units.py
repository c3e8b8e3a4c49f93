"""What is grouped: the local speakers of all articles, split where the user said that two mentions differ.

A mention that the article itself leaves open becomes a unit of its own when the user's decision names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.speakers.speaker import Link, LocalSpeaker, MentionKey, Resolution
from desktop.speakers.vocabulary import described_by, folded


@dataclass(frozen=True, slots=True)
class Unit:
    """A local speaker, or a part of one, with the statements that are led to it."""

    local: LocalSpeaker
    statements: tuple[str, ...]

    @property
    def article(self) -> str:
        """The id of the article it belongs to."""
        return self.local.mentions[0].article

    @property
    def key(self) -> MentionKey:
        """Its first mention: what orders units whatever the order of files."""
        return self.local.mentions[0]

    @property
    def counts(self) -> bool:
        """Whether it is compared at all: who never speaks matters only as another bearer of a family name."""
        return bool(self.statements or self.local.people)


@dataclass(frozen=True, slots=True)
class ArticleUnits:
    """The units of one article, in order, and what they follow from: who speaks there, which of its mentions
    the user keeps apart from each other, and those that his decisions name."""

    resolution: Resolution
    apart: tuple[tuple[MentionKey, MentionKey], ...]
    named: tuple[MentionKey, ...]
    units: tuple[Unit, ...]


def units_of(
    resolutions: Sequence[Resolution],
    links: Iterable[Link],
    *,
    before: dict[str, ArticleUnits] | None = None,
) -> tuple[Unit, ...]:
    """The units of all articles, in an order that the order of files does not change.

    `before` keeps those of each article for the next time.
    """
    before = {} if before is None else before
    apart: dict[str, list[tuple[MentionKey, MentionKey]]] = {}
    named: dict[str, dict[MentionKey, None]] = {}
    for link in links:
        for mention in (link.a, link.b):
            named.setdefault(mention.article, {})[mention] = None
        if not link.same and link.a.article == link.b.article and link.a != link.b:
            apart.setdefault(link.a.article, []).append((link.a, link.b))
    # The same article twice says nothing twice.
    by_article = {resolution.article: resolution for resolution in resolutions}
    for gone in before.keys() - by_article.keys():
        del before[gone]
    found: list[Unit] = []
    for article in sorted(by_article):
        resolution = by_article[article]
        decided = (tuple(apart.get(article, ())), tuple(named.get(article, ())))
        kept = before.get(article)
        if kept is None or kept.resolution is not resolution or (kept.apart, kept.named) != decided:
            units = [*_local_units(resolution, decided[0]), *_open_units(resolution, set(decided[1]))]
            units.sort(key=lambda unit: (unit.key, unit.local.texts[:1]))
            kept = before[article] = ArticleUnits(resolution, *decided, tuple(units))
        found += kept.units
    return tuple(found)


def _local_units(resolution: Resolution, apart: Sequence[tuple[MentionKey, MentionKey]]) -> list[Unit]:
    statements: dict[int, list[str]] = {}
    for statement, index in resolution.speaker_of.items():
        statements.setdefault(index, []).append(statement)
    units: list[Unit] = []
    for index, local in enumerate(resolution.speakers):
        if not local.mentions:
            continue
        here = statements.get(index, [])
        own = set(local.mentions) if apart else set()
        inside = [(a, b) for a, b in apart if a in own and b in own]
        if not inside:
            units.append(Unit(local, tuple(here)))
            continue
        moved = _moved(local, inside)
        for part in (own - moved, moved):
            kept = tuple(mention for mention in local.mentions if mention in part)
            said = tuple(s for s in here if resolution.mention_of.get(s, local.mentions[0]) in part)
            if kept:
                units.append(Unit(_part(local, kept), said))
    return units


def _moved(local: LocalSpeaker, inside: Sequence[tuple[MentionKey, MentionKey]]) -> set[MentionKey]:
    """The mentions to take out of a local speaker: those named in most decisions, the less telling of
    equals.
    """
    text = dict(zip(local.mentions, local.texts, strict=True))
    often = Counter(mention for pair in inside for mention in pair)
    names = {folded(name) for name in local.names}

    def outlier(mention: MentionKey, second: bool) -> tuple[int, bool, bool, bool]:
        said = folded(text[mention])
        return (
            often[mention],
            said in described_by("pronoun"),
            not any(said.endswith(name) for name in names),
            second,
        )

    moved: set[MentionKey] = set()
    stays: set[MentionKey] = set()
    for a, b in inside:
        if (a in moved) != (b in moved):
            continue
        out, kept = (a, b) if outlier(a, False) > outlier(b, True) else (b, a)
        if out in stays and kept not in stays:
            out, kept = kept, out
        moved.add(out)
        stays.add(kept)
        said = folded(text[out])
        if said not in described_by("pronoun") and said != folded(text[kept]):
            moved.update(m for m in local.mentions if folded(text[m]) == said and m not in stays)
    return moved


def _part(local: LocalSpeaker, kept: tuple[MentionKey, ...]) -> LocalSpeaker:
    """`local` with these mentions only, and only the names that still stand among them."""
    text = dict(zip(local.mentions, local.texts, strict=True))
    said = [folded(text[mention]) for mention in kept]
    names = tuple(name for name in local.names if any(folded(name) in words for words in said))
    people = tuple(name for name in local.people if any(folded(name.text) in words for words in said))
    return replace(
        local,
        mentions=kept,
        names=names,
        people=people,
        texts=tuple(text[mention] for mention in kept),
        type=local.type if names or not local.names else "unnamed",
    )


def _open_units(resolution: Resolution, named: set[MentionKey]) -> list[Unit]:
    waiting: dict[MentionKey, list[str]] = {}
    for statement in resolution.open:
        mention = resolution.mention_of.get(statement)
        if mention is not None and mention in named:
            waiting.setdefault(mention, []).append(statement)
    taken = {mention for local in resolution.speakers for mention in local.mentions}
    return [
        Unit(
            LocalSpeaker((mention,), (), (), "unnamed", (), texts=(resolution.texts.get(statements[0], ""),)),
            tuple(statements),
        )
        for mention, statements in waiting.items()
        if mention not in taken
    ]
