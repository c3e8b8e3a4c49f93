import csv
import json

import pandas as pd
import pytest

from desktop.basics.spans import Span
from desktop.comparison.table import Options
from desktop.export.cells import restored
from desktop.export.csv_file import export_csv
from desktop.export.files import FileExists
from desktop.export.mark_columns import MARK_COLUMNS
from desktop.export.plain import plain_comparison
from desktop.export.report import report
from desktop.export.tables import LONG_COLUMNS, column_headings, settings, table
from desktop.project.checks import Check, statement_anchors
from desktop.project.commands import RemoveArticles
from desktop.project.decisions import Decisions
from desktop.project.derive import derive
from desktop.project.marking import DefineTag, SetNote, Star, Tag
from desktop.project.marks import mark_on_article, mark_on_speaker, mark_on_statement, mark_on_utterance
from tests.builders import make_article, make_reading, make_statement
from tests.project.test_derive import findings_of, project_of_all

HERALD = make_article(
    "Twelve boats\n\n“We will build 12 boats this year,” Ada Lund said.\n\n"
    "“=SUM(A1:A9) is no plan,” Ada Lund said.",
    published="2026-03-01",
)
POST = make_article(
    "Lund on boats\n\n“We will build 14 boats this year,” Ada Lund told the Harbour Wire.",
    outlet="Post",
    file="post.txt",
)
WAITING = make_article(
    "Not read yet\n\nNobody has read this.", outlet="", file="late.txt", title="Not read yet"
)
READINGS = {
    HERALD.id: make_reading(
        HERALD,
        make_statement(HERALD, "“We will build 12 boats this year,”", mention="Ada Lund", cue="said"),
        make_statement(HERALD, "“=SUM(A1:A9) is no plan,”", mention="Ada Lund", cue="said"),
    ),
    POST.id: make_reading(
        POST,
        make_statement(
            POST,
            "“We will build 14 boats this year,”",
            mention="Ada Lund",
            cue="told",
            via="the Harbour Wire",
        ),
    ),
}


@pytest.fixture(scope="module")
def findings():
    return derive(Decisions(articles=(HERALD, POST, WAITING)), READINGS)


def read_back(path):
    return pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False).map(
        lambda cell: restored(cell) if isinstance(cell, str) else cell
    )


def test_the_wide_form_has_a_row_an_utterance_and_a_column_an_article(findings, tmp_path):
    export_csv(findings, tmp_path / "wide.csv")
    table = read_back(tmp_path / "wide.csv")
    assert list(table.columns) == [
        "speaker",
        "utterance",
        "gravest verdict",
        "conflicting",
        "base",
        "Daily Herald",
        "Post",
        "late.txt",
        "verdicts to base",
        "note",
        "tags",
        "starred",
        "marks on statements",
        "note of speaker",
        "tags of speaker",
        "starred of speaker",
    ]
    boats, plan = table.to_dict("records")
    assert boats["Daily Herald"] == "“We will build 12 boats this year,”"
    assert boats["Post"] == "“We will build 14 boats this year,”"
    assert boats["late.txt"] == "(not read)"
    assert boats["gravest verdict"] == "altered"
    assert boats["verdicts to base"] == "Post: altered"
    assert boats["conflicting"]
    assert (plan["Daily Herald"], plan["Post"]) == ("“=SUM(A1:A9) is no plan,”", "(not found here)")
    assert plan["gravest verdict"] == ""


def test_the_long_form_has_a_row_a_statement_with_its_place_and_settings(findings, tmp_path):
    options = Options(base=POST.id, ignore_house_style=True)
    written = export_csv(findings, tmp_path / "long.csv", layout="long", options=options)
    assert written == (tmp_path / "long.csv",)
    table = read_back(tmp_path / "long.csv")
    assert tuple(table.columns) == LONG_COLUMNS
    rows = {row["text"]: row for row in table.to_dict("records")}
    ours = rows["“We will build 12 boats this year,”"]
    assert (
        ours["outlet"],
        ours["published"],
        ours["mention"],
        ours["cue"],
        ours["kind"],
        ours["paragraph"],
    ) == (
        "Daily Herald",
        "2026-03-01",
        "Ada Lund",
        "said",
        "direct",
        1,
    )
    start, end = map(int, ours["offsets"].split("-"))
    assert Span(start, end).of(HERALD.text) == ours["text"]
    assert ours["verdict to base"] == "altered"
    assert ours["differences"].startswith("number ")
    theirs = rows["“We will build 14 boats this year,”"]
    assert (theirs["verdict to base"], theirs["via"]) == ("base", "the Harbour Wire")
    assert ours["utterance"] == theirs["utterance"]
    assert set(table["setting: base"]) == {POST.id}
    assert set(table["setting: ignore punctuation and house style"]) == {True}


def test_what_the_user_decided_about_statements_is_told(tmp_path):
    boats, plan = READINGS[HERALD.id].statements
    checks = (
        Check(statement_anchors(READINGS[HERALD.id], plan), "dropped"),
        Check(statement_anchors(READINGS[HERALD.id], boats), "assigned"),
    )
    found = derive(Decisions(articles=(HERALD, POST), checks=checks), READINGS)
    export_csv(found, tmp_path / "long.csv", layout="long")
    rows = read_back(tmp_path / "long.csv").to_dict("records")
    assert {row["statement"]: row["decided by the user"] for row in rows} == {
        boats.id: "nobody",
        plan.id: "dropped",
        READINGS[POST.id].statements[0].id: "",
    }
    assert (rows[-1]["statement"], rows[-1]["utterance"], rows[-1]["text"]) == (
        plan.id,
        "",
        "“=SUM(A1:A9) is no plan,”",
    )
    export_csv(found, tmp_path / "wide.csv")
    stored = json.loads((tmp_path / "wide.json").read_text(encoding="utf-8"))
    assert stored["decided by the user"] == {"dropped": 1, "nobody": 1}
    told = plain_comparison(found)
    assert [(one["article"], one["id"], one["decided"]) for one in told["dropped"]] == [
        (HERALD.id, plan.id, "dropped")
    ]
    decided = {one["id"]: one["decided"] for article in told["articles"] for one in article["statements"]}
    assert decided == {boats.id: "nobody", READINGS[POST.id].statements[0].id: None}


def test_a_cell_that_a_spreadsheet_would_run_is_neutralised_in_the_file(tmp_path):
    article = make_article("=HYPERLINK\n\n=cmd|calc is what Ada Lund said.", outlet="=Evil()", title="+1")
    reading = make_reading(article, make_statement(article, "=cmd|calc", mention="Ada Lund", kind="indirect"))
    found = derive(Decisions(articles=(article,)), {article.id: reading})
    for layout in ("wide", "long", "framing"):
        path = tmp_path / f"{layout}.csv"
        export_csv(found, path, layout=layout)
        with path.open(encoding="utf-8-sig", newline="") as lines:
            cells = [cell for row in csv.reader(lines) for cell in row]
        assert "'=cmd|calc" in cells
        assert "'=Evil()" in cells
        assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


def test_the_settings_stand_beside_the_wide_form(findings, tmp_path):
    export_csv(findings, tmp_path / "wide.csv", options=Options(base=POST.id, only_differing=True))
    stored = json.loads((tmp_path / "wide.json").read_text(encoding="utf-8"))
    assert (stored["base"], stored["only_differing"], stored["order"]) == (POST.id, True, "appearance")
    assert [one["file"] for one in stored["articles"]] == ["herald.txt", "post.txt", "late.txt"]
    assert stored["read by"] == ["test"]
    assert len(read_back(tmp_path / "wide.csv")) == 1


def test_the_file_opens_rightly_in_excel_and_is_not_overwritten_unasked(findings, tmp_path):
    path = tmp_path / "wide.csv"
    export_csv(findings, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfspeaker,")
    with pytest.raises(FileExists):
        export_csv(findings, path)
    (tmp_path / "wide.csv").unlink()
    with pytest.raises(FileExists, match=r"wide\.json"):
        export_csv(findings, path)
    assert not path.exists()


def test_the_framing_form_tells_how_each_statement_is_presented(findings, tmp_path):
    export_csv(findings, tmp_path / "framing.csv", layout="framing")
    table = read_back(tmp_path / "framing.csv")
    assert set(table["presentation"]) == {"quoted in full"}
    assert list(table.loc[table["outlet"] == "Post", "via"]) == ["the Harbour Wire"]
    assert list(table["cue"]) == ["said", "said", "told"]


def test_a_row_conflicts_where_any_rendering_does_be_another_graver():
    post = make_article(
        "More boats\n\nAda Lund said she would build 14 boats this year.\n\n"
        "“We will mend 12 boats this year,” Ada Lund said.",
        outlet="Post",
        file="post.txt",
    )
    told = make_statement(
        post, "she would build 14 boats this year", kind="indirect", mention="Ada Lund", cue="said"
    )
    quoted = make_statement(post, "“We will mend 12 boats this year,”", mention="Ada Lund", cue="said")
    readings = {HERALD.id: READINGS[HERALD.id], post.id: make_reading(post, told, quoted)}
    found = derive(Decisions(articles=(HERALD, post)), readings)
    first = table(found, "wide", Options()).iloc[0]
    assert first["Post"].count(" | ") == 1
    assert (first["gravest verdict"], first["verdicts to base"], bool(first["conflicting"])) == (
        "altered",
        "Post: altered",
        True,
    )


def test_two_articles_of_one_outlet_keep_columns_of_their_own():
    twice = (
        make_article("One\n\nText.", outlet="Post", title="Boats"),
        make_article("Two\n\nText.", outlet="Post", title="Boats"),
        make_article("Three\n\nText.", outlet="speaker"),
    )
    headings = list(column_headings(twice).values())
    assert headings[0] == "Post: Boats"
    assert len(set(headings)) == 3
    assert "speaker" not in headings


def test_the_json_form_has_a_pair_for_two_statements_that_share_an_utterance(findings):
    printed = json.loads(json.dumps(plain_comparison(findings)))
    (pair,) = printed["pairs"]
    assert (pair["verdict"], pair["conflicting"]) == ("altered", True)
    assert {pair["a"][:12], pair["b"][:12]} == {HERALD.id, POST.id}
    assert "number" in {one["type"] for one in pair["differences"]}
    assert [one["file"] for one in printed["articles"]] == ["herald.txt", "post.txt"]
    (speaker,) = printed["speakers"]
    assert speaker["name"] == "Ada Lund"
    assert {one["speaker"] for one in printed["utterances"]} == {speaker["id"]}
    statement = printed["articles"][1]["statements"][0]
    start, end = statement["via"]["span"]
    assert printed["articles"][1]["text"][start:end] == statement["via"]["name"] == "the Harbour Wire"
    assert (printed["reference"], printed["located"]) == (None, [])


def test_the_report_for_a_terminal_holds_no_control_characters(findings):
    article = make_article("Head\n\n“Red \x1b[31malarm,” Ada Lund said.", outlet="Evil\x07")
    reading = make_reading(
        article, make_statement(article, "“Red \x1b[31malarm,”", mention="Ada Lund", cue="said")
    )
    lines = report(derive(Decisions(articles=(article,)), {article.id: reading}))
    assert "\x1b" not in lines
    assert "\x07" not in lines
    assert "Evil [base]: “Red [31malarm,”" in lines
    assert "[altered, conflicting]: “We will build 14 boats this year,”" in report(findings)


def test_notes_tags_and_stars_stand_in_every_layout_with_a_row_for_their_thing(tmp_path):
    project = marked_project()
    findings = derive(project.decisions, project.readings)
    rows = table(findings, "long", Options()).to_dict("records")
    herald, post, wire = rows[0], rows[1], rows[2]
    assert (herald["note"], herald["tags"], herald["starred"]) == ("=check", "ask; late", True)
    assert (post["note"], post["tags"], post["starred"]) == ("", "", False)
    assert (post["note of utterance"], post["tags of utterance"]) == ("the boats", "late")
    assert (herald["note of speaker"], wire["note of speaker"]) == ("mayor", "")
    assert (herald["starred of article"], post["starred of article"]) == (False, True)
    wide = table(findings, "wide", Options()).to_dict("records")
    assert (wide[0]["note"], wide[0]["tags"], wide[0]["starred"]) == ("the boats", "late", False)
    assert wide[0]["marks on statements"] == "Daily Herald: starred #ask, #late =check"
    assert (wide[1]["note"], wide[1]["marks on statements"]) == ("", "")
    assert (wide[0]["note of speaker"], wide[1]["note of speaker"]) == ("mayor", "")
    assert [one["starred"] for one in settings(findings, Options())["articles"]] == [False, True, False]
    framing = {one["statement"]: one for one in table(findings, "framing", Options()).to_dict("records")}
    assert set(framing) == {one["statement"] for one in rows}
    for one in rows:
        assert {name: framing[one["statement"]][name] for name in MARK_COLUMNS} == {
            name: one[name] for name in MARK_COLUMNS
        }
    told = report(findings)
    assert "→ your mark: starred #ask, #late =check" in told
    assert "→ your mark: mayor" in told
    export_csv(findings, tmp_path / "t.csv", layout="long", options=Options())
    assert "'=check" in (tmp_path / "t.csv").read_text(encoding="utf-8-sig")


def test_the_list_of_notes_tells_what_each_is_on_and_where(tmp_path):
    project = marked_project()
    project.apply(RemoveArticles((project.decisions.articles[0].id,)))
    findings = derive(project.decisions, project.readings)
    rows = table(findings, "notes", Options()).fillna("").to_dict("records")
    assert [(one["on"], one["note"], one["waiting"]) for one in rows] == [
        ("article", "", ""),
        ("row", "the boats", ""),
        ("speaker", "mayor", ""),
        ("statement", "=check", "its article is not in the project"),
    ]
    assert (rows[1]["words"], rows[1]["speaker"]) == ("“We will build 12 boats this year,”", "Ada Lund")
    assert rows[3]["words"] == "“We will build 12 boats this year,”"
    (waiting,) = plain_comparison(findings)["waiting_marks"]
    assert (waiting["on"], waiting["tags"], waiting["starred"]) == ("statement", ["ask", "late"], True)
    export_csv(findings, tmp_path / "n.csv", layout="notes", options=Options())
    assert "'=check" in (tmp_path / "n.csv").read_text(encoding="utf-8-sig")


def marked_project():
    project = project_of_all()
    findings = findings_of(project)
    lund = next(one for one in findings.speakers.speakers if one.name == "Ada Lund")
    (utterance,) = findings.utterances(lund.id)
    said = mark_on_statement(findings, findings.statements_of(lund.id)[0]).target
    spoken = mark_on_utterance(findings, lund.id, utterance.id).target
    for command in (
        DefineTag("ask", "red"),
        DefineTag("late", "blue"),
        SetNote(said, "=check"),
        Star(said),
        Tag(said, "late"),
        Tag(said, "ask"),
        SetNote(spoken, "the boats"),
        Tag(spoken, "late"),
        SetNote(mark_on_speaker(findings, lund.id).target, "mayor"),
        Star(mark_on_article(findings, findings.articles[1].id).target),
    ):
        project.apply(command)
    return project
