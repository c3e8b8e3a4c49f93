"""A large project: how soon it is open and shown, how soon a correction in it is, and how long undo takes.

Aims: the first screen within two seconds, a correction within a tenth of one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer

from desktop.basics.anchors import anchor
from desktop.project.checks import statement_anchors
from desktop.project.commands import (
    AcceptStatement,
    AddArticles,
    DescribeArticle,
    DropStatement,
    RenameSpeaker,
)
from desktop.project.copies import create_project
from desktop.project.derive import Memo, derive, mention_anchors
from desktop.project.marking import SetNote, Target
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
    bench, table = window.workbench, window.comparison.model
    window.resize(1400, 900)
    gaps: list[float] = []
    last = [perf_counter()]

    def tick() -> None:
        now = perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    clock = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=1)
    clock.timeout.connect(tick)

    def until(done: Callable[[], bool]) -> None:
        """Let the window work; without steps of its own, as the test tools have them."""
        end = perf_counter() + 180
        while not done():
            assert perf_counter() < end
            qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    begun = perf_counter()
    window.show()
    clock.start()
    until(lambda: len(window.articles.model.rows) == ARTICLES)
    listed = perf_counter() - begun
    until(lambda: len(bench.findings.statements) == STATEMENTS)
    found = perf_counter() - begun
    until(lambda: table.rowCount() > 0)
    print(
        f"\nthe window lists the articles after {listed:.1f} s, the speakers after {found:.1f} s,"
        f" and shows the first one's table after {perf_counter() - begun:.1f} s"
    )
    until(lambda: not bench.busy)
    stalls = sorted((gap for gap in gaps if gap > 50), reverse=True)
    print(f"stalls over 50 ms: {len(stalls)} ({', '.join(f'{gap:.0f}' for gap in stalls[:8])})")
    for what, correct in (
        ("a statement accepted", AcceptStatement),
        ("a statement of the table dropped", DropStatement),
    ):
        shown, all_told = [], []
        for number in range(CORRECTIONS):
            qtbot.wait(50)
            findings = bench.findings
            if correct is AcceptStatement:
                one = findings.readings[findings.articles[number].id].statements[0]
            else:
                one = findings.statements[table.row(number).base.statement]
            words = statement_anchors(findings.readings[findings.article_of[one.id]], one)
            begun = perf_counter()
            bench.apply(correct(words))
            until(lambda: bench.findings is not findings and table.findings is bench.findings)  # noqa: B023
            qapp.processEvents()
            shown.append((perf_counter() - begun) * 1000)
            until(lambda: not bench.busy)
            all_told.append((perf_counter() - begun) * 1000)
        report(f"{what} and shown in the window", shown)
        report(f"{what}, and what is left to review listed", all_told)
    window.close()


@pytest.mark.parametrize("many", [1_250, 5_000])
def test_marks(many):
    made = list(readings(100, 5_000))
    project = Project([AddArticles((one.article,)) for one in made])
    for one in made:
        project.put_reading(one)
    places = [Target("statement", (statement_anchors(one, each),)) for one in made for each in one.statements]
    begun = perf_counter()
    for place in places[:many]:
        project.apply(SetNote(place, "to check"))
    applied = perf_counter() - begun
    begun = perf_counter()
    Project(project.entries)
    print(f"\n{many:,} notes written in {applied:.2f} s, replayed in {perf_counter() - begun:.2f} s")


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
