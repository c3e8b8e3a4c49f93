"""Find the mentions of an article: those its reading holds, and those its tokens show besides.

A reading's own mentions come first; a noun phrase that it passes over is added, because whom "he" means may
hang on somebody who never speaks.
"""

from __future__ import annotations

from desktop.basics.spans import Span
from desktop.speakers.descriptions import Description, describe
from desktop.speakers.heads import head_of
from desktop.speakers.page import Page

_PREMODIFIERS = frozenset(
    (
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "quantmod",
        "predet",
        "advmod",
        "punct",
        "npadvmod",
        "prep",
    )
)
_HEADS = frozenset(
    ("nsubj", "nsubjpass", "dobj", "pobj", "iobj", "dative", "agent", "attr", "appos", "conj", "poss", "ROOT",
     "oprd", "npadvmod", "nmod", "dep", "acl", "ccomp", "xcomp", "intj")
)  # fmt: skip


def described_mentions(page: Page) -> tuple[Description, ...]:
    """Every mention of the article described, in order of the text, each phrase once.

    Statements' mentions keep their span exactly, so that the user's decisions find them again.
    """
    found: dict[int, Description] = {}
    spans: dict[int, Span] = {}
    for statement in page.reading.statements:
        if statement.mention is not None:
            head = head_of(page, statement.mention)
            if head is not None:
                spans.setdefault(head, statement.mention)
    for mention in page.reading.mentions:
        if 0 <= mention.head < len(page.tokens):
            spans.setdefault(mention.head, mention.span)
    taken: set[int] = set()
    for head, span in spans.items():
        described = describe(page, span, head)
        if described is not None:
            found[head] = described
            taken.add(head)
    for index, token in enumerate(page.tokens):
        if index in taken:
            continue
        if page.mistagged(index):
            described = describe(page, page.span(index, index), index)
            if described is not None:
                found[index] = described
            continue
        if token.pos not in ("NOUN", "PROPN", "PRON") or token.dep not in _HEADS:
            continue
        if (
            token.entity in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL")
            or token.dep == "npadvmod"
        ):
            continue
        described = describe(page, _phrase(page, index), index)
        if described is not None:
            found[index] = described
    return tuple(sorted(found.values(), key=lambda mention: (mention.span.start, mention.head)))


def _phrase(page: Page, head: int) -> Span:
    """The noun phrase around `head` without what follows it, names that run on excepted."""
    first = head
    stack = [head]
    while stack:
        for child in page.children[stack.pop()]:
            if (
                child < head
                and page.tokens[child].dep in _PREMODIFIERS
                and page.words[child] not in (",", "“", '"', "—", "-", ":")
            ):
                first = min(first, child)
                stack.append(child)
    last = head
    if page.words[head][:1].isupper():
        at = head + 1
        while (
            at < len(page.tokens)
            and page.folded[at] in ("of", "the")
            and page.sentence[at] == page.sentence[head]
        ):
            at += 1
        if (
            at > head + 1
            and at < len(page.tokens)
            and page.words[at][:1].isupper()
            and page.tokens[at].pos == "PROPN"
        ):
            last = at
    return page.span(first, last)
