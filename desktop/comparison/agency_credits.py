"""Find where an article says that it is, or uses, the report of a news agency.

Four forms count: the agency in brackets near the start or at the end of a paragraph ("LONDON (Reuters) –"),
a note ("The Associated Press contributed to this report"), a paragraph or byline that is its name, and an
outlet that is the agency itself. An agency that is only spoken of is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop.articles.article import Article
from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.comparison.words import plain

NOTE = 400
"""Characters that a note has at most: a longer paragraph tells a story."""

DATELINE = 60
"""Characters of a paragraph that a dateline lies within."""


_CONTRIBUTED = re.compile(r"\bcontributed\W*$")
_DASH = re.compile(r"\s*[-–—:_]")


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that an article names as a source of its text.

    `spans` show where the text says so; there is none where the byline or the outlet does.
    """

    article: str
    agency: str
    spans: tuple[Span, ...] = ()


def credits_of(article: Article) -> tuple[Credit, ...]:
    """The agencies that an article credits, each once, in order of the text; those of its head come last."""
    found: dict[str, list[Span]] = {}
    for agency, span in _in_text(article):
        found.setdefault(agency, []).append(span)
    for field in (article.byline, article.outlet):
        for match in _names().finditer(field):
            if field is article.byline or match.span() == (0, len(field)):
                found.setdefault(_agencies()[match.group().casefold()], [])
    return tuple(Credit(article.id, agency, tuple(spans)) for agency, spans in found.items())


def _in_text(article: Article) -> Iterator[tuple[str, Span]]:
    for number, paragraph in enumerate(article.paragraphs):
        start, end = paragraph.span.start, paragraph.span.end
        words = paragraph.span.of(article.text)
        noted = len(words) <= NOTE and (
            any(phrase in plain(words) for phrase in note_phrases("credit"))
            or (len(words) <= DATELINE and _CONTRIBUTED.search(words) is not None)
        )
        for match in _names().finditer(article.text, start, end):
            before, after = article.text[start : match.start()], article.text[match.end() : end]
            bracketed = before.endswith("(") and after.startswith(")")
            signed = bracketed and _signs(before[:-1], after[1:])
            if signed or noted or (number and agency_of(words)):
                yield _agencies()[match.group().casefold()], Span(*match.span())


def _signs(before: str, after: str) -> bool:
    """Whether an agency in brackets between these words of its paragraph signs it: as a dateline, or alone
    behind its last sentence. Elsewhere brackets hold states and parties ("the senator (PA) said")."""
    before = before.strip()
    if not after.strip(' .”"'):
        return before.endswith((".", "”", '"', "!", "?"))
    dateline = not before or before.isupper() or _DASH.match(after) is not None
    return dateline and len(before) <= DATELINE


def agency_of(words: str) -> str:
    """The agency whose name is all that words say ("By The Associated Press", "— Reuters"), or ""."""
    bare = re.sub(r"^\W*(?:by|source:?|from)?\W*|\W+$", "", words, flags=re.IGNORECASE)
    return _agencies().get(bare.casefold(), "")


@cache
def note_phrases(kind: str) -> tuple[str, ...]:
    """The wording of one kind of notes, in lower case."""
    return tuple(row["phrase"] for row in lexicon("copy_notes") if row["kind"] == kind)


@cache
def _agencies() -> dict[str, str]:
    """The name of each agency by every form of it, folded."""
    return {
        form.strip().casefold(): row["name"]
        for row in lexicon("agencies")
        for form in row["forms"].split(";")
    }


@cache
def _names() -> re.Pattern[str]:
    forms = {form.strip() for row in lexicon("agencies") for form in row["forms"].split(";")}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
