"""Who says what a verb says: its subject, through passives, control, coordination, relative clauses."""

from __future__ import annotations

from desktop.statements.mentions import may_speak
from desktop.statements.tree import Tree

_RELATIVE = {"WDT", "WP"}
_FINITE = ("VBD", "VBZ", "VBP")
_DEPTH = 8
"""Steps up the tree before a subject is given up: no readable sentence needs more."""


def speaker_of(tree: Tree, verb: int, *, quoted: bool = False) -> int | None:
    """The head of the noun phrase that utters what `verb` says, or None where the sentence names nobody.

    `quoted` says that the passive subject is the speaker ("was quoted as saying").
    """
    for step_number in range(_DEPTH):
        agent = _agent(tree, verb)
        if agent is not None and not quoted:
            return agent
        passive = tree.kid(verb, "nsubjpass")
        if passive is not None:  # "is expected to say", "was quoted as saying"
            return (
                antecedent(tree, passive) if quoted or step_number or tree.lemmas[verb] == "quote" else None
            )
        if not step_number and tree.kid(verb, "auxpass") is not None and tree.lemmas[verb] != "quote":
            return None  # "after being accused of theft": by somebody who is not named
        subject = _own_subject(tree, verb)
        if subject is not None and in_brackets(tree, subject, verb):
            return subject_by_place(tree, verb, bracketed=True)
        if subject is not None:
            return antecedent(tree, subject)
        step = _step_up(tree, verb)
        if step is None:
            return None
        verb, speaker = step
        if speaker is not None:
            return speaker
        quoted = quoted or tree.lemmas[verb] == "quote"
    return None


def _main_verb(tree: Tree, verb: int) -> int | None:
    """The main verb of the sentence that a participle behind a comma ("…, saying that …") belongs to.

    What the parser hangs it on in between is too often a noun it does not describe.
    """
    if tree.tokens[verb].tag != "VBG" or tree.dep(verb) not in ("advcl", "acl", "conj", "prep"):
        return None
    before = tree.first[verb] - 1
    if before < 1 or tree.words[before] not in (",", "-", "–", "—", "--"):
        return None
    top = verb
    for ancestor in tree.ancestors(verb):
        top = ancestor
    subject = tree.kid(top, "nsubj")
    return top if subject is not None and subject < verb and tree.tokens[top].pos in ("VERB", "AUX") else None


def subject_by_place(tree: Tree, verb: int, *, bracketed: bool = False) -> int | None:
    """The subject of a finite verb that the parse leaves without one, by the order of words.

    The nearest person, organisation or pronoun before it; behind a comma, the first one of the sentence.
    `bracketed` says that the parser found a subject in the brackets behind the right one.
    """
    if tree.tokens[verb].tag not in _FINITE or tree.kid(verb, "auxpass") is not None:
        return None
    if not bracketed and tree.kid(verb, "nsubj", "nsubjpass") is not None:
        return None
    opening, _ = tree.sentence_of(verb)
    names = [
        token
        for token in range(opening, verb)
        if _is_name(tree, token) and not in_brackets(tree, token, verb)
    ]
    if not names:
        return None
    return names[0] if tree.words[verb - 1] == "," else names[-1]


def _is_name(tree: Tree, token: int) -> bool:
    if tree.words[token] in ("he", "she", "they"):
        return True
    last_of_name = tree.dep(token) not in ("compound", "poss", "nmod", "amod")
    return (
        last_of_name and tree.tokens[token].pos == "PROPN" and tree.tokens[token].entity in ("PERSON", "ORG")
    )


def antecedent(tree: Tree, subject: int) -> int:
    """What a relative pronoun stands for; any other word itself."""
    if tree.tokens[subject].tag in _RELATIVE or (
        tree.words[subject] == "that" and tree.tokens[subject].pos == "PRON"
    ):
        for ancestor in tree.ancestors(subject):
            if tree.dep(ancestor) == "relcl":
                return tree.head(ancestor)
    return subject


def _may_act(tree: Tree, target: int) -> bool:
    """Whether the object of a verb may be who does what follows."""
    return tree.tokens[target].entity in ("PERSON", "ORG", "NORP", "GPE") or may_speak(tree, target)


def in_brackets(tree: Tree, token: int, verb: int) -> bool:
    """Whether a token stands in brackets that close before the verb: "Paul Ryan (R-Wis.) said"."""
    opening, _ = tree.sentence_of(token)
    opened = 0
    for at in range(token - 1, opening - 1, -1):
        if tree.words[at] == "(":
            opened = at
            break
        if tree.words[at] == ")":
            return False
    return bool(opened) and any(tree.words[at] == ")" for at in range(token, verb))


def _own_subject(tree: Tree, verb: int) -> int | None:
    for child in tree.kids(verb, "nsubj"):
        if tree.words[child] not in ("what", "there", "'s"):
            return child
    return None


def _agent(tree: Tree, verb: int) -> int | None:
    by = tree.kid(verb, "agent")
    return None if by is None else tree.kid(by, "pobj")


def _step_up(tree: Tree, verb: int) -> tuple[int, int | None] | None:
    """The verb whose subject `verb` shares, or a noun that speaks itself."""
    head, dep = tree.head(verb), tree.dep(verb)
    if head == verb:
        return None
    main = _main_verb(tree, verb)
    if main is not None:
        return main, None
    pos = tree.tokens[head].pos
    if dep in ("acl", "relcl"):
        if pos in ("NOUN", "PROPN", "PRON") and tree.tokens[verb].tag != "VBN":
            if tree.tokens[verb].tag == "VB":  # "his reluctance to say", "the first senator to say"
                owner = tree.kid(head, "poss")
                if owner is None and not may_speak(tree, head):
                    return None
                return head, head if owner is None else owner
            above = tree.head(head)
            if (
                tree.dep(head) == "dobj"
                and tree.tokens[verb].tag == "VBG"
                and tree.kid(above, "nsubj") is not None
            ):
                return above, None  # "issued a statement saying": the one who issued it
            return head, head
        return None
    if tree.tokens[verb].tag == "VBN" and dep == "advcl":  # "Asked whether ..., he": not his question
        return None
    if dep == "pcomp":  # "was quoted as saying", "began by noting", "accused him of lying"
        above = tree.head(head)
        target = tree.kid(above, "dobj") if tree.words[head] in ("of", "for", "from") else None
        if tree.tokens[above].pos in ("VERB", "AUX"):
            return above, target
        return None
    if dep == "xcomp" and pos in ("VERB", "AUX"):
        target = tree.kid(head, "dobj")  # "urged him to say", but "used the speech to say"
        return head, target if target is not None and _may_act(tree, target) else None
    if dep == "xcomp" and pos == "ADJ":  # "is right to say"
        above = tree.head(head)
        return (above, None) if above != head and tree.tokens[above].pos in ("VERB", "AUX") else None
    if dep in ("conj", "advcl", "ccomp", "dep", "parataxis", "prep", "amod") and pos in ("VERB", "AUX"):
        return head, None
    return None
