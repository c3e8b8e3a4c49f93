"""The reference in the comparison, as plain values: how quotations stand to it, and its own cell. No Qt here.

A quotation that was found in the reference is painted against the words found there; the reference's cell
shows the place, with the words that the quotation leaves out. What is not quoted, or not found, stays held
against its row's base.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.basics.spans import Span, merged
from desktop.comparison.collate import Segment, State, filled
from desktop.comparison.located import Fidelity, Located
from desktop.comparison.matching import match
from desktop.comparison.passage import Passage, Word
from desktop.comparison.table import Passages, Row
from desktop.comparison.utterance import CLAIM_CHANGES, Difference, Rendering
from desktop.project.derive import Findings
from desktop.statements.reading import Reading
from desktop.window.paint_content import Look, Piece, painted_pieces

THE_REFERENCE = "the reference"

NOT_FOUND_THERE = "not in the reference"

SHOWN_OF_A_CUT = 280
"""Characters of one left-out stretch that the reference's cell shows; of a longer one both ends."""

NOTES: Mapping[Look, str] = {
    "left out": "The quotation leaves this out",
    "beyond": "The quotation begins or ends within this sentence",
    "counterpart": "The quotation has other words here",
}


@dataclass(frozen=True, slots=True)
class Against:
    """A reference, and where quotations stand in it, by statement; `leads`: it is the base column, too."""

    reading: Reading
    located: Mapping[str, Located] = field(repr=False)
    leads: bool

    @property
    def article(self) -> str:
        """The id of the article that is the reference."""
        return self.reading.article.id

    def of(self, rendering: Rendering) -> Located | None:
        """How the quotation that a rendering is of stands to the reference; None: nothing is quoted."""
        return self.located.get(rendering.statement)

    def held(self, rendering: Rendering) -> Located | None:
        """The same, where the rendering is to be painted against the place that was found."""
        found = self.of(rendering)
        return found if self.leads and found is not None and found.spans else None


def base_in(findings: Findings) -> str:
    """The article that the table is held against: the base that was chosen, or else the reference; or ""."""
    if findings.base or findings.reference is None:
        return findings.base
    article = findings.reference.article.id
    return article if any(one.id == article for one in findings.articles) else ""


def against(findings: Findings, located: Mapping[str, Located]) -> Against | None:
    """The reference as the table shows it; None where there is none."""
    if findings.reference is None:
        return None
    return Against(findings.reference, located, base_in(findings) == findings.reference.article.id)


def fidelity_words(found: Located) -> str:
    """How a quotation stands to the reference, in two or three words."""
    if found.verdict == "not-found":
        return NOT_FOUND_THERE
    if found.verdict == "trimmed" and found.cut.inside:
        return "trimmed, marked" if found.cut.marked else "trimmed, not marked"
    return found.verdict


def differs_from_reference(fidelity: Fidelity, *, ignore_house_style: bool) -> bool:
    """Whether a quotation differs from the reference in something that is painted, or is not found there."""
    return fidelity != "verbatim" and not (fidelity == "punctuation" and ignore_house_style)


# A quotation against the reference --------------------------------------------------------------------------


def quotation_pieces(
    passage: Passage, found: Located, reference: Reading, *, ignore_house_style: bool
) -> tuple[Piece, ...]:
    """A rendering painted with what differs from the place where it was found in the reference."""
    segments = filled(_segments(passage, found, reference), passage.spans)
    return painted_pieces(
        passage,
        reference.article.text,
        segments,
        ignore_house_style=ignore_house_style,
        name=THE_REFERENCE,
    )


def _segments(passage: Passage, found: Located, reference: Reading) -> Iterator[Segment]:
    """What differs, at its place in the rendering."""
    taken: list[Span] = []
    cuts: list[Difference] = []
    for one in found.differences:
        here = [_tight(span, passage.text) for span in one.b]
        if not one.b:
            cuts.append(one)
        for number, span in enumerate(here):
            inside = any(own.covers(span) for own in passage.spans)
            if len(span) and inside and not any(other.overlaps(span) for other in taken):
                taken.append(span)
                yield Segment(span, _state(one), one.type, one.a if number == 0 else ())
    yield from _cuts(passage, cuts, found, reference, taken)


def _cuts(
    passage: Passage, cuts: Sequence[Difference], found: Located, reference: Reading, taken: Sequence[Span]
) -> Iterator[Segment]:
    """Marks where words of the reference are missing: behind the word that stands before them there."""
    if not cuts or not found.spans:
        return
    kept, here, stands = _stands(passage, found, reference)
    at: dict[int, list[Difference]] = {}
    for one in cuts:
        last = sum(word.span.end <= one.a[0].start for word in kept) - 1
        if last in stands and (last + 1 in stands or last + 1 == len(kept)):
            at.setdefault(here[stands[last]].span.end, []).append(one)
    for place, missing in at.items():
        if not any(span.start < place < span.end for span in taken):
            gravest = next((one for one in missing if one.type in CLAIM_CHANGES), missing[0])
            # A word that changes the claim is told within the words that are cut with it.
            spans = merged(span for one in missing for span in one.a)
            yield Segment(Span(place, place), "cut", gravest.type, spans)


def _stands(
    passage: Passage, found: Located, reference: Reading
) -> tuple[Sequence[Word], Sequence[Word], Mapping[int, int]]:
    """The words of the reference that a quotation keeps, those that a rendering of it quotes, and which of
    the latter each of the former stands for, by their numbers."""
    statement = replace(passage.statement, kind="direct", spans=found.spans)
    kept = Passage(reference, statement, found.spans).words
    here = [word for word in passage.words if word.quoted]
    return (
        kept,
        here,
        {
            op.a + step: min(op.b + step, op.b_end - 1)
            for op in match(kept, here)
            if op.b < op.b_end and op.kind != "insert"
            for step in range(op.a_end - op.a)
        },
    )


def narrowed(passage: Passage, found: Located, reference: Reading) -> Located:
    """What was found of a whole statement, less what belongs to other renderings of it; the verdict stays."""
    kept, _, stands = _stands(passage, found, reference)
    mine = [kept[at].span for at in sorted(stands)]
    if not mine:
        return found
    low, high = mine[0].start, mine[-1].end
    cut = found.cut
    return replace(
        found,
        spans=merged(
            Span(max(span.start, mine[0].start), min(span.end, mine[-1].end))
            for span in found.spans
            if any(span.covers(one) for one in mine)
        ),
        cut=replace(
            cut,
            before=cut.before if 0 in stands else (),
            inside=tuple(span for span in cut.inside if low <= span.start and span.end <= high),
            after=cut.after if len(kept) - 1 in stands else (),
        ),
    )


class FoundInRows:
    """Where the quotations of a table's rows were found that are shown against the reference."""

    def __init__(self, held: Against | None, passages: Passages) -> None:
        self._held = held
        self._passages = passages
        self._narrow: dict[Rendering, Located] = {}

    def of(self, row: Row) -> Mapping[Rendering, Located]:
        """Those of one row; none without a reference, or where another base was chosen."""
        held = self._held
        if held is None or not held.leads:
            return {}
        found = ((one, held.held(one)) for one in dict.fromkeys(row.utterance.renderings))
        return {one: self._narrowed(one, place, held) for one, place in found if place is not None}

    def _narrowed(self, rendering: Rendering, found: Located, held: Against) -> Located:
        """What was found of the statement, as far as it belongs to one rendering of it."""
        if rendering.spans == self._passages.statement(rendering).spans:
            return found
        if rendering not in self._narrow:
            self._narrow[rendering] = narrowed(self._passages[rendering], found, held.reading)
        return self._narrow[rendering]


def _state(one: Difference) -> State:
    if one.type == "move":
        return "moved"
    return "changed" if one.a else "added"


def _tight(span: Span, text: str) -> Span:
    """A span without the space at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


# The place in the reference ---------------------------------------------------------------------------------


def places(found: Iterable[Located]) -> tuple[Span, ...]:
    """The words of the reference that some quotations keep, in its order."""
    return merged(span for one in found for span in one.spans)


def place_pieces(reference: Reading, found: Sequence[Located]) -> tuple[Piece, ...]:
    """The place of some quotations in the reference: what they keep, and what all of them leave out.

    Of one quotation alone the words that it changes are marked, too.
    """
    text = reference.article.text
    kept = places(found)
    inside = merged(span for one in found for span in one.cut.inside)
    around = merged(span for one in found for span in (*one.cut.before, *one.cut.after))
    changed: tuple[Span, ...] = ()
    if len(found) == 1:
        changed = merged(span for one in found[0].differences if one.b for span in one.a)
    spans = _joined(merged((*kept, *inside, *around)), text)
    edges = sorted({edge for span in (*kept, *inside, *around, *changed) for edge in (span.start, span.end)})
    pieces: list[Piece] = []
    for number, span in enumerate(spans):
        if number:
            pieces.append(_skipped("Between these the reference goes on"))
        inner = [edge for edge in edges if span.start < edge < span.end]
        for start, end in zip([span.start, *inner], [*inner, span.end], strict=True):
            part = Span(start, end)
            look: Look = "same"
            if any(one.covers(part) for one in kept):
                look = "counterpart" if any(one.covers(part) for one in changed) else "same"
            elif any(one.covers(part) for one in inside):
                look = "left out"
            elif any(one.covers(part) for one in around):
                look = "beyond"
            pieces += _shortened(Piece(part.of(text), look, note=NOTES.get(look, "")))
    return tuple(pieces)


def place_caption(reference: Reading, spans: Sequence[Span]) -> str:
    """Where in the reference a place is: its paragraph as a reader counts."""
    first = spans[0].start
    body = [one for one in reference.article.paragraphs if one.role != "headline"]
    number = sum(one.span.start <= first for one in body)
    return f"¶{number} of {len(body)}" if number else "headline"


def _joined(spans: Sequence[Span], text: str) -> list[Span]:
    """`spans` with those made one that only space and marks stand between, as long as it is one paragraph."""
    out: list[Span] = []
    for span in spans:
        between = text[out[-1].end : span.start] if out else ""
        if out and len(between) < 12 and not any(one.isalnum() for one in between):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def _shortened(piece: Piece) -> list[Piece]:
    """A left-out stretch, of a long one both ends; any other piece as it is."""
    words = piece.text
    if piece.look not in ("left out", "beyond") or len(words) <= SHOWN_OF_A_CUT:
        return [piece]
    half = SHOWN_OF_A_CUT // 2
    head = words[:half].rpartition(" ")[0] or words[:half]
    tail = words[-half:].partition(" ")[2] or words[-half:]
    count = len(words[len(head) : len(words) - len(tail)].split())
    skipped = _skipped(f"{count:,} more words that the quotation leaves out")
    return [replace(piece, text=head), skipped, replace(piece, text=tail)]


def _skipped(note: str) -> Piece:
    return Piece("", mark="gap", note=note)
