"""Where the user is in a comparison, in terms that outlive its table.

New findings bring a new table, with rows added, gone or in another order. A place is therefore kept as
a statement and its spans, and found again by these.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.basics.spans import Span
from desktop.comparison.utterance import Rendering
from desktop.window.comparison_model import ComparisonModel
from desktop.window.comparison_table import ComparisonTable


@dataclass(frozen=True, slots=True)
class Place:
    """A selected rendering, or an empty cell, told by the base of its row; `top` is the row's top edge
    in pixels of the viewport."""

    article: str
    statement: str
    spans: tuple[Span, ...]
    column: int
    top: int


def selected_place(table: ComparisonTable, model: ComparisonModel) -> Place | None:
    """What is selected, or None."""
    current = table.currentIndex()
    if not current.isValid():
        return None
    row, column = current.row(), current.column()
    entries = model.cell(row, column).entries
    one = entries[min(table.entry, len(entries) - 1)].rendering if entries else model.row(row).base
    article = model.findings.article_of.get(one.statement, "") if model.findings is not None else ""
    return Place(article, one.statement, one.spans, column, table.rowViewportPosition(row))


def top_statement(table: ComparisonTable, model: ComparisonModel) -> str:
    """The statement that the first row in view is held against, or ""."""
    row = table.rowAt(0)
    return model.row(row).base.statement if row >= 0 else ""


def return_to(place: Place, table: ComparisonTable, model: ComparisonModel) -> None:
    """Select again what was selected, at the height where it was; nothing where it is gone.

    Where the user has changed which words the statement has, it is the one that has most of them.
    """
    found = None
    for row in range(model.rowCount()):
        for rendering in model.row(row).utterance.renderings:
            if rendering.statement == place.statement and (found is None or rendering.spans == place.spans):
                found = (row, rendering)
    if found is None:
        found = _most_alike(place, model)
    if found is None:
        return
    row, rendering = found
    column = min(place.column, model.columnCount() - 1)
    entry = 0
    for number, cell in enumerate(model.row(row).cells):
        for which, one in enumerate(cell.entries):
            if one.rendering == rendering and model.cell(row, column).entries:
                column, entry = number, which
    table.choose(row, column, entry)
    bar = table.verticalScrollBar()
    bar.setValue(bar.value() + table.rowViewportPosition(row) - place.top)


def _most_alike(place: Place, model: ComparisonModel) -> tuple[int, Rendering] | None:
    """The rendering of the same article that shares most of the words, with its row."""
    best: tuple[int, tuple[int, Rendering]] | None = None
    article_of = model.findings.article_of if model.findings is not None else {}
    for row in range(model.rowCount()):
        for one in model.row(row).utterance.renderings:
            if article_of.get(one.statement) == place.article:
                shared = sum(mine.shared(other) for mine in one.spans for other in place.spans)
                if shared and (best is None or shared > best[0]):
                    best = (shared, (row, one))
    return best[1] if best else None


def put_on_top(statement: str, table: ComparisonTable, model: ComparisonModel) -> None:
    """Scroll to the row with this statement, if there is one."""
    for row in range(model.rowCount()):
        if statement in model.row(row).utterance.statements:
            table.scrollTo(model.index(row, 0))
            bar = table.verticalScrollBar()
            bar.setValue(bar.value() + table.rowViewportPosition(row))
            return
