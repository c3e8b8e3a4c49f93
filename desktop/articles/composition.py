"""Build an article from blocks of text, for every format whose text the reader itself lays out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.articles.article import Article, Paragraph, Role
from desktop.articles.bounds import SHORT_TEXT_WORDS, bounded
from desktop.articles.credits import Credits, credits_of_name, read_credits
from desktop.articles.headlines import headline_text, reads_like_headline
from desktop.articles.languages import language_name, language_of
from desktop.articles.source import stem_of
from desktop.basics.errors import UnreadableArticle
from desktop.basics.spans import Span

_CREDITED = 6
"""How many paragraphs after the headline may be credit lines."""
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ISO = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's text before its place in the article is known."""

    text: str
    role: Role = "body"


def tidy(text: str) -> str:
    """`text` on one line: blanks joined, invisible characters dropped, half characters made "�"."""
    return " ".join(whole_characters(_INVISIBLE.sub("", text)).split())


def whole_characters(text: str) -> str:
    """`text` with every lone surrogate, which no file can hold, made "�"."""
    return _SURROGATE.sub("\ufffd", text)


def compose(
    blocks: Iterable[Block],
    *,
    file: str,
    language: str = "",
    known: Credits | None = None,
    warnings: Sequence[str] = (),
) -> Article:
    """The article that `blocks` make: headline, blank line, paragraphs separated by one blank line.

    `known` is what the format's own metadata tells; its title becomes the headline where the blocks open
    with none. A first block that repeats the headline and credit lines at the top are left out of the text,
    their credits kept. Raises `UnreadableArticle` where there is no text or too much.
    """
    known = known or Credits()
    tidied = [Block(tidy(block.text), block.role) for block in blocks]
    tidied = [block for block in tidied if block.text]
    title = tidy(known.title)
    body, found = _without_credits(tidied, title, known.byline)
    if not title:
        title = next(
            (block.text for block in body[:1] if block.role == "headline"), ""
        ) or _first_as_headline(body)
        body = body[1:] if title else body
    else:
        body = [
            block for place, block in enumerate(body) if place >= _CREDITED or not _same(block.text, title)
        ]
    title = title and tidy(title)
    laid = ([Block(title, "headline")] if title else []) + [
        replace(block, role="body") if block.role == "headline" else block for block in body
    ]
    if not body:
        raise no_text(file)
    text = bounded("\n\n".join(block.text for block in laid), file)
    paragraphs, at = [], 0
    for block in laid:
        paragraphs.append(Paragraph(Span(at, at + len(block.text)), block.role))
        at += len(block.text) + 2
    known = replace(known, title=headline_text(title)).filled(found)
    return finished(text, paragraphs, file=file, known=known, language=language, warnings=warnings)


def finished(
    text: str,
    paragraphs: Sequence[Paragraph],
    *,
    file: str,
    known: Credits,
    language: str = "",
    warnings: Sequence[str] = (),
) -> Article:
    """The article over a text already laid out, with what its file's name tells and the doubts about it.

    `language` is the declared one; what the words themselves are in outweighs it.
    """
    known = known.filled(credits_of_name(stem_of(file), known.title))
    language = language if _ISO.fullmatch(language) else ""
    body = "\n".join(part.span.of(text) for part in paragraphs if part.role in ("body", "block quotation"))
    seen = language_of(body)
    if seen and language.partition("-")[0].lower() != seen:
        language = seen
    doubts = list(warnings)
    if seen and seen != "en":
        doubts.append(
            f"This article seems to be in {language_name(seen)}. Crossquote reads English; "
            "statements in other languages are missed or wrong."
        )
    if len(text.split()) < SHORT_TEXT_WORDS:
        doubts.append("This text is very short for an article. If parts are missing, add the whole text.")
    return Article(
        text=text,
        paragraphs=tuple(paragraphs),
        file=file,
        title=whole_characters(known.title),
        outlet=whole_characters(known.outlet),
        byline=whole_characters(known.byline),
        published=known.published,
        url=whole_characters(known.url),
        language=language,
        warnings=tuple(doubts),
    )


def no_text(file: str) -> UnreadableArticle:
    """The error for a file that opens but holds no words."""
    return UnreadableArticle(
        file,
        "no article text was found in it",
        "open it, copy the article's text and paste it into Crossquote",
    )


def _first_as_headline(body: Sequence[Block]) -> str:
    if not body or body[0].role != "body":
        return ""
    first, following = body[0].text, [block.text for block in body[1:7]]
    return first if reads_like_headline(first, following) else ""


def _without_credits(blocks: list[Block], title: str, byline: str) -> tuple[list[Block], Credits]:
    """`blocks` without the credit lines among the first ones, and what those lines told."""
    found, kept = Credits(), []
    for place, block in enumerate(blocks):
        read = read_credits(block.text) if place <= _CREDITED and block.role != "block quotation" else None
        if read is not None and not _same(block.text, title):
            found = found.filled(read)
        elif place <= _CREDITED and byline and _same(block.text, byline):
            continue
        else:
            kept.append(block)
    return kept, found


def _same(a: str, b: str) -> bool:
    x, y = (re.findall(r"\w+", words.lower()) for words in (a, b))
    return bool(x) and x == y
