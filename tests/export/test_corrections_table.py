"""Every sort of correction is found again in the CSV and in the JSON."""

import csv
from dataclasses import replace
from itertools import count

import pytest

from desktop.export.csv_file import export_csv
from desktop.export.plain import plain_comparison
from desktop.export.tables import Options
from desktop.project.checks import statement_anchors
from desktop.project.commands import (
    AcceptStatement,
    AddArticles,
    AssignSpeaker,
    ConfirmAbsence,
    DescribeArticle,
    DropStatement,
    JoinSpeakers,
    JoinUtterances,
    MoveRendering,
    RemoveArticles,
    RenameSpeaker,
    ReopenStatement,
    SeparateSpeakers,
    SetVerdict,
    SplitRendering,
    title,
)
from desktop.project.more_commands import (
    ColourArticle,
    OrderArticles,
    ReplaceText,
    SetSpeakerRole,
    SetSpeakerType,
)
from desktop.project.project import Project
from desktop.project.statement_commands import (
    AddStatement,
    JoinStatements,
    SetContent,
    SetCue,
    SetKind,
    SetMention,
    SetVia,
    SplitStatement,
)
from tests.project.test_corrections import ANEW, ANEW_READING
from tests.project.test_derive import HERALD, POST, READINGS, WIRE, anchors, findings_of, project_of_all
from tests.project.test_editing import LATE, WHY, at

HERE = statement_anchors(READINGS[0], READINGS[0].statements[0])
THERE = statement_anchors(READINGS[1], READINGS[1].statements[0])
LUND = anchors(project_of_all(), "Ada Lund")
BRANDT = anchors(project_of_all(), "Olaf Brandt")

EVERY = (
    DescribeArticle(HERALD.id, "outlet", "The Herald"),
    ColourArticle(HERALD.id, 4),
    OrderArticles((POST.id, HERALD.id, WIRE.id)),
    RenameSpeaker(LUND, "Mayor Lund"),
    SetSpeakerType(BRANDT, "group"),
    SetSpeakerRole(BRANDT, "ferry captain"),
    SeparateSpeakers(LUND[:1], LUND[1:]),
    JoinSpeakers(LUND[:1], LUND[1:]),
    SetVerdict(HERE, THERE, "altered"),
    ConfirmAbsence((HERE,), WIRE.id),
    SplitRendering(HERE),
    JoinUtterances((HERE,), (THERE,)),
    MoveRendering(HERE, (THERE,)),
    AcceptStatement(HERE, LUND),
    SetContent(HERE, at(HERALD, "We will build 12 boats")),
    SetKind(LATE, "mixed"),
    SetCue(LATE, at(WIRE, "said")[0]),
    SetVia(LATE, at(WIRE, "Ferry")[0]),
    SetMention(WHY, at(WIRE, "Olaf Brandt")[0]),
    AddStatement(at(POST, "Boats")),
    SplitStatement(THERE, (at(POST, "“We will build"), at(POST, "12 boats this year,”"))),
    JoinStatements((LATE, WHY)),
    AssignSpeaker(at(POST, "Boats"), BRANDT),
    ReopenStatement(at(POST, "Boats")),
    DropStatement(at(POST, "Boats")),
    ReplaceText(WIRE.id, ANEW),
)


def project_of_every():
    ticks = count(1)
    project = Project(project_of_all().log, clock=lambda: f"2026-03-12T10:00:{next(ticks):02}Z")
    for reading in READINGS:
        project.put_reading(reading)
    for number, one in enumerate(EVERY):
        project.apply(replace(one, reason=f"because {number}"))
    project.put_reading(ANEW_READING)
    return project


def rows(project, path, layout):
    export_csv(findings_of(project), path, layout=layout, options=Options())
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_every_sort_of_correction_is_a_row_of_the_csv(tmp_path):
    found = rows(project_of_every(), tmp_path / "c.csv", "corrections")
    assert [(one["what"], one["reason"]) for one in found] == [
        (title(command), f"because {number}") for number, command in enumerate(EVERY)
    ]
    assert {one["standing"] for one in found} == {"in force", "replaced", "no longer fits"}
    assert (found[4]["words"], found[4]["how"]) == ("Olaf Brandt", "group")
    assert [one["made (UTC)"] for one in found[:2]] == ["2026-03-12T10:00:01Z", "2026-03-12T10:00:02Z"]
    assert found[4]["outlet"] == "Wire"
    assert found[14]["words"] == "We will build 12 boats"
    start = HERALD.text.index("We will build")
    assert found[14]["offsets"] == f"{start}-{start + 22}"


def test_what_corrections_make_of_statements_is_told_beside_them(tmp_path):
    project = project_of_all()
    for one in (EVERY[0], EVERY[3], EVERY[5], *EVERY[14:18], replace(EVERY[22], statement=WHY, reason="his")):
        project.apply(one)
    found = {one["text"]: one for one in rows(project, tmp_path / "long.csv", "long")}
    here = found["We will build 12 boats"]
    assert (here["outlet"], here["speaker"], here["changed by the user"]) == (
        "The Herald", "Mayor Lund", "content",
    )  # fmt: skip
    assert here["speaker decided by the user"] == "name"
    late, why = found["“The ferry is late,”"], found["“Nobody knows why.”"]
    assert (late["kind"], late["cue"], late["via"]) == ("mixed", "said", "Ferry")
    assert late["changed by the user"] == "kind; cue; via"
    assert late["speaker roles"] == "ferry captain"
    assert (why["decided by the user"], why["reason of the user"]) == ("assigned", "his")


def test_the_json_tells_what_was_decided():
    told = plain_comparison(findings_of(project_of_every()))
    assert [one["reason"] for one in told["corrections"]] == [f"because {n}" for n in range(len(EVERY))]
    assert told["corrections"][-1]["made"] == f"2026-03-12T10:00:{len(EVERY):02}Z"
    herald = next(one for one in told["articles"] if one["id"] == HERALD.id)
    assert herald["decided"] == {"outlet": "The Herald"}
    assert [one["changed"] for one in herald["statements"]] == [["content"]]
    assert {one["name"]: one["decided"] for one in told["speakers"]}["Mayor Lund"] == ["merged", "name"]


@pytest.mark.parametrize("away", [POST, HERALD])
def test_corrections_hold_after_articles_come_and_go_and_all_is_read_anew(away, tmp_path):
    project = project_of_every()
    before = rows(project, tmp_path / "before.csv", "corrections")
    project.apply(RemoveArticles((away.id,)))
    waiting = rows(project, tmp_path / "away.csv", "corrections")
    assert "waiting" in {one["standing"] for one in waiting if one["article"] == away.id}
    project.apply(AddArticles((away,)))
    for one in (*READINGS[:2], ANEW_READING):
        project.put_reading(replace(one, made_by="a newer program"))
    assert rows(project, tmp_path / "after.csv", "corrections") == before
