"""Lead statements where the user said they belong: to another speaker, to nobody named, or out.

The words apply to what the resolver made of each article, before speakers are grouped, so that a statement
given to somebody goes wherever that somebody goes. An article without such a word keeps its resolution.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop.basics.anchors import Anchor
from desktop.project.checks import Places, Word
from desktop.speakers.speaker import MentionKey, Resolution
from desktop.statements.reading import Reading, Reason

RULE = "your decision"


@dataclass(frozen=True, slots=True)
class Directed:
    """The resolutions after the user's words.

    `resolutions` are what is shown of each article. `grouped` are what the grouping sees: there a statement
    given to somebody of whom its own article does not speak stands with the article that does. `given` are
    the statements that have found the speaker they were given to, `alone` those said to name nobody.
    """

    resolutions: Mapping[str, Resolution]
    grouped: Mapping[str, Resolution]
    given: frozenset[str]
    alone: frozenset[str]


def directed(
    resolutions: Mapping[str, Resolution],
    words: Mapping[str, Word],
    article_of: Mapping[str, str],
    readings: Mapping[str, Reading],
    places: Places,
) -> Directed:
    """The resolutions with the user's words on single statements applied."""
    shown: dict[str, Resolution] = {}
    visiting: dict[str, dict[str, tuple[int, MentionKey]]] = {}
    given: set[str] = set()
    alone: set[str] = set()
    for statement, word in words.items():
        article = article_of[statement]
        before = shown.get(article, resolutions[article])
        if word.dropped:
            shown[article] = _without(before, statement)
        elif word.assigned == ():
            alone.add(statement)
            reason = Reason(RULE, with_reason("you said that nobody is named for it", word.reason))
            left = _without(before, statement)
            shown[article] = replace(left, open={**left.open, statement: reason})
        elif word.assigned is not None:
            found = _find(word.assigned, article, resolutions, readings, places)
            if found is None:
                continue
            given.add(statement)
            home, index, mention = found
            shown[article] = _given(before, statement, resolutions[home], index, mention, why=word.reason)
            if home != article:
                visiting.setdefault(home, {})[statement] = (index, mention)
    grouped = {**resolutions, **shown}
    for home, guests in visiting.items():
        host = grouped[home]
        grouped[home] = replace(
            host,
            speaker_of={**host.speaker_of, **{guest: index for guest, (index, _) in guests.items()}},
            mention_of={**host.mention_of, **{guest: mention for guest, (_, mention) in guests.items()}},
        )
    return Directed({**resolutions, **shown}, grouped, frozenset(given), frozenset(alone))


def with_reason(told: str, reason: str) -> str:
    """What the user decided, with the reason he gave, if any."""
    return f"{told}: {reason.strip()}" if reason.strip() else told


def _find(
    anchors: Iterable[Anchor],
    article: str,
    resolutions: Mapping[str, Resolution],
    readings: Mapping[str, Reading],
    places: Places,
) -> tuple[str, int, MentionKey] | None:
    """The article, local speaker and mention that `anchors` lead to, the statement's own article first."""
    for place in sorted(anchors, key=lambda one: one.article != article):
        mention = places.mention(place, readings)
        if mention is None:
            continue
        best: tuple[int, int] | None = None
        for index, local in enumerate(resolutions[mention.article].speakers):
            for own in local.mentions:
                shared = own.span.shared(mention.span) + (own == mention)
                if shared and (best is None or shared > best[0]):
                    best = (shared, index)
        if best is not None:
            return mention.article, best[1], mention
    return None


def _given(
    before: Resolution, statement: str, home: Resolution, index: int, mention: MentionKey, *, why: str
) -> Resolution:
    local = home.speakers[index]
    said = dict(zip(local.mentions, local.texts, strict=False))
    name = (local.names or (said.get(mention) or (local.texts or ("",))[0],))[0]
    here = home.article == before.article
    reason = Reason(RULE, with_reason(f"you gave it to {name}", why), (mention.span,) if here else ())
    left = _without(before, statement)
    return replace(
        left,
        speaker_of={**left.speaker_of, statement: index} if here else left.speaker_of,
        mention_of={**left.mention_of, statement: mention} if here else left.mention_of,
        reasons={**left.reasons, statement: (reason,)},
    )


def _without(resolution: Resolution, statement: str) -> Resolution:
    """`resolution` with nothing said about `statement`; whom it may mean stays."""
    return replace(
        resolution,
        speaker_of={one: who for one, who in resolution.speaker_of.items() if one != statement},
        reasons={one: why for one, why in resolution.reasons.items() if one != statement},
        open={one: why for one, why in resolution.open.items() if one != statement},
        mention_of={one: where for one, where in resolution.mention_of.items() if one != statement},
        texts={one: text for one, text in resolution.texts.items() if one != statement},
    )
