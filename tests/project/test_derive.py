from dataclasses import replace

from desktop.project.commands import (
    AddArticles,
    DescribeArticle,
    JoinSpeakers,
    RemoveArticles,
    RenameSpeaker,
    SeparateSpeakers,
)
from desktop.project.derive import OPEN, Memo, derive, mention_anchors
from desktop.project.project import Project
from tests.builders import make_article, make_reading, make_statement

HERALD = make_article("Twelve boats\n\n“We will build 12 boats this year,” Ada Lund said.")
POST = make_article(
    "Boats\n\n“We will build 12 boats this year,” Ada Lund told us.", outlet="Post", file="p.txt"
)
WIRE = make_article(
    "Ferry\n\n“The ferry is late,” Olaf Brandt said. “Nobody knows why.”", outlet="Wire", file="w"
)
READINGS = (
    make_reading(HERALD, make_statement(HERALD, "“We will build 12 boats this year,”", mention="Ada Lund")),
    make_reading(POST, make_statement(POST, "“We will build 12 boats this year,”", mention="Ada Lund")),
    make_reading(
        WIRE,
        make_statement(WIRE, "“The ferry is late,”", mention="Olaf Brandt"),
        make_statement(WIRE, "“Nobody knows why.”"),
        make_statement(WIRE, "late", mention="Olaf Brandt", nested=True),
    ),
)


def project_of_all():
    project = Project([AddArticles((HERALD, POST, WIRE))])
    for reading in READINGS:
        project.put_reading(reading)
    return project


def findings_of(project, memo=None):
    return derive(project.decisions, project.readings, memo=memo)


def names(project):
    return {one.name: len(one.mentions) for one in findings_of(project).speakers.speakers}


def anchors(project, name):
    findings = findings_of(project)
    speaker = next(one for one in findings.speakers.speakers if one.name == name)
    return mention_anchors(findings, speaker.mentions)


def test_one_name_in_two_articles_is_one_speaker_and_one_utterance():
    findings = findings_of(project_of_all())
    lund = next(one for one in findings.speakers.speakers if one.name == "Ada Lund")
    (utterance,) = findings.utterances(lund.id)
    assert [findings.article_of[one] for one in utterance.statements] == [HERALD.id, POST.id]
    assert [pair.verdict for pair in findings.pairs(lund.id)] == ["verbatim"]


def test_statements_of_nobody_known_stand_apart_and_asides_are_left_out():
    findings = findings_of(project_of_all())
    shown = [
        one for key in [*findings.speakers.speaker_of.values(), OPEN] for one in findings.statements_of(key)
    ]
    assert len(findings.statements) == 5
    assert not [one for one in shown if findings.statements[one].nested]


def test_a_speaker_can_be_taken_apart_and_put_together_again():
    project = project_of_all()
    in_herald, in_post = anchors(project, "Ada Lund")
    project.apply(SeparateSpeakers((in_post,), (in_herald,)))
    assert sorted(one.name for one in findings_of(project).speakers.speakers if "Lund" in one.name) == [
        "Ada Lund",
        "Ada Lund",
    ]
    project.apply(JoinSpeakers((in_post,), (in_herald,)))
    assert names(project)["Ada Lund"] == 2
    project.undo()
    project.undo()
    assert names(project)["Ada Lund"] == 2


def test_joining_two_names_makes_them_one_whatever_their_likeness():
    project = project_of_all()
    project.apply(
        JoinSpeakers(anchors(project, "Ada Lund"), anchors(project, "Olaf Brandt"), reason="a pen name")
    )
    (speaker,) = findings_of(project).speakers.speakers
    assert len({mention.article for mention in speaker.mentions}) == 3


def test_a_new_name_is_shown_and_taken_back_by_undo():
    project = project_of_all()
    project.apply(RenameSpeaker(anchors(project, "Olaf Brandt"), "Captain Brandt"))
    assert "Captain Brandt" in names(project)
    project.undo()
    assert "Olaf Brandt" in names(project)


def test_decisions_about_an_article_wait_for_its_return():
    project = project_of_all()
    project.apply(RenameSpeaker(anchors(project, "Olaf Brandt"), "Captain Brandt"))
    project.apply(RemoveArticles((WIRE.id,)))
    assert list(names(project)) == ["Ada Lund"]
    project.apply(AddArticles((WIRE,)))
    assert "Captain Brandt" in names(project)


def test_a_change_recomputes_only_what_it_touches():
    project = project_of_all()
    memo = Memo()
    before = findings_of(project, memo)
    lund = next(one for one in before.speakers.speakers if one.name == "Ada Lund")
    aligned = before.utterances(lund.id)
    project.apply(RenameSpeaker(anchors(project, "Olaf Brandt"), "Captain Brandt"))
    project.apply(DescribeArticle(POST.id, "outlet", "Evening Post"))
    after = findings_of(project, memo)
    assert after.utterances(lund.id) is aligned
    assert after.resolutions[HERALD.id] is before.resolutions[HERALD.id]
    assert after.article(POST.id).outlet == "Evening Post"


def test_the_order_of_articles_changes_the_columns_and_nothing_else():
    project = project_of_all()
    turned = Project([AddArticles((WIRE, POST, HERALD))])
    for reading in reversed(READINGS):
        turned.put_reading(reading)
    one, other = findings_of(project), findings_of(turned)
    assert {speaker.id: speaker for speaker in one.speakers.speakers} == {
        speaker.id: speaker for speaker in other.speakers.speakers
    }
    assert dict(one.speakers.speaker_of) == dict(other.speakers.speaker_of)
    for speaker in one.speakers.speakers:
        assert {frozenset(u.renderings) for u in one.utterances(speaker.id)} == {
            frozenset(u.renderings) for u in other.utterances(speaker.id)
        }


def test_a_reading_made_anew_with_the_same_places_is_judged_anew() -> None:
    project, memo = project_of_all(), Memo()
    found = derive(project.decisions, project.readings, memo=memo)
    speaker = next(one.id for one in found.speakers.speakers if found.pairs(one.id))
    before = [one.verdict for one in found.pairs(speaker)]
    first = project.readings[project.decisions.articles[0].id]
    statements = tuple(replace(one, kind="indirect") for one in first.statements)
    tokens = tuple(replace(one) for one in first.tokens)
    project.put_reading(replace(first, statements=statements, tokens=tokens))
    after = derive(project.decisions, project.readings, memo=memo).pairs(speaker)
    assert after == derive(project.decisions, project.readings).pairs(speaker)
    assert "paraphrased" in {one.verdict for one in after} - set(before)
