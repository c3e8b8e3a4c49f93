"""Derive what is shown from readings and decisions.

Pure: the same input gives the same findings. Work is kept by its inputs in a `Memo`: who speaks in an
article by its reading, a speaker's utterances by his statements, a pair's verdict by its renderings; so
a correction recomputes only what it touches. Utterances and pairs are computed when first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.articles.article import Article
from desktop.basics.anchors import Anchor, locate
from desktop.comparison.align import align
from desktop.comparison.compare import pairs
from desktop.comparison.utterance import Pair, Utterance
from desktop.project.decisions import Decisions
from desktop.speakers.echoes import with_echoes
from desktop.speakers.group import group
from desktop.speakers.resolve import resolve
from desktop.speakers.speaker import Link, MentionKey, Resolution, Speaker, Speakers
from desktop.statements.reading import Reading, Reason, Statement

OPEN = ""
"""The key of the statements whose speaker is left open."""


@dataclass(slots=True)
class Memo:
    """Work already done, by its inputs. Holds what the newest findings need and forgets the rest."""

    resolutions: dict[int, tuple[Reading, Resolution]] = field(default_factory=dict)
    utterances: dict[tuple[object, ...], tuple[Utterance, ...]] = field(default_factory=dict)
    pairs: dict[tuple[Utterance, ...], tuple[Pair, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that the window, the tables and the exports show.

    `articles` are all of the project, in the order of their columns; `readings` those read so far.
    `statements` holds every statement by id, asides included; `article_of` leads from a statement's
    id to its article's.
    """

    articles: tuple[Article, ...]
    readings: Mapping[str, Reading]
    resolutions: Mapping[str, Resolution]
    statements: Mapping[str, Statement]
    article_of: Mapping[str, str]
    speakers: Speakers
    base: str
    _by_speaker: Mapping[str, tuple[str, ...]]
    _memo: Memo

    def article(self, article_id: str) -> Article:
        """The article with this id, as the user corrected it."""
        return next(article for article in self.articles if article.id == article_id)

    def speaker(self, speaker_id: str) -> Speaker | None:
        """The speaker with this id, or None."""
        return next((speaker for speaker in self.speakers.speakers if speaker.id == speaker_id), None)

    def statements_of(self, speaker_id: str) -> tuple[str, ...]:
        """The ids of a speaker's statements, asides left out, by article and then place; of `OPEN`, those
        whose speaker is not known."""
        return self._by_speaker.get(speaker_id, ())

    def why_speaker(self, statement_id: str) -> tuple[Reason, ...]:
        """How a statement was led to its speaker, or why the speaker is left open."""
        resolution = self.resolutions[self.article_of[statement_id]]
        left_open = resolution.open.get(statement_id)
        own = (left_open,) if left_open else resolution.reasons.get(statement_id, ())
        echo = self.speakers.echoes.get(statement_id)
        return (*own, echo) if echo else own

    def utterances(self, speaker_id: str) -> tuple[Utterance, ...]:
        """What the speaker said, each utterance with its renderings, in order of first appearance."""
        ids = self.statements_of(speaker_id)
        order = tuple(article.id for article in self.articles)
        key = (speaker_id, ids, order, *sorted({id(self.readings[self.article_of[one]]) for one in ids}))
        if key not in self._memo.utterances:
            chosen = [(self.readings[self.article_of[one]], self.statements[one]) for one in ids]
            self._memo.utterances[key] = align(speaker_id, chosen, order=order)
        return self._memo.utterances[key]

    def pairs(self, speaker_id: str) -> tuple[Pair, ...]:
        """Every two statements of different articles that share one of the speaker's utterances."""
        utterances = self.utterances(speaker_id)
        if utterances not in self._memo.pairs:
            self._memo.pairs[utterances] = pairs(
                utterances, readings=self.readings, article_of=self.article_of
            )
        return self._memo.pairs[utterances]


def derive(decisions: Decisions, readings: Mapping[str, Reading], *, memo: Memo | None = None) -> Findings:
    """What follows from the readings of the project's articles and the user's decisions about them."""
    memo = Memo() if memo is None else memo
    chosen = {article.id: readings[article.id] for article in decisions.articles if article.id in readings}
    resolutions = {article: _resolved(reading, memo) for article, reading in chosen.items()}
    speakers = with_echoes(
        group(tuple(resolutions.values()), links=_links(decisions, chosen), names=_names(decisions, chosen)),
        tuple(chosen.values()),
    )
    statements = {one.id: one for reading in chosen.values() for one in reading.statements}
    article_of = {one.id: article for article, reading in chosen.items() for one in reading.statements}
    by_speaker: dict[str, list[str]] = {}
    for one in statements.values():
        if not one.aside:
            by_speaker.setdefault(speakers.speaker_of.get(one.id, OPEN), []).append(one.id)
    return Findings(
        articles=decisions.articles,
        readings=chosen,
        resolutions=resolutions,
        statements=statements,
        article_of=article_of,
        speakers=speakers,
        base=decisions.base,
        _by_speaker={speaker: tuple(ids) for speaker, ids in by_speaker.items()},
        _memo=memo,
    )


def mention_anchors(findings: Findings, mentions: Sequence[MentionKey]) -> tuple[Anchor, ...]:
    """Anchors for `mentions`, one an article (the first of each): what a command names a speaker by."""
    from desktop.basics.anchors import anchor

    first: dict[str, MentionKey] = {}
    for mention in sorted(mentions):
        first.setdefault(mention.article, mention)
    return tuple(
        anchor(key, findings.readings[key].article.text, mention.span) for key, mention in first.items()
    )


def _resolved(reading: Reading, memo: Memo) -> Resolution:
    kept = memo.resolutions.get(id(reading))
    if kept is None or kept[0] is not reading:
        kept = memo.resolutions[id(reading)] = (reading, resolve(reading))
    return kept[1]


def _key(place: Anchor, readings: Mapping[str, Reading]) -> MentionKey | None:
    """The mention that an anchor means in the readings at hand; None while its article is not read."""
    reading = readings.get(place.article)
    span = locate(place, reading.article.text) if reading else None
    return MentionKey(place.article, span) if span else None


def _links(decisions: Decisions, readings: Mapping[str, Reading]) -> tuple[Link, ...]:
    found = ((_key(link.a, readings), _key(link.b, readings), link.same) for link in decisions.links)
    return tuple(Link(a, b, same) for a, b, same in found if a and b)


def _names(decisions: Decisions, readings: Mapping[str, Reading]) -> dict[MentionKey, str]:
    found = ((_key(place, readings), name) for places, name in decisions.names for place in places)
    return {key: name for key, name in found if key}
