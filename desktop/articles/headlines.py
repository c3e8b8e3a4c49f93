"""Tell whether the first paragraph of a text is its headline.

A headline is short, stands alone and is followed by longer text. One without a final stop is taken at its
word. One that ends in a stop (some archives add it) must show itself otherwise: by capitals on all but small
words, by two parts on two lines, by a dateline in the next paragraph, by sharing several of its longer words
with the text that opens below it, or by doing without the articles, auxiliaries and pronouns of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from desktop.articles.dates import months, weekdays
from desktop.basics.lexicons import lexicon

_LONGEST = 220
_MOST_WORDS = 32
_STOPPED_LONGEST = 160
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*", re.UNICODE)
_STOP = re.compile(r"""\.["'”’»)\]*_]*$""")
_OPEN_END = re.compile(r"[,;:–—-]$")
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'’-]{2,40}(?:,? [A-Z][\w., ]{1,30})?(?: ?\([\w ]{2,20}\))? ?[-–—―]+\s*\S"
)
_INNER_STOP = re.compile(r"[a-z]{3,}[.!?][\"'”’]? [“‘\"']?[A-Z]")
_MARKUP = re.compile(r"^[#\s]+|[*_`]{1,3}")


def reads_like_headline(first: str, following: Sequence[str]) -> bool:
    """Whether `first`, the first paragraph, is a headline over `following`, the paragraphs after it."""
    words = _WORD.findall(first)
    if not 2 <= len(words) <= _MOST_WORDS or len(first) > _LONGEST or _OPEN_END.search(first):
        return False
    below = [paragraph for paragraph in following[:6] if paragraph]
    if not below or max(map(len, below)) <= len(first):
        return False
    if not _STOP.search(first):
        return not _INNER_STOP.search(first) or in_title_case(first)
    if len(first) > _STOPPED_LONGEST:
        return False
    if in_title_case(first) or ";\n" in first.replace(" ", ""):
        return True
    if _INNER_STOP.search(first) or weekdays() & {word.lower() for word in words}:
        return False
    if any(_DATELINE.match(paragraph) for paragraph in below[:2]):
        return True
    return _shared(words, below) >= 0.5 or _is_terse(words)


def in_title_case(words: str) -> bool:
    """Whether all words but the small ones are capitalised, at least three of them."""
    rest = [word for word in _WORD.findall(words)[1:] if word.lower() not in _small_words()]
    lower = sum(word[0].islower() for word in rest)
    return len(rest) >= 2 and lower <= len(rest) // 9


def headline_text(paragraph: str) -> str:
    """A headline as a title: on one line, without markup and without a stop that was added at its end."""
    title = " ".join(_MARKUP.sub("", paragraph).split())
    last = title.rpartition(" ")[2]
    if title.endswith(".") and not title.endswith("..") and "." not in last[:-1]:
        return title[:-1]
    return title


def _is_terse(words: Sequence[str]) -> bool:
    sentence_words = sum(word.lower() in _lead_words() for word in words)
    return 4 <= len(words) <= 18 and sentence_words * 6 <= len(words)


def _shared(words: Sequence[str], below: Sequence[str]) -> float:
    """The share of the longer words of a line that return in the opening of the text below it."""
    longer = {_stem(word) for word in words if len(word) >= 4 and word.lower() not in _small_words()}
    longer -= {_stem(month) for month in months()}
    opening = {_stem(word) for word in _WORD.findall(" ".join(below[:2])[:1200])}
    return len(longer & opening) / len(longer) if len(longer) >= 2 else 0.0


def _stem(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")[:6]


@cache
def _small_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("page_small_words"))


@cache
def _lead_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("page_lead_words"))
