"""The matrix: every utterance against every article, each cell a verdict at a glance.

It is the comparison tables of all speakers in one, without their texts: a cell tells how the article renders
the utterance (verdict against the row's base, and kind), or why it has nothing there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from desktop.basics.spans import text_of
from desktop.comparison.located import Fidelity, Located
from desktop.comparison.shared_copy import SharedCopy
from desktop.comparison.table import Cell, Passages, Row, Table
from desktop.comparison.utterance import Verdict
from desktop.statements.reading import Kind

CellState = Literal["base", "rendering", "not found here", "not reported", "not read"]
"""`base`: what the row's others are held against; `not found here` is the program's word, `not reported`
the user's; `not read`: the article has no reading yet."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one article has of an utterance.

    `verdict` is the gravest against the base, None where there is no rendering but the base; `by_user`: the
    user set it. `kind` and `statement` are of that rendering. `copied`: another article of the row carries
    it in the same shared copy, so the two are one witness. `fidelity` is how the quotation stands to the
    reference text, None without a reference and for what is not quoted.
    """

    article: str
    state: CellState
    verdict: Verdict | None = None
    conflicting: bool = False
    kind: Kind | None = None
    statement: str = ""
    copied: bool = False
    fidelity: Fidelity | None = None
    by_user: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One utterance: its speaker's id, the words and the statement of its base, and a cell an article."""

    speaker: str
    utterance: str
    words: str
    statement: str
    cells: tuple[MatrixCell, ...]

    @property
    def carried(self) -> int:
        """How many articles render the utterance."""
        return sum(cell.state in ("base", "rendering") for cell in self.cells)


def matrix_rows(
    table: Table,
    passages: Passages,
    *,
    unread: Collection[str] = (),
    copy: SharedCopy | None = None,
    located: Mapping[str, Located] = MappingProxyType({}),
) -> tuple[MatrixRow, ...]:
    """The rows of one speaker's `table`. `unread` are articles without a reading; `located` gives how
    quotations stand to the reference, by statement."""
    return tuple(_row(table.speaker, row, passages, unread, copy, located) for row in table.rows)


def _row(
    speaker: str,
    row: Row,
    passages: Passages,
    unread: Collection[str],
    copy: SharedCopy | None,
    located: Mapping[str, Located],
) -> MatrixRow:
    copied = _copied(row, passages, copy)
    cells = []
    for cell in row.cells:
        if cell.entries:
            cells.append(_rendered(cell, passages, copied, located))
        elif cell.article in unread:
            cells.append(MatrixCell(cell.article, "not read"))
        elif cell.not_reported:
            cells.append(MatrixCell(cell.article, "not reported"))
        else:
            cells.append(MatrixCell(cell.article, "not found here"))
    text = passages.reading(row.base).article.text
    return MatrixRow(
        speaker, row.utterance.id, text_of(text, row.base.spans), row.base.statement, tuple(cells)
    )


def _rendered(
    cell: Cell, passages: Passages, copied: Collection[str], located: Mapping[str, Located]
) -> MatrixCell:
    """A cell with renderings: that of the gravest verdict stands for it, the base only where it is alone."""
    gravest = cell.gravest
    entry = next((one for one in cell.entries if gravest and one.judgement == gravest), cell.entries[0])
    statement = passages.statement(entry.rendering)
    return MatrixCell(
        cell.article,
        "rendering" if gravest and not any(one.base is None for one in cell.entries) else "base",
        gravest.verdict if gravest else None,
        bool(gravest and gravest.conflicting),
        statement.kind,
        statement.id,
        cell.article in copied,
        located[statement.id].verdict if statement.id in located else None,
        bool(gravest and gravest.program),
    )


def _copied(row: Row, passages: Passages, copy: SharedCopy | None) -> frozenset[str]:
    """The articles of the row whose renderings lie in copy that another of them carries too."""
    if copy is None or not copy.groups:
        return frozenset()
    carriers: dict[int, set[str]] = {}
    for rendering in row.utterance.renderings:
        article = passages.article(rendering)
        for group in copy.groups_of(article, passages.statement(rendering)):
            carriers.setdefault(id(group), set()).add(article)
    return frozenset(article for articles in carriers.values() if len(articles) > 1 for article in articles)
