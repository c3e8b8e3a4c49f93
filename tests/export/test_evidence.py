"""An evidence sheet can be checked without the program, and verified with it."""

import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from desktop.articles.registry import open_file, open_source
from desktop.articles.source import Source
from desktop.basics.resources import resource
from desktop.comparison.table import Options
from desktop.export.evidence import Evidence
from desktop.export.evidence_files import UnreadableEvidence, read_evidence, write_evidence
from desktop.export.files import FileExists
from desktop.export.sheet_page import CLOSED, OPENED
from desktop.export.verifying import verify
from desktop.project.checks import statement_anchors
from desktop.project.commands import AddArticles, DropStatement, RenameSpeaker
from desktop.project.derive import derive, mention_anchors
from desktop.project.marking import SetNote
from desktop.project.marks import mark_on_article
from desktop.project.project import Project
from desktop.statements.extract import extract
from tests.export.test_tables import marked_project
from tests.project.test_derive import HERALD, findings_of

SECTIONS = ("sources", "comparison", "marks", "statements", "texts")

SAMPLE = sorted(resource("samples/tarrow-bridge").iterdir())[:3:2]

HOSTILE = (
    "Mayor shuts <script>alert(1)</script> bridge\n\n"
    "“The bridge </script><img src=x onerror=alert(2)> is shut,” Mayor Ada Lund said.\n\n"
    f"She said {OPENED} was no answer.\n"
)


def evidence_of(opened, *corrections, reference=None):
    """The evidence of a project with these files, corrected by what `corrections` make of its findings."""
    project = Project([AddArticles(tuple(article for one in opened for article in one.articles))])
    for article in project.decisions.articles:
        project.put_reading(extract(article))
    for correction in corrections:
        project.apply(correction(derive(project.decisions, project.readings)))
    return Evidence(
        title="A test",
        findings=derive(project.decisions, project.readings),
        options=Options(),
        sources={one.source.sha256: one.source for one in opened},
        made="2026-03-12T10:00:00Z",
    )


def renamed(findings):
    speaker = next(one for one in findings.speakers.speakers if one.name == "Judith Ormsley")
    return RenameSpeaker(mention_anchors(findings, speaker.mentions), "Mayor Ormsley", reason="her <title>")


def dropped(findings):
    reading = findings.readings[findings.articles[0].id]
    return DropStatement(statement_anchors(reading, reading.statements[-1]))


@pytest.fixture(scope="module")
def evidence():
    return evidence_of([open_file(path) for path in SAMPLE], renamed, dropped)


@pytest.fixture
def page(evidence, tmp_path):
    (path,) = write_evidence(evidence, tmp_path / "sheet.html", overwrite=False)
    return path


def retold(path, change):
    """The page with its data changed by `change`."""
    text = path.read_text(encoding="utf-8")
    start = text.rindex(OPENED) + len(OPENED)
    end = text.index(CLOSED, start)
    data = json.loads(text[start:end])
    change(data)
    body = json.dumps(data).replace("<", "\\u003c")
    path.write_text(text[:start] + body + text[end:], encoding="utf-8")
    return path


class Shown(HTMLParser):
    """The words of a page and the elements in it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.words, self.tags, self.links, self.ids = [], [], [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        self.tags.append((tag, known))
        self.links += [known["href"]] if "href" in known else []
        self.ids += [known["id"]] if "id" in known else []

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def test_a_page_made_anew_by_the_same_program_holds(page):
    result = verify(page)
    assert (result.holds, result.notes, result.deviations) == (True, (), ())
    assert result.lines() == ["sheet.html holds: everything is as recorded."]


def test_the_page_tells_hashes_places_verdicts_corrections_and_reasons(page, evidence):
    shown = Shown(page)
    for path in SAMPLE:
        assert hashlib.sha256(path.read_bytes()).hexdigest() in shown.text
        assert path.name in shown.text
    assert str(SAMPLE[0].parent) not in page.read_text(encoding="utf-8")
    assert "Rename speaker" in shown.text
    assert "her <title>" in shown.text
    assert "Mayor Ormsley" in shown.text
    assert "makes a condition: “" in shown.text
    one = next(iter(evidence.findings.statements.values()))
    assert f"characters {one.spans[0].start}–{one.spans[-1].end}" in shown.text


def test_notes_stars_and_tags_stand_with_their_things_and_in_a_list_that_leads_there(tmp_path):
    project = marked_project()
    project.apply(SetNote(mark_on_article(findings_of(project), HERALD.id).target, "an <i>old</i> paper"))
    findings = findings_of(project)
    evidence = Evidence("Boats", findings, Options(), {}, "2026-03-12T10:00:00Z")
    (path,) = write_evidence(evidence, tmp_path / "sheet.html", overwrite=False)
    text = path.read_text(encoding="utf-8").split(OPENED)[0]
    sections = {name: text.split(f'<section id="{name}">')[1].split("</section>")[0] for name in SECTIONS}
    assert {name: sections[name].count("=check") for name in SECTIONS} == {
        "sources": 0, "comparison": 1, "marks": 1, "statements": 1, "texts": 0,
    }  # fmt: skip
    assert {name: sections[name].count("an &lt;i&gt;old&lt;/i&gt; paper") for name in SECTIONS} == {
        "sources": 1, "comparison": 0, "marks": 1, "statements": 0, "texts": 1,
    }  # fmt: skip
    assert [sections["comparison"].count(note) for note in ("the boats", "mayor", "#late", "★ starred")] == [
        1, 1, 2, 1,
    ]  # fmt: skip
    assert '<span class="tag red">#ask</span>' in sections["comparison"]
    shown = Shown(path)
    assert {link[1:] for link in shown.links} <= set(shown.ids)
    assert sections["marks"].count('<a href="#') == 5


def test_differing_words_are_underlined_and_rows_tell_why_they_are_lined_up(page):
    text = page.read_text(encoding="utf-8")
    assert '<span class="differs" title="' in text
    assert "Against the reference" not in text.split(OPENED)[0]
    assert "Lined up (0." in text


def test_every_link_of_the_page_leads_to_a_place_in_it_and_nothing_is_fetched_or_run(page):
    shown = Shown(page)
    assert {link[0] for link in shown.links} == {"#"}
    assert {link[1:] for link in shown.links} <= set(shown.ids)
    assert len(shown.ids) == len(set(shown.ids))
    assert [tag for tag, _ in shown.tags if tag in {"img", "link", "iframe", "object", "form"}] == []
    scripts = [known for tag, known in shown.tags if tag == "script"]
    assert scripts == [{"type": "application/json", "id": "crossquote-evidence"}]


def test_what_an_article_holds_is_shown_as_text_and_cannot_end_the_data(tmp_path):
    opened = open_source(Source("<b>.txt", HOSTILE.encode()))
    (path,) = write_evidence(evidence_of([opened]), tmp_path / "sheet.html", overwrite=False)
    shown = Shown(path)
    assert "alert(1)" in shown.text
    assert [tag for tag, _ in shown.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in shown.tags]
    assert verify(path).holds


def test_a_folder_holds_the_sources_and_the_sums_that_sha256sum_checks(evidence, tmp_path):
    folder = tmp_path / "sheet"
    written = write_evidence(evidence, folder, overwrite=False)
    sums = dict(line.split("  ", 1)[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    held = {path.read_bytes() for path in (folder / "sources").iterdir()}
    assert held == {path.read_bytes() for path in SAMPLE}
    assert {path.relative_to(folder).as_posix() for path in written} == {*sums, "index.html", "SHA256SUMS"}
    assert verify(folder).holds
    assert verify(folder / "evidence.json").holds
    with pytest.raises(FileExists, match="exists already"):
        write_evidence(evidence, folder, overwrite=False)


def test_a_source_in_the_folder_that_was_changed_or_removed_is_told(evidence, tmp_path):
    folder = tmp_path / "sheet"
    write_evidence(evidence, folder, overwrite=False)
    first, second = sorted((folder / "sources").iterdir())
    first.write_bytes(first.read_bytes().replace(b"bridge", b"tunnel"))
    second.unlink()
    told = {(one.subject, one.text) for one in verify(folder).deviations}
    assert told == {
        ("source", "its bytes have another SHA-256 than recorded"),
        ("source", "read anew, it gives another text than recorded"),
        ("source", "recorded, but its bytes are missing here"),
    }


def test_names_of_sources_lead_nowhere(tmp_path):
    opened = open_source(Source("..\\../../etc/pass wd;$(x).txt", HOSTILE.encode()))
    folder = tmp_path / "sheet"
    write_evidence(evidence_of([opened]), folder, overwrite=False)
    (name,) = [path.name for path in (folder / "sources").iterdir()]
    assert re.fullmatch(r"[0-9a-f]{12} pass wd_x_.txt", name)
    assert verify(folder).holds


def test_a_verdict_that_was_changed_is_told_with_both(page):
    def change(data):
        next(one for one in data["comparison"]["pairs"] if one["verdict"] == "altered")["verdict"] = (
            "verbatim"
        )

    result = verify(retold(page, change))
    (one,) = result.deviations
    assert (one.subject, one.text) == ("pair", "verdict: recorded “verbatim”, now “altered”")
    assert not result.holds
    assert result.lines()[-1] == "sheet.html does not hold: 1 difference."


def test_a_statement_that_was_left_out_and_one_that_was_made_up_are_told(page):
    def change(data):
        statements = data["comparison"]["articles"][1]["statements"]
        statements[0]["id"] = "made-up"

    told = [one.text for one in verify(retold(page, change)).deviations if one.subject == "statement"]
    assert told == ["recorded, but not found now", "found now, but not recorded"]


def test_a_confidence_that_moved_a_little_is_told_as_rounding_and_a_lot_is_not(page):
    def change(data):
        first, second = data["comparison"]["articles"][1]["statements"][:2]
        first["confidence"] -= 0.01
        second["confidence"] -= 0.2

    result = verify(retold(page, change))
    assert [(one.text.split(":")[0], one.small) for one in result.deviations] == [
        ("confidence", True),
        ("confidence", False),
    ]


def test_another_version_of_the_program_or_its_word_lists_is_noted(page):
    def change(data):
        data["program"] = "Crossquote 0.0.1"
        data["lexicons"] = "0" * 64

    result = verify(retold(page, change))
    assert result.holds
    assert result.notes[0].startswith("It was made with Crossquote 0.0.1; this is Crossquote ")
    assert result.notes[1] == "The word lists of this program are not those it was made with."


def test_an_article_that_was_slipped_into_the_log_is_told(page):
    def change(data):
        key = next(iter(data["articles"]))
        data["articles"][key]["outlet"] = "Another paper"

    assert ("article", "it is not the article that the log names") in {
        (one.subject, one.text) for one in verify(retold(page, change)).deviations
    }


def test_a_reference_from_outside_the_comparison_is_part_of_the_evidence(evidence, tmp_path):
    outside = open_source(
        Source("statement.txt", b"Statement of the mayor\n\nThe bridge will reopen within three weeks.\n")
    )
    findings = replace(evidence.findings, reference=extract(outside.articles[0]))
    (path,) = write_evidence(replace(evidence, findings=findings), tmp_path / "a.html", overwrite=False)
    data, _ = read_evidence(path)
    assert data["comparison"]["reference"]["file"] == "statement.txt"
    shown = Shown(path).text
    assert "Reference: statement.txt" in shown
    assert "The bridge will reopen within three weeks." in shown.split("Texts")[-1]
    assert re.search(r"Against the reference: altered\. .*? \(characters \d+–\d+ of the reference\)", shown)
    assert verify(path).holds


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<html>nothing</html>", "holds no evidence"),
        (f"{OPENED}{{{CLOSED}".encode(), "data are damaged"),
        (f"{OPENED}{'[' * 100_000}{CLOSED}".encode(), "data are damaged"),
        (f'{OPENED}{{"format": "crossquote evidence", "version": 99}}{CLOSED}'.encode(), "newer Crossquote"),
        (f'{OPENED}{{"format": "crossquote evidence", "version": 1}}{CLOSED}'.encode(), "damaged"),
    ],
)
def test_what_is_no_evidence_is_refused_with_a_reason(tmp_path, content, told):
    path = tmp_path / "sheet.html"
    path.write_bytes(content)
    with pytest.raises(UnreadableEvidence, match=told):
        verify(path)


def test_a_command_of_a_newer_program_is_refused_not_guessed(page):
    def change(data):
        data["log"].append({"command": "Teleport", "made": "", "fields": {}})

    with pytest.raises(UnreadableEvidence, match="newer Crossquote"):
        verify(retold(page, change))
