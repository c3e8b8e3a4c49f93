"""Line up the words of all renderings of an utterance at once: one table, without a base.

Each rendering is a row, read from left to right without a gap, so that none loses a word; words that answer
each other stand in one column. Punctuation stands with the word that it precedes and pushes nothing about. A
block that stands elsewhere in another rendering keeps its own columns, and a `Move` says which two stretches
of columns are the same words. Renderings are joined one after another, the one that is most like the others
first: the table is the same whichever order they come in, and any row can be the base it is shown against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import Levenshtein

from desktop.comparison.like import loose
from desktop.comparison.matching import Op, match
from desktop.comparison.passage import Passage, Word

NEAR = 0.75
"""How alike, letter by letter, two longer words must be to answer each other ("analyse", "analyses")."""

LONG_WORD = 4
"""Letters from which a word counts as a longer one."""

MOST_NEAR = 10_000
"""Columns times words of a stretch that are tried against each other; in longer ones none answer."""

Cell = tuple[int, ...]
"""The words of a rendering that stand in a column, by their places in it: mostly one, or none."""

State = Literal["same", "written otherwise", "changed", "added", "missing", "moved", "neither"]
"""How a cell stands to the base's: `written otherwise` is the same word in another spelling or form, `moved`
the same words as the base has in other columns, `neither` that both are empty."""


@dataclass(frozen=True, slots=True)
class Move:
    """The same words in two stretches of columns: from `first`, and from `second`, `size` of them each."""

    first: int
    second: int
    size: int


@dataclass(frozen=True, slots=True)
class AlignmentTable:
    """The words of some renderings in columns; a column holds a cell a rendering, in their order."""

    passages: tuple[Passage, ...]
    columns: tuple[tuple[Cell, ...], ...]
    moves: tuple[Move, ...]

    def words(self, row: int) -> tuple[Word, ...]:
        """The words of a rendering, as the columns hold them."""
        known = self.passages[row].words
        return tuple(known[at] for column in self.columns for at in column[row])

    def text(self, row: int) -> str:
        """A rendering's text, restored from the columns; where its pieces stand apart, `passage.JOINT`."""
        return "".join(word.gap + word.text for word in self.words(row)) + self.passages[row].tail

    def states(self, base: int, row: int) -> tuple[State, ...]:
        """How each cell of a row stands to that of the base."""
        moved: set[int] = set()
        for move in self.moves:
            for one, other in ((move.first, move.second), (move.second, move.first)):
                for step in range(move.size):
                    if self._agree(base, one + step, row, other + step):
                        moved.update((one + step, other + step))
        return tuple(self._state(base, row, column, column in moved) for column in range(len(self.columns)))

    def agreement(self, row: int) -> tuple[int, ...]:
        """For each word of a rendering, in how many others it stands too, moved or not."""
        elsewhere: dict[int, list[int]] = {}
        for move in self.moves:
            for step in range(move.size):
                elsewhere.setdefault(move.first + step, []).append(move.second + step)
                elsewhere.setdefault(move.second + step, []).append(move.first + step)
        others = [other for other in range(len(self.passages)) if other != row]
        once = [_once(passage.words) for passage in self.passages]
        out: list[int] = []
        for at, column in enumerate(self.columns):
            places = (at, *elsewhere.get(at, ()))
            norm = self._norm(row, at)
            count = sum(
                # What a paraphrase says in another order it says too.
                (norm in once[row] and norm in once[other])
                or any(self._agree(row, at, other, place) for place in places)
                for other in others
            )
            out.extend([count] * len(column[row]))
        return tuple(out)

    def _norm(self, row: int, column: int) -> str:
        return "".join(self.passages[row].words[at].norm for at in self.columns[column][row])

    def _agree(self, one: int, column: int, other: int, place: int) -> bool:
        norm = self._norm(one, column)
        return bool(norm) and norm == self._norm(other, place)

    def _state(self, base: int, row: int, column: int, moved: bool) -> State:
        here, there = self.columns[column][row], self.columns[column][base]
        if not here and not there:
            return "neither"
        if here and there:
            if self._norm(row, column) != self._norm(base, column):
                return "moved" if moved else "changed"
            own, others = self.passages[row].words, self.passages[base].words
            same = [own[at].text for at in here] == [others[at].text for at in there]
            return "same" if same else "written otherwise"
        if moved:
            return "moved"
        return "added" if here else "missing"


def _once(words: Sequence[Word]) -> frozenset[str]:
    """The words that mean something and stand once."""
    counts = Counter(word.norm for word in words if word.weight >= 1)
    return frozenset(norm for norm, count in counts.items() if count == 1)


@dataclass(slots=True)
class _Column:
    """A column as it grows: its cells by row, the words in them."""

    cells: dict[int, Cell]
    words: list[Word]


def alignment_table(passages: Sequence[Passage]) -> AlignmentTable:
    """The table of `passages`, the renderings of one utterance, as many as there are."""
    columns: list[_Column] = []
    links: list[tuple[_Column, _Column]] = []
    for row in _order(passages):
        columns = _joined(columns, row, passages[row].words, links)
    rows = range(len(passages))
    return AlignmentTable(
        tuple(passages),
        tuple(tuple(column.cells.get(row, ()) for row in rows) for column in columns),
        _moves(columns, links),
    )


def _order(passages: Sequence[Passage]) -> list[int]:
    """The rows in the order in which they are joined: the likest to all first, then the likest to those."""
    counts = [Counter(word.norm for word in passage.words) for passage in passages]
    keys = [tuple((word.norm, word.text, word.gap) for word in passage.words) for passage in passages]
    alike = [[0.0] * len(passages) for _ in passages]
    for i, a in enumerate(counts):
        for j in range(i):
            both = 2 * (a & counts[j]).total() / max(1, a.total() + counts[j].total())
            alike[i][j] = alike[j][i] = both
    left = sorted(range(len(passages)), key=lambda row: keys[row])
    near = [sum(scores) for scores in alike]
    out: list[int] = []
    while left:
        # Of equals the longer first: a short excerpt says little about where the words of others belong.
        row = max(left, key=lambda one: (round(near[one], 9), len(keys[one])))
        left.remove(row)
        near = [max(pair) for pair in zip(near, alike[row], strict=True)] if out else alike[row]
        out.append(row)
    return out


def _joined(
    columns: Sequence[_Column], row: int, words: Sequence[Word], links: list[tuple[_Column, _Column]]
) -> list[_Column]:
    """`columns` with one more row in them; the moves found are added to `links`."""
    known = {word.norm for word in words}
    # A column stands for itself by the word that the new row has too, and otherwise by its first.
    shown = [next((one for one in column.words if one.norm in known), column.words[0]) for column in columns]
    out: list[_Column] = []
    done = 0

    def up_to(end: int) -> None:
        nonlocal done
        out.extend(columns[done:end])
        done = max(done, end)

    def put(column: _Column, start: int, end: int) -> None:
        column.cells[row] = tuple(range(start, end))
        column.words.extend(words[start:end])

    def new(start: int, end: int) -> list[_Column]:
        made = [_Column({row: (at,)}, [words[at]]) for at in range(start, end)]
        out.extend(made)
        return made

    for op in match(shown, words):
        if op.kind == "moved":
            links.extend(zip(columns[op.a : op.a_end], new(op.b, op.b_end), strict=True))
            continue
        if op.a < op.a_end:
            up_to(op.a)
        if op.kind == "equal" and op.a_end - op.a != op.b_end - op.b:
            whole = _as_one(columns[op.a : op.a_end], links)
            put(whole, op.b, op.b_end)
            out.append(whole)
            done = op.a_end
            continue
        at_b = op.b
        for i, j in _pairs(op, shown, words):
            up_to(i)
            new(at_b, j)
            put(columns[i], j, j + 1)
            up_to(i + 1)
            at_b = j + 1
        if op.a < op.a_end:
            up_to(op.a_end)
        new(at_b, op.b_end)
    up_to(len(columns))
    return out


def _as_one(columns: Sequence[_Column], links: list[tuple[_Column, _Column]]) -> _Column:
    """Several columns made one, whose words are in another row one word ("re-election", "reelection")."""
    if len(columns) == 1:
        return columns[0]
    whole = _Column({}, [])
    for column in columns:
        for row, cell in column.cells.items():
            whole.cells[row] = (*whole.cells.get(row, ()), *cell)
        whole.words.extend(column.words)
    gone = {id(column) for column in columns}
    links[:] = [(one, other) for one, other in links if id(one) not in gone and id(other) not in gone]
    return whole


def _pairs(op: Op, shown: Sequence[Word], words: Sequence[Word]) -> list[tuple[int, int]]:
    """Which columns and words of an operation answer each other, in sequence."""
    if op.kind == "equal":
        return list(zip(range(op.a, op.a_end), range(op.b, op.b_end), strict=True))
    if op.kind != "replace":
        return []
    xs, ys = shown[op.a : op.a_end], words[op.b : op.b_end]
    out: list[tuple[int, int]] = []
    at_x, at_y = 0, 0
    for i, j in (*_near_pairs(xs, ys), (len(xs), len(ys))):
        # What is left between two answers and is as short on either side stands like for like.
        if i - at_x == j - at_y <= 2:
            out.extend((op.a + at_x + step, op.b + at_y + step) for step in range(i - at_x))
        if i < len(xs):
            out.append((op.a + i, op.b + j))
        at_x, at_y = i + 1, j + 1
    return out


def _near_pairs(xs: Sequence[Word], ys: Sequence[Word]) -> list[tuple[int, int]]:
    """The words of two stretches that answer each other, as many and as near as keep their sequence."""
    if len(xs) * len(ys) > MOST_NEAR:
        return []
    best = [[0.0] * (len(ys) + 1) for _ in range(len(xs) + 1)]
    near = [[_nearness(x, y) for y in ys] for x in xs]
    for i in range(len(xs) - 1, -1, -1):
        for j in range(len(ys) - 1, -1, -1):
            skipped = max(best[i + 1][j], best[i][j + 1])
            best[i][j] = max(skipped, best[i + 1][j + 1] + near[i][j]) if near[i][j] else skipped
    out: list[tuple[int, int]] = []
    i = j = 0
    while i < len(xs) and j < len(ys):
        if near[i][j] and best[i][j] == best[i + 1][j + 1] + near[i][j]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return out


def _nearness(x: Word, y: Word) -> float:
    """How well one word answers another: the same, one lemma, one kind, almost the same letters."""
    if x.norm == y.norm:
        return 1.0
    if x.lemma == y.lemma:
        return 0.9
    if loose(x) == loose(y):
        return 0.8
    if min(len(x.norm), len(y.norm)) < LONG_WORD:
        return 0.0
    alike = float(Levenshtein.normalized_similarity(x.norm, y.norm, score_cutoff=NEAR))
    return 0.7 * alike


def _moves(columns: Sequence[_Column], links: Sequence[tuple[_Column, _Column]]) -> tuple[Move, ...]:
    """The moves that links between single columns come to."""
    place = {id(column): at for at, column in enumerate(columns)}
    pairs = sorted({(min(a, b), max(a, b)) for a, b in ((place[id(x)], place[id(y)]) for x, y in links)})
    out: list[Move] = []
    for first, second in pairs:
        last = out[-1] if out else None
        if last and (first, second) == (last.first + last.size, last.second + last.size):
            out[-1] = replace(last, size=last.size + 1)
        else:
            out.append(Move(first, second, 1))
    return tuple(out)
