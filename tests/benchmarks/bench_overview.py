"""What the overview costs: shared copy in fifty articles, a matrix of a thousand utterances to look at."""

from __future__ import annotations

import random
from dataclasses import replace
from time import perf_counter, process_time

from PySide6.QtWidgets import QApplication

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.comparison.shared_copy import shared_copy
from desktop.statements.reading import Reading
from desktop.window.overview_compared import Matrices
from desktop.window.overview_figures import figures_of
from desktop.window.overview_page import OverviewPage
from tests.benchmarks.generated import comparison, report, sentence
from tests.window.desk_builders import SPEAKER

ARTICLES = 50
COPIES = 20
"""Articles that carry one agency report."""

RUNS = 5


def _articles() -> list[Reading]:
    """Articles of some 2,000 words, of which `COPIES` have 600 in common, slightly edited."""
    source = random.Random(5)
    agency = [" ".join(sentence(source)).capitalize() + "." for _ in range(28)]
    made = []
    for number in range(ARTICLES):
        own = [" ".join(sentence(source)).capitalize() + "." for _ in range(68 if number < COPIES else 96)]
        if number < COPIES:
            own[10:10] = [one.replace("village", "town", source.randint(0, 1)) for one in agency]
        text = f"Report {number}\n\n" + "\n\n".join(own)
        body = Paragraph(Span(text.index("\n\n") + 2, len(text)), "body")
        article = Article(text, (Paragraph(Span(0, text.index("\n\n")), "headline"), body), f"{number}.txt")
        made.append(Reading(article, (), (), (), (), "bench"))
    return made


def test_shared_copy_in_fifty_articles():
    times = []
    for _ in range(RUNS):
        readings = _articles()
        begun = process_time()
        found = shared_copy(readings)
        times.append((process_time() - begun) * 1000)
    words = sum(found.own.values())
    report(f"shared copy in {ARTICLES} articles of {words:,} words, CPU time", times)
    print(f"{len(found.passages)} passages, groups of {[len(one.articles) for one in found.groups]}")


def test_a_matrix_of_a_thousand_utterances(qapp, qtbot):
    found = comparison(1000, 5)
    made = figures_of(found)
    begun = perf_counter()
    rows = Matrices().rows(found, SPEAKER, made.copy)
    print(f"\n{len(rows):,} utterances compared in {perf_counter() - begun:.1f} s")
    page = OverviewPage()
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    QApplication.processEvents()
    shown, frames = [], []
    for _ in range(RUNS):
        begun = perf_counter()
        page.show_figures(replace(made, matrix=rows, compared=1.0))
        QApplication.processEvents()
        shown.append((perf_counter() - begun) * 1000)
    bar = page.picture.verticalScrollBar()
    for place in range(0, bar.maximum(), 150):
        begun = perf_counter()
        bar.setValue(place)
        page.picture.viewport().repaint()
        frames.append((perf_counter() - begun) * 1000)
    report("the matrix laid out and painted", shown)
    report("a frame while it is scrolled", frames)
