"""Show the alignment table of an utterance against one of its renderings: each word, and what differs there.

The table itself knows no base (see `alignment_table`); this is one look at it. Marks that stand beside a word
are shown with it, so that a row reads as its article has it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from desktop.basics.spans import Span
from desktop.comparison.alignment_table import AlignmentTable, Move, State
from desktop.comparison.compare import compare
from desktop.comparison.passage import JOINT, Passage
from desktop.comparison.utterance import CLAIM_CHANGES

GAP = "…"
"""Stands where the article interrupts a rendering with words that do not belong to it."""


@dataclass(frozen=True, slots=True)
class WordCell:
    """What one rendering has in one column: its words with their marks, "" for none; how that stands to the
    base; whether it stands in quotation marks; whether the claim changes there. `elsewhere` is the column in
    which the same words stand in the base, or -1."""

    text: str
    state: State
    quoted: bool = True
    grave: bool = False
    elsewhere: int = -1


@dataclass(frozen=True, slots=True)
class WordByWord:
    """All renderings of an utterance in columns, as held against the one numbered `base`."""

    table: AlignmentTable
    base: int
    rows: tuple[tuple[WordCell, ...], ...]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.table.columns)

    def differs(self, column: int) -> bool:
        """Whether not all renderings have the same word in a column, however it is written."""
        return any(row[column].state not in ("same", "written otherwise") for row in self.rows)

    def having(self, column: int) -> int:
        """How many renderings have the base's word in a column; where it has none, how many have one."""
        if self.rows[self.base][column].text:
            return sum(row[column].state in ("same", "written otherwise") for row in self.rows)
        return sum(bool(row[column].text) for row in self.rows)


def word_by_word(table: AlignmentTable, base: int) -> WordByWord:
    """The table as held against its row `base`."""
    rows = []
    for row, passage in enumerate(table.passages):
        here, there = _claims(table, base, row)
        texts = words_with_marks(passage)
        rows.append(
            tuple(
                WordCell(
                    " ".join(texts[at] for at in column[row]),
                    state,
                    all(_quoted(passage, at) for at in column[row]),
                    any(at in here for at in column[row])
                    or (not column[row] and any(at in there for at in column[base])),
                    _elsewhere(table.moves, number, table, base, bool(column[row]))
                    if state == "moved"
                    else -1,
                )
                for number, (column, state) in enumerate(
                    zip(table.columns, table.states(base, row), strict=True)
                )
            )
        )
    return WordByWord(table, base, tuple(rows))


def words_with_marks(passage: Passage) -> tuple[str, ...]:
    """Each word of a passage with the marks beside it, so that none is lost; a gap shows as `GAP`."""
    if not passage.words:
        return ()
    first, *between = (word.gap for word in passage.words)
    shared = [_shared_out(gap) for gap in between]
    leads = [_one_line(first), *(lead for _, lead in shared)]
    trails = [*(trail for trail, _ in shared), _one_line(passage.tail)]
    return tuple(
        f"{lead}{word.text}{trail}" for lead, word, trail in zip(leads, passage.words, trails, strict=True)
    )


def _shared_out(gap: str) -> tuple[str, str]:
    """What of the text between two words belongs to the one before, and what to the one after."""
    gap = gap.replace(JOINT, f" {GAP} ")
    pieces = gap.split()
    trail = pieces.pop(0) if pieces and not gap[0].isspace() else ""
    lead = pieces.pop() if pieces and not gap[-1].isspace() else ""
    return " ".join([trail, *pieces]), lead


def _one_line(gap: str) -> str:
    return " ".join(gap.replace(JOINT, f" {GAP} ").split())


def _quoted(passage: Passage, at: int) -> bool:
    kind = passage.statement.kind
    return passage.words[at].quoted if kind == "mixed" else kind == "direct"


def _claims(table: AlignmentTable, base: int, row: int) -> tuple[Collection[int], Collection[int]]:
    """The words of a row, and those of the base, at which the claim changes."""
    if base == row:
        return (), ()
    one, other = table.passages[base], table.passages[row]
    changed = [each for each in compare(one, other).differences if each.type in CLAIM_CHANGES]
    return (
        frozenset(_words_in(other, (span for each in changed for span in each.b))),
        frozenset(_words_in(one, (span for each in changed for span in each.a))),
    )


def _words_in(passage: Passage, spans: Iterator[Span]) -> Iterator[int]:
    for span in spans:
        yield from (at for at, word in enumerate(passage.words) if word.span.overlaps(span))


def _elsewhere(moves: Sequence[Move], column: int, table: AlignmentTable, base: int, here: bool) -> int:
    """The column that a moved word answers: where the base has it, or in an empty cell where the row has."""
    for move in moves:
        for one, other in ((move.first, move.second), (move.second, move.first)):
            if one <= column < one + move.size:
                there = other + column - one
                if not here or table.columns[there][base]:
                    return there
    return -1
