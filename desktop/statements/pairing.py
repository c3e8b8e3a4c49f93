"""Decide which marks open a quotation, which close one, and which are none.

All marks of a run of paragraphs are read together: of every way to read them, with up to four
quotations open at a time, the cheapest is kept (a Viterbi search over the stacks of open
quotations). So a lost mark, an apostrophe or a quotation over several paragraphs is settled by what
makes the best sense of its surroundings, in time linear in the number of marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from desktop.statements.marks import Kind, Mark

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


class _Open(NamedTuple):
    """A quotation that is open: its opening mark's kind, shape and end, and how its paragraph began."""

    kind: Kind
    shape: str
    at: int
    state: Literal["", "pending", "plain", "pending plain"] = ""


_Path: TypeAlias = "tuple[_Path, Act, int, Mark | None, int] | None"
"""The steps so far, last first: what came before, then a `Step` in its parts."""
_Stack: TypeAlias = tuple[_Open, ...]
_Key: TypeAlias = tuple[str, ...]


class _Way(NamedTuple):
    """One way to read the marks so far. Of the ways with one `key` (the shapes and states of what is
    open) only the cheapest can become the best."""

    cost: float
    key: _Key
    stack: _Stack
    path: _Path


_DEPTH = 4
_BEAM = 12
_MARGIN = 10.0
"""Ways dearer than the best by this much are given up."""

_UNCLOSED: dict[Kind, float] = {"double": 3.5, "single": 5.0, "guillemet": 3.5}
_CLOSED_BY_OUTER: dict[Kind, float] = {"double": 4.0, "single": 2.5, "guillemet": 4.0}
_LOST, _LOST_BEFORE_LINE, _NO_STOP = 3.8, 0.5, 1.5
_CARRIED = 0.2
_PLAIN, _PLAIN_WITHOUT_MARKS, _AFTER_PLAIN = 2.5, 1.2, 3.0
_ABSORBED = 0.6
_SAME_WITHIN: dict[Kind, float] = {"double": 2.0, "single": 3.0, "guillemet": 1.0}
_OTHER_SHAPE_WITHIN = 0.6
_EMPTY, _EMPTY_STRAIGHT = 5.0, 2.0

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
_STRAIGHT = {'"', "''", "'"}
_ODD_PAIR, _HALF_PAIR = 1.5, 3.8


def pair(paragraphs: Sequence[Sequence[Mark]]) -> tuple[Step, ...]:
    """The cheapest reading of the marks of paragraphs that follow one another, step by step."""
    ways = [_Way(0.0, (), (), None)]
    for number, marks in enumerate(paragraphs):
        ways = _start(ways, number, marks)
        for mark in marks:
            ways = _read(ways, number, mark)
        ways = _end(ways, number, last=number == len(paragraphs) - 1)
    path = min(ways, key=_cost).path
    steps: list[Step] = []
    while path is not None:
        path, act, number, at, level = path
        steps.append(Step(act, number, at, level))
    return tuple(reversed(steps))


class _Ways(dict[_Key, _Way]):
    """The cheapest way to each key."""

    def offer(self, cost: float, key: _Key, stack: _Stack, path: _Path) -> None:
        known = self.get(key)
        if known is None or cost < known[0]:
            self[key] = _Way(cost, key, stack, path)

    def best(self) -> list[_Way]:
        """The ways worth following, the cheapest first and its cost set to 0."""
        ways = sorted(self.values(), key=_cost)
        base = ways[0].cost
        return [
            _Way(cost - base, key, stack, path)
            for cost, key, stack, path in ways[:_BEAM]
            if cost <= base + _MARGIN
        ]


def _cost(way: _Way) -> float:
    return way.cost


def _start(ways: Sequence[_Way], paragraph: int, marks: Sequence[Mark]) -> list[_Way]:
    """A quotation carried over the paragraph's edge is reopened by its first mark or goes on plainly."""
    table = _Ways()
    plain_cost = _PLAIN if any(mark.kind != "single" for mark in marks) else _PLAIN_WITHOUT_MARKS
    for cost, key, stack, path in ways:
        if not stack:
            table.offer(cost, key, stack, path)
            continue
        (entry,) = stack
        plain = entry._replace(state="plain")
        table.offer(cost + plain_cost, _key(plain), (plain,), (path, "plain", paragraph, None, 0))
        if marks and marks[0].first and marks[0].kind == entry.kind:
            pending = entry._replace(state="pending plain" if entry.state else "pending")
            table.offer(cost, _key(pending), (pending,), path)
    return table.best()


def _end(ways: Sequence[_Way], paragraph: int, *, last: bool) -> list[_Way]:
    """What is open at a paragraph's end is carried over (the outermost quotation only) or given up."""
    table = _Ways()
    for cost, key, stack, path in ways:
        for level in range(len(stack) - 1, 0, -1):
            cost += _UNCLOSED[stack[level].kind]
            path = (path, "drop", paragraph, None, level)
        if not stack:
            table.offer(cost, (), (), path)
            continue
        outer = stack[0]
        table.offer(cost + _UNCLOSED[outer.kind], (), (), (path, "drop", paragraph, None, 0))
        if not last:
            table.offer(cost + _CARRIED, key[:1], stack[:1], (path, "carry", paragraph, None, 0))
    return table.best()


def _read(ways: Sequence[_Way], paragraph: int, mark: Mark) -> list[_Way]:
    """Every way to read one mark after every way to read those before it."""
    table = _Ways()
    entry = _Open(mark.kind, mark.shape, mark.span.end)
    for cost, key, stack, path in ways:
        top = len(stack) - 1
        step: _Path
        if stack and stack[0].state.startswith("pending"):
            more = mark.open + (_AFTER_PLAIN if stack[0].state == "pending plain" else 0.0)
            table.offer(cost + more, _key(entry), (entry,), (path, "reopen", paragraph, mark, 0))
            continue
        table.offer(cost + mark.skip, key, stack, (path, "skip", paragraph, mark, top + 1))
        if mark.doubled:
            table.offer(cost + _ABSORBED, key, stack, (path, "absorb", paragraph, mark, top + 1))
        if len(stack) < _DEPTH:
            more = mark.open + _nesting(stack, mark)
            step = (path, "open", paragraph, mark, top + 1)
            table.offer(cost + more, key + _key(entry), (*stack, entry), step)
        if stack and stack[top].kind == mark.kind != "single":
            more = mark.open + (_LOST_BEFORE_LINE if mark.line else _LOST)
            more += _NO_STOP if mark.stop <= stack[top].at else 0.0
            step = (path, "lose", paragraph, mark, top)
            table.offer(cost + more, key[:top] + _key(entry), (*stack[:top], entry), step)
        for level in range(top, -1, -1):
            if stack[level].kind == mark.kind:
                more = mark.close + _closing(stack[level], mark)
                table.offer(cost + more, key[:level], stack[:level], (path, "close", paragraph, mark, level))
                break
            if level == top and "guillemet" not in (mark.kind, stack[level].kind):
                # A single mark ends a quotation in double ones, or the reverse: half a mark was lost.
                more = mark.close + _HALF_PAIR
                table.offer(cost + more, key[:level], stack[:level], (path, "close", paragraph, mark, level))
            cost += _CLOSED_BY_OUTER[stack[level].kind]
    return table.best()


def _key(entry: _Open) -> _Key:
    return (entry.shape + entry.state,)


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
    if top.kind != mark.kind:
        return deep
    # Curly marks within straight ones are what an outlet that excerpts another one makes.
    if mark.kind == "double" and (top.shape in _STRAIGHT) != (mark.shape in _STRAIGHT):
        return deep + _OTHER_SHAPE_WITHIN
    return deep + _SAME_WITHIN[mark.kind]


def _closing(entry: _Open, mark: Mark) -> float:
    """What it costs to end an open quotation with this mark, beyond the mark's own cost."""
    length = max(0, mark.span.start - entry.at)
    cost = min(2.5, length * (0.004 if mark.kind == "single" else 0.0004))
    if length == 0:
        cost += _EMPTY_STRAIGHT if mark.doubled and mark.shape == '"' else _EMPTY
    pair_ = (entry.shape, mark.shape)
    if pair_ in _PAIRS or (entry.shape == mark.shape and mark.shape in {'"', "'", "''"}):
        # Shapes that belong together make up for one that alone would be turned the wrong way.
        return cost - (2.5 if pair_ in {("„", "“"), ("‚", "‘"), ("»", "«"), ("›", "‹")} else 0.0)
    return cost + (0.5 if pair_ in _LOOSE_PAIRS else _ODD_PAIR)
