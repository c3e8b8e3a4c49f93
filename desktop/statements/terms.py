"""Words in quotation marks that nobody is reported as saying: names, titles, nicknames, scare quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.statements.attribution import Attribution
from desktop.statements.quotations import Quotation
from desktop.statements.reading import QuotedTerm
from desktop.statements.tree import Tree

_LONGEST_NICKNAME = 3
_SMALL = 4
"""Words shorter than this may be small in a title."""


def quoted_terms(
    tree: Tree, quotations: Sequence[Quotation], left_over: Iterable[int]
) -> tuple[QuotedTerm, ...]:
    """The quotations that no statement took, each with what it seems to be."""
    return tuple(
        QuotedTerm(quotations[number].span, _reason(tree, quotations[number])) for number in left_over
    )


def untaken(
    quotations: Sequence[Quotation], left_over: Iterable[int], found: Iterable[Attribution]
) -> list[int]:
    """Those of the quotations left over that lie in no attribution's content."""
    taken = [span for attribution in found for span in attribution.contents]
    return [
        number for number in left_over if not any(span.covers(quotations[number].inner) for span in taken)
    ]


def _reason(tree: Tree, quotation: Quotation) -> str:
    inside = tree.within(quotation.inner)
    whole = tree.within(quotation.span)
    before = whole[0] - 1 if whole and whole[0] > 0 else None
    after = whole[-1] + 1 if whole and whole[-1] + 1 < len(tree.tokens) else None
    if len(inside) <= _LONGEST_NICKNAME and _inside_name(tree, before, after):
        return "It stands inside a name, so it reads as a nickname."
    words = [tree.text[tree.tokens[token].start :][: len(tree.words[token])] for token in inside]
    words = [word for word in words if word[0].isalnum()]
    if (
        words
        and all(word[0].isupper() or word[0].isdigit() or len(word) < _SMALL for word in words)
        and words[0][0].isupper()
    ):
        return "Its words are capitalised like a name or a title, and nobody is said to have said them."
    if len(words) <= 3:
        return "One or a few words set off by the writer; no word beside them says that somebody said them."
    return "No word beside it says who said it."


def _inside_name(tree: Tree, before: int | None, after: int | None) -> bool:
    """Whether proper names of one sentence stand on both sides."""
    if before is None or after is None or tree.sentence[before] != tree.sentence[after]:
        return False
    return tree.tokens[before].pos == "PROPN" and tree.tokens[after].pos == "PROPN"
