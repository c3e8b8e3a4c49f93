"""Turn the network's reactions into reports: contents, each with its cue and its source.

The likeliest sequence of tags is found by dynamic programming (Viterbi 1967), for contents, cues and sources
apart. Every piece of a content points at the first piece of its cue: contents that point at one cue are one
report, and a content whose pieces point at two cues is two. The cue in turn points at its source, or at
nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop.basics.spans import Span
from desktop.statements.tagger.network import Reactions
from desktop.statements.tagger.windows import Pieces

Stretch = tuple[int, int]

_NEVER = -1e9
_FAINT = -20.0
_CHANGE = 8.0
"""What pointing at another cue costs inside one content, in logarithms of shares."""
_ONE_CUE = 0.75
"""Share of a content's pieces that make its cue the cue of all of it."""
_LEAST_PIECES = 3
_NOBODY_BONUS = 1.0
"""What is added for nobody being named, in logarithms: a speaker too many is worse than one left open."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the trained reader takes for one attribution, with how sure it is of each part (0…1)."""

    contents: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    content_share: float
    edge_share: float
    cue_share: float
    source_share: float


def decode(pieces: Pieces, reactions: Reactions) -> list[Report]:
    """The reports of an article, in order of their contents."""
    if not len(pieces.ids):
        return []
    contents = _stretches(reactions.content)
    cues = {start: (start, end) for start, end in _stretches(reactions.cue)}
    sources = {start: (start, end) for start, end in _stretches(reactions.source)}
    grouped: dict[int, list[Stretch]] = defaultdict(list)
    for content in contents:
        for cue, part in _parted(reactions, content, cues):
            grouped[-1 - part[0] if cue is None else cue].append(part)
    reports = []
    for key, parts in grouped.items():
        reports.append(_report(pieces, reactions, sorted(parts), cues.get(key), sources))
    return sorted(reports, key=lambda report: report.contents)


def _stretches(scores: npt.NDArray[np.float32]) -> list[Stretch]:
    """The likeliest stretches."""
    outside, begin, inside = scores[:, 0], scores[:, 1], scores[:, 2]
    best = [float(outside[0]), float(begin[0]), _NEVER]
    back: list[tuple[int, int]] = []
    for place in range(1, len(scores)):
        top = max(range(3), key=best.__getitem__)
        within = 1 if best[1] >= best[2] else 2
        back.append((top, within))
        best = [
            best[top] + float(outside[place]),
            best[top] + float(begin[place]),
            best[within] + float(inside[place]),
        ]
    tag = max(range(3), key=best.__getitem__)
    tags = [tag]
    for top, within in reversed(back):
        tag = within if tag == 2 else top
        tags.append(tag)
    tags.reverse()
    found = []
    start = None
    for place, tag in enumerate([*tags, 0]):
        if start is not None and tag != 2:
            found.append((start, place))
            start = None
        if tag == 1:
            start = place
    return found


def pointed(reactions: Reactions, piece: int, *, source: bool = False) -> dict[int, float]:
    """Where a piece points: log shares by the number of the piece, -1 for nobody."""
    window = reactions.windows[int(reactions.window[piece])]
    shares = (window.to_source if source else window.to_cue)[int(reactions.row[piece])]
    found = {
        int(number): float(share) for number, share in zip(window.pieces, shares, strict=True) if number >= 0
    }
    found[-1] = float(shares[0])
    return found


def _parted(
    reactions: Reactions, content: Stretch, cues: dict[int, Stretch]
) -> list[tuple[int | None, Stretch]]:
    """The parts of a content, each with the first piece of the cue it points at."""
    start, end = content
    shares = [pointed(reactions, piece) for piece in range(start, end)]
    candidates = [cue for cue in cues if any(cue in share for share in shares)]
    if not candidates:
        return [(None, content)]
    favourites = Counter(max(candidates, key=lambda c: share.get(c, _FAINT)) for share in shares)
    whole = max(candidates, key=lambda c: sum(share.get(c, _FAINT) for share in shares))
    rivals = [cue for cue, count in favourites.items() if count >= _LEAST_PIECES]
    if favourites[whole] >= _ONE_CUE * len(shares) or len(rivals) < 2:
        return [(whole, content)]
    best = {cue: shares[0].get(cue, _FAINT) for cue in rivals}
    back = []
    for share in shares[1:]:
        top = max(best, key=best.__getitem__)
        came = {cue: cue if best[cue] >= best[top] - _CHANGE else top for cue in rivals}
        best = {cue: max(best[cue], best[top] - _CHANGE) + share.get(cue, _FAINT) for cue in rivals}
        back.append(came)
    cue = max(best, key=best.__getitem__)
    path = [cue]
    for came in reversed(back):
        cue = came[cue]
        path.append(cue)
    path.reverse()
    parts: list[tuple[int | None, Stretch]] = []
    first = 0
    for place in range(1, len(path) + 1):
        if place == len(path) or path[place] != path[first]:
            parts.append((path[first], (start + first, start + place)))
            first = place
    return parts


def _report(
    pieces: Pieces,
    reactions: Reactions,
    parts: list[Stretch],
    cue: Stretch | None,
    sources: dict[int, Stretch],
) -> Report:
    inside = 1 - np.exp(np.concatenate([reactions.content[start:end, 0] for start, end in parts]))
    edges = [1 - np.exp(reactions.content[end, 0]) if end < len(pieces.ids) else 0.0 for _, end in parts]
    begins = [float(np.exp(reactions.content[start, 1])) for start, _ in parts]
    source = None
    cue_share = source_share = 0.0
    if cue is not None:
        tagged = 1 - float(np.exp(reactions.cue[cue[0], 0]))
        towards = np.mean([np.exp(pointed(reactions, start).get(cue[0], _FAINT)) for start, _ in parts])
        cue_share = tagged * float(towards)
        targets = pointed(reactions, cue[0], source=True)
        rivals = {start: targets[start] for start in sources if start in targets}
        rivals[-1] = targets[-1] + _NOBODY_BONUS
        chosen = max(rivals, key=rivals.__getitem__)
        source_share = float(np.exp(targets[chosen]))
        source = sources.get(chosen)
    return Report(
        contents=tuple(pieces.span(start, end) for start, end in parts),
        cue=None if cue is None else pieces.span(*cue),
        source=None if source is None else pieces.span(*source),
        content_share=float(inside.mean()),
        edge_share=float(np.mean(begins)) * (1 - float(np.mean(edges))),
        cue_share=cue_share,
        source_share=source_share,
    )
