"""Whom a family name alone means where several people of one article bear it.

A title's gender decides first; then whoever has borne the name alone so far, as long as the article still
speaks of that one; then whoever the paragraph at hand or the one before speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.speakers.descriptions import Description
from desktop.speakers.figure import Figure
from desktop.speakers.page import Page


def bearer(page: Page, figures: Sequence[Figure], mention: Description, bearers: Sequence[int]) -> int | None:
    """Whom the bare family name `mention` means of the figures `bearers`; None where two are as likely."""
    start = mention.span.start
    gender = mention.name.gender if mention.name is not None else ""
    if gender:
        told = [i for i in bearers if figures[i].gender == gender]
        if len(told) == 1:
            return told[0]
    bare = {
        i: sum(1 for s in figures[i].seen if s.description.name and not s.description.name.full)
        for i in bearers
    }
    owner = [i for i in bearers if bare[i] == max(bare.values())] if max(bare.values()) else []
    introduced = {
        i: max(
            (s.description.span.start for s in figures[i].seen if s.description.span.start < start),
            default=-1,
        )
        for i in bearers
    }
    latest = max(bearers, key=lambda i: introduced[i])
    place = page.paragraph[mention.head]
    near = [
        i for i in bearers
        if any(
            s.description.span.start < start and place - page.paragraph[s.description.head] <= 1
            for s in figures[i].seen
        )
    ]  # fmt: skip
    if len(owner) == 1 and (owner[0] in near or owner[0] == latest or not near):
        return owner[0]
    if len(near) == 1 and not owner:
        return near[0]
    if len(owner) == 1 and len(near) == 1 and near[0] != owner[0]:
        return None
    before = [i for i in bearers if introduced[i] >= 0]
    return before[0] if len(before) == 1 else None
