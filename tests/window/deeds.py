"""Every correction as a user makes it with the mouse, at a window on the event of `island`."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from desktop.window.dialogs import ArticleDialog, MergeDialog, RenameDialog
from desktop.window.reread_dialog import RereadDialog
from desktop.window.review_editor import ReviewEditor
from desktop.window.speaker_dialogs import SpeakerDialog, TakeOutDialog
from desktop.window.suggestions import SuggestionsDialog
from tests.window.hand import Hand
from tests.window.island import FERRY, SCHOOL
from tests.window.mouse import middle


def merge_by_dropping(hand: Hand) -> None:
    view = hand.window.speakers.list
    onto, taken = hand.speakers("Greta Voll"), hand.speakers("Greta Vol")
    hand.mouse.drag(view.viewport(), taken, view.viewport(), onto)
    assert hand.mouse.carried
    hand.answer(MergeDialog, name="Greta V.")


def merge_by_selecting(hand: Hand) -> None:
    hand.ask_of_speakers("Merge speakers", "Greta Voll", "Greta Vol", "Wilma Kray")
    hand.answer(MergeDialog, name="The shop")


def keep_apart(hand: Hand) -> None:
    hand.ask_of_speakers("Keep speakers apart", "John Adler", "John Adler Jr.")


def take_out(hand: Hand, piece: str) -> None:
    hand.ask_of_speakers("Take out of speaker", "Mara Quill")
    dialog = hand.desk.dialog(TakeOutDialog)
    hand.mouse.write(dialog.filter, piece.rpartition(" · ")[2])
    hand.tick(dialog.list, piece)
    hand.answer(TakeOutDialog)


def rename(hand: Hand) -> None:
    hand.ask_of_speakers("Rename speaker", "Greta Vol")
    hand.answer(RenameDialog, name="Greta Voll of the shop")


def describe(hand: Hand) -> None:
    hand.ask_of_speakers("Describe speaker", "Mara Quill")
    dialog = hand.desk.dialog(SpeakerDialog)
    hand.mouse.choose(dialog.type, "A group")
    hand.answer(SpeakerDialog, name="The harbour", role="the harbour office")


def give_to_another(hand: Hand) -> None:
    hand.speakers("Greta Voll")
    hand.ask_of_cell("The shop stays open", "Border Wire", "Said by somebody else")
    editor = hand.desk.dialog(ReviewEditor)
    row = next(at for at in range(editor.list.count()) if "Dan Reed" in editor.list.item(at).text())
    hand.mouse.click(editor.list.viewport(), middle(editor.list, row))
    hand.answer(ReviewEditor)


def suggestion(hand: Hand, button: str, bar: str = "") -> None:
    hand.mouse.click(hand.window.speakers.badge)
    dialog = hand.desk.dialog(SuggestionsDialog)
    fields = {} if button == "apart" else {"name": "The Adlers"}
    if bar:
        hand.mouse.write(dialog.bar.lineEdit(), bar, enter=True)
    hand.answer(SuggestionsDialog, button, **fields)
    dialog.close()


def drag_an_edge(hand: Hand) -> None:
    hand.read("Mara Quill", "it will not sail", "Daily Herald")
    view = hand.window.reader.text.viewport()
    hand.mouse.drag(view, hand.place(FERRY, end=True), view, hand.place("Friday", end=True))


def step_an_edge(hand: Hand) -> None:
    hand.read("Mara Quill", "it will not sail", "Daily Herald")
    text = hand.window.reader.text
    hand.mouse.click(text.viewport(), hand.place("stop on Friday"))
    for _ in range(2):
        QTest.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(text, Qt.Key.Key_Return)
    hand.desk.settle()


def set_kind(hand: Hand) -> None:
    hand.read("Wilma Kray", "school", "Daily Herald")
    hand.ask_of_words(SCHOOL, "Kind", "Mixed")


def set_part(hand: Hand, part: str, words: str) -> None:
    hand.read("Wilma Kray", "school", "Daily Herald")
    hand.select(words)
    hand.ask_of_words(words, f"Selection is its {part}")


def delete(hand: Hand) -> None:
    hand.read("Greta Voll", "The shop stays", "Border Wire")
    hand.ask_of_words("“The shop stays open,”", "Delete")


def add(hand: Hand) -> None:
    hand.read("Wilma Kray", "school", "Daily Herald")
    hand.select("Ferry to Skerry Isle")
    hand.ask_of_words("Ferry to Skerry Isle", "Add selection")


def split(hand: Hand) -> None:
    hand.read("Mara Quill", "it will not sail", "Daily Herald")
    text = hand.window.reader.text
    hand.mouse.menu(text.viewport(), hand.place("and it will not sail"), "Split at")


def join(hand: Hand) -> None:
    hand.read("Mara Quill", "it will not sail", "Daily Herald")
    hand.ask_of_words(FERRY, "Join with the next")


def move_a_rendering(hand: Hand) -> None:
    hand.speakers("Mara Quill")
    view = hand.window.comparison.table.viewport()
    onto, taken = hand.cell("Every pump", "Daily Herald"), hand.cell("No island", "Evening Post")
    hand.mouse.drag(view, taken, view, onto)
    assert hand.mouse.carried


def split_a_rendering_off(hand: Hand) -> None:
    hand.speakers("Mara Quill")
    table = hand.window.comparison.table
    last = hand.window.comparison.model.rowCount() - 1
    below = QPoint(20, table.rowViewportPosition(last) + table.rowHeight(last) + 15)
    hand.mouse.drag(table.viewport(), hand.cell("it will not sail", "Border Wire"), table.viewport(), below)
    assert hand.mouse.carried


def join_two_rows(hand: Hand) -> None:
    hand.speakers("Mara Quill")
    numbers = hand.window.comparison.table.verticalHeader().viewport()
    hand.mouse.drag(numbers, hand.number("No island"), numbers, hand.number("Every pump"))
    assert hand.mouse.carried


def set_verdict(hand: Hand) -> None:
    hand.speakers("Mara Quill")
    hand.ask_of_cell("it will not sail", "Border Wire", "Set verdict", "trimmed")


def confirm_absence(hand: Hand) -> None:
    hand.speakers("Mara Quill")
    hand.ask_of_cell("it will not sail", "Evening Post", "Confirm that it is not reported")


def correct_details(hand: Hand) -> None:
    hand.ask_of_article("Evening Post", "Correct details")
    dialog = hand.desk.dialog(ArticleDialog)
    new = {"title": "Old pumps", "outlet": "Morning Post", "byline": "E. Efferson", "published": "2031-05-08"}
    for name, words in new.items():
        hand.mouse.write(dialog.fields[name], words)
    hand.answer(ArticleDialog)


def choose_colour(hand: Hand) -> None:
    hand.ask_of_article("Evening Post", "Colour", "Gold")


def order_articles(hand: Hand) -> None:
    view = hand.window.articles.list
    third = middle(view, hand.desk.outlets.index("Evening Post"))
    above_all = view.visualRect(view.model().index(0, 0)).topLeft() + QPoint(20, 1)
    hand.mouse.drag(view.viewport(), third, view.viewport(), above_all)
    assert hand.mouse.carried


def order_columns(hand: Hand) -> None:
    hand.speakers("Mara Quill")
    head = hand.window.comparison.table.head
    places = [
        QPoint(head.sectionViewportPosition(at) + head.sectionSize(at) // 2, head.height() // 2)
        for at in (0, 2)
    ]
    beyond = QPoint(places[0].x() - head.sectionSize(0) // 3, places[0].y())
    hand.mouse.drag(head.viewport(), places[1], head.viewport(), beyond)
    assert hand.window.workbench.project.decisions.base == ""


def read_from_a_file(hand: Hand) -> None:
    hand.ask_of_article("Evening Post", "Re-read from file")
    chooser = hand.desk.dialog(QFileDialog)
    hand.mouse.write(chooser.findChild(QLineEdit, "fileNameEdit"), str(hand.folder / "mended.txt"))
    opens = next(one for one in chooser.findChildren(QPushButton) if "Open" in one.text())

    chosen: list[str] = []
    chooser.fileSelected.connect(chosen.append)

    def opened() -> bool:
        # A first click may only close the list of names that fit.
        if not chosen:
            hand.mouse.click(opens)
        return bool(chosen)

    hand.desk.qtbot.waitUntil(opened, timeout=5000)
    hand.desk.intake.open_all()
    hand.desk.qtbot.waitUntil(lambda: "anew" in hand.window.status.message.text(), timeout=5000)
    hand.say_why()
    hand.desk.work()
    hand.desk.dialog(RereadDialog).reject()
