"""Those who are named together: whom "they", "both" or "the two" means a little later, and who joins others
in what they say.
"""

from __future__ import annotations

from desktop.speakers.cast import Cast
from desktop.speakers.descriptions import Description
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


def who_joins(cast: Cast, mention: Description) -> int | None:
    """Who "joined a chorus of ministers calling for …": what these say is news as the words of that one.

    Only where a statement is theirs.
    """
    page = cast.page
    at = mention.head
    if page.tokens[at].dep == "pobj":
        at = page.tokens[page.tokens[at].head].head
    verb = page.tokens[at].head
    if page.tokens[at].dep != "dobj" or page.tokens[verb].lemma != "join":
        return None
    if not any(
        one.mention is not None and one.mention.overlaps(mention.span) for one in page.reading.statements
    ):
        return None
    subjects = (c for c in page.children[verb] if page.tokens[c].dep == "nsubj")
    found = (cast.figure_of.get(subject) for subject in subjects)
    return next((one for one in found if one is not None and cast.figures[one].named), None)
