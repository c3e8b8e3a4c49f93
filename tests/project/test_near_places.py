"""Where words that are not found any more may stand now, and what leads the corrections to them."""

import pytest

from desktop.basics.errors import CorrectionFailed
from desktop.project.checks import statement_anchors
from desktop.project.commands import AcceptStatement, DropStatement, RenameSpeaker, SetVerdict
from desktop.project.corrections import corrections
from desktop.project.marking import SetNote, Target
from desktop.project.more_commands import ReplaceText, UsePlace, Withdraw
from desktop.project.near_places import near_place
from desktop.project.statement_commands import SetContent, SetKind
from tests.builders import make_article, make_reading, make_statement
from tests.project.kept import kept_and_opened
from tests.project.test_corrections import ANEW, ANEW_READING
from tests.project.test_derive import READINGS, WIRE, anchors, findings_of, names, project_of_all
from tests.project.test_editing import LATE, WHY, at

FAR = make_article("Weather\n\nSun is expected tomorrow, forecasters think.", outlet="Wire", file="f")


def anew(*commands, by=ANEW, reading=ANEW_READING):
    """A project in which the wire's article was read anew after these commands."""
    project = project_of_all()
    for one in commands:
        project.apply(one)
    project.apply(ReplaceText(WIRE.id, by))
    project.put_reading(reading)
    return project


def standing(project):
    return {one.title: one.standing for one in corrections(findings_of(project))}


def test_the_nearest_statement_is_offered_with_how_alike_it_is():
    project = anew(DropStatement(WHY, reason="nobody said it"))
    assert standing(project)["Drop statement"] == "no longer fits"
    near = near_place(findings_of(project), 1)
    assert (near.old[0].exact, near.words, near.alike) == ("“Nobody knows why.”", "“Who knows why.”", 80)
    assert near.article == ANEW.id
    assert near.spans == ANEW_READING.statements[1].spans


def test_a_place_that_is_used_leads_everything_that_named_the_old_one_and_can_be_undone(tmp_path):
    note = SetNote(Target("statement", (WHY,)), "Who?")
    project = anew(SetKind(WHY, "indirect"), note, AcceptStatement(LATE))
    assert standing(project) == {
        "Change kind": "no longer fits", "Write note": "no longer fits", "Accept statement": "in force",
        "Re-read article": "in force",
    }  # fmt: skip
    project.apply(near_place(findings_of(project), 1).command)
    found = kept_and_opened(project, tmp_path)
    assert standing(found) == {
        "Change kind": "in force", "Write note": "in force", "Accept statement": "in force",
        "Re-read article": "in force", "Use new place": "in force",
    }  # fmt: skip
    findings = findings_of(found)
    (marked,) = findings.marks.statements
    assert findings.statements[marked].kind == "indirect"
    last = corrections(findings)[-1]
    assert (last.words, last.detail) == ("“Who knows why.”", "before: “Nobody knows why.”")
    found.apply(Withdraw(5))
    assert standing(found)["Change kind"] == "no longer fits"
    found.undo()
    found.undo()
    assert standing(found)["Write note"] == "no longer fits"


def test_words_beside_a_statement_are_looked_for_in_the_whole_text():
    text = "Ferries late\n\nIt rained. “The ferry is very late,” Olaf Brandt said."
    other = make_article(text, outlet="", file="o")
    reading = make_reading(other, make_statement(other, "“The ferry is very late,”", mention="Olaf Brandt"))
    project = anew(SetContent(LATE, at(WIRE, "ferry is late,” Olaf")), by=other, reading=reading)
    first = near_place(findings_of(project), 1)
    assert (first.words, first.alike) == ("“The ferry is very late,”", 89)
    project.apply(first.command)
    second = near_place(findings_of(project), 1)
    assert second.words == "ferry is very late,” Olaf"
    project.apply(second.command)
    assert standing(project)["Change the words of a statement"] == "in force"


def test_a_speaker_is_looked_for_among_those_whom_the_new_text_names():
    brandt = anchors(project_of_all(), "Olaf Brandt")
    text = "Ferry runs\n\n“The ferry is late,” Olav Brandt said."
    other = make_article(text, outlet="", file="o")
    reading = make_reading(other, make_statement(other, "“The ferry is late,”", mention="Olav Brandt"))
    project = anew(RenameSpeaker(brandt, "Captain Brandt"), by=other, reading=reading)
    near = near_place(findings_of(project), 1)
    assert (near.words, near.alike) == ("Olav Brandt", 91)
    project.apply(near.command)
    assert "Captain Brandt" in names(project)


def test_a_verdict_finds_the_rendering_that_changed():
    boats = statement_anchors(READINGS[0], READINGS[0].statements[0])
    near = near_place(findings_of(anew(SetVerdict(boats, WHY, "altered"))), 1)
    assert near.words == "“Who knows why.”"


def test_where_nothing_is_near_nothing_is_offered():
    project = anew(DropStatement(WHY), by=FAR, reading=make_reading(FAR))
    assert near_place(findings_of(project), 1) is None
    for old, new in (((), LATE), (LATE, ()), (LATE, LATE)):
        with pytest.raises(CorrectionFailed, match="another place"):
            project.apply(UsePlace(old, new))
