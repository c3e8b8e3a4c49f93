"""Tell what was said from what was not: denied, possible or merely asked; and set phrases.

"She did not say that …", "declined to say whether …", "nobody said …", "if he says …", "may say …" and
"asked whether …, he …" hold a verb of saying and a content, yet nobody said it. Such an attribution is kept
out of sight (its flag is that of a thought), with the reason told; but a quotation in front of its cue was
said. In "that said, …" or "it goes without saying" the verb is no cue at all.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.statements.tree import Tree

UNSAID, ASKED = "unsaid", "asked"


def reports_nothing(tree: Tree, verb: int) -> bool:
    """Whether a verb of saying stands in a set phrase."""
    for offset, words in _sayings().get(tree.words[verb], ()):
        start = verb - offset
        if start < 0 or start + len(words) > len(tree.words):
            continue
        if [word.replace("’", "'") for word in tree.words[start : start + len(words)]] == words:
            return True
    return False


def why_unsaid(tree: Tree, verb: int) -> str | None:
    """The rule by which the words that a verb of saying governs were not said; None where they were."""
    if _is_denied(tree, verb) or _is_possible(tree, verb) or _is_avoided(tree, verb):
        return UNSAID
    return None


def _is_denied(tree: Tree, verb: int) -> bool:
    """ "did not say", "never said", "nobody said", "no engineer said"."""
    if tree.kid(verb, "neg") is not None:
        return True
    subject = tree.kid(verb, "nsubj")
    if subject is None:
        return False
    words = [tree.words[subject], *(tree.words[kid] for kid in tree.kids(subject, "det"))]
    return any(word in _places()["subject"] for word in words)


def _is_possible(tree: Tree, verb: int) -> bool:
    """ "may say", "if she says"."""
    if any(tree.words[aux] in _places()["modal"] for aux in tree.kids(verb, "aux")):
        return True
    marks = [tree.words[kid] for kid in tree.kids(verb, "mark") if kid < verb]
    return tree.dep(verb) == "advcl" and any(mark in _places()["clause"] for mark in marks)


def _is_avoided(tree: Tree, verb: int) -> bool:
    """ "declined to say", "stopped short of saying", "without saying"."""
    head = tree.head(verb)
    if head == verb:
        return False
    if tree.dep(verb) == "xcomp":
        return tree.lemmas[head] in _places()["verb"]
    if tree.dep(verb) == "pcomp":
        if tree.words[head] != "of":
            return tree.words[head] in _places()["phrase"]
        return any(tree.lemmas[above] in _places()["verb"] for above in list(tree.ancestors(head))[:3])
    return False


@cache
def _places() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in lexicon("unsaid"):
        found[row["place"]].add(row["word"])
    return {place: frozenset(words) for place, words in found.items()}


@cache
def _sayings() -> dict[str, list[tuple[int, list[str]]]]:
    """By each of their words: the set phrases that hold it, and at which place."""
    found: defaultdict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for row in lexicon("sayings"):
        words = row["phrase"].split()
        for offset, word in enumerate(words):
            found[word].append((offset, words))
    return dict(found)
