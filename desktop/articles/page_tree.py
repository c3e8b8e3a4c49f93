"""Parse a web page and walk it block by block, without recursion and without fetching anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from lxml import etree, html  # type: ignore[import-untyped]

from desktop.articles.composition import Block, tidy, whole_characters
from desktop.articles.paragraphs import paragraph_spans

Node: TypeAlias = Any
"""An element of a parsed page. lxml ships no types; this module alone deals with it directly."""

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head"))
_QUOTATIONS = frozenset(("blockquote", "quote"))
_BLOCKS = _HEADINGS | _QUOTATIONS | frozenset(
    (
        "html", "body", "p", "div", "section", "article", "main", "header", "footer", "aside", "nav",
        "form", "figure", "figcaption", "center", "ul", "ol", "li", "dl", "dt", "dd", "list", "item",
        "table", "thead", "tbody", "tr", "td", "th", "row", "cell", "address", "hr", "details",
        "summary", "fieldset",
    )
)  # fmt: skip
_SILENT = frozenset(
    (
        "script", "style", "noscript", "template", "head", "title", "svg", "select", "textarea",
        "iframe", "object",
    )
)  # fmt: skip
_GAP = re.compile(r"\n[ \t]*\n\s*")
_BLANKS = re.compile(r"\s+")
_SHORT = 200
_ENDS = tuple('.!?“”"‘’«»')
# Control characters, which no text keeps, mark where links begin and end until a paragraph is complete.
_LINK_OPENS, _LINK_ENDS = "\x0e", "\x0f"
_LINK = re.compile(f"{_LINK_OPENS}[^{_LINK_OPENS}{_LINK_ENDS}]*{_LINK_ENDS}")


def parse_page(markup: str) -> Node | None:
    """The tree of a page (never raises on bad markup), or None where nothing is in it.

    The parser stops at 255 levels of nesting; what lies deeper is lost.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = whole_characters(markup).replace("\0", "").encode("utf-8")
    if not data.strip():
        return None
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def is_element(node: Node) -> bool:
    """Whether a node is an element, not a comment or an instruction."""
    return isinstance(node.tag, str)


def text_in(element: Node) -> str:
    """All words in an element, on one line."""
    return tidy(" ".join(block.text for block in blocks_in(element, whole_page=False)))


def blocks_in(root: Node, *, whole_page: bool = True) -> Iterator[Block]:
    """The paragraphs in an element in order; headings have the role "headline", a line break stays "\\n".

    Works on pages and on what trafilatura makes of them. `whole_page`: the element is of a page, where a
    `head` holds no text, and a short paragraph that is nothing but a link points to another article and is
    left out.
    """
    silent = _SILENT if whole_page else _SILENT - {"head", "title"}
    buffer: list[str] = []
    quoted = headed = hushed = verbatim = 0

    def flush() -> Iterator[Block]:
        words = "".join(buffer)
        buffer.clear()
        pieces = [span.of(words) for span in paragraph_spans(words)] if verbatim else _GAP.split(words)
        for piece in pieces:
            bare_link = whole_page and not quoted and not headed and _is_bare_link(piece)
            text = "\n".join(filter(None, map(tidy, piece.split("\n"))))
            if text and not bare_link:
                yield Block(text, "block quotation" if quoted else "headline" if headed else "body")

    for event, node in etree.iterwalk(root, events=("start", "end")):
        if not is_element(node):
            continue
        tag = node.tag.lower()
        opens = event == "start"
        step = 1 if opens else -1
        if tag in silent:
            hushed += step
        elif tag in _BLOCKS or tag == "pre":
            yield from flush()
            quoted += step * (tag in _QUOTATIONS)
            headed += step * (tag in _HEADINGS)
            verbatim += step * (tag == "pre")
        elif tag == "a" and node.get("href"):
            buffer.append(_LINK_OPENS if opens else _LINK_ENDS)
        elif tag in ("br", "lb") and opens and not hushed:
            buffer.append("\n")
        elif tag == "span" and opens and _runs_on(buffer, node):
            buffer.append(" ")
        words = node.text if opens else node.tail if node is not root else None
        if words and not hushed:
            buffer.append(words if verbatim else _BLANKS.sub(" ", words))
    yield from flush()


def _runs_on(buffer: Sequence[str], span: Node) -> bool:
    """Whether a span starts with a capital right after a small letter: two pieces that only style parts."""
    before, after = buffer[-1][-1:] if buffer else "", (span.text or "")[:1]
    return before.islower() and after.isupper()


def _is_bare_link(piece: str) -> bool:
    rest = _LINK.sub("", piece).strip(" \n|>»›·•–—-,")
    words = tidy(piece)
    return not rest and len(words) < _SHORT and words[-1:] not in _ENDS
