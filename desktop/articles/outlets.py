"""Names of news outlets: recognise one in a credit line, a file's name or an address.

A known name or short form counts, and a name that opens or ends with a word such as "Herald". Everything else
is left to the user: a wrong outlet heads a column of the comparison, an empty one asks to be filled in.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from desktop.basics.lexicons import lexicon

_LONGEST = 50
_MOST_WORDS = 6
_TITLE_WORD = re.compile(r"[^\W_]", re.UNICODE)


def known_outlet(name: str) -> str:
    """The usual name of a well-known outlet that `name` (a name, short form or domain) means, or ""."""
    key = " ".join(re.sub(r"[-_+]+", " ", name).split()).lower()
    return _known().get(key, "") or outlet_of_domain(name)


def outlet_of_domain(domain: str) -> str:
    """The outlet at an internet domain such as "www.nytimes.com", or "" where it is not known."""
    parts = domain.strip().lower().split(".")
    for start in range(max(0, len(parts) - 1)):
        name = _domains().get(".".join(parts[start:]))
        if name:
            return name
    return ""


def outlet_of_address(url: str) -> str:
    """The outlet at a web address, or "" where it is not known."""
    try:
        return outlet_of_domain(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def named_outlet(words: str) -> str:
    """The outlet that `words` name, by the lists or by a word such as "Herald" at one end; otherwise ""."""
    name = " ".join(words.split()).strip(" .,;:")
    known = known_outlet(name) if name else ""
    if known:
        return known
    parts = name.lower().split()
    if not looks_like_name(name) or len(parts) < 2:
        return ""
    telling = _outlet_words()
    first = parts[1] if parts[0] == "the" else parts[0]
    return name if parts[-1] in telling or first in telling else ""


def looks_like_name(words: str) -> bool:
    """Whether `words` can be a name: few, capitalised but for small ones, no sentence."""
    parts = words.split()
    if not parts or len(words) > _LONGEST or len(parts) > _MOST_WORDS:
        return False
    if not any(_TITLE_WORD.match(part) and not part[0].islower() for part in parts):
        return False
    return all(not part[0].islower() or len(part) <= 3 or "." in part for part in parts)


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for row in lexicon("outlets"):
        for name in (row["name"], *row["aliases"].split(";")):
            if name.strip():
                known.setdefault(name.strip().lower(), row["name"])
    return known


@cache
def _domains() -> dict[str, str]:
    return {row["domain"]: row["name"] for row in lexicon("outlets")}


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("outlet_words"))
