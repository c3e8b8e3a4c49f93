"""Places that survive a new reading: an article, exact words, and some words before and after.

Follows the text-quote selector of the W3C Web Annotation Data Model, with the offset kept as a hint.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.basics.spans import Span

CONTEXT = 32
"""How many characters before and after the exact words an anchor keeps."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in an article: its exact words with a little of what stands around them."""

    article: str
    exact: str
    before: str
    after: str
    start: int


def anchor(article_id: str, text: str, span: Span) -> Anchor:
    """The anchor of `span` in `text`, the text of the article `article_id`."""
    return Anchor(
        article=article_id,
        exact=span.of(text),
        before=text[max(0, span.start - CONTEXT) : span.start],
        after=text[span.end : span.end + CONTEXT],
        start=span.start,
    )


def locate(place: Anchor, text: str) -> Span | None:
    """Where `place` lies in `text`: the occurrence whose surroundings agree best, the nearest of equals.

    None where the exact words no longer occur.
    """
    best: tuple[int, int, int] | None = None
    at = text.find(place.exact) if place.exact else -1
    while at >= 0:
        end = at + len(place.exact)
        agreement = _shared_end(text[max(0, at - CONTEXT) : at], place.before) + _shared_start(
            text[end : end + CONTEXT], place.after
        )
        rank = (agreement, -abs(at - place.start), at)
        if best is None or rank > best:
            best = rank
        at = text.find(place.exact, at + 1)
    return None if best is None else Span(best[2], best[2] + len(place.exact))


def _shared_start(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def _shared_end(a: str, b: str) -> int:
    count = 0
    for x, y in zip(reversed(a), reversed(b), strict=False):
        if x != y:
            break
        count += 1
    return count
