"""What a cell without a rendering says: not found, and what comes nearest, or not reported. No Qt here.

An empty cell is a claim too, so it is told whose: *not found here* is the program's word, *not reported* the
user's.
"""

from __future__ import annotations

from desktop.comparison.nearest import Nearest, nearest
from desktop.comparison.passage import Passage
from desktop.comparison.table import Cell, Row
from desktop.statements.reading import Reading
from desktop.window.comparison_contents import CONFIRMED, CellContent
from desktop.window.paint_icons import Shape

NOT_FOUND = "not found here"
NOT_REPORTED = "not reported"


class Missing:
    """The empty cells of one table, and the passages that were looked for in their articles."""

    def __init__(self) -> None:
        self._nearest: dict[tuple[str, str], Nearest | None] = {}

    def clear(self) -> None:
        """Forget what was looked for."""
        self._nearest.clear()

    def find(self, row: Row, reading: Reading, base: Passage) -> tuple[Nearest | None, bool]:
        """The passage of an article that comes nearest to a row's base; and whether it was looked for now."""
        key = (row.utterance.id, reading.article.id)
        looked = key not in self._nearest
        if looked:
            self._nearest[key] = nearest(reading, base)
        return self._nearest[key], looked

    def content(self, row: Row, cell: Cell, reading: Reading | None) -> CellContent:
        """What an empty cell shows."""
        said = NOT_REPORTED if cell.not_reported else NOT_FOUND
        shape: Shape | None = "not reported" if cell.not_reported else None
        user = CONFIRMED if cell.not_reported else None
        message, text = said, ""
        key = (row.utterance.id, cell.article)
        if key in self._nearest and reading is not None:
            found = self._nearest[key]
            if found is None:
                message = f"{said}, and nothing like it"
            else:
                text = found.span.of(reading.article.text)
                message = f"{said}; nearest passage ({found.likeness:.0%} alike):"
        return CellContent((message, text), message=message, shape=shape, passage=text, user=user)
