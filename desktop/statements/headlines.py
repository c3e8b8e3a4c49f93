"""Headlines that sign with a colon: "Kirby: 'not a real withdrawal'", "Talks were good: Biden"."""

from __future__ import annotations

from desktop.basics.spans import Span
from desktop.statements.attribution import Attribution
from desktop.statements.contents import trimmed
from desktop.statements.tree import Tree

SIGNED = 0.75
_LONGEST_NAME = 6
_SPEAKING = ("PERSON", "ORG", "NORP", "GPE")


def find_signed_headlines(tree: Tree) -> list[Attribution]:
    """The attributions that headlines make by a colon."""
    found = []
    for number, paragraph in enumerate(tree.article.paragraphs):
        if paragraph.role != "headline":
            continue
        tokens = [token for token in tree.within(paragraph.span) if tree.paragraph[token] == number]
        colons = [token for token in tokens if tree.words[token] == ":"]
        if not colons:
            continue
        for name, colon, rest in (
            (tokens[: colons[0] - tokens[0]], colons[0], tokens[colons[0] - tokens[0] + 1 :]),
            (tokens[colons[-1] - tokens[0] + 1 :], colons[-1], tokens[: colons[-1] - tokens[0]]),
        ):
            speaker = _speaker(tree, name)
            if speaker is not None and len(rest) > 1:
                content = trimmed(tree.text, Span(tree.tokens[rest[0]].start, tree.tokens[rest[-1]].end))
                found.append(Attribution((colon,), ":", speaker, [content], ["signed"], SIGNED))
                break
    return found


def _speaker(tree: Tree, tokens: list[int]) -> int | None:
    """The head of the name that `tokens` are, where they are one."""
    words = [token for token in tokens if tree.words[token][0].isalnum()]
    if not words or len(words) > _LONGEST_NAME:
        return None
    if any(tree.tokens[token].pos in ("VERB", "AUX", "PRON") for token in words):
        return None
    if not all(
        tree.text[tree.tokens[token].start].isupper() for token in words if len(tree.words[token]) > 3
    ):
        return None
    named = any(tree.tokens[token].entity in _SPEAKING for token in words)
    return words[-1] if named or tree.words[words[-1]] in _names_below(tree) else None


def _names_below(tree: Tree) -> set[str]:
    """The words by which the body names persons and organisations."""
    return {
        word
        for word, token in zip(tree.words, tree.tokens, strict=True)
        if token.pos == "PROPN" and token.entity in ("PERSON", "ORG")
    }
