"""What the user changes in what was read: values of each command, on the small event of `test_derive`."""

from dataclasses import replace

import pytest

from desktop.basics.anchors import anchor
from desktop.basics.errors import CorrectionFailed
from desktop.basics.spans import text_of
from desktop.project.checks import statement_anchors
from desktop.project.codec import decode_command, encode_command
from desktop.project.commands import (
    AcceptStatement,
    AddArticles,
    AssignSpeaker,
    DropStatement,
    RemoveArticles,
    RenameSpeaker,
    SeparateSpeakers,
    title,
)
from desktop.project.derive import Memo
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
from desktop.speakers.edges import Comparison
from tests.builders import make_statement, span_of
from tests.project.kept import kept_and_opened
from tests.project.test_derive import HERALD, POST, READINGS, WIRE, findings_of, project_of_all

LATE = statement_anchors(READINGS[2], READINGS[2].statements[0])
WHY = statement_anchors(READINGS[2], READINGS[2].statements[1])


def at(article, *words):
    return tuple(anchor(article.id, article.text, span_of(article.text, one)) for one in words)


def said(findings):
    """The words of each statement that is shown, with kind, cue, mention and via in words."""
    out = []
    for one in sorted(findings.statements.values(), key=lambda one: (findings.article_of[one.id], one.spans)):
        text = findings.readings[findings.article_of[one.id]].article.text
        places = (one.cue.span if one.cue else None, one.mention, one.via.span if one.via else None)
        out.append(
            (text_of(text, one.spans), one.kind, *(place.of(text) if place else "" for place in places))
        )
    return out


def of_wire(findings):
    return [one for one in said(findings) if one[0] in WIRE.text or " … " in one[0]]


def aspects(findings):
    text = WIRE.text
    return {text_of(text, findings.statements[key].spans): what for key, what in findings.edited.items()}


def test_the_words_of_a_statement_are_changed_and_its_kind_follows_the_marks():
    project = project_of_all()
    changes = project.apply(SetContent(LATE, at(WIRE, "The ferry is late,” Olaf"), reason="wrong edge"))
    findings = findings_of(project)
    assert changes.statements
    assert not changes.speakers
    new = next(one for one in findings.statements.values() if "content" in findings.edited.get(one.id, ()))
    assert text_of(WIRE.text, new.spans) == "The ferry is late,” Olaf"
    assert new.kind == "mixed"
    assert new.reasons[-1].text == "you set its words: wrong edge"
    assert findings.formerly == {READINGS[2].statements[0].id: new.id}
    project.undo()
    assert findings_of(project).statements.keys() == findings_of(project_of_all()).statements.keys()


def test_kind_cue_mention_and_via_are_what_the_user_says():
    project = project_of_all()
    project.apply(SetKind(LATE, "indirect"))
    project.apply(SetCue(LATE, at(WIRE, "said")[0]))
    project.apply(SetMention(WHY, at(WIRE, "Olaf Brandt")[0], reason="goes on speaking"))
    project.apply(SetVia(WHY, at(WIRE, "Ferry")[0]))
    findings = findings_of(project)
    assert ("“The ferry is late,”", "indirect", "said", "Olaf Brandt", "") in said(findings)
    assert ("“Nobody knows why.”", "direct", "", "Olaf Brandt", "Ferry") in said(findings)
    why = next(one for one in findings.statements.values() if one.via)
    assert findings.speaker(findings.speakers.speaker_of[why.id]).name == "Olaf Brandt"
    assert aspects(findings) == {
        "“The ferry is late,”": ("kind", "cue"), "“Nobody knows why.”": ("mention", "via"),
    }  # fmt: skip
    project.apply(SetMention(WHY, None))
    project.apply(SetVia(WHY, None))
    project.apply(SetKind(LATE, ""))
    findings = findings_of(project)
    assert ("“Nobody knows why.”", "direct", "", "", "") in said(findings)
    assert ("“The ferry is late,”", "direct", "said", "Olaf Brandt", "") in said(findings)


def test_a_kind_set_by_hand_stays_when_the_words_change():
    project = project_of_all()
    project.apply(SetKind(LATE, "indirect"))
    project.apply(SetContent(LATE, at(WIRE, "The ferry is late")))
    assert ("The ferry is late", "indirect", "", "Olaf Brandt", "") in said(findings_of(project))


def test_a_statement_is_added_from_a_selection_with_the_kind_that_its_marks_tell():
    project = project_of_all()
    project.apply(AddStatement(at(HERALD, " 12 boats "), mention=at(HERALD, "Ada Lund")[0], reason="x"))
    findings = findings_of(project)
    (key,) = findings.edited
    new = findings.statements[key]
    assert text_of(HERALD.text, new.spans) == "12 boats"
    assert (new.kind, new.confidence, new.paragraph, new.headline) == ("direct", 1.0, 1, False)
    assert [one.text for one in new.reasons] == ["you added it: x"]
    assert findings.speaker(findings.speakers.speaker_of[key]).name == "Ada Lund"
    assert findings.edited == {key: ("added",)}


def test_what_is_added_twice_is_there_once_and_the_second_is_refused():
    project = project_of_all()
    before = len(findings_of(project).statements)
    project.apply(AddStatement(LATE))
    findings = findings_of(project)
    assert len(findings.statements) == before
    assert findings.edits[WIRE.id].refused == {0: "another statement already has just these words"}


def test_a_statement_is_split_and_each_part_keeps_who_said_it():
    project = project_of_all()
    project.apply(SplitStatement(LATE, (at(WIRE, "“The ferry"), at(WIRE, "is late,”"))))
    findings = findings_of(project)
    assert ("“The ferry", "direct", "", "Olaf Brandt", "") in said(findings)
    assert ("is late,”", "direct", "", "Olaf Brandt", "") in said(findings)
    assert aspects(findings) == {"“The ferry": ("split",), "is late,”": ("split",)}


def test_two_statements_become_one_with_the_attribution_that_there_is():
    project = project_of_all()
    project.apply(JoinStatements((WHY, LATE)))
    findings = findings_of(project)
    assert ("“The ferry is late,” … “Nobody knows why.”", "direct", "", "Olaf Brandt", "") in said(findings)
    assert len(of_wire(findings)) == 2
    assert list(aspects(findings).values()) == [("joined",)]


def test_what_was_said_about_a_statement_stays_with_it_when_its_words_change():
    project = project_of_all()
    project.apply(AssignSpeaker(WHY, at(WIRE, "Olaf Brandt")))
    project.apply(SetContent(WHY, at(WIRE, "why.”")))
    project.apply(SetContent(at(WIRE, "why.”"), at(WIRE, "Olaf Brandt said. “Nobody")))
    findings = findings_of(project)
    (key,) = findings.edited
    assert findings.standing == {key: "assigned"}
    project.apply(DropStatement(WHY))
    assert list(findings_of(project).dropped) == [key]


def test_edits_wait_while_their_article_is_away_and_hold_in_a_newer_reading():
    project = project_of_all()
    project.apply(SetKind(LATE, "mixed"))
    project.apply(RemoveArticles((WIRE.id,)))
    assert findings_of(project).edited == {}
    project.apply(AddArticles((WIRE,)))
    wider = make_statement(WIRE, "“The ferry is late,” Olaf", mention="Olaf Brandt")
    project.put_reading(replace(READINGS[2], statements=(wider,)))
    findings = findings_of(project)
    assert findings.edited == {wider.id: ("kind",)}
    assert findings.statements[wider.id].kind == "mixed"
    project.put_reading(replace(READINGS[2], statements=()))
    findings = findings_of(project)
    assert findings.edited == {}
    assert findings.edits[WIRE.id].refused == {0: "the statement is no longer found"}


def test_an_edit_leaves_the_work_on_other_articles_standing():
    project = project_of_all()
    memo = Memo()
    before = findings_of(project, memo)
    lund = next(one for one in before.speakers.speakers if one.name == "Ada Lund")
    aligned, judged = before.utterances(lund.id), before.pairs(lund.id)
    project.apply(SetKind(LATE, "indirect"))
    after = findings_of(project, memo)
    assert after.utterances(lund.id) is aligned
    assert after.pairs(lund.id) is judged
    assert after.resolutions[HERALD.id] is before.resolutions[HERALD.id]
    assert findings_of(project, memo).readings[WIRE.id] is after.readings[WIRE.id]


def test_a_changed_kind_is_judged_anew():
    project = project_of_all()
    memo = Memo()
    before = findings_of(project, memo)
    lund = next(one for one in before.speakers.speakers if one.name == "Ada Lund")
    assert [one.verdict for one in before.pairs(lund.id)] == ["verbatim"]
    there = statement_anchors(READINGS[1], READINGS[1].statements[0])
    project.apply(SetKind(there, "indirect"))
    after = findings_of(project, memo)
    assert after.utterances(lund.id) is not before.utterances(lund.id)
    fresh = findings_of(project, Memo())
    assert after.pairs(lund.id) == fresh.pairs(lund.id)


@pytest.mark.parametrize(
    "command",
    [
        AddStatement(()),
        SetKind((), "direct"),
        JoinStatements((LATE, statement_anchors(READINGS[0], READINGS[0].statements[0]))),
        JoinStatements(()),
    ],
)
def test_an_edit_that_names_no_statement_of_one_article_is_refused(command):
    with pytest.raises(CorrectionFailed, match="Choose"):
        project_of_all().apply(command)


EVERY = (
    SetContent(LATE, at(WIRE, "The ferry"), reason="a"),
    SetKind(LATE, "mixed"),
    SetCue(LATE, None),
    SetMention(LATE, at(WIRE, "Olaf")[0]),
    SetVia(LATE, None),
    AddStatement(at(POST, "Boats")),
    SplitStatement(WHY, (at(WIRE, "“Nobody"), at(WIRE, "why.”"))),
    JoinStatements((LATE, WHY)),
)


def test_edits_come_back_with_the_session(tmp_path):
    project = project_of_all()
    for one in EVERY:
        project.apply(one)
    again = kept_and_opened(project, tmp_path)
    assert again.log == project.log
    assert said(findings_of(again)) == said(findings_of(project))


def test_the_undo_menu_names_each_edit():
    assert [title(one) for one in EVERY] == [
        "Change the words of a statement", "Change kind", "Change cue", "Change mention", "Change via",
        "Add statement", "Split statement", "Join statements",
    ]  # fmt: skip


def test_an_older_command_without_a_reason_still_opens():
    body = encode_command(DropStatement(LATE), lambda _: "")
    assert b"reason" not in body
    assert decode_command("DropStatement", body, lambda _: WIRE) == DropStatement(LATE)


def test_only_what_names_somebody_else_is_compared_again(monkeypatch):
    compared = []
    whole = Comparison.edges

    def counted(self, units):
        compared.append(len(units))
        return whole(self, units)

    monkeypatch.setattr(Comparison, "edges", counted)
    project, memo = project_of_all(), Memo()
    findings_of(project, memo)
    lund = at(HERALD, "Ada Lund")
    for command in (
        SetKind(LATE, "mixed"),
        SetCue(LATE, at(WIRE, "said")[0]),
        DropStatement(WHY),
        AssignSpeaker(LATE, lund),
        RenameSpeaker(lund, "Mayor Lund"),
        SeparateSpeakers(lund, at(POST, "Ada Lund")),
    ):
        project.apply(command)
        assert said(findings_of(project, memo)) == said(findings_of(project, Memo()))
        assert findings_of(project, memo).speakers == findings_of(project, Memo()).speakers
    # The first, and those without a memory: two a command.
    assert len(compared) == 1 + 2 * 6


def test_what_tells_nothing_of_who_speaks_leaves_the_speakers_the_same_value():
    project, memo = project_of_all(), Memo()
    before = findings_of(project, memo).speakers
    project.apply(AcceptStatement(LATE))
    assert findings_of(project, memo).speakers is before
    project.apply(DropStatement(LATE))
    dropped = findings_of(project, memo).speakers
    assert dropped is not before
    assert dropped == findings_of(project, Memo()).speakers
    project.undo()
    assert findings_of(project, memo).speakers == before
