"""The user's word on alignment: which renderings belong together, where nothing is reported, which verdict.

Applied after the program's own alignment, oldest decision first, each on what the ones before left. A
rendering is named by the anchors of its spans and found again as the rendering that holds most of them; an
utterance is named by its renderings, and is the one that holds most of these. What cannot be found, for
example because its article is not in the project, waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from desktop.basics.anchors import Anchor, anchor, locate
from desktop.basics.spans import Span, merged
from desktop.comparison.align import identity
from desktop.comparison.by_hand import reason_by_hand, still_conflicting
from desktop.comparison.utterance import GRAVITY, Pair, Rendering, Utterance, Verdict
from desktop.project.commands import (
    ConfirmAbsence,
    JoinUtterances,
    MoveRendering,
    Place,
    SetVerdict,
    SplitRendering,
)
from desktop.statements.reading import Reading

Alignment = MoveRendering | SplitRendering | JoinUtterances
"""What the user can say about which renderings belong together."""

Placing = Literal["moved", "split off", "joined"]
"""How a rendering came to stand where it does by the user's word."""

LEAST_SHARED = 0.5
"""The share of the named characters that a rendering must hold to be the one that was named."""


@dataclass(slots=True)
class Spots:
    """Where anchors lie in the articles at hand, kept: an article's id is a hash of its text."""

    _found: dict[Anchor, Span | None] = field(default_factory=dict)

    def of(self, place: Place, readings: Mapping[str, Reading]) -> tuple[Span, ...]:
        """The spans that `place` names in its article; none while the article is not read."""
        out = []
        for one in place:
            reading = readings.get(one.article)
            if reading is None:
                return ()
            if one not in self._found:
                self._found[one] = locate(one, reading.article.text)
            span = self._found[one]
            if span is not None:
                out.append(span)
        return tuple(out)


def rendering_anchors(reading: Reading, rendering: Rendering) -> Place:
    """What a command names a rendering of this reading by."""
    article = reading.article
    return tuple(anchor(article.id, article.text, span) for span in rendering.spans)


def utterance_anchors(
    utterance: Utterance, *, readings: Mapping[str, Reading], article_of: Mapping[str, str]
) -> tuple[Place, ...]:
    """What a command names an utterance by: all its renderings."""
    return tuple(rendering_anchors(readings[article_of[one.statement]], one) for one in utterance.renderings)


class Lookup:
    """Find the renderings and utterances that commands name among the utterances of one speaker."""

    def __init__(
        self,
        utterances: Sequence[Utterance],
        *,
        readings: Mapping[str, Reading],
        article_of: Mapping[str, str],
        spots: Spots,
    ) -> None:
        self._readings, self._article_of, self._spots = readings, article_of, spots
        self._by_article: dict[str, list[tuple[Rendering, Utterance]]] = {}
        for utterance in utterances:
            for rendering in utterance.renderings:
                article = article_of[rendering.statement]
                self._by_article.setdefault(article, []).append((rendering, utterance))

    def rendering(self, place: Place) -> tuple[Rendering, Utterance] | None:
        """The rendering that `place` names and the utterance it stands in."""
        near = self._by_article.get(place[0].article, ())
        spans = self._spots.of(place, self._readings) if near else ()
        size = sum(len(span) for span in spans)
        best: tuple[float, tuple[Rendering, Utterance]] | None = None
        for rendering, utterance in near:
            shared = sum(one.shared(other) for one in rendering.spans for other in spans)
            if not shared or shared < LEAST_SHARED * size:
                continue
            # Of two that hold all the named words, the one that holds little else.
            alike = shared / (sum(len(span) for span in rendering.spans) + size - shared)
            if best is None or alike > best[0]:
                best = (alike, (rendering, utterance))
        return best[1] if best else None

    def utterance(self, places: Iterable[Place]) -> Utterance | None:
        """The utterance that holds most of the renderings that `places` name, the first of equals."""
        votes: dict[Utterance, int] = {}
        for place in places:
            found = self.rendering(place)
            if found is not None:
                votes[found[1]] = votes.get(found[1], 0) + 1
        return max(votes, key=lambda one: votes[one], default=None)


def realigned(
    utterances: tuple[Utterance, ...],
    alignments: Sequence[Alignment],
    *,
    readings: Mapping[str, Reading],
    article_of: Mapping[str, str],
    order: Sequence[str],
    spots: Spots,
) -> tuple[Utterance, ...]:
    """One speaker's `utterances` as the user wants them, in order of first appearance."""
    rank = {article: place for place, article in enumerate(order)}

    def placed(rendering: Rendering) -> tuple[object, ...]:
        article = article_of[rendering.statement]
        return rank.get(article, len(rank)), article, rendering.spans, rendering.statement

    def made(like: Utterance, renderings: Iterable[Rendering], reason: str) -> Utterance:
        ordered = sorted(_one_a_statement(renderings, readings, article_of), key=placed)
        return replace(like, id=identity(ordered), renderings=tuple(ordered), score=1.0, reason=reason)

    now = utterances
    lookup = Lookup(now, readings=readings, article_of=article_of, spots=spots)
    for one in alignments:
        match one:
            case MoveRendering(place, to, why):
                found, target = lookup.rendering(place), lookup.utterance(to)
                if found is None or target is None or found[1] == target:
                    continue
                moved, home = found
                told = _with_reason("You put a rendering to these words", why)
                new = [made(target, (*target.renderings, moved), told)]
                left = _without(home, moved)
            case SplitRendering(place, why):
                found = lookup.rendering(place)
                if found is None or len(found[1].renderings) == 1:
                    continue
                moved, home = found
                target = home
                new = [made(home, (moved,), _with_reason("You split it off from other renderings", why))]
                left = _without(home, moved)
            case JoinUtterances(first, second, why):
                here, there = lookup.utterance(first), lookup.utterance(second)
                if here is None or there is None or here == there:
                    continue
                home, target = here, there
                told = _with_reason("You joined these renderings", why)
                new = [made(here, (*here.renderings, *there.renderings), told)]
                left = ()
        if left:
            new.append(made(home, left, "What is left where you took a rendering away."))
        now = (*(one for one in now if one not in (home, target)), *new)
        lookup = Lookup(now, readings=readings, article_of=article_of, spots=spots)
    return now if now is utterances else tuple(sorted(now, key=lambda one: placed(one.renderings[0])))


def _with_reason(told: str, reason: str) -> str:
    """What the user did, with the reason that he gave, if any."""
    return f"{told}: {reason.strip()}" if reason.strip() else f"{told}."


def placed_by_hand(alignments: Sequence[Alignment], lookup: Lookup) -> dict[Rendering, Placing]:
    """Which renderings stand where the user put them; `lookup` is among the utterances that came of it.

    A word that a later one has undone, or that finds nothing any more, puts nothing.
    """
    out: dict[Rendering, Placing] = {}
    for one in alignments:
        match one:
            case MoveRendering(place, to, _):
                found = lookup.rendering(place)
                if found is not None and found[1] == lookup.utterance(to):
                    out[found[0]] = "moved"
            case SplitRendering(place, _):
                found = lookup.rendering(place)
                if found is not None and len(found[1].renderings) == 1:
                    out[found[0]] = "split off"
            case JoinUtterances(first, second, _):
                whole = lookup.utterance(first)
                for place in second:
                    found = lookup.rendering(place)
                    if found is not None and found[1] == whole:
                        out[found[0]] = "joined"
    return out


def absences(confirmed: Sequence[ConfirmAbsence], lookup: Lookup) -> frozenset[tuple[str, str]]:
    """Utterance (by id) and article, for each absence that the user confirmed; the later word holds."""
    out: dict[tuple[str, str], bool] = {}
    for one in confirmed:
        utterance = lookup.utterance(one.utterance)
        if utterance is not None:
            out[utterance.id, one.article] = one.absent
    return frozenset(key for key, absent in out.items() if absent)


def verdicts_on(chosen: Sequence[SetVerdict], lookup: Lookup) -> dict[frozenset[Rendering], Verdict]:
    """The verdicts that the user set, by the two renderings of one utterance that they are about."""
    words = verdict_words(chosen, lookup)
    return {sides: one.verdict for sides, one in words.items() if one.verdict}


def verdict_words(chosen: Sequence[SetVerdict], lookup: Lookup) -> dict[frozenset[Rendering], SetVerdict]:
    """The user's words on verdicts that hold, with their reasons, by the two renderings."""
    out: dict[frozenset[Rendering], SetVerdict] = {}
    for one in chosen:
        a, b = lookup.rendering(one.a), lookup.rendering(one.b)
        if a is None or b is None or a[1] != b[1] or a[0] == b[0]:
            continue
        if one.verdict:
            out[frozenset((a[0], b[0]))] = one
        else:
            out.pop(frozenset((a[0], b[0])), None)
    return out


def judged_by_hand(
    pairs: Iterable[Pair], utterances: Iterable[Utterance], verdicts: Mapping[frozenset[Rendering], Verdict]
) -> tuple[Pair, ...]:
    """`pairs` with the user's verdicts.

    Two statements may share several utterances. His word on some of them leaves open what the others come
    to: the pair then keeps the program's verdict where that is graver.
    """
    by_id = {utterance.id: utterance for utterance in utterances}
    return tuple(_judged(pair, by_id, verdicts) for pair in pairs)


def _judged(
    pair: Pair, by_id: Mapping[str, Utterance], verdicts: Mapping[frozenset[Rendering], Verdict]
) -> Pair:
    words = []
    for one in pair.utterances:
        sides = frozenset(each for each in by_id[one].renderings if each.statement in (pair.a, pair.b))
        if sides in verdicts:
            words.append(verdicts[sides])
    if not words:
        return pair
    if len(words) < len(pair.utterances):
        words.append(pair.verdict)
    verdict = min(words, key=GRAVITY.index)
    return replace(
        pair,
        verdict=verdict,
        conflicting=still_conflicting(verdict, conflicting=pair.conflicting),
        reason=reason_by_hand(verdict, pair.verdict, pair.reason),
        by_user=True,
    )


def _without(utterance: Utterance, gone: Rendering) -> tuple[Rendering, ...]:
    return tuple(one for one in utterance.renderings if one != gone)


def _one_a_statement(
    renderings: Iterable[Rendering], readings: Mapping[str, Reading], article_of: Mapping[str, str]
) -> list[Rendering]:
    """`renderings`, those of one statement made one."""
    by_statement: dict[str, list[Span]] = {}
    for one in renderings:
        by_statement.setdefault(one.statement, []).extend(one.spans)
    out = []
    for statement, spans in by_statement.items():
        text = readings[article_of[statement]].article.text
        content = next(one.spans for one in readings[article_of[statement]].statements if one.id == statement)
        out.append(Rendering(statement, _closed(spans, content, text)))
    return out


def _closed(spans: Iterable[Span], content: Sequence[Span], text: str) -> tuple[Span, ...]:
    """`spans` of one statement in order; between neighbours in one piece of its `content`, no white space."""
    out: list[Span] = []
    for span in merged(spans):
        whole = Span(out[-1].start, span.end) if out else span
        joined = any(piece.covers(whole) for piece in content)
        if out and joined and not text[out[-1].end : span.start].strip():
            out[-1] = whole
        else:
            out.append(span)
    return tuple(out)
