"""Turn tokens of the parse into stretches of content: what exactly is attributed.

A clause gives its whole subtree without the word that introduces it ("that") and without what belongs to the
cue. A stretch never begins or ends with punctuation, except inside quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop.basics.spans import Span
from desktop.statements.tree import Tree

_EDGE = ".,;:–—-…!?|*"
_MARKS = "\"“”„‟«»‘’'`"


def clause(tree: Tree, top: int, *, without: Iterable[int] = ()) -> list[Span]:
    """The clause headed by `top`, without the subtrees of `without` and without its "that"."""
    tokens = set(tree.subtree(top))
    for branch in without:
        tokens.difference_update(tree.subtree(branch))
    return stretches(tree, tokens)


def stretches(tree: Tree, tokens: Iterable[int]) -> list[Span]:
    """The tokens as stretches of text, trimmed; runs that only punctuation parts are one."""
    runs: list[list[int]] = []
    for token in sorted(tokens):
        if runs and all(_is_punctuation(tree, between) for between in range(runs[-1][1] + 1, token)):
            runs[-1][1] = token
        else:
            runs.append([token, token])
    spans = []
    for position, (first, last) in enumerate(runs):
        while first < last and (_is_edge(tree, first) or (position == 0 and is_introduction(tree, first))):
            first += 1
        while last > first and _is_edge(tree, last):
            last -= 1
        if not _is_punctuation(tree, first) or first < last:
            spans.append(_whole_words(tree.text, tree.span(first, last)))
    return spans


def _whole_words(text: str, span: Span) -> Span:
    """`span` widened to the ends of hyphenated words that the parser takes apart."""
    start, end = span.start, span.end
    while start > 1 and text[start - 1] in "-‑" and text[start - 2].isalnum():
        start -= 2
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    while end + 1 < len(text) and text[end] in "-‑" and text[end + 1].isalnum():
        end += 2
        while end < len(text) and text[end].isalnum():
            end += 1
    return Span(start, end)


def is_introduction(tree: Tree, token: int) -> bool:
    """Whether the token is a "that" which opens the clause and says nothing itself."""
    return tree.words[token] == "that" and tree.dep(token) == "mark"


def _is_punctuation(tree: Tree, token: int) -> bool:
    return tree.dep(token) == "punct" or not any(c.isalnum() for c in tree.words[token])


def _is_edge(tree: Tree, token: int) -> bool:
    return all(c in _EDGE for c in tree.words[token])


def trimmed(text: str, span: Span) -> Span:
    """`span` without white space and the punctuation of the surrounding sentence at its edges."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _EDGE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGE):
        end -= 1
    return Span(start, end) if start < end else span
