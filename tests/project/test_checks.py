from dataclasses import replace

import pytest

from desktop.basics.anchors import Anchor
from desktop.basics.errors import CorrectionFailed
from desktop.project.checks import statement_anchors
from desktop.project.commands import (
    AcceptStatement,
    AddArticles,
    AssignSpeaker,
    DropStatement,
    RemoveArticles,
    ReopenStatement,
)
from desktop.project.derive import OPEN, Memo, mention_anchors
from desktop.project.project import Project
from tests.builders import make_article, make_reading, make_statement
from tests.project.kept import kept_and_opened
from tests.project.test_derive import HERALD, POST, READINGS, WIRE, findings_of, project_of_all

SAID = READINGS[2].statements[0]
UNSIGNED = READINGS[2].statements[1]
SAID_THERE = statement_anchors(READINGS[2], SAID)
UNSIGNED_THERE = statement_anchors(READINGS[2], UNSIGNED)


def mentions_of(project, name):
    findings = findings_of(project)
    speaker = next(one for one in findings.speakers.speakers if one.name == name)
    return mention_anchors(findings, speaker.mentions)


def speaker_of(findings, statement):
    speaker = findings.speaker(findings.speakers.speaker_of.get(statement.id, OPEN))
    return speaker.name if speaker else ""


def test_an_accepted_statement_is_checked_and_otherwise_as_before():
    project = project_of_all()
    before = findings_of(project)
    changes = project.apply(AcceptStatement(SAID_THERE, mentions_of(project, "Olaf Brandt")))
    after = findings_of(project)
    assert changes.statements
    assert not changes.speakers
    assert after.standing == {SAID.id: "checked"}
    assert after.speakers == before.speakers
    project.undo()
    assert findings_of(project).standing == {}


def test_what_was_accepted_with_one_speaker_is_not_checked_with_another():
    project = project_of_all()
    project.apply(AcceptStatement(SAID_THERE, mentions_of(project, "Ada Lund")))
    assert findings_of(project).standing == {}
    project.apply(AcceptStatement(SAID_THERE))
    assert findings_of(project).standing == {}
    project.apply(AcceptStatement(UNSIGNED_THERE))
    assert findings_of(project).standing == {UNSIGNED.id: "checked"}


def test_a_dropped_statement_is_gone_from_everything_and_comes_back():
    project = project_of_all()
    project.apply(DropStatement(SAID_THERE))
    findings = findings_of(project)
    assert SAID.id not in findings.statements
    assert findings.dropped == {SAID.id: SAID}
    assert SAID.id not in {one.id for one in findings.readings[WIRE.id].statements}
    assert findings.standing == {SAID.id: "dropped"}
    assert [one.name for one in findings.speakers.speakers] == ["Ada Lund", "Olaf Brandt"]
    assert findings.statements_of(findings.speakers.speakers[1].id) == ()
    project.apply(AcceptStatement(SAID_THERE, (mentions_of(project, "Olaf Brandt"))))
    assert findings_of(project).standing == {SAID.id: "checked"}
    assert SAID.id in findings_of(project).statements


def test_the_last_statement_dropped_takes_its_speaker_along():
    project = project_of_all()
    for one in (SAID, READINGS[2].statements[2]):
        project.apply(DropStatement(statement_anchors(READINGS[2], one)))
    assert [one.name for one in findings_of(project).speakers.speakers] == ["Ada Lund"]


def test_a_statement_left_open_is_given_to_somebody_of_its_article():
    project = project_of_all()
    assert speaker_of(findings_of(project), UNSIGNED) == ""
    project.apply(AssignSpeaker(UNSIGNED_THERE, mentions_of(project, "Olaf Brandt")))
    findings = findings_of(project)
    assert speaker_of(findings, UNSIGNED) == "Olaf Brandt"
    assert findings.standing == {UNSIGNED.id: "assigned"}
    assert [one.text for one in findings.why_speaker(UNSIGNED.id)] == ["you gave it to Olaf Brandt"]


def test_a_statement_is_given_to_somebody_of_whom_only_other_articles_speak():
    project = project_of_all()
    project.apply(AssignSpeaker(SAID_THERE, mentions_of(project, "Ada Lund")))
    findings = findings_of(project)
    assert speaker_of(findings, SAID) == "Ada Lund"
    (lund,) = (one for one in findings.speakers.speakers if one.name == "Ada Lund")
    assert {findings.article_of[one] for one in findings.statements_of(lund.id)} == {
        HERALD.id, POST.id, WIRE.id,
    }  # fmt: skip
    assert {one.article for one in lund.mentions} == {HERALD.id, POST.id}
    project.undo()
    assert speaker_of(findings_of(project), SAID) == "Olaf Brandt"


def test_a_statement_said_to_name_nobody_is_nobodys():
    project = project_of_all()
    project.apply(AssignSpeaker(SAID_THERE))
    findings = findings_of(project)
    assert speaker_of(findings, SAID) == ""
    assert SAID.id in findings.statements_of(OPEN)
    assert findings.standing == {SAID.id: "nobody"}
    assert [one.text for one in findings.why_speaker(SAID.id)] == ["you said that nobody is named for it"]


def test_nobodys_statement_is_not_given_away_by_another_articles_words():
    words = "“We will never again open the old tunnel under the river,”"
    named = make_article(f"Tunnel\n\n{words} Ada Lund said.")
    bare = make_article(f"River\n\n{words} it was said.", outlet="Post", file="p")
    readings = (
        make_reading(named, make_statement(named, words, mention="Ada Lund")),
        make_reading(bare, make_statement(bare, words)),
    )
    project = Project([AddArticles((named, bare))])
    for reading in readings:
        project.put_reading(reading)
    unsigned = readings[1].statements[0]
    assert speaker_of(findings_of(project), unsigned) == "Ada Lund"
    project.apply(AssignSpeaker(statement_anchors(readings[1], unsigned)))
    findings = findings_of(project)
    assert speaker_of(findings, unsigned) == ""
    assert unsigned.id not in findings.speakers.echoes


def test_of_two_words_about_a_statement_the_later_holds_and_reopening_takes_both_back():
    project = project_of_all()
    lund = mentions_of(project, "Ada Lund")
    project.apply(DropStatement(SAID_THERE))
    project.apply(AssignSpeaker(SAID_THERE, lund))
    assert findings_of(project).standing == {SAID.id: "assigned"}
    project.apply(AcceptStatement(SAID_THERE, lund))
    assert speaker_of(findings_of(project), SAID) == "Ada Lund"
    project.apply(ReopenStatement(SAID_THERE))
    findings = findings_of(project)
    assert findings.standing == {}
    assert speaker_of(findings, SAID) == "Olaf Brandt"


def test_words_on_statements_wait_while_their_article_is_away():
    project = project_of_all()
    project.apply(DropStatement(SAID_THERE))
    project.apply(AssignSpeaker(UNSIGNED_THERE, mentions_of(project, "Ada Lund")))
    project.apply(RemoveArticles((WIRE.id,)))
    assert findings_of(project).standing == {}
    project.apply(AddArticles((WIRE,)))
    assert findings_of(project).standing == {SAID.id: "dropped", UNSIGNED.id: "assigned"}


def test_a_statement_waits_for_the_speaker_it_was_given_to():
    project = project_of_all()
    in_herald = tuple(one for one in mentions_of(project, "Ada Lund") if one.article == HERALD.id)
    project.apply(AssignSpeaker(SAID_THERE, in_herald))
    project.apply(RemoveArticles((HERALD.id,)))
    assert speaker_of(findings_of(project), SAID) == "Olaf Brandt"
    assert findings_of(project).standing == {}
    project.apply(AddArticles((HERALD,)))
    assert speaker_of(findings_of(project), SAID) == "Ada Lund"


def test_a_statement_bounded_anew_keeps_the_word_on_it():
    project = project_of_all()
    project.apply(DropStatement(SAID_THERE))
    wider = make_statement(WIRE, "“The ferry is late,” Olaf", mention="Olaf Brandt")
    project.put_reading(replace(READINGS[2], statements=(wider, *READINGS[2].statements[1:])))
    assert list(findings_of(project).dropped) == [wider.id]


def test_a_word_on_a_statement_that_is_no_more_is_kept_and_changes_nothing():
    project = project_of_all()
    project.apply(DropStatement((Anchor(WIRE.id, "words that are not there", "", "", 4),)))
    assert findings_of(project).standing == {}
    assert len(project.decisions.checks) == 1


def test_a_word_on_no_statement_is_refused():
    with pytest.raises(CorrectionFailed, match="Choose a statement first"):
        project_of_all().apply(DropStatement(()))


def test_dropping_a_statement_leaves_the_work_on_others_standing():
    project = project_of_all()
    memo = Memo()
    before = findings_of(project, memo)
    lund = next(one for one in before.speakers.speakers if one.name == "Ada Lund")
    aligned = before.utterances(lund.id)
    project.apply(DropStatement(SAID_THERE))
    after = findings_of(project, memo)
    assert after.utterances(lund.id) is aligned
    assert after.readings[HERALD.id] is before.readings[HERALD.id]
    assert after.resolutions[HERALD.id] is before.resolutions[HERALD.id]
    assert findings_of(project, memo).readings[WIRE.id] is after.readings[WIRE.id]


def test_words_on_statements_come_back_with_the_project(tmp_path):
    project = project_of_all()
    project.apply(AcceptStatement(SAID_THERE, mentions_of(project, "Olaf Brandt")))
    project.apply(AssignSpeaker(UNSIGNED_THERE))
    project.apply(DropStatement(SAID_THERE))
    project.apply(ReopenStatement(SAID_THERE))
    again = kept_and_opened(project, tmp_path)
    assert again.log == project.log
    assert findings_of(again).standing == {UNSIGNED.id: "nobody"}


@pytest.mark.parametrize(
    ("command", "title"),
    [
        (AcceptStatement(SAID_THERE), "Accept statement"),
        (DropStatement(SAID_THERE), "Drop statement"),
        (AssignSpeaker(SAID_THERE), "Leave statement without a speaker"),
        (AssignSpeaker(SAID_THERE, SAID_THERE), "Assign speaker"),
        (ReopenStatement(SAID_THERE), "Reopen statement"),
    ],
)
def test_the_undo_menu_names_what_was_decided(command, title):
    project = project_of_all()
    project.apply(command)
    assert project.undo_title == title
