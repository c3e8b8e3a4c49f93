"""Tell whether the reference gives a quotation's words to somebody else than the article does.

A transcript names who speaks by a title and a family name ("MS. QUILL") or by an office ("THE MAYOR"). That
is held against all names and roles of the speaker: one word in common is enough to agree. An office says
nothing against anybody: many a person holds one that no article names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.comparison.located import Located
from desktop.comparison.words import plain
from desktop.speakers.speaker import Speaker

_WORD = re.compile(r"[^\W\d_]{2,}")


def who_said(found: Located, speaker: Speaker | None) -> str:
    """The sentence that says who speaks in the reference where a quotation was found; "" where none is named.

    `speaker` is who the article gives the words to, None where that is open.
    """
    named = [name for name in found.said_by if name]
    if not named:
        return ""
    called = " and ".join((", ".join(named[:-1]), named[-1])) if len(named) > 1 else named[0]
    others = [name for name in named if speaker is not None and another(name, speaker)]
    if speaker is not None and len(others) == len(named):
        return f"The reference gives these words to {called}, not to {speaker.name}."
    return f"In the reference {called} {'say' if len(named) > 1 else 'says'} this."


def another(label: str, speaker: Speaker) -> bool:
    """Whether a label of the reference names somebody else than a person of the articles."""
    if speaker.type != "person" or plain(label).startswith("the "):
        return False
    names = _told((label,)) - _titles()
    return bool(names) and names.isdisjoint(_told((speaker.name, *speaker.aliases, *speaker.roles)))


def _told(texts: Iterable[str]) -> set[str]:
    return {plain(match.group()) for text in texts for match in _WORD.finditer(text)}


@cache
def _titles() -> frozenset[str]:
    titles = {word for row in lexicon("titles") for word in row["title"].split()}
    return frozenset(title for title in titles if title) | {"the", "of", "and"}
