"""Tell who does what to whom in two renderings, and whether the two have changed places.

"The board sued the company" and "the company was sued by the board" claim the same; "the company sued the
board" does not. The parse says who acts and who is acted on. Only nouns and names are looked at, and only
verbs that either rendering has once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.comparison.differences import Finding
from desktop.comparison.passage import Passage

ACTING = frozenset({"nsubj"})
ACTED_ON = frozenset({"dobj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Roles:
    """The numbers of the words that act and are acted on, -1 where nobody is named."""

    agent: int
    patient: int


def changed_roles(a: Passage, b: Passage) -> Iterator[Finding]:
    """Who acts in one rendering and is acted on in the other, as findings of the type "agent"."""
    here, there = roles(a), roles(b)
    for verb in sorted(here.keys() & there.keys()):
        p, q = here[verb], there[verb]
        if _turned(a, p, b, q) or _turned(b, q, a, p):
            if p.agent >= 0 and q.agent >= 0:
                yield Finding("agent", p.agent, p.agent + 1, q.agent, q.agent + 1)
            if p.patient >= 0 and q.patient >= 0:
                yield Finding("agent", p.patient, p.patient + 1, q.patient, q.patient + 1)
            if (p.agent < 0) != (q.agent < 0):
                i, j = (p.patient, q.agent) if p.agent < 0 else (p.agent, q.patient)
                yield Finding("agent", i, i + 1, j, j + 1)


def kept_roles(a: Passage, b: Passage) -> bool:
    """Whether of some verb the same two act and are acted on in both renderings, whatever their order."""
    here, there = roles(a), roles(b)
    return any(
        min(p.agent, p.patient, q.agent, q.patient) >= 0
        and a.words[p.agent].lemma == b.words[q.agent].lemma
        and a.words[p.patient].lemma == b.words[q.patient].lemma
        for p, q in ((here[verb], there[verb]) for verb in here.keys() & there.keys())
    )


def _turned(a: Passage, p: Roles, b: Passage, q: Roles) -> bool:
    """Whether who is acted on in A acts on somebody in B: on who acts in A, where A names one."""
    if p.patient < 0 or q.agent < 0 or q.patient < 0:
        return False
    acting = b.words[q.agent].lemma
    if a.words[p.patient].lemma != acting or (p.agent >= 0 and a.words[p.agent].lemma == acting):
        return False
    return p.agent < 0 or a.words[p.agent].lemma == b.words[q.patient].lemma


def roles(passage: Passage) -> dict[str, Roles]:
    """Who acts and is acted on, by the lemma of the verb."""
    tokens, words = passage.reading.tokens, passage.words
    at_token = {word.token: at for at, word in enumerate(words) if word.token >= 0}
    counts: dict[str, int] = {}
    for word in words:
        counts[word.lemma] = counts.get(word.lemma, 0) + 1
    found: dict[str, Roles] = {}
    for at, word in enumerate(words):
        if word.token < 0 or word.pos not in {"NOUN", "PROPN"}:
            continue
        token = tokens[word.token]
        verb, acts = token.head, token.dep in ACTING
        if token.dep == "pobj" and tokens[verb].dep == "agent":
            verb, acts = tokens[verb].head, True
        elif not acts and token.dep not in ACTED_ON:
            continue
        head = at_token.get(verb, -1)
        if head < 0 or words[head].pos != "VERB" or counts[words[head].lemma] != 1:
            continue
        known = found.get(words[head].lemma, Roles(-1, -1))
        found[words[head].lemma] = Roles(at, known.patient) if acts else Roles(known.agent, at)
    return found
