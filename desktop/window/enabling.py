"""Which commands of the window fit what is selected, and what undo and redo would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.project.derive import OPEN
from desktop.window.actions import tell_keys
from desktop.window.plain_words import menu_words

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


def enable_for_selection(window: MainWindow) -> None:
    """Enable the commands that fit what is selected in the two lists."""
    names, chosen = window.actions_by_name, window.articles.selected
    names["remove"].setEnabled(bool(chosen))
    names["remove"].setText("Remo&ve article" if len(chosen) < 2 else f"Remo&ve {len(chosen)} articles")
    names["describe"].setEnabled(any(row.article is not None for row in chosen))
    names["retry"].setEnabled(bool(window.articles.to_retry))
    one = window.one_article()
    taken = one is not None and one.reference
    names["use_reference"].setEnabled(one is not None)
    names["use_reference"].setText("No longer use &as reference" if taken else "Use &as reference")
    tell_keys(names["use_reference"])
    speaker = window.speakers.current
    named = speaker is not None and speaker != OPEN
    for name in ("rename", "separate", "describe_speaker", "take_out"):
        names[name].setEnabled(named)
    for name in ("merge", "keep_apart"):
        names[name].setEnabled(len(window.speakers.selected) > 1)
    names["suggestions"].setEnabled(bool(window.workbench.findings.speakers.suggestions))
    window.article_desk.refresh()


def name_history(window: MainWindow) -> None:
    """Name what can be undone and redone."""
    names, bench = window.actions_by_name, window.workbench
    for name, verb, what in (("undo", "&Undo", bench.undo_title), ("redo", "&Redo", bench.redo_title)):
        names[name].setEnabled(bool(what))
        names[name].setText(f"{verb} “{menu_words(what)}”" if what else verb)
        tell_keys(names[name])
    names["why"].setEnabled(window.reasons.newest is not None)
