"""Plain figures over everything found: who has how many words where, under which cues, at which place.

Statements are counted by outlet: articles that share one outlet's name count together. Asides (nested
statements and thoughts) are left out, as in the comparison. The figures are counts and never a score; where
there are fewer statements than `LEAST`, whoever shows them must say so instead of suggesting a pattern.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.articles.article import Article
from desktop.basics.spans import Span, merged
from desktop.comparison.material import Material, outlet_keys
from desktop.comparison.passage import quoted_stretches
from desktop.comparison.reporting import CUE_CLASSES
from desktop.statements.reading import Kind, Reading, Statement, Token

LEAST = 10
"""Statements below which a distribution over outlets or classes says nothing."""

CLASSES = CUE_CLASSES
"""The classes of cues in the order shown; others that the user made follow these."""

UNCLASSED = "not in the lexicon"
NO_CUE = "no cue"
"""Statements without a cue but a colon or a dash, or none at all: in a headline, in a caption."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one outlet has of one speaker ("": not identified).

    `quoted` counts the words inside quotation marks, `paraphrased` those of the content outside them;
    `statements` are the ids, by article and then place.
    """

    speaker: str
    outlet: str
    statements: tuple[str, ...]
    quoted: int
    paraphrased: int

    @property
    def words(self) -> int:
        """All words the outlet gives to the speaker."""
        return self.quoted + self.paraphrased


@dataclass(frozen=True, slots=True)
class CueUse:
    """How often an outlet uses cues of one class: the statements, and the cues' lemmas with their numbers,
    most frequent first."""

    cue_class: str
    outlet: str
    statements: tuple[str, ...]
    lemmas: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Where in its article a statement begins: `at` is 0 at the body's first character and 1 at its end.

    A statement of the headline has `headline` and stands at 0.
    """

    statement: str
    speaker: str
    outlet: str
    article: str
    kind: Kind
    at: float
    headline: bool


def voices(material: Material) -> tuple[Voice, ...]:
    """Each speaker's words at each outlet that has any; the speakers with most words first, those not
    identified last, then by outlet. Words that two statements share count once."""
    outlet = outlet_keys(material)
    kept: dict[tuple[str, str], list[Statement]] = {}
    for statement, speaker, article in _said(material):
        kept.setdefault((speaker, outlet[article]), []).append(statement)
    found = [_voice(material, *key, statements) for key, statements in kept.items()]
    totals: Counter[str] = Counter()
    for one in found:
        totals[one.speaker] += one.words
    places = {key: place for place, key in enumerate(dict.fromkeys(outlet.values()))}
    found.sort(key=lambda one: (not one.speaker, -totals[one.speaker], one.speaker, places[one.outlet]))
    return tuple(found)


def cue_classes(material: Material) -> tuple[CueUse, ...]:
    """The cues of each class at each outlet, in the order of `CLASSES`, then of the outlets."""
    outlet = outlet_keys(material)
    kept: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for statement, _, article in _said(material):
        found = _cue_class(material, statement)
        lemma = statement.cue.lemma if statement.cue and found != NO_CUE else ""
        kept.setdefault((found, outlet[article]), []).append((statement.id, lemma))
    order = [*CLASSES, *sorted({one for one, _ in kept} - {*CLASSES, UNCLASSED, NO_CUE}), UNCLASSED, NO_CUE]
    return tuple(
        CueUse(
            name,
            key,
            tuple(statement for statement, _ in kept[name, key]),
            _most_frequent(lemma for _, lemma in kept[name, key] if lemma),
        )
        for name in order
        for key in dict.fromkeys(outlet.values())
        if (name, key) in kept
    )


def positions(material: Material) -> tuple[Position, ...]:
    """Where each statement begins in its article, in the order of the articles and their texts."""
    outlet = outlet_keys(material)
    return tuple(
        Position(
            statement.id,
            speaker,
            outlet[article],
            article,
            statement.kind,
            0.0 if statement.headline else _share_before(material.readings[article].article, statement),
            statement.headline,
        )
        for statement, speaker, article in _said(material)
    )


def _said(material: Material) -> Iterator[tuple[Statement, str, str]]:
    """Each statement with its speaker's id and its article's, by article and then place."""
    for article in material.articles:
        reading = material.readings.get(article.id)
        for one in sorted(reading.statements, key=lambda one: one.spans) if reading else ():
            if not one.aside:
                yield one, material.speakers.speaker_of.get(one.id, ""), article.id


def _voice(material: Material, speaker: str, outlet: str, statements: Sequence[Statement]) -> Voice:
    content: dict[str, list[Span]] = {}
    inside: dict[str, list[Span]] = {}
    for one in statements:
        article = material.article_of[one.id]
        reading = material.readings[article]
        content.setdefault(article, []).extend(one.spans)
        inside.setdefault(article, []).extend(quoted_stretches(reading, one.spans, kind=one.kind))
    words = sum(words_in(material.readings[article], merged(spans)) for article, spans in content.items())
    quoted = sum(words_in(material.readings[article], merged(spans)) for article, spans in inside.items())
    return Voice(speaker, outlet, tuple(one.id for one in statements), quoted, words - quoted)


def words_in(reading: Reading, spans: Sequence[Span]) -> int:
    """How many tokens other than marks and spaces start inside `spans`, which do not overlap."""
    tokens = reading.tokens
    count = 0
    for span in spans:
        at = bisect_left(tokens, span.start, key=_start)
        while at < len(tokens) and tokens[at].start < span.end:
            count += tokens[at].pos not in ("PUNCT", "SPACE")
            at += 1
    return count


def _start(token: Token) -> int:
    return token.start


def _cue_class(material: Material, statement: Statement) -> str:
    """The class under which the framing shows the statement's cue."""
    if statement.cue is None or not any(map(str.isalnum, statement.cue.lemma)):
        return NO_CUE
    return material.cue_class(statement.id) or UNCLASSED


def _most_frequent(lemmas: Iterator[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(lemmas).items(), key=lambda one: (-one[1], one[0])))


def _share_before(article: Article, statement: Statement) -> float:
    """How far into the article's body the statement begins, 0…1."""
    body = [one.span for one in article.paragraphs if one.role in ("body", "block quotation")]
    if not body:
        return 0.0
    start, end = body[0].start, body[-1].end
    return min(1.0, max(0.0, (statement.spans[0].start - start) / max(1, end - start)))
