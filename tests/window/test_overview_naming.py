"""The picture of names and labels, its table, and where they lead."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.project.derive import Findings
from desktop.window.overview_compared import Overviews
from desktop.window.overview_figures import Figures, figures_of, with_names
from desktop.window.overview_naming import naming_picture, naming_sheet
from desktop.window.overview_page import SUBJECTS, OverviewPage
from desktop.window.overview_picture import Mark, Picture, Words
from tests.comparison.framed import findings_in
from tests.comparison.test_names import found
from tests.window.test_overview import look, spoken, texts


@pytest.fixture(scope="module")
def figures() -> Figures:
    return with_names(figures_of(found()))


@pytest.fixture
def picture(qapp: object, figures: Figures) -> Picture:
    return naming_picture(figures, look(), 1000)


def place_of(findings: Findings, mark: Mark) -> str:
    article = findings.article(mark.link.article)
    return mark.link.spans[0].of(article.text)


def test_things_stand_first_and_then_the_speakers(picture: Picture) -> None:
    names = [item.text for item in picture.names if isinstance(item, Words)]
    assert names[:2] == ["Things", "invasion / military"]
    assert names.index("Speakers") < names.index("Mara Quill")
    assert "rival names" in names
    assert "in marks or not" in names


def test_a_cell_gives_each_name_with_how_often_and_whether_in_marks(
    picture: Picture, figures: Figures
) -> None:
    told = spoken(picture)
    assert "“invasion” at Wire: 1 time in its own words, 0 times in quotation marks" in told
    assert "“grain corridor” at Wire: 0 times in its own words, 1 time in quotation marks" in told
    assert "1 in marks" in texts(picture.body)
    invasion = next(mark for mark in picture.marks if mark.spoken.startswith("“invasion”"))
    assert place_of(figures.findings, invasion) == "invasion"


def test_in_a_narrow_column_how_often_stands_below_the_words(qapp: object, figures: Figures) -> None:
    def tops(width: float) -> tuple[float, float]:
        words = [
            item for item in naming_picture(figures, look(), width).body.items if isinstance(item, Words)
        ]
        at = next(n for n, item in enumerate(words) if item.text == "1 in marks")
        return words[at - 1].place.top(), words[at].place.top()

    above, beside = tops(1000)
    assert above == beside
    above, below = tops(300)
    assert above < below


def test_a_ladder_tells_labels_in_order_and_what_appraises(picture: Picture, figures: Figures) -> None:
    told = [one for one in spoken(picture) if one.startswith("Mara Quill at Post")]
    assert told == [
        "Mara Quill at Post: outspoken envoy Mara Quill (name, role, appraisal), 1 time",
        "Mara Quill at Post: Ms. Quill (name, title), 2 times",
        "Mara Quill at Post: pronouns (pronoun), 1 time",
    ]
    assert "×1 (appraisal)" in texts(picture.body)
    label = next(mark for mark in picture.marks if mark.spoken == told[1])
    assert place_of(figures.findings, label) == "Ms. Quill"


def test_the_table_has_every_name_and_label(figures: Figures) -> None:
    sheet = naming_sheet(figures)
    assert sheet.headings == ("Of", "How", "Outlet", "Name", "Times", "In quotation marks")
    rows = [row.cells for row in sheet.rows]
    assert ("kyiv / kiev", "rival names", "Post", "kiev", 1, 0) in rows
    assert ("Mara Quill", "name, title", "Post", "Ms. Quill", 2, 0) in rows
    assert all(row.link for row in sheet.rows)


def test_quoted_terms_that_nobody_says_have_a_row_of_their_own(qapp: object) -> None:
    text = "Plan\n\nThe so-called “miracle wall” fell. Her “rescue plan” is two pages long.\n"
    made = with_names(figures_of(findings_in(text)))
    drawn = naming_picture(made, look(), 1000)
    assert "Quoted terms" in [item.text for item in drawn.names if isinstance(item, Words)]
    assert [one for one in texts(drawn.body) if one.startswith("“") or one == "scare"] == [
        "“miracle wall”",
        "scare",
        "“rescue plan”",
    ]
    rows = [row.cells for row in naming_sheet(made).rows]
    assert ("Quoted terms", "set off", "framed.txt", "rescue plan", 0, 1) in rows


def test_until_names_are_gathered_the_picture_says_so(qapp: object) -> None:
    waiting = naming_picture(figures_of(found()), look(), 1000)
    assert "Gathering names …" in texts(waiting.top)


def test_the_names_come_beside_the_window_and_aligned_words_with_the_matrix(qtbot) -> None:
    overviews = Overviews()
    came: list[Figures] = []
    overviews.ready.connect(came.append)
    overviews.follow(found())
    overviews.want(True)
    qtbot.waitUntil(lambda: bool(came) and came[-1].compared == 1.0, timeout=10_000)
    overviews.close()
    assert not came[0].named
    assert came[-1].named
    assert {"ports", "harbours"} in [set(thing.names) for thing in came[-1].things]


def test_the_page_follows_while_names_come(qtbot, figures: Figures) -> None:
    page = OverviewPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.show_figures(figures_of(figures.findings))
    page.tabs.setCurrentIndex([one.tab for one in SUBJECTS].index("Naming"))
    QApplication.processEvents()
    assert page.picture.picture.marks == ()
    page.show_figures(with_names(figures_of(figures.findings)))
    assert len(page.picture.picture.marks) > 10
