"""Turn the network's reactions into reports: contents, each with its cue and its source.

The likeliest sequence of tags is found by dynamic programming (Viterbi 1967), for contents, cues and sources
apart. Every piece of a content points at the first piece of its cue: contents that point at one cue are one
report, and a content whose pieces point at two cues is two. The cue in turn points at its source, or at
nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from desktop.basics.spans import Span
from desktop.statements.tagger.network import Reactions, Scores
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


def _stretches(scores: Scores) -> list[Stretch]:
    """The likeliest stretches."""
    if not len(scores):
        return []
    rows: list[tuple[float, float, float]] = scores.tolist()
    outside, begin, inside = rows[0][0], rows[0][1], _NEVER  # the best of all ways that end in each tag
    back: list[tuple[int, int]] = []
    for row in rows[1:]:
        top, best = (0, outside) if outside >= begin else (1, begin)
        if inside > best:
            top, best = 2, inside
        within, kept = (1, begin) if begin >= inside else (2, inside)
        back.append((top, within))
        outside, begin, inside = best + row[0], best + row[1], kept + row[2]
    best_of_all = (outside, begin, inside)
    tag = max(range(3), key=best_of_all.__getitem__)
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


class Targets:
    """Where a piece points: log shares by the number of the piece, -1 for nobody."""

    __slots__ = ("_columns", "_shares")

    def __init__(self, columns: Mapping[int, int], shares: Scores) -> None:
        self._columns = columns
        self._shares = shares

    def __contains__(self, number: int) -> bool:
        return number in self._columns

    def __getitem__(self, number: int) -> float:
        return float(self._shares[self._columns[number]])

    def get(self, number: int, default: float) -> float:
        """The log share of a piece, `default` where it is out of sight."""
        column = self._columns.get(number)
        return default if column is None else float(self._shares[column])


def pointed(reactions: Reactions, piece: int, *, source: bool = False) -> Targets:
    """Where a piece points: at its cue, or at its source."""
    window = reactions.windows[int(reactions.window[piece])]
    shares = window.to_source if source else window.to_cue
    return Targets(window.columns, shares[int(reactions.row[piece])])


def _parted(
    reactions: Reactions, content: Stretch, cues: dict[int, Stretch]
) -> list[tuple[int | None, Stretch]]:
    """The parts of a content, each with the first piece of the cue it points at."""
    start, end = content
    windows = [reactions.windows[number] for number in set(reactions.window[start:end].tolist())]
    candidates = [cue for cue in cues if any(cue in window.columns for window in windows)]
    if not candidates:
        return [(None, content)]
    targets = [pointed(reactions, piece) for piece in range(start, end)]
    shares = [{cue: target.get(cue, _FAINT) for cue in candidates} for target in targets]
    favourites = Counter(max(candidates, key=share.__getitem__) for share in shares)
    whole = max(candidates, key=lambda cue: sum(share[cue] for share in shares))
    rivals = [cue for cue, count in favourites.items() if count >= _LEAST_PIECES]
    if favourites[whole] >= _ONE_CUE * len(shares) or len(rivals) < 2:
        return [(whole, content)]
    best = {cue: shares[0][cue] for cue in rivals}
    back = []
    for share in shares[1:]:
        top = max(best, key=best.__getitem__)
        came = {cue: cue if best[cue] >= best[top] - _CHANGE else top for cue in rivals}
        best = {cue: max(best[cue], best[top] - _CHANGE) + share[cue] for cue in rivals}
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
