"""Hold two renderings against each other: the verdict, its reason, and the typed differences.

The verdict is the last in DESIGN's order that holds; `_verdict` reads like that table. Both sides are always
compared in one canonical order and the answer is turned round where needed, so that it is the same both ways.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from desktop.basics.spans import Span, merged
from desktop.comparison import lexis
from desktop.comparison.claims import weigh
from desktop.comparison.differences import Finding, difference
from desktop.comparison.likeness import relatives
from desktop.comparison.matching import effort, match
from desktop.comparison.passage import Passage, Word
from desktop.comparison.per_reading import article_of as article_id
from desktop.comparison.per_reading import statements_by_id
from desktop.comparison.reasons import names, reason
from desktop.comparison.utterance import HOUSE_STYLE, Difference, DifferenceType, Pair, Utterance, Verdict
from desktop.statements.reading import Kind, Reading

FRAME = 0.25
"""How much, against its quoted words, the frame of a mixed rendering may say beyond the quotation."""


TERM = 2
"""Quoted words at most that may be a term in quotation marks, not a quotation."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two renderings relate. `conflicting`: both stand inside quotation marks and words differ."""

    verdict: Verdict
    conflicting: bool
    reason: str
    differences: tuple[Difference, ...]


CUTS: frozenset[DifferenceType] = frozenset(
    {"cut at the start", "cut in the middle", "cut at the end", "splice", "move", "ellipsis"}
)
"""Differences in what is left out or moved, not in the words."""


def compare(a: Passage, b: Passage) -> Comparison:
    """How two renderings of one utterance relate; the verdict is the same both ways round."""
    if _order(b, a) < _order(a, b):
        turned = _compared(b, a)
        return Comparison(
            turned.verdict,
            turned.conflicting,
            turned.reason,
            tuple(replace(one, a=one.b, b=one.a) for one in turned.differences),
        )
    return _compared(a, b)


def differing(a: Passage, b: Passage) -> tuple[Finding, ...]:
    """The findings that have a place in the words, the same both ways round: those that `compare` judges."""
    turn = _order(b, a) < _order(a, b)
    weighed = weigh(b, a) if turn else weigh(a, b)
    # A claim without a difference in words of its own has no place.
    found = weighed.settled[: len(weighed.findings)]
    return (
        tuple(replace(one, a=one.b, a_end=one.b_end, b=one.a, b_end=one.a_end) for one in found)
        if turn
        else found
    )


def _compared(a: Passage, b: Passage) -> Comparison:
    """How two renderings relate, told in this order."""
    weighed = weigh(a, b)
    findings = weighed.findings
    verdict, deciding = _verdict(a, b, findings, weighed.claims)
    conflicting = _conflict(a, b, findings)
    return Comparison(
        verdict,
        conflicting is not None,
        reason(a, b, verdict, deciding, conflicting, quoting=_the_quoting(a, b)),
        tuple(difference(one, a, b) for one in weighed.settled),
    )


def pairs(
    utterances: Sequence[Utterance], *, readings: Mapping[str, Reading], article_of: Mapping[str, str]
) -> tuple[Pair, ...]:
    """Every two statements of different articles that share an utterance, judged over what they share.

    `readings` are by article id; `article_of` leads from a statement's id to its article's. In order of the
    utterances, then of their renderings.
    """
    shared: dict[tuple[str, str], list[Utterance]] = {}
    for utterance in utterances:
        for one, other in combinations(dict.fromkeys(utterance.statements), 2):
            if article_of[one] != article_of[other]:
                key = (one, other) if (other, one) not in shared else (other, one)
                shared.setdefault(key, []).append(utterance)
    built: dict[tuple[str, tuple[Span, ...]], Passage] = {}

    def passage(statement: str, within: Sequence[Utterance]) -> Passage:
        spans = merged(
            span
            for utterance in within
            for one in utterance.renderings
            if one.statement == statement
            for span in one.spans
        )
        key = (statement, spans)
        if key not in built:
            reading = readings[article_of[statement]]
            built[key] = Passage(reading, statements_by_id(reading)[statement], spans)
        return built[key]

    out = []
    for (one, other), within in shared.items():
        a, b = passage(one, within), passage(other, within)
        result = _going_on(compare(a, b), a, b)
        out.append(
            Pair(
                one, other, tuple(utterance.id for utterance in within),
                result.verdict, result.conflicting, result.reason, result.differences,
            )
        )  # fmt: skip
    return tuple(out)


def _going_on(result: Comparison, a: Passage, b: Passage) -> Comparison:
    """`result`, but `trimmed` where the same words are all of one quotation and only a part of the other."""
    if result.verdict not in {"verbatim", "punctuation"}:
        return result
    one, other = names(a, b)
    for long, name, rest in ((a, one, other), (b, other, one)):
        if long.spans != long.statement.spans and long.statement.kind != "indirect":
            return Comparison(
                "trimmed",
                result.conflicting,
                "The same words, but one of the quotations goes on where the other has none of it."
                if "one" in (one, other)
                else f"The same words, but the quotation in {name} goes on where {rest} has none of it.",
                result.differences,
            )
    return result


def _order(a: Passage, b: Passage) -> tuple[object, ...]:
    """What decides in which order two renderings are compared: the one that has less to tell goes first.

    Of equally short edits that is the one that starts further left, then the one that quotes, then one of the
    words alone. What the
    articles say elsewhere counts only where all words are the same: it must never decide what is told.
    """
    words = tuple((word.norm, word.gap, word.text) for word in a.words)
    quoting = _QUOTING.index(_quoting(a))
    return (*effort(match(a.words, b.words)), quoting, words, a.tail, article_id(a.reading), a.spans)


# The verdict ------------------------------------------------------------------------------------------------


def _verdict(
    a: Passage, b: Passage, findings: Sequence[Finding], claims: Sequence[Finding]
) -> tuple[Verdict, Sequence[Finding]]:
    """The verdict, and the findings that decided it."""
    words = [finding for finding in findings if _in_words(finding)]
    cuts = [finding for finding in findings if finding.type in CUTS - {"ellipsis"}]
    kinds = {_quoting(a), _quoting(b)}
    if claims:
        return "altered", claims
    if kinds == {"mixed", "indirect"} and _quotes_aside(a, b):
        kinds = {"indirect"}
    if len(kinds) == 2 and "indirect" in kinds:
        return "paraphrased", words
    if kinds == {"indirect"}:
        # Of a paraphrase every word may be left out; only what stands for something else is a rewording.
        cuts = [finding for finding in findings if finding.type in CUTS - {"ellipsis"} or _one_sided(finding)]
        words = [finding for finding in words if finding not in cuts]
    if kinds == {"direct", "mixed"}:
        return _half_quoted(a, b, findings)
    if kinds == {"mixed"}:
        return _twice_half_quoted(a, b, findings, words)
    return _like_for_like(findings, words, cuts)


_QUOTING: tuple[Kind, ...] = ("direct", "mixed", "indirect")
"""Kinds of renderings, those that quote most first."""


def _quoting(passage: Passage) -> Kind:
    """The kind of a rendering: a part of a mixed statement may be quoted throughout, or not at all."""
    quoted = [word.quoted for word in passage.words]
    if passage.statement.kind != "mixed" or not quoted:
        return passage.statement.kind
    return "direct" if all(quoted) else "mixed" if any(quoted) else "indirect"


def _the_quoting(a: Passage, b: Passage) -> Passage | None:
    """The rendering that quotes more than the other, or None."""
    here, there = _QUOTING.index(_quoting(a)), _QUOTING.index(_quoting(b))
    return None if here == there else a if here < there else b


def _quotes_aside(a: Passage, b: Passage) -> bool:
    """Whether the mixed one of two renderings quotes no more than a term of which the other has nothing.

    Then neither quotes what the other paraphrases.
    """
    mixed, other = (a, b) if _quoting(a) == "mixed" else (b, a)
    quoted = [word for word in mixed.words if word.quoted]
    if not quoted:
        return True
    sizes = Counter(word.stretch for word in quoted)
    known = {key for word in other.words for key in (word.lemma, *relatives(word.lemma))}
    return max(sizes.values()) <= TERM and not any(
        word.weight >= 1 and not known.isdisjoint((word.lemma, *relatives(word.lemma))) for word in quoted
    )


def _one_sided(finding: Finding) -> bool:
    """Whether words that only one side has make the difference, not counting house style."""
    return finding.one_sided and _in_words(finding)


def _in_words(finding: Finding) -> bool:
    """Whether words differ, as against their spelling, the marks, and what is left out."""
    return finding.type not in HOUSE_STYLE and finding.type not in CUTS


def _like_for_like(
    findings: Sequence[Finding], words: Sequence[Finding], cuts: Sequence[Finding]
) -> tuple[Verdict, Sequence[Finding]]:
    """Two quotations, or two paraphrases."""
    if words:
        return "reworded", words
    spliced = [finding for finding in cuts if finding.type in {"splice", "move"}]
    if spliced:
        return "spliced", spliced
    if cuts:
        return "trimmed", cuts
    return ("punctuation", findings) if findings else ("verbatim", ())


def _half_quoted(a: Passage, b: Passage, findings: Sequence[Finding]) -> tuple[Verdict, Sequence[Finding]]:
    """A quotation against a mixed rendering, of which only the quoted words are held against it."""
    mixed = a if _quoting(a) == "mixed" else b
    quoted, framing, strange = _quoted_differences(a, b, mixed, findings)
    weight = sum(word.weight for word in mixed.words if word.quoted)
    claims = any(word.norm in lexis.modals() for word in (*framing, *_lead(mixed)))
    if claims or sum(word.weight for word in framing) > FRAME * weight:
        return "paraphrased", strange
    if quoted:
        return "reworded", quoted
    return "trimmed", [finding for finding in findings if finding.type in CUTS]


def _lead(mixed: Passage) -> tuple[Word, ...]:
    """What a mixed statement says before its first quoted words, where the passage is a later part of it.

    It governs all its pieces: of "they should “mind the gap” and “hold the rail”" both say "should".
    """
    statement = mixed.statement
    if mixed.spans[0].start == statement.spans[0].start:
        return ()
    whole = Passage(mixed.reading, statement, statement.spans).words
    first = next((at for at, word in enumerate(whole) if word.quoted), 0)
    return tuple(word for word in whole[:first])


def _twice_half_quoted(
    a: Passage, b: Passage, findings: Sequence[Finding], words: Sequence[Finding]
) -> tuple[Verdict, Sequence[Finding]]:
    """Two mixed renderings: quoted words against quoted words; the frames must not outweigh them."""
    both = [
        finding
        for finding in words
        if any(word.quoted for word in a.words[finding.a : finding.a_end])
        and any(word.quoted for word in b.words[finding.b : finding.b_end])
    ]
    if both:
        return "reworded", both
    if not words:
        return _like_for_like(findings, words, [one for one in findings if one.type in CUTS - {"ellipsis"}])
    agreed = {word.norm for word in a.words if word.quoted} & {word.norm for word in b.words if word.quoted}
    weight = sum(word.weight for word in a.words if word.quoted and word.norm in agreed)
    frames = []
    for one, other in ((a, b), (b, a)):
        known = {word.lemma for word in other.words}
        frames.append(sum(word.weight for word in one.words if not word.quoted and word.lemma not in known))
    return ("trimmed" if min(frames) < weight else "reworded"), words


def _quoted_differences(
    a: Passage, b: Passage, mixed: Passage, findings: Sequence[Finding]
) -> tuple[list[Finding], list[Word], list[Finding]]:
    """The findings inside the quotation of a mixed rendering, its frame's own words, the findings there."""
    quoted, strange = [], []
    framing: list[Word] = []
    for finding in findings:
        here = a.words[finding.a : finding.a_end] if mixed is a else b.words[finding.b : finding.b_end]
        if _in_words(finding) and any(word.quoted for word in here):
            quoted.append(finding)
        if not finding.gap and finding.type not in HOUSE_STYLE:
            framing.extend(word for word in here if not word.quoted)
            strange.append(finding)
    return quoted, framing, strange


def _conflict(a: Passage, b: Passage, findings: Sequence[Finding]) -> Finding | None:
    """The first difference in words where both sides stand inside quotation marks."""
    for finding in findings:
        if not _in_words(finding) or finding.type == "bracketed insertion":
            continue
        if _inside(a, finding.a, finding.a_end) and _inside(b, finding.b, finding.b_end):
            return finding
    return None


def _inside(passage: Passage, start: int, end: int) -> bool:
    """Whether words, or the place between two words, lie inside one pair of quotation marks."""
    words = passage.words
    if start < end:
        return all(word.quoted for word in words[start:end])
    if not 0 < start < len(words):
        return False
    return words[start].quoted and words[start - 1].stretch == words[start].stretch
