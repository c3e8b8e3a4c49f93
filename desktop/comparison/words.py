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
from fractions import Fraction
from functools import lru_cache

from desktop.basics.spans import Span
from desktop.comparison.lexis import contractions, house_forms, numbers, spellings

LONGEST_WORD = 200
"""Characters of one word that are looked at; what is longer is no word but is kept as one."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A word cut from a text: where it lies and the form under which it is compared."""

    span: Span
    norm: str
    mask: bool = False
    """Whether letters are masked in it ("f***")."""


_MASK = r"[A-Za-z]{1,3}(?:[*#@$%!_]{1,20}|[-–—]{3,20}|(?<=\b[b-hj-zB-HJ-Z])[-–—]{2})[A-Za-z]{0,5}(?![A-Za-z])"
_WORD = re.compile(
    rf"""
      (?P<mask>(?<![^\W_]){_MASK})
    | (?P<number>[$£€¥]?\d{{1,40}}(?:[.,]\d{{1,40}}){{0,20}}(?:\s?%|(?:st|nd|rd|th|bn|mn|m|k)\b)?)
    | (?P<letters>(?<![^\W_])(?:[A-Za-z]\.){{1,10}}(?:[A-Za-z]\.|[A-Za-z]\b))
    | (?P<capital>\[[^\W\d_]\][^\W\d_]+)
    | (?P<word>[^\W_]+(?:['’ʼ‛][^\W_]+)*|&)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"^(.+?)(n't|'(?:ll|re|ve|m|d|s))$", re.IGNORECASE)
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‛": "'", "‘": "'", "`": "'"})
_SUFFIX = re.compile(r"(st|nd|rd|th)$")
_SCALES = {"bn": 10**9, "mn": 10**6, "m": 10**6, "k": 1000}
_MONEY = {"$": "$", "£": "£", "€": "€", "¥": "¥"}
_MONEY_WORDS = {
    "dollar": "$",
    "dollars": "$",
    "pound": "£",
    "pounds": "£",
    "euro": "€",
    "euros": "€",
    "yen": "¥",
}
_ARTICLES = frozenset({"a", "an"})
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
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


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
            if form in whole or "'" in form:
                yield from _split(text, start, end, verbs)
            else:
                yield Cut(Span(start, end), _spelt(form))
        elif match.lastgroup == "mask":
            yield Cut(Span(start, end), plain(match.group()), mask=True)
        elif match.lastgroup == "number":
            yield Cut(Span(start, end), match.group().replace(" ", ""))
        elif match.lastgroup == "letters":
            yield Cut(Span(start, end), plain(match.group()).replace(".", "") + ".")
        elif match.lastgroup == "capital":
            # "[T]he": the article's capital in the speaker's word.
            yield Cut(Span(start, end), _spelt(plain(match.group()[1] + match.group()[3:])))
        else:
            yield Cut(Span(start, end), plain(match.group()))


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
        end, norm = _number(text, cuts, at)
        if norm is None:
            out.append(cuts[at])
            at += 1
        else:
            out.append(Cut(Span(cuts[at].span.start, cuts[end - 1].span.end), norm))
            at = end
    return out


def _number(text: str, cuts: Sequence[Cut], at: int) -> tuple[int, str | None]:
    """The end and the compared form of the number phrase that starts at `at`, or None for no number."""
    first = cuts[at].norm
    money, mark = "", ""
    known = numbers()
    if first[0].isdigit() or first[0] in _MONEY:
        money = _MONEY.get(first[0], "")
        figures = first.lstrip("$£€¥")
        suffix = re.search(r"[^\d.,]+$", figures)
        ending = suffix.group().lower() if suffix else ""
        digits = figures[: len(figures) - len(ending)]
        value = _value(digits)
        if value is None or _SUFFIX.match(ending):
            return at + 1, digits + ending
        mark = "%" if ending == "%" else ""
        value *= _SCALES.get(ending, 1)
        end = at + 1
    elif first in known and known[first][1] in {"unit", "ten"}:
        part = _fraction(text, cuts, at)
        if part is not None:
            return at + 2, part
        value = Fraction(known[first][0])
        end = at + 1
        if known[first][1] == "ten" and _joins(text, cuts, end):
            unit = known.get(cuts[end].norm)
            if unit is not None and unit[1] == "unit" and 0 < unit[0] < 10:
                value += unit[0]
                end += 1
    elif first in known and known[first][1] == "ordinal":
        return at + 1, _ordinal(known[first][0])
    elif first in _ARTICLES or first == "half":
        part = _fraction(text, cuts, at)
        if part is not None:
            return at + 2, part
        # "a dozen", "half a million": the article stands for one.
        end = at + 1
        if first == "half" and _joins(text, cuts, end) and cuts[end].norm in _ARTICLES:
            end += 1
        counted = _is_scale(text, cuts, end) or (
            first == "half" and _joins(text, cuts, end) and cuts[end].norm in {"percent", "percentage"}
        )
        if counted and end == at + 1 + (first not in _ARTICLES):
            value = Fraction(1, 2) if first == "half" else Fraction(1)
        else:
            return at + 1, None
    else:
        return at + 1, None
    halves = [cut.norm for cut in cuts[end : end + 3]]
    if halves == ["and", "a", "half"] and all(_joins(text, cuts, end + n) for n in range(3)):
        value += Fraction(1, 2)
        end += 3
    while _joins(text, cuts, end) and known.get(cuts[end].norm, (0, ""))[1] in {"scale", "short scale"}:
        value *= known[cuts[end].norm][0]
        end += 1
    if not money and _joins(text, cuts, end) and cuts[end].norm in _MONEY_WORDS:
        money = _MONEY_WORDS[cuts[end].norm]
        end += 1
    elif not money and _joins(text, cuts, end):
        if cuts[end].norm in {"percent", "pct"}:
            mark, end = "%", end + 1
        elif cuts[end].norm == "per" and end + 1 < len(cuts) and cuts[end + 1].norm == "cent":
            mark, end = "%", end + 2
        elif cuts[end].norm == "percentage" and end + 1 < len(cuts):
            mark, end = ("%p", end + 2) if cuts[end + 1].norm in {"point", "points"} else ("%", end + 1)
    shown = str(value.numerator) if value.denominator == 1 else str(float(value))
    return end, shown + money + mark


def _fraction(text: str, cuts: Sequence[Cut], at: int) -> str | None:
    """A fraction ("two-thirds", "a quarter of") if one stands there; a quarter alone may be a coin."""
    known = numbers()
    if not _joins(text, cuts, at + 1):
        return None
    below, role = known.get(cuts[at + 1].norm, (0, ""))
    over, kind = known.get(cuts[at].norm, (1 if cuts[at].norm in _ARTICLES else 0, "unit"))
    joined = text[cuts[at].span.end : cuts[at + 1].span.start] in {"-", "\u2011"}
    followed = at + 2 < len(cuts) and cuts[at + 2].norm == "of"
    one = over == 1 and (role == "ordinal" or role == "part") and below > 2 and (joined or followed)
    if kind == "unit" and (one or (over > 1 and role == "part")):
        return f"{over}/{below}"
    return None


def _is_scale(text: str, cuts: Sequence[Cut], at: int) -> bool:
    """Whether a word for a dozen, a hundred, … follows."""
    return _joins(text, cuts, at) and numbers().get(cuts[at].norm, (0, ""))[1] == "scale"


def _value(digits: str) -> Fraction | None:
    """The value of figures with thousands' commas and a decimal point; None for dates, versions and such."""
    digits = digits.rstrip(".,")
    if re.fullmatch(r"\d{1,3}(,\d{3})*(\.\d+)?|\d+(\.\d+)?", digits) is None:
        return None
    return Fraction(digits.replace(",", ""))


def _ordinal(value: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value if value < 20 else value % 10, "th")
    return f"{value}{ending}"


def _joins(text: str, cuts: Sequence[Cut], at: int) -> bool:
    """Whether the word at `at` follows the one before directly, with a space or hyphen between at most."""
    if at >= len(cuts):
        return False
    between = text[cuts[at - 1].span.end : cuts[at].span.start]
    return between in {"", " ", "-", "\u00a0", "\u2011", "\n"}


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
