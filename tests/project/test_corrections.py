"""What the user changed: every entry with its standing, taken out and put back, and led to a new text."""

from dataclasses import replace

import pytest

from desktop.basics.anchors import Anchor
from desktop.basics.errors import CorrectionFailed
from desktop.project.checks import statement_anchors
from desktop.project.commands import (
    AcceptStatement,
    AddArticles,
    AssignSpeaker,
    ChooseBase,
    ChooseReference,
    DescribeArticle,
    DropStatement,
    JoinSpeakers,
    RemoveArticles,
    RenameSpeaker,
    SeparateSpeakers,
)
from desktop.project.corrections import corrections
from desktop.project.derive import OPEN
from desktop.project.marking import DefineTag, RemoveTag, RenameTag, SetNote, Star, Tag, Target
from desktop.project.more_commands import (
    ColourArticle,
    GiveReason,
    OrderArticles,
    ReplaceText,
    SetSpeakerRole,
    SetSpeakerType,
    Withdraw,
)
from desktop.project.project import Project
from desktop.project.statement_commands import SetKind
from tests.builders import make_article, make_reading, make_statement
from tests.project.kept import kept_and_opened
from tests.project.test_derive import HERALD, POST, READINGS, WIRE, findings_of, names, project_of_all
from tests.project.test_derive import anchors as speaker_anchors
from tests.project.test_editing import LATE, WHY

ANEW = make_article(
    "Ferry runs again\n\nIt rained. “The ferry is late,” Olaf Brandt said. “Who knows why.”",
    outlet="",
    file="n",
)
ANEW_READING = make_reading(
    ANEW,
    make_statement(ANEW, "“The ferry is late,”", mention="Olaf Brandt"),
    make_statement(ANEW, "“Who knows why.”"),
)


def told(project):
    return [(one.title, one.standing, one.because) for one in corrections(findings_of(project))]


def standings(project):
    return [one.standing for one in corrections(findings_of(project))]


def test_corrections_are_listed_with_what_where_and_why():
    project = project_of_all()
    project.apply(ChooseBase(HERALD.id))
    project.apply(DescribeArticle(POST.id, "outlet", "Evening Post", reason="as it calls itself"))
    project.apply(RenameSpeaker(speaker_anchors(project, "Olaf Brandt"), "Captain Brandt"))
    project.apply(DropStatement(LATE, reason="a caption"))
    outlet, name, drop = corrections(findings_of(project))
    assert (outlet.entry, outlet.title, outlet.detail) == (2, "Correct outlet", "outlet: Evening Post")
    assert (outlet.article, outlet.outlet, outlet.reason) == (POST.id, "Evening Post", "as it calls itself")
    assert (name.detail, name.words, name.outlet) == ("→ Captain Brandt", "Olaf Brandt", "Wire")
    assert (drop.title, drop.words, drop.reason) == ("Drop statement", "“The ferry is late,”", "a caption")
    assert drop.spans == READINGS[2].statements[0].spans
    assert standings(project) == ["in force"] * 3


def test_a_correction_waits_for_its_article_and_for_its_reading():
    project = project_of_all()
    project.apply(SetKind(LATE, "mixed"))
    project.apply(DescribeArticle(WIRE.id, "outlet", "The Wire"))
    project.apply(RemoveArticles((WIRE.id,)))
    assert told(project) == [
        ("Change kind", "waiting", "“The Wire” is not in the project"),
        ("Correct outlet", "waiting", "“The Wire” is not in the project"),
    ]
    project.apply(AddArticles((WIRE,)))
    assert standings(project) == ["in force", "in force"]
    assert project.decisions.article(WIRE.id).outlet == "The Wire"
    unread = Project(project.log)
    assert told(unread)[0] == ("Change kind", "waiting", "“The Wire” is not read yet")


def test_a_correction_that_no_longer_fits_says_why():
    project = project_of_all()
    project.apply(DropStatement(LATE))
    project.apply(SetKind(WHY, "mixed"))
    project.apply(RenameSpeaker((Anchor(WIRE.id, "Somebody Else", "", "", 3),), "Brandt"))
    project.put_reading(replace(READINGS[2], statements=READINGS[2].statements[2:]))
    assert told(project) == [
        ("Drop statement", "no longer fits", "no statement with the words “The ferry is late,” is found"),
        ("Change kind", "no longer fits", "the statement is no longer found"),
        ("Rename speaker", "no longer fits", "the words “Somebody Else” no longer stand in “Wire”"),
    ]


def test_of_two_words_on_one_thing_the_earlier_is_replaced():
    project = project_of_all()
    project.apply(SetKind(LATE, "mixed"))
    project.apply(SetKind(LATE, "indirect"))
    project.apply(AcceptStatement(LATE))
    project.apply(DropStatement(LATE))
    assert standings(project) == ["replaced", "in force", "replaced", "in force"]


def test_notes_stars_and_tags_are_listed_and_taken_out_like_corrections():
    project = project_of_all()
    late = Target("statement", (LATE,))
    project.apply(SetNote(late, "Ask  the\nharbour."), Star(Target("article", article=HERALD.id)))
    project.apply(DefineTag("ask", "red"), DefineTag("old", "blue"), Tag(late, "ask"), Tag(late, "old"))
    project.apply(RenameTag("old", "older"), SetNote(late, "Asked."), RemoveTag("older"))
    found = corrections(findings_of(project))
    assert {one.sort for one in found} == {"mark"}
    assert [(one.title, one.detail, one.standing) for one in found] == [
        ("Write note", "on the statement: Ask the harbour.", "replaced"),
        ("Star article", "", "in force"),
        ("Make tag “ask”", "red", "in force"),
        ("Make tag “old”", "blue", "replaced"),
        ("Tag “ask”", "on the statement", "in force"),
        ("Tag “old”", "on the statement", "replaced"),
        ("Rename tag", "“old” → “older”", "in force"),
        ("Write note", "on the statement: Asked.", "in force"),
        ("Remove tag “older”", "", "in force"),
    ]
    assert found[5].because == "you removed the tag later"
    assert (found[0].words, found[0].outlet, found[1].outlet) == (
        "“The ferry is late,”",
        "Wire",
        "Daily Herald",
    )
    project.apply(Withdraw(found[7].entry))
    marks = findings_of(project).marks
    assert [one.note for one in marks.statements.values()] == ["Ask  the\nharbour."]
    project.apply(Withdraw(found[2].entry))
    told = {one.title: (one.standing, one.because) for one in corrections(findings_of(project))}
    assert told["Tag “ask”"] == ("no longer fits", "There is no tag “ask” any more; make it first.")
    with pytest.raises(CorrectionFailed, match="Choose one of your corrections"):
        project.apply(GiveReason(found[0].entry, "why"))


def test_a_mark_waits_for_its_article_and_says_when_its_words_are_gone():
    project = project_of_all()
    project.apply(Star(Target("statement", (WHY,))), Star(Target("article", article=WIRE.id)))
    project.apply(ChooseReference(HERALD.id))
    project.apply(RemoveArticles((WIRE.id,)))
    assert standings(project) == ["waiting", "waiting", "in force"]
    project.undo()
    project.apply(ReplaceText(WIRE.id, ANEW))
    project.put_reading(ANEW_READING)
    assert standings(project) == ["no longer fits", "in force", "in force", "in force"]
    project.apply(Withdraw(3))
    assert project.decisions.reference == ""


def test_an_entry_is_taken_out_and_the_rest_stays():
    project = project_of_all()
    before = names(project)
    project.apply(RenameSpeaker(speaker_anchors(project, "Olaf Brandt"), "Captain Brandt"))
    project.apply(DropStatement(WHY))
    changes = project.apply(Withdraw(1))
    assert changes.speakers
    assert names(project) == before
    assert len(findings_of(project).dropped) == 1
    assert standings(project) == ["withdrawn", "in force"]
    project.undo()
    assert "Captain Brandt" in names(project)
    project.redo()
    project.apply(Withdraw(1, withdrawn=False))
    assert "Captain Brandt" in names(project)
    assert project.undo_title == "Put change back"
    assert standings(project) == ["in force", "in force"]


def test_what_rested_on_an_entry_taken_out_is_listed_with_its_problem():
    project = project_of_all()
    project.apply(ReplaceText(WIRE.id, ANEW))
    project.put_reading(ANEW_READING)
    project.apply(DescribeArticle(ANEW.id, "outlet", "The Wire"))
    project.apply(Withdraw(1))
    assert [article.id for article in project.decisions.articles] == [HERALD.id, POST.id, WIRE.id]
    assert told(project) == [
        ("Re-read article", "withdrawn", "you took it out"),
        (
            "Correct outlet", "no longer fits",
            "That article is no longer in the project; add it again first.",
        ),
    ]  # fmt: skip


@pytest.mark.parametrize("command", [Withdraw(0), Withdraw(7), Withdraw(-1), GiveReason(0, "x")])
def test_only_corrections_are_taken_out(command):
    with pytest.raises(CorrectionFailed, match="Choose one of your corrections"):
        project_of_all().apply(command)


def test_a_reason_is_given_later_and_taken_back():
    project = project_of_all()
    project.apply(AssignSpeaker(WHY, speaker_anchors(project, "Olaf Brandt")))
    project.apply(GiveReason(1, "the next words are his"))
    (one,) = corrections(findings_of(project))
    assert one.reason == "the next words are his"
    findings = findings_of(project)
    (key,) = findings.standing
    assert [why.text for why in findings.why_speaker(key)] == [
        "you gave it to Olaf Brandt: the next words are his"
    ]
    assert findings.why_decided == {key: "the next words are his"}
    project.undo()
    assert [one.reason for one in corrections(findings_of(project))] == [""]


def test_type_and_role_of_a_speaker_are_what_the_user_says():
    project = project_of_all()
    who = speaker_anchors(project, "Olaf Brandt")
    project.apply(SetSpeakerType(who, "group"))
    changes = project.apply(SetSpeakerRole(who, "ferry captain", reason="by the masthead"))
    assert changes.speakers
    findings = findings_of(project)
    brandt = next(one for one in findings.speakers.speakers if one.name == "Olaf Brandt")
    assert (brandt.type, brandt.roles) == ("group", ("ferry captain",))
    assert findings.described == {brandt.id: ("type", "role")}
    project.apply(SetSpeakerType(who, ""))
    project.apply(SetSpeakerRole(who, ""))
    findings = findings_of(project)
    brandt = next(one for one in findings.speakers.speakers if one.name == "Olaf Brandt")
    assert (brandt.type, brandt.roles) == ("person", ())
    assert findings.described == {}


def test_what_was_said_of_one_side_holds_for_whom_both_become():
    project = project_of_all()
    lund, brandt = speaker_anchors(project, "Ada Lund"), speaker_anchors(project, "Olaf Brandt")
    project.apply(SetSpeakerRole(brandt, "captain"))
    project.apply(JoinSpeakers(lund, brandt))
    findings = findings_of(project)
    (both,) = findings.speakers.speakers
    assert both.roles == ("captain",)
    assert findings.described == {both.id: ("merged", "role")}


def test_the_reason_for_a_merge_is_told_with_it():
    project = project_of_all()
    lund, brandt = speaker_anchors(project, "Ada Lund"), speaker_anchors(project, "Olaf Brandt")
    project.apply(JoinSpeakers(lund, brandt, reason="her married name"))
    (both,) = findings_of(project).speakers.speakers
    told = "you said that “Ada Lund” and “Olaf Brandt” are one: her married name"
    assert told in {why.text for why in both.reasons}


def test_one_mention_is_taken_out_of_a_speaker():
    project = project_of_all()
    lund = speaker_anchors(project, "Ada Lund")
    project.apply(SeparateSpeakers(lund[:1], lund[1:]))
    assert [len(one.mentions) for one in findings_of(project).speakers.speakers] == [1, 1, 1]


def test_articles_keep_their_colours_when_their_order_changes():
    project = project_of_all()
    decided = project.decisions
    assert [decided.colour(one.id) for one in decided.articles] == [0, 1, 2]
    changes = project.apply(OrderArticles((WIRE.id, HERALD.id, POST.id)))
    assert changes.listing
    decided = project.decisions
    assert [one.outlet for one in decided.articles] == ["Wire", "Daily Herald", "Post"]
    assert [decided.colour(one.id) for one in decided.articles] == [2, 0, 1]
    changes = project.apply(ColourArticle(HERALD.id, 5))
    assert changes.articles == {HERALD.id}
    assert project.decisions.colour(HERALD.id) == 5
    project.apply(ColourArticle(HERALD.id, -1))
    assert project.decisions.colour(HERALD.id) == 0


def test_an_article_that_comes_back_takes_its_place_again():
    project = project_of_all()
    project.apply(OrderArticles((WIRE.id, HERALD.id, POST.id)))
    project.apply(RemoveArticles((WIRE.id,)))
    project.apply(OrderArticles((POST.id, HERALD.id)))
    project.apply(AddArticles((WIRE,)))
    assert [one.outlet for one in project.decisions.articles] == ["Post", "Daily Herald", "Wire"]


def test_a_text_read_anew_keeps_every_correction_whose_words_it_holds():
    project = project_of_all()
    project.apply(DescribeArticle(WIRE.id, "outlet", "The Wire"))
    project.apply(ChooseBase(WIRE.id))
    project.apply(ColourArticle(WIRE.id, 6))
    project.apply(SetKind(LATE, "mixed"))
    project.apply(AcceptStatement(LATE, speaker_anchors(project, "Olaf Brandt")))
    project.apply(RenameSpeaker(speaker_anchors(project, "Olaf Brandt"), "Captain Brandt"))
    project.apply(DropStatement(WHY))
    project.apply(ReplaceText(WIRE.id, ANEW, reason="the print edition"))
    assert standings(project)[3:6] == ["waiting"] * 3
    project.put_reading(ANEW_READING)
    findings = findings_of(project)
    article = project.decisions.articles[2]
    assert (article.id, article.outlet, article.title) == (ANEW.id, "The Wire", "")
    assert (findings.base, project.decisions.colour(ANEW.id)) == (ANEW.id, 6)
    late = ANEW_READING.statements[0]
    assert findings.statements[late.id].kind == "mixed"
    assert findings.standing == {late.id: "checked"}
    assert "Captain Brandt" in names(project)
    assert told(project)[-2:] == [
        ("Drop statement", "no longer fits", "the words “Nobody knows why.” no longer stand in “The Wire”"),
        ("Re-read article", "in force", ""),
    ]
    third = make_article(ANEW.text + " It rained again.", outlet="", file="n3")
    project.apply(ReplaceText(ANEW.id, third))
    project.put_reading(make_reading(third, *(make_statement(third, "“The ferry is late,”"),)))
    assert standings(project)[-2:] == ["replaced", "in force"]
    project.undo()
    project.undo()
    assert [one.id for one in project.decisions.articles] == [HERALD.id, POST.id, WIRE.id]
    assert standings(project) == ["in force"] * 6


def test_a_text_that_is_there_already_takes_no_ones_place():
    with pytest.raises(CorrectionFailed, match="same text as before"):
        project_of_all().apply(ReplaceText(WIRE.id, WIRE))
    with pytest.raises(CorrectionFailed, match="another article"):
        project_of_all().apply(ReplaceText(WIRE.id, POST))


def test_the_log_comes_back_with_the_session(tmp_path):
    project = project_of_all()
    project.apply(SetSpeakerType(speaker_anchors(project, "Olaf Brandt"), "group"))
    project.apply(ReplaceText(WIRE.id, ANEW))
    project.put_reading(ANEW_READING)
    project.apply(Withdraw(1))
    project.apply(GiveReason(2, "newer"))
    project.apply(OrderArticles((POST.id,)))
    again = kept_and_opened(project, tmp_path)
    assert again.log == project.log
    assert told(again) == told(project)
    assert again.decisions.articles == project.decisions.articles


def test_statements_are_in_no_ones_hands_when_nobody_is_named():
    project = project_of_all()
    project.apply(AssignSpeaker(statement_anchors(READINGS[0], READINGS[0].statements[0])))
    findings = findings_of(project)
    assert READINGS[0].statements[0].id in findings.statements_of(OPEN)
    assert standings(project) == ["in force"]
