"""Derive what is shown from readings and decisions.

Pure: the same input gives the same findings. Work is kept by its inputs in a `Memo`: who speaks in an
article by its reading, a speaker's utterances by his statements, a pair's verdict by its renderings; so
a correction recomputes only what it touches. Utterances and pairs are computed when first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from desktop.articles.article import Article
from desktop.basics.anchors import Anchor, anchor
from desktop.comparison.align import align
from desktop.comparison.compare import pairs
from desktop.comparison.framing import Dimension, Feature, SetValue, cue_class, frame
from desktop.comparison.framing import decided as with_set
from desktop.comparison.locate import locate
from desktop.comparison.located import Located
from desktop.comparison.reporting import Reporting, program_words
from desktop.comparison.utterance import Pair, Rendering, Utterance, Verdict
from desktop.project.alignments import (
    Alignment,
    Lookup,
    Placing,
    Spots,
    absences,
    judged_by_hand,
    placed_by_hand,
    realigned,
    verdicts_on,
)
from desktop.project.assignments import Directed, directed
from desktop.project.checks import Places, Word, words_on
from desktop.project.decided_speakers import links_of, names_of
from desktop.project.decisions import Decisions
from desktop.project.editing import Aspect, Edited, edited
from desktop.project.lexicon_rows import words_in_force
from desktop.project.marking import Marking
from desktop.project.marks import Mark, Marks, marked_utterances, marks_of
from desktop.project.quoted_speakers import QuotedSpeakers
from desktop.project.speaker_facts import SpeakerAspect, with_facts
from desktop.project.statement_commands import StatementEdit, article_of_edit
from desktop.speakers.resolve import resolve
from desktop.speakers.speaker import Link, MentionKey, Resolution, Speaker, Speakers
from desktop.statements.reading import Reading, Reason, Statement, statement_id

OPEN = ""
"""The key of the statements whose speaker is left open."""

Standing = Literal["checked", "assigned", "nobody", "dropped"]
"""What the user decided about a statement: that it is right as it is, that somebody else said it, that
nobody is named for it, that it is none."""


@dataclass(slots=True)
class Memo:
    """Work already done, by its inputs. Holds what the newest findings need and forgets the rest."""

    resolutions: dict[str, tuple[Reading, Resolution]] = field(default_factory=dict)
    utterances: dict[tuple[object, ...], tuple[Utterance, ...]] = field(default_factory=dict)
    pairs: dict[tuple[object, ...], tuple[Pair, ...]] = field(default_factory=dict)
    quoted: QuotedSpeakers = field(default_factory=QuotedSpeakers)
    places: Places = field(default_factory=Places)
    kept: dict[str, tuple[Reading, frozenset[str], Reading]] = field(default_factory=dict)
    """By article: its reading, the statements the user dropped, and the reading without them."""
    edited: dict[str, tuple[Reading, tuple[StatementEdit, ...], Edited]] = field(default_factory=dict)
    """By article: its reading, the user's edits, and what they make of it."""
    located: dict[str, tuple[Reading, Reading, tuple[Located, ...]]] = field(default_factory=dict)
    """By article: the reference, the article's reading, and where its quotations stand in the reference."""
    spots: Spots = field(default_factory=Spots)
    realigned: dict[tuple[tuple[object, ...], tuple[Alignment, ...]], tuple[Utterance, ...]] = field(
        default_factory=dict
    )
    """Utterances as the user wants them, by what the program aligned them from and his words on it."""
    marked: dict[str, tuple[tuple[Utterance, ...], Marking, Mapping[str, Mark]]] = field(default_factory=dict)
    """By speaker: his utterances, the user's marks, and which of these are on which of those."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that the window, the tables and the exports show.

    `articles` are all of the project, in the order of their columns; `readings` those read so far,
    without the statements that the user dropped. `statements` holds every other statement by id, asides
    included; `article_of` leads from a statement's id to its article's. `standing` says what the user
    decided about single statements; `dropped` holds those that are none. `reference` is the text that the
    quotations are held against; it need not be one of the articles. `decided` is what all this follows from.
    `marks` are the user's notes, stars and tags.
    `edited` says, by statement, what of it the user set; `formerly` leads from ids that statements had before
    he changed their words to those they have now; `described` says, by speaker, what the user said of him,
    and `why_decided` the reasons that he gave for his word on single statements.
    `reporting` are the reporting words in force; `set_framing` is how the user framed single statements.
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
    standing: Mapping[str, Standing] = field(default_factory=dict)
    dropped: Mapping[str, Statement] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    reference: Reading | None = None
    decided: Decisions = field(default_factory=Decisions)
    marks: Marks = field(default_factory=Marks)
    edited: Mapping[str, tuple[Aspect, ...]] = field(default_factory=dict)
    formerly: Mapping[str, str] = field(default_factory=dict)
    described: Mapping[str, tuple[SpeakerAspect, ...]] = field(default_factory=dict)
    why_decided: Mapping[str, str] = field(default_factory=dict)
    edits: Mapping[str, Edited] = field(default_factory=dict)
    """By article: what the user's edits made of its reading, those that did not fit among it."""
    reporting: Reporting = field(default_factory=program_words)
    set_framing: Mapping[str, Mapping[Dimension, SetValue]] = field(default_factory=dict)
    _framings: dict[str, tuple[Feature, ...]] = field(default_factory=dict, repr=False, compare=False)
    """Framings asked for before."""

    @property
    def places(self) -> Places:
        """Where anchors lie in the readings."""
        return self._memo.places

    def article(self, article_id: str) -> Article:
        """The article with this id, as the user corrected it."""
        return next(article for article in self.articles if article.id == article_id)

    def colour(self, article_id: str) -> int:
        """The number of an article's colour: the one that the user chose, or where it stood when it came."""
        decided = self.decided
        if decided.arrivals or decided.colours:
            return decided.colour(article_id)
        return next((at for at, article in enumerate(self.articles) if article.id == article_id), 0)

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
        key = (
            speaker_id,
            ids,
            order,
            *self._read(ids),
            *self._touched(ids),
        )
        if key not in self._memo.utterances:
            chosen = [(self.readings[self.article_of[one]], self.statements[one]) for one in ids]
            self._memo.utterances[key] = align(speaker_id, chosen, order=order)
        aligned = self._memo.utterances[key]
        alignments = self.decided.alignments
        if not alignments:
            return aligned
        if (key, alignments) not in self._memo.realigned:
            self._memo.realigned[key, alignments] = realigned(
                aligned,
                alignments,
                readings=self.readings,
                article_of=self.article_of,
                order=order,
                spots=self._memo.spots,
            )
        return self._memo.realigned[key, alignments]

    def _read(self, ids: Sequence[str]) -> tuple[int, ...]:
        """Which readings these statements are of."""
        return tuple(sorted({id(self.readings[self.article_of[one]].tokens) for one in ids}))

    def _touched(self, ids: Sequence[str]) -> tuple[Statement, ...]:
        """Those that the user changed: their ids tell only where their words stand."""
        return tuple(self.statements[one] for one in ids if one in self.edited) if self.edited else ()

    def pairs(self, speaker_id: str) -> tuple[Pair, ...]:
        """Every two statements of different articles that share one of the speaker's utterances."""
        utterances = self.utterances(speaker_id)
        ids = self.statements_of(speaker_id)
        # A reading made anew may have the same spans with other words in them, lemmas and kinds.
        key = (*utterances, *self._read(ids), *self._touched(ids))
        if key not in self._memo.pairs:
            self._memo.pairs[key] = pairs(utterances, readings=self.readings, article_of=self.article_of)
        found = self._memo.pairs[key]
        verdicts = self.verdicts(speaker_id)
        return judged_by_hand(found, utterances, verdicts) if verdicts else found

    def verdicts(self, speaker_id: str) -> Mapping[frozenset[Rendering], Verdict]:
        """The verdicts that the user set on renderings of the speaker's utterances, by the two of them."""
        if not self.decided.verdicts:
            return {}
        return verdicts_on(self.decided.verdicts, self._lookup(speaker_id))

    def not_reported(self, speaker_id: str) -> frozenset[tuple[str, str]]:
        """Which article, the user confirmed, does not report which of the speaker's utterances: pairs of the
        utterance's id and the article's."""
        if not self.decided.absences:
            return frozenset()
        return absences(self.decided.absences, self._lookup(speaker_id))

    def utterance_marks(self, speaker_id: str) -> Mapping[str, Mark]:
        """The user's notes, stars and tags on the speaker's utterances, by their ids."""
        marking = self.decided.marking
        if not self.marks.utterances:
            return {}
        utterances = self.utterances(speaker_id)
        kept = self._memo.marked.get(speaker_id)
        if kept is None or kept[0] is not utterances or kept[1] is not marking:
            found = marked_utterances(marking, self._lookup(speaker_id))
            kept = self._memo.marked[speaker_id] = (utterances, marking, found)
        return kept[2]

    def framing(self, statement_id: str) -> tuple[Feature, ...]:
        """How a statement is framed, the user's values over the program's."""
        article = self.article_of[statement_id]
        if statement_id not in self._framings:
            found = frame(
                self.readings[article],
                self.statements[statement_id],
                self.speaker(self.speakers.speaker_of.get(statement_id, OPEN)),
                words=self.reporting,
                speaker_of=self.speakers.speaker_of,
            )
            self._framings[statement_id] = with_set(found, self.set_framing.get(statement_id, {}))
        return self._framings[statement_id]

    def cue_class(self, statement_id: str) -> str:
        """The class of a statement's cue, the user's over the program's; "" where it has none."""
        mine = self.set_framing.get(statement_id, {}).get("cue class")
        if mine is not None:
            return mine.value
        reading = self.readings[self.article_of[statement_id]]
        return cue_class(reading, self.statements[statement_id], self.reporting)

    def placed_by_hand(self, speaker_id: str) -> Mapping[Rendering, Placing]:
        """Which of the speaker's renderings stand in their row by the user's word, and by which."""
        if not self.decided.alignments:
            return {}
        return placed_by_hand(self.decided.alignments, self._lookup(speaker_id))

    def _lookup(self, speaker_id: str) -> Lookup:
        return Lookup(
            self.utterances(speaker_id),
            readings=self.readings,
            article_of=self.article_of,
            spots=self._memo.spots,
        )

    def located(self) -> Mapping[str, Located]:
        """Where each quotation stands in the reference and how faithful it is, by statement.

        Nothing without a reference; of the reference's own statements and of asides there is no entry.
        """
        out: dict[str, Located] = {}
        if self.reference is None:
            return out
        for key, reading in self.readings.items():
            if key == self.reference.article.id:
                continue
            kept = self._memo.located.get(key)
            if kept is None or kept[0] is not self.reference or kept[1] is not reading:
                chosen = [one for one in reading.statements if not one.aside]
                kept = (self.reference, reading, locate(self.reference, reading, chosen))
                self._memo.located[key] = kept
            out.update((one.statement, one) for one in kept[2])
        return out


def derive(decisions: Decisions, readings: Mapping[str, Reading], *, memo: Memo | None = None) -> Findings:
    """What follows from the readings of the project's articles and the user's decisions about them."""
    memo = Memo() if memo is None else memo
    edits = {
        article.id: _edited(readings[article.id], decisions, memo)
        for article in decisions.articles
        if article.id in readings
    }
    raw = {article: one.reading for article, one in edits.items()}
    for one in edits.values():
        memo.places.remember(one.reading, one.formerly)
    article_of = {
        statement.id: article for article, reading in raw.items() for statement in reading.statements
    }
    words = words_on(decisions.checks, raw, memo.places)
    resolved = {article: _resolved(reading, memo) for article, reading in raw.items()}
    sent = directed(resolved, words, article_of, raw, memo.places)
    dropped = frozenset(one for one, word in words.items() if word.dropped)
    chosen = {article: _kept(reading, dropped, memo) for article, reading in raw.items()}
    links = links_of(decisions, raw, memo.places)
    heard = memo.quoted.find(
        tuple(raw.values()),
        tuple(chosen.values()),
        tuple(resolved.values()),
        sent,
        links=links,
        names=names_of(decisions, raw, memo.places),
    )
    speakers, described = with_facts(heard, decisions, raw, memo.places)
    statements = {each.id: each for reading in chosen.values() for each in reading.statements}
    by_speaker: dict[str, list[str]] = {}
    for each in statements.values():
        if not each.aside:
            by_speaker.setdefault(speakers.speaker_of.get(each.id, OPEN), []).append(each.id)
    return Findings(
        articles=decisions.articles,
        readings=chosen,
        resolutions=sent.resolutions,
        statements=statements,
        article_of=article_of,
        speakers=speakers,
        base=decisions.base,
        _by_speaker={speaker: tuple(ids) for speaker, ids in by_speaker.items()},
        _memo=memo,
        standing=_standing(words, sent, speakers, raw, memo.places),
        dropped={one.id: one for reading in raw.values() for one in reading.statements if one.id in dropped},
        links=links,
        reference=chosen.get(decisions.reference),
        decided=decisions,
        marks=marks_of(
            decisions.marking,
            articles=(article.id for article in decisions.articles),
            readings=raw,
            speakers=speakers.speakers,
            places=memo.places,
            spots=memo.spots,
        ),
        edited={key: aspects for one in edits.values() for key, aspects in one.aspects.items()},
        formerly={
            statement_id(article, spans): key
            for article, one in edits.items()
            for spans, key in one.formerly.items()
        },
        described=described,
        why_decided={one: word.reason for one, word in words.items() if word.reason},
        edits=edits,
        reporting=words_in_force(decisions.lexicon_rows),
        set_framing=_set_framing(decisions, raw, memo.places),
    )


def mention_anchors(findings: Findings, mentions: Sequence[MentionKey]) -> tuple[Anchor, ...]:
    """Anchors for `mentions`, one an article (the first of each): what a command names a speaker by."""
    first: dict[str, MentionKey] = {}
    for mention in sorted(mentions):
        first.setdefault(mention.article, mention)
    return tuple(
        anchor(key, findings.readings[key].article.text, mention.span) for key, mention in first.items()
    )


def _resolved(reading: Reading, memo: Memo) -> Resolution:
    kept = memo.resolutions.get(reading.article.id)
    if kept is None or kept[0] is not reading:
        fresh = resolve(reading)
        if kept is not None and fresh.speakers == kept[1].speakers:
            # The same people as before: whoever compares them need not do it again.
            fresh = replace(fresh, speakers=kept[1].speakers)
        kept = memo.resolutions[reading.article.id] = (reading, fresh)
    return kept[1]


def _edited(reading: Reading, decisions: Decisions, memo: Memo) -> Edited:
    """The reading with the user's edits to its statements."""
    article = reading.article.id
    mine = tuple(one for one in decisions.edits if article_of_edit(one) == article)
    kept = memo.edited.get(article)
    if kept is None or kept[0] is not reading or kept[1] != mine:
        kept = memo.edited[article] = (reading, mine, edited(reading, mine))
    return kept[2]


def _kept(reading: Reading, dropped: frozenset[str], memo: Memo) -> Reading:
    """The reading without the statements that the user dropped."""
    mine = frozenset(one.id for one in reading.statements if one.id in dropped) if dropped else frozenset()
    if not mine:
        return reading
    kept = memo.kept.get(reading.article.id)
    if kept is None or kept[0] is not reading or kept[1] != mine:
        rest = tuple(one for one in reading.statements if one.id not in mine)
        kept = memo.kept[reading.article.id] = (reading, mine, replace(reading, statements=rest))
    return kept[2]


def _standing(
    words: Mapping[str, Word],
    sent: Directed,
    speakers: Speakers,
    readings: Mapping[str, Reading],
    places: Places,
) -> dict[str, Standing]:
    """What the user's words come to. One that finds its statement with another speaker than it was accepted
    with says nothing about it any more."""
    named = {mention: speaker.id for speaker in speakers.speakers for mention in speaker.mentions}
    standing: dict[str, Standing] = {}
    for one, word in words.items():
        if word.dropped:
            standing[one] = "dropped"
        elif one in sent.alone:
            standing[one] = "nobody"
        elif one in sent.given:
            standing[one] = "assigned"
        elif word.accepted is not None:
            found = (places.mention(place, readings) for place in word.accepted)
            who = {named.get(mention) for mention in found if mention}
            if speakers.speaker_of.get(one) in (who or {None}):
                standing[one] = "checked"
    return standing


def _set_framing(
    decisions: Decisions, readings: Mapping[str, Reading], places: Places
) -> dict[str, dict[Dimension, SetValue]]:
    """How the user framed which statements; the later word on a dimension holds."""
    out: dict[str, dict[Dimension, SetValue]] = {}
    for one in decisions.framings:
        statement = places.statement(one.statement, readings)
        if statement is None:
            continue
        if one.value:
            out.setdefault(statement, {})[one.dimension] = SetValue(one.value, one.reason)
        else:
            out.get(statement, {}).pop(one.dimension, None)
    return out
