"""Cells that a spreadsheet would run as a formula are neutralised, in a way that can be undone.

A text that begins with one of `= + - @`, their full-width forms, a tab or a line end gets one apostrophe
in front, and so does one that begins with apostrophes followed by such a character. To restore the
text, take one apostrophe away wherever apostrophes are followed by such a character. The set follows
OWASP's page on CSV injection.
"""

from __future__ import annotations

import re

_RUNS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def neutralised(text: str) -> str:
    """`text` as a cell that no spreadsheet runs."""
    return f"'{text}" if _RUNS.match(text) else text


def restored(cell: str) -> str:
    """The text that `neutralised` made `cell` of."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell
