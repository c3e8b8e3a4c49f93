"""Read number phrases: "twenty-five", "a hundred and fifty", "$1.5 million", "two thirds", "half a million".

A phrase gives one compared form, its value in figures with what is counted behind it: "25", "150",
"1500000$", "2/3", "10%", and "5-" for five below zero.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from desktop.comparison.lexis import numbers

if TYPE_CHECKING:
    from desktop.comparison.words import Cut

PARTS = "¼-¾⅐-⅞"
"""Signs that are fractions by themselves, as ranges of characters."""

MOST_SCALES = 4
"""Scales in a row that are multiplied: more are no number that anybody says."""

_FIGURES = re.compile(
    rf"(?P<sign>[-−]?)[A-Z]{{0,2}}(?P<money>[$£€¥]?)(?P<digits>[\d.,]*)(?P<part>[{PARTS}]?)(?P<ending>[^\d.,]*)"
)
_KEPT_ENDS = frozenset({"st", "nd", "rd", "th", "s"})
_SCALES = {"tn": 10**12, "bn": 10**9, "mn": 10**6, "m": 10**6, "k": 1000}
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
_CENTURIES = frozenset({17, 18, 19, 20})
"""What the name of a year begins with: "nineteen ninety-eight"."""


def number_phrase(text: str, cuts: Sequence[Cut], at: int) -> tuple[int, str | None]:
    """The end and the compared form of the number phrase that starts at `at`, or None for no number."""
    first = cuts[at].norm
    known = numbers()
    money, mark, sign = "", "", ""
    # "US$5" and "$5" are one sum; which dollars are meant is for the reader.
    figures = None if first[0].isalpha() and "$" not in first else _FIGURES.fullmatch(first)
    if first == "minus" and _joins(text, cuts, at + 1):
        end, norm = number_phrase(text, cuts, at + 1)
        return (end, f"{norm}-") if norm is not None and norm[0].isdigit() else (at + 1, None)
    if figures is not None and (figures["digits"] or figures["part"]):
        money, ending = figures["money"], figures["ending"].lower()
        sign = "-" if figures["sign"] else ""
        value = _value(figures["digits"], figures["part"])
        if value is None or ending in _KEPT_ENDS:
            return at + 1, figures["digits"] + ending + sign
        mark = "%" if ending in {"%", "pc"} else ""
        value *= _SCALES.get(ending, 1)
        end = at + 1
        if not figures["digits"] and not _is_scale(text, cuts, end):
            return end, "half" if value == Fraction(1, 2) else f"{value.numerator}/{value.denominator}"
    elif first in known and known[first][1] in {"unit", "ten"}:
        part = _fraction(text, cuts, at) or _hyphened_ordinal(text, cuts, at)
        if part is not None:
            return at + 2, part
        end, value = _counted(text, cuts, at)
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
        if not counted or end != at + 1 + (first not in _ARTICLES):
            return at + 1, None
        if first == "half":
            value = Fraction(1, 2)
        else:
            end, number = _scaled(text, cuts, end, 1, most=MOST_SCALES)
            value = Fraction(number)
    else:
        return at + 1, None
    halves = [cut.norm for cut in cuts[end : end + 3]]
    if halves == ["and", "a", "half"] and all(_joins(text, cuts, end + n) for n in range(3)):
        value += Fraction(1, 2)
        end += 3
    scales = 0
    while scales < MOST_SCALES and _role(text, cuts, end) in {"scale", "short scale"}:
        value *= known[cuts[end].norm][0]
        end, scales = end + 1, scales + 1
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
    return end, shown + money + mark + sign


def _counted(text: str, cuts: Sequence[Cut], at: int) -> tuple[int, Fraction]:
    """The end and the value of a number in words that starts at `at` with a unit or a ten."""
    end, value = _small(cuts, at, text)
    year = _small(cuts, end, text) if _role(text, cuts, end) == "ten" else None
    if value in _CENTURIES and year is not None:
        return year[0], Fraction(100 * value + year[1])
    decimals = ""
    if _joins(text, cuts, end) and cuts[end].norm == "point":
        at = end + 1
        while _role(text, cuts, at) == "unit" and (digit := numbers()[cuts[at].norm][0]) < 10:
            decimals += str(digit)
            at += 1
    if decimals:
        return at, value + Fraction(int(decimals), 10 ** len(decimals))
    end, value = _scaled(text, cuts, end, value, most=MOST_SCALES)
    return end, Fraction(value)


def _small(cuts: Sequence[Cut], at: int, text: str) -> tuple[int, int]:
    """The end and the value of a number below a hundred: "twelve", "twenty-five"."""
    known = numbers()
    value, role = known[cuts[at].norm]
    if role == "ten" and _role(text, cuts, at + 1) == "unit" and 0 < known[cuts[at + 1].norm][0] < 10:
        return at + 2, value + known[cuts[at + 1].norm][0]
    return at + 1, value


def _scaled(text: str, cuts: Sequence[Cut], end: int, value: int, *, most: int) -> tuple[int, int]:
    """`value` times the scales that follow, with what is said behind each: "two thousand five hundred"."""
    while most > 0 and _role(text, cuts, end) == "scale":
        scale = numbers()[cuts[end].norm][0]
        value, end, most = value * scale, end + 1, most - 1
        if scale % 100:
            # A dozen and five are two numbers.
            continue
        at = end + 1 if _joins(text, cuts, end) and cuts[end].norm == "and" else end
        if _role(text, cuts, at) in {"unit", "ten"} and _fraction(text, cuts, at) is None:
            behind, rest = _small(cuts, at, text)
            if _role(text, cuts, behind) == "scale" and numbers()[cuts[behind].norm][0] < scale:
                behind, rest = _scaled(text, cuts, behind, rest, most=most)
            if 0 < rest < scale:
                value, end = value + rest, behind
    return end, value


def _hyphened_ordinal(text: str, cuts: Sequence[Cut], at: int) -> str | None:
    """ "Twenty-first" and such; but "thirty-second" may be half a minute."""
    known = numbers()
    if known[cuts[at].norm][1] != "ten" or _role(text, cuts, at + 1) != "ordinal":
        return None
    value = known[cuts[at + 1].norm][0]
    hyphen = text[cuts[at].span.end : cuts[at + 1].span.start] in {"-", "\u2011"}
    return _ordinal(known[cuts[at].norm][0] + value) if hyphen and value < 10 and value != 2 else None


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


def _role(text: str, cuts: Sequence[Cut], at: int) -> str:
    """What the word at `at` is in the number phrase before it, "" where it goes on no further."""
    return numbers().get(cuts[at].norm, (0, ""))[1] if _joins(text, cuts, at) else ""


def _is_scale(text: str, cuts: Sequence[Cut], at: int) -> bool:
    """Whether a word for a dozen, a hundred, … follows."""
    return _role(text, cuts, at) == "scale"


def _value(digits: str, part: str) -> Fraction | None:
    """The value of figures with thousands' commas and a decimal point, and of a fraction's sign behind them;
    None for dates, versions and such."""
    more = Fraction(unicodedata.numeric(part)).limit_denominator(10) if part else Fraction(0)
    digits = digits.rstrip(".,")
    if not digits:
        return more
    if re.fullmatch(r"\d{1,3}(,\d{3})*(\.\d+)?|\d+(\.\d+)?", digits) is None:
        return None
    return Fraction(digits.replace(",", "")) + more


def _ordinal(value: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value if value < 20 else value % 10, "th")
    return f"{value}{ending}"


def _joins(text: str, cuts: Sequence[Cut], at: int) -> bool:
    """Whether the word at `at` follows the one before directly, with a space or hyphen between at most."""
    if not 0 < at < len(cuts):
        return False
    between = text[cuts[at - 1].span.end : cuts[at].span.start]
    return between in {"", " ", "-", "\u00a0", "\u2011", "\n"}
