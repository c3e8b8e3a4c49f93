"""Statements that the grammar gives: what a cue verb governs, quoted or not.

For every verb of the lexicon the frames it takes are looked up in the parse, the surest first: a finite
clause ("said that …", "…, he said", "The war, he said, …"), a predicate ("called it a …"), an infinitive
("vowed to …", "called on X to …"), a gerund, a prepositional complement ("accused X of …"), an object
("announced …"). How often such a filler is really attributed content is known from the lexicon; below
`LEAST` it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.basics.spans import Span
from desktop.statements.attribution import Attribution
from desktop.statements.contents import clause, stretches
from desktop.statements.cues import CueWord, cue_verb
from desktop.statements.subjects import speaker_of, subject_by_place
from desktop.statements.tree import Tree
from desktop.statements.unsaid import ASKED, reports_nothing, why_unsaid

LEAST = 0.3
"""A clause, predicate or infinitive that is content less often than this makes no statement by itself."""

LEAST_PHRASE = 0.5
"""The same for a mere noun phrase ("announced …", "spoke about …"): a topic more often than words."""

_NEAREST = 14
"""Tokens between whom somebody calls on and what they are to do at most."""

_LONGEST_ASIDE = 25
"""Tokens of an inserted "…, he told reporters in Iowa on Tuesday, …" at most."""


def find_indirect(tree: Tree) -> list[Attribution]:
    """The attributions that cue verbs make through the grammar, in order of their cues."""
    found = []
    for index, token in enumerate(tree.tokens):
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass", "amod", "compound"):
            continue
        cue = cue_verb(tree.lemmas[index])
        if cue is None or reports_nothing(tree, index):
            continue
        attribution = _from_verb(tree, index, cue)
        if attribution is not None:
            found.append(attribution)
    return found


def _from_verb(tree: Tree, verb: int, cue: CueWord) -> Attribution | None:
    for rule, frame, extra, contents in _fillers(tree, verb):
        likelihood = cue.weight(frame)
        phrase = rule in ("object", "preposition")
        if not contents or likelihood < (LEAST_PHRASE if phrase and not cue.thought else LEAST):
            continue
        if phrase and len(tree.within(contents[0])) < 2:
            continue
        speaker = speaker_of(tree, verb)
        if speaker is not None and any(tree.tokens[speaker].start in span for span in contents):
            speaker = None
        if speaker is None:
            speaker = subject_by_place(tree, verb)
            if speaker is not None and any(tree.tokens[speaker].start in span for span in contents):
                speaker = None
        unsaid = None if cue.thought else why_unsaid(tree, verb)
        if speaker is None and cue.asks and frame == "clause":
            unsaid = ASKED
        elif speaker is None and (frame != "clause" or is_bare_participle(tree, verb)):
            continue
        rules = [rule] if unsaid is None else [rule, unsaid]
        thought = cue.thought or unsaid is not None
        return Attribution((verb, *extra), cue.lemma, speaker, contents, rules, likelihood, thought)
    return None


def is_bare_participle(tree: Tree, verb: int) -> bool:
    """ "Asked whether …, he …": a question of nobody's."""
    return tree.tokens[verb].tag == "VBN" and tree.kid(verb, "auxpass", "aux") is None


def _fillers(tree: Tree, verb: int) -> Iterator[tuple[str, str, tuple[int, ...], list[Span]]]:
    """What may be the content of a verb: rule, frame, further cue tokens, content; the surest first."""
    kids = tree.children[verb]
    clauses = [kid for kid in kids if tree.dep(kid) == "ccomp" and _is_finite(tree, kid)]
    if clauses:
        clauses = [kid for kid in clauses if kid > verb] or clauses
        left = all(kid < verb for kid in clauses)
        yield ("clause before" if left else "clause", "clause", (), _clauses(tree, verb, clauses))
    inserted = _inserted(tree, verb)
    if inserted:
        yield "inserted", "clause", (), inserted
    questions = [kid for kid in kids if tree.dep(kid) == "advcl" and _is_question(tree, kid)]
    if questions:
        yield "clause", "clause", (), _clauses(tree, verb, questions)
    yield from _predicates(tree, verb)
    yield from _infinitives(tree, verb)
    for kid in kids:
        if kid > verb and tree.dep(kid) in ("xcomp", "ccomp") and tree.tokens[kid].tag == "VBG":
            yield "gerund", "gerund", (), clause(tree, kid)
    for kid in tree.kids(verb, "prep"):
        if kid > verb and tree.children[kid]:
            inside = [token for token in tree.subtree(kid) if token != kid]
            yield "preposition", tree.words[kid], (kid,), stretches(tree, inside)
    target = tree.kid(verb, "dobj")
    if target is not None and target > verb:
        yield "object", "object", (), stretches(tree, tree.subtree(target))


def _is_finite(tree: Tree, kid: int) -> bool:
    if _is_infinitive(tree, kid):
        return False
    has_subject = (
        tree.kid(kid, "nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "aux", "auxpass") is not None
    )
    return has_subject or tree.tokens[kid].tag not in ("VBG", "VBN", "JJ", "VB")


def _is_infinitive(tree: Tree, kid: int) -> bool:
    return any(tree.words[child] == "to" and tree.dep(child) == "aux" for child in tree.children[kid])


def _is_question(tree: Tree, kid: int) -> bool:
    mark = tree.kid(kid, "mark")
    if mark is None or tree.words[mark] not in ("whether", "if"):
        return False
    cue = cue_verb(tree.lemmas[tree.head(kid)])
    return cue is not None and cue.asks


def _clauses(tree: Tree, verb: int, clauses: list[int]) -> list[Span]:
    """The complement clauses with the adverbials of theirs that the parser hung on the verb."""
    tokens = {token for kid in clauses for token in tree.subtree(kid)}
    if all(kid < verb for kid in clauses):
        start = min(tokens)
        for kid in tree.children[verb]:
            if tree.last[kid] < start and tree.dep(kid) in (
                "prep",
                "advcl",
                "advmod",
                "npadvmod",
                "mark",
                "cc",
            ):
                tokens.update(tree.subtree(kid))
    else:
        end = max(tokens)
        for kid in tree.children[verb]:
            if tree.first[kid] > end and tree.dep(kid) in ("advcl", "prep", "npadvmod", "advmod"):
                if (
                    tree.words[tree.first[kid] - 1] in (",", ";", "-", "–", "—")
                    or tree.tokens[kid].tag == "VBG"
                ):
                    break
                tokens.update(tree.subtree(kid))
                end = max(tokens)
        for kid in tree.kids(verb, "conj"):
            if kid > end and _is_more_content(tree, kid):
                tokens.update(range(end + 1, tree.last[kid] + 1))
    return stretches(tree, tokens)


def _is_more_content(tree: Tree, kid: int) -> bool:
    """Whether a clause coordinated with the cue goes on with the content: "…, but that he would"."""
    if tree.kid(kid, "nsubj", "nsubjpass", "expl") is None:
        return False
    if any(tree.words[child] == "that" and tree.dep(child) == "mark" for child in tree.children[kid]):
        return True
    word = cue_verb(tree.lemmas[kid])
    reports = word is not None and not word.thought and tree.kid(kid, "ccomp") is not None
    return tree.kid(kid, "aux") is not None and not reports


def _inserted(tree: Tree, verb: int) -> list[Span]:
    """The sentence around an inserted "…, he said, …", which is then the content."""
    head = tree.head(verb)
    if head == verb or tree.dep(verb) not in ("parataxis", "ccomp", "advcl", "dep", "conj"):
        return []
    if tree.kid(verb, "nsubj") is None or tree.kid(verb, "mark", "cc") is not None:
        return []
    first, last = tree.first[verb], tree.last[verb]
    if last - first > _LONGEST_ASIDE or not tree.first[head] < first:
        return []
    opens = first > 0 and tree.words[first - 1] in (",", "-", "–", "—", "--")
    if not (opens or tree.words[first] in (",", "-", "–", "—", "--")):
        return []
    follows = last + 1 < len(tree.words) and tree.words[last + 1] in (",", ".", "-", "–", "—", "--", ":")
    if not follows and tree.words[last] not in (",", ".", "-", "–", "—", "--"):
        return []
    tokens = set(tree.subtree(head))
    tokens.difference_update(tree.subtree(verb))
    for kid in tree.kids(verb, "xcomp", "ccomp", "advcl"):
        if kid > verb and tree.words[tree.first[kid] - 1] == ",":  # the sentence goes on behind the aside
            tokens.update(tree.subtree(kid))
    return stretches(tree, tokens)


def _predicates(tree: Tree, verb: int) -> Iterator[tuple[str, str, tuple[int, ...], list[Span]]]:
    """ "called X Y", "described X as Y": thing and predicate together."""
    target = tree.kid(verb, "dobj")
    for kid in tree.children[verb]:
        if kid < verb:
            continue
        as_phrase = tree.dep(kid) == "prep" and tree.words[kid] == "as" and target is not None
        if as_phrase or (tree.dep(kid) in ("oprd", "xcomp") and not _is_infinitive(tree, kid)):
            tokens = set(tree.subtree(kid))
            if target is not None:
                tokens.update(tree.subtree(target))
            yield "predicate", "predicate", (), stretches(tree, tokens)
        if tree.dep(kid) == "ccomp" and not _is_finite(tree, kid):
            continue


def _infinitives(tree: Tree, verb: int) -> Iterator[tuple[str, str, tuple[int, ...], list[Span]]]:
    """ "vowed to …", "urged X to …", "called on X to …"."""
    yield from _calls(tree, verb)
    for kid in tree.children[verb]:
        if kid < verb or tree.dep(kid) not in ("xcomp", "ccomp", "advcl") or not _is_infinitive(tree, kid):
            continue
        tokens = set(tree.subtree(kid))
        target = tree.kid(verb, "dobj", "dative")
        if target is not None and target > verb:
            tokens.update(tree.subtree(target))
        elif tree.dep(kid) == "advcl" and tree.lemmas[verb] != "call":
            continue
        yield "infinitive", "infinitive", (), stretches(tree, tokens)


def _calls(tree: Tree, verb: int) -> Iterator[tuple[str, str, tuple[int, ...], list[Span]]]:
    """ "called on X to …", "called for X to …", wherever the parser hung the infinitive."""
    for phrase in tree.kids(verb, "prep"):
        target = tree.kid(phrase, "pobj")
        if phrase < verb or target is None or tree.words[phrase] not in ("on", "upon", "for"):
            continue
        for at in range(target + 1, min(tree.sentence_of(verb)[1], target + _NEAREST)):
            if tree.words[at] == "to" and tree.dep(at) == "aux" and tree.head(at) > at:
                tokens = {*range(phrase + 1, at), *range(at, tree.last[tree.head(at)] + 1)}
                yield "infinitive", "infinitive", (phrase,), stretches(tree, tokens)
                return
            if tree.tokens[at].pos in ("VERB", "AUX") or tree.words[at] in (",", ";"):
                break
