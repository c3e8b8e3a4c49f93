"""Follow a statement back over more than one step: "told Axios, which the Times cited", "the Herald, citing
Reuters, quoted her as saying".

A statement's `via` is one step. Here the sentences it stands in are searched for outlets that are said to
have something from one another; words in quotation marks are no part of that. The chain begins with the
outlet that the article had it from and ends with the one that heard the words, or as far back as the text
leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span, hull
from desktop.comparison.per_reading import PerReading, quotations_of
from desktop.statements.reading import Reading, Statement

LONGEST = 1200
"""Characters of the sentences of a statement that are looked at."""

LETTERS = 5
"""Letters of a name in small letters, as the lexicon has some, up to which its capitals count ("BBC")."""

MOST = 8
"""Steps that a chain has at most."""

_THE = r"(?:the |The )?"
_O = r"⟦(\d+)⟧"
_HAD = (
    # The receiver first, then whom it had it from.
    rf"{_O}(?:,? (?:which|who))?[^⟦⟧.;]{{0,40}}?\b(?:cit(?:ing|ed|es)|quot(?:ing|ed|es)|credit(?:ing|ed|s)|"
    rf"referring to)(?: an?| its)?(?: [a-z ]{{1,30}}? (?:in|by|from|with|to|of))? {_THE}{_O}",
    rf"{_O},? (?:had |has )?(?:quoted|cited|quotes|cites|quoting)\b[^⟦⟧;]{{1,80}}? as "
    rf"(?:telling|saying to|saying on|saying in an interview with) {_THE}{_O}",
    rf"[Aa]ccording to {_THE}{_O}, [^⟦⟧;]{{1,80}}? (?:told|to|with) {_THE}{_O}",
    rf"{_O} (?:reported|reports|said|wrote)(?: on \w+day)?(?: that)? [^⟦⟧;]{{1,80}}? "
    rf"(?:told|with) {_THE}{_O}",
)
_GAVE = (
    # Whom it was had from first, then the receiver.
    rf"{_O},? (?:[a-z]+ ){{0,6}}?(?:cited|quoted|reported|carried|picked up|reprinted|relayed|published|"
    rf"republished|translated|broadcast) by {_THE}{_O}",
    rf"{_O},? (?:in )?(?:which|whose \w+) {_THE}{_O} (?:then |later |also |had |has )?(?:cited|quoted|"
    r"reported|picked up|relayed|carried|repeated|reprinted)",
)
_HEARD = (
    # The same, where the first must be one that somebody spoke to or that had it from another.
    rf"{_O}[^⟦⟧;]{{0,160}}?, according to {_THE}{_O}",
    rf"{_O}[^⟦⟧;]{{0,160}}?, {_THE}{_O} (?:reported|said|wrote|reports|says|writes)\b",
)
_LISTENS = re.compile(rf"\b(?:told|tells|telling|with|to|by|on|via|citing|cited) {_THE}$")
_ARTICLE = re.compile(r"^[Tt]he\s+")
_SPACE = re.compile(r"\s+")


def chain_of(reading: Reading, statement: Statement, compared: Sequence[str] = ()) -> tuple[str, ...]:
    """From whom the article had a statement, from whom these had it, and so on, named as the text does.

    Nothing where no outlet is named; one name where no more than `via` is told. `compared` are names of
    outlets that are known besides the lexicon's.
    """
    via = (statement.via.name,) if statement.via is not None else ()
    speaks = statement.mention.of(reading.article.text) if statement.mention is not None else ""
    if not via and not _outlets(tuple(compared)).search(speaks):
        return ()
    names, words = _named(reading, statement, tuple(compared))
    had = dict(_links(words))
    start = _first(reading, statement, names, had)
    if start is None:
        return via
    steps = [start]
    while steps[-1] in had and had[steps[-1]] not in steps and len(steps) < MOST:
        steps.append(had[steps[-1]])
    return tuple(_ARTICLE.sub("", names[one]) for one in steps) if len(steps) > 1 else via


def _first(
    reading: Reading, statement: Statement, names: Sequence[str], had: Mapping[int, int]
) -> int | None:
    """The outlet that a statement's chain begins with: what nobody here had anything from leads to."""
    text = reading.article.text
    told = statement.via.name if statement.via is not None else ""
    told = told or (statement.mention.of(text) if statement.mention else "")
    own = next((n for n, name in enumerate(names) if _same(name, told)), None)
    if own is None:
        return None
    given = {source: receiver for receiver, source in had.items()}
    seen = [own]
    while seen[-1] in given and given[seen[-1]] not in seen:
        seen.append(given[seen[-1]])
    return seen[-1]


def _same(name: str, other: str) -> bool:
    return bool(other) and _bare(name) == _bare(other)


def _bare(name: str) -> str:
    return re.sub(r"^the\s+|['’]s?$", "", " ".join(name.split()).casefold())


def _links(words: str) -> Iterator[tuple[int, int]]:
    """Which outlet had it from which, by their numbers: the receiver, then whom it had it from."""
    receivers: set[int] = set()
    for pattern in _compiled(_HAD):
        for match in pattern.finditer(words):
            receivers.add(int(match[1]))
            yield int(match[1]), int(match[2])
    for pattern in _compiled(_GAVE):
        for match in pattern.finditer(words):
            receivers.add(int(match[2]))
            yield int(match[2]), int(match[1])
    for pattern in _compiled(_HEARD):
        for match in pattern.finditer(words):
            if int(match[1]) in receivers or _LISTENS.search(words[: match.start()]):
                receivers.add(int(match[2]))
                yield int(match[2]), int(match[1])


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in patterns)


def _named(reading: Reading, statement: Statement, compared: tuple[str, ...]) -> tuple[list[str], str]:
    """The outlets named in a statement's sentences, each once, and the sentences with their numbers in place
    of the names, what is quoted left out."""
    text = reading.article.text
    region = _region(reading, statement)
    quoted = [one.span for one in quotations_of(reading) if one.style != "single" and one.parent is None]
    names: list[str] = []
    pieces: list[str] = []
    at = region.start
    for match in _outlets(compared).finditer(text, region.start, region.end):
        span = Span(*match.span())
        if any(span.overlaps(mark) for mark in quoted):
            continue
        number = next((n for n, name in enumerate(names) if _same(name, match.group())), len(names))
        if number == len(names):
            names.append(match.group())
        pieces += [_unquoted(text, Span(at, span.start), quoted), f"⟦{number}⟧"]
        at = span.end
    pieces.append(_unquoted(text, Span(at, region.end), quoted))
    return names, _SPACE.sub(" ", "".join(pieces))


def _unquoted(text: str, span: Span, quoted: Sequence[Span]) -> str:
    kept, at = [], span.start
    for mark in quoted:
        if mark.overlaps(span):
            kept.append(text[at : max(at, mark.start)])
            at = min(span.end, mark.end)
    return "".join((*kept, text[at : span.end])).translate(_NO_SIGNS)


_NO_SIGNS = str.maketrans("⟦⟧", "[]")


def _region(reading: Reading, statement: Statement) -> Span:
    """The sentences that a statement's cue, mention and source stand in."""
    parts = [one for one in (statement.cue and statement.cue.span, statement.mention) if one]
    parts += [statement.via.span] if statement.via is not None else []
    whole = hull(parts) if parts else statement.spans[0]
    starts, end = _sentences(reading), len(reading.article.text)
    first = max((start for start in starts if start <= whole.start), default=0)
    last = min((start for start in starts if start >= whole.end), default=end)
    paragraph = next((one.span for one in reading.article.paragraphs if whole.start in one.span), None)
    if paragraph is not None:
        first, last = max(first, paragraph.start), min(max(whole.end, last), max(paragraph.end, whole.end))
    return Span(first, min(last, first + LONGEST))


def _starts(reading: Reading) -> tuple[int, ...]:
    return tuple(token.start for token in reading.tokens if token.sentence_start)


_sentences: PerReading[tuple[int, ...]] = PerReading(_starts)


@cache
def _outlets(compared: tuple[str, ...]) -> re.Pattern[str]:
    """Names of outlets and agencies: those known, those compared, and what has an outlet's word in it."""
    known = {row["name"] for row in lexicon("outlets")} | set(compared)
    some = [row["aliases"] for row in lexicon("outlets")] + [row["forms"] for row in lexicon("agencies")]
    aliases = {alias.strip() for each in some for alias in each.split(";")}
    known |= aliases | {alias.upper() for alias in aliases if len(alias) <= LETTERS}
    bare = {re.sub(r"^(?:the|The)\s+", "", name) for name in known}
    longest = sorted((name for name in bare if len(name) > 2), key=lambda name: (-len(name), name))
    last = "|".join(sorted(row["word"].capitalize() for row in lexicon("outlet_words")))
    named = rf"(?:[A-Z][\w’'-]*\s){{0,3}}(?:{last})(?:\s(?:Service|Agency))?"
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))}|{named}|AP)(?!\w)")
