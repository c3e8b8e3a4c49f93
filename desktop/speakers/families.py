"""Whom a family name alone means where several people of one article bear it.

A title's gender decides first; then whoever has borne the name alone so far, as long as the article still
speaks of that one; then whoever the paragraph at hand or the one before speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.speakers.descriptions import Description
from desktop.speakers.figure import Figure
from desktop.speakers.names import PersonName, given_names_agree
from desktop.speakers.page import Page
from desktop.speakers.vocabulary import folded, titles


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


def goes_by(page: Page, figure: Figure, name: PersonName) -> bool:
    """Whether a single word that is nobody's family name is a form of somebody's given name; with a title,
    the first of two names ("Mr. Xi" of Xi Jinping) or of two family names ("President Peña").
    """
    known = figure.full_name
    if known is None or (name.gender and figure.gender and name.gender != figure.gender):
        return False
    if name.suffix and not known.suffix:
        return False  # "Elizabeth II" is none of the Elizabeths
    if name.title:
        if titles()[name.title].kind == "regnal" and all(one.title != name.title for one in figure.names):
            return False
        if all(seen.description.span.end <= page.headline_end for seen in figure.seen):
            return False  # "Pike Daughters Apologize": a headline's capitals make no name
        inner = known.middle[-1] if known.middle else ""
        return folded(name.family) in {folded(known.given), folded(inner) if len(folded(inner)) > 1 else ""}
    return given_names_agree(PersonName("", given=name.family), PersonName("", given=known.given))
