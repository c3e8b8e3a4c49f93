"""The quotations of an article: what stands in quotation marks or in block quotations, and how they nest."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.articles.article import Paragraph
from desktop.basics.spans import Span, merged
from desktop.statements.marks import MOST_MARKS, find_marks
from desktop.statements.pairing import Step, pair
from desktop.statements.spoken import find_spoken

Style = Literal["double", "single", "guillemet", "block"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch within quotation marks, in one paragraph; or a block quotation's paragraph, or what such
    a paragraph as a line of a transcript or a post holds.

    `span` is with its marks, `inner` without them and the spaces beside them. `paragraph` is the
    index of the paragraph it lies in. `closed` is False where it runs on without a closing mark: to
    the end of its paragraph, or to where the next quotation shows that it must have ended. `parent`
    is the index of the quotation it lies inside, None at top level. `continues` is the index of
    the quotation that it carries on, in a paragraph (or on a line) before. Indices count into the tuple that
    `find_quotations` returns.
    """

    span: Span
    inner: Span
    style: Style
    paragraph: int
    closed: bool
    parent: int | None
    continues: int | None


def find_quotations(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """The quotations of a text, in its order, each outer one before those inside it."""
    found: list[_Draft] = []
    most = MOST_MARKS
    spoken = find_spoken(text, paragraphs)
    for stream in _streams(paragraphs, spoken):
        spans = [_trimmed(text, spoken.get(number, paragraphs[number].span)) for number in stream]
        marks = []
        for span in spans:
            marks.append(find_marks(text, span, most=most))
            most -= len(marks[-1])
        steps = pair(marks)
        drafts = _collapsed(_drafts(text, stream, spans, steps))
        if paragraphs[stream[0]].role == "block quotation" or stream[0] in spoken:
            drafts = _blocks(stream, spans, drafts)
        found += drafts
    found = [draft for draft in found if draft.inner.start < draft.inner.end]
    found.sort(key=lambda draft: (draft.span.start, -draft.span.end, draft.depth))
    index = {id(draft): number for number, draft in enumerate(found)}
    return tuple(
        Quotation(
            draft.span,
            draft.inner,
            draft.style,
            draft.paragraph,
            draft.closed,
            index.get(id(draft.parent)),
            index.get(id(draft.continues)),
        )
        for draft in found
    )


def chain(quotations: Sequence[Quotation]) -> tuple[tuple[int, ...], ...]:
    """The indices of `quotations`, those of one quotation over several paragraphs together, in order."""
    chains: dict[int, list[int]] = {}
    head: dict[int, int] = {}
    for index, quotation in enumerate(quotations):
        before = quotation.continues
        head[index] = index if before is None else head[before]
        chains.setdefault(head[index], []).append(index)
    return tuple(tuple(indices) for indices in chains.values())


def quoted_spans(
    quotations: Iterable[Quotation], *, inner: bool = False, styles: Collection[Style] | None = None
) -> tuple[Span, ...]:
    """Where text is quoted: the quotations' spans in order, overlapping ones made one.

    With `inner` without the outer marks; with `styles` only quotations of these.
    """
    return merged(
        quotation.inner if inner else quotation.span
        for quotation in quotations
        if styles is None or quotation.style in styles
    )


@dataclass(slots=True, eq=False)
class _Draft:
    """A quotation while it is put together. `reach` is where the last quotation inside it ends."""

    span: Span
    inner: Span
    style: Style
    paragraph: int
    parent: _Draft | None
    continues: _Draft | None
    closed: bool = False
    depth: int = 0
    reach: int = 0

    def end(self, inner: int, outer: int) -> None:
        """End before `inner`, with its marks before `outer`, but never before what lies inside."""
        inner = max(inner, self.reach, self.inner.start)
        self.inner = Span(self.inner.start, inner)
        self.span = Span(self.span.start, max(inner, outer))
        if self.parent is not None:
            self.parent.reach = max(self.parent.reach, self.span.end)


def _streams(paragraphs: Sequence[Paragraph], spoken: Collection[int]) -> list[list[int]]:
    """Indices of paragraphs over whose edges a quotation may run: the body, each block quotation.

    Headlines, captions and what is `spoken` stand alone, and the body goes on after them.
    """
    streams: list[list[int]] = []
    body: list[int] = []
    block: list[int] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role != "block quotation":
            block = []
        if index in spoken:
            streams.append([index])
        elif paragraph.role == "body":
            if not body:
                streams.append(body)
            body.append(index)
        elif paragraph.role == "block quotation":
            body = []
            if not block:
                streams.append(block)
            block.append(index)
        else:
            if paragraph.role == "headline":
                body = []
            streams.append([index])
    return streams


def _trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its edges."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.end - (len(piece) - len(piece.rstrip()))))


def _drafts(text: str, stream: Sequence[int], spans: Sequence[Span], steps: Iterable[Step]) -> list[_Draft]:
    """The quotations that the steps tell of."""
    drafts: list[_Draft] = []
    stack: list[_Draft] = []
    carried: _Draft | None = None
    touched: _Draft | None = None  # the quotation that the mark just read opens or closes

    def begin(step: Step, place: Span, style: Style, continues: _Draft | None) -> _Draft:
        end = spans[step.paragraph].end
        parent = stack[-1] if stack else None
        rest, inner = Span(place.start, end), Span(place.end, end)
        draft = _Draft(rest, inner, style, stream[step.paragraph], parent, continues, depth=len(stack))
        drafts.append(draft)
        stack.append(draft)
        return draft

    def finish(level: int, end: int) -> None:
        while len(stack) > level:
            stack.pop().end(end, end)

    for step in steps:
        mark = step.mark
        edge = spans[step.paragraph]
        if mark is None:
            if step.act == "plain" and carried is not None:
                begin(step, Span(edge.start, edge.start), carried.style, carried)
            elif step.act == "drop":
                finish(step.level, _given_up(text, stack[step.level], edge.end))
            elif step.act == "carry":
                carried = stack[0]
                finish(0, edge.end)
        elif step.act == "open":
            touched = begin(step, mark.span, mark.kind, None)
        elif step.act == "reopen":
            touched = begin(step, mark.span, mark.kind, carried)
        elif step.act == "lose":
            lost = stack[-1]
            finish(step.level, mark.stop if mark.stop > lost.inner.start else mark.span.start)
            touched = begin(step, mark.span, mark.kind, lost if mark.line else None)
        elif step.act == "close":
            finish(step.level + 1, mark.span.start)
            touched = stack.pop()
            touched.end(mark.span.start, mark.span.end)
            touched.closed = True
        elif step.act == "absorb" and touched is not None:
            if touched.closed:
                touched.end(touched.inner.end, mark.span.end)
            else:
                touched.inner = Span(mark.span.end, touched.inner.end)
        else:
            touched = None
    for draft in drafts:
        draft.inner = _trimmed(text, draft.inner)
        if not draft.closed:
            draft.span = Span(draft.span.start, max(draft.inner.end, draft.span.start))
    return drafts


_SENTENCE_AND_LINE = re.compile(r"[.!?…][\"”’'»)\]]*[^\S\n]*\n")


def _given_up(text: str, draft: _Draft, end: int) -> int:
    """Where a quotation that nobody closes ends: with the first line that ends a sentence, or at `end`."""
    match = _SENTENCE_AND_LINE.search(text, max(draft.inner.start, draft.reach), end)
    return match.end() if match else end


def _collapsed(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Quotations in doubled marks ("“word”" set twice) made one."""
    gone: dict[int, _Draft] = {}
    kept: list[_Draft] = []
    for draft in drafts:
        while draft.parent is not None and id(draft.parent) in gone:
            draft.parent = gone[id(draft.parent)]
        parent = draft.parent
        if parent is not None and draft.style == parent.style and draft.span == parent.inner:
            parent.inner = draft.inner
            gone[id(draft)] = parent
        else:
            kept.append(draft)
    return kept


def _blocks(stream: Sequence[int], spans: Sequence[Span], drafts: Sequence[_Draft]) -> list[_Draft]:
    """Block quotations: each paragraph one, marks around the whole of it its own."""
    blocks: dict[int, _Draft] = {}
    before: _Draft | None = None
    for number, span in zip(stream, spans, strict=True):
        before = blocks[number] = _Draft(span, span, "block", number, None, before, closed=True)
    whole: set[int] = set()
    inside: list[_Draft] = []
    for draft in drafts:
        block = blocks[draft.paragraph]
        if draft.parent is None and draft.span == block.span:
            block.inner = draft.inner
            whole.add(id(draft))
            continue
        if draft.parent is None or id(draft.parent) in whole:
            draft.parent = block
        draft.depth += 1
        inside.append(draft)
    return [*blocks.values(), *inside]
