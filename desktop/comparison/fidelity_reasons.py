"""Say in a sentence why a located quotation has its verdict, with the words that show it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.basics.spans import Span
from desktop.comparison.differences import Finding, shortened, shown
from desktop.comparison.dropped import DroppedClaim
from desktop.comparison.gaps import Gap
from desktop.comparison.passage import Passage
from desktop.comparison.reasons import CHANGED
from desktop.comparison.source_text import SourceText


def altered(
    claims: Sequence[Finding],
    dropped: Sequence[DroppedClaim],
    held: Passage,
    quoted: Passage,
    source: SourceText,
) -> str:
    """What the claim is changed by, the first of either kind."""
    reasons = [f"{CHANGED[claims[0].type]}: {_sides(claims[0], held, quoted)}."] if claims else []
    if dropped:
        word = source.words[dropped[0].word].span.of(source.text)
        kind = dropped[0].type
        reasons.append(
            f"What is left out changes the claim ({kind}): “{word}” belongs to words that are kept."
        )
    return " ".join(reasons)


def reworded(words: Sequence[Finding], unknown: Sequence[Span], held: Passage, quoted: Passage) -> str:
    """The words that differ and say most, or what the reference does not have at all."""
    if words:
        first = max(words, key=lambda one: sum(word.weight for word in quoted.words[one.b : one.b_end]))
        return f"The words differ: {_sides(first, held, quoted)}."
    return f"“{_short(unknown[0].of(quoted.text))}” is not in the reference."


def spliced(gaps: Sequence[Gap], moves: Sequence[Finding], quoted: Passage, source: SourceText) -> str:
    """What lies between words that read on, or what stands elsewhere."""
    if gaps:
        longest = max(gaps, key=Gap.size)
        return (
            "Words of different sentences read as one piece; left out between them without a mark: "
            f"“{_gone(longest, source)}” ({_words(longest.size())})."
        )
    words = shown(quoted, moves[0].b, moves[0].b_end)
    return f"“{words}” stands in another place of the reference."


def trimmed(gaps: Sequence[Gap], source: SourceText, *, brackets: bool) -> str:
    """How much is left out inside, the longest piece of it, and whether that is shown."""
    if not gaps:
        if brackets:
            return "The same words; what stands in brackets is the article's own."
        return "The same words, in pieces that the reference has in another order."
    longest = max(gaps, key=Gap.size)
    silent = [gap for gap in gaps if not gap.marked]
    how = "with a mark" if not silent else "without a mark" if len(silent) == len(gaps) else "partly marked"
    return f"Left out inside, {how}: “{_gone(longest, source)}” ({_words(sum(gap.size() for gap in gaps))})."


def missing_pieces(missing: Sequence[Span], unknown: Sequence[Span], quoted: Passage) -> str:
    """What of the quotation was not found and is too short to count."""
    short = [piece for piece in missing if piece not in unknown]
    listed = ", ".join(f"“{_short(piece.of(quoted.text))}”" for piece in short[:3])
    return f" Not found: {listed}." if listed else ""


def several_speakers(names: Sequence[str]) -> str:
    """That the words are of more than one speaker in the reference, if they are."""
    if len(names) < 2:
        return ""
    called = [name or "a speaker who is not named" for name in names]
    return f" In the reference these are words of {', '.join(called[:-1])} and {called[-1]}."


def _sides(one: Finding, held: Passage, quoted: Passage) -> str:
    here, there = shown(quoted, one.b, one.b_end), shown(held, one.a, one.a_end)
    if here and there:
        return f"“{here}” here, “{there}” in the reference"
    return f"“{here}” is not in the reference" if here else f"“{there}” of the reference is left out"


def _gone(gap: Gap, source: SourceText) -> str:
    return _short(" ".join(span.of(source.text) for span in source.spans(gap.start, gap.end)))


def _short(text: str) -> str:
    text = " ".join(text.split()).strip('“”"‘’ ')
    return shortened(text)


def _words(count: int) -> str:
    return "one word" if count == 1 else f"{count} words"
