"""The words that name somebody: where a mention begins and ends, its form, and all mentions of an article."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.statements.reading import Mention, MentionForm
from desktop.statements.tree import Tree

_STOPS = {",", ";", ":", "(", ")", "[", "]", "-", "–", "—", "--", "..."}
_LEADING = {"cc", "punct", "preconj", "mark", "advmod"}
_PHRASE_HEADS = {
    "nsubj", "nsubjpass", "dobj", "pobj", "appos", "poss", "attr", "conj", "dative", "ROOT",
    "npadvmod", "oprd", "csubj", "dep", "agent",
}  # fmt: skip
_NAMED = {"PERSON", "ORG", "NORP", "GPE"}


def mention_span(tree: Tree, head: int, *, cue: int | None = None, within: Span | None = None) -> Span:
    """The mention headed by `head`: from the start of the noun phrase to its first comma or relative clause.

    What holds the `cue` that the mention speaks through is left out ("officials" of "officials saying"), and
    what lies outside `within`, if the head does not.
    """
    first, last = _edges(tree, head, cue, within)
    return tree.span(first, last)


def _edges(tree: Tree, head: int, cue: int | None, within: Span | None) -> tuple[int, int]:
    kept = {head}
    for child in tree.children[head]:
        if _belongs(tree, head, child) and not (
            cue is not None and tree.first[child] <= cue <= tree.last[child]
        ):
            kept.update(tree.subtree(child))
    if within is not None and tree.tokens[head].start in within:
        kept.intersection_update(tree.within(within))
    first = head
    while first - 1 in kept:
        first -= 1
    last = head
    while last + 1 in kept and tree.words[last + 1] not in _STOPS and not _opens_relative(tree, last + 1):
        last += 1
    while first < head and (tree.words[first] in _STOPS or tree.dep(first) in _LEADING):
        if tree.dep(first) == "advmod" and tree.head(first) != head:
            break
        first += 1
    while last > head and not any(c.isalnum() for c in tree.words[last]):
        last -= 1
    return first, last


def _belongs(tree: Tree, head: int, child: int) -> bool:
    """Whether a dependant of the head is part of the naming."""
    dep = tree.dep(child)
    if dep in ("relcl", "case"):
        return False
    if child > head and dep == "prep":
        target = tree.kid(child, "pobj")
        if target is not None and tree.tokens[target].entity in ("DATE", "TIME"):
            return False
        if tree.tokens[head].entity == "PERSON":
            return tree.words[child] in ("of", "for")
    if child > head and dep == "npadvmod":
        return False
    return not (dep == "acl" and tree.tokens[child].tag == "VBG" and tree.tokens[head].pos == "PROPN")


def _opens_relative(tree: Tree, token: int) -> bool:
    return tree.tokens[token].tag in ("WDT", "WP", "WP$", "WRB")


def form_of(tree: Tree, head: int, span: Span) -> MentionForm:
    """Whether a mention is a pronoun, holds a proper name, or only describes."""
    if tree.tokens[head].pos == "PRON":
        return "pronoun"
    return "name" if any(tree.tokens[token].pos == "PROPN" for token in tree.within(span)) else "nominal"


@cache
def _speaking_nouns() -> frozenset[str]:
    """Last words of roles and of collectives: nouns by which somebody who speaks may be described."""
    roles = {row["role"].split()[-1].lower() for row in lexicon("roles") if row["role"]}
    return frozenset(roles | {row["noun"].lower() for row in lexicon("collectives") if row["noun"]})


def find_mentions(tree: Tree, speakers: Iterable[tuple[int, Span]]) -> tuple[Mention, ...]:
    """All mentions of possible speakers, in order of the text.

    `speakers` are those already known to speak: their heads with their mentions, which are among the result.
    """
    found = {span: Mention(span, head, form_of(tree, head, span)) for head, span in speakers}
    for head in range(len(tree.tokens)):
        if may_speak(tree, head):
            span = mention_span(tree, head)
            found.setdefault(span, Mention(span, head, form_of(tree, head, span)))
    return tuple(found[span] for span in sorted(found))


def may_speak(tree: Tree, head: int) -> bool:
    """Whether a noun phrase may name somebody who speaks: a name, a pronoun, a role or a collective."""
    token = tree.tokens[head]
    if token.dep not in _PHRASE_HEADS:
        return False
    if token.pos == "PRON":
        return "Person=" in token.morphology or "Poss=Yes" in token.morphology
    if token.pos == "PROPN":
        return token.entity in _NAMED or not token.entity
    return token.pos == "NOUN" and tree.lemmas[head] in _speaking_nouns()
