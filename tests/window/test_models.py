"""The lists as Qt sees them: sound in every state they pass through, and told to a screen reader."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPersistentModelIndex, Qt

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.project.derive import OPEN
from desktop.project.intake import Job
from desktop.speakers.speaker import Suggestion
from desktop.statements.reading import Reason
from desktop.window.article_rows import ArticleRow, article_rows
from desktop.window.articles_model import ArticlesModel
from desktop.window.keyed_model import KeyedModel
from desktop.window.speaker_rows import OPEN_NAME, SpeakerRow
from desktop.window.speakers_model import SpeakersModel
from desktop.window.suggestion_rows import SuggestionRow

ROLE = Qt.ItemDataRole


def article(outlet: str, text: str = "Rain\n\nIt rained.", **known: object) -> Article:
    return Article(
        f"{outlet}: {text}", (Paragraph(Span(0, 4), "headline"),), f"/home/me/{outlet}.txt", title="Rain",
        outlet=outlet, published="2031-10-04T08:00:00", **known,
    )  # fmt: skip


def speaker(name: str, *carried: bool, statements: int = 1, role: str = "") -> SpeakerRow:
    return SpeakerRow(name.lower(), name, role, "person", (), carried, statements)


def test_the_articles_model_is_sound_while_rows_come_move_and_go(qtmodeltester: object) -> None:
    model = ArticlesModel()
    qtmodeltester.check(model)
    one, two, three = article("Courier"), article("Wire"), article("Post")
    for articles in ((one,), (one, two, three), (three, one), (two,), (), (one, two)):
        model.show(article_rows(articles, {}, ()))
        assert [row.outlet for row in model.rows] == [each.outlet for each in articles]
        qtmodeltester.check(model)


def test_the_speakers_model_is_sound_while_rows_come_move_and_go(qtmodeltester: object) -> None:
    model = SpeakersModel()
    names = ("Ada", "Bo", "Cy", "Di")
    for order in ("", "0", "012", "210", "3120", "13", "2"):
        model.show([speaker(names[int(one)], True) for one in order])
        assert [row.name for row in model.rows] == [names[int(one)] for one in order]
        qtmodeltester.check(model)


def test_the_suggestions_model_is_sound(qtmodeltester: object) -> None:
    model = KeyedModel()
    suggestion = Suggestion("a", "b", 71.4, (Reason("same family name", "Both are called Voll"),))
    model.show([SuggestionRow(suggestion, "G. Voll", "Greta Voll", "", "")])
    qtmodeltester.check(model)
    spoken = model.data(model.index(0), ROLE.AccessibleTextRole)
    assert spoken == "G. Voll and Greta Voll may be one, score 71 of 100"


def test_a_row_keeps_its_place_in_a_selection_when_others_move(qtmodeltester: object) -> None:
    model = SpeakersModel()
    model.show([speaker("Ada", True), speaker("Bo", True), speaker("Cy", True)])
    kept = QPersistentModelIndex(model.index(1))
    model.show([speaker("Cy", True), speaker("Bo", True), speaker("Ada", True), speaker("Di", True)])
    assert (kept.row(), kept.data()) == (1, "Bo")
    model.show([speaker("Di", True), speaker("Cy", True), speaker("Bo", True)])
    assert (kept.row(), kept.data()) == (2, "Bo")


def test_a_changed_row_is_told_of_and_nothing_else(qtbot: object) -> None:
    model = SpeakersModel()
    model.show([speaker("Ada", True), speaker("Bo", True)])
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        model.show([speaker("Ada", True), speaker("Bo", True, statements=4)])
    assert told.args[0].row() == told.args[1].row() == 1


def test_an_article_is_told_in_one_sentence() -> None:
    odd = article("Wire", warnings=("The encoding had to be guessed.",))
    job = Job(3, odd.file, "extracting", odd.id, done=2, total=8)
    (row,) = article_rows((odd,), {}, (job,))
    assert row.spoken == "Wire, Rain, 2031-10-04, Reading, 25%, The encoding had to be guessed"
    model = ArticlesModel()
    model.show((row,))
    assert model.data(model.index(0), ROLE.AccessibleTextRole) == row.spoken


def test_a_speaker_is_told_in_one_sentence() -> None:
    row = speaker("Greta Voll", True, False, True, statements=4, role="shopkeeper")
    assert row.spoken == "Greta Voll, shopkeeper, in 2 of 3 articles, 4 statements"
    assert replace(row, id=OPEN, name=OPEN_NAME, role="", type="open", statements=1).spoken == (
        "Speaker not identified, in 2 of 3 articles, 1 statement"
    )


def test_a_tooltip_shows_markup_as_text() -> None:
    model = ArticlesModel()
    model.show(article_rows((article("<b>Wire</b>"),), {}, ()))
    assert "&lt;b&gt;Wire&lt;/b&gt;" in model.data(model.index(0), ROLE.ToolTipRole)


def test_a_file_on_its_way_has_a_row_until_it_is_an_article() -> None:
    one = article("Courier")
    waiting = Job(1, "/news/a.html"), Job(2, "/news/b.html", "opening")
    rows = article_rows((), {}, waiting)
    assert [(row.outlet, row.state, row.key) for row in rows] == [
        ("a.html", "waiting", "job 1"), ("b.html", "opening", "job 2"),
    ]  # fmt: skip
    done = Job(1, "/news/a.html", "waiting", one.id)
    rows = article_rows((one,), {}, (done, waiting[1]))
    assert [(row.outlet, row.state) for row in rows] == [("Courier", "waiting"), ("b.html", "opening")]
    gone = article_rows((), {}, (Job(1, "/news/a.html", "done", one.id),))
    assert gone == ()


def test_a_failure_tells_why_without_repeating_the_name() -> None:
    job = Job(
        4, "/news/c.pdf", "failed", problem="c.pdf: it holds pictures of pages; run it through OCR first."
    )
    (row,) = article_rows((), {}, (job,))
    assert row.state_text == "Failed: It holds pictures of pages; run it through OCR first."
    assert row.can_retry


def test_the_newest_attempt_counts() -> None:
    one = article("Courier")
    failed = Job(1, one.file, "failed", one.id, problem="Courier.txt: no")
    again = Job(2, one.file, "extracting", one.id, done=1, total=2)
    (row,) = article_rows((one,), {}, (failed, again))
    assert isinstance(row, ArticleRow)
    assert (row.state, row.share, row.job) == ("reading", 0.5, 2)
