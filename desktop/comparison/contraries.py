"""Find where one rendering claims the contrary of the other without a "not": "rose" here, "fell" there.

Two contrary words differ in what they claim only if they are said of the same: the renderings must agree in
something that stands with them, and not name two who do it ("Marra won the vote", "Norham lost the vote").
Where one of them is denied besides, both claim the same: "none passed" is "all failed".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.comparison import lexis
from desktop.comparison.claim_marks import marks
from desktop.comparison.differences import Finding
from desktop.comparison.like import opposed
from desktop.comparison.likeness import relatives
from desktop.comparison.passage import Passage, Word
from desktop.comparison.predicates import Predicate

NEAR = 4
"""Words before a contrary among which is what denies it, where no parse tells."""


def contrary_claims(
    a: Passage, b: Passage, here: Mapping[str, Predicate], there: Mapping[str, Predicate]
) -> Iterator[Finding]:
    """What is said of a thing in one rendering and the contrary of it in the other."""
    for lemma in sorted(here.keys() & there.keys()):
        yield from _ways(a, here[lemma], b, there[lemma])
    known_a, known_b = {word.lemma for word in a.words}, {word.lemma for word in b.words}
    for lemma in sorted(here.keys() - known_b):
        for other in sorted(lexis.contraries().get(lemma, frozenset()) & there.keys() - known_a):
            p, q = here[lemma], there[other]
            if (
                len(p.negations) % 2 == len(q.negations) % 2
                and a.words[p.at].pos == b.words[q.at].pos
                and not _almost(a, p)
                and not _almost(b, q)
                and _of_one_thing(a, p, b, q)
            ):
                yield Finding("negation", p.at, p.at + 1, q.at, q.at + 1)


def _ways(a: Passage, p: Predicate, b: Passage, q: Predicate) -> Iterator[Finding]:
    """A preposition or adverb of what both say, and the contrary of it ("voted for", "voted against")."""
    if len(p.negations) % 2 != len(q.negations) % 2:
        return
    all_a, all_b = {a.words[n].norm for n in p.ways}, {b.words[n].norm for n in q.ways}
    for i in p.ways:
        for j in q.ways:
            x, y = a.words[i].norm, b.words[j].norm
            if y not in lexis.contraries().get(x, frozenset()) or x in all_b or y in all_a:
                continue
            led_a, led_b = _led_to(a, i), _led_to(b, j)
            if _related(led_a, led_b) or not (led_a and led_b):
                yield Finding("negation", i, i + 1, j, j + 1)


def _led_to(passage: Passage, at: int) -> frozenset[str]:
    """The lemmas of what a preposition leads to."""
    tokens, own = passage.reading.tokens, passage.words[at].token
    return frozenset(
        word.lemma
        for word in passage.words
        if word.token >= 0 and tokens[word.token].head == own != word.token
    )


def _almost(passage: Passage, said: Predicate) -> bool:
    """Whether something nearly is so: who nearly lost has won."""
    return any(
        lexis.hedges().get(word.norm) == "hedge" for word in passage.words[max(0, said.at - 1) : said.at]
    )


def _of_one_thing(a: Passage, p: Predicate, b: Passage, q: Predicate) -> bool:
    """Whether two predicates are said of the same, as far as the words tell."""
    subjects_a, subjects_b = _nouns(a, p), _nouns(b, q)
    if subjects_a and subjects_b and not _related(subjects_a, subjects_b):
        return False
    converse = a.words[p.at].lemma in lexis.converses()
    if converse and bool(subjects_a) != bool(subjects_b):
        return False
    return _related(p.about, q.about)


def _nouns(passage: Passage, said: Predicate) -> frozenset[str]:
    """The lemmas of the subjects that are no pronouns."""
    words = (passage.words[at] for at in said.subjects)
    return frozenset(word.lemma for word in words if word.pos in {"NOUN", "PROPN"})


def _related(xs: frozenset[str], ys: frozenset[str]) -> bool:
    """Whether some word of either is the same or of near meaning."""
    keys = {key for y in ys for key in (y, *relatives(y))}
    return any(not keys.isdisjoint((x, *relatives(x))) for x in xs)


def cancelled(a: Passage, b: Passage, findings: tuple[Finding, ...]) -> frozenset[Finding]:
    """Of changes between two quotations, a contrary and the denial of it: "all failed", "none passed"."""
    for one in findings:
        if one.type != "negation" or one.a_end - one.a != 1 or one.b_end - one.b != 1:
            continue
        if not opposed(a.words[one.a], b.words[one.b]):
            continue
        for other in findings:
            before = 0 <= one.a - other.a_end < NEAR and 0 <= one.b - other.b_end < NEAR
            if other is not one and before and _denies_all(a, b, other):
                return frozenset((one, other))
    return frozenset()


def _denies_all(a: Passage, b: Passage, finding: Finding) -> bool:
    """Whether a finding is a denial on one side against nothing on the other, or "all"."""
    sides = (a.words[finding.a : finding.a_end], b.words[finding.b : finding.b_end])
    denied = [_denied(words) for words in sides]
    if denied[0] == denied[1]:
        return False
    other = sides[0] if denied[1] else sides[1]
    return all(mark.claim == "all" for mark in marks(other) if mark.type == "quantifier")


def _denied(words: tuple[Word, ...]) -> bool:
    """Whether words deny: "not", "none of"."""
    found = marks(words)
    return sum(mark.type == "negation" or mark.claim == "none" for mark in found) % 2 == 1
