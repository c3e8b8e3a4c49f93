"""The parts of the window that need none: loads, progress, steps, rows, corrections."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QUrl

from desktop.basics.errors import CorrectionFailed
from desktop.project.checks import statement_anchors
from desktop.project.commands import DropStatement, JoinSpeakers, RenameSpeaker, SeparateSpeakers
from desktop.project.decisions import Decisions
from desktop.project.derive import Findings
from desktop.project.intake import Job
from desktop.window import corrections
from desktop.window.dates import shown_date
from desktop.window.drop import Load, load_of, offer_of
from desktop.window.intake_progress import intake_progress, intake_summary
from desktop.window.row_painting import cut_lines
from desktop.window.speaker_rows import speaker_rows, successor
from desktop.window.speakers_model import MIME
from tests.window.conftest import Desk


def mime(text: str = "", html: str = "", *urls: str) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    return data


@pytest.mark.parametrize(
    ("data", "load"),
    [
        (mime("", "", "file:///a.html", "file:///news"), Load(paths=(Path("/a.html"), Path("/news")))),
        (mime("A headline\n\nWords."), Load(text="A headline\n\nWords.")),
        (mime("Words.", "<p>Words.</p>"), Load(text="Words.", html="<p>Words.</p>")),
        (mime("https://example.org/a https://example.org/b"), Load(address=True)),
        (mime("https://example.org/a", "", "https://example.org/a"), Load(address=True)),
        (mime("", "", "https://example.org/picture.png"), Load(address=True)),
        (mime("See https://example.org for more."), Load(text="See https://example.org for more.")),
        (mime("  \n "), Load()),
        (None, Load()),
    ],
)  # fmt: skip
def test_what_a_drop_holds(data: QMimeData | None, load: Load) -> None:
    assert load_of(data) == load


def test_a_dragged_speaker_is_no_article() -> None:
    data = mime("Greta Voll")
    data.setData(MIME, QByteArray(b"greta"))
    assert load_of(data).empty


def test_a_drop_is_offered_in_words() -> None:
    assert offer_of(Load(paths=(Path("a"), Path("b")))) == "Drop to add 2 files"
    assert offer_of(Load(text="words")) == "Drop to add this text as an article"
    assert offer_of(Load(address=True)) == "An address alone cannot be read"


def test_progress_names_what_is_at_hand_and_how_far_it_is() -> None:
    jobs = (
        Job(1, "/n/a.txt", "done"),
        Job(2, "/n/b.txt", "failed"),
        Job(3, "/n/herald.html", "extracting", done=5, total=10),
        Job(4, "/n/d.txt", "opening"),
    )
    progress = intake_progress(jobs)
    assert progress.text == "Reading 3 of 4: herald.html"
    assert progress.share == pytest.approx(2.5 / 4)
    assert intake_progress(jobs[3:]).text == "Opening 1 of 1: d.txt"
    assert not intake_progress(jobs[:2]).running
    assert intake_summary(jobs[:2]) == "1 article read, 1 failed"


def test_a_long_headline_is_cut_after_its_last_line(qapp: object) -> None:
    font = qapp.font()
    lines = cut_lines("ferry " * 40, font, 150, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert cut_lines("\N{FERRY} short", font, 400, 2) == ("\N{FERRY} short",)


def test_dates_are_shown_as_people_write_them() -> None:
    assert shown_date("2031-10-04") == "4 Oct 2031"
    assert shown_date("in spring") == "in spring"


def findings(desk: Desk) -> Findings:
    return desk.window.workbench.findings


def test_merging_three_makes_a_command_for_each_and_one_for_the_name(event_desk: Desk) -> None:
    found = findings(event_desk)
    ids = [event_desk.speaker(name) for name in ("Tomas Halloran", "Greta Voll", "Wilma Kray")]
    commands = corrections.join(found, ids, " Everybody ")
    assert [type(one) for one in commands] == [JoinSpeakers, JoinSpeakers, RenameSpeaker]
    assert commands[2].name == "Everybody"
    with pytest.raises(CorrectionFailed):
        corrections.join(found, ids[:1])
    with pytest.raises(CorrectionFailed):
        corrections.join(found, [ids[0], "nobody"])


def test_separating_needs_some_but_not_all_parts(event_desk: Desk) -> None:
    found = findings(event_desk)
    halloran = event_desk.speaker("Tomas Halloran")
    parts = corrections.parts_of(found, halloran)
    assert [part.statements for part in parts] == [1, 1, 1]
    assert parts[2].labels == ("Mr. Halloran",)
    (command,) = corrections.separate(found, halloran, parts[2:])
    assert isinstance(command, SeparateSpeakers)
    assert [one.exact for one in command.apart] == ["Mr. Halloran"]
    for wrong in ((), parts):
        with pytest.raises(CorrectionFailed):
            corrections.separate(found, halloran, wrong)


def test_a_speaker_is_found_again_by_what_he_said(event_desk: Desk) -> None:
    before = findings(event_desk)
    halloran = before.speaker(event_desk.speaker("Tomas Halloran"))
    event_desk.window.workbench.apply(*corrections.rename(before, halloran.id, "The master"))
    event_desk.settle()
    after = findings(event_desk)
    assert after.speaker(successor(halloran, after)).name == "The master"
    event_desk.trigger("undo")
    event_desk.trigger("undo")
    event_desk.settle()
    assert successor(halloran, findings(event_desk)) is None


def test_speakers_stand_in_the_order_wished(event_desk: Desk) -> None:
    rows = speaker_rows(findings(event_desk), "articles")
    assert [row.articles for row in rows if row.type != "open"] == sorted(
        (row.articles for row in rows if row.type != "open"), reverse=True
    )
    assert rows[0].matches("master harbour")
    assert not rows[0].matches("voll")


def test_the_colours_of_all_articles_are_found_in_one_go_however_many_speakers_there_are(
    event_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = findings(event_desk)
    asked: list[str] = []
    monkeypatch.setattr(Decisions, "colour", lambda self, article: asked.append(article))
    rows = speaker_rows(found)
    assert asked == []
    assert {row.colours for row in rows} == {tuple(range(len(found.articles)))}


def test_a_statement_dropped_is_not_counted_and_is_again_once_that_is_undone(event_desk: Desk) -> None:
    bench = event_desk.window.workbench
    before = [row.statements for row in bench.rows]
    reading = bench.findings.readings[bench.rows[0].key]
    said = next(one for one in reading.statements if not one.aside)
    bench.apply(DropStatement(statement_anchors(reading, said)))
    event_desk.settle()
    assert [row.statements for row in bench.rows] == [before[0] - 1, *before[1:]]
    event_desk.trigger("undo")
    event_desk.settle()
    assert [row.statements for row in bench.rows] == before


def test_whoever_is_as_he_was_is_found_again_among_others_of_his_articles(event_desk: Desk) -> None:
    found = findings(event_desk)
    for speaker in found.speakers.speakers:
        assert successor(speaker, found) == speaker.id
