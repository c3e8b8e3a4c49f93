"""The review by keyboard: what is asked, what the answers do, and that all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget

from desktop.articles.article import Article
from desktop.project.commands import AcceptStatement, AssignSpeaker, DropStatement, JoinSpeakers
from desktop.project.review import Doubt
from desktop.statements.reading import Reading
from desktop.window.colours import colours
from desktop.window.dialogs import SeparateDialog
from desktop.window.review_editor import ReviewEditor
from desktop.window.review_model import ReviewModel
from desktop.window.review_page import ReviewPage
from desktop.window.review_rows import ReviewRow
from desktop.window.theme import palette
from tests.window import builders
from tests.window.conftest import Desk, visible_text

Key = Qt.Key


class Review:
    """The review of a window, worked by keyboard."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page: ReviewPage = desk.window.centre.review

    def press(self, key: Qt.Key, widget: QWidget | None = None, *, wait: bool = True) -> None:
        """Press a key where the keyboard is."""
        self.desk.window.activateWindow()
        self.desk.qtbot.waitUntil(self.desk.window.isActiveWindow)
        self.desk.qtbot.keyClick(widget or self.page.list, key)
        if wait:
            self.desk.settle()

    @property
    def words(self) -> list[str]:
        """The words listed, from the top."""
        return [row.words for row in self.page.model.rows]

    @property
    def current(self) -> str:
        """The words at hand."""
        row = self.page.current
        return row.words if row is not None else ""

    @property
    def log(self) -> tuple[object, ...]:
        """The commands in force."""
        project = self.desk.window.workbench.project
        return project.log[: project.done]

    def standings(self) -> list[str]:
        """What the findings say the user decided."""
        return list(self.desk.window.workbench.findings.standing.values())


@pytest.fixture
def known_confidences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings of which it is known how sure they are, with whichever reader: of indirect statements least,
    less than of the event's one loose grouping."""
    read = builders.reading_of

    def reading_of(article: Article) -> Reading:
        made = read(article)
        sure = {"direct": 0.97, "mixed": 0.9, "indirect": 0.75}
        return replace(
            made, statements=tuple(replace(one, confidence=sure[one.kind]) for one in made.statements)
        )

    monkeypatch.setattr(builders, "reading_of", reading_of)


@pytest.fixture
def review(known_confidences: None, event_desk: Desk) -> Review:
    """The review of the small event, opened, with all that is to be checked listed."""
    event_desk.window.activateWindow()
    event_desk.trigger("review")
    opened = Review(event_desk)
    opened.page.set_scope("all")
    event_desk.settle()
    return opened


def test_the_review_lists_the_least_certain_first_and_shows_the_first_in_its_article(review: Review) -> None:
    rows = review.page.model.rows
    sure = [row.doubt.confidence for row in rows]
    assert len(rows) >= 6
    assert sure == sorted(sure)
    assert review.page.list.hasFocus()
    assert review.current == rows[0].words
    reader = review.desk.window.reader
    assert reader.outlet.text() == rows[0].outlet
    assert reader.text.extraSelections()
    assert review.page.progress.text() == f"0 of {len(rows)} checked"


@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_Return])
def test_one_key_accepts_and_goes_on_to_the_next(review: Review, key: Qt.Key) -> None:
    first, second, *rest = review.words
    review.press(key)
    assert review.words == [second, *rest]
    assert review.current == second
    assert isinstance(review.log[-1], AcceptStatement)
    assert review.standings() == ["checked"]
    assert review.page.progress.text() == f"1 of {2 + len(rest)} checked"
    assert review.desk.window.actions_by_name["undo"].text() == "&Undo “Accept statement”"
    review.desk.trigger("undo")
    review.desk.settle()
    assert review.words == [first, second, *rest]
    assert review.current == first
    assert review.standings() == []


def test_what_is_answered_is_gone_before_the_findings_know(review: Review) -> None:
    first, second, *rest = review.words
    review.press(Key.Key_A, wait=False)
    assert review.words == [second, *rest]
    review.press(Key.Key_A, wait=False)
    assert review.words == rest
    assert review.page.progress.text() == f"2 of {2 + len(rest)} checked"
    review.desk.settle()
    assert review.words == rest
    assert review.standings() == ["checked", "checked"]
    assert first not in review.words


def test_the_arrows_and_j_and_k_move(review: Review) -> None:
    first, second, third, *_ = review.words
    review.press(Key.Key_J)
    assert review.current == second
    review.press(Key.Key_Down)
    assert review.current == third
    review.press(Key.Key_K)
    review.press(Key.Key_Up)
    assert review.current == first
    review.press(Key.Key_K)
    assert review.current == first


def test_a_dropped_statement_leaves_table_and_article_and_comes_back_with_undo(review: Review) -> None:
    words = review.current
    row = review.page.current
    assert row is not None
    review.press(Key.Key_D)
    assert isinstance(review.log[-1], DropStatement)
    findings = review.desk.window.workbench.findings
    assert row.doubt.statement not in findings.statements
    assert words not in review.words
    assert [one.statements for one in review.desk.window.articles.model.rows] == [1, 2, 2]
    assert review.desk.window.status.message.text() == "Dropped: not a statement"
    review.desk.window.status.undo.click()
    review.desk.settle()
    assert review.current == words
    assert row.doubt.statement in review.desk.window.workbench.findings.statements
    assert [one.statements for one in review.desk.window.articles.model.rows] == [2, 2, 2]


def test_nobody_named_leaves_the_statement_without_a_speaker(review: Review) -> None:
    take(review, "“Nobody asked us,”")
    row = review.page.current
    assert row is not None
    review.press(Key.Key_N)
    assert review.log[-1] == AssignSpeaker(review.log[-1].statement, ())
    assert row.doubt.statement not in review.desk.window.workbench.findings.speakers.speaker_of
    assert review.desk.window.workbench.undo_title == "Leave statement without a speaker"


def take(review: Review, words: str) -> None:
    """Take up the row with these words."""
    review.page.select(next(row.key for row in review.page.model.rows if row.words == words))


def test_the_editor_gives_the_statement_to_whoever_is_typed(review: Review) -> None:
    take(review, "“Nobody asked us,”")
    row = review.page.current
    assert row is not None
    review.press(Key.Key_E)
    editor = review.desk.dialog(ReviewEditor)
    assert "Nobody asked us" in visible_text(editor)
    assert editor.filter.hasFocus()
    review.desk.qtbot.keyClicks(editor.filter, "kray")
    assert editor.list.count() == 1
    review.desk.qtbot.keyClick(editor.filter, Key.Key_Return)
    review.desk.settle()
    findings = review.desk.window.workbench.findings
    speaker = findings.speaker(findings.speakers.speaker_of[row.doubt.statement])
    assert speaker is not None
    assert speaker.name == "Wilma Kray"
    assert review.standings() == ["assigned"]
    review.desk.trigger("undo")
    review.desk.settle()
    findings = review.desk.window.workbench.findings
    assert findings.speakers.speaker_of[row.doubt.statement] == row.doubt.speakers[0]


def test_the_editor_can_say_nobody_or_no_statement_and_be_left(review: Review) -> None:
    first, second = [row for row in review.page.model.rows if row.doubt.statement][:2]
    review.page.select(first.key)
    review.press(Key.Key_E)
    editor = review.desk.dialog(ReviewEditor)
    review.desk.qtbot.keyClicks(editor.filter, "somebody unknown")
    assert not editor.ok.isEnabled()
    review.desk.qtbot.keyClick(editor.filter, Key.Key_Escape)
    assert review.standings() == []
    assert review.desk.window.centre.currentWidget() is review.page
    review.press(Key.Key_E)
    review.desk.dialog(ReviewEditor).nobody.click()
    review.desk.settle()
    assert review.standings() == ["nobody"]
    review.page.select(second.key)
    review.press(Key.Key_E)
    review.desk.dialog(ReviewEditor).drop.click()
    review.desk.settle()
    assert sorted(review.standings()) == ["dropped", "nobody"]


PIER = """Pier to stay shut

By Ada Moss | Pier Post
11 October 2031

Harbour master Tomas Halloran met shopkeeper Greta Voll on the pier. She said that the pier was rotten.
"""


def test_a_number_gives_the_statement_to_a_speaker_near_by(review: Review, tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(PIER, encoding="utf-8")
    review.desk.drop_files(path)
    review.desk.work()
    page = review.page
    row = next(row for row in page.model.rows if "rotten" in row.words)
    page.select(row.key)
    assert row.doubt.kind in ("speaker", "open")
    other = page.card.choices[0].name
    assert {other, row.who} == {"Tomas Halloran", "Greta Voll"}
    assert page.card.near[0].text() == f"1   {other}"
    review.press(Key.Key_1)
    findings = review.desk.window.workbench.findings
    assert findings.speaker(findings.speakers.speaker_of[row.key]).name == other
    assert review.standings() == ["assigned"]


def test_the_buttons_of_the_row_before_are_gone(review: Review, tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(PIER, encoding="utf-8")
    review.desk.drop_files(path)
    review.desk.work()
    page = review.page
    page.select(next(row.key for row in page.model.rows if "rotten" in row.words))
    before = list(page.card.near)
    assert all(button.isVisibleTo(page) for button in before)
    page.select(next(row.key for row in page.model.rows if row.doubt.kind == "statement"))
    assert page.card.near == []
    assert not any(button.isVisible() for button in before)
    assert not page.card.near_head.isVisibleTo(page)


def test_a_grouping_is_accepted_or_taken_apart(review: Review) -> None:
    row = next(row for row in review.page.model.rows if row.doubt.kind == "one")
    assert row.who == "Tomas Halloran"
    assert row.words == "“Halloran” in Coast Weekly taken for Tomas Halloran."
    review.page.select(row.key)
    card = review.page.card
    assert card.question.text() == "Is all of this one speaker?"
    assert card.who.text().split() == ["“Mr.", "Halloran”", "·", "Coast", "Weekly"]
    assert card.other_who.text().startswith("Tomas Halloran")
    assert card.other_who.text().endswith("Skerry Courier")
    assert "said Tomas Halloran, harbour master" in card.other.toPlainText()
    assert card.other.isVisible()
    assert review.page.card.answers["review_accept"].text() == "All one speaker"
    assert card.why.text().splitlines()[0] == f"•\u00a0 {row.words}"
    review.press(Key.Key_E)
    review.desk.dialog(SeparateDialog).reject()
    review.press(Key.Key_A)
    assert isinstance(review.log[-1], JoinSpeakers)
    assert row.key not in [one.key for one in review.page.model.rows]
    assert review.page.progress.text().startswith("1 of ")
    review.desk.trigger("undo")
    review.desk.settle()
    assert review.page.current is not None
    assert review.page.current.key == row.key


def test_what_was_decided_is_listed_and_reopened(review: Review) -> None:
    total = len(review.words)
    words = review.current
    review.press(Key.Key_D)
    review.page.set_scope("decided")
    review.desk.settle()
    assert review.words == [words]
    assert [row.sureness for row in review.page.model.rows] == ["No statement"]
    assert review.page.card.question.text() == "You said that this is no statement"
    assert not review.page.answers["review_accept"].isEnabled()
    review.press(Key.Key_R)
    assert review.words == []
    assert review.standings() == []
    assert review.desk.window.workbench.undo_title == "Reopen statement"
    review.page.set_scope("all")
    assert len(review.words) == total


def test_when_all_is_checked_the_page_says_so_and_leads_back(review: Review) -> None:
    total = len(review.words)
    for _ in range(total):
        review.press(Key.Key_A, wait=False)
    review.desk.settle()
    assert review.words == []
    assert review.page.pages.currentWidget() is review.page.done
    assert review.page.done.heading.text() == "All is checked"
    assert f"all {total} statements" in review.page.done.words.text()
    assert not review.page.done.all.isVisibleTo(review.page)
    review.page.done.back.click()
    assert review.desk.window.centre.currentWidget() is review.desk.window.comparison
    assert not review.desk.window.actions_by_name["review"].isChecked()


def test_when_nothing_doubtful_is_left_the_surer_ones_are_offered(review: Review) -> None:
    review.page.set_scope("doubtful")
    while review.page.current is not None:
        review.press(Key.Key_A)
    assert review.page.done.heading.text() == "Nothing doubtful is left"
    review.page.done.all.click()
    assert review.page.scope == "all"
    assert all(row.doubt.slight for row in review.page.model.rows)
    assert review.page.model.rowCount() > 0


def test_escape_and_a_click_on_a_speaker_lead_back_to_the_table(review: Review) -> None:
    window = review.desk.window
    review.press(Key.Key_Escape)
    assert window.centre.currentWidget() is window.comparison
    assert window.comparison.table.hasFocus()
    review.desk.trigger("review")
    assert window.centre.currentWidget() is review.page
    index = window.speakers.model.index(1)
    place = window.speakers.list.visualRect(index).center()
    review.desk.qtbot.mouseClick(window.speakers.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    review.desk.settle()
    assert window.centre.currentWidget() is window.comparison
    assert window.speakers.current == window.speakers.model.rows[1].id


def test_back_at_the_table_the_article_shows_what_is_selected_there(review: Review) -> None:
    window = review.desk.window
    review.press(Key.Key_Escape)
    told: list[str] = []
    window.comparison.rendering_selected.connect(lambda statement, _: told.append(statement))
    window.comparison.table.choose(0, 0)
    review.desk.settle()
    review.desk.trigger("review")
    review.press(Key.Key_J)
    del told[1:]
    review.press(Key.Key_Escape)
    assert told == [told[0]] * 2


def test_a_click_on_a_statement_in_the_article_takes_it_up(review: Review) -> None:
    last = review.page.model.rows[-1]
    review.desk.window.reader.statement_selected.emit(last.key)
    assert review.page.current == last


def test_the_why_pane_says_what_the_user_decided(review: Review) -> None:
    row = review.page.current
    assert row is not None
    review.press(Key.Key_A)
    review.desk.window.guide.show_rendering(row.doubt.statement, None)
    why = review.desk.window.reader.why
    review.desk.qtbot.waitUntil(lambda: any("Checked by you." in line.text for line in why.lines))


def test_every_row_and_button_is_told_to_a_screen_reader(review: Review) -> None:
    row = review.page.current
    assert row is not None
    index = review.page.list.currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert row.words.rstrip(".") in spoken
    assert row.who in spoken
    assert f"{row.doubt.confidence:.0%}" in spoken
    for button in review.page.card.answers.values():
        assert button.accessibleName()
        assert "(" in button.toolTip()
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("<p")


def test_the_model_keeps_qts_rules(review: Review, qtmodeltester: QAbstractItemModelTester) -> None:
    model = ReviewModel()
    qtmodeltester.check(model)
    rows = review.page.model.rows
    for shown in (rows, rows[1:], rows[:2], (), tuple(reversed(rows))):
        model.show(shown)
        qtmodeltester.check(model)
    assert [model.index(n).data() for n in range(model.rowCount())] == [row.words for row in reversed(rows)]


def hostile_row() -> ReviewRow:
    words = "<b>bold</b> 🙂 " + "\u202e" + "x" * 5000
    doubt = Doubt("k", "statement", 0.5, "<img src=x>", "a", (), (), "s")
    return ReviewRow(doubt, "<i>nobody</i>", words, "Post & Sons", 0)


def test_hostile_words_are_shown_as_they_are() -> None:
    model = ReviewModel()
    model.show((hostile_row(),))
    tooltip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold" in tooltip
    assert "<b>" not in tooltip
    assert len(tooltip) < 2_000


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_is_painted_in_both_themes_and_large(
    review: Review, dark: bool, set_look: Callable[[bool, float], None]
) -> None:
    set_look(dark, 2.0)
    page = review.page
    page.model.show((*page.model.rows, hostile_row()))
    QApplication.processEvents()
    picture = page.grab().toImage()
    places = ((x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9))
    # Most of a page is its ground, wherever the words stand.
    assert (median(picture.pixelColor(x, y).lightness() for x, y in places) < 128) == dark


@pytest.fixture
def set_look(review: Review) -> Callable[[bool, float], None]:
    """Gives the review another palette and size."""

    def look(dark: bool, zoom: float) -> None:
        font = review.page.font()
        font.setPointSizeF(font.pointSizeF() * zoom)
        review.page.setFont(font)
        shades: QPalette = palette(colours(dark=dark))
        review.page.setPalette(shades)

    return look


def test_decisions_come_back_with_the_session(
    review: Review, make_desk: Callable[..., Desk], home: Path
) -> None:
    words = review.current
    review.press(Key.Key_D)
    review.desk.window.close()
    again = make_desk()
    again.qtbot.waitUntil(lambda: bool(again.window.workbench.rows))
    again.settle()
    assert list(again.window.workbench.findings.standing.values()) == ["dropped"]
    again.trigger("review")
    assert words not in [row.words for row in again.window.centre.review.model.rows]
