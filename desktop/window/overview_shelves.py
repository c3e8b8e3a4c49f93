"""Find what lies at a height of a long picture without looking through all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF

T = TypeVar("T")

HIGH = 256.0
"""The height of one shelf."""


class Shelves(Generic[T]):
    """Things by the stretches of height that they touch, each with its number."""

    def __init__(self, things: Sequence[T], place: Callable[[T], QRectF]) -> None:
        self._things = things
        self._shelves: dict[int, list[int]] = {}
        for number, thing in enumerate(things):
            where = place(thing)
            for shelf in range(int(where.top() // HIGH), int(where.bottom() // HIGH) + 1):
                self._shelves.setdefault(shelf, []).append(number)

    def between(self, top: float, bottom: float) -> list[tuple[int, T]]:
        """What may lie between two heights, with its numbers, in the order given."""
        numbers: set[int] = set()
        for shelf in range(int(top // HIGH), int(bottom // HIGH) + 1):
            numbers.update(self._shelves.get(shelf, ()))
        return [(number, self._things[number]) for number in sorted(numbers)]
