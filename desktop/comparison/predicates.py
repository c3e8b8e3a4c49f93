"""Tell what a rendering says of each of its verbs and nouns: denied or not, how binding, of whom, how many.

The parse says what belongs to what. Only words that stand once in the rendering are looked at: of the others
nobody knows which answers which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.comparison import lexis
from desktop.comparison.claim_marks import Mark, marks
from desktop.comparison.passage import Passage

PLACES = frozenset({"GPE", "ORG", "NORP", "LOC"})
"""Entity types that no "he" or "she" stands for."""

ABOUT = 0.4
"""What a word weighs from which it tells what something is said of."""

BETWEEN = 2
"""Light words at most between "has to" and its verb."""

COMPLEMENTS = frozenset({"attr", "acomp"})

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """What one rendering says of a word: where the word is, and what denies, qualifies or does it.

    `modals` are the words and phrases that say how certain or binding it is; of the rest, places of words.
    """

    at: int
    negations: tuple[int, ...]
    modals: tuple[Mark, ...]
    quantifiers: tuple[int, ...]
    subjects: tuple[int, ...]
    names: tuple[int, ...]
    about: frozenset[str]
    """The lemmas of what it is said of and with: subjects, objects, what prepositions lead to."""
    ways: tuple[int, ...]
    """Its prepositions and adverbs: "for", "up"."""


def said_of(passage: Passage) -> dict[str, Predicate]:
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
    found = marks(passage.words)
    bound = [mark for mark in found if mark.type == "modality"]
    # The "no" of "no more than" and the "nothing" of "nothing but" deny nothing.
    phrases = [mark for mark in found if mark.end > mark.start + 1]
    harmless = {
        at
        for mark in phrases
        if mark.type != "negation" and mark.claim != "none"
        for at in range(mark.start, mark.end)
    }
    denials = [mark for mark in phrases if mark.type == "negation"]
    denying = {mark.start for mark in denials}
    out: dict[str, Predicate] = {}
    for token, at in at_token.items():
        word = passage.words[at]
        said = word.pos in {"NOUN", "PROPN", "ADJ"} and tokens[token].dep in COMPLEMENTS
        if counts[word.lemma] != 1 or not (said or word.pos in {"VERB", "NOUN"}) or word.weight < 0.3:
            continue
        near = list(below.get(token, []))
        governor, steps = token, 0
        # "was not going to pay": what is said of "going" is said of "pay".
        while tokens[governor].dep == "xcomp" and tokens[governor].head in at_token and steps < 3:
            governor, steps = tokens[governor].head, steps + 1
            near.extend(n for n in below.get(governor, []) if passage.words[n].token not in {token, governor})
        if said and tokens[tokens[token].head].lemma == "be":
            # "is not a trap": what is said of "is" is said of what it is.
            near.extend(n for n in below.get(tokens[token].head, []) if passage.words[n].token != token)
        subjects = [n for n in near if tokens[passage.words[n].token].dep in SUBJECTS]
        # "Found no evidence" is "did not find any", "no boat came" is "boats did not come".
        objects = [n for n in near if tokens[passage.words[n].token].dep == "dobj"]
        under = [m for n in subjects for m in below.get(passage.words[n].token, [])]
        under += [m for n in objects for m in below.get(passage.words[n].token, []) if _is_det(passage, m)]
        led_to = [
            m
            for n in (*near, *under)
            if passage.words[n].pos == "ADP"
            for m in below.get(passage.words[n].token, [])
        ]
        about = (passage.words[n] for n in (*near, *led_to))
        verb = word.pos == "VERB" or said
        out[word.lemma] = Predicate(
            at,
            tuple(
                dict.fromkeys(
                    n
                    for n in [*near, *under, *(mark.start for mark in denials if _leads(passage, mark, at))]
                    # A phrase that denies ("refused to") denies what comes after it.
                    if verb and n not in harmless and (_denies(passage, n, at) or (n in denying and n < at))
                )
            ),
            _binding(passage, bound, near, at) if verb else (),
            tuple(n for n in (subjects if verb else near) if passage.words[n].norm in lexis.quantifiers()),
            tuple(n for n in subjects if verb),
            () if verb else tuple(_names_by(passage, near, below)),
            frozenset(one.lemma for one in about if one.weight >= ABOUT),
            tuple(n for n in near if passage.words[n].pos in {"ADP", "ADV", "PART"}),
        )
    return out


def _leads(passage: Passage, mark: Mark, at: int) -> bool:
    """Whether a phrase stands right before the word `at`, light words aside ("has to be closed")."""
    between = passage.words[mark.end : at]
    return mark.end <= at and len(between) <= BETWEEN and all(word.weight < 0.3 for word in between)


def _binding(passage: Passage, found: Sequence[Mark], near: Sequence[int], at: int) -> tuple[Mark, ...]:
    """The modals among the words `near` a verb, and the phrases right before it ("has to")."""
    return tuple(
        mark
        for mark in found
        if (mark.end == mark.start + 1 and mark.start in near)
        or (mark.end > mark.start + 1 and _leads(passage, mark, at))
    )


def _is_det(passage: Passage, at: int) -> bool:
    return passage.reading.tokens[passage.words[at].token].dep == "det"


def _denies(passage: Passage, at: int, said: int) -> bool:
    """Whether the word `at` denies what is said: of "they need respect, not a spot" the "not" does not."""
    word = passage.words[at]
    return word.norm in lexis.negations() and not (at > said and "," in word.gap)


def _names_by(passage: Passage, near: Sequence[int], below: dict[int, list[int]]) -> Iterator[int]:
    """Places and organisations that stand by a noun: "the Norham hearing", "the hearing in Norham"."""
    words = passage.words
    for n in near:
        inner = below.get(words[n].token, []) if words[n].pos == "ADP" else []
        # The model misses many a place; that a name is a person's it mostly knows.
        yield from (m for m in (n, *inner) if words[m].named and words[m].entity in {*PLACES, ""})
