"""Who speaks in one article: its mentions led to speakers, or left open with the reason.

Names make the cast, appositions give it roles, and pronouns and descriptions are led to it in order of the
text. Pure, and the same for the same reading.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.basics.spans import Span
from desktop.speakers.candidates import described_mentions
from desktop.speakers.cast import Cast
from desktop.speakers.figure import Figure
from desktop.speakers.heads import head_of
from desktop.speakers.names import PersonName, parse_person
from desktop.speakers.page import Page
from desktop.speakers.reference import References
from desktop.speakers.speaker import Candidate, LocalSpeaker, MentionKey, Resolution, Tie
from desktop.speakers.ties import Ties
from desktop.speakers.vocabulary import Gender
from desktop.statements.reading import Reading, Reason, Statement

REASONS = 40
"""Reasons kept of one local speaker, the first of its mentions."""
CANDIDATES = 4
"""Candidates listed for one mention left open, the likeliest."""


def resolve(reading: Reading) -> Resolution:
    """Who speaks in one article.

    The speakers hold everybody the article names or describes, those without a statement too: whether a
    family name is the only one of its kind hangs on them.
    """
    page = Page(reading)
    cast = Cast(page, described_mentions(page))
    heads = {
        statement.id: head_of(page, statement.mention)
        for statement in reading.statements
        if statement.mention is not None
    }
    References(cast, (head for head in heads.values() if head is not None)).resolve()
    article = reading.article.id
    extra: dict[int, set[Span]] = {}
    speaker_of: dict[str, int] = {}
    reasons: dict[str, tuple[Reason, ...]] = {}
    left_open: dict[str, Reason] = {}
    mention_of: dict[str, MentionKey] = {}
    texts: dict[str, str] = {}
    candidates: dict[str, tuple[Candidate, ...]] = {}
    rivals: dict[str, tuple[int, ...]] = {}
    genders: dict[str, Gender] = {}
    told_gender = {mention.head: mention.gender for mention in cast.mentions if mention.gender}
    for statement in reading.statements:
        if statement.mention is None:
            opening = _opening_name(page, statement)
            if opening in cast.figure_of:
                speaker_of[statement.id] = cast.figure_of[opening]
                reasons[statement.id] = tuple(
                    seen.reason
                    for seen in cast.figures[cast.figure_of[opening]].seen
                    if seen.description.head == opening
                )
                continue
            left_open[statement.id] = Reason(
                "no mention", "the text names no speaker for it", statement.spans[:1]
            )
            continue
        mention_of[statement.id] = MentionKey(article, statement.mention)
        head = heads[statement.id]
        index = cast.figure_of.get(head) if head is not None else None
        if head in told_gender:
            genders[statement.id] = told_gender[head]
        if head in cast.rivals:
            rivals[statement.id] = cast.rivals[head]
        if index is None:
            said = statement.mention.of(page.text)
            unknown = Reason("not understood", f"“{said}” could not be led to anybody", (statement.mention,))
            left_open[statement.id] = cast.undecided.get(head, unknown) if head is not None else unknown
            texts[statement.id] = said
            if head in cast.near:
                candidates[statement.id] = _candidates(cast, article, cast.near[head], statement.mention)
            continue
        speaker_of[statement.id] = index
        extra.setdefault(index, set()).add(statement.mention)
        reasons[statement.id] = tuple(
            seen.reason for seen in cast.figures[index].seen if seen.description.head == head
        )
    ties = Ties(cast, article)
    told = ties.all()
    speakers = tuple(
        _local(cast, index, article, extra.get(index, set()), told.get(index, ()), ties.by_kin(index))
        for index in range(len(cast.figures))
    )
    return Resolution(
        article, speakers, speaker_of, reasons, left_open, mention_of, texts, candidates, rivals, genders
    )


def _opening_name(page: Page, statement: Statement) -> int:
    """The name that opens the sentence of a statement's cue and that the tagger took for no noun ("Hart,
    though, told …"), so that nobody found a subject there; -1 where there is none.
    """
    verbs = page.inside(statement.cue.span) if statement.cue is not None else ()
    named = (c for verb in verbs for c in page.children[verb] if c < verb and page.mistagged(c))
    return next(named, -1)


def _candidates(
    cast: Cast, article: str, near: Sequence[tuple[int, float]], mention: Span
) -> tuple[Candidate, ...]:
    """Who may be meant, each with the mention of it that stands nearest."""
    total = sum(weight for _, weight in near)
    found = []
    for index, weight in near[:CANDIDATES]:
        places = [seen.description.span for seen in cast.figures[index].seen]
        if places:
            place = min(places, key=lambda span: (abs(span.start - mention.start), span))
            share = round(weight / total, 3) if total else 0.0
            found.append(Candidate(index, cast.label(index), MentionKey(article, place), share))
    return tuple(found)


def _local(
    cast: Cast, index: int, article: str, spoken: set[Span], ties: tuple[Tie, ...], by_kin: PersonName | None
) -> LocalSpeaker:
    figure = cast.figures[index]
    text = cast.page.text
    spans = sorted({seen.description.span for seen in figure.seen} | spoken)
    names = tuple(dict.fromkeys(cast.names_of(index)))
    described = figure.seen[0].description if figure.seen else None
    people = set(figure.names) | ({by_kin} if by_kin else set()) or _perhaps_a_person(figure)
    return LocalSpeaker(
        mentions=tuple(MentionKey(article, span) for span in spans),
        names=names,
        roles=tuple(dict.fromkeys(role.text for role in figure.roles)),
        type=figure.type,
        reasons=tuple(
            seen.reason for seen in sorted(figure.seen, key=lambda s: s.description.span)[:REASONS]
        ),
        people=tuple(sorted(people, key=lambda name: (-len(name.text), name.text, name.title))),
        held=tuple(figure.roles),
        gender=figure.gender,
        noun=figure.noun,
        words=figure.words,
        members=cast.members_of(index),
        place=figure.place,
        texts=tuple(span.of(text) for span in spans),
        plural=figure.plural,
        definite=described is not None and described.article in ("the", "own"),
        loose=bool(people) and not figure.names,
        ties=ties,
    )


def _perhaps_a_person(figure: Figure) -> set[PersonName]:
    """The personal names that a body's unsure name may be: the tagger takes many a person for a firm."""
    if figure.type != "organisation" or not figure.organisations or figure.noun:
        return set()
    # "it" and "its plan" are led to a body because it is taken for one: they tell nothing.
    told = [seen.description for seen in figure.seen]
    if any((one.sure and one.form == "organisation") or one.article == "the" for one in told):
        return set()
    parsed = (parse_person(name.split()) for name in figure.organisations if len(name.split()) <= 3)
    return {name for name in parsed if name is not None}
