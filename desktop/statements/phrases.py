"""Attribution by a phrase beside the sentence: "according to X", "as X put it", "in the words of X".

The content is the clause that the phrase belongs to: the whole sentence where the phrase stands at its end or
start behind a comma, only its own clause (in two pieces) where it stands inside.
"""

from __future__ import annotations

from desktop.basics.spans import Span
from desktop.statements.attribution import Attribution
from desktop.statements.contents import stretches
from desktop.statements.cues import cue_verb
from desktop.statements.subjects import antecedent
from desktop.statements.tree import Tree

ACCORDING = 0.85
AS_SAID = 0.55
IN_WORDS = 0.5
_QUESTIONS = ("WRB", "WDT", "WP")
"""Tags of words that open a measure rather than name a source: "according to how much …"."""


def find_phrases(tree: Tree) -> list[Attribution]:
    """The attributions made by such phrases, in order of the text."""
    found = []
    for index in range(len(tree.tokens)):
        for make in (_according, _as_said, _in_words):
            attribution = make(tree, index)
            if attribution is not None:
                found.append(attribution)
                break
    return found


def _according(tree: Tree, index: int) -> Attribution | None:
    if tree.words[index] != "according" or index + 1 >= len(tree.words) or tree.words[index + 1] != "to":
        return None
    speaker = tree.kid(index + 1, "pobj")
    if speaker is None or tree.tokens[tree.first[speaker]].tag in _QUESTIONS:
        return None
    first = min(index, tree.first[index])
    last = max(tree.last[index], tree.last[index + 1])
    contents = _host(tree, index, first, last)
    if not contents:
        return None
    return Attribution((index, index + 1), "according to", speaker, contents, ["according to"], ACCORDING)


def _as_said(tree: Tree, index: int) -> Attribution | None:
    """ "as X put it", "as X said": "as" with a verb of saying that has no content of its own."""
    mark = tree.kid(index, "mark", "advmod")
    if mark is None or tree.words[mark] != "as" or mark > index:
        return None
    puts = tree.lemmas[index] == "put" and any(tree.words[kid] == "it" for kid in tree.kids(index, "dobj"))
    cue = cue_verb(tree.lemmas[index])
    says = cue is not None and not cue.thought and cue.weight("clause") >= 0.6
    if not (puts or says) or tree.kid(index, "ccomp", "xcomp") is not None:
        return None
    subject = tree.kid(index, "nsubj")
    if subject is None or (not puts and tree.kid(index, "dobj") is not None):
        return None
    contents = _host(tree, index, tree.first[index], tree.last[index])
    if not contents:
        return None
    return Attribution(
        (index,), tree.lemmas[index], antecedent(tree, subject), contents, ["as said"], AS_SAID
    )


def _in_words(tree: Tree, index: int) -> Attribution | None:
    """ "in the words of X", "in X's words"."""
    if tree.words[index] != "words" or tree.dep(index) != "pobj" or tree.words[tree.head(index)] != "in":
        return None
    of = next((kid for kid in tree.kids(index, "prep") if tree.words[kid] == "of"), None)
    speaker = tree.kid(index, "poss") if of is None else tree.kid(of, "pobj")
    if speaker is None:
        return None
    phrase = tree.head(index)
    contents = _host(tree, phrase, tree.first[phrase], tree.last[phrase])
    return (
        Attribution((index,), "words", speaker, contents, ["in the words of"], IN_WORDS) if contents else None
    )


def _host(tree: Tree, phrase: int, first: int, last: int) -> list[Span]:
    """The clause that the phrase from `first` to `last` stands beside, without the phrase."""
    opening, closing = tree.sentence_of(phrase)
    removed = set(range(first, last + 1))
    before = [token for token in range(opening, first) if tree.dep(token) != "punct"]
    after = [token for token in range(last + 1, closing) if tree.dep(token) != "punct"]
    if not before or not after:
        if before and tree.words[first - 1] not in (",", "-", "–", "—", "--", '"'):
            top = _clause_top(tree, phrase)
            if not tree.is_root(top):
                return stretches(tree, set(tree.subtree(top)) - removed)
        return stretches(tree, set(range(opening, closing)) - removed)
    top = _clause_top(tree, phrase)
    tokens = set(tree.subtree(top)) - removed
    if top > last or tree.first[top] <= first:
        for kid in tree.kids(top, "conj"):
            if kid > last and tree.kid(kid, "nsubj", "nsubjpass") is not None:
                tokens.difference_update(range(tree.first[kid], tree.last[kid] + 1))
                tokens.difference_update(tree.kids(top, "cc"))
    return stretches(tree, tokens)


def _clause_top(tree: Tree, phrase: int) -> int:
    """The verb of the clause that the phrase hangs in."""
    for ancestor in tree.ancestors(phrase):
        if tree.is_root(ancestor) or (
            tree.tokens[ancestor].pos in ("VERB", "AUX")
            and tree.kid(ancestor, "nsubj", "nsubjpass", "expl") is not None
        ):
            return ancestor
    return phrase
