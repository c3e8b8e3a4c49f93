"""The words of all renderings of an utterance, one under another, as text and as CSV to be handed on."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from desktop.comparison.word_by_word import WordByWord
from desktop.export.cells import neutralised

WIDTH = 100
"""Characters of a line of the text, the names aside."""

NO_WORD = "-"


def collation_csv(shown: WordByWord, labels: Sequence[str]) -> str:
    """A line a rendering, headed by its label, a cell a column; cells that a spreadsheet would run are
    neutralised."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(["", *range(1, shown.columns + 1)])
    for label, row in zip(_marked(shown, labels), shown.rows, strict=True):
        lines.writerow([neutralised(label), *(neutralised(cell.text) for cell in row)])
    return out.getvalue()


def collation_text(shown: WordByWord, labels: Sequence[str]) -> str:
    """The renderings line under line, words that answer each other below one another, in blocks of at most
    `WIDTH` characters; where a rendering has no word, `NO_WORD`."""
    names = _marked(shown, labels)
    room = max(map(len, names), default=0)
    wide = [
        max(len(_one_line(row[column].text) or NO_WORD) for row in shown.rows)
        for column in range(shown.columns)
    ]
    blocks, at = [], 0
    while at < shown.columns:
        end, taken = at, 0
        while end < shown.columns and (end == at or taken + wide[end] <= WIDTH):
            taken += wide[end] + 1
            end += 1
        lines = []
        for name, row in zip(names, shown.rows, strict=True):
            words = (
                (_one_line(row[column].text) or NO_WORD).ljust(wide[column]) for column in range(at, end)
            )
            lines.append(f"{name.ljust(room)}  {' '.join(words)}".rstrip())
        blocks.append("\n".join(lines))
        at = end
    return "\n\n".join(blocks) + "\n"


def _marked(shown: WordByWord, labels: Sequence[str]) -> list[str]:
    return [
        _one_line(label) + (" (base)" if number == shown.base else "") for number, label in enumerate(labels)
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())
