"""Read the lines at the top of an article that credit it: byline, outlet, date, address.

"By Jane Roe | Daily Herald", "Daily Herald, 3 March 2026", "Published: March 3, 2026", "Source: Daily
Herald". A line counts only when all of it is explained that way, so that no sentence of the article is
mistaken for one. A file's name is read the same way, and counts least.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache

from desktop.articles.dates import find_date, weekdays
from desktop.articles.outlets import known_outlet, looks_like_name, named_outlet
from desktop.basics.lexicons import lexicon

_LONGEST = 200
_BAR = re.compile(r"\s*[|·•]\s*|\s+[-–—]+\s+|\s*[–—]\s*$|^\s*[–—]\s*|\n")
_FIELD = re.compile(r"^([A-Za-z][A-Za-z -]{1,20}):\s*(\S.*)$", re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,500}", re.IGNORECASE)
_HANDLE = re.compile(r"^\(?(?:@\w{2,30}|[\w.+-]{1,64}@[\w.-]{3,80})\)?$")
_CLOCK = re.compile(
    r"(?:\bat\s+)?\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?\b)?|\b\d{1,2}\s*[ap]\.?m\.?\b(?:\s*[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"^[^\W\d_][\w.'’-]*$")
_EMPHASIS = re.compile(r"[*_`]{1,3}")
_READING_TIME = re.compile(r"^\d{1,2}\s+min")
_FOR = re.compile(r"^(.*?),?\s+(?:for|of)\s+(?:the\s+)?(?=[A-Z])(.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Credits:
    """What a line tells of an article; what it does not tell is an empty string."""

    byline: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    title: str = ""

    def filled(self, other: Credits) -> Credits:
        """These credits, with what they lack taken from `other`."""
        return Credits(*(getattr(self, field.name) or getattr(other, field.name) for field in fields(self)))


def read_credits(line: str) -> Credits | None:
    """What a credit line tells, or None where `line` is none."""
    line = " ".join(_EMPHASIS.sub("", line).split(" ")).strip()
    if not line or len(line) > _LONGEST:
        return None
    if _ADDRESS.fullmatch(line):
        return Credits(url=line)
    labelled = _read_field(line)
    if labelled:
        return labelled
    found = find_date(line)
    rest = line if found is None else _without_date(line, found.span.start, found.span.end)
    told = Credits(published=found.iso if found else "")
    pieces = [piece.strip(" ,;:.()") for piece in _BAR.split(rest)]
    pieces = [piece for piece in pieces if piece and not _is_filler(piece)]
    explained = found is not None
    opened = False
    for piece in pieces:
        read = _read_piece(piece, opened=opened, dated=found is not None, alone=len(pieces) == 1)
        if read is None:
            return None
        explained = explained or bool(read.byline) or (len(pieces) == 1 and bool(read.outlet))
        opened = opened or bool(read.byline)
        told = told.filled(read)
    return told if explained else None


def credits_of_name(stem: str, title: str = "") -> Credits:
    """What a file's name (without folder and suffix) tells.

    "daily-herald_2026-03-01_wall" and "Wall falls - Daily Herald" name their outlet. `title` is the
    article's headline, which the name of a saved page repeats.
    """
    stem = " ".join(stem.split())[:_LONGEST]
    found = find_date(stem.replace("_", " "))
    published = found.iso if found else ""
    for joint in (r"\s+[-–—|]\s+|\s*[|·]\s*", r"_+"):
        pieces = [piece for piece in re.split(joint, stem) if piece]
        if len(pieces) < 2:
            continue
        outlet = _outlet_among(pieces, title)
        if outlet:
            return Credits(outlet=outlet, published=published)
    return Credits(published=published)


def _outlet_among(pieces: list[str], title: str) -> str:
    first, last = pieces[0], pieces[-1]
    for piece in (last, first):
        name = _spoken(piece)
        outlet = known_outlet(piece) or named_outlet(name)
        if outlet:
            return outlet
    if _same_words(" ".join(pieces[:-1]), title) and looks_like_name(_spoken(last)):
        return _spoken(last)
    dated = find_date(pieces[1])
    if dated and len(dated.span) == len(pieces[1]) and looks_like_name(_spoken(first)):
        return _spoken(first)
    return ""


def _spoken(piece: str) -> str:
    """A piece of a file's name as a name: "daily-herald" is "Daily Herald"."""
    name = " ".join(re.sub(r"[-_+]+", " ", piece).split())
    return name.title() if name == name.lower() else name


def _same_words(a: str, b: str) -> bool:
    x, y = (re.findall(r"\w+", words.lower()) for words in (a, b))
    return bool(x) and x == y[: len(x)] and len(x) >= min(4, len(y))


def _read_field(line: str) -> Credits | None:
    match = _FIELD.match(line)
    kind = _phrases().get(match.group(1).lower().strip(), "") if match else ""
    if not match or not kind.startswith("field:"):
        return None
    name, value = kind.removeprefix("field:"), " ".join(match.group(2).split())
    if name == "published":
        found = find_date(value)
        return Credits(published=found.iso) if found else None
    if name == "url":
        address = _ADDRESS.match(value)
        return Credits(url=address.group()) if address else None
    if name == "title":
        return Credits(title=value)
    if not looks_like_name(value):
        return None
    return (
        Credits(outlet=known_outlet(value) or value) if name == "outlet" else Credits(byline=_person(value))
    )


def _without_date(line: str, start: int, end: int) -> str:
    """`line` without its date, the weekday and label before it and the time after it."""
    before, after = line[:start], line[end:]
    words = before.rstrip(" ,").rpartition(" ")
    if words[2].strip("(.,").lower() in weekdays():
        before = words[0]
    return f"{_CLOCK.sub('', before).rstrip(' ,(')} | {_CLOCK.sub('', after).lstrip(' ,.)')}"


def _is_filler(piece: str) -> bool:
    """Labels, roles, handles and times, which tell nothing that is kept."""
    low = piece.lower().rstrip(":")
    kind = _phrases().get(low, "")
    if kind in ("date", "role") or kind == "field:published" or low in weekdays():
        return True
    if _HANDLE.match(piece) or _READING_TIME.match(low) or not _CLOCK.sub("", piece).strip(" ,()"):
        return True
    last = low.rpartition(" ")[2]
    return len(low.split()) <= 4 and _phrases().get(last) == "role"


def _read_piece(piece: str, *, opened: bool, dated: bool, alone: bool) -> Credits | None:
    """What one piece of a credit line tells; None where it may be part of a sentence.

    `opened`: a byline stood before it; `dated`: the line holds a date; `alone`: nothing else is in the line.
    """
    opener = next((by for by in _openers() if piece.lower().startswith(f"{by} ")), "")
    if opener:
        return _read_byline(piece[len(opener) :].strip(" :"))
    if opened:
        # After "By Jane Roe |" comes who published it, under whatever name.
        return Credits(outlet=known_outlet(piece) or piece) if looks_like_name(piece) else None
    outlet = named_outlet(piece)
    if outlet and (dated or alone):
        return Credits(outlet=outlet)
    if dated and looks_like_name(piece):
        # A place or a person: it explains the line but names no outlet.
        return Credits()
    return None


def _read_byline(words: str) -> Credits | None:
    outlet = ""
    handed = _FOR.match(words)
    if handed and looks_like_name(handed.group(2)):
        words, outlet = handed.group(1), known_outlet(handed.group(2)) or handed.group(2)
    people: list[str] = []
    pieces = [piece.strip(" .") for piece in words.split(",") if piece.strip(" .")]
    for place, piece in enumerate(pieces):
        named = named_outlet(piece) if place else ""
        if named:
            outlet = outlet or named
        elif place == 0 or (not _is_filler(piece) and _are_people(piece)):
            people.append(piece)
        elif not _is_filler(piece):
            return None
    byline = ", ".join(people)
    if not people or not _are_people(byline):
        return None
    return Credits(byline=_person(byline), outlet=outlet)


def _are_people(words: str) -> bool:
    """Whether `words` are names joined by commas and "and", not the start of a sentence."""
    names = [name.split() for name in re.split(r",| and | & | with | in ", words) if name.strip()]
    if not names or any(len(name) > 5 for name in names):
        return False
    parts = [part for name in names for part in name]
    if any(part.lower().strip(".") in weekdays() for part in parts):
        return False
    capital = all(any(part[0].isupper() for part in name) for name in names)
    return capital and all(_NAME_WORD.match(part) and (part[0].isupper() or len(part) <= 3) for part in parts)


def _person(words: str) -> str:
    """A byline without a closing stop; one in capitals throughout in ordinary letters."""
    words = words.removesuffix(".")
    return words.title() if words.isupper() and len(words) > 5 else words


@cache
def _phrases() -> dict[str, str]:
    phrases: dict[str, str] = {}
    for row in lexicon("page_credits"):
        phrases.setdefault(row["phrase"], row["kind"])
    return phrases


@cache
def _openers() -> tuple[str, ...]:
    by: Iterable[str] = (phrase for phrase, kind in _phrases().items() if kind == "by")
    return tuple(sorted(by, key=len, reverse=True))
