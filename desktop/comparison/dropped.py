"""Find what a cut takes from the claim of the words it leaves: a negation, a modal, a condition.

"We do not, whatever they say, sell the park" is cut to "We … sell the park": each word that is kept was said,
and yet the claim is another. What a word belongs to is told by the parse of the reference; without a parse
nothing is found here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from desktop.comparison import lexis
from desktop.comparison.source_text import SourceText
from desktop.comparison.utterance import DifferenceType
from desktop.statements.reading import Token

NO_CONDITION = frozenset({"even", "as", "what"})
"""Words after which "if" makes no condition."""

FAR = 40
"""Tokens behind a verb in which the clause that it governs is looked for."""


@dataclass(frozen=True, slots=True)
class DroppedClaim:
    """A word of the reference, by its number, whose loss changes what the kept words claim."""

    type: DifferenceType
    word: int


def dropped_claims(
    source: SourceText, kept: Collection[int], missing: Sequence[tuple[int, int]]
) -> tuple[DroppedClaim, ...]:
    """What is missing in the stretches `missing` of the reference and belongs to words that are kept."""
    if not source.reading.tokens or not missing:
        return ()
    held = frozenset(kept)
    return tuple(
        DroppedClaim(kind, word)
        for start, end in missing
        for word in range(start, end)
        if (kind := _claims(source, word)) is not None and _governs(source, word, kind, held)
    )


def _claims(source: SourceText, word: int) -> DifferenceType | None:
    """What a word contributes to the claim, or None."""
    norm = source.words[word].norm
    if norm in lexis.negations():
        return "negation"
    if lexis.modals().get(norm, "prediction") != "prediction":
        return "modality"
    if lexis.quantifiers().get(norm, "all") != "all":
        return "quantifier"
    if norm in lexis.conditions() and (word == 0 or source.words[word - 1].norm not in NO_CONDITION):
        return "condition"
    return None


def _governs(source: SourceText, word: int, kind: DifferenceType, held: Collection[int]) -> bool:
    """Whether what the word belongs to is kept: its verb or noun; of a condition, what depends on it."""
    at = source.token_at(word)
    if at < 0:
        return False
    tokens = source.reading.tokens
    if kind == "condition":
        verb = tokens[at].head
        return tokens[verb].dep == "advcl" and source.word_of(tokens[tokens[verb].head]) in held
    head = tokens[at].head
    if kind == "negation" and tokens[head].dep in {"aux", "auxpass"}:
        # "Did not, whatever they say, sell": the parse may hang the "not" on "did".
        head = tokens[head].head
    if kind == "quantifier" and any(source.word_of(tokens[n]) in held for n in _counted(tokens, at)):
        return True
    if kind == "negation":
        if any(source.word_of(tokens[n]) in held for n in _content_of(tokens, head)):
            return True
        if tokens[at].dep != "det" and tokens[head].pos not in {"VERB", "AUX"}:
            # "Patience, not another enquiry": what is set against something does not deny it.
            return False
    return head != at and source.word_of(tokens[head]) in held


def _content_of(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    """The verb of what is thought or said by `verb`: of "I do not think that it is safe" the "is"."""
    for n in range(verb + 1, min(verb + 1 + FAR, len(tokens))):
        if tokens[n].head == verb and tokens[n].dep == "ccomp":
            yield n


def _counted(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """What a quantifier counts: "the boats" of "some of the boats"."""
    if at + 1 < len(tokens) and tokens[at + 1].lemma == "of" and tokens[at + 1].head == at:
        yield from (n for n in range(at + 2, min(at + 10, len(tokens))) if tokens[n].head == at + 1)
