"""Derive what is shown from readings and decisions.

Pure: the same input gives the same findings. Readings are edited, resolved to who speaks in each, grouped
across articles, and led where the user said; each step keeps its work by its inputs in a `Memo`, so that a
correction recomputes only what it touches.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.comparison.framing import Dimension, SetValue
from desktop.project.assignments import Directed, directed
from desktop.project.checks import Places, Word, words_on
from desktop.project.decided_speakers import links_of, names_of
from desktop.project.decisions import Decisions
from desktop.project.editing import Edited
from desktop.project.findings import OPEN, Findings, Standing, mention_anchors
from desktop.project.lexicon_rows import words_in_force
from desktop.project.marks import marks_of
from desktop.project.memo import Memo
from desktop.project.speaker_facts import owners_of, with_facts
from desktop.project.statement_commands import StatementEdit, article_of_edit
from desktop.speakers.speaker import MentionKey, Speakers
from desktop.statements.reading import Reading, Statement, statement_id

__all__ = ["OPEN", "Findings", "Memo", "Standing", "derive", "mention_anchors"]


def derive(decisions: Decisions, readings: Mapping[str, Reading], *, memo: Memo | None = None) -> Findings:
    """What follows from the readings of the project's articles and the user's decisions about them."""
    memo = Memo() if memo is None else memo
    edits = _edits(decisions, readings, memo)
    raw = {article: one.reading for article, one in edits.items()}
    article_of = memo.article_of.of(
        tuple(raw.values()),
        lambda: {one.id: article for article, reading in raw.items() for one in reading.statements},
    )
    words = words_on(decisions.checks, raw, memo.places)
    resolved = {article: memo.resolved(reading) for article, reading in raw.items()}
    sent = directed(resolved, words, article_of, raw, memo.places)
    dropped = {one: article_of[one] for one, word in words.items() if word.dropped}
    chosen = dict(raw)
    for article in set(dropped.values()):
        chosen[article] = memo.without(raw[article], dropped)
    links = links_of(decisions, raw, memo.places)
    heard = memo.quoted.find(
        tuple(raw.values()),
        tuple(chosen.values()),
        tuple(resolved.values()),
        sent,
        links=links,
        names=names_of(decisions, raw, memo.places),
    )
    owners = memo.owners.of(heard, lambda: owners_of(heard))
    speakers, described = with_facts(heard, decisions, raw, memo.places, owners)
    shown = tuple(chosen.values())
    statements = memo.statements.of(
        shown, lambda: {each.id: each for reading in shown for each in reading.statements}
    )
    by_speaker = memo.by_speaker.of((shown, heard.speaker_of), lambda: _by_speaker(statements, heard))
    memo.forget_all_but(raw.values(), speakers)
    return Findings(
        articles=decisions.articles,
        readings=chosen,
        resolutions=sent.resolutions,
        statements=statements,
        article_of=article_of,
        speakers=speakers,
        base=decisions.base,
        _by_speaker=by_speaker,
        _memo=memo,
        standing=_standing(words, sent, speakers.speaker_of, owners, raw, memo.places),
        dropped={
            one.id: one
            for article, reading in raw.items()
            if reading is not chosen[article]
            for one in reading.statements
            if one.id in dropped
        },
        links=links,
        reference=chosen.get(decisions.reference),
        decided=decisions,
        marks=marks_of(
            decisions.marking,
            articles=(article.id for article in decisions.articles),
            readings=raw,
            owners=owners,
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


def _edits(decisions: Decisions, readings: Mapping[str, Reading], memo: Memo) -> dict[str, Edited]:
    """The readings of the project's articles with the user's edits to their statements."""
    by_article: dict[str, list[StatementEdit]] = {}
    for one in decisions.edits:
        by_article.setdefault(article_of_edit(one), []).append(one)
    ids = (article.id for article in decisions.articles)
    return {key: memo.edited(readings[key], tuple(by_article.get(key, ()))) for key in ids if key in readings}


def _by_speaker(statements: Mapping[str, Statement], speakers: Speakers) -> dict[str, tuple[str, ...]]:
    """The statements of each speaker, asides left out."""
    found: dict[str, list[str]] = {}
    for one in statements.values():
        if not one.aside:
            found.setdefault(speakers.speaker_of.get(one.id, OPEN), []).append(one.id)
    return {speaker: tuple(ids) for speaker, ids in found.items()}


def _standing(
    words: Mapping[str, Word],
    sent: Directed,
    speaker_of: Mapping[str, str],
    owners: Mapping[MentionKey, str],
    readings: Mapping[str, Reading],
    places: Places,
) -> dict[str, Standing]:
    """What the user's words come to. One that finds its statement with another speaker than it was accepted
    with says nothing about it any more."""
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
            who = {owners.get(mention) for mention in found if mention}
            if speaker_of.get(one) in (who or {None}):
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
