"""Make an article of a plain or Markdown text, kept as written: only line ends become "\\n".

What is not prose in it (front matter, the marks of headings, list items and block quotations) stays in the
text but outside the paragraphs, so that every offset counts into the file as the user knows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from desktop.articles.article import Article, Paragraph, Role
from desktop.articles.bounds import bounded
from desktop.articles.composition import finished, no_text, whole_characters
from desktop.articles.credits import Credits, read_credits
from desktop.articles.dates import read_date
from desktop.articles.headlines import headline_text, reads_like_headline
from desktop.articles.outlets import known_outlet
from desktop.articles.paragraphs import Line, lines_of, paragraph_spans
from desktop.basics.spans import Span

_CREDITED = 8
"""How many lines at the top may be credit lines."""
_LONGEST_HEAD = 200
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,8000}?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_FRONT_FIELD = re.compile(r"^([A-Za-z_-]{1,30}):[ \t]*(\S.*)$", re.MULTILINE)
_FRONT_NAMES = {
    "title": "title",
    "headline": "title",
    "author": "byline",
    "byline": "byline",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "site": "outlet",
    "date": "published",
    "published": "published",
    "url": "url",
    "source": "url",
}
_QUOTED = re.compile(r"^(?:>[ \t]?)+")
_HEADING = re.compile(r"^#{1,6}[ \t]+")
_HEADING_END = re.compile(r"[ \t]+#+$")
_ITEM = re.compile(r"^(?:[-*+]|\d{1,3}[.)])[ \t]+")
_RULE = re.compile(r"^(?:[-*_=][ \t]*){3,}$")
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)$")
_UNDERLINE = re.compile(r"^(?:=+|-+)$")


def article_of_text(text: str, *, file: str, markdown: bool = False, warnings: Sequence[str] = ()) -> Article:
    """The article in `text`, whose line ends may be any.

    Raises `UnreadableArticle` where it is blank or too long.
    """
    text = bounded(whole_characters(text.replace("\r\n", "\n").replace("\r", "\n")), file)
    known, start = _front_matter(text) if markdown else (Credits(), 0)
    marked = _marked_paragraphs(text, start, markdown=markdown)
    if not marked:
        raise no_text(file)
    paragraphs, read = _with_headline(text, marked)
    return finished(text, paragraphs, file=file, known=read.filled(known), warnings=warnings)


def _front_matter(text: str) -> tuple[Credits, int]:
    """What a YAML head of `name: value` lines tells, and where it ends."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return Credits(), 0
    told: dict[str, str] = {}
    for field in _FRONT_FIELD.finditer(match.group(1)):
        name = _FRONT_NAMES.get(field.group(1).lower(), "")
        value = field.group(2).strip().strip("\"'[]")
        if name == "published":
            value = read_date(value)
        elif name == "outlet":
            value = known_outlet(value) or value
        elif name == "url" and not value.lower().startswith(("http://", "https://")):
            name, value = "outlet", known_outlet(value)
        if name and value:
            told.setdefault(name, value)
    return Credits(**told), match.end()


def _marked_paragraphs(text: str, start: int, *, markdown: bool) -> list[Paragraph]:
    """The paragraphs from `start` on, with "headline" for every heading of a Markdown text."""
    paragraphs: list[Paragraph] = []
    prose: list[Line] = []
    quoted: list[Line] = []
    gap = False

    def close() -> None:
        paragraphs.extend(Paragraph(span, "body") for span in paragraph_spans(text, prose))
        paragraphs.extend(Paragraph(span, "block quotation") for span in paragraph_spans(text, quoted))
        prose.clear()
        quoted.clear()

    lines = [line for line in lines_of(text) if line.span.start >= start]
    for line, following in zip_longest(lines, lines[1:]):
        words = line.span.of(text)
        mark = _QUOTED.match(words)
        if mark:
            if prose:
                close()
            inner = words[mark.end() :].strip()
            if inner:
                at = line.span.start + words.index(inner, mark.end())
                quoted.append(Line(Span(at, at + len(inner)), 0, line.after_blank or gap))
            # A blank line within the quotation is a line that holds the mark alone.
            gap = not inner
            continue
        gap = False
        if quoted:
            close()
        if markdown and (_RULE.match(words) or _PICTURE.match(words)):
            close()
            continue
        heading = _heading(text, line, following) if markdown else None
        item = _ITEM.match(words) if markdown else None
        if heading is not None:
            close()
            paragraphs.append(Paragraph(heading, "headline"))
        elif item:
            close()
            prose.append(
                Line(Span(line.span.start + item.end(), line.span.end), line.indent, line.after_blank)
            )
        else:
            prose.append(line)
    close()
    return [paragraph for paragraph in paragraphs if len(paragraph.span)]


def _heading(text: str, line: Line, following: Line | None) -> Span | None:
    """The words of a Markdown heading, marked by "#" or underlined; None where the line is none."""
    words = line.span.of(text)
    mark = _HEADING.match(words)
    if mark:
        end = _HEADING_END.search(words)
        return Span(line.span.start + mark.end(), line.span.start + end.start() if end else line.span.end)
    if following is not None and not following.after_blank and _UNDERLINE.match(following.span.of(text)):
        return line.span if line.after_blank or line.span.start == 0 else None
    return None


def _with_headline(text: str, marked: Sequence[Paragraph]) -> tuple[list[Paragraph], Credits]:
    """The paragraphs with the headline known as such, and what the credit lines about it tell."""
    paragraphs = _joined_head(text, _split_head(text, marked))
    told = Credits()
    opening = 0
    read: dict[int, Credits] = {}
    for place, paragraph in enumerate(paragraphs[:_CREDITED]):
        line = read_credits(paragraph.span.of(text)) if paragraph.role != "block quotation" else None
        if line is not None:
            read[place] = line
            told = told.filled(line)
    while opening in read:
        opening += 1
    headline = _headline_at(text, paragraphs, opening, set(read))
    title = headline_text(paragraphs[headline].span.of(text)) if headline is not None else ""
    roles: list[Paragraph] = []
    for place, paragraph in enumerate(paragraphs):
        role: Role = "body" if paragraph.role == "headline" else paragraph.role
        repeats = (
            headline is not None and place <= headline + 2 and title == headline_text(paragraph.span.of(text))
        )
        roles.append(Paragraph(paragraph.span, "headline" if place == headline or repeats else role))
    return roles, Credits(title=title).filled(told)


def _headline_at(text: str, paragraphs: Sequence[Paragraph], opening: int, credited: set[int]) -> int | None:
    if opening >= len(paragraphs):
        return None
    first = paragraphs[opening]
    if first.role == "headline":
        return opening
    following = [
        paragraph.span.of(text)
        for place, paragraph in enumerate(paragraphs[opening + 1 : opening + 10], opening + 1)
        if place not in credited
    ]
    is_headline = first.role == "body" and reads_like_headline(first.span.of(text), following)
    return opening if is_headline else None


def _joined_head(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A headline set on two lines, the first of which ends in a comma or semicolon, is one."""
    if len(paragraphs) > 2 and paragraphs[0].role == paragraphs[1].role == "body":
        span = Span(paragraphs[0].span.start, paragraphs[1].span.end)
        between = text[paragraphs[0].span.end : paragraphs[1].span.start]
        open_end = paragraphs[0].span.of(text).endswith((",", ";", ":"))
        if open_end and between.count("\n") == 1 and len(span) <= _LONGEST_HEAD:
            return [Paragraph(span, "body"), *paragraphs[2:]]
    return paragraphs


def _split_head(text: str, marked: Sequence[Paragraph]) -> list[Paragraph]:
    """Part credit lines from the headline or paragraph they were taken together with at the top."""
    split: list[Paragraph] = []
    for place, paragraph in enumerate(marked):
        if place > 2:
            split.append(paragraph)
            continue
        words = paragraph.span.of(text)
        lines = [
            Span(paragraph.span.start + line.span.start, paragraph.span.start + line.span.end)
            for line in lines_of(words)
        ]
        credited = [read_credits(line.of(text)) is not None for line in lines[:4]]
        if len(lines) < 2 or not any(credited):
            split.append(paragraph)
            continue
        head = max(index for index, credit in enumerate(credited) if credit) + 1
        split.extend(Paragraph(line, paragraph.role) for line in lines[:head])
        if head < len(lines):
            split.append(Paragraph(Span(lines[head].start, paragraph.span.end), paragraph.role))
    return split
