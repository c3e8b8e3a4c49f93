"""The round that the keyboard makes through the panes of a window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


def step_focus(stops: Sequence[QWidget], by: int) -> None:
    """Give the keyboard to the stop `by` places on from the one that has it, or that holds what has it.

    Stops that are hidden or disabled are left out; from outside of all, the first is next.
    """
    open_ones = [one for one in stops if one.isVisibleTo(one.window()) and one.isEnabled()]
    if not open_ones:
        return
    focus = QApplication.focusWidget()
    at = next(
        (n for n, one in enumerate(open_ones) if focus is one or (focus and one.isAncestorOf(focus))), -1
    )
    open_ones[(at + by) % len(open_ones) if at >= 0 else 0].setFocus(Qt.FocusReason.TabFocusReason)


def stops(window: MainWindow) -> tuple[QWidget, ...]:
    """The stops of the round through a window: lists, the page in the centre, hits, article."""
    pages = window.centre
    at_page: dict[QWidget, QWidget] = {
        window.comparison: window.comparison.table,
        pages.review: pages.review.list,
        pages.overview: pages.overview.picture,
        pages.changes: pages.changes.list,
        pages.notes: pages.notes.list,
    }
    centre = at_page.get(pages.currentWidget() or pages, window.empty.add)
    return (
        window.articles.list, window.speakers.filter, window.speakers.list, centre,
        window.hits.bar.words, window.reader.text,
    )  # fmt: skip
