"""Decide which marks open a quotation, which close one, and which are none.

All marks of a run of paragraphs are read together: of every way to read them, with up to four
quotations open at a time, the cheapest is kept (a Viterbi search over the stacks of open
quotations). So a lost mark, an apostrophe or a quotation over several paragraphs is settled by what
makes the best sense of its surroundings, in time linear in the number of marks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from desktop.statements.marks import NEVER, Kind, Mark

Act = Literal["open", "reopen", "close", "skip", "absorb", "lose", "plain", "carry", "drop"]
"""What a step does. `absorb`: the mark doubles the one before it; `lose`: the quotation open so far ended
somewhere before this mark, which opens the next; `plain`: a paragraph goes on with the quotation of the one
before without a mark; `carry`: the paragraph ends within a quotation that goes on in the next; `drop`: it
ends with a quotation nobody closes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act at one mark, or, with `mark` None, at the start or end of a paragraph.

    `level` is how many quotations stay open below the one that is acted on.
    """

    act: Act
    paragraph: int
    mark: Mark | None
    level: int


@dataclass(frozen=True, slots=True)
class _Open:
    """A quotation that is open: its opening mark's kind, shape and end, and how its paragraph began."""

    kind: Kind
    shape: str
    at: int
    state: Literal["", "pending", "plain", "pending plain"] = ""


_Path: TypeAlias = "tuple[_Path, Step] | None"
_Stack: TypeAlias = tuple[_Open, ...]
_Key: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to read the marks so far."""

    cost: float
    stack: _Stack
    path: _Path


_DEPTH = 4
_BEAM = 12
_MARGIN = 10.0
"""Ways dearer than the best by this much are given up."""

_UNCLOSED: dict[Kind, float] = {"double": 3.5, "single": 5.0, "guillemet": 3.5}
_CLOSED_BY_OUTER: dict[Kind, float] = {"double": 4.0, "single": 2.5, "guillemet": 4.0}
_LOST = 3.8
_CARRIED = 0.2
_PLAIN, _PLAIN_WITHOUT_MARKS, _AFTER_PLAIN = 2.5, 1.2, 3.0
_ABSORBED = 0.6
_SAME_WITHIN: dict[Kind, float] = {"double": 2.0, "single": 3.0, "guillemet": 1.0}
_EMPTY = 5.0

_PAIRS = {
    ("„", "“"), ("„", "”"), ("‚", "‘"), ("‚", "’"), ("“", "”"), ("‟", "”"), ("”", "”"), ("‘", "’"),
    ("’", "’"), ("‘‘", "’’"), ("``", "''"), ("`", "'"), ("«", "»"), ("»", "«"), ("‹", "›"), ("›", "‹"),
    ("»", "»"),
}  # fmt: skip
_LOOSE_PAIRS = {
    ("“", '"'),
    ('"', "”"),
    ("”", '"'),
    ("‘", "'"),
    ("'", "’"),
    ("’", "'"),
    ("`", "’"),
    ("”", "“"),
}
_ODD_PAIR = 1.5


def pair(paragraphs: Sequence[Sequence[Mark]]) -> tuple[Step, ...]:
    """The cheapest reading of the marks of paragraphs that follow one another, step by step."""
    ways: dict[_Key, _Way] = {(): _Way(0.0, (), None)}
    for number, marks in enumerate(paragraphs):
        ways = _start(ways, number, marks)
        for mark in marks:
            ways = _read(ways, number, mark)
        ways = _end(ways, number, last=number == len(paragraphs) - 1)
    path = min(ways.values(), key=lambda way: way.cost).path
    steps: list[Step] = []
    while path is not None:
        path, step = path
        steps.append(step)
    return tuple(reversed(steps))


_Offer: TypeAlias = Callable[[float, _Stack, _Path], None]


def _collector() -> tuple[dict[_Key, _Way], _Offer]:
    """A table of ways, and what puts a way there if it is the cheapest with its stack."""
    table: dict[_Key, _Way] = {}

    def offer(cost: float, stack: _Stack, path: _Path) -> None:
        key = tuple((entry.shape, entry.state) for entry in stack)
        known = table.get(key)
        if known is None or cost < known.cost:
            table[key] = _Way(cost, stack, path)

    return table, offer


def _pruned(ways: dict[_Key, _Way]) -> dict[_Key, _Way]:
    best = min(way.cost for way in ways.values())
    kept = [(key, way) for key, way in ways.items() if way.cost <= best + _MARGIN]
    if len(kept) > _BEAM:
        kept = sorted(kept, key=lambda item: item[1].cost)[:_BEAM]
    return {key: _Way(way.cost - best, way.stack, way.path) for key, way in kept}


def _start(ways: dict[_Key, _Way], paragraph: int, marks: Sequence[Mark]) -> dict[_Key, _Way]:
    """A quotation carried over the paragraph's edge is reopened by its first mark or goes on plainly."""
    table, offer = _collector()
    plain_cost = _PLAIN if any(mark.kind != "single" for mark in marks) else _PLAIN_WITHOUT_MARKS
    for way in ways.values():
        if not way.stack:
            offer(way.cost, way.stack, way.path)
            continue
        (entry,) = way.stack
        plain = _Open(entry.kind, entry.shape, entry.at, "plain")
        offer(way.cost + plain_cost, (plain,), (way.path, Step("plain", paragraph, None, 0)))
        if marks and marks[0].first and marks[0].kind == entry.kind:
            state: Literal["pending", "pending plain"] = "pending plain" if entry.state else "pending"
            offer(way.cost, (_Open(entry.kind, entry.shape, entry.at, state),), way.path)
    return table


def _end(ways: dict[_Key, _Way], paragraph: int, *, last: bool) -> dict[_Key, _Way]:
    """What is open at a paragraph's end is carried over (the outermost quotation only) or given up."""
    table, offer = _collector()
    for way in ways.values():
        cost, path = way.cost, way.path
        for level in range(len(way.stack) - 1, 0, -1):
            cost += _UNCLOSED[way.stack[level].kind]
            path = (path, Step("drop", paragraph, None, level))
        if not way.stack:
            offer(cost, (), path)
            continue
        outer = way.stack[0]
        offer(cost + _UNCLOSED[outer.kind], (), (path, Step("drop", paragraph, None, 0)))
        if not last:
            offer(cost + _CARRIED, (outer,), (path, Step("carry", paragraph, None, 0)))
    return _pruned(table)


def _read(ways: dict[_Key, _Way], paragraph: int, mark: Mark) -> dict[_Key, _Way]:
    """Every way to read one mark after every way to read those before it."""
    table, offer = _collector()
    for way in ways.values():
        cost, stack, path = way.cost, way.stack, way.path
        if stack and stack[0].state.startswith("pending"):
            entry = _Open(mark.kind, mark.shape, mark.span.end)
            cost += mark.open + (_AFTER_PLAIN if stack[0].state == "pending plain" else 0.0)
            offer(cost, (entry,), (path, Step("reopen", paragraph, mark, 0)))
            continue
        offer(cost + mark.skip, stack, (path, Step("skip", paragraph, mark, len(stack))))
        if mark.doubled:
            offer(cost + _ABSORBED, stack, (path, Step("absorb", paragraph, mark, len(stack))))
        if len(stack) < _DEPTH:
            entry = _Open(mark.kind, mark.shape, mark.span.end)
            opened = (*stack, entry)
            more = mark.open + _nesting(stack, mark)
            offer(cost + more, opened, (path, Step("open", paragraph, mark, len(stack))))
        if stack and stack[-1].kind == mark.kind != "single":
            entry = _Open(mark.kind, mark.shape, mark.span.end)
            lost = (*stack[:-1], entry)
            offer(cost + _LOST + mark.open, lost, (path, Step("lose", paragraph, mark, len(stack) - 1)))
        for level in range(len(stack) - 1, -1, -1):
            if stack[level].kind == mark.kind:
                more = mark.close + _closing(stack[level], mark)
                if more < NEVER:
                    offer(cost + more, stack[:level], (path, Step("close", paragraph, mark, level)))
                break
            cost += _CLOSED_BY_OUTER[stack[level].kind]
    return _pruned(table)


def _nesting(stack: _Stack, mark: Mark) -> float:
    """What it costs to open a quotation inside those that are open."""
    if not stack:
        return 0.0
    top = stack[-1]
    deep = 1.0 if len(stack) > 1 else 0.0
    if top.state == "plain" and top.kind == mark.kind:
        return deep + _AFTER_PLAIN
    if any(entry.kind == mark.kind for entry in stack[:-1]):
        return deep
    return deep + (_SAME_WITHIN[mark.kind] if top.kind == mark.kind else 0.0)


def _closing(entry: _Open, mark: Mark) -> float:
    """What it costs to end an open quotation with this mark, beyond the mark's own cost."""
    length = max(0, mark.span.start - entry.at)
    cost = min(2.5, length * (0.004 if mark.kind == "single" else 0.0004))
    if length == 0:
        cost += _EMPTY
    pair_ = (entry.shape, mark.shape)
    if pair_ in _PAIRS or (entry.shape == mark.shape and mark.shape in {'"', "'", "''"}):
        # Shapes that belong together make up for one that alone would be turned the wrong way.
        return cost - (2.5 if pair_ in {("„", "“"), ("‚", "‘"), ("»", "«"), ("›", "‹")} else 0.0)
    return cost + (0.5 if pair_ in _LOOSE_PAIRS else _ODD_PAIR)
