"""What the user said about rows, as the table and every export tell it."""

import json

import pandas as pd
import pytest

from desktop.comparison.table import Options
from desktop.export.csv_file import export_csv
from desktop.export.plain import plain_comparison
from desktop.export.report import report
from desktop.project.commands import (
    ConfirmAbsence,
    JoinUtterances,
    MoveRendering,
    SetVerdict,
    SplitRendering,
)
from desktop.project.comparing import ByHand, by_hand, passages_for, table_for
from tests.project.test_alignments import (
    FEWER,
    OTHER,
    POST,
    READINGS,
    SLOW,
    WIRE,
    lund,
    lunds,
    place,
)
from tests.project.test_derive import findings_of


def table_of(project):
    findings = findings_of(project)
    speaker = lund(findings)
    return table_for(findings, speaker, passages_for(findings, speaker), Options())


def csv_of(project, tmp_path, layout):
    export_csv(findings_of(project), tmp_path / f"{layout}.csv", layout=layout, options=Options())
    return pd.read_csv(tmp_path / f"{layout}.csv", encoding="utf-8-sig", keep_default_na=False)


@pytest.fixture
def decided():
    """A verdict set by hand, one absence confirmed, one rendering moved to another row."""
    project = lunds()
    project.apply(SetVerdict(place(READINGS[0]), place(READINGS[1]), "trimmed"))
    project.apply(ConfirmAbsence((place(READINGS[0], 1),), POST.id))
    project.apply(MoveRendering(place(READINGS[2]), (place(READINGS[0], 1),)))
    return project


def test_the_table_tells_what_the_user_confirmed_is_not_reported(decided):
    boats, slow = table_of(decided).rows
    assert [cell.not_reported for cell in boats.cells] == [False, False, False]
    assert [cell.not_reported for cell in slow.cells] == [False, True, False]
    assert [bool(cell.entries) for cell in slow.cells] == [True, False, True]


def test_a_rendering_that_came_to_stand_there_outweighs_the_absence(decided):
    decided.apply(MoveRendering(place(READINGS[1]), (place(READINGS[0], 1),)))
    slow = table_of(decided).rows[1]
    assert [cell.not_reported for cell in slow.cells] == [False, False, False]


def test_a_verdict_that_the_user_set_says_what_the_program_found(decided):
    judgement = table_of(decided).rows[0].gravest
    assert (judgement.verdict, judgement.program) == ("trimmed", "altered")
    decided.apply(SetVerdict(place(READINGS[0]), place(READINGS[1]), "altered"))
    judgement = table_of(decided).rows[0].gravest
    assert (judgement.verdict, judgement.program) == ("altered", "altered")
    assert judgement.reason.startswith("You set this verdict. The program says so, too: ")


def test_renderings_that_the_user_put_somewhere_are_known_with_how():
    project = lunds()
    assert by_hand(findings_of(project), lund(findings_of(project))) == ByHand()

    def placed():
        findings = findings_of(project)
        return {
            findings.statements[one.statement]
            .spans[0]
            .of(findings.article(findings.article_of[one.statement]).text): how
            for one, how in findings.placed_by_hand(lund(findings)).items()
        }

    project.apply(SplitRendering(place(READINGS[1])))
    assert placed() == {FEWER: "split off"}
    project.apply(MoveRendering(place(READINGS[2]), (place(READINGS[0], 1),)))
    assert placed() == {FEWER: "split off", OTHER: "moved"}
    project.apply(JoinUtterances((place(READINGS[0], 1),), (place(READINGS[1]),)))
    assert placed() == {FEWER: "joined", OTHER: "moved"}
    project.apply(SplitRendering(place(READINGS[2])))
    assert placed() == {FEWER: "joined", OTHER: "split off"}


def test_the_wide_form_tells_not_reported_from_not_found(decided, tmp_path):
    boats, slow = csv_of(decided, tmp_path, "wide").to_dict("records")
    assert (boats[WIRE.outlet], slow[POST.outlet]) == ("(not found here)", "(not reported, confirmed)")
    assert slow[WIRE.outlet] == OTHER
    assert boats["gravest verdict"] == "trimmed"


def test_the_long_form_has_a_row_for_what_is_not_reported_and_says_what_is_the_user_s(decided, tmp_path):
    rows = csv_of(decided, tmp_path, "long").to_dict("records")
    assert [row["text"] for row in rows] == [rows[0]["text"], FEWER, SLOW, OTHER, "(not reported, confirmed)"]
    absent, slow = rows[-1], rows[2]
    assert (absent["outlet"], absent["statement"], absent["utterance"]) == (
        "Post", "", slow["utterance"],
    )  # fmt: skip
    assert absent["decided by the user"] == "not reported"
    assert [str(row["verdict by the user"]) for row in rows[:4]] == ["False", "True", "False", "False"]
    assert [row["row by the user"] for row in rows[:4]] == ["", "", "", "moved"]


def test_json_tells_absences_verdicts_and_placings(decided):
    told = json.loads(json.dumps(plain_comparison(findings_of(decided))))
    boats, slow = sorted(told["utterances"], key=lambda one: one["not_reported"])
    assert (boats["not_reported"], slow["not_reported"]) == ([], [POST.id])
    assert slow["placed_by_user"] == {READINGS[2].statements[0].id: "moved"}
    assert slow["reason"] == "You put a rendering to these words."
    by_pair = {frozenset((pair["a"], pair["b"])): pair for pair in told["pairs"]}
    boats_pair = by_pair[frozenset((READINGS[0].statements[0].id, READINGS[1].statements[0].id))]
    assert (boats_pair["verdict"], boats_pair["set_by_user"]) == ("trimmed", True)
    assert [pair["set_by_user"] for pair in told["pairs"]].count(True) == 1


def test_the_report_for_a_terminal_tells_them_too(decided):
    text = report(findings_of(decided))
    assert "Post [trimmed, conflicting, set by the user]: “We will build 10 boats this year,”" in text
    assert "Post: (not reported, confirmed)" in text
