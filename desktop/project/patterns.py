"""What to look for, as a pattern that is looked for within a bounded time.

The patterns are those of the `regex` package: it looks at the clock while it matches, so that a pattern that
would go on for ever is given up, and it lets other threads run meanwhile. Python's own `re` does neither, and
a linear-time engine (RE2) knows no look-around and takes only English letters for letters. Crossquote reads
web pages with trafilatura, which stands on `regex` already.

Words that are looked for as they stand are found whatever the shape of their quotation marks, apostrophes,
hyphens and white space: nobody types what an editor set.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from desktop.basics.errors import CrossquoteError
from desktop.basics.spans import Span

PATTERN_LIMIT = 1_000
"""Characters of what is looked for."""

_ALIKE = ('"“”„‟«»＂', "'‘’‚‛ʼ‹›`", "-‐‑‒–")
_SHAPES = {one: f"[{regex.escape(row)}]" for row in _ALIKE for one in row}


class NotAPattern(CrossquoteError):
    """What was typed is no regular expression; the message says where."""


class TakesTooLong(Exception):
    """The time for one text is over."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How words are looked for."""

    match_case: bool = False
    whole_words: bool = False
    pattern: bool = False
    """They are a regular expression."""


def compiled(words: str, manner: Manner) -> regex.Pattern[str]:
    """What finds `words` in a text.

    Raises `NotAPattern` where they are no regular expression and ought to be one.
    """
    flags = regex.MULTILINE | (0 if manner.match_case else regex.IGNORECASE)
    if len(words) > PATTERN_LIMIT:
        raise NotAPattern(f"Look for at most {PATTERN_LIMIT:,} characters.")
    if not manner.pattern:
        return regex.compile(_in_whole_words(words) if manner.whole_words else _as_it_stands(words), flags)
    try:
        own = regex.compile(words, flags)
        if manner.whole_words:
            # A comment at the end of a pattern that may hold comments must not swallow the bracket.
            end = "\n)" if own.flags & regex.VERBOSE else ")"
            return regex.compile(rf"\b(?:{words}{end}\b", flags)
    except regex.error as problem:
        raise NotAPattern(f"Not a regular expression: {problem}.") from problem
    except (RecursionError, OverflowError, MemoryError) as problem:
        raise NotAPattern("This regular expression is too deeply nested; make it simpler.") from problem
    return own


def matches(pattern: regex.Pattern[str], text: str, *, seconds: float) -> Iterator[Span]:
    """Where `pattern` is found in `text`, in order; what is empty is not found.

    Raises `TakesTooLong` once this takes longer than `seconds`; what was found before has been given out.
    """
    try:
        for match in pattern.finditer(text, timeout=max(seconds, 0.001)):
            if match.end() > match.start():
                yield Span(*match.span())
    except (TimeoutError, MemoryError) as problem:
        raise TakesTooLong from problem


def _as_it_stands(words: str) -> str:
    """A pattern for these very words; outer white space counts, how much of it there is does not."""
    parts = []
    for blank, rest in regex.findall(r"(\s+)|(\S+)", words):
        parts.append(r"\s+" if blank else "".join(_SHAPES.get(one) or regex.escape(one) for one in rest))
    return "".join(parts)


def _in_whole_words(words: str) -> str:
    """The same, not inside a longer word; at an edge that is no letter nothing is asked for."""
    bare = words.strip()
    before = r"(?<!\w)" if regex.match(r"\w", bare) else ""
    after = r"(?!\w)" if regex.search(r"\w$", bare) else ""
    return f"{before}{_as_it_stands(bare)}{after}"
