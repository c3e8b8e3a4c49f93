"""A large project: how soon it is open and shown, how soon a correction in it is, and how long undo takes.

Aims: the first screen within two seconds, a correction within a tenth of one.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from desktop.basics.anchors import anchor
from desktop.project.checks import statement_anchors
from desktop.project.commands import AcceptStatement, AddArticles, DescribeArticle, RenameSpeaker
from desktop.project.copies import create_project
from desktop.project.derive import Memo, derive, mention_anchors
from desktop.project.opening import open_project
from desktop.project.project import Project
from desktop.project.whole_file import write_new
from desktop.window.app import application, open_window
from desktop.window.folders import folders
from tests.benchmarks.generated import report
from tests.benchmarks.generated_project import readings

ARTICLES, STATEMENTS = 500, 15_000
CORRECTIONS = 20


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    """The project, as it lies on the disk once it was shown and closed."""
    path = tmp_path_factory.mktemp("large") / "Large.crossquote"
    made = list(readings(ARTICLES, STATEMENTS))
    project = Project([AddArticles((one.article,)) for one in made])
    for one in made:
        project.put_reading(one)
    memo = Memo()
    begun = perf_counter()
    derive(project.decisions, project.readings, memo=memo)
    print(f"\nderived for the first time in {perf_counter() - begun:.1f} s", end="")
    project.put_resolutions(memo.resolutions.values())
    begun = perf_counter()
    write_new(path, project, ())
    print(f", written in {perf_counter() - begun:.1f} s: {path.stat().st_size / 1e6:.1f} MB")
    return path


def test_opening_and_correcting_in_the_core(path):
    times = []
    for _ in range(3):
        begun = perf_counter()
        opened = open_project(path)
        times.append((perf_counter() - begun) * 1000)
        project = opened.project
        opened.close()
    report(f"{ARTICLES} articles with {STATEMENTS:,} statements read from the file", times)
    memo = Memo(resolutions=dict(project.resolutions))
    begun = perf_counter()
    findings = derive(project.decisions, project.readings, memo=memo)
    print(f"derived in {perf_counter() - begun:.1f} s: {len(findings.speakers.speakers)} speakers")
    times = []
    for number in range(CORRECTIONS):
        speaker = findings.speakers.speakers[number]
        begun = perf_counter()
        project.apply(RenameSpeaker(mention_anchors(findings, speaker.mentions), f"Name {number}"))
        findings = derive(project.decisions, project.readings, memo=memo)
        times.append((perf_counter() - begun) * 1000)
    report("a speaker renamed and everything derived", times)


def test_the_window(path, qapp, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("CROSSQUOTE_HOME", str(tmp_path / "home"))
    application()
    window = open_window(qapp, folders(), [path])
    window.resize(1400, 900)
    begun = perf_counter()
    window.show()
    qtbot.waitUntil(lambda: len(window.articles.model.rows) == ARTICLES, timeout=60_000)
    listed = perf_counter() - begun
    qtbot.waitUntil(lambda: len(window.workbench.findings.statements) == STATEMENTS, timeout=180_000)
    found = perf_counter() - begun
    qtbot.waitUntil(lambda: window.comparison.model.rowCount() > 0, timeout=60_000)
    print(
        f"\nthe window lists the articles after {listed:.1f} s, the speakers after {found:.1f} s,"
        f" and shows the first one's table after {perf_counter() - begun:.1f} s"
    )
    bench = window.workbench
    times = []
    for number in range(CORRECTIONS):
        findings = bench.findings
        reading = findings.readings[findings.articles[number].id]
        words = statement_anchors(reading, reading.statements[0])
        begun = perf_counter()
        bench.apply(AcceptStatement(words))
        qtbot.waitUntil(lambda: bench.findings is not findings and not bench.busy, timeout=60_000)  # noqa: B023
        times.append((perf_counter() - begun) * 1000)
    report("a statement accepted and shown in the window", times)
    window.close()


def test_undo_over_a_long_log(tmp_path):
    (reading,) = readings(1, 10)
    opened = create_project(tmp_path / "Long.crossquote")
    project = opened.project
    project.apply(AddArticles((reading.article,)))
    place = (anchor(reading.article.id, reading.article.text, reading.statements[0].spans[0]),)
    times = []
    for number in range(2000):
        begun = perf_counter()
        if number % 2:
            project.apply(AcceptStatement(place))
        else:
            project.apply(DescribeArticle(reading.article.id, "title", f"Title {number}"))
        times.append((perf_counter() - begun) * 1000)
    report("a change applied and written", times)
    times = []
    while project.undo_title:
        begun = perf_counter()
        project.undo()
        times.append((perf_counter() - begun) * 1000)
    report("one of two thousand changes undone and written", times)
    opened.close()
