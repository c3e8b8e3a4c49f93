"""What the text says of its figures beside their mentions: appositions, "X is the Y", party labels.

"Elizabeth Hart, the communications director for …" makes the role one of hers, so that "the communications
director" can be led back to her.
"""

from __future__ import annotations

import re

from desktop.speakers.appositions import appositions
from desktop.speakers.descriptions import Description
from desktop.speakers.figures import Cast
from desktop.speakers.page import Page
from desktop.speakers.speaker import RoleHeld
from desktop.speakers.vocabulary import folded

_PARTY = re.compile(r",? ?\(?([RDI])[-–—‑](?=[A-Z])")
_PARTY_OF = re.compile(r", (Republican|Democrat|Independent) of ")
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}


def take_roles(cast: Cast) -> None:
    """Give the persons of the cast the roles that the text tells of them."""
    page = cast.page
    for mention in cast.mentions:
        index = cast.figure_of.get(mention.head)
        if mention.form != "person" or index is None:
            continue
        for role in (*appositions(page, mention), *_parties(page, mention)):
            cast.figures[index].add_role(role)


def _parties(page: Page, mention: Description) -> list[RoleHeld]:
    tail = page.text[mention.span.end : mention.span.end + 24]
    short = _PARTY.match(tail)
    if short:
        party = _PARTIES[short[1]]
        return [RoleHeld(party, party.capitalize())]
    long = _PARTY_OF.match(tail)
    return [RoleHeld(folded(long[1]), long[1])] if long else []
