"""Read Word documents (.docx).

A document is a zip of XML parts: its parts are counted and their unpacked sizes added up before python-docx
sees it. Text that is shown counts: hyperlinks, content controls and insertions under review; not deletions,
text boxes or notes. Tables are left out, unless the article itself is set in one.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from desktop.articles.article import Article, Role
from desktop.articles.bounds import PACKED_PARTS, UNPACKED_BYTES
from desktop.articles.composition import Block, compose
from desktop.articles.credits import Credits
from desktop.articles.paragraphs import ends_sentence
from desktop.articles.source import Source
from desktop.basics.errors import UnreadableArticle

NAME = "Word document"
SUFFIXES = (".docx",)

_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSHOWN = frozenset(f"{_W}{tag}" for tag in ("del", "moveFrom", "txbxContent", "footnote", "endnote"))
_BREAKS = re.compile(r"\n\s*\n\s*")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def recognises(data: bytes) -> bool:
    """Whether a file is a zip whose directory names the main part of a Word document."""
    return data.startswith(b"PK\x03\x04") and _MAIN.encode() in data


def read(source: Source) -> tuple[Article, ...]:
    """The one article of a document."""
    _check(source)
    from docx import Document

    try:
        document: Any = Document(io.BytesIO(source.data))
    except Exception as error:
        # python-docx lets the errors of zipfile, lxml and its own parts through, a dozen kinds of them.
        raise _damaged(source) from error
    body = getattr(document.element, "body", None)
    if body is None:
        raise _damaged(source)
    styles = {style.style_id: str(style.name).lower() for style in document.styles if style.name}
    paragraphs = list(body.iter(f"{_W}p"))
    outside = [
        paragraph for paragraph in paragraphs if next(paragraph.iterancestors(f"{_W}tbl"), None) is None
    ]
    blocks = [block for paragraph in outside for block in _blocks(paragraph, styles)]
    if sum(len(block.text) for block in blocks) < 200:
        blocks = [block for paragraph in paragraphs for block in _blocks(paragraph, styles)]
    blocks, title = _with_title(blocks)
    return (compose(blocks, file=source.name, known=Credits(title=title)),)


def _check(source: Source) -> None:
    if source.data.startswith(_OLE):
        raise UnreadableArticle(
            source.name,
            "the document is protected by a password, or in the old .doc format",
            "open it in Word and save it as .docx without a password",
        )
    try:
        parts = zipfile.ZipFile(io.BytesIO(source.data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise _damaged(source) from error
    if len(parts) > PACKED_PARTS or sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise UnreadableArticle(
            source.name,
            f"unpacked, the document is larger than {UNPACKED_BYTES // (1024 * 1024)} MB or has more than "
            f"{PACKED_PARTS:,} parts, the most that is read",
            "save the article's text alone",
        )
    if _MAIN not in {part.filename for part in parts}:
        raise _damaged(source)


def _damaged(source: Source) -> UnreadableArticle:
    return UnreadableArticle(
        source.name, "the document is damaged or no Word document", "open it in Word and save it anew"
    )


def _blocks(paragraph: Any, styles: dict[str, str]) -> Iterator[Block]:
    if any(parent.tag in _UNSHOWN for parent in paragraph.iterancestors()):
        return
    text = "".join(_words(paragraph))
    if not text.strip():
        return
    mark = paragraph.find(f"{_W}pPr/{_W}pStyle")
    style = styles.get(mark.get(f"{_W}val"), "") if mark is not None else ""
    role: Role = "body"
    if style == "title" or style.startswith("heading"):
        role = "headline"
    elif "quote" in style:
        role = "block quotation"
    elif style == "caption":
        return
    for piece in _pieces(text):
        yield Block(piece, role)


def _words(paragraph: Any) -> Iterator[str]:
    """The shown text of a paragraph in order, with "\\n" for a line break."""
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            if not any(parent.tag in _UNSHOWN for parent in _between(node, paragraph)):
                yield node.text or ""
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif node.tag == f"{_W}tab":
            yield " "
        elif node.tag == f"{_W}noBreakHyphen":
            yield "-"


def _between(node: Any, paragraph: Any) -> Iterator[Any]:
    for parent in node.iterancestors():
        if parent is paragraph:
            return
        yield parent


def _pieces(text: str) -> list[str]:
    """Pasted text often has line breaks for paragraph ends: two in a row, or each after a sentence."""
    pieces: list[str] = []
    for part in _BREAKS.split(text.strip()):
        lines = [line for line in part.split("\n") if line.strip()]
        if len(lines) > 1 and all(ends_sentence(line) and len(line) > 60 for line in lines):
            pieces.extend(lines)
        else:
            pieces.append(part)
    return pieces


def _with_title(blocks: list[Block]) -> tuple[list[Block], str]:
    """The headline among the first blocks: a title, or a heading with no text before it but credits."""
    for place, block in enumerate(blocks[:4]):
        if block.role == "headline":
            return [*blocks[:place], *blocks[place + 1 :]], block.text
        if len(block.text) > 200:
            break
    return blocks, ""
