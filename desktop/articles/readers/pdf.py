"""Read PDF files: the text that stands on their pages, not pictures of it.

PDFium gives characters with their places. Lines become paragraphs by the gaps between them, by indentation
and by changes of letter size; lines that repeat at the edges of pages are running heads; the largest
letters at the top of the first page are the headline. Columns are read in the order in which the file draws
them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from desktop.articles.article import Article
from desktop.articles.bounds import PDF_PAGES, TEXT_CHARACTERS, too_long
from desktop.articles.composition import Block, compose
from desktop.articles.credits import Credits, read_credits
from desktop.articles.outlets import named_outlet
from desktop.articles.paragraphs import ends_sentence
from desktop.articles.source import Source
from desktop.basics.errors import UnreadableArticle

NAME = "PDF"
SUFFIXES = (".pdf",)

_EDGE = 3
"""How many lines at the top and the bottom of a page may be running heads."""
_BROKEN = "\x02\ufffe"
"""What PDFium gives for a hyphen that a line end brought."""
_SOFT = f"\u00ad{_BROKEN}"
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?[-–—]?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–—]?$", re.IGNORECASE)
_PRINTED = re.compile(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d{2}")
_ADDRESS = re.compile(r"^(https?://\S{4,1000})\s+\d{1,3}/\d{1,3}$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its text, its edges in points (y grows upwards), the height of its letters."""

    text: str
    page: int
    left: float
    right: float
    top: float
    size: float


def recognises(data: bytes) -> bool:
    """Whether a file opens as a PDF does; the mark may stand after a few other bytes."""
    return b"%PDF-" in data[:1024]


def read(source: Source) -> tuple[Article, ...]:
    """The one article of a PDF."""
    pages = _pages(source)
    if not any(len(line.text) > 1 for page in pages for line in page):
        raise UnreadableArticle(
            source.name,
            "the PDF holds pictures of pages and no text",
            "run it through a text recognition (OCR) program first, or paste the article's text",
        )
    lines, told = _without_running_heads(pages)
    groups = _paragraphs(lines)
    headline = _headline(groups)
    words = frozenset(word.lower() for line in lines for word in _WORD.findall(line.text))
    masthead = next((name for group in groups[:2] if (name := named_outlet(_joined(group, words)))), "")
    blocks = [Block(_joined(group, words)) for place, group in enumerate(groups) if place != headline]
    title = _joined(groups[headline], words) if headline is not None else ""
    known = Credits(title=title, outlet=masthead).filled(told)
    return (compose(blocks, file=source.name, known=known),)


def _pages(source: Source) -> list[list[_Line]]:
    # Imported late: it loads a native library that no other format needs.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableArticle(
                source.name,
                "the PDF is protected by a password",
                "open it with the password and print it to a new PDF, or paste the article's text",
            ) from error
        raise UnreadableArticle(
            source.name, "the PDF is damaged or cut off", "download or save it again"
        ) from error
    try:
        count = len(document)
        if count > PDF_PAGES:
            raise UnreadableArticle(
                source.name,
                f"the PDF has {count:,} pages; at most {PDF_PAGES} are read",
                "save the pages of the article as a PDF of their own",
            )
        pages: list[list[_Line]] = []
        total = 0
        for number in range(count):
            try:
                lines = _lines(document[number], number)
            except pypdfium2.PdfiumError:
                # One damaged page costs its own text, not that of the others.
                lines = []
            total += sum(len(line.text) for line in lines)
            if total > TEXT_CHARACTERS:
                raise too_long(source.name)
            pages.append(lines)
        return pages
    finally:
        document.close()


def _lines(page: Any, number: int) -> list[_Line]:
    from pypdfium2 import raw

    text = page.get_textpage()
    lines: list[_Line] = []
    units: list[int] = []
    first = last = -1

    def close() -> None:
        nonlocal first, last
        words = _decoded(units)
        if words.strip() and first >= 0:
            left, bottom, _, top = text.get_charbox(first, loose=True)
            right = text.get_charbox(last, loose=True)[2]
            lines.append(_Line(words.strip(), number, left, right, top, max(top - bottom, 0.1)))
        units.clear()
        first = last = -1

    for index in range(min(text.count_chars(), TEXT_CHARACTERS + 1)):
        unit = raw.FPDFText_GetUnicode(text, index)
        if unit in (10, 13):
            close()
            continue
        units.append(unit)
        if chr(unit & 0xFFFF) in _BROKEN:
            # PDFium has already joined the two lines; their edges are needed apart.
            close()
            continue
        if unit > 32 and unit != 0xA0:
            first = index if first < 0 else first
            last = index
    close()
    return lines


def _decoded(units: Sequence[int]) -> str:
    """UTF-16 code units as text."""
    data = b"".join((unit & 0xFFFF).to_bytes(2, "little") for unit in units if unit)
    return data.decode("utf-16-le", "replace")


def _without_running_heads(pages: Sequence[Sequence[_Line]]) -> tuple[list[_Line], Credits]:
    """The lines that belong to the text, and what the others tell: an outlet, a date, a web address."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_pattern(line) for line in _edge_lines(page)})
    often = max(2, (len([page for page in pages if page]) + 1) // 2)
    kept: list[_Line] = []
    told = Credits()
    for page in pages:
        edge = set(map(id, _edge_lines(page)))
        for line in page:
            repeated = edges[_pattern(line)] >= often and len(line.text) < 150
            address = _ADDRESS.match(line.text)
            printed = _PAGE_NUMBER.match(line.text) or _PRINTED.match(line.text)
            if id(line) not in edge or not (repeated or address or printed):
                kept.append(line)
            elif address:
                # A browser prints the page's address and the date of printing, which is not the article's.
                told = told.filled(Credits(url=address.group(1)))
            elif not printed:
                told = told.filled(read_credits(line.text) or Credits())
    return kept, told


def _edge_lines(page: Sequence[_Line]) -> list[_Line]:
    by_height = sorted(page, key=lambda line: -line.top)
    return by_height[:_EDGE] + by_height[_EDGE:][-_EDGE:]


def _pattern(line: _Line) -> str:
    """A running head as it repeats: numbers count as equal, its size and rough height with it."""
    return f"{re.sub(r'[0-9]+', '#', line.text)}|{line.size:.0f}"


def _paragraphs(lines: Sequence[_Line]) -> list[list[_Line]]:
    if not lines:
        return []
    steps = sorted(
        (a.top - b.top) / a.size
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < a.top - b.top < 3 * a.size
    )
    # In letter heights; the lower quartile, for in a text of short paragraphs every second step is a gap.
    leading = steps[len(steps) // 4] if steps else 1.2
    groups = [[lines[0]]]
    for line in lines[1:]:
        before = groups[-1][-1]
        if _starts_paragraph(before, line, lines, leading):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _starts_paragraph(before: _Line, line: _Line, lines: Sequence[_Line], leading: float) -> bool:
    step = before.top - line.top
    # Another face at a line's start changes its height a little, another size of letters much more.
    if abs(line.size - before.size) > 0.25 * max(line.size, before.size):
        return True
    short = before.right < _right_edge(before, lines) - 4 * before.size
    if line.page != before.page or step < -0.5 * before.size:
        # A new page or column: only a sentence that runs on holds the paragraph together.
        return ends_sentence(before.text)
    if step > 1.3 * leading * before.size:
        return True
    indented = 0.7 * line.size < line.left - before.left < 6 * line.size
    return (indented and ends_sentence(before.text)) or (short and ends_sentence(before.text))


def _right_edge(line: _Line, lines: Sequence[_Line]) -> float:
    """The right edge of the column that a line stands in."""
    near = sorted(
        other.right
        for other in lines
        if other.page == line.page and abs(other.left - line.left) < 3 * line.size
    )
    return near[int(len(near) * 0.9)] if len(near) < 10 else near[-max(1, len(near) // 10)]


def _headline(groups: Sequence[Sequence[_Line]]) -> int | None:
    """The paragraph in the largest letters among the first ones, where they are larger than the text's."""
    sizes: Counter[float] = Counter()
    for group in groups:
        for line in group:
            sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0]
    best: int | None = None
    for place, group in enumerate(groups[:8]):
        text = " ".join(line.text for line in group)
        size = group[0].size
        if group[0].page or size < 1.15 * body or not 8 <= len(text) <= 250 or named_outlet(text):
            continue
        if best is None or size > groups[best][0].size * 1.05:
            best = place
    return best


def _joined(lines: Sequence[_Line], words: frozenset[str]) -> str:
    """The text of a paragraph, with hyphens that only a line end brought taken out.

    A hyphen stays where the rest of the document has the word with it.
    """
    text = lines[0].text
    for line in lines[1:]:
        following = line.text
        soft = text.endswith(tuple(_SOFT))
        if not soft and not (text.endswith("-") and text[-2:-1].isalpha()):
            text = f"{text} {following}"
            continue
        drops = following[:1].islower() and not _keeps_hyphen(text, following, words)
        text = text.rstrip(_SOFT + "-") + ("" if drops else "-") + following
    return text.rstrip(_SOFT)


def _keeps_hyphen(text: str, following: str, words: frozenset[str]) -> bool:
    before = re.search(r"[^\W\d_]+$", text.rstrip(_SOFT + "-"))
    after = re.match(r"[^\W\d_]+", following)
    if not before or not after:
        return False
    return f"{before.group()}-{after.group()}".lower() in words
