"""Words from outside are shown letter for letter, wherever the window shows them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMessageBox, QWidget

import desktop.window
from desktop.project.commands import DescribeArticle, RenameSpeaker
from desktop.project.derive import mention_anchors
from desktop.project.marking import DefineTag, SetNote, Star, Tag
from desktop.project.marks import mark_on_article, mark_on_speaker, mark_on_statement
from desktop.window.plain_words import menu_words, plain_box, title_words
from tests.window.conftest import Desk

HOSTILE = "<h1>R&D</h1><img src='x'>"


def test_an_ampersand_a_tab_and_the_sign_of_change_are_shown_as_they_are() -> None:
    assert menu_words("R&D\tTimes\n") == "R&&D Times"
    assert title_words("a[*]b\nc") == "a[*][*]b c"


def test_a_box_shows_all_its_words_letter_for_letter(qtbot) -> None:
    box = plain_box(None, QMessageBox.Icon.Question, HOSTILE, f"more {HOSTILE}")
    qtbot.addWidget(box)
    labels = {one.text(): one.textFormat() for one in box.findChildren(QLabel) if one.text()}
    assert labels == dict.fromkeys((HOSTILE, f"more {HOSTILE}"), Qt.TextFormat.PlainText)


def test_boxes_that_guess_what_their_words_are_stand_nowhere_in_the_window() -> None:
    """`QMessageBox.question` and its like show markup; so does a box that is made by hand and forgets it."""
    found = []
    for path in sorted(Path(desktop.window.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and path.name != "plain_words.py":
                called = ast.unparse(node.func)
                if called.startswith("QMessageBox") and called != "QMessageBox.StandardButton":
                    found.append(f"{path.name}:{node.lineno}")
    assert found == []


def hostile(desk: Desk) -> Desk:
    """The desk with names, titles, notes and tags that look like markup."""
    bench = desk.window.workbench
    findings = bench.findings
    article = findings.articles[0]
    speaker = next(one for one in findings.speakers.speakers if findings.statements_of(one.id))
    marks = (
        mark_on_article(findings, article.id),
        mark_on_speaker(findings, speaker.id),
        mark_on_statement(findings, findings.statements_of(speaker.id)[0]),
    )
    commands = [
        DescribeArticle(article.id, field, HOSTILE, HOSTILE) for field in ("title", "outlet", "byline")
    ]
    commands.append(RenameSpeaker(mention_anchors(findings, speaker.mentions), HOSTILE, HOSTILE))
    commands.append(DefineTag(HOSTILE, "red"))
    for mark in marks:
        assert mark is not None
        commands += [SetNote(mark.target, HOSTILE), Star(mark.target), Tag(mark.target, HOSTILE)]
    assert bench.apply(*commands)
    assert bench.apply(Tag(marks[0].target, HOSTILE, on=False))
    desk.settle()
    return desk


def seen(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text in which Qt would look for markup, with what shows it."""
    for label in window.findChildren(QLabel):
        if label.textFormat() != Qt.TextFormat.PlainText:
            yield label.text(), f"label {label.objectName()} in {type(label.parent()).__name__}"
    for widget in window.findChildren(QWidget):
        yield widget.toolTip(), f"tooltip of {type(widget).__name__}"
        for action in widget.actions():
            yield action.toolTip(), f"tooltip of an action of {type(widget).__name__}"
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        for text in told(model) if isinstance(model, QAbstractItemModel) else ():
            yield text, f"tooltip in {type(view).__name__} of {type(model).__name__}"


def told(model: QAbstractItemModel) -> Iterator[str]:
    role = Qt.ItemDataRole.ToolTipRole
    rows = min(model.rowCount(), 50)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(rows):
        yield from (str(model.index(row, column).data(role) or "") for column in range(columns))
    for way, count in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)):
        yield from (str(model.headerData(at, way, role) or "") for at in range(count))


def test_no_label_or_tooltip_takes_a_word_from_outside_for_markup(event_desk: Desk) -> None:
    window = hostile(event_desk).window
    for page in ("comparison", "overview", "review", "notes", "changes"):
        window.turn_page(page)
        event_desk.settle()
        QApplication.processEvents()
        texts = list(seen(window))
        assert [where for text, where in texts if "<h1>" in text] == []
    assert sum("&lt;h1&gt;" in text for text, _ in texts) > 5
    undo = window.actions_by_name["undo"]
    assert undo.text() == f"&Undo “Take tag “{menu_words(HOSTILE)}” off”"
    assert "&lt;h1&gt;R&amp;D" in undo.toolTip()
