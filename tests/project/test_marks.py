from dataclasses import replace

import pytest

from desktop.basics.errors import CorrectionFailed
from desktop.export.plain import plain_comparison
from desktop.project.checks import statement_anchors
from desktop.project.commands import (
    AddArticles,
    DropStatement,
    JoinSpeakers,
    RemoveArticles,
    SplitRendering,
    title,
)
from desktop.project.derive import Memo
from desktop.project.marking import (
    DefineTag,
    RemoveTag,
    RenameTag,
    SetNote,
    Star,
    Tag,
    Target,
    marking_after,
)
from desktop.project.marks import (
    NOT_FOUND,
    NOT_HERE,
    Mark,
    mark_on_article,
    mark_on_speaker,
    mark_on_statement,
    mark_on_utterance,
)
from desktop.project.project import Project
from tests.builders import make_article, make_reading, make_statement
from tests.project.kept import kept_and_opened
from tests.project.test_derive import HERALD, POST, READINGS, WIRE, anchors, findings_of, project_of_all

SAID = READINGS[2].statements[0]
BOATS = READINGS[0].statements[0]
ON_SAID = Target("statement", (statement_anchors(READINGS[2], SAID),))


def lund(findings):
    return next(one for one in findings.speakers.speakers if one.name == "Ada Lund")


def test_a_note_a_star_and_tags_are_found_on_their_statement():
    project = project_of_all()
    changes = project.apply(SetNote(ON_SAID, "Check the time table."))
    assert changes.marks
    assert not changes.statements
    project.apply(Star(ON_SAID))
    project.apply(DefineTag("late", "red"))
    project.apply(DefineTag("ask", "blue"))
    project.apply(Tag(ON_SAID, "ask"))
    project.apply(Tag(ON_SAID, "Late"))
    marks = findings_of(project).marks
    assert marks.statements == {SAID.id: Mark(ON_SAID, "Check the time table.", True, ("late", "ask"))}
    assert marks.colour_of("ask") == "blue"
    project.apply(Tag(ON_SAID, "late", on=False))
    project.apply(Star(ON_SAID, on=False))
    project.apply(SetNote(ON_SAID, "Later"))
    assert findings_of(project).marks.statements == {SAID.id: Mark(ON_SAID, "Later", False, ("ask",))}
    for _ in range(9):
        project.undo()
    assert findings_of(project).marks.statements == {}
    assert findings_of(project).marks.tags == ()


def test_the_newest_word_on_a_thing_stands_last_and_alone_whatever_was_undone_between():
    project = Project([AddArticles((HERALD,)), DefineTag("late", "red"), DefineTag("ask", "blue")])
    one, other = (Target("article", article=key) for key in (HERALD.id, POST.id))
    said = (
        Star(one), Tag(one, "late"), SetNote(other, "first"), Tag(one, "ask"), Star(other),
        Star(one, on=False), SetNote(other, "second"), Tag(one, "late", on=False),
    )  # fmt: skip
    kept = (said[3], said[4], said[5], said[6], said[7])
    for word in said:
        project.apply(word)
    assert project.decisions.marking.words == kept
    project.undo()
    before = project.decisions.marking
    project.undo()
    project.apply(Star(other, on=False))
    assert project.decisions.marking.words == (said[1], said[2], said[3], said[5], Star(other, on=False))
    # What was made of an earlier state leaves that state, and what follows from it, as they were.
    assert marking_after(before, said[7]).words == kept
    assert before.words == (said[1], *kept[:-1])
    project.apply(RenameTag("ask", "asked"))
    project.apply(Tag(one, "asked", on=False))
    assert project.decisions.marking.words[-1] == Tag(one, "asked", on=False)
    assert Tag(one, "asked") not in project.decisions.marking.words
    assert Project(project.entries).decisions.marking == project.decisions.marking


def test_what_is_taken_away_again_leaves_no_mark():
    project = project_of_all()
    project.apply(Star(ON_SAID))
    project.apply(Star(ON_SAID, on=False))
    project.apply(SetNote(ON_SAID, "x"))
    project.apply(SetNote(ON_SAID, ""))
    assert findings_of(project).marks.statements == {}
    assert len(project.decisions.marking.words) == 2


def test_a_tag_is_renamed_and_removed_everywhere():
    project = project_of_all()
    on_post = Target("article", article=POST.id)
    for command in (DefineTag("a", "red"), DefineTag("b", "teal"), Tag(ON_SAID, "a"), Tag(on_post, "a")):
        project.apply(command)
    project.apply(RenameTag("a", "first"))
    marks = findings_of(project).marks
    assert (marks.statements[SAID.id].tags, marks.articles[POST.id].tags) == (("first",), ("first",))
    project.apply(DefineTag("FIRST", "green"))
    assert [(one.name, one.colour) for one in findings_of(project).marks.tags] == [
        ("first", "green"),
        ("b", "teal"),
    ]
    project.apply(RemoveTag("first"))
    marks = findings_of(project).marks
    assert (marks.statements, marks.articles) == ({}, {})
    assert [one.name for one in marks.tags] == ["b"]
    project.undo()
    assert findings_of(project).marks.statements[SAID.id].tags == ("first",)


@pytest.mark.parametrize(
    "command",
    [
        Tag(ON_SAID, "unknown"),
        RenameTag("a", "B"),
        RenameTag("unknown", "c"),
        RemoveTag("unknown"),
        DefineTag(" ", "red"),
        DefineTag("two\nlines", "red"),
        DefineTag("x" * 61, "red"),
        SetNote(Target("statement"), "nothing chosen"),
        Star(Target("utterance", ((),))),
    ],
)
def test_a_mark_that_does_not_fit_is_refused_and_changes_nothing(command):
    project = project_of_all()
    project.apply(DefineTag("a", "red"))
    project.apply(DefineTag("b", "red"))
    before = project.decisions
    with pytest.raises(CorrectionFailed):
        project.apply(command)
    assert project.decisions == before


def test_a_tag_may_change_its_capitals():
    project = project_of_all()
    project.apply(DefineTag("late", "red"))
    project.apply(RenameTag("late", "Late"))
    assert [one.name for one in project.decisions.marking.tags] == ["Late"]


def test_marks_on_speakers_follow_the_merging_of_speakers():
    project = project_of_all()
    brandt = next(one for one in findings_of(project).speakers.speakers if one.name == "Olaf Brandt")
    mark = mark_on_speaker(findings_of(project), brandt.id)
    project.apply(SetNote(mark.target, "Is he the captain?"))
    assert findings_of(project).marks.speakers[brandt.id].note == "Is he the captain?"
    project.apply(JoinSpeakers(anchors(project, "Ada Lund"), anchors(project, "Olaf Brandt")))
    (both,) = findings_of(project).speakers.speakers
    assert {key: one.note for key, one in findings_of(project).marks.speakers.items()} == {
        both.id: "Is he the captain?"
    }


def test_a_mark_on_an_utterance_is_found_by_any_of_its_renderings():
    project = project_of_all()
    memo = Memo()
    findings = findings_of(project, memo)
    speaker = lund(findings)
    (utterance,) = findings.utterances(speaker.id)
    mark = mark_on_utterance(findings, speaker.id, utterance.id)
    project.apply(Star(mark.target))
    findings = findings_of(project, memo)
    assert {key: one.starred for key, one in findings.utterance_marks(speaker.id).items()} == {
        utterance.id: True
    }
    assert findings.utterance_marks(speaker.id) is findings.utterance_marks(speaker.id)
    assert findings.marks.utterances[0][1] == (BOATS.id, READINGS[1].statements[0].id)
    assert mark_on_utterance(findings, speaker.id, utterance.id).target == mark.target
    project.apply(RemoveArticles((HERALD.id,)))
    findings = findings_of(project, memo)
    (left,) = findings.utterances(lund(findings).id)
    assert list(findings.utterance_marks(lund(findings).id)) == [left.id]
    assert findings.marks.utterances[0][1] == (READINGS[1].statements[0].id,)


def test_a_mark_on_an_utterance_stays_with_most_of_its_renderings_when_one_is_split_off():
    project = project_of_all()
    findings = findings_of(project)
    (utterance,) = findings.utterances(lund(findings).id)
    mark = mark_on_utterance(findings, lund(findings).id, utterance.id)
    project.apply(SetNote(mark.target, "Both"))
    project.apply(SplitRendering(mark.target.places[1]))
    findings = findings_of(project)
    ids = [one.id for one in findings.utterances(lund(findings).id)]
    assert len(ids) == 2
    assert [ids.index(key) for key in findings.utterance_marks(lund(findings).id)] == [0]


def test_marks_of_an_article_that_left_wait_for_its_return():
    project = project_of_all()
    project.apply(SetNote(ON_SAID, "kept"))
    project.apply(Star(mark_on_article(findings_of(project), WIRE.id).target))
    project.apply(RemoveArticles((WIRE.id,)))
    marks = findings_of(project).marks
    assert (marks.statements, marks.articles) == ({}, {})
    assert [(mark.note, mark.starred, why) for mark, why in marks.waiting] == [
        ("kept", False, NOT_HERE),
        ("", True, NOT_HERE),
    ]
    project.undo()
    marks = findings_of(project).marks
    assert (marks.statements[SAID.id].note, marks.articles[WIRE.id].starred, marks.waiting) == (
        "kept",
        True,
        (),
    )


def test_a_mark_is_found_on_a_statement_that_a_new_reading_bounds_a_little_otherwise():
    project = project_of_all()
    project.apply(SetNote(ON_SAID, "old edge"))
    wider = make_statement(WIRE, "“The ferry is late,” Olaf", mention="Olaf Brandt")
    project.put_reading(make_reading(WIRE, wider))
    findings = findings_of(project)
    assert findings.marks.statements[wider.id].note == "old edge"
    project.apply(SetNote(mark_on_statement(findings, wider.id).target, "new edge"))
    assert findings_of(project).marks.statements[wider.id].note == "new edge"
    project.put_reading(make_reading(WIRE, make_statement(WIRE, "Nobody knows why")))
    assert [why for _, why in findings_of(project).marks.waiting] == [NOT_FOUND]


def test_a_statement_that_was_dropped_keeps_its_note():
    project = project_of_all()
    project.apply(SetNote(ON_SAID, "no statement?"))
    project.apply(DropStatement(ON_SAID.places[0]))
    findings = findings_of(project)
    assert findings.marks.statements[SAID.id].note == "no statement?"
    assert mark_on_statement(findings, SAID.id).target == ON_SAID
    assert plain_comparison(findings)["dropped"][0]["note"] == "no statement?"


def test_marks_come_back_with_the_project(tmp_path):
    project = project_of_all()
    findings = findings_of(project)
    (utterance,) = findings.utterances(lund(findings).id)
    for command in (
        DefineTag("ask", "purple"),
        Tag(mark_on_utterance(findings, lund(findings).id, utterance.id).target, "ask"),
        SetNote(mark_on_speaker(findings, lund(findings).id).target, "mayor"),
        Star(mark_on_article(findings, POST.id).target),
        SetNote(ON_SAID, "a “note”\nin two lines"),
    ):
        project.apply(command)
    again = kept_and_opened(project, tmp_path)
    assert again.decisions == project.decisions
    assert findings_of(again).marks == findings_of(project).marks


def test_marks_stand_in_the_json():
    project = project_of_all()
    findings = findings_of(project)
    (utterance,) = findings.utterances(lund(findings).id)
    for command in (
        DefineTag("ask", "purple"),
        Tag(mark_on_utterance(findings, lund(findings).id, utterance.id).target, "ask"),
        SetNote(mark_on_speaker(findings, lund(findings).id).target, "mayor"),
        Star(mark_on_article(findings, POST.id).target),
        SetNote(ON_SAID, "late"),
    ):
        project.apply(command)
    plain = plain_comparison(findings_of(project))
    assert plain["tags"] == [{"name": "ask", "colour": "purple"}]
    assert [one["starred"] for one in plain["articles"]] == [False, True, False]
    assert [one["note"] for one in plain["articles"][2]["statements"]] == ["late", "", ""]
    assert {one["name"]: one["note"] for one in plain["speakers"]} == {"Ada Lund": "mayor", "Olaf Brandt": ""}
    assert [one["tags"] for one in plain["utterances"] if one["id"] == utterance.id] == [["ask"]]


def test_the_undo_menu_names_what_was_marked():
    assert [
        title(one)
        for one in (
            SetNote(ON_SAID, "x"),
            SetNote(ON_SAID, ""),
            Star(ON_SAID),
            Star(replace(ON_SAID, kind="speaker"), on=False),
            Tag(ON_SAID, "ask"),
            Tag(ON_SAID, "ask", on=False),
            DefineTag("ask", "red"),
            RenameTag("ask", "b"),
            RemoveTag("ask"),
        )
    ] == [
        "Write note",
        "Remove note",
        "Star statement",
        "Take star off speaker",
        "Tag “ask”",
        "Take tag “ask” off",
        "Make tag “ask”",
        "Rename tag",
        "Remove tag “ask”",
    ]


def test_a_project_without_readings_has_no_marks_to_show():
    article = make_article("Boats\n\nNothing.")
    project = Project()
    project.apply(SetNote(Target("article", article=article.id), "soon"))
    assert [why for _, why in findings_of(project).marks.waiting] == [NOT_HERE]
