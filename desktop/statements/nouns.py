"""Statements that a noun announces: "Russia's recent admission that …", "claims that …", "a call for …"."""

from __future__ import annotations

from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.statements.attribution import Attribution
from desktop.statements.contents import clause, stretches
from desktop.statements.cues import CueWord, cue_noun
from desktop.statements.subjects import speaker_of
from desktop.statements.tree import Tree

LEAST = 0.38
"""A frame whose filler is content less often than this makes no statement."""


@cache
def _light_verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in lexicon("light_verbs"))


def find_nouns(tree: Tree) -> list[Attribution]:
    """The attributions that cue nouns make, in order of the text."""
    found = []
    for index, token in enumerate(tree.tokens):
        if token.pos != "NOUN":
            continue
        cue = cue_noun(tree.lemmas[index])
        if cue is not None:
            attribution = _from_noun(tree, index, cue)
            if attribution is not None:
                found.append(attribution)
    return found


def _from_noun(tree: Tree, noun: int, cue: CueWord) -> Attribution | None:
    for kid in tree.children[noun]:
        if kid < noun:
            continue
        frame, contents = _filler(tree, kid)
        likelihood = cue.weight(frame)
        if likelihood < LEAST or not contents:
            continue
        speaker = _speaker(tree, noun)
        if speaker is None and frame != "clause":
            return None
        return Attribution((noun,), cue.lemma, speaker, contents, ["noun"], likelihood, cue.thought)
    return None


def _filler(tree: Tree, kid: int) -> tuple[str, list[Span]]:
    if tree.dep(kid) in ("acl", "ccomp", "relcl"):
        mark = tree.kid(kid, "mark")
        if mark is not None and tree.words[mark] == "that":
            return "clause", clause(tree, kid)
        if any(tree.words[child] == "to" and tree.dep(child) == "aux" for child in tree.children[kid]):
            return "infinitive", clause(tree, kid)
    if tree.dep(kid) == "prep":
        return tree.words[kid], stretches(tree, [token for token in tree.subtree(kid) if token != kid])
    return "", []


def _speaker(tree: Tree, noun: int) -> int | None:
    """Whose words they are: the possessor, "by X", "from X", or the subject of "made the claim"."""
    owner = tree.kid(noun, "poss")
    if owner is not None:
        return owner
    for kid in tree.kids(noun, "prep", "agent"):
        if tree.words[kid] in ("by", "from"):
            source = tree.kid(kid, "pobj")
            if source is not None:
                return source
    head = tree.head(noun)
    if tree.dep(noun) == "dobj" and tree.tokens[head].pos == "VERB" and tree.lemmas[head] in _light_verbs():
        return speaker_of(tree, head)
    return None
