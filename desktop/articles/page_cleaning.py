"""Take out of a page what is no part of its article: menus, captions, adverts, related links.

A part goes by its tag, by the words of its class, or because it is nothing but a link; never when it holds
much of the page's text (an old site wraps the whole page in a form) or a block quotation.
"""

from __future__ import annotations

import re
from functools import cache

from desktop.articles.composition import Block
from desktop.articles.page_tree import Node, is_element, text_in
from desktop.basics.lexicons import lexicon

_NEVER = frozenset(
    (
        "script", "style", "template", "svg", "iframe", "object", "embed", "video", "audio", "canvas",
        "select", "textarea",
    )
)  # fmt: skip
_MOSTLY = frozenset(
    (
        "nav", "aside", "form", "button", "noscript", "dialog", "figcaption", "figure", "footer",
        "menu",
    )
)  # fmt: skip
_LINKED = frozenset(["p", "li", "h2", "h3", "h4", "h5", "h6"])
_TOKEN = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MUCH = 0.4
_SHORT = 200
_PIECE_END = re.compile(r"\s*[:|>»→–—]\s*")
_MARKS = '“”"‘’«»'


def clean(page: Node) -> None:
    """Remove from `page` everything that is surely no part of its article."""
    for node in list(page.iter(*_NEVER)):
        node.drop_tree()
    _mark_inline_quotations(page)
    _part_sources(page)
    much = max(200, _text_length(page) * _MUCH)
    for node in list(page.iter()):
        if not is_element(node) or node.getparent() is None:
            continue
        if node.tag in ("html", "body", "head"):
            continue
        if not (node.tag in _MOSTLY or _is_noise(node) or _is_hidden(node)):
            continue
        keeps = _text_length(node) > much or next(node.iter("blockquote"), None) is not None
        in_quotation = next(node.iterancestors("blockquote"), None) is not None
        holds_title = next(node.iter("h1"), None) is not None
        if not keeps and not in_quotation and not holds_title:
            node.drop_tree()
    _drop_repeats(page)
    for node in list(page.iter(*_LINKED)):
        if node.getparent() is not None and _is_bare_link(node):
            node.drop_tree()


def is_boilerplate(block: Block) -> bool:
    """Whether a short paragraph is the site's ("Read more: …", "Advertisement"), not the article's."""
    if len(block.text) > _SHORT or block.role == "block quotation":
        return False
    low = " ".join(block.text.lower().replace("’", "'").split()).strip("[]() ")
    if low.rstrip(" :.…»>→!") in _phrases("whole"):
        return True
    label = _PIECE_END.split(low, maxsplit=1)
    if len(label) == 2 and label[0] in _phrases("label"):
        return True
    return any(low.startswith(phrase) for phrase in _phrases("start"))


def _text_length(node: Node) -> int:
    return sum(len(str(part).strip()) for part in node.itertext())


def _words_of(node: Node) -> tuple[set[str], set[str]]:
    names = f"{node.get('class') or ''} {node.get('id') or ''}"[:1000].split()
    tokens = {token for name in names for token in _TOKEN.findall(_CAMEL.sub("-", name).lower())}
    return tokens, {name.lower() for name in names}


def _is_noise(node: Node) -> bool:
    tokens, names = _words_of(node)
    return bool(tokens & _noise("token") or names & _noise("class"))


def _is_hidden(node: Node) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return node.get("hidden") is not None or node.get("aria-hidden") == "true" or "display:none" in style


def _is_bare_link(node: Node) -> bool:
    """Whether all words of a short paragraph are in links: a pointer to another article."""
    if next(node.iterancestors("blockquote"), None) is not None:
        return False
    words = text_in(node)
    if not words or len(words) > _SHORT or words[-1] in f".!?{_MARKS}":
        return False
    linked = sum(len(text_in(link)) for link in node.iter("a") if link.get("href"))
    return linked >= len(words) - 2


def _part_sources(page: Node) -> None:
    """Set the line that names the source of a block quotation as a paragraph after it."""
    for quotation in list(page.iter("blockquote")):
        for source in list(quotation.iter("footer", "cite")):
            words = text_in(source)
            source.drop_tree()
            if words:
                line = quotation.makeelement("p")
                line.text = words
                quotation.addnext(line)
        for figure in quotation.iterancestors("figure"):
            # Other figures hold pictures, and are dropped whole by all who look for text.
            figure.tag = "div"
            for caption in list(figure.iter("figcaption")):
                caption.tag = "p"


def _drop_repeats(page: Node) -> None:
    """Drop pulled-out quotations whose words stand in the article anyway."""
    pulled = [node for node in page.iter() if is_element(node) and _words_of(node)[1] & _noise("quote")]
    if not pulled:
        return
    prose = " ".join(
        _bare(text_in(node))
        for node in page.iter("p")
        if not any(parent in pulled for parent in (node, *node.iterancestors()))
    )
    for node in pulled:
        words = _bare(text_in(node))
        if node.getparent() is not None and len(words) < 600 and words[:80] in prose:
            node.drop_tree()


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _mark_inline_quotations(page: Node) -> None:
    """Write out the marks that browsers draw around `q`, where the page does not write them itself."""
    for node in list(page.iter("q")):
        words = text_in(node)
        if words and words[0] not in _MARKS:
            node.text = f"“{node.text or ''}"
            if len(node):
                node[-1].tail = f"{node[-1].tail or ''}”"
            else:
                node.text = f"{node.text}”"
        node.drop_tag()


@cache
def _noise(kind: str) -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon("page_noise") if row["kind"] == kind)


@cache
def _phrases(kind: str) -> frozenset[str]:
    return frozenset(row["phrase"] for row in lexicon("page_boilerplate") if row["kind"] == kind)
