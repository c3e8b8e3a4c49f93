"""Judge a located quotation against the reference: what was cut, joined, added, changed.

The words are matched and their differences named as between any two quotations (`differences`, `claims`). But
the reference is what was said, so the answer has a direction: words that only the reference has were cut,
words that only the quotation has were put in. What is left out at either end is no cut inside: every
quotation begins and ends somewhere. A cut without a mark that joins different sentences, or another order
within one piece, is a splice; a cut within a sentence, marked or silent, is a trimming. A cut that takes away
a negation, a modal, a quantifier or a condition of words that are kept changes the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from desktop.basics.spans import Span
from desktop.comparison import lexis
from desktop.comparison.compare import CUTS
from desktop.comparison.differences import CUT, Finding, difference, find, shown
from desktop.comparison.dropped import DroppedClaim, dropped_claims
from desktop.comparison.matching import match
from desktop.comparison.passage import JOINT, Passage, Word
from desktop.comparison.placing import Placement
from desktop.comparison.source_text import SourceText
from desktop.comparison.utterance import CLAIM_CHANGES, HOUSE_STYLE, Difference, DifferenceType, Verdict
from desktop.comparison.words import cut

Fidelity = Verdict | Literal["not-found"]
"""How a quotation stands to the reference; never `paraphrased`."""

FEW = 4
"""Words of a quoted piece from which it counts that the reference lacks it; fewer may be a term."""


LONG = 300
"""Characters between two pieces of a quotation that are looked at for what is left out of it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What of the reference a quotation leaves out, as spans of the reference.

    `before` and `after` are the rest of the sentences in which it begins and ends, `inside` what is missing
    between. `marked`: there is something missing inside, and an ellipsis, a bracket or a break of the
    quotation shows each such place.
    """

    before: tuple[Span, ...]
    inside: tuple[Span, ...]
    after: tuple[Span, ...]
    marked: bool


NO_CUT = Cut((), (), (), marked=False)


@dataclass(frozen=True, slots=True)
class Located:
    """Where a statement's quoted words stand in the reference, and how they stand to it.

    `spans` are the words of the reference that are kept, in its order; none where nothing was found. Of the
    differences `a` lies in the reference and `b` in the article.
    """

    statement: str
    spans: tuple[Span, ...]
    verdict: Fidelity
    cut: Cut
    reason: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Words `start` to `end` of the reference that are missing before the quotation's word `at`."""

    start: int
    end: int
    at: int
    marked: bool
    crossing: bool
    """Whether what stands on its two sides belongs to different sentences."""

    def size(self) -> int:
        """How many words are missing."""
        return self.end - self.start

    @property
    def splices(self) -> bool:
        """Whether the quotation reads on over it as if the sentences were one."""
        return self.crossing and not self.marked and self.size() >= CUT


def judge(
    statement: str, placement: Placement, held: Passage, quoted: Passage, source: SourceText
) -> Located:
    """How `quoted`, the found pieces of a statement, stands to `held`, the reference's words there."""
    numbers = [source.word_at(word.span.start) for word in held.words]
    stands = _stands_for(held, quoted)
    kept = [numbers[a] for a in sorted(stands)]
    gaps = _gaps(held, quoted, stands, numbers, source)
    lost = {word for gap in gaps for word in range(gap.start, gap.end)}
    findings = [
        one
        for one in _directed(find(held, quoted), held, quoted)
        if one.b < one.b_end or one.gap or numbers[one.a] in lost
    ]
    claims = [one for one in findings if one.type in CLAIM_CHANGES]
    told = {numbers[a] for one in claims for a in range(one.a, one.a_end)}
    dropped = [one for one in _dropped(stands, numbers, gaps, quoted, source) if one.word not in told]
    moves = [one for one in findings if one.type == "move" and _reads_on(one, quoted)]
    words = [one for one in findings if _other_words(one)]
    unknown = [piece for piece in placement.missing if len(piece.of(quoted.text).split()) >= FEW]
    splices = [gap for gap in gaps if gap.splices]
    verdict: Verdict
    if claims or dropped:
        verdict, reason = "altered", _altered(claims, dropped, held, quoted, source)
    elif words or unknown:
        verdict, reason = "reworded", _reworded(words, unknown, held, quoted)
    elif splices or moves:
        verdict, reason = "spliced", _spliced(splices, moves, quoted, source)
    elif gaps or any(one.type in {"bracketed insertion", "move"} for one in findings):
        verdict, reason = "trimmed", _trimmed(gaps, source)
    elif findings:
        verdict = "punctuation"
        kinds = ", ".join(dict.fromkeys(one.type for one in findings))
        reason = f"The same words as in the reference, written in another way ({kinds})."
    else:
        verdict, reason = "verbatim", "The reference has the same words."
    before, after = source.around(min(kept), max(kept) + 1)
    inside = tuple(span for gap in gaps for span in source.spans(gap.start, gap.end))
    return Located(
        statement,
        _kept_spans(kept, source),
        verdict,
        Cut(before, inside, after, marked=bool(gaps) and all(gap.marked for gap in gaps)),
        reason + _missing_pieces(placement.missing, unknown, quoted),
        tuple(_differences(findings, gaps, dropped, unknown, held, quoted, source)),
    )


# What stands for what ---------------------------------------------------------------------------------------


def _stands_for(held: Passage, quoted: Passage) -> dict[int, int]:
    """The words of the reference that the quotation has or has others for, with the first of those."""
    out: dict[int, int] = {}
    for op in match(held.words, quoted.words):
        if op.kind in {"delete", "insert"}:
            continue
        last = op.b_end - 1
        out.update((a, min(op.b + step, last)) for step, a in enumerate(range(op.a, op.a_end)))
    return out


def _gaps(
    held: Passage, quoted: Passage, stands: dict[int, int], numbers: Sequence[int], source: SourceText
) -> list[Gap]:
    """What is missing between words that are kept, where the quotation keeps their order."""
    out = []
    for one, other in pairwise(sorted(stands)):
        start, end = numbers[one] + 1, numbers[other]
        if start >= end or stands[other] <= stands[one]:
            continue
        if _told_between(quoted, stands[one], stands[other], source, start, end):
            continue
        marked = any(_shows_cut(quoted, at) for at in range(stands[one] + 1, stands[other] + 1))
        crossing = source.sentence(start - 1)[0] != source.sentence(end)[0]
        out.append(Gap(start, end, stands[other], marked, crossing))
    return out


def _dropped(
    stands: dict[int, int], numbers: Sequence[int], gaps: Sequence[Gap], quoted: Passage, source: SourceText
) -> tuple[DroppedClaim, ...]:
    """What the cuts take from the claim, those among them that the quotation hides.

    A capital where the reference goes on says that a sentence begins here, a full stop that it ends: what
    stands before or behind is then cut like something inside.
    """
    kept = [numbers[a] for a in stands]
    missing = [(gap.start, gap.end) for gap in gaps]
    first, last = numbers[min(stands, key=stands.__getitem__)], numbers[max(stands, key=stands.__getitem__)]
    word = quoted.words[0]
    written = source.words[first].span.of(source.text)
    if word.text[:1].isupper() and written[:1].islower() and not _ELLIPSIS.search(word.gap):
        missing.append((source.sentence(first)[0], first))
    behind = []
    if "." in quoted.tail and not _ELLIPSIS.search(quoted.tail):
        behind.append((last + 1, source.sentence(last)[1]))
    conditions = (one for one in dropped_claims(source, kept, behind) if one.type == "condition")
    return (*dropped_claims(source, kept, missing), *conditions)


def _told_between(quoted: Passage, one: int, other: int, source: SourceText, start: int, end: int) -> bool:
    """Whether the article itself says, between two pieces of a quotation, all that is missing there."""
    if _in_one_piece(quoted, other):
        return False
    between = Span(quoted.words[one].span.end, quoted.words[other].span.start)
    told = {word.norm for word in cut(quoted.text, (between,))} if len(between) < LONG else set()
    return told.issuperset(word.norm for word in source.words[start:end])


_ELLIPSIS = re.compile(r"\.\s?\.|…|\[|\]")


def _shows_cut(quoted: Passage, at: int) -> bool:
    """Whether the quotation shows before its word `at` that something is missing."""
    word = quoted.words[at]
    return word.bracketed or not _in_one_piece(quoted, at) or _ELLIPSIS.search(word.gap) is not None


def _reads_on(move: Finding, quoted: Passage) -> bool:
    """Whether moved words read on from what stands before them, or to what stands behind."""
    ends = [at for at in (move.b, move.b_end) if 0 < at < len(quoted.words)]
    return any(not _shows_cut(quoted, at) for at in ends)


def _in_one_piece(quoted: Passage, at: int) -> bool:
    """Whether the word `at` follows the one before inside the same quotation marks."""
    if at == 0:
        return False
    word, last = quoted.words[at], quoted.words[at - 1]
    return JOINT not in word.gap and word.stretch == last.stretch


def _kept_spans(kept: Sequence[int], source: SourceText) -> tuple[Span, ...]:
    """The kept words as spans of the reference, cut where words are missing or stand far away."""
    out: list[Span] = []
    start = kept[0]
    for last, word in pairwise([*kept, -1]):
        if word != last + 1:
            out.extend(source.spans(start, last + 1))
            start = word
    return tuple(out)


# What differs -----------------------------------------------------------------------------------------------


def _directed(findings: Sequence[Finding], held: Passage, quoted: Passage) -> Iterator[Finding]:
    """The findings as seen from the reference."""
    for one in findings:
        if one.gap:
            if not _set_between(one, held, quoted):
                yield one
            continue
        missing, added = one.b == one.b_end, one.a == one.a_end
        here, there = quoted.words[one.b : one.b_end], held.words[one.a : one.a_end]
        if here and all(word.bracketed for word in here):
            yield replace(one, type=_bracketed(there, here))
        elif added and one.type in CUTS - {"move"} | {"addition"}:
            yield replace(one, type=_put_in(here))
        elif missing and one.type not in CLAIM_CHANGES | {"hedge or booster"}:
            yield replace(one, type="cut in the middle")
        elif one.type == "word choice" and (kind := _named_otherwise(there, here)) is not None:
            yield replace(one, type=kind)
        elif one.type in HOUSE_STYLE | {"move"} or _letters(here) != _letters(there):
            yield one


def _set_between(one: Finding, held: Passage, quoted: Passage) -> bool:
    """Whether what differs between two words was set there by others than the speaker.

    That is where the reference names a speaker or notes applause, where the article breaks the quotation to
    tell who speaks, and where brackets open or close.
    """
    if one.a >= len(held.words) or one.b >= len(quoted.words):
        return False
    here, there = quoted.words[one.b].gap, held.words[one.a].gap
    return JOINT in there or JOINT in here or "[" in here or "]" in here


def _letters(words: Sequence[Word]) -> list[str]:
    """The words as written: that the parse takes one "'s" for a verb and not the other is no difference."""
    return [word.text.lower() for word in words]


def _bracketed(there: Sequence[Word], here: Sequence[Word]) -> DifferenceType:
    """What words in brackets are: the article's own, unless they give another number or deny."""
    numbers = [{word.norm for word in words if word.number} for words in (there, here)]
    if all(numbers) and numbers[0] != numbers[1]:
        return "number"
    denied = [sum(word.norm in lexis.negations() for word in words) % 2 for words in (there, here)]
    return "negation" if denied[0] != denied[1] else "bracketed insertion"


def _named_otherwise(there: Sequence[Word], here: Sequence[Word]) -> DifferenceType | None:
    """What changes where several words stand for several: a number for another, a name for another."""
    counts, names = (_counts(there), _counts(here)), (_names(there), _names(here))
    if all(counts) and counts[0].isdisjoint(counts[1]):
        return "number"
    if all(names) and names[0].isdisjoint(names[1]):
        return "named thing"
    return None


def _counts(words: Sequence[Word]) -> set[str]:
    return {word.norm for word in words if word.number and word.text.lower() != "one"}


def _names(words: Sequence[Word]) -> set[str]:
    return {word.norm for word in words if word.named}


def _put_in(words: Sequence[Word]) -> DifferenceType:
    """What words are that the quotation alone has: a few may say how many are meant where nobody did."""
    if len(words) < CUT:
        if any(word.norm in lexis.quantifiers() for word in words):
            return "quantifier"
        if _counts(words):
            return "number"
    return "addition"


def _other_words(one: Finding) -> bool:
    """Whether the quotation has other words there, or more, than the reference."""
    own = one.type in HOUSE_STYLE or one.type in {"bracketed insertion", "move", "ellipsis"}
    return not one.gap and not own and one.b < one.b_end


def _differences(
    findings: Sequence[Finding],
    gaps: Sequence[Gap],
    dropped: Sequence[DroppedClaim],
    unknown: Sequence[Span],
    held: Passage,
    quoted: Passage,
    source: SourceText,
) -> Iterator[Difference]:
    """All that differs, with its places: what changes the claim first, then in the quotation's order."""
    for claim in dropped:
        yield Difference(claim.type, source.spans(claim.word, claim.word + 1), ())
    for one in findings:
        if one.type != "cut in the middle":
            yield difference(one, held, quoted)
    for gap in gaps:
        yield Difference(
            "splice" if gap.splices else "cut in the middle", source.spans(gap.start, gap.end), ()
        )
    for piece in unknown:
        yield Difference("addition", (), (piece,))


# The reason -------------------------------------------------------------------------------------------------

_CHANGED: dict[str, str] = {
    "number": "The number differs",
    "negation": "One denies what the other says",
    "modality": "How certain or binding it is differs",
    "quantifier": "How many are meant differs",
    "condition": "Only one makes a condition",
    "agent": "Who does it differs",
    "named thing": "Another thing is named",
}


def _altered(
    claims: Sequence[Finding],
    dropped: Sequence[DroppedClaim],
    held: Passage,
    quoted: Passage,
    source: SourceText,
) -> str:
    if claims:
        return f"{_CHANGED[claims[0].type]}: {_sides(claims[0], held, quoted)}."
    first = dropped[0]
    word = source.words[first.word].span.of(source.text)
    return f"What is left out changes the claim ({first.type}): “{word}” belongs to words that are kept."


def _reworded(words: Sequence[Finding], unknown: Sequence[Span], held: Passage, quoted: Passage) -> str:
    if words:
        first = max(words, key=lambda one: sum(word.weight for word in quoted.words[one.b : one.b_end]))
        return f"The words differ: {_sides(first, held, quoted)}."
    return f"“{_short(unknown[0].of(quoted.text))}” is not in the reference."


def _spliced(gaps: Sequence[Gap], moves: Sequence[Finding], quoted: Passage, source: SourceText) -> str:
    if gaps:
        longest = max(gaps, key=Gap.size)
        return (
            "Words of different sentences read as one piece; left out between them without a mark: "
            f"“{_gone(longest, source)}” ({_words(longest.size())})."
        )
    words = shown(quoted, moves[0].b, moves[0].b_end)
    return f"“{words}” stands in another place of the reference."


def _trimmed(gaps: Sequence[Gap], source: SourceText) -> str:
    if not gaps:
        return "The same words, and what stands in brackets is the article's own, or their order is another."
    longest = max(gaps, key=Gap.size)
    silent = [gap for gap in gaps if not gap.marked]
    how = "with a mark" if not silent else "without a mark" if len(silent) == len(gaps) else "partly marked"
    return f"Left out inside, {how}: “{_gone(longest, source)}” ({_words(sum(gap.size() for gap in gaps))})."


def _missing_pieces(missing: Sequence[Span], unknown: Sequence[Span], quoted: Passage) -> str:
    """What of the quotation was not found and is too short to count."""
    short = [piece for piece in missing if piece not in unknown]
    listed = ", ".join(f"“{_short(piece.of(quoted.text))}”" for piece in short[:3])
    return f" Not found: {listed}." if listed else ""


def _sides(one: Finding, held: Passage, quoted: Passage) -> str:
    here, there = shown(quoted, one.b, one.b_end), shown(held, one.a, one.a_end)
    if here and there:
        return f"“{here}” here, “{there}” in the reference"
    return f"“{here}” is not in the reference" if here else f"“{there}” of the reference is left out"


def _gone(gap: Gap, source: SourceText) -> str:
    return _short(" ".join(span.of(source.text) for span in source.spans(gap.start, gap.end)))


def _short(text: str) -> str:
    text = " ".join(text.split()).strip('“”"‘’ ')
    return text if len(text) <= 80 else f"{text[:45].rstrip()} … {text[-30:].lstrip()}"


def _words(count: int) -> str:
    return "one word" if count == 1 else f"{count} words"
