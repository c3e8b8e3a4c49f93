"""What a cell of the comparison shows, as plain values: pieces of text with the look of each. No Qt here.

A rendering is shown whole and in its article's own words; the differences against the row's base change
only how a piece looks. Between pieces stand two marks that are the program's own and no text of the
article: a cut (the base has words here that this rendering lacks) and a gap (the article interrupts the
rendering with words that do not belong to it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from desktop.basics.spans import Span, merged
from desktop.comparison.collate import Segment, collate
from desktop.comparison.located import Fidelity
from desktop.comparison.passage import Passage
from desktop.comparison.table import Judgement
from desktop.comparison.utterance import (
    CLAIM_CHANGES,
    HOUSE_STYLE,
    Difference,
    DifferenceType,
    Rendering,
    Verdict,
)
from desktop.statements.reading import Reading, Statement

Look = Literal["same", "changed", "grave", "added", "moved", "house", "counterpart", "left out", "beyond"]
"""`grave`: the claim itself changes; `house`: punctuation and house style only; `counterpart`: words of the
base that the selected rendering changes or leaves out. In the reference, `left out`: words that a quotation
skips; `beyond`: the rest of the sentences in which it begins and ends."""

PLAIN: frozenset[Look] = frozenset({"same", "counterpart", "left out", "beyond"})
"""Looks of words that are no difference of the rendering that they stand in."""

MarkKind = Literal["", "cut", "gap"]

CAPTION_LIMIT = 140
NOTE_LIMIT = 240


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a rendering that looks the same throughout, or (`mark`) a mark of the program's own.

    `quoted`: the article has it in quotation marks. `note` says in words what differs, or how many others
    have these words: `shared` of `others`, 0 of 0 where that is not shown.
    """

    text: str
    look: Look = "same"
    quoted: bool = True
    mark: MarkKind = ""
    note: str = ""
    shared: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True)
class UserMark:
    """A mark that says that something is the user's word: a word or two, and what he said.

    `look`: how it is painted, "by hand", "star" or "note" (the picture alone), or "tag" and its colour.
    """

    word: str
    note: str
    look: str = "by hand"


@dataclass(frozen=True, slots=True)
class Entry:
    """One rendering as a cell shows it. `verdict` is None for the row's base itself.

    `fidelity` says how a quotation stands to the reference, None without one; `referred`: what is painted is
    held against the reference rather than the row's base. `user` marks what of it is the user's word.
    """

    rendering: Rendering
    pieces: tuple[Piece, ...]
    caption: str
    headline: bool
    verdict: Verdict | None
    conflicting: bool
    reason: str
    fidelity: Fidelity | None = None
    referred: bool = False
    user: tuple[UserMark, ...] = ()

    @property
    def text(self) -> str:
        """The article's words alone, the program's marks left out; a gap shows as an ellipsis."""
        return "".join(
            " … " if piece.mark == "gap" else piece.text for piece in self.pieces if piece.mark != "cut"
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What differs, in words, each said once."""
        return tuple(
            dict.fromkeys(
                piece.note
                for piece in self.pieces
                if piece.note and (piece.mark == "cut" or (not piece.mark and piece.look not in PLAIN))
            )
        )

    @property
    def differs(self) -> bool:
        """Whether a difference is painted in it."""
        return any(piece.look not in PLAIN or piece.mark == "cut" for piece in self.pieces)


def entry_of(
    passage: Passage,
    rendering: Rendering,
    base: Passage,
    judgement: Judgement | None,
    *,
    ignore_house_style: bool,
) -> Entry:
    """What a cell shows of `passage`; `judgement` holds it against `base`, None for the base itself."""
    if judgement is None:
        pieces = plain_pieces(passage)
    else:
        segments = collate(base, passage)
        pieces = painted_pieces(passage, base.text, segments, ignore_house_style=ignore_house_style)
    return Entry(
        rendering=rendering,
        pieces=pieces,
        caption=caption(passage.reading, passage.statement),
        headline=passage.statement.headline,
        verdict=judgement.verdict if judgement else None,
        conflicting=judgement.conflicting if judgement else False,
        reason=judgement.reason if judgement else "",
    )


def plain_pieces(
    passage: Passage,
    counterparts: Sequence[Difference] = (),
    *,
    agreement: Sequence[int] = (),
    others: int = 0,
) -> tuple[Piece, ...]:
    """A rendering without differences; `counterparts` marks the base's side of those of another rendering.

    `agreement` tells of each word how many of the `others` have it; without it, that is not shown.
    """
    marked = [span for one in counterparts for span in one.a]
    quoted = _quoted(passage)
    shared = dict(_shared_runs(passage, agreement))
    edges = _edges([*quoted, *marked, *shared])
    pieces: list[Piece] = []
    for number, span in enumerate(passage.spans):
        if number:
            pieces.append(_gap())
        for part in _split(span, edges):
            look: Look = "counterpart" if any(one.covers(part) for one in marked) else "same"
            piece = Piece(part.of(passage.text), look, _is_quoted(passage, quoted, part))
            run = next((one for one in shared if one.covers(part)), None)
            if run is not None:
                note = agreement_words(shared[run], others, several=len(part.of(passage.text).split()) > 1)
                piece = replace(piece, note=note, shared=shared[run], others=others)
            pieces.append(piece)
    return tuple(pieces)


def agreement_words(shared: int, others: int, *, several: bool) -> str:
    """How many others have a word, or several: "3 of 4 others have this word"."""
    # Not one of them need have all the words.
    what = "each of these words" if several else "this word"
    if others == 1:
        what = "these words" if several else what
        return f"The other has {what}" if shared else f"The other does not have {what}"
    return f"{shared} of {others} others {'has' if shared == 1 else 'have'} {what}"


def _shared_runs(passage: Passage, agreement: Sequence[int]) -> Iterator[tuple[Span, int]]:
    """Stretches of words of which as many others have each."""
    run: tuple[Span, int] | None = None
    for word, shared in zip(passage.words, agreement, strict=False):
        joined = run is not None and shared == run[1] and _one_piece(passage.spans, run[0], word.span)
        if run is not None and joined:
            run = (Span(run[0].start, word.span.end), shared)
            continue
        if run is not None:
            yield run
        run = (word.span, shared)
    if run is not None:
        yield run


def _one_piece(spans: Sequence[Span], one: Span, other: Span) -> bool:
    """Whether two stretches lie in one of `spans`, in this order."""
    return one.end <= other.start and any(span.covers(Span(one.start, other.end)) for span in spans)


def caption(reading: Reading, statement: Statement) -> str:
    """Who is said to have said it, how and where: "Kirby was quoted as saying · via Axios · ¶3"."""
    places = merged(span for span in (statement.mention, statement.cue and statement.cue.span) if span)
    text = reading.article.text
    words = ""
    for number, span in enumerate(places):
        joint = text[places[number - 1].end : span.start] if number else ""
        words += (" " if not joint.strip() else " … ") * bool(number) + _one_line(span.of(text))
    parts = [_clipped(words, CAPTION_LIMIT)] if words else []
    if statement.via is not None:
        parts.append(f"via {_clipped(_one_line(statement.via.name), CAPTION_LIMIT)}")
    parts.append(place(reading, statement))
    # A separator never begins a line.
    return "\N{NO-BREAK SPACE}· ".join(parts)


def referred_words(fidelity: Fidelity) -> str:
    """How a quotation stands to the reference, where it is told beside the verdict against the base."""
    return "not in the reference" if fidelity == "not-found" else f"reference: {fidelity}"


def place(reading: Reading, statement: Statement) -> str:
    """Where a statement stands: "headline", or its paragraph as a reader counts ("¶3")."""
    if statement.headline:
        return "headline"
    before = reading.article.paragraphs[: statement.paragraph + 1]
    return f"¶{sum(one.role != 'headline' for one in before)}"


def described(kind: DifferenceType | None, here: str, there: str, base: str = "the base") -> str:
    """A difference in words, as a tooltip and a screen reader tell it."""
    here, there = _clipped(_one_line(here), NOTE_LIMIT // 2), _clipped(_one_line(there), NOTE_LIMIT // 2)
    name = f"{kind}: " if kind else ""
    if not here:
        return f"{name}‘{there}’ left out"
    if kind == "move":
        return f"{name}‘{here}’ stands elsewhere in {base}"
    return f"{name}‘{here}’" + (f" instead of ‘{there}’" if there else f", not in {base}")


def painted_pieces(
    passage: Passage,
    base: str,
    segments: Sequence[Segment],
    *,
    ignore_house_style: bool,
    name: str = "the base",
) -> tuple[Piece, ...]:
    """The pieces of a rendering with its differences.

    `base` is the text that the segments' other side lies in, called `name` where differences are told.
    """
    pieces: list[Piece] = []
    quoted = _quoted(passage)
    before: Segment | None = None
    for segment in segments:
        if before is not None and _crosses(passage.spans, before.span.end, segment.span.start):
            pieces.append(_gap())
        before = segment
        look = _look(segment, ignore_house_style)
        there = " … ".join(span.of(base) for span in segment.base)
        if segment.state == "cut":
            if segment.type not in HOUSE_STYLE or not ignore_house_style:
                pieces.append(Piece("", look, mark="cut", note=described(segment.type, "", there, name)))
            continue
        note = "" if look == "same" else described(segment.type, segment.span.of(passage.text), there, name)
        pieces += [
            Piece(part.of(passage.text), look, _is_quoted(passage, quoted, part), "", note)
            for part in _split(segment.span, _edges(quoted))
        ]
    return tuple(pieces)


def _look(segment: Segment, ignore_house_style: bool) -> Look:
    if segment.type in HOUSE_STYLE:
        return "same" if ignore_house_style else "house"
    if segment.type in CLAIM_CHANGES:
        return "grave"
    match segment.state:
        case "changed" | "added" | "moved":
            return segment.state
    return "same"


def _gap() -> Piece:
    return Piece("", mark="gap", note="Here the article puts in words that are not part of the statement")


def _crosses(spans: Sequence[Span], before: int, after: int) -> bool:
    """Whether one of `spans` ends and another begins between two offsets."""
    return any(one.end <= after and one.end >= before for one in spans[:-1]) and before < after


def _quoted(passage: Passage) -> tuple[Span, ...]:
    """The stretches in quotation marks of a mixed rendering, the marks with them."""
    stretches: dict[int, Span] = {}
    for word in passage.words:
        if word.quoted:
            so_far = stretches.get(word.stretch, word.span)
            stretches[word.stretch] = Span(so_far.start, word.span.end)
    return tuple(_with_marks(passage.text, span, passage.spans) for span in stretches.values())


def _with_marks(text: str, span: Span, within: Sequence[Span]) -> Span:
    bounds = next((one for one in within if one.covers(span)), span)
    start, end = span.start, span.end
    while start > bounds.start and not (text[start - 1].isspace() or text[start - 1].isalnum()):
        start -= 1
    while end < bounds.end and not (text[end].isspace() or text[end].isalnum()):
        end += 1
    return Span(start, end)


def _is_quoted(passage: Passage, quoted: Sequence[Span], part: Span) -> bool:
    if passage.statement.kind != "mixed":
        return passage.statement.kind == "direct"
    return any(one.overlaps(part) for one in quoted)


def _edges(spans: Iterable[Span]) -> set[int]:
    return {edge for span in spans for edge in (span.start, span.end)}


def _split(span: Span, edges: Iterable[int]) -> tuple[Span, ...]:
    inner = sorted(edge for edge in set(edges) if span.start < edge < span.end)
    return tuple(Span(a, b) for a, b in zip([span.start, *inner], [*inner, span.end], strict=True))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _clipped(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
