"""What follows from the readings of a project's articles and the user's decisions: all that is shown of it.

Made by `derive`. Utterances, pairs and framings are worked out when first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    Lookup,
    Placing,
    absences,
    judged_by_hand,
    placed_by_hand,
    realigned,
    verdicts_on,
)
from desktop.project.checks import Places
from desktop.project.decisions import Decisions
from desktop.project.editing import Aspect, Edited
from desktop.project.marks import Mark, Marks, marked_utterances
from desktop.project.memo import Memo
from desktop.project.speaker_facts import SpeakerAspect
from desktop.speakers.speaker import Link, MentionKey, Resolution, Speaker, Speakers
from desktop.statements.reading import Reading, Reason, Statement, Token

OPEN = ""
"""The key of the statements whose speaker is left open."""

Standing = Literal["checked", "assigned", "nobody", "dropped"]
"""What the user decided about a statement: that it is right as it is, that somebody else said it, that
nobody is named for it, that it is none."""


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
        said = self._said(speaker_id)
        order = tuple(article.id for article in self.articles)

        def lined_up() -> tuple[Utterance, ...]:
            chosen = [(self.readings[self.article_of[one.id]], one) for one in said[0]]
            return align(speaker_id, chosen, order=order)

        aligned = self._memo.utterances.of(speaker_id, (said, order), lined_up)
        alignments = self.decided.alignments
        if not alignments:
            return aligned
        return self._memo.realigned.of(
            speaker_id,
            (aligned, alignments, said, order),
            lambda: realigned(
                aligned,
                alignments,
                readings=self.readings,
                article_of=self.article_of,
                order=order,
                spots=self._memo.spots,
            ),
        )

    def _said(self, speaker_id: str) -> tuple[tuple[Statement, ...], tuple[tuple[Token, ...], ...]]:
        """The speaker's statements, and the tokens of the readings they are of: one made anew may have the
        same spans with other words in them, lemmas and kinds."""
        statements = tuple(self.statements[one] for one in self.statements_of(speaker_id))
        articles = dict.fromkeys(self.article_of[one.id] for one in statements)
        return statements, tuple(self.readings[one].tokens for one in articles)

    def pairs(self, speaker_id: str) -> tuple[Pair, ...]:
        """Every two statements of different articles that share one of the speaker's utterances."""
        utterances = self.utterances(speaker_id)
        found = self._memo.pairs.of(
            speaker_id,
            (utterances, self._said(speaker_id)),
            lambda: pairs(utterances, readings=self.readings, article_of=self.article_of),
        )
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
        return self._memo.marked.of(
            speaker_id,
            (self.utterances(speaker_id), marking),
            lambda: marked_utterances(marking, self._lookup(speaker_id)),
        )

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


def mention_anchors(findings: Findings, mentions: Sequence[MentionKey]) -> tuple[Anchor, ...]:
    """Anchors for `mentions`, one an article (the first of each): what a command names a speaker by."""
    first: dict[str, MentionKey] = {}
    for mention in sorted(mentions):
        first.setdefault(mention.article, mention)
    return tuple(
        anchor(key, findings.readings[key].article.text, mention.span) for key, mention in first.items()
    )
