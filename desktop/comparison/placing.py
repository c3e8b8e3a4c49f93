"""Place a statement's quoted words in a reference text: which words of it they may stand for.

The quoted words are looked for together, so that a short piece is found beside a long one. Around the runs
that both have, the reference is taken as far as the quotation's other words may reach; what lies between
places far apart is left out. The result is two passages that can be compared like any two quotations.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.basics.spans import Span
from desktop.comparison.chaining import LOOSE, SHOWN, Run, chain, exact_near, exact_places
from desktop.comparison.passage import Passage, quoted_stretches
from desktop.comparison.source_text import SourceText
from desktop.comparison.words import Cut, cut
from desktop.statements.reading import Reading, Statement

NEAR = 150
"""Words around a place in which a piece too short to be found alone is looked for."""

COVERED = 0.4
"""How many of a piece's words must stand there, of a quotation in several pieces."""

FEW = 5
"""Quoted words up to which the words around them may confirm a place."""

CONFIRMED = 1.2
"""How much these must tell that stand in the same sentence of the reference or next to it."""

SLACK = 8
"""Words of the reference that are looked at beyond as many as the quotation has there."""

_BRACKETS = re.compile(r"\[[^\[\]]{0,300}\]")
_BREAK = re.compile(r"\.\s?\.|…|\[")
_ENDING = re.compile(r"[.!?…,;:”\"’')]{1,4}")
_STOP = re.compile(r"(?<!\.)[.!?](?!\s?\.)")


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a quotation stands.

    `quoted` are its pieces that were found, `missing` those that were not; `runs` what they share with the
    reference, in the quotation's order; `windows` the stretches of the reference's words to compare with, in
    the reference's order; `words` all the quoted words, of which the runs tell.
    """

    quoted: tuple[Span, ...]
    missing: tuple[Span, ...]
    runs: tuple[Run, ...]
    windows: tuple[tuple[int, int], ...]
    words: tuple[Cut, ...]

    @property
    def whole(self) -> bool:
        """Whether all the quoted words stand in one place, one after the other."""
        return not self.missing and len(self.runs) == 1 and self.runs[0].size == len(self.words)

    def ended(self, text: str) -> bool:
        """Whether the quotation has a mark of its own behind its last word, as a sentence has or a clause."""
        rest = text[self.words[-1].span.end : self.quoted[-1].end]
        return any(char in ".,;:!?…" for char in rest)


def place(statement: Statement, reading: Reading, source: SourceText) -> Placement | None:
    """Where the quoted words of a statement stand in the reference; None where they are not found."""
    text = reading.article.text
    pieces = quoted_stretches(reading, statement.spans, kind=statement.kind)
    if not pieces:
        return None
    words = cut(text, pieces)
    own = _own(text, pieces, words)
    breaks = [
        number
        for number, (last, at) in enumerate(pairwise(own), 1)
        if _piece(pieces, words[at]) != _piece(pieces, words[last])
        or _BREAK.search(text[words[last].span.end : words[at].span.start])
    ]
    norms = [words[at].norm for at in own]
    found_runs = chain(norms, source, breaks=breaks) or _beside(norms, pieces, statement, text, source)
    if not found_runs:
        return None
    runs = tuple(part for run in found_runs for part in _among_all(run, own))
    runs, missing = _with_short_pieces(runs, words, pieces, source)
    if not runs:
        return None
    found = tuple(piece for piece in pieces if piece not in missing)
    return Placement(found, missing, runs, _windows(runs, words, text, source), words)


def passages(
    placement: Placement, statement: Statement, reading: Reading, source: SourceText
) -> tuple[Passage, Passage]:
    """The reference's passage and the quotation's, both as quotations."""
    spans = [span for start, end in placement.windows for span in source.spans(start, end)]
    ending = _ENDING.match(source.text, spans[-1].end)
    if ending and placement.ended(reading.article.text):
        spans[-1] = Span(spans[-1].start, ending.end())
    said = replace(
        statement, id="", spans=tuple(spans), kind="direct", cue=None, mention=None, via=None, reasons=()
    )
    quoted = replace(statement, spans=placement.quoted, kind="direct")
    return Passage(source.reading, said, said.spans), Passage(reading, quoted, placement.quoted)


def _beside(
    norms: Sequence[str], pieces: Sequence[Span], statement: Statement, text: str, source: SourceText
) -> tuple[Run, ...]:
    """The place of a few quoted words that the article's own words around them confirm; none without such."""
    if not 2 <= len(norms) <= FEW or sum(source.weight(norm) for norm in norms) < 0.8:
        return ()
    frame = {
        word.norm
        for word in cut(text, statement.spans)
        if not any(piece.covers(word.span) for piece in pieces) and source.weight(word.norm) >= 0.35
    } - set(norms)

    def support(at: int) -> float:
        start, end = source.sentence(at)
        start = source.sentence(max(0, start - 1))[0]
        end = source.sentence(min(end, len(source.words) - 1))[1]
        return sum(source.weight(norm) for norm in frame & {word.norm for word in source.words[start:end]})

    best = max(exact_places(norms, source), key=support, default=-1)
    return (Run(0, best, len(norms)),) if best >= 0 and support(best) >= CONFIRMED else ()


def _own(text: str, pieces: Sequence[Span], words: Sequence[Cut]) -> list[int]:
    """The numbers of the words that are not in square brackets: those in brackets are the article's."""
    brackets = [
        Span(*match.span()) for piece in pieces for match in _BRACKETS.finditer(text, piece.start, piece.end)
    ]
    return [at for at, word in enumerate(words) if not any(one.covers(word.span) for one in brackets)]


def _among_all(run: Run, own: Sequence[int]) -> Iterator[Run]:
    """A run of the words outside brackets as runs of all words."""
    start = run.quote
    for at in range(run.quote + 1, run.quote_end + 1):
        if at == run.quote_end or own[at] != own[at - 1] + 1:
            yield Run(own[start], run.source + start - run.quote, at - start)
            start = at


def _piece(pieces: Sequence[Span], word: Cut) -> int:
    return bisect_right(pieces, word.span.start, key=lambda one: one.start) - 1


def _with_short_pieces(
    runs: tuple[Run, ...], words: Sequence[Cut], pieces: Sequence[Span], source: SourceText
) -> tuple[tuple[Run, ...], tuple[Span, ...]]:
    """The runs with those of pieces that stand near them word for word; and the pieces that do not."""
    if len(pieces) == 1:
        return runs, ()
    low = min(run.source for run in runs) - NEAR
    high = max(run.source_end for run in runs) + NEAR
    out = list(runs)
    missing: list[Span] = []
    for piece in pieces:
        own = [at for at, word in enumerate(words) if piece.covers(word.span)]
        if not own:
            continue
        stray = [run for run in runs if own[0] <= run.quote and run.quote_end <= own[-1] + 1]
        crossing = any(run not in stray and run.quote <= own[-1] and own[0] < run.quote_end for run in runs)
        if crossing or sum(run.size for run in stray) >= COVERED * len(own):
            continue
        out = [run for run in out if run not in stray]
        at = exact_near([words[n].norm for n in own], source, max(0, low), min(high, len(source.words)))
        taken = any(run.source < at + len(own) and at < run.source_end for run in out)
        if at < 0 or taken:
            missing.append(piece)
        else:
            out.append(Run(own[0], at, len(own)))
    return tuple(sorted(out, key=lambda run: run.quote)), tuple(missing)


def _windows(
    runs: Sequence[Run], words: Sequence[Cut], text: str, source: SourceText
) -> tuple[tuple[int, int], ...]:
    """The stretches of the reference that the quotation's words may stand for."""
    out: list[tuple[int, int]] = []
    for number, run in enumerate(runs):
        before = run.quote - (runs[number - 1].quote_end if number else 0)
        after = (runs[number + 1].quote if number + 1 < len(runs) else len(words)) - run.quote_end
        start = _reach_back(run, before, words, text, source)
        end = _reach_on(run, after, words, text, source)
        last = runs[number - 1] if number else None
        if last is not None and 0 <= run.source - last.source_end <= LOOSE + 2 * before:
            start = last.source_end
        out.append((start, end))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(out):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _reach_back(run: Run, free: int, words: Sequence[Cut], text: str, source: SourceText) -> int:
    """Where the words before the run begin that the quotation's `free` words before it may stand for.

    A sentence of the one ends where a sentence of the other does, or what stands behind is another sentence.
    """
    gaps = [
        text[words[at - 1].span.end : words[at].span.start] for at in range(run.quote, run.quote - free, -1)
    ]
    at = run.source
    for step in range(_far(gaps)):
        begins = at == source.sentence(min(at, len(source.words) - 1))[0]
        if source.apart(at) or begins != (step < free and _STOP.search(gaps[step]) is not None):
            break
        at -= 1
    return at


def _reach_on(run: Run, free: int, words: Sequence[Cut], text: str, source: SourceText) -> int:
    """Where the words after the run end that the quotation's `free` words after it may stand for."""
    ahead = range(run.quote_end, run.quote_end + free)
    gaps = [text[words[at - 1].span.end : words[at].span.start] for at in ahead]
    at = run.source_end
    for step in range(_far(gaps)):
        ends = at == source.sentence(at - 1)[1]
        if source.apart(at) or ends != (step < free and _STOP.search(gaps[step]) is not None):
            break
        at += 1
    return at


def _far(gaps: Sequence[str]) -> int:
    """How many words of the reference may lie over these gaps of the quotation: more where it shows a cut."""
    if not 0 < len(gaps) <= LOOSE:
        # So many words would have led to their place by themselves.
        return 0
    return len(gaps) + (SHOWN if any(_BREAK.search(gap) for gap in gaps) else SLACK)
