"""Find a date in a line of text and give it in ISO form.

Only what is unambiguous counts: "03/04/2026" is March in one country and April in the next, so it is left
alone.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span

_YEARS = range(1600, 2200)
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a line: where it lies there, and its ISO form ("2026-03-01" or with a time)."""

    span: Span
    iso: str


def find_date(line: str) -> FoundDate | None:
    """The first date in the first 400 characters of `line`, or None."""
    line = line[:_LONGEST]
    found = [match for pattern in _patterns() for match in pattern.finditer(line)]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        iso = _iso(match)
        if iso:
            return FoundDate(Span(*match.span()), iso)
    return None


def read_date(text: str) -> str:
    """The ISO form of the date that `text` (a metadata field, a line) gives, or ""."""
    found = find_date(text.strip())
    return found.iso if found else ""


@cache
def months() -> dict[str, int]:
    """The number of each month by its English name or short form, in small letters."""
    return {row["word"]: int(row["number"]) for row in lexicon("page_calendar") if row["kind"] == "month"}


@cache
def weekdays() -> frozenset[str]:
    """The English names and short forms of the days of the week, in small letters."""
    return frozenset(row["word"] for row in lexicon("page_calendar") if row["kind"] == "weekday")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(months(), key=len, reverse=True))
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    return (
        re.compile(
            r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"
            r"(?P<time>[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
        ),
        re.compile(r"(?<!\d)(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?!\d)"),
        re.compile(
            rf"(?<!\d){day}\s+(?:of\s+)?(?P<name>{month})\b\.?,?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
        ),
        re.compile(rf"\b(?P<name>{month})\b\.?\s+{day},?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
        re.compile(r"(?<!\d)(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})(?!\d)"),
    )


def _iso(match: re.Match[str]) -> str:
    parts = match.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if (first > 12) == (second > 12) and first != second:
            return ""
        day, month = (first, second) if first > 12 else (second, first)
    else:
        day = int(parts["day"])
        month = months()[parts["name"].lower()] if "name" in parts else int(parts["month"])
    year = int(parts["year"])
    if year not in _YEARS or not 1 <= month <= 12 or not 1 <= day <= _days_in(year, month):
        return ""
    date = f"{year:04d}-{month:02d}-{day:02d}"
    return date + _time(parts.get("time") or "")


def _days_in(year: int, month: int) -> int:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return (following - datetime.timedelta(days=1)).day


def _time(written: str) -> str:
    match = re.fullmatch(r"[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?", written)
    if not match:
        return ""
    hour, minute, second, zone = match.groups()
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return ""
    if zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{hour}:{minute}:{second or '00'}{'+00:00' if zone == 'Z' else zone or ''}"
