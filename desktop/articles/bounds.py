"""How much a file may hold. Articles are short: what is far beyond these bounds is a mistake or an attack."""

from __future__ import annotations

from pathlib import PurePath

from desktop.basics.errors import UnreadableArticle

FILE_BYTES = 20 * 1024 * 1024
"""The largest file that is read."""

TEXT_CHARACTERS = 400_000
"""The longest text of an article, in code points: about 65,000 words, a book rather than an article."""

PDF_PAGES = 100
"""The most pages of a PDF."""

UNPACKED_BYTES = 100 * 1024 * 1024
"""The most that a packed file (.docx) may hold once unpacked."""

PACKED_PARTS = 2_000
"""The most parts in a packed file."""

FOLDER_FILES = 2_000
"""The most articles taken from one dropped folder."""

FOLDER_ENTRIES = 100_000
"""The most entries looked at in one dropped folder."""

SHORT_TEXT_WORDS = 25
"""A text with fewer words than this is probably no whole article."""


def bounded(text: str, source: str | PurePath) -> str:
    """`text` itself; raises `UnreadableArticle` where it is longer than any article."""
    if len(text) > TEXT_CHARACTERS:
        raise too_long(source)
    return text


def too_long(source: str | PurePath) -> UnreadableArticle:
    """The error for a text that is longer than any article."""
    return UnreadableArticle(
        source,
        f"its text is longer than {TEXT_CHARACTERS:,} characters, the most that is read as one article",
        "split it into single articles",
    )
