from dataclasses import replace

import pytest

from desktop.basics.anchors import Anchor
from desktop.basics.errors import CorrectionFailed
from desktop.comparison.table import Options, passages_of, tabulate
from desktop.project.alignments import rendering_anchors, utterance_anchors
from desktop.project.commands import (
    AddArticles,
    ConfirmAbsence,
    JoinUtterances,
    MoveRendering,
    RemoveArticles,
    SetVerdict,
    SplitRendering,
    title,
)
from desktop.project.derive import Memo
from desktop.project.project import Project
from tests.builders import make_article, make_reading, make_statement
from tests.project.kept import kept_and_opened
from tests.project.test_derive import findings_of

BOATS = "“We will build 12 boats this year,”"
FEWER = "“We will build 10 boats this year,”"
SLOW = "“The harbour crane is far too slow.”"
OTHER = "“Nobody at the yard was ever paid late.”"

HERALD = make_article(f"Twelve boats\n\n{BOATS} Ada Lund said. {SLOW}")
POST = make_article(f"Boats\n\n{FEWER} Ada Lund told us.", outlet="Post", file="p.txt")
WIRE = make_article(f"Yard\n\n{OTHER} Ada Lund said.", outlet="Wire", file="w.txt")

READINGS = (
    make_reading(
        HERALD,
        make_statement(HERALD, BOATS, mention="Ada Lund"),
        make_statement(HERALD, SLOW, mention="Ada Lund"),
    ),
    make_reading(POST, make_statement(POST, FEWER, mention="Ada Lund")),
    make_reading(WIRE, make_statement(WIRE, OTHER, mention="Ada Lund")),
)


def place(reading, number=0):
    """What names a whole statement as a rendering."""
    (utterance,) = (
        one
        for one in findings_of(lunds()).utterances(lund(findings_of(lunds())))
        if reading.statements[number].id in one.statements
    )
    (rendering,) = (one for one in utterance.renderings if one.statement == reading.statements[number].id)
    return rendering_anchors(reading, rendering)


def lunds(*articles):
    project = Project([AddArticles(articles or (HERALD, POST, WIRE))])
    for reading in READINGS:
        project.put_reading(reading)
    return project


def lund(findings):
    (speaker,) = findings.speakers.speakers
    return speaker.id


def rows(project, memo=None):
    """The words of every rendering, utterance by utterance."""
    findings = findings_of(project, memo)
    return [
        [
            " … ".join(
                span.of(findings.readings[findings.article_of[r.statement]].article.text) for span in r.spans
            )
            for r in utterance.renderings
        ]
        for utterance in findings.utterances(lund(findings))
    ]


def test_without_the_users_word_rows_are_the_programs():
    assert rows(lunds()) == [[BOATS, FEWER], [SLOW], [OTHER]]


def test_a_rendering_is_moved_to_another_row_and_back_by_undo():
    project = lunds()
    changes = project.apply(MoveRendering(place(READINGS[2]), (place(READINGS[0], 1),)))
    assert changes.statements
    assert rows(project) == [[BOATS, FEWER], [SLOW, OTHER]]
    findings = findings_of(project)
    pairs = {frozenset((pair.a, pair.b)) for pair in findings.pairs(lund(findings))}
    assert frozenset((READINGS[0].statements[1].id, READINGS[2].statements[0].id)) in pairs
    project.undo()
    assert rows(project) == [[BOATS, FEWER], [SLOW], [OTHER]]
    project.redo()
    assert rows(project) == [[BOATS, FEWER], [SLOW, OTHER]]


def test_the_last_rendering_of_a_row_takes_the_row_along_and_says_why():
    project = lunds()
    project.apply(MoveRendering(place(READINGS[2]), (place(READINGS[0]), place(READINGS[1]))))
    findings = findings_of(project)
    (first, second) = findings.utterances(lund(findings))
    assert [len(first.renderings), len(second.renderings)] == [3, 1]
    assert first.reason == "You put a rendering to these words."
    assert len({one.id for one in (first, second)}) == 2


def test_a_rendering_is_split_off():
    project = lunds()
    project.apply(SplitRendering(place(READINGS[1])))
    assert rows(project) == [[BOATS], [SLOW], [FEWER], [OTHER]]
    findings = findings_of(project)
    assert findings.pairs(lund(findings)) == ()


def test_splitting_what_stands_alone_changes_nothing():
    project = lunds()
    before = findings_of(project).utterances(lund(findings_of(project)))
    project.apply(SplitRendering(place(READINGS[2])))
    assert findings_of(project).utterances(lund(findings_of(project))) == before


def test_two_rows_are_joined_and_renderings_of_one_statement_are_one():
    project = lunds()
    project.apply(JoinUtterances((place(READINGS[0]),), (place(READINGS[2]),)))
    assert rows(project) == [[BOATS, FEWER, OTHER], [SLOW]]


def test_parts_of_one_statement_become_one_rendering_of_the_joined_row():
    whole = "“The ferry leaks badly. Nobody pays for the crane.”"
    one = make_article(f"Leaks\n\n{whole} Ada Lund said.")
    other = make_article("Leak\n\n“The ferry leaks badly,” Ada Lund said.", outlet="Post", file="p")
    third = make_article("Crane\n\n“Nobody pays for the crane,” Ada Lund said.", outlet="Wire", file="w")
    readings = (
        make_reading(one, make_statement(one, whole, mention="Ada Lund")),
        make_reading(other, make_statement(other, "“The ferry leaks badly,”", mention="Ada Lund")),
        make_reading(third, make_statement(third, "“Nobody pays for the crane,”", mention="Ada Lund")),
    )
    project = Project([AddArticles((one, other, third))])
    for reading in readings:
        project.put_reading(reading)
    assert len(rows(project)) == 2
    findings = findings_of(project)
    first, second = findings.utterances(lund(findings))
    project.apply(
        JoinUtterances(
            *(
                utterance_anchors(each, readings=findings.readings, article_of=findings.article_of)
                for each in (first, second)
            )
        )
    )
    assert rows(project) == [[whole, "“The ferry leaks badly,”", "“Nobody pays for the crane,”"]]


def test_a_later_word_on_alignment_holds_over_an_earlier_one():
    project = lunds()
    project.apply(JoinUtterances((place(READINGS[0]),), (place(READINGS[2]),)))
    project.apply(SplitRendering(place(READINGS[2])))
    assert rows(project) == [[BOATS, FEWER], [SLOW], [OTHER]]


def test_alignment_by_hand_waits_while_its_article_is_away():
    project = lunds()
    project.apply(MoveRendering(place(READINGS[2]), (place(READINGS[0], 1),)))
    project.apply(RemoveArticles((HERALD.id,)))
    assert rows(project) == [[FEWER], [OTHER]]
    project.apply(AddArticles((HERALD,)))
    assert [SLOW, OTHER] in [sorted(row, reverse=True) for row in rows(project)]


def test_a_rendering_bounded_anew_keeps_the_word_on_it():
    project = lunds()
    project.apply(SplitRendering(place(READINGS[1])))
    shorter = make_statement(POST, "“We will build 10 boats this", mention="Ada Lund")
    project.put_reading(replace(READINGS[1], statements=(shorter,)))
    assert rows(project) == [[BOATS], [SLOW], ["“We will build 10 boats this"], [OTHER]]


def test_an_absence_is_confirmed_for_one_article_and_taken_back():
    project = lunds()
    row = (place(READINGS[0], 1),)
    project.apply(ConfirmAbsence(row, POST.id))
    findings = findings_of(project)
    slow = findings.utterances(lund(findings))[1]
    assert findings.not_reported(lund(findings)) == {(slow.id, POST.id)}
    project.apply(ConfirmAbsence(row, POST.id, absent=False))
    assert findings_of(project).not_reported(lund(findings)) == frozenset()
    project.undo()
    assert findings_of(project).not_reported(lund(findings)) == {(slow.id, POST.id)}
    project.apply(RemoveArticles((HERALD.id,)))
    assert findings_of(project).not_reported(lund(findings_of(project))) == frozenset()


def test_an_absence_holds_for_the_row_whatever_is_moved_into_it():
    project = lunds()
    project.apply(ConfirmAbsence((place(READINGS[0], 1),), POST.id))
    project.apply(MoveRendering(place(READINGS[2]), (place(READINGS[0], 1),)))
    findings = findings_of(project)
    joined = findings.utterances(lund(findings))[1]
    assert findings.not_reported(lund(findings)) == {(joined.id, POST.id)}


def test_a_verdict_set_by_hand_holds_in_pairs_and_in_the_table():
    project = lunds()
    memo = Memo()
    (found,) = findings_of(project, memo).pairs(lund(findings_of(project, memo)))
    assert (found.verdict, found.conflicting) == ("altered", True)
    project.apply(SetVerdict(place(READINGS[1]), place(READINGS[0]), "verbatim"))
    findings = findings_of(project, memo)
    (pair,) = findings.pairs(lund(findings))
    assert (pair.verdict, pair.conflicting) == ("verbatim", False)
    assert pair.reason == f"You set this verdict. The program says altered: {found.reason}"
    assert pair.differences == found.differences
    utterances = findings.utterances(lund(findings))
    passages = passages_of(
        utterances,
        readings=findings.readings,
        statements=findings.statements,
        article_of=findings.article_of,
        verdicts=findings.verdicts(lund(findings)),
    )
    table = tabulate(
        lund(findings), utterances, articles=[HERALD.id, POST.id], passages=passages, options=Options()
    )
    assert table.rows[0].gravest.verdict == "verbatim"
    assert table.rows[0].gravest.reason == pair.reason
    project.apply(SetVerdict(place(READINGS[0]), place(READINGS[1]), ""))
    assert findings_of(project, memo).pairs(lund(findings)) == (found,)


def test_a_verdict_on_renderings_that_no_longer_share_a_row_waits():
    project = lunds()
    project.apply(SetVerdict(place(READINGS[0]), place(READINGS[1]), "trimmed"))
    project.apply(SplitRendering(place(READINGS[1])))
    assert findings_of(project).verdicts(lund(findings_of(project))) == {}
    project.undo()
    assert list(findings_of(project).verdicts(lund(findings_of(project))).values()) == ["trimmed"]


def test_words_that_are_nowhere_change_nothing():
    project = lunds()
    nowhere = (Anchor(HERALD.id, "words that are not there", "", "", 4),)
    project.apply(MoveRendering(nowhere, (place(READINGS[0]),)))
    project.apply(MoveRendering(place(READINGS[2]), (nowhere,)))
    project.apply(JoinUtterances((nowhere,), (place(READINGS[0]),)))
    project.apply(SplitRendering(nowhere))
    assert rows(project) == [[BOATS, FEWER], [SLOW], [OTHER]]


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (MoveRendering((), (place(READINGS[0]),)), "Choose a rendering first"),
        (MoveRendering(place(READINGS[0]), ()), "Choose another row"),
        (MoveRendering(place(READINGS[0]), (place(READINGS[0]),)), "Choose another row"),
        (SplitRendering(()), "Choose a rendering first"),
        (JoinUtterances((place(READINGS[0]),), (place(READINGS[0]),)), "Choose two different rows"),
        (ConfirmAbsence((), HERALD.id), "Choose a row first"),
        (ConfirmAbsence((place(READINGS[0]),), "nowhere"), "no longer in the project"),
        (SetVerdict(place(READINGS[0]), place(READINGS[0]), "trimmed"), "two different renderings"),
    ],
)
def test_what_names_nothing_or_one_thing_twice_is_refused(command, message):
    with pytest.raises(CorrectionFailed, match=message):
        lunds().apply(command)


def test_alignment_by_hand_survives_saving(tmp_path):
    project = lunds()
    project.apply(MoveRendering(place(READINGS[2]), (place(READINGS[0], 1),)))
    project.apply(ConfirmAbsence((place(READINGS[0], 1),), POST.id))
    project.apply(SetVerdict(place(READINGS[0]), place(READINGS[1]), "trimmed"))
    again = kept_and_opened(project, tmp_path)
    assert again.log == project.log
    assert rows(again) == rows(project)


def test_the_undo_menu_names_what_was_done():
    here, there = place(READINGS[0]), place(READINGS[2])
    assert [
        title(one)
        for one in (
            MoveRendering(here, (there,)),
            SplitRendering(here),
            JoinUtterances((here,), (there,)),
            ConfirmAbsence((here,), POST.id),
            ConfirmAbsence((here,), POST.id, absent=False),
            SetVerdict(here, there, "trimmed"),
            SetVerdict(here, there, ""),
        )
    ] == [
        "Move rendering",
        "Split off rendering",
        "Join utterances",
        "Confirm that it is not reported",
        "Take back that it is not reported",
        "Set verdict",
        "Take verdict back",
    ]


def test_a_word_on_alignment_leaves_other_work_standing(monkeypatch):
    project, memo = lunds(), Memo()
    findings = findings_of(project, memo)
    aligned = findings.utterances(lund(findings))
    split = SplitRendering(place(READINGS[1]))
    monkeypatch.delattr("desktop.project.findings.align")
    project.apply(split)
    assert len(findings_of(project, memo).utterances(lund(findings))) == len(aligned) + 1
    project.undo()
    assert findings_of(project, memo).utterances(lund(findings)) is aligned
