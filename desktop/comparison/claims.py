"""Find what changes the claim between two renderings: a number, a negation, a modality, a condition, …

Where both renderings quote, the matched words tell. Where one paraphrases, words move and most of them change
without changing the claim, so the claims themselves are compared: what is said of a verb or a noun that both
renderings have (denied or not, can or will, who does it, all or some), and the numbers that stand by it.
Rather silent than wrong: a claim that only one rendering makes is a cut, not a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.comparison import lexis
from desktop.comparison.bounds import turned_bounds
from desktop.comparison.claim_marks import Mark, marks, same
from desktop.comparison.contraries import cancelled, contrary_claims
from desktop.comparison.differences import Finding, find
from desktop.comparison.exclusive import lost_exclusives
from desktop.comparison.missing import CUT
from desktop.comparison.passage import Passage, Word
from desktop.comparison.predicates import PLACES, Predicate, said_of
from desktop.comparison.roles import changed_roles, kept_roles
from desktop.comparison.utterance import CLAIM_CHANGES, DifferenceType

LOOSE: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("prediction", "intention"),
        ("prediction", "wish"),
        ("intention", "wish"),
        ("necessity", "duty"),
        ("possibility", "ability"),
    )
)
"""Classes of phrases that a paraphrase takes for one another without another claim ("needs to", "should")."""

NO_NEED = "no need"
"""The class of what one need not do."""

DENIED_ALIKE = frozenset({"necessity", "ability", "possibility"})
"""Classes that claim the same where they are denied: what one must not one cannot, and is not allowed to."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The differences between two renderings, and those (or others) that change what is claimed."""

    findings: tuple[Finding, ...]
    claims: tuple[Finding, ...]

    @property
    def settled(self) -> tuple[Finding, ...]:
        """The findings under the types that the claims leave them, then the claims that are none of them."""
        return settled(self.findings, self.claims)


def weigh(a: Passage, b: Passage) -> Weighed:
    """What differs between two renderings, and what of it changes the claim."""
    quoted = a.statement.kind == b.statement.kind == "direct"
    findings = find(a, b)
    if not quoted:
        findings = tuple(_by_place(one, a, b) for one in findings)
    return Weighed(findings, changed_claims(a, b, findings, quoted=quoted))


def _by_place(finding: Finding, a: Passage, b: Passage) -> Finding:
    """A finding of a paraphrase, where words that one side lacks are a cut, whatever they claim."""
    if not finding.one_sided or finding.type not in {"quantifier", "condition", "modality"}:
        return finding
    missing = finding.b == finding.b_end
    at, short = (finding.b, b.words) if missing else (finding.a, a.words)
    few = max(finding.a_end - finding.a, finding.b_end - finding.b) < CUT
    kind: DifferenceType = "addition" if few else "cut in the middle"
    if at == 0 or at >= len(short):
        kind = "cut at the start" if at == 0 else "cut at the end"
    return replace(finding, type=kind)


def changed_claims(
    a: Passage, b: Passage, findings: Sequence[Finding], *, quoted: bool
) -> tuple[Finding, ...]:
    """The findings that change what is claimed. `quoted`: both renderings are inside quotation marks."""
    turned = [*changed_roles(a, b)]
    if quoted:
        raised, kept = _raised(a, b, findings), not turned and kept_roles(a, b)
        changed = [
            finding
            for finding in findings
            if finding.type in CLAIM_CHANGES
            and finding not in raised
            and not (kept and finding.type == "named thing" and _both_name(a, b, finding))
        ]
        gone = cancelled(a, b, tuple(changed))
        changed = [one for one in changed if one not in gone]
        turned += [one for one in turned_bounds(a, b) if not any(_meet(one, other) for other in changed)]
        return (*turned, *(one for one in changed if not any(_meet(one, other) for other in turned)))
    found = [
        *turned,
        *_numbers(a, b),
        *turned_bounds(a, b),
        *lost_exclusives(a, b),
        *_predicates(a, b),
        *_named(a, b, findings),
        *_conditions(a, b),
    ]
    if a.statement.kind == b.statement.kind:
        found.extend(_only_modals(a, b))
    return tuple(dict.fromkeys(found))


def settled(findings: Sequence[Finding], claims: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings under the types that the claims leave them.

    What changes the claim has the type of what it changes: that a paraphrase leaves words out is seen word
    by word; that they were a condition only by the claims. And no finding keeps the type of a changed claim
    which the claims do not confirm ("one in three" and "about a third" of a paraphrase).
    """
    out = []
    for finding in findings:
        changed = next((claim for claim in claims if not finding.gap and _meet(finding, claim)), None)
        if changed is not None:
            finding = replace(finding, type=changed.type)
        elif finding.type in CLAIM_CHANGES:
            finding = replace(finding, type="addition" if finding.one_sided else "word choice")
        out.append(finding)
    return (*out, *(claim for claim in claims if not any(_meet(finding, claim) for finding in out)))


def _meet(one: Finding, other: Finding) -> bool:
    """Whether two findings share a word on either side."""
    return max(one.a, other.a) < min(one.a_end, other.a_end) or max(one.b, other.b) < min(
        one.b_end, other.b_end
    )


# Quotations -------------------------------------------------------------------------------------------------


def _raised(a: Passage, b: Passage, findings: Sequence[Finding]) -> frozenset[Finding]:
    """A "not" that one side has before what is thought and the other in it: both deny the same."""
    denials = [one for one in findings if one.type == "negation" and one.one_sided]
    here = [one for one in denials if one.b == one.b_end]
    there = [one for one in denials if one.a == one.a_end]
    if len(here) != 1 or len(there) != 1:
        return frozenset()
    for words, at in ((a.words, here[0].a_end), (b.words, there[0].b_end)):
        if any(word.lemma in lexis.raising_verbs() for word in words[at : at + 1]):
            return frozenset(denials)
    return frozenset()


def _both_name(a: Passage, b: Passage, finding: Finding) -> bool:
    """Whether either side has elsewhere what stands in this place of the other."""
    here = {word.norm for word in a.words[finding.a : finding.a_end]}
    there = {word.norm for word in b.words[finding.b : finding.b_end]}
    return here <= {word.norm for word in b.words} and there <= {word.norm for word in a.words}


# Paraphrases ------------------------------------------------------------------------------------------------


def _numbers(a: Passage, b: Passage) -> Iterator[Finding]:
    """Numbers that stand by the same word and are not the same."""
    here, there = _counted(a.words), _counted(b.words)
    values_a = {one.value for one in here.values()} | {word.norm for word in a.words if word.number}
    values_b = {one.value for one in there.values()} | {word.norm for word in b.words if word.number}
    for lemma in (one for one in here if one in there):
        one, other = here[lemma], there[lemma]
        x, y = one.value, other.value
        if x != y and x not in values_b and y not in values_a and x[-1].isdigit() == y[-1].isdigit():
            yield Finding("number", one.start, one.end, other.start, other.end)


@dataclass(frozen=True, slots=True)
class _Count:
    """A number that counts something: its words from `start` to `end`, and its value in figures."""

    start: int
    end: int
    value: str


def _counted(words: Sequence[Word]) -> dict[str, _Count]:
    """Numbers by the word they stand by: the next that says something, up to three on.

    "1 in 3" is one number, and the same as "a third"; half is 50 percent.
    """
    out: dict[str, _Count] = {}
    for at, word in enumerate(words):
        half = word.norm in {"half", "1/2"}
        if not (word.number or half) or (word.norm == "1" and word.text.lower() == "one"):
            continue
        start, value = at, "50%" if half else word.norm
        if at >= 2 and words[at - 1].norm in {"in", "of"} and words[at - 2].number and word.norm.isdigit():
            start, value = at - 2, f"{words[at - 2].norm}/{word.norm}"
            out.setdefault("share", _Count(start, at + 1, value))
        for near in words[at + 1 : at + 4]:
            if near.weight >= 0.4 and not near.number:
                out.setdefault(near.lemma, _Count(start, at + 1, value))
                break
    return out


def _predicates(a: Passage, b: Passage) -> Iterator[Finding]:
    """What is denied, qualified or done by another in one rendering, of a word that both have once."""
    here, there = said_of(a), said_of(b)
    yield from contrary_claims(a, b, here, there)
    many_a, many_b = _quantities(a.words), _quantities(b.words)
    for lemma in sorted(here.keys() & there.keys()):
        p, q = here[lemma], there[lemma]
        bound = tuple(_modality(p, q))
        # That one need not differs from that one must not, though both say "not".
        need_not = any(mark.claim == NO_NEED for mark in (*p.modals, *q.modals)) and bound
        if len(p.negations) % 2 != len(q.negations) % 2 and not need_not:
            at_a = (p.negations[0], p.negations[0] + 1) if p.negations else (p.at, p.at + 1)
            at_b = (q.negations[0], q.negations[0] + 1) if q.negations else (q.at, q.at + 1)
            yield Finding("negation", *at_a, *at_b)
        yield from bound
        if len(p.quantifiers) == len(q.quantifiers) == 1:
            i, j = p.quantifiers[0], q.quantifiers[0]
            if i in many_a and j in many_b and not same(many_a[i].claim, many_b[j].claim):
                yield Finding("quantifier", many_a[i].start, many_a[i].end, many_b[j].start, many_b[j].end)
        if len(p.names) == len(q.names) == 1 and _other_name(a, p.names[0], b, q.names[0]):
            yield Finding("named thing", p.names[0], p.names[0] + 1, q.names[0], q.names[0] + 1)
        for i in p.subjects:
            for j in q.subjects:
                if _other_agent(a.words[i], b.words[j]) or _other_agent(b.words[j], a.words[i]):
                    yield Finding("agent", i, i + 1, j, j + 1)


def _modality(p: Predicate, q: Predicate) -> Iterator[Finding]:
    """How certain or binding it is in one rendering and how in the other, where both say so."""
    here, there = list(p.modals), list(q.modals)
    for mark in p.modals:
        fellow = next((one for one in there if one.claim == mark.claim), None)
        if fellow is not None:
            here.remove(mark)
            there.remove(fellow)
    if len(here) != 1 or len(there) != 1:
        return
    x, y = here[0], there[0]
    phrase = max(x.end - x.start, y.end - y.start) > 1
    denied = bool(p.negations) and bool(q.negations)
    if phrase and frozenset((x.claim, y.claim)) in LOOSE:
        return
    if denied and {x.claim, y.claim} <= DENIED_ALIKE:
        return
    yield Finding("modality", x.start, x.end, y.start, y.end)


def _quantities(words: Sequence[Word]) -> dict[int, Mark]:
    """The marks that say how many, by each word of theirs: "few" of "a few" says "a few"."""
    return {
        at: mark for mark in marks(words) if mark.type == "quantifier" for at in range(mark.start, mark.end)
    }


def _classes(
    a: Passage,
    b: Passage,
    here: Sequence[int],
    there: Sequence[int],
    known: dict[str, str],
    kind: DifferenceType,
) -> Iterator[Finding]:
    """One word of a class on either side, of different classes."""
    if len(here) == len(there) == 1 and known[a.words[here[0]].norm] != known[b.words[there[0]].norm]:
        yield Finding(kind, here[0], here[0] + 1, there[0], there[0] + 1)


def _other_agent(x: Word, y: Word) -> bool:
    """Whether `x` is a person by pronoun and `y` a place or an organisation by name."""
    person = lexis.persons().get(x.norm)
    return (
        person is not None
        and person.person == 3
        and person.number == "one"
        and x.norm != "it"
        and y.entity in PLACES
        and y.named
    )


def _other_name(a: Passage, i: int, b: Passage, j: int) -> bool:
    """Whether two names are different ones, each unknown to the other rendering."""
    x, y = a.words[i].norm, b.words[j].norm
    return all(word.norm != y for word in a.words) and all(word.norm != x for word in b.words)


def _named(a: Passage, b: Passage, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Names that stand in the same slot and are not the same name."""
    names_a = {word.norm for word in a.words if word.named}
    names_b = {word.norm for word in b.words if word.named}
    for finding in findings:
        if finding.type != "named thing":
            continue
        x, y = a.words[finding.a], b.words[finding.b]
        if x.norm in names_b or y.norm in names_a:
            continue
        # The model is unsure of rare names; the words around them are as good a sign of one slot.
        if x.entity == y.entity or _around(a, finding.a, finding.a_end) == _around(
            b, finding.b, finding.b_end
        ):
            yield finding


def _around(passage: Passage, start: int, end: int) -> tuple[str, str]:
    """The words before and after a run."""
    words = passage.words
    return words[start - 1].norm if start else "", words[end].norm if end < len(words) else ""


def _conditions(a: Passage, b: Passage) -> Iterator[Finding]:
    """A condition that only one rendering makes, of something that both say."""
    here, there = _conditional(a), _conditional(b)
    if bool(here) == bool(there):
        return
    one, other = (a, b) if here else (b, a)
    known = {word.lemma for word in other.words if word.weight >= 0.4}
    for at, end in here or there:
        clause = range(at, end)
        rest = [n for n, word in enumerate(one.words) if word.part == one.words[at].part and n not in clause]
        said = sum(one.words[n].weight for n in rest if one.words[n].lemma in known)
        if said < 0.8 or any(one.words[n].lemma in known for n in clause):
            continue
        if one is a:
            yield Finding("condition", at, end, len(b.words), len(b.words))
        else:
            yield Finding("condition", len(a.words), len(a.words), at, end)
        return


def _conditional(passage: Passage) -> list[tuple[int, int]]:
    """The conditional clauses of a passage: from "if" to the next comma or the end of the sentence."""
    out = []
    words = passage.words
    for at, word in enumerate(words):
        if word.norm not in lexis.conditions() or (at and words[at - 1].norm in {"even", "as", "what"}):
            continue
        end = at + 1
        while end < len(words) and words[end].part == word.part and "," not in words[end].gap:
            end += 1
        out.append((at, end))
    return out


def _only_modals(a: Passage, b: Passage) -> Iterator[Finding]:
    """The one modal that either of two paraphrases has, where they claim different things."""
    here = [at for at, word in enumerate(a.words) if word.norm in lexis.modals()]
    there = [at for at, word in enumerate(b.words) if word.norm in lexis.modals()]
    yield from _classes(a, b, here, there, lexis.modals(), "modality")
