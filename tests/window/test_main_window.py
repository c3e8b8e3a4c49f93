"""The window as its user meets it: drop, watch, correct, undo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QTabBar, QWidget

from desktop.project.derive import OPEN
from desktop.window.dialogs import ArticleDialog, MergeDialog, RenameDialog, SeparateDialog
from desktop.window.drop import ONLY_ADDRESS
from desktop.window.speakers_model import MIME
from tests.window.builders import COURIER, write_articles
from tests.window.conftest import Desk, visible_text


def test_an_empty_window_names_the_formats_and_what_can_be_done(desk: Desk) -> None:
    window = desk.window
    assert window.centre.currentWidget() is window.empty
    said = visible_text(window.empty)
    assert "Drop the articles of one event here" in said
    for name in ("Markdown", "PDF", "Plain text", "Web page", "Word document"):
        assert name in said
    assert [one.text() for one in (window.empty.add, window.empty.paste, window.empty.sample)] == [
        "Add articles…", "Paste an article", "Open the sample",
    ]  # fmt: skip
    assert not window.left.isVisible()
    assert not window.reader.isVisible()
    assert not any(step.isEnabled() for step in window.comparison.actions()[:2])


def test_files_dropped_anywhere_become_articles_and_speakers(event_desk: Desk) -> None:
    assert event_desk.outlets == ["Skerry Courier", "Ansel Telegraph", "Coast Weekly"]
    assert event_desk.speaker_names[0] == "Tomas Halloran"
    first = event_desk.window.speakers.model.rows[0]
    assert first.carried == (True, True, True)
    window = event_desk.window
    assert window.centre.currentWidget() is window.comparison
    assert window.comparison.model.rowCount() >= 1
    assert "3 articles read" in window.status.message.text()


def test_a_drop_shows_a_highlight_until_it_lands(desk: Desk, tmp_path: Path) -> None:
    from PySide6.QtGui import QDragEnterEvent

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in write_articles(tmp_path)])
    event = QDragEnterEvent(
        desk.window.rect().center(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(desk.window, event)
    assert event.isAccepted()
    assert desk.window.drop_target.highlight.isVisible()
    desk.drop(data)
    assert not desk.window.drop_target.highlight.isVisible()


def test_a_dropped_folder_stands_for_the_articles_in_it(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "event"
    folder.mkdir()
    write_articles(folder)
    (folder / "notes.xyz").write_text("no article")
    desk.drop_files(folder)
    desk.qtbot.waitUntil(lambda: len(desk.intake.jobs) == 3)
    desk.work()
    assert desk.outlets == ["Skerry Courier", "Ansel Telegraph", "Coast Weekly"]


def test_dropped_text_is_confirmed_with_what_is_known_about_it(desk: Desk) -> None:
    data = QMimeData()
    data.setText(COURIER)
    desk.drop(data)
    dialog = desk.dialog(ArticleDialog)
    assert dialog.values["title"] == "Ferry to Skerry Isle stops for the winter"
    assert dialog.values["outlet"] == "Skerry Courier"
    dialog.fields["outlet"].setText("Skerry Evening Courier")
    dialog.accept()
    desk.work()
    assert desk.outlets == ["Skerry Evening Courier"]
    assert desk.speaker_names[0] == "Tomas Halloran"


def test_html_from_a_browser_is_taken_as_text_and_never_shown_as_markup(desk: Desk) -> None:
    body = "".join(f"<p>{line}</p>" for line in COURIER.split("\n\n"))
    data = QMimeData()
    data.setText(COURIER)
    data.setHtml(f"<html><body><h1>Ferry</h1>{body}<script>alert(1)</script></body></html>")
    desk.drop(data)
    dialog = desk.dialog(ArticleDialog)
    dialog.accept()
    desk.work()
    text = desk.window.workbench.project.decisions.articles[0].text
    assert "said Tomas Halloran, harbour master." in text
    assert "alert" not in text


def test_an_address_alone_is_never_fetched(desk: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/ferry")])
    data.setText("https://example.org/ferry")
    desk.drop(data)
    assert desk.window.banner.sentences == (ONLY_ADDRESS,)
    assert desk.intake.jobs == {}


def test_the_clipboard_is_pasted_by_key(desk: Desk) -> None:
    QGuiApplication.clipboard().setText(COURIER)
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.dialog(ArticleDialog).accept()
    desk.work()
    assert desk.outlets == ["Skerry Courier"]


def test_an_empty_clipboard_is_told(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.trigger("paste")
    assert "clipboard holds no text" in desk.window.status.message.text()


def test_while_everything_is_being_read_the_window_says_what_it_does(desk: Desk, tmp_path: Path) -> None:
    desk.drop_files(*write_articles(tmp_path))
    desk.open_all()
    desk.intake.begin_reading(0.5)
    desk.qtbot.wait(80)
    window = desk.window
    assert window.centre.currentWidget() is window.waiting
    assert window.status.work.text() == "Reading 1 of 3: courier.txt"
    assert window.waiting.words.text() == "Reading 1 of 3: courier.txt"
    assert [row.state for row in window.articles.model.rows] == ["reading", "waiting", "waiting"]
    assert window.articles.model.rows[0].share == 0.5
    assert window.status.cancel.isVisible()


def test_cancel_stops_what_is_left_and_keeps_what_was_read(desk: Desk, tmp_path: Path) -> None:
    first, *others = write_articles(tmp_path)
    desk.drop_files(first)
    desk.work()
    desk.drop_files(*others)
    desk.open_all()
    desk.qtbot.wait(80)
    desk.window.status.cancel.click()
    desk.settle()
    assert [row.state for row in desk.window.articles.model.rows] == ["done", "cancelled", "cancelled"]
    assert "2 cancelled" in desk.window.status.message.text()
    assert not desk.window.status.cancel.isVisible()
    desk.trigger("retry")
    desk.work()
    assert [row.state for row in desk.window.articles.model.rows] == ["done", "done", "done"]


def test_a_failed_file_says_why_and_can_be_tried_again(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "courier.txt"
    path.write_bytes(b"")
    desk.drop_files(path)
    desk.work()
    window = desk.window
    (row,) = window.articles.model.rows
    assert row.state == "failed"
    assert row.state_text.startswith("Failed: The file is empty")
    assert window.centre.currentWidget() is window.waiting
    assert window.waiting.heading.text() == "Nothing could be read"
    path.write_text(COURIER, encoding="utf-8")
    desk.trigger("retry")
    desk.work()
    assert desk.outlets == ["Skerry Courier"]


def test_a_failed_file_can_be_taken_off_the_list(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "courier.txt"
    path.write_bytes(b"")
    desk.drop_files(path)
    desk.work()
    desk.window.articles.select(desk.window.articles.model.rows[0].key)
    desk.trigger("remove")
    assert desk.outlets == []
    assert desk.window.centre.currentWidget() is desk.window.empty


def test_the_same_article_twice_is_told_and_kept_once(event_desk: Desk, tmp_path: Path) -> None:
    again = tmp_path / "copy.txt"
    again.write_text(COURIER, encoding="utf-8")
    event_desk.drop_files(again)
    event_desk.work()
    assert len(event_desk.outlets) == 3
    assert event_desk.window.banner.sentences == (
        "copy.txt has the same text as the article of Skerry Courier; it was not added twice.",
    )
    assert event_desk.window.articles.selected[0].outlet == "Skerry Courier"


def test_an_article_without_statements_gets_a_helpful_word(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(
        "Weather at sea\n\nRain fell over the island all day. The wind turned north in the evening, "
        "and the boats lay in the harbour until the morning came. Nobody went out.\n"
    )
    desk.drop_files(path)
    desk.work()
    assert desk.window.centre.currentWidget() is desk.window.waiting
    assert desk.window.waiting.heading.text() == "Nobody is quoted here"


def test_a_whole_drop_is_undone_in_one_step(event_desk: Desk) -> None:
    undo = event_desk.window.actions_by_name["undo"]
    assert undo.text() == "&Undo “Add 3 articles”"
    event_desk.trigger("undo")
    event_desk.settle()
    assert event_desk.outlets == []
    assert event_desk.window.centre.currentWidget() is event_desk.window.empty
    assert event_desk.window.actions_by_name["redo"].text() == "&Redo “Add 3 articles”"
    event_desk.trigger("redo")
    event_desk.settle()
    assert event_desk.outlets == ["Skerry Courier", "Ansel Telegraph", "Coast Weekly"]
    assert event_desk.intake.asked == []


def test_removing_an_article_takes_its_statements_out_until_undone(event_desk: Desk) -> None:
    window = event_desk.window
    window.articles.select(window.articles.model.rows[1].key)
    window.articles.list.setFocus()
    event_desk.trigger("remove")
    event_desk.settle()
    assert event_desk.outlets == ["Skerry Courier", "Coast Weekly"]
    assert window.comparison.model.columnCount() == 2
    assert window.status.message.text() == "Removed “Ansel Telegraph”"
    window.status.undo.click()
    event_desk.settle()
    assert event_desk.outlets == ["Skerry Courier", "Ansel Telegraph", "Coast Weekly"]


def test_an_article_removed_while_it_is_read_is_read_again_when_it_comes_back(
    desk: Desk, tmp_path: Path
) -> None:
    desk.drop_files(*write_articles(tmp_path, "courier.txt"))
    desk.open_all()
    desk.intake.begin_reading()
    QApplication.processEvents()
    desk.window.articles.select(desk.window.articles.model.rows[0].key)
    desk.trigger("remove")
    assert [job.state for job in desk.intake.jobs.values()] == ["cancelled"]
    desk.trigger("undo")
    desk.work()
    assert [row.state for row in desk.window.articles.model.rows] == ["done"]
    assert desk.speaker_names[0] == "Tomas Halloran"


def test_the_details_of_an_article_are_corrected_in_a_dialog(event_desk: Desk) -> None:
    window = event_desk.window
    window.articles.select(window.articles.model.rows[2].key)
    event_desk.trigger("describe")
    dialog = event_desk.dialog(ArticleDialog)
    dialog.fields["outlet"].setText("Coastal Weekly")
    dialog.fields["published"].setText("2031-10-10")
    dialog.accept()
    event_desk.settle()
    row = window.articles.model.rows[2]
    assert (row.outlet, row.date) == ("Coastal Weekly", "2031-10-10")
    assert window.actions_by_name["undo"].text() == "&Undo “Correct outlet”"
    event_desk.trigger("undo")
    event_desk.settle()
    row = window.articles.model.rows[2]
    assert (row.outlet, row.date) == ("Coast Weekly", "2031-10-09")


def test_choosing_an_article_shows_its_text(event_desk: Desk) -> None:
    window = event_desk.window
    window.articles.select(window.articles.model.rows[1].key)
    assert "Nobody asked us" in window.reader.text.toPlainText()


def test_choosing_a_speaker_shows_what_he_said(event_desk: Desk) -> None:
    event_desk.select_speakers("Greta Voll")
    table = event_desk.window.comparison
    assert table.speaker == event_desk.speaker("Greta Voll")
    assert table.model.rowCount() == 1
    assert [bool(cell.entries) for cell in table.model.row(0).cells] == [False, True, True]


def test_speakers_are_merged_under_a_chosen_name_and_undone_in_one_step(event_desk: Desk) -> None:
    window = event_desk.window
    before = event_desk.speaker_names
    event_desk.select_speakers("Tomas Halloran", "Wilma Kray")
    event_desk.trigger("merge")
    dialog = event_desk.dialog(MergeDialog)
    dialog.name.setEditText("The island's officials")
    dialog.accept()
    event_desk.settle()
    assert "The island's officials" in event_desk.speaker_names
    assert "Wilma Kray" not in event_desk.speaker_names
    assert window.status.message.text() == "Merged into “The island's officials”"
    assert window.status.undo.isVisible()
    assert window.actions_by_name["undo"].text() == "&Undo “Merge speakers”"
    window.status.undo.click()
    event_desk.settle()
    assert event_desk.speaker_names == before


def test_a_speaker_dropped_on_another_merges_with_it(event_desk: Desk) -> None:
    model = event_desk.window.speakers.model
    dragged = model.mimeData([model.index(model.row_of(event_desk.speaker("Wilma Kray")))])
    assert dragged.formats() == [MIME]
    target = model.index(model.row_of(event_desk.speaker("Greta Voll")))
    assert model.canDropMimeData(dragged, Qt.DropAction.LinkAction, -1, -1, target)
    model.dropMimeData(dragged, Qt.DropAction.LinkAction, -1, -1, target)
    # Not while the drag lasts: a dialog would get no keyboard then.
    assert not event_desk.window.findChildren(MergeDialog)
    dialog = event_desk.dialog(MergeDialog)
    assert dialog.chosen_name == "Greta Voll"
    dialog.accept()
    event_desk.settle()
    assert "Wilma Kray" not in event_desk.speaker_names
    assert not model.canDropMimeData(dragged, Qt.DropAction.LinkAction, -1, -1, target)


def test_a_speaker_is_renamed_and_the_table_stays_with_him(event_desk: Desk) -> None:
    window = event_desk.window
    event_desk.select_speakers("Tomas Halloran")
    event_desk.trigger("rename")
    dialog = event_desk.dialog(RenameDialog)
    dialog.name.setEditText("T. Halloran (Port Ansel)")
    dialog.accept()
    event_desk.settle()
    assert window.speakers.model.rows[0].name == "T. Halloran (Port Ansel)"
    assert window.comparison.speaker == event_desk.speaker("T. Halloran (Port Ansel)")
    assert window.actions_by_name["undo"].text() == "&Undo “Rename speaker”"


def test_one_article_of_a_speaker_is_taken_apart(event_desk: Desk) -> None:
    event_desk.select_speakers("Tomas Halloran")
    event_desk.trigger("separate")
    dialog = event_desk.dialog(SeparateDialog)
    assert dialog.list.count() == 3
    assert not dialog.ok.isEnabled()
    dialog.list.item(2).setCheckState(Qt.CheckState.Checked)
    assert dialog.ok.isEnabled()
    dialog.accept()
    event_desk.settle()
    carried = [row.carried for row in event_desk.window.speakers.model.rows if "Halloran" in row.name]
    assert sorted(carried) == [(False, False, True), (True, True, False)]
    assert event_desk.window.actions_by_name["undo"].text() == "&Undo “Separate speaker”"
    event_desk.trigger("undo")
    event_desk.settle()
    assert event_desk.window.speakers.model.rows[0].carried == (True, True, True)


def test_the_filter_finds_speakers_by_name_and_role(event_desk: Desk) -> None:
    window = event_desk.window
    event_desk.trigger("filter")
    box = window.speakers.filter
    event_desk.qtbot.keyClicks(box, "greta")
    assert event_desk.speaker_names == ["Greta Voll"]
    assert window.comparison.speaker != ""
    event_desk.qtbot.keyClick(box, Qt.Key.Key_Down)
    event_desk.settle()
    assert window.speakers.current == event_desk.speaker("Greta Voll")
    box.setText("nobody of this name")
    assert "No speaker matches" in window.speakers.list.hint
    assert event_desk.window.centre.currentWidget() is window.comparison
    event_desk.qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert len(event_desk.speaker_names) >= 3


def test_speakers_are_sorted_as_wished(event_desk: Desk) -> None:
    event_desk.trigger("speakers_by_name")
    named = [name for name in event_desk.speaker_names if name != "Speaker not identified"]
    assert named == sorted(named, key=str.casefold)
    event_desk.trigger("speakers_by_articles")
    counts = [row.articles for row in event_desk.window.speakers.model.rows if row.id != OPEN]
    assert counts == sorted(counts, reverse=True)


def test_the_base_is_chosen_as_a_command(event_desk: Desk) -> None:
    window = event_desk.window
    article = window.articles.model.rows[1].key
    window.comparison.base_chosen.emit(article)
    event_desk.settle()
    assert window.workbench.project.decisions.base == article
    assert window.comparison.options.base == article
    assert window.actions_by_name["undo"].text() == "&Undo “Choose base”"


def test_next_and_previous_speaker_are_keys(event_desk: Desk) -> None:
    window = event_desk.window
    first = window.speakers.current
    event_desk.qtbot.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    event_desk.settle()
    assert window.speakers.current == window.speakers.model.rows[1].id
    event_desk.qtbot.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    event_desk.settle()
    assert window.speakers.current == first


def test_a_statement_chosen_in_the_article_leads_to_its_speaker(event_desk: Desk) -> None:
    window = event_desk.window
    findings = window.workbench.findings
    greta = event_desk.speaker("Greta Voll")
    statement = findings.statements_of(greta)[0]
    window.reader.statement_selected.emit(statement)
    event_desk.settle()
    assert window.speakers.current == greta
    assert window.comparison.table.currentIndex().isValid()


def _brightest(icon: QIcon) -> int:
    """The lightness of the icon's strokes."""
    picture = icon.pixmap(16).toImage()
    strokes = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return max(colour.lightness() for colour in strokes if colour.alpha() > 200)


def test_a_narrower_window_leaves_the_table_its_part(event_desk: Desk) -> None:
    window = event_desk.window
    window.resize(1600, 800)
    window.panes.setSizes([480, 640, 480])
    window.resize(1000, 800)
    event_desk.settle()
    assert window.panes.sizes()[1] >= 390


def test_zoom_and_theme_reach_every_part(event_desk: Desk) -> None:
    window = event_desk.window
    size = window.speakers.list.font().pointSizeF()
    event_desk.trigger("zoom_in")
    assert window.speakers.list.font().pointSizeF() == pytest.approx(size * 1.1, rel=0.02)
    event_desk.trigger("zoom_reset")
    event_desk.trigger("theme_dark")
    assert window.speakers.list.palette().base().color().lightness() < 60
    assert window.comparison.table.palette().base().color().lightness() < 60
    assert _brightest(window.actions_by_name["undo"].icon()) > 150
    event_desk.trigger("theme_light")
    assert _brightest(window.actions_by_name["undo"].icon()) < 100
    assert window.speakers.list.palette().base().color().lightness() > 200


def test_every_command_in_the_menus_has_its_own_keys(event_desk: Desk) -> None:
    from desktop.window.help import _leaves

    window = event_desk.window
    seen: dict[str, QAction] = {}
    for menu in window.menus:
        for action, _ in _leaves(menu):
            for key in action.shortcuts():
                if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut:
                    # One command may stand in two menus.
                    other = seen.setdefault(key.toString(), action)
                    assert other is action, (action.text(), other.text())
    assert {"Ctrl+O", "Ctrl+V", "Ctrl+Z", "Ctrl+M", "Ctrl+F", "Ctrl+0", "F8", "F6", "F1"} <= set(seen)


def test_a_letter_with_alt_means_one_thing(event_desk: Desk) -> None:
    window = event_desk.window

    def letter(words: str) -> str:
        found = re.search("&([^&])", words.replace("&&", ""))
        return found.group(1).lower() if found else ""

    def in_menu(menu: QMenu) -> None:
        letters = [letter(action.text()) for action in menu.actions() if letter(action.text())]
        assert len(letters) == len(set(letters)), (menu.title(), letters)
        for action in menu.actions():
            below = action.menu()
            if isinstance(below, QMenu):
                in_menu(below)

    for menu in window.menus:
        in_menu(menu)
    for page in ("comparison", "overview", "review", "changes", "notes"):
        window.turn_page(page)
        taken = {letter(menu.title()): menu.title() for menu in window.menus}
        for widget in window.findChildren(QWidget):
            if widget.window() is not window or not widget.isVisibleTo(window):
                continue
            words: list[str] = []
            if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy()):
                words = [widget.text()]
            elif isinstance(widget, QTabBar):
                words = [widget.tabText(at) for at in range(widget.count())]
            for one in words:
                if letter(one):
                    assert letter(one) not in taken, (page, one, taken[letter(one)])
                    taken[letter(one)] = one
    window.turn_page("comparison")


def test_help_opens(event_desk: Desk) -> None:
    from desktop.window.help import AboutDialog, ShortcutsDialog

    event_desk.trigger("about")
    about = event_desk.dialog(AboutDialog)
    parts = [about.parts.item(at).text() for at in range(about.parts.count())]
    assert any("PySide6" in part for part in parts)
    assert any(part.startswith("Word list: ") for part in parts)
    about.reject()
    event_desk.trigger("shortcuts")
    keys = event_desk.dialog(ShortcutsDialog)
    assert keys.table.rowCount() > 20
    assert keys.table.viewport().height() >= 12 * keys.table.rowHeight(0)
    keys.reject()


def test_the_sample_takes_the_place_of_what_is_there_undoably(event_desk: Desk) -> None:
    event_desk.trigger("sample")
    event_desk.work()
    assert event_desk.outlets == [
        "Tarrow Courier", "Harbour Wire", "Saltmarsh Examiner", "Eastmarch Post", "Quay & Freight",
    ]  # fmt: skip
    event_desk.trigger("undo")
    event_desk.trigger("undo")
    event_desk.settle()
    assert event_desk.outlets == ["Skerry Courier", "Ansel Telegraph", "Coast Weekly"]


def test_closing_while_work_runs_closes_the_intake_and_keeps_the_articles(
    desk: Desk, tmp_path: Path, home: Path
) -> None:
    from desktop.project.opening import open_project

    desk.drop_files(*write_articles(tmp_path))
    desk.open_all()
    desk.intake.begin_reading()
    QApplication.processEvents()
    desk.window.close()
    assert desk.intake.closed
    kept = open_project(home / "state" / "Untitled.crossquote")
    kept.close()
    assert [one.outlet for one in kept.project.decisions.articles] == [
        "Skerry Courier", "Ansel Telegraph", "Coast Weekly",
    ]  # fmt: skip
