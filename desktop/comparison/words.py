"""Cut text into words as a comparison counts them, each with the form under which it is compared.

Two words count as the same where their compared forms are equal: lower case, without accents, apostrophes
straight, contractions in two ("ca|n't" as "can", "not"), number phrases as one word with their value
("twenty-five" as 25, "$1.5 million" as 1500000$), names of one spelling or house style under one key ("U.S.",
"United States"). Hyphens separate, so that "one-in-three" and "1 in 3" are the same three words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.basics.spans import Span
from desktop.comparison.figures import PARTS, number_phrase
from desktop.comparison.lexis import contractions, house_forms, spellings

LONGEST_WORD = 200
"""Characters of one word that are looked at; what is longer is no word but is kept as one."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A word cut from a text: where it lies and the form under which it is compared."""

    span: Span
    norm: str
    mask: bool = False
    """Whether letters are masked in it ("f***")."""


# "now!" and "*not*" mask nothing: letters stand on both sides of the signs, or several signs at the end.
_MASK = r"""
    (?<![*_])(?:
        (?:[A-Za-z]{1,3}[*#@$%!_]{1,20}|[A-Za-z]{4,8}\*{1,20})[A-Za-z]{1,5}
      | [A-Za-z]{1,3}(?![!_]+(?![*\#@$%]))[*\#@$%!_]{2,20}
      | [A-Za-z]{4,8}\*{2,20}
      | (?<![A-Za-z])[bcdfghj-np-tv-z][—](?=[a-z])[a-z]{1,5}
      | [A-Za-z]{1,3}(?:[-–—]{3,20}|(?<=\b[b-hj-zB-HJ-Z])[-–—]{2})[A-Za-z]{0,5}
    )(?![A-Za-z0-9])
"""
INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
"""What stands in a word without being seen: soft hyphens, joiners."""

_LETTERS = rf"[^\W_](?:[^\W_]+|[\u0300-\u036f{INVISIBLE}]+)*"
_WORD = re.compile(
    rf"""
      (?P<mask>(?<![^\W_]){_MASK})
    | (?P<time>(?<![\d.,:])\d{{1,2}}(?::\d\d(?![\d:])|\.\d\d(?=\s?[ap]\.?m\b)))
    | (?P<decade>(?<![\d.,])(?:1\d|20)?\d0['’]?s\b)
    | (?P<number>
        (?:(?<![^\s“"‘'(\[])[-−])?(?:(?<![^\W_])[A-Z]{{1,2}}(?=\$))?[$£€¥]?
        (?:\d{{1,40}}(?:[.,]\d{{1,40}}){{0,20}}[{PARTS}]?|[{PARTS}])
        (?:\s?%|(?:st|nd|rd|th|tn|bn|mn|m|k|pc)\b)?
      )
    | (?P<letters>(?<![^\W_])(?:[A-Za-z]\.){{1,10}}(?:[A-Za-z]\.|[A-Za-z]\b))
    | (?P<capital>\[[^\W\d_]\][^\W\d_]+)
    | (?P<word>{_LETTERS}(?:['’ʼ‛]{_LETTERS})*|&)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"^(.+?)(n't|'(?:ll|re|ve|m|d|s))$", re.IGNORECASE)
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‛": "'", "‘": "'", "`": "'"})
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_NUMBERED = re.compile(r"No\.\s?(?=\d)")
_SPACES = re.compile(r"\s")
_IS_AFTER = frozenset({"it", "he", "she", "that", "there", "what", "who", "here", "where", "how"})
_US_SPELLING = (
    (re.compile(r"^([a-z]{3,})our(s|ed|ing|ite|ites|able|hood|ful|less)?$"), r"\1or\2"),
    (re.compile(r"^([a-z]{3,})is(e|ed|es|ing|ation|ations)$"), r"\1iz\2"),
    (re.compile(r"^([a-z]{3,})ys(e|ed|es|ing)$"), r"\1yz\2"),
)


def cut(text: str, spans: Sequence[Span], *, verbs: Mapping[int, str] | None = None) -> tuple[Cut, ...]:
    """The words of `text` inside `spans`.

    `verbs` says of every "'s" that the parse takes for a verb which it is, by its offset; without a parse
    it is told by the word before.
    """
    out: list[Cut] = []
    for span in spans:
        out.extend(_styled(text, _numbered(text, list(_simple(text, span, verbs)))))
    return tuple(out)


def plain(word: str) -> str:
    """`word` in lower case, apostrophes straight, accents left out."""
    return _folded(word) if len(word) <= LONGEST_WORD else _folded.__wrapped__(word)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    word = word.translate(_APOSTROPHES).lower()
    if word.isascii():
        return word
    folded = _UNSEEN.sub("", unicodedata.normalize("NFKD", word))
    return "".join(c for c in folded if not unicodedata.combining(c)) or word


def unmasks(mask: str, word: str) -> bool:
    """Whether `word` may be what `mask` hides: the letters left at either end agree ("f---ing")."""
    letters = re.split(r"[^a-z]+", mask.lower())
    head, tail = letters[0], letters[-1]
    word = word.lower()
    return len(word) > len(head) + len(tail) and word.startswith(head) and word.endswith(tail)


def _simple(text: str, span: Span, verbs: Mapping[int, str] | None) -> Iterator[Cut]:
    """The words of one span, contractions in two, numbers and house style as written."""
    whole = contractions()["whole"]
    for match in _WORD.finditer(text, span.start, span.end):
        start, end = match.span()
        if match.lastgroup == "word" and end - start <= LONGEST_WORD:
            form = _folded(match.group())
            if _elided(text, start, end, span) and f"'{form}" in whole:
                yield from _split(text, start - 1, end, verbs)
            elif form in whole or "'" in form:
                yield from _split(text, start, end, verbs)
            elif form == "no" and _NUMBERED.match(text, start, span.end):
                yield Cut(Span(start, end), "number")
            else:
                yield Cut(Span(start, end), _spelt(form))
        elif match.lastgroup == "mask":
            yield Cut(Span(start, end), plain(match.group()), mask=True)
        elif match.lastgroup == "number":
            yield Cut(Span(start, end), _SPACES.sub("", match.group()))
        elif match.lastgroup == "time":
            yield Cut(Span(start, end), match.group().replace(".", ":"))
        elif match.lastgroup == "decade":
            decade = match.group().replace("'", "").replace("’", "")
            yield Cut(Span(start, end), decade if len(decade) > 3 else f"19{decade}")
        elif match.lastgroup == "letters":
            yield Cut(Span(start, end), plain(match.group()).replace(".", "") + ".")
        elif match.lastgroup == "capital":
            # "[T]he": the article's capital in the speaker's word.
            yield Cut(Span(start, end), _spelt(plain(match.group()[1] + match.group()[3:])))
        else:
            yield Cut(Span(start, end), plain(match.group()))


def _elided(text: str, start: int, end: int, span: Span) -> bool:
    """Whether an apostrophe stands for letters left out before a word ("’cause"), and marks no term."""
    return (
        start > span.start
        and text[start - 1] in "'’"
        and not text[max(start - 2, 0) : start - 1].isalnum()
        and text[end : end + 1] not in {"'", "’"}
    )


def _split(text: str, start: int, end: int, verbs: Mapping[int, str] | None) -> Iterator[Cut]:
    """A word, or the parts of a contracted one."""
    form = plain(text[start:end])
    known = contractions()
    if form in known["whole"]:
        # Spread over the letters, so that each part keeps a place of its own.
        parts = known["whole"][form].split()
        edges = [start + (end - start) * n // len(parts) for n in range(len(parts))] + [end]
        for n, part in enumerate(parts):
            yield Cut(Span(edges[n], edges[n + 1]), part)
        return
    # Folding accents may change the length; a contraction is then left whole.
    found = _CLITIC.match(form) if "'" in form and len(form) == end - start else None
    if found is None:
        yield Cut(Span(start, end), _spelt(form))
        return
    stem, clitic = found.groups()
    middle = end - len(clitic)
    if clitic == "'s":
        verb = ("is" if stem in _IS_AFTER else "'s") if verbs is None else verbs.get(middle, "'s")
        meant = "us" if stem == "let" else verb
    else:
        meant = known["end"][clitic]
    if clitic == "n't":
        stem = known["stem"].get(stem, stem)
        yield Cut(Span(start, middle), stem)
    else:
        yield from _split(text, start, middle, verbs)
    yield Cut(Span(middle, end), meant)


@lru_cache(maxsize=20_000)
def _spelt(form: str) -> str:
    """`form` under the spelling that all its spellings are compared as."""
    key = spellings().get(form)
    if key is not None:
        return key
    for pattern, american in _US_SPELLING:
        form = pattern.sub(american, form)
    return form


def _numbered(text: str, cuts: list[Cut]) -> list[Cut]:
    """`cuts` with each number phrase as one word."""
    out: list[Cut] = []
    at = 0
    while at < len(cuts):
        end, norm = number_phrase(text, cuts, at)
        if norm is None:
            out.append(cuts[at])
            at += 1
        else:
            out.append(Cut(Span(cuts[at].span.start, cuts[end - 1].span.end), norm))
            at = end
    return out


def _styled(text: str, cuts: list[Cut]) -> Iterator[Cut]:
    """`cuts` with forms of one house style under one key."""
    forms = house_forms()
    at = 0
    while at < len(cuts):
        norm = cuts[at].norm
        known = forms.get(norm.rstrip("."))
        if known is None and not norm.endswith("."):
            yield cuts[at]
            at += 1
            continue
        taken = 1
        for form in known or ():
            size = len(form.words)
            here = cuts[at : at + size]
            if tuple(one.norm.rstrip(".") for one in here) != form.words:
                continue
            span = Span(here[0].span.start, here[-1].span.end)
            if form.capitals and not span.of(text).replace(".", "").isupper():
                continue
            taken, norm = size, form.key
            break
        yield Cut(Span(cuts[at].span.start, cuts[at + taken - 1].span.end), norm.rstrip("."), cuts[at].mask)
        at += taken
