"""Say in a sentence why two renderings have their verdict, with the words of both sides.

The two are called by their outlets where these tell them apart, a headline and its own body by what they are,
and else "one" and "the other". What changes a claim is shown with the words it belongs to: that "not" is
missing says little, "is not safe" and "is safe" says it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.comparison.claim_marks import around
from desktop.comparison.differences import Finding, shown, shows_cut
from desktop.comparison.lexis import negations
from desktop.comparison.passage import Passage
from desktop.comparison.utterance import DifferenceType, Verdict

CHANGED: Mapping[str, str] = {
    "number": "The number differs",
    "negation": "One denies what the other says",
    "modality": "How certain or binding it is differs",
    "quantifier": "How many are meant differs",
    "condition": "The condition differs",
    "agent": "Who does it differs",
    "named thing": "Another thing is named",
}
"""What a changed claim comes to, by the type of the difference."""

BELONGING: frozenset[DifferenceType] = frozenset({"number", "negation", "modality", "quantifier", "agent"})
"""Types whose words are shown with those they belong to."""

TELLING = 0.4
"""What a word weighs from which it says what the words before it belong to."""


def reason(
    a: Passage,
    b: Passage,
    verdict: Verdict,
    deciding: Sequence[Finding],
    conflicting: Finding | None,
    *,
    quoting: Passage | None = None,
) -> str:
    """The sentence that says why, with the words.

    `deciding` are the findings that made the verdict, `conflicting` the first where both sides quote;
    `quoting` is the one that quotes where the other paraphrases.
    """
    first = conflicting if conflicting in deciding else weightiest(a, b, deciding)
    both = "; both are inside quotation marks" if conflicting is not None else ""
    if verdict == "verbatim":
        return "The same words."
    if verdict == "paraphrased":
        return _paraphrased(a, b, quoting) + (f": {_sides(a, b, conflicting)}{both}." if conflicting else ".")
    if first is None:
        return {"trimmed": "The same words, but one puts only some of them inside quotation marks."}.get(
            verdict, "The words differ."
        )
    if verdict == "altered":
        return _altered(a, b, first, deciding) + both + "."
    if verdict == "punctuation":
        return _written(a, b, deciding)
    if verdict == "trimmed" and not first.one_sided:
        return f"The quoted words agree; what stands around them differs: {_sides(a, b, first)}."
    if verdict in {"trimmed", "spliced"}:
        return _left_out(a, b, first, spliced=verdict == "spliced")
    return f"{_sides(a, b, first)}{both}."


def names(a: Passage, b: Passage) -> tuple[str, str]:
    """What the two renderings are called."""
    here, there = a.reading.article.label, b.reading.article.label
    if here and there and here != there:
        return here, there
    if a.statement.headline != b.statement.headline:
        return ("the headline", "the text") if a.statement.headline else ("the text", "the headline")
    return "one", "the other"


def weightiest(a: Passage, b: Passage, findings: Sequence[Finding]) -> Finding | None:
    """The finding to name first: the one whose words say most, an answered one before a cut, or None."""

    def weight(finding: Finding) -> tuple[bool, float]:
        here = sum(word.weight for word in a.words[finding.a : finding.a_end])
        there = sum(word.weight for word in b.words[finding.b : finding.b_end])
        # What many words stand for is hard to see; a short answer is plain.
        return not finding.one_sided, min(here, 3.0) + min(there, 3.0)

    return max(findings, key=weight, default=None)


def _paraphrased(a: Passage, b: Passage, quoting: Passage | None) -> str:
    """Who quotes and who does not."""
    one, other = names(a, b)
    if quoting is b:
        one, other = other, one
    if quoting is None or "one" in (one, other):
        one, other = "one", "the other"
    return f"{one[:1].upper()}{one[1:]} quotes what {other} puts in its own words"


def _altered(a: Passage, b: Passage, first: Finding, deciding: Sequence[Finding]) -> str:
    """What is claimed otherwise, in the words that say it."""
    lead = CHANGED.get(first.type, "The claim differs")
    if first.type == "negation" and not (
        _denies(a, first.a, first.a_end) or _denies(b, first.b, first.b_end)
    ):
        lead = "One says the contrary of the other"
    if (
        first.type == "condition"
        and first.one_sided
        and max(first.a_end - first.a, first.b_end - first.b) > 1
    ):
        name = _has(first, names(a, b))
        words = shown(a, first.a, first.a_end) or shown(b, first.b, first.b_end)
        return f"Only {name} makes a condition: “{words}”"
    here, there = (first.a, first.a_end), (first.b, first.b_end)
    if first.type == "agent":
        parts = [finding for finding in deciding if finding.type == "agent"]
        here = min(one.a for one in parts), max(one.a_end for one in parts)
        there = min(one.b for one in parts), max(one.b_end for one in parts)
    short = max(first.a_end - first.a, first.b_end - first.b) == 1
    if first.type in BELONGING or (first.type == "condition" and short):
        here, there = _widened(a, *here), _widened(b, *there)
    return f"{lead}: {_told(shown(a, *here), shown(b, *there), names(a, b))}"


def _denies(passage: Passage, start: int, end: int) -> bool:
    """Whether a word or phrase of denial is among the words."""
    return any(word.norm in negations() for word in passage.words[start:end]) or any(
        mark.type == "negation" for mark in around(passage.words, start, end)
    )


def _widened(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The words with what they belong to: light ones before, and what is spoken of behind them."""
    words = passage.words
    least = start - (3 if start < len(words) and words[start].weight >= TELLING else 1)
    while start > max(least, 0) and _together(passage, start):
        compound = words[start].pos == "NOUN" and words[start - 1].pos in {"NOUN", "ADJ"}
        if words[start - 1].weight >= TELLING and not compound:
            break
        start -= 1
    while start > 0 and start < len(words) and not words[start].gap:
        start -= 1
    last = min(end + 3, len(words))
    while end < last and (end == 0 or _together(passage, end)):
        end += 1
        goes_on = end < last and words[end].pos == "NOUN" and words[end - 1].pos in {"NOUN", "ADJ"}
        if words[end - 1].weight >= TELLING and not goes_on:
            break
    return start, end


def _together(passage: Passage, at: int) -> bool:
    """Whether the word `at` reads on from the one before it."""
    words = passage.words
    return (
        0 < at < len(words) and words[at].part == words[at - 1].part and not words[at].gap.strip(" ’'“”\"‘")
    )


def _written(a: Passage, b: Passage, deciding: Sequence[Finding]) -> str:
    """How the same words are written in two ways: the kinds, and the first words that show it."""
    kinds = _listed(list(dict.fromkeys(one.type for one in deciding)))
    first = next((one for one in deciding if not one.gap), None)
    if first is None:
        return f"The same words, written in another way ({kinds})."
    return f"The same words, written in another way ({kinds}): {_sides(a, b, first)}."


def _left_out(a: Passage, b: Passage, first: Finding, *, spliced: bool) -> str:
    """Who leaves out what, and whether that is shown; or what stands elsewhere."""
    one, other = names(a, b)
    if not first.one_sided:
        words = shown(a, first.a, first.a_end)
        return f"The same words in another order: “{words}” stands elsewhere in {other} than in {one}."
    missing = first.b == first.b_end
    words = shown(a, first.a, first.a_end) if missing else shown(b, first.b, first.b_end)
    name, rest = (other, one) if missing else (one, other)
    if spliced:
        lead = (
            "Words that stand apart in one read as one piece in the other"
            if "one" in (one, other)
            else (f"Words that stand apart in {rest} read as one piece in {name}")
        )
        return f"{lead}; left out between them without a mark: “{words}”."
    marked = shows_cut(b, first.b) if missing else shows_cut(a, first.a)
    return f"The same words, but {name} leaves some out, {'with' if marked else 'without'} a mark: “{words}”."


def _sides(a: Passage, b: Passage, finding: Finding) -> str:
    """The words on either side of a finding."""
    return _told(shown(a, finding.a, finding.a_end), shown(b, finding.b, finding.b_end), names(a, b))


def _told(here: str, there: str, called: tuple[str, str]) -> str:
    one, other = called
    if here and there:
        return f"“{here}” in {one}, “{there}” in {other}"
    name = one if here else other
    return f"“{here or there}” is only in {'one of them' if 'one' in called else name}"


def _has(finding: Finding, called: tuple[str, str]) -> str:
    """What the side is called that alone has the words of a finding."""
    return "one" if "one" in called else called[0] if finding.a < finding.a_end else called[1]


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
