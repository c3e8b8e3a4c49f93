"""Two who are named together: whom "they", "both" or "the two" means a little later."""

from __future__ import annotations

from desktop.speakers.cast import Cast
from desktop.speakers.figure import Figure
from desktop.speakers.salience import Salience


def pair_before(cast: Cast, salience: Salience, at: int, *, reach: int) -> tuple[int, ...]:
    """The figures of the last two people joined by "and" before the token `at`, at most `reach` sentences
    back; () where there are none.
    """
    page = cast.page
    for trace in reversed(salience.trail):
        if salience.distance(trace.head, at) > reach:
            break
        token = page.tokens[trace.head]
        first = cast.figure_of.get(token.head) if token.dep == "conj" else None
        if first is None or first == trace.figure or trace.head >= at or page.quoted[trace.head]:
            continue
        both = (first, trace.figure)
        if all(cast.figures[index].type in ("person", "unnamed") for index in both):
            return tuple(sorted(both))
    return ()


def together(cast: Cast, pair: tuple[int, ...]) -> int:
    """The figure of the two together, made where it is new."""
    for index, figure in enumerate(cast.figures):
        if figure.members == pair:
            return index
    return cast.add(Figure("group", plural=True, members=pair))
