"""Let words that two articles share tell whose a statement is that its own article leaves open, or leads to
somebody by a pronoun alone.

An echo of an open statement gives it to whoever another article names for the words. An echo of a statement
whose pronoun may mean several chooses among these; of one whose pronoun is clear, only hardly less than the
same words count. Where the articles name different speakers for the words, nothing is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.speakers.echo_finder import HINT, LIKELY, STRONG, Echo, by_pronoun
from desktop.speakers.speaker import Link, MentionKey, Resolution, Speakers
from desktop.statements.reading import Reading, Reason, Statement

CLEAR = 0.6
"""The next best speaker must stay below this share of the best one's evidence."""


def with_echoes(
    speakers: Speakers,
    echoes: Sequence[Echo],
    readings: Iterable[Reading],
    resolutions: Iterable[Resolution],
    *,
    links: Sequence[Link] = (),
    kept: Collection[str] = (),
) -> Speakers:
    """`speakers` with what other articles' words tell of single statements.

    What the user decided stays: `links` by their mentions, and the statements `kept`.
    """
    by_statement: dict[str, list[Echo]] = defaultdict(list)
    for echo in echoes:
        if not echo.inside:
            by_statement[echo.a].append(echo)
    if not by_statement:
        return speakers
    decided = {mention for link in links for mention in (link.a, link.b)}
    names = {speaker.id: speaker.name for speaker in speakers.speakers}
    of_mention = {mention: one.id for one in speakers.speakers for mention in one.mentions}
    called = {n: one.id for one in speakers.speakers for n in (one.name, *one.aliases) if " " in n}
    voices: dict[str, set[str]] = defaultdict(set)
    for one in speakers.speakers:
        for link in one.links:
            if link.kind == "speaks for" and one.type == "person":
                voices[link.speaker].add(one.id)
    speaker_of = dict(speakers.speaker_of)
    told: dict[str, Reason] = {}
    articles = {one.article.id: one for one in readings}
    for resolution in sorted({one.article: one for one in resolutions}.values(), key=lambda one: one.article):
        if resolution.article not in articles:
            continue
        reading = articles[resolution.article]
        whom: dict[int, str] | None = None
        for statement in reading.statements:
            if statement.id not in by_statement or statement.id in kept:
                continue
            if decided and resolution.mention_of.get(statement.id) in decided:
                continue
            evidence = _evidence(by_statement[statement.id], speakers.speaker_of)
            now = speakers.speaker_of.get(statement.id)
            if evidence.keys() <= {now}:
                continue
            if whom is None:
                whom = _known(resolution, of_mention, called)
            here = _here(resolution, statement, whom)
            who = _told(
                evidence, here, now, by_pronoun(reading, statement), voices.get(now or "", frozenset())
            )
            if who is not None:
                speaker_of[statement.id] = who
                words = ", ".join(f"“{word}”" for word in evidence[who].words)
                text = f"another article gives the same words to {names[who]} ({words})"
                told[statement.id] = Reason("same words", text, statement.spans)
    if not told:
        return speakers
    return _counted(replace(speakers, speaker_of=dict(sorted(speaker_of.items())), echoes=told))


def _counted(speakers: Speakers) -> Speakers:
    """`speakers` in their order, without those whose every statement is somebody else's after all."""
    counts = Counter(speakers.speaker_of.values())
    left = [
        replace(one, links=tuple(link for link in one.links if counts[link.speaker]))
        for one in speakers.speakers
        if counts[one.id]
    ]
    return replace(
        speakers,
        speakers=tuple(sorted(left, key=lambda one: (-counts[one.id], one.name, one.id))),
        suggestions=tuple(one for one in speakers.suggestions if counts[one.a] and counts[one.b]),
    )


def _evidence(echoes: Iterable[Echo], speaker_of: Mapping[str, str]) -> dict[str, Echo]:
    """The strongest echo of each speaker, of those in other statements of the event."""
    best: dict[str, Echo] = {}
    for echo in echoes:
        who = speaker_of.get(echo.b)
        if who is not None:
            best.setdefault(who, echo)
    return best


@dataclass(frozen=True, slots=True)
class _Here:
    """Whom a statement's own article speaks of: all whose gender fits, and those whom it may mean."""

    present: frozenset[str]
    possible: frozenset[str]


def _known(
    resolution: Resolution, of_mention: Mapping[MentionKey, str], called: Mapping[str, str]
) -> dict[int, str]:
    """The speakers whom an article's local speakers are, of those who speak anywhere."""
    found: dict[int, str] = {}
    for index, local in enumerate(resolution.speakers):
        known = (of_mention[one] for one in local.mentions if one in of_mention)
        # Who is only named as one of two has no mention of his own.
        speaker = next(known, None) or next((called[n] for n in local.names if n in called), None)
        if speaker is not None:
            found[index] = speaker
    return found


def _here(resolution: Resolution, statement: Statement, whom: Mapping[int, str]) -> _Here:
    gender = resolution.genders.get(statement.id, "")
    present = {
        index: speaker
        for index, speaker in whom.items()
        if not gender
        or (
            resolution.speakers[index].type in ("person", "unnamed")
            and resolution.speakers[index].gender in ("", gender)
        )
    }
    near = {one.speaker for one in resolution.candidates.get(statement.id, ())}
    near |= set(resolution.rivals.get(statement.id, ()))
    return _Here(frozenset(present.values()), frozenset(present[i] for i in near if i in present))


def _told(
    evidence: Mapping[str, Echo], here: _Here, now: str | None, pronoun: bool, voices: Collection[str]
) -> str | None:
    """The speaker whom the evidence gives a statement that is `now` led to somebody, or to nobody (None).

    `voices` are those who speak for whom it is led to: what one outlet has a body say, another gives to the
    body's spokesman.
    """
    order = sorted(evidence, key=lambda who: (-evidence[who].strength, who))
    order = [who for who in order if not pronoun or who in here.present or now is None]
    if not order or order[0] == now:
        return None
    best = evidence[order[0]].strength
    if len(order) > 1 and evidence[order[1]].strength > CLEAR * best:
        return None
    if now is None:
        wanted = HINT if order[0] in here.possible else LIKELY if order[0] in here.present else STRONG
    elif pronoun:
        wanted = LIKELY if order[0] in here.possible else STRONG
    elif order[0] in voices:
        wanted = STRONG
    else:
        return None
    return order[0] if best >= wanted else None
