"""Work done is kept while it may be needed again, and forgotten with what it belongs to."""

from dataclasses import replace

from desktop.project.checks import Places, statement_anchors
from desktop.project.commands import AddArticles, RemoveArticles, RenameSpeaker
from desktop.project.derive import Memo, mention_anchors
from desktop.project.memo import ANSWERS, BySpeaker, Newest
from desktop.project.statement_commands import SetContent, SetKind
from tests.project.test_derive import POST, READINGS, WIRE, findings_of, project_of_all
from tests.project.test_editing import LATE, WHY, at


def counted(answers):
    """Work that tells each time it is done."""

    def work():
        answers.append(len(answers))
        return answers[-1]

    return work


def test_the_newest_answer_is_kept_while_nothing_differs():
    done = []
    kept = Newest()
    assert [kept.of(one, counted(done)) for one in ("a", "a", "b", "b", "a")] == [0, 0, 1, 1, 2]


def test_a_few_answers_about_a_speaker_are_kept_and_the_oldest_goes():
    done = []
    kept = BySpeaker()
    asked = [*range(ANSWERS), *range(ANSWERS), ANSWERS, 0]
    assert [kept.of("lund", one, counted(done)) for one in asked] == [0, 1, 2, 0, 1, 2, 3, 4]
    kept.forget_all_but({"brandt"})
    assert kept.of("lund", 0, counted(done)) == 5


def test_what_a_speaker_said_is_forgotten_when_he_has_long_been_called_otherwise():
    project, memo = project_of_all(), Memo()
    findings = findings_of(project, memo)
    (lund,) = (one for one in findings.speakers.speakers if one.name == "Ada Lund")
    aligned = findings.utterances(lund.id)
    for name in ("Mayor Lund", "Lund of the harbour"):
        project.apply(RenameSpeaker(mention_anchors(findings, lund.mentions), name))
        findings_of(project, memo)
    assert findings.utterances(lund.id) is aligned
    project.apply(RemoveArticles((READINGS[0].article.id, POST.id)))
    findings_of(project, memo)
    assert findings.utterances(lund.id) is aligned
    findings_of(project, memo)
    again = findings.utterances(lund.id)
    assert again == aligned
    assert again is not aligned


def test_other_statements_at_the_same_places_are_lined_up_anew():
    project, memo = project_of_all(), Memo()
    before = findings_of(project, memo)
    (lund,) = (one for one in before.speakers.speakers if one.name == "Ada Lund")
    assert [one.verdict for one in before.pairs(lund.id)] == ["verbatim"]
    loose = replace(READINGS[1], statements=(replace(READINGS[1].statements[0], kind="indirect"),))
    project.put_reading(loose)
    after = findings_of(project, memo)
    assert after.utterances(lund.id) is not before.utterances(lund.id)
    assert after.pairs(lund.id) == findings_of(project, Memo()).pairs(lund.id)


def test_places_forget_readings_that_are_gone_and_find_statements_all_the_same():
    places, reading = Places(), READINGS[2]
    said = statement_anchors(reading, reading.statements[0])
    readings = {WIRE.id: reading}
    assert places.statement(said, readings) == reading.statements[0].id
    places.forget_all_but(())
    assert places == Places()
    assert places.statement(said, readings) == reading.statements[0].id


def test_words_set_by_hand_are_found_by_their_former_place_after_the_article_was_away():
    project, memo = project_of_all(), Memo()
    project.apply(SetContent(LATE, at(WIRE, "late,” Olaf")))
    project.apply(SetKind(WHY, "mixed"))
    findings_of(project, memo)
    project.apply(RemoveArticles((WIRE.id,)))
    for _ in range(3):
        findings_of(project, memo)
    project.apply(AddArticles((WIRE,)))
    found = findings_of(project, memo)
    (new,) = (key for key, aspects in found.edited.items() if "content" in aspects)
    assert found.places.statement(LATE, {WIRE.id: found.edits[WIRE.id].reading}) == new
