"""From whom the article had a statement: "told Axios", "was quoted as saying by Axios"."""

from __future__ import annotations

from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import hull
from desktop.statements.attribution import Attribution
from desktop.statements.mentions import mention_span
from desktop.statements.reading import Via
from desktop.statements.tree import Tree

_LISTENING = ("to", "with", "on", "in", "by", "for")
"""Prepositions that lead from a cue to the outlet it was said to ("in an interview with", "on CNN")."""

_DEPTH = 3


def find_via(tree: Tree, found: list[Attribution]) -> None:
    """Note the outlet each statement was had from, where its sentence names one."""
    for attribution in found:
        if attribution.cue and attribution.via is None and attribution.cue[0] < len(tree.tokens):
            attribution.via = _source(tree, attribution)
    for outer in [a for a in found if a.rules[0] == "according to"]:
        _hand_on(tree, outer, found)


def _source(tree: Tree, attribution: Attribution) -> int | None:
    verb = attribution.cue[0]
    if tree.lemmas[verb] == "quote" or tree.lemmas[tree.head(tree.head(verb))] == "quote":
        return _quoting(tree, verb)
    for kid in tree.kids(verb, "dobj", "dative"):
        if kid > verb and kid != attribution.speaker and is_outlet(tree, kid):
            return kid
    return _listener(tree, verb, attribution, _DEPTH)


def _quoting(tree: Tree, verb: int) -> int | None:
    """X of "was quoted (as saying) by X", wherever the parser hung "by X"."""
    for top in (verb, tree.head(tree.head(verb)), *tree.subtree(verb)):
        for by in tree.kids(top, "agent", "prep"):
            if tree.words[by] == "by" and by > verb:
                return tree.kid(by, "pobj")
    return None


def _listener(tree: Tree, top: int, attribution: Attribution, depth: int) -> int | None:
    """An outlet in the prepositional phrases of the cue, outside its content."""
    if not depth:
        return None
    for phrase in tree.kids(top, "prep"):
        if phrase < top or tree.words[phrase] not in _LISTENING:
            continue
        target = tree.kid(phrase, "pobj")
        if target is None or any(tree.tokens[target].start in span for span in attribution.contents):
            continue
        if target != attribution.speaker and is_outlet(tree, target):
            return target
        found = _listener(tree, target, attribution, depth - 1)
        if found is not None:
            return found
    return None


def _hand_on(tree: Tree, outer: Attribution, found: list[Attribution]) -> None:
    """ "He said that …, according to Axios": his statement, had from Axios, and no statement of Axios's."""
    if outer.speaker is None or not is_outlet(tree, outer.speaker) or not outer.contents:
        return
    sentence = tree.sentence[outer.cue[0]]
    for inner in found:
        if inner is outer or not inner.cue or not inner.contents or inner.thought or inner.speaker is None:
            continue
        if tree.sentence[inner.cue[0]] != sentence or not tree.is_root(inner.cue[0]):
            continue
        whole = hull([*inner.contents, *outer.contents])
        if hull(inner.contents).shared(hull(outer.contents)) * 2 > len(whole):
            inner.via = outer.speaker
            outer.contents = []
            return


@cache
def _outlet_names() -> frozenset[str]:
    names = set()
    for row in lexicon("outlets"):
        names.add(row["name"].lower())
        names.update(alias.strip().lower() for alias in row["aliases"].split(";") if len(alias.strip()) > 2)
    return frozenset(names)


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in lexicon("outlet_words"))


def is_outlet(tree: Tree, head: int) -> bool:
    """Whether the noun phrase headed by `head` names a news outlet."""
    if tree.tokens[head].pos not in ("PROPN", "NOUN"):
        return False
    words = [tree.words[token] for token in _outlet_tokens(tree, head) if _is_capitalised(tree, token)]
    while words and words[0] == "the":
        words.pop(0)
    if not words or tree.tokens[head].entity == "PERSON":
        return False
    if {words[0], words[-1]} & _outlet_words():
        return True
    return " ".join(words) in _outlet_names() or words[-1] in _outlet_names()


def _outlet_tokens(tree: Tree, head: int) -> range:
    """The tokens of the noun phrase with the name that directly follows it ("news agency Axios")."""
    tokens = tree.within(mention_span(tree, head))
    end = tokens[-1] + 1
    if tree.tokens[head].pos == "NOUN":
        while (
            end < len(tree.tokens)
            and _is_capitalised(tree, end)
            and tree.sentence[end] == tree.sentence[head]
        ):
            end += 1
    return range(tokens[0], end)


def via_of(tree: Tree, head: int) -> Via:
    """The outlet with its name as the article writes it, without what it is called besides."""
    tokens = _outlet_tokens(tree, head)
    names = [token for token in tokens if _is_capitalised(tree, token) and tree.words[token] != "the"]
    name = tree.span(names[0], names[-1]) if names else tree.span(tokens[0], tokens[-1])
    return Via(tree.span(tokens[0], tokens[-1]), name.of(tree.text))


def _is_capitalised(tree: Tree, token: int) -> bool:
    return tree.text[tree.tokens[token].start].isupper()
