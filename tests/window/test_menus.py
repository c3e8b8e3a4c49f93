"""The menus: one letter for one entry wherever they open, and keys for all that corrects something."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from desktop.window.help import ShortcutsDialog, letter_of
from tests.window.conftest import Desk
from tests.window.mouse import Mouse


def doubled(menu: QMenu) -> list[tuple[str, str]]:
    """Entries of a menu, and of those below it, whose letter another entry has as well."""
    found: dict[str, str] = {}
    out = []
    for action in menu.actions():
        letter = letter_of(action.text().split("\t")[0]) if action.isVisible() else ""
        if letter in found:
            out.append((found[letter], action.text()))
        elif letter:
            found[letter] = action.text()
        below = action.menu()
        if isinstance(below, QMenu):
            out += doubled(below)
    return out


def test_no_menu_has_one_letter_for_two_entries(event_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    mouse = Mouse(event_desk, monkeypatch)
    window = event_desk.window
    assert [pair for menu in window.menus for pair in doubled(menu)] == []
    table, text = window.comparison.table, window.reader.text
    articles, speakers = window.articles.list, window.speakers.list
    places = [
        (view.viewport(), view.visualRect(view.model().index(0, column)).center())
        for view, column in ((articles, 0), (speakers, 0), (table, 1))
    ]
    places += [(table.horizontalHeader().viewport(), QPoint(30, 8))]
    places += [(text.viewport(), text.rect_at(text.statement.spans[0].start + 3).center())]
    seen: list[tuple[int, list[tuple[str, str]]]] = []
    for widget, place in places:
        mouse.at_menu(widget, place, lambda menu: seen.append((len(menu.actions()), doubled(menu))))
        event_desk.settle()
    assert [pairs for _, pairs in seen] == [[]] * len(places)
    assert min(count for count, _ in seen) > 1


def test_every_correction_has_keys_and_they_stand_in_the_help(event_desk: Desk) -> None:
    event_desk.trigger("shortcuts")
    table = event_desk.dialog(ShortcutsDialog).table
    told = {table.item(at, 1).text(): table.item(at, 2).text() for at in range(table.rowCount())}
    expected = {
        "Merge speakers": "Ctrl+M",
        "Keep speakers apart": "Ctrl+Alt+K",
        "Take out of speaker": "Ctrl+Alt+U",
        "Rename speaker": "F2",
        "Describe speaker": "Ctrl+Alt+B",
        "Suggested merges": "Ctrl+Shift+M",
        "Keep them apart": "Ctrl+Backspace",
        "Said by somebody else": "Ctrl+Alt+G",
        "Move its end word by word": "Alt+Shift+Left or Alt+Shift+Right",
        "Selection is its cue": "Ctrl+Alt+C",
        "Selection is its mention": "Ctrl+Alt+P",
        "Selection is its via": "Ctrl+Alt+V",
        "Mixed: some of it quoted": "Alt+S, K, M",
        "No cue": "Alt+S, T, U",
        "Delete: no statement": "Del",
        "Add selection as statement": "Ctrl+Alt+A",
        "Split at the cursor": "Ctrl+Alt+X",
        "Join with the next statement": "Ctrl+Alt+N",
        "Join with the previous statement": "Alt+S, P",
        "Move to row": "Ctrl+Shift+J",
        "Split off": "Ctrl+Shift+I",
        "Join with the row above": "Ctrl+Shift+Up",
        "Set verdict": "Ctrl+Shift+D",
        "Confirm that it is not reported here": "Ctrl+Shift+X",
        "Correct details": "F2",
        "Gold": "Alt+F, I, O, D",
        "Move up": "Ctrl+Shift+PgUp",
        "Re-read from file": "Ctrl+Alt+R",
        "Reason for the last change": "Ctrl+Alt+Y",
    }
    assert {command: told.get(command) for command in expected} == expected
