"""Match the words of two renderings in sequence: what is equal, replaced, only here, only there, or moved.

The base is the edit distance over compared forms (rapidfuzz, bit-parallel). Its answer is then tidied in
three ways that a reader expects and a distance does not care about: equal words slide to where they extend a
longer run, a lone "the" between two changes is no agreement, and what is missing in one place and stands in
another is a move.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import Levenshtein

from desktop.comparison import lexis
from desktop.comparison.passage import Word
from desktop.comparison.words import plain, unmasks

LONGEST = 20_000
"""Words of one rendering that are matched; what comes after is compared as one block."""

ANCHORED = 250_000
"""How large, words of A times words of B, two renderings may be to be matched around their longest run."""

SLIDE = 40
"""Words over which a change is slid at most."""

HALF = 0.5
"""How much of the longer rendering a run must hold to stay in place where both are as long."""

MOVED = 3
"""Words that a block must have to count as moved rather than rewritten."""

_DOTS = re.compile(r"\.\s?\.|…")

OpKind = Literal["equal", "replace", "delete", "insert", "moved"]


@dataclass(frozen=True, slots=True)
class Op:
    """How a run of A's words, `a` to `a_end`, stands to a run of B's, `b` to `b_end`.

    `delete`: only in A; `insert`: only in B; `moved`: the same words, out of sequence (such ops stand in B's
    order and are no part of A's).
    """

    kind: OpKind
    a: int
    a_end: int
    b: int
    b_end: int


def match(a: Sequence[Word], b: Sequence[Word]) -> tuple[Op, ...]:
    """The operations that turn A's words into B's, in order, every word of either in exactly one.

    A moved run stands where B has it; the place in A where it was missed is left out.
    """
    known: dict[str, int] = {}
    ids_a = [known.setdefault(word.norm, len(known)) for word in a[:LONGEST]]
    ids_b = [known.setdefault(word.norm, len(known)) for word in b[:LONGEST]]
    ops = _opcodes(ids_a, ids_b, 0, 0)
    rest_a, rest_b = len(a) - len(ids_a), len(b) - len(ids_b)
    if rest_a or rest_b:
        kind: OpKind = "replace" if rest_a and rest_b else "delete" if rest_a else "insert"
        ops.append(Op(kind, len(ids_a), len(a), len(ids_b), len(b)))
    ops = _unmasked(_joined(ops), a, b)
    ops = _slid(ops, a, b)
    ops = _demoted(ops, a, b)
    return tuple(_moved(_spelt_apart(ops, a, b), a, b))


def effort(ops: Sequence[Op]) -> tuple[int, tuple[int, ...]]:
    """What operations take: the words that are replaced, left out or put in, and where, from the left."""
    changes = [op for op in ops if op.kind not in {"equal", "moved"}]
    return sum(_size(op) for op in changes), tuple(sorted(op.a + op.b for op in changes))


def _opcodes(a: Sequence[int], b: Sequence[int], at_a: int, at_b: int) -> list[Op]:
    """The edit operations; where the longest run that stands in both holds much of the shorter, around it.

    A quotation and an excerpt of it have many cheapest edits, of which the distance takes any: "like" of
    another sentence is as good to it as "like" of this one.
    """
    shorter, longer = sorted((len(a), len(b)))
    if 0 < len(a) * len(b) <= ANCHORED:
        i, j, size = _longest_run(a, b)
        if size >= max(3, shorter * 0.3) and (longer > shorter + 3 or size >= max(4, longer * HALF)):
            return [
                *_opcodes(a[:i], b[:j], at_a, at_b),
                Op("equal", at_a + i, at_a + i + size, at_b + j, at_b + j + size),
                *_opcodes(a[i + size :], b[j + size :], at_a + i + size, at_b + j + size),
            ]
    return [
        Op(
            _KIND[code.tag],
            at_a + code.src_start,
            at_a + code.src_end,
            at_b + code.dest_start,
            at_b + code.dest_end,
        )
        for code in Levenshtein.opcodes(a, b)
    ]


def _longest_run(a: Sequence[int], b: Sequence[int]) -> tuple[int, int, int]:
    """Where the longest run that stands in both starts in either, the first of equals, and its size."""
    places: dict[int, list[int]] = {}
    for at, word in enumerate(b):
        places.setdefault(word, []).append(at)
    best = (0, 0, 0)
    ending: dict[int, int] = {}
    for i, word in enumerate(a):
        now: dict[int, int] = {}
        for j in places.get(word, ()):
            size = now[j] = ending.get(j - 1, 0) + 1
            if size > best[2]:
                best = (i - size + 1, j - size + 1, size)
        ending = now
    return best


_KIND: dict[str, OpKind] = {"equal": "equal", "replace": "replace", "delete": "delete", "insert": "insert"}


def _kind(a: int, a_end: int, b: int, b_end: int) -> OpKind:
    if a == a_end:
        return "insert"
    return "delete" if b == b_end else "replace"


def _joined(ops: Sequence[Op]) -> list[Op]:
    """`ops` with neighbours of a kind, and neighbouring changes, made one; empty ones left out."""
    out: list[Op] = []
    for op in ops:
        if op.a == op.a_end and op.b == op.b_end:
            continue
        if out and (out[-1].kind == "equal") == (op.kind == "equal"):
            last = out.pop()
            kind = "equal" if op.kind == "equal" else _kind(last.a, op.a_end, last.b, op.b_end)
            op = Op(kind, last.a, op.a_end, last.b, op.b_end)
        out.append(op)
    return out


def _unmasked(ops: Sequence[Op], a: Sequence[Word], b: Sequence[Word]) -> list[Op]:
    """Replaced words made equal of which one masks the other ("f***", or what it hides) or shortens it."""
    out: list[Op] = []
    for op in ops:
        if op.kind != "replace" or op.a_end - op.a != op.b_end - op.b:
            out.append(op)
            continue
        for i, j in zip(range(op.a, op.a_end), range(op.b, op.b_end), strict=True):
            x, y = a[i], b[j]
            same = (x.mask and unmasks(x.norm, y.norm)) or (y.mask and unmasks(y.norm, x.norm))
            same = same or (x.mask and y.mask) or _shortened(x, y) or _shortened(y, x)
            out.append(Op("equal" if same else "replace", i, i + 1, j, j + 1))
    return _joined(out)


def _shortened(x: Word, y: Word) -> bool:
    """Whether `x` is what a contraction leaves of `y` ("'d" of "had", too), or "5.30" of "5:30"."""
    if ":" in y.norm:
        return x.text == y.norm.replace(":", ".")
    return y.norm in lexis.contracted().get(plain(x.text), ())


def _slid(ops: list[Op], a: Sequence[Word], b: Sequence[Word]) -> list[Op]:
    """One-sided changes, slid to where an ellipsis shows them, a sentence starts, a run joins a longer."""
    ops = list(ops)
    for at in range(1, len(ops) - 1):
        before, gap, after = ops[at - 1 : at + 2]
        if before.kind != "equal" or after.kind != "equal" or gap.kind not in {"delete", "insert"}:
            continue
        words, low, high = (a, gap.a, gap.a_end) if gap.kind == "delete" else (b, gap.b, gap.b_end)
        other, place = (b, gap.b) if gap.kind == "delete" else (a, gap.a)
        size_before, size_after = before.a_end - before.a, after.a_end - after.a
        left = 0
        while (
            left < min(size_before, SLIDE, low) and words[low - 1 - left].norm == words[high - 1 - left].norm
        ):
            left += 1
        right = 0
        while right < min(size_after, SLIDE) and words[low + right].norm == words[high + right].norm:
            right += 1
        last = at + 1 == len(ops) - 1

        def rank(shift: int) -> tuple[int, int]:
            start = low + shift  # noqa: B023 (used before the loop goes on)
            sentence = start == 0 or words[start].part != words[start - 1].part  # noqa: B023
            joined = (shift == -size_before and size_before < size_after) or (  # noqa: B023
                shift == size_after and size_after < size_before and not last  # noqa: B023
            )
            behind = other[place + shift : place + shift + 1]  # noqa: B023
            shown = any(_DOTS.search(word.gap) for word in behind)
            return 4 * shown + 2 * sentence + joined, -abs(shift)

        shift = max(range(-left, right + 1), key=rank)
        if shift:
            ops[at - 1] = replace(before, a_end=before.a_end + shift, b_end=before.b_end + shift)
            ops[at] = Op(gap.kind, gap.a + shift, gap.a_end + shift, gap.b + shift, gap.b_end + shift)
            ops[at + 1] = replace(after, a=after.a + shift, b=after.b + shift)
    return _joined(ops)


def _demoted(ops: Sequence[Op], a: Sequence[Word], b: Sequence[Word]) -> list[Op]:
    """Equal runs of light words alone between larger changes, counted among the changes."""
    out: list[Op] = []
    for at, op in enumerate(ops):
        if op.kind == "equal" and 0 < at < len(ops) - 1:
            size = op.a_end - op.a
            before, after = ops[at - 1], ops[at + 1]
            larger = min(_size(before), _size(after)) > 2 * size
            if larger and size <= 2 and sum(word.weight for word in a[op.a : op.a_end]) < 0.3:
                out.append(replace(op, kind="replace"))
                continue
        out.append(op)
    return _joined(out)


def _size(op: Op) -> int:
    return max(op.a_end - op.a, op.b_end - op.b)


def _spelt_apart(ops: Sequence[Op], a: Sequence[Word], b: Sequence[Word]) -> list[Op]:
    """Replaced runs made equal that are one word in two, with a hyphen ("reelection") or as initials."""
    out = []
    for op in ops:
        if op.kind == "replace" and _size(op) <= 6:
            xs, ys = a[op.a : op.a_end], b[op.b : op.b_end]
            if _run_together(xs) & _run_together(ys) or _initials(xs, ys) or _initials(ys, xs):
                op = replace(op, kind="equal")
        out.append(op)
    return out


def _run_together(words: Sequence[Word]) -> set[str]:
    """Some words as one, as compared and as written: "co" of "co-operate" is no company."""
    return {"".join(word.norm for word in words), "".join(plain(word.text) for word in words)}


def _initials(xs: Sequence[Word], ys: Sequence[Word]) -> bool:
    """Whether one word is the initials of a name of several, small words not counted."""
    if len(xs) != 1 or len(ys) < 3 or not xs[0].text.isupper():
        return False
    return xs[0].text == "".join(word.text[0] for word in ys if word.text[0].isupper() or word.weight >= 0.4)


def _moved(ops: Sequence[Op], a: Sequence[Word], b: Sequence[Word]) -> list[Op]:
    """Runs of words that A has in one place and B in another, taken out of the changes around them."""
    missing: dict[tuple[str, ...], int] = {}
    for op in ops:
        if op.kind in {"delete", "replace"}:
            for i in range(op.a, op.a_end - MOVED + 1):
                missing.setdefault(tuple(word.norm for word in a[i : i + MOVED]), i)
    if not missing:
        return list(ops)
    free_a = {i for op in ops if op.kind in {"delete", "replace"} for i in range(op.a, op.a_end)}
    moves: list[Op] = []
    for op in ops:
        if op.kind not in {"insert", "replace"}:
            continue
        j = op.b
        while j + MOVED <= op.b_end:
            i = missing.get(tuple(word.norm for word in b[j : j + MOVED]), -1)
            size = 0
            while (
                i >= 0 and j + size < op.b_end and i + size in free_a and a[i + size].norm == b[j + size].norm
            ):
                size += 1
            if size >= MOVED and sum(word.weight for word in b[j : j + size]) >= 1:
                moves.append(Op("moved", i, i + size, j, j + size))
                free_a.difference_update(range(i, i + size))
                j += size
            else:
                j += 1
    return _with_moves(ops, moves) if moves else list(ops)


def _with_moves(ops: Sequence[Op], moves: Sequence[Op]) -> list[Op]:
    """`ops` with the moved runs taken out of A's side and set into B's."""
    gone = {i for move in moves for i in range(move.a, move.a_end)}
    at_b = {move.b: move for move in moves}
    out: list[Op] = []
    for op in ops:
        if op.kind in {"equal", "moved"}:
            out.append(op)
            continue
        left = [i for i in range(op.a, op.a_end) if i not in gone]
        j = op.b
        pieces: list[tuple[int, int]] = []
        while j < op.b_end:
            if j in at_b:
                pieces.append((-1, j))
                j = at_b[j].b_end
            else:
                start = j
                while j < op.b_end and j not in at_b:
                    j += 1
                pieces.append((start, j))
        runs = _runs(left)
        for start, end in pieces:
            if start < 0:
                out.append(at_b[end])
            else:
                low, high = runs.pop(0) if runs else (op.a, op.a)
                out.append(Op(_kind(low, high, start, end), low, high, start, end))
        for low, high in runs:
            last = out[-1].b_end if out else 0
            out.append(Op("delete", low, high, last, last))
    return out


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as stretches, start included, end excluded."""
    out: list[tuple[int, int]] = []
    for number in numbers:
        if out and out[-1][1] == number:
            out[-1] = (out[-1][0], number + 1)
        else:
            out.append((number, number + 1))
    return out
