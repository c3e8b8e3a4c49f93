"""Judge a located quotation against the reference: what was cut, joined, added, changed.

The words are matched and their differences named as between any two quotations (`differences`, `claims`). But
the reference is what was said, so the answer has a direction: words that only the reference has were cut,
words that only the quotation has were put in. What is left out at either end is no cut inside: every
quotation begins and ends somewhere. A cut without a mark that joins different sentences, or another order
within one piece, is a splice; a cut within a sentence, marked or silent, is a trimming. A cut that takes away
a negation, a modal, a quantifier or a condition of words that are kept changes the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from desktop.basics.spans import Span
from desktop.comparison import fidelity_reasons as reasons
from desktop.comparison import lexis
from desktop.comparison.chaining import exact_places
from desktop.comparison.compare import CUTS
from desktop.comparison.differences import Finding, difference, find
from desktop.comparison.dropped import DroppedClaim, dropped_claims
from desktop.comparison.gaps import ELLIPSIS, Gap, find_gaps, in_one_piece, shows_cut, stands_for
from desktop.comparison.located import Cut, Located
from desktop.comparison.missing import CUT
from desktop.comparison.passage import JOINT, Passage, Word
from desktop.comparison.placing import Placement
from desktop.comparison.source_text import SourceText
from desktop.comparison.utterance import CLAIM_CHANGES, HOUSE_STYLE, Difference, DifferenceType, Verdict

FEW = 4
"""Words of a quoted piece from which it counts that the reference lacks it; fewer may be a term."""


def judge(
    statement: str, placement: Placement, held: Passage, quoted: Passage, source: SourceText
) -> Located:
    """How `quoted`, the found pieces of a statement, stands to `held`, the reference's words there."""
    numbers = [source.word_at(word.span.start) for word in held.words]
    stands = stands_for(held, quoted)
    kept = [numbers[a] for a in sorted(stands)]
    gaps = find_gaps(quoted, stands, numbers, source)
    # What is missing beyond the ends, or said by the article itself, is no difference.
    concerned = {*kept, *(word for gap in gaps for word in range(gap.start, gap.end))}
    findings = [
        _from_elsewhere(one, quoted, source)
        for one in _directed(find(held, quoted), held, quoted)
        if one.b < one.b_end or one.gap or numbers[one.a] in concerned
    ]
    claims = [one for one in findings if one.type in CLAIM_CHANGES]
    told = {numbers[a] for one in claims for a in range(one.a, one.a_end)}
    dropped = [one for one in _dropped(stands, numbers, gaps, quoted, source) if one.word not in told]
    moves = [one for one in findings if one.type == "move" and _reads_on(one, quoted)]
    words = [one for one in findings if _other_words(one)]
    unknown = [piece for piece in placement.missing if len(piece.of(quoted.text).split()) >= FEW]
    splices = [gap for gap in gaps if gap.splices]
    mouths = _runs_on(stands, numbers, quoted, source)
    verdict: Verdict
    if claims or dropped:
        verdict, reason = "altered", reasons.altered(claims, dropped, held, quoted, source)
    elif words or unknown:
        verdict, reason = "reworded", reasons.reworded(words, unknown, held, quoted)
    elif splices or moves:
        verdict, reason = "spliced", reasons.spliced(splices, moves, quoted, source)
    elif mouths:
        verdict, reason = "spliced", "Words of different speakers read as one piece."
    elif gaps or any(one.type in {"bracketed insertion", "move"} for one in findings):
        verdict, reason = "trimmed", reasons.trimmed(gaps, source, brackets=_has_brackets(findings))
    elif findings:
        verdict = "punctuation"
        kinds = ", ".join(dict.fromkeys(one.type for one in findings))
        reason = f"The same words as in the reference, written in another way ({kinds})."
    else:
        verdict, reason = "verbatim", "The reference has the same words."
    before, after = source.around(min(kept), max(kept) + 1)
    speakers = speakers_of(kept, source)
    inside = tuple(span for gap in gaps for span in source.spans(gap.start, gap.end))
    return Located(
        statement,
        _kept_spans(kept, source),
        verdict,
        Cut(before, inside, after, marked=bool(gaps) and all(gap.marked for gap in gaps)),
        reason
        + reasons.several_speakers(speakers)
        + reasons.missing_pieces(placement.missing, unknown, quoted),
        tuple(_differences(findings, gaps, dropped, unknown, held, quoted, source)),
        speakers,
    )


def speakers_of(words: Iterable[int], source: SourceText) -> tuple[str, ...]:
    """Who says some words of the reference, by its own names, in their order; "" where it names nobody."""
    named = dict.fromkeys(source.speaker(word) for word in words) if source.turns else {}
    return tuple(named) if any(named) else ()


def _runs_on(stands: dict[int, int], numbers: Sequence[int], quoted: Passage, source: SourceText) -> bool:
    """Whether words of two speakers read on from one to the other, without a mark between them."""
    words = sorted((at, numbers[a]) for a, at in stands.items())
    return any(
        at == last + 1 and source.speaker(word) != source.speaker(before) and not shows_cut(quoted, at)
        for (last, before), (at, word) in pairwise(words)
    )


# What stands for what ---------------------------------------------------------------------------------------


def _dropped(
    stands: dict[int, int], numbers: Sequence[int], gaps: Sequence[Gap], quoted: Passage, source: SourceText
) -> tuple[DroppedClaim, ...]:
    """What the cuts take from the claim, those among them that the quotation hides.

    A capital where the reference goes on says that a sentence begins here, a full stop that it ends: what
    stands before or behind is then cut like something inside.
    """
    kept = [numbers[a] for a in stands]
    missing = [(gap.start, gap.end) for gap in gaps]
    behind: list[tuple[int, int]] = []
    for a, at in stands.items():
        word, number = quoted.words[at], numbers[a]
        if at and in_one_piece(quoted, at):
            continue
        written = source.words[number].span.of(source.text)
        if word.text[:1].isupper() and written[:1].islower() and not ELLIPSIS.search(word.gap):
            missing.append((source.sentence(number)[0], number))
    for at, tail in _ends(quoted):
        last = max((numbers[a] for a, b in stands.items() if b == at), default=-1)
        if last >= 0 and "." in tail and not ELLIPSIS.search(tail):
            behind.append((last + 1, source.sentence(last)[1]))
    held = {(claim.type, claim.word): claim for claim in dropped_claims(source, kept, missing)}
    conditions = (one for one in dropped_claims(source, kept, behind) if one.type == "condition")
    return (*held.values(), *(one for one in conditions if (one.type, one.word) not in held))


def _ends(quoted: Passage) -> Iterator[tuple[int, str]]:
    """The last word of each piece of the quotation, with what stands behind it before the marks close."""
    for at in range(1, len(quoted.words)):
        if not in_one_piece(quoted, at):
            yield at - 1, quoted.words[at].gap.partition(JOINT)[0]
    yield len(quoted.words) - 1, quoted.tail


def _reads_on(move: Finding, quoted: Passage) -> bool:
    """Whether moved words read on from what stands before them, or to what stands behind."""
    ends = [at for at in (move.b, move.b_end) if 0 < at < len(quoted.words)]
    return any(not shows_cut(quoted, at) for at in ends)


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


def _has_brackets(findings: Sequence[Finding]) -> bool:
    return any(one.type == "bracketed insertion" for one in findings)


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


def _from_elsewhere(one: Finding, quoted: Passage, source: SourceText) -> Finding:
    """Words that the quotation has here and the reference word for word in another place: these are moved."""
    if one.gap or one.a < one.a_end or one.type in CLAIM_CHANGES or one.b_end - one.b < FEW:
        return one
    norms = [word.norm for word in quoted.words[one.b : one.b_end]]
    return replace(one, type="move") if exact_places(norms, source) else one


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
    """What changes where words stand for others: a number or an amount for another, a name for another."""
    numbers, names = (_counts(there), _counts(here)), (_names(there), _names(here))
    amounts = (numbers[0] | _amounts(there), numbers[1] | _amounts(here))
    if all(amounts) and amounts[0].isdisjoint(amounts[1]):
        return "number" if any(numbers) else "quantifier"
    if all(names) and names[0].isdisjoint(names[1]):
        return "named thing"
    return None


def _amounts(words: Sequence[Word]) -> set[str]:
    return {word.norm for word in words if word.norm in lexis.quantifiers()}


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
        kind: DifferenceType = "splice" if gap.splices else "cut in the middle"
        yield Difference(kind, source.spans(gap.start, gap.end), (), gap.marked)
    for piece in unknown:
        yield Difference("addition", (), (piece,))
