"""What the About box tells, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from desktop.window.help import licences
from tests.window.conftest import Desk


def test_the_trained_reader_names_the_licence_of_the_weights_it_was_made_from() -> None:
    [reader] = [one for one in licences() if one.part.startswith("Trained reader")]
    assert reader.part == "Trained reader, made from all-MiniLM-L6-v2"
    assert reader.name == "Apache-2.0"
    assert reader.text.split()[:4] == ["Apache", "License", "Version", "2.0,"]


def test_every_word_list_tells_where_it_comes_from() -> None:
    lists = [one for one in licences() if one.part.startswith("Word list")]
    assert [one.part for one in lists if "ource" not in one.text] == []


def test_no_two_commands_that_can_hold_at_once_share_keys(event_desk: Desk) -> None:
    context = Qt.ShortcutContext
    held: dict[str, list[QAction]] = {}
    for action in event_desk.window.findChildren(QAction):
        for key in action.shortcuts():
            held.setdefault(key.toString(), []).append(action)
    for key, actions in held.items():
        everywhere = [one for one in actions if one.shortcutContext() == context.WindowShortcut]
        assert not everywhere or len(actions) == 1, (key, [one.text() for one in actions])
