"""Find what changes the claim between two renderings: a number, a negation, a modality, a condition, …

Where both renderings quote, the matched words tell. Where one paraphrases, words move and most of them change
without changing the claim, so the claims themselves are compared: what is said of a verb or a noun that both
renderings have (denied or not, can or will, who does it, all or some), and the numbers that stand by it.
Rather silent than wrong: a claim that only one rendering makes is a cut, not a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.comparison import lexis
from desktop.comparison.differences import Finding
from desktop.comparison.passage import Passage, Word
from desktop.comparison.utterance import CLAIM_CHANGES, DifferenceType

PLACES = frozenset({"GPE", "ORG", "NORP", "LOC"})
"""Entity types that no "he" or "she" stands for."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """What one rendering says of a word: where the word is, and what denies, qualifies or does it."""

    at: int
    negations: tuple[int, ...]
    modals: tuple[int, ...]
    quantifiers: tuple[int, ...]
    subjects: tuple[int, ...]
    names: tuple[int, ...]


def changed_claims(
    a: Passage, b: Passage, findings: Sequence[Finding], *, quoted: bool
) -> tuple[Finding, ...]:
    """The findings that change what is claimed. `quoted`: both renderings are inside quotation marks."""
    if quoted:
        return tuple(finding for finding in findings if finding.type in CLAIM_CHANGES)
    found = [*_numbers(a, b), *_predicates(a, b), *_named(a, b, findings), *_conditions(a, b)]
    if a.statement.kind == b.statement.kind:
        found.extend(_only_modals(a, b))
    return tuple(dict.fromkeys(found))


# Paraphrases ------------------------------------------------------------------------------------------------


def _numbers(a: Passage, b: Passage) -> Iterator[Finding]:
    """Numbers that stand by the same word and are not the same."""
    here, there = _counted(a.words), _counted(b.words)
    all_a = {word.norm for word in a.words if word.number}
    all_b = {word.norm for word in b.words if word.number}
    for lemma in here.keys() & there.keys():
        i, j = here[lemma], there[lemma]
        x, y = a.words[i].norm, b.words[j].norm
        if x != y and x not in all_b and y not in all_a and x[-1].isdigit() == y[-1].isdigit():
            yield Finding("number", i, i + 1, j, j + 1)


def _counted(words: Sequence[Word]) -> dict[str, int]:
    """Numbers by the word they stand by: the next that says something, up to three on; of "1 in 3" both."""
    out: dict[str, int] = {}
    for at, word in enumerate(words):
        if not word.number or (word.norm == "1" and word.text.lower() == "one"):
            continue
        for near in words[at + 1 : at + 4]:
            if near.weight >= 0.4 and not near.number:
                out.setdefault(near.lemma, at)
                break
        if at >= 2 and words[at - 1].norm in {"in", "of"} and words[at - 2].number:
            out.setdefault("ratio", at)
            out.setdefault("share", at - 2)
    return out


def _predicates(a: Passage, b: Passage) -> Iterator[Finding]:
    """What is denied, qualified or done by another in one rendering, of a word that both have once."""
    here, there = _said_of(a), _said_of(b)
    for lemma in sorted(here.keys() & there.keys()):
        p, q = here[lemma], there[lemma]
        if len(p.negations) % 2 != len(q.negations) % 2:
            at_a = (p.negations[0], p.negations[0] + 1) if p.negations else (p.at, p.at + 1)
            at_b = (q.negations[0], q.negations[0] + 1) if q.negations else (q.at, q.at + 1)
            yield Finding("negation", *at_a, *at_b)
        yield from _classes(a, b, p.modals, q.modals, lexis.modals(), "modality")
        yield from _classes(a, b, p.quantifiers, q.quantifiers, lexis.quantifiers(), "quantifier")
        if len(p.names) == len(q.names) == 1 and _other_name(a, p.names[0], b, q.names[0]):
            yield Finding("named thing", p.names[0], p.names[0] + 1, q.names[0], q.names[0] + 1)
        for i in p.subjects:
            for j in q.subjects:
                if _other_agent(a.words[i], b.words[j]) or _other_agent(b.words[j], a.words[i]):
                    yield Finding("agent", i, i + 1, j, j + 1)


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


def _said_of(passage: Passage) -> dict[str, Predicate]:
    """What is said of each verb and noun that stands once in a passage, by lemma."""
    tokens = passage.reading.tokens
    at_token = {word.token: at for at, word in enumerate(passage.words) if word.token >= 0}
    below: dict[int, list[int]] = {}
    for at, word in enumerate(passage.words):
        if word.token >= 0 and tokens[word.token].head != word.token:
            below.setdefault(tokens[word.token].head, []).append(at)
    counts: dict[str, int] = {}
    for word in passage.words:
        counts[word.lemma] = counts.get(word.lemma, 0) + 1
    out: dict[str, Predicate] = {}
    for token, at in at_token.items():
        word = passage.words[at]
        if counts[word.lemma] != 1 or word.pos not in {"VERB", "NOUN"} or word.weight < 0.3:
            continue
        near = list(below.get(token, []))
        governor, steps = token, 0
        # "was not going to pay": what is said of "going" is said of "pay".
        while tokens[governor].dep == "xcomp" and tokens[governor].head in at_token and steps < 3:
            governor, steps = tokens[governor].head, steps + 1
            near.extend(n for n in below.get(governor, []) if passage.words[n].token not in {token, governor})
        subjects = [n for n in near if tokens[passage.words[n].token].dep in SUBJECTS]
        under_subject = [m for n in subjects for m in below.get(passage.words[n].token, [])]
        verb = word.pos == "VERB"
        out[word.lemma] = Predicate(
            at,
            tuple(n for n in [*near, *under_subject] if verb and passage.words[n].norm in lexis.negations()),
            tuple(n for n in near if verb and passage.words[n].norm in lexis.modals()),
            tuple(n for n in near if not verb and passage.words[n].norm in lexis.quantifiers()),
            tuple(n for n in subjects if verb),
            () if verb else tuple(_names_by(passage, near, below)),
        )
    return out


def _names_by(passage: Passage, near: Sequence[int], below: dict[int, list[int]]) -> Iterator[int]:
    """Places and organisations that stand by a noun: "the Norham hearing", "the hearing in Norham"."""
    words = passage.words
    for n in near:
        inner = below.get(words[n].token, []) if words[n].pos == "ADP" else []
        yield from (m for m in (n, *inner) if words[m].named and words[m].entity in PLACES)


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
