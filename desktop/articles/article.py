"""The article: one news text with what is known about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Literal

from desktop.basics.spans import Span

Role = Literal["headline", "body", "block quotation", "caption"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article: where it lies in the text, and what it is for."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Article:
    """One news text.

    `text` is the headline, a blank line, and the paragraphs separated by one blank line; for plain
    text and Markdown it is the file's content with line ends made "\\n" and nothing else changed.
    Every offset in the program counts code points into it. `paragraphs` are counted from 0, the
    headline included. `published` is an ISO date ("2026-03-01") or date and time, `file` the path or
    name as the user gave it, `part` counts the articles of one file from 0. `warnings` are sentences
    for the user about what is doubtful (an unexpected language, an encoding that had to be guessed).
    `source` is the SHA-256 of the bytes that it was read from, in hexadecimal digits.
    What is not known is an empty string.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    file: str
    part: int = 0
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    warnings: tuple[str, ...] = ()
    source: str = ""

    @property
    def id(self) -> str:
        """A short hash of the text: the same in every run and wherever the file lies."""
        return article_id(self.text)

    @property
    def label(self) -> str:
        """What the article is called where there is little room: its outlet, or else its file's name."""
        return self.outlet or PurePath(self.file).name


@lru_cache(maxsize=4096)
def article_id(text: str) -> str:
    """The id of an article with this text: twelve hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
