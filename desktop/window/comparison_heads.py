"""What the heads of the comparison's columns and rows say, to the eye and to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.articles.article import Article
from desktop.project.marking import DefineTag
from desktop.project.marks import Mark
from desktop.window.keyed_model import ROW_ROLE
from desktop.window.mark_chips import mark_chips
from desktop.window.mark_words import mark_in_words, mark_spoken
from desktop.window.offsets import plain_tooltip


def column_head(article: Article, chosen: str, state: str, role: int) -> object:
    """The head of an article's column; `chosen` is what the article is to all others, `state` why nothing of
    it is shown."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return article.label
        case Qt.ItemDataRole.ToolTipRole:
            lines = (article.outlet, article.title, article.byline, article.published)
            return plain_tooltip("\n".join(dict.fromkeys(filter(None, lines))))
        case Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (article.label, article.published, chosen, state)))
    return None


def row_head(number: int, mark: Mark | None, tags: tuple[DefineTag, ...], role: int) -> object:
    """The head of a row: its number, from 1, and what the user hung on its utterance (under `ROW_ROLE` as
    chips); `tags` give their colours."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return str(number)
        case Qt.ItemDataRole.ToolTipRole:
            lines = (
                f"Row {number}: drag it onto another to join the two",
                mark_in_words(mark) if mark else "",
            )
            return plain_tooltip("\n".join(filter(None, lines)))
        case Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (f"Row {number}", mark_spoken(mark))))
        case value if value == ROW_ROLE:
            return mark_chips(mark, tags)
    return None
