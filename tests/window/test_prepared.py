"""What is prepared beside the window: judged rows, and judgements handed on."""

from dataclasses import replace

from desktop.comparison.table import Options
from desktop.project.checks import statement_anchors
from desktop.project.commands import AcceptStatement, ChooseBase, DropStatement, SetVerdict
from desktop.project.marking import SetNote, Target
from desktop.project.more_commands import OrderArticles
from desktop.window.prepared import prepare
from tests.project.test_derive import READINGS, findings_of, project_of_all
from tests.window import desk_builders as desk


def test_the_rows_of_a_prepared_table_are_judged():
    table = prepare(desk.three_outlets(), desk.SPEAKER).table
    entries = [one for row in table.rows for cell in row.cells for one in cell.entries]
    assert [one.judged for one in entries] == [True] * len(entries)


def test_judgements_are_handed_on_to_the_next_findings():
    found = desk.three_outlets()
    first = prepare(found, desk.SPEAKER)
    again = prepare(replace(found), desk.SPEAKER, first)
    row = first.table.rows[0]
    other = next(one for one in row.utterance.renderings if one != row.base)
    assert again.passages.judge(row.base, other) is first.passages.judge(row.base, other)


def test_a_table_that_nothing_was_said_about_is_the_very_same_in_the_next_findings():
    project = project_of_all()
    before = findings_of(project)
    lund, brandt = (before.speakers.speaker_of[one.statements[0].id] for one in READINGS[1:])
    tables = {one: prepare(before, one) for one in (lund, brandt)}
    place = statement_anchors(READINGS[2], READINGS[2].statements[0])
    project.apply(AcceptStatement(place))
    project.apply(SetNote(Target("statement", (place,)), "late"))
    after = findings_of(project)
    assert prepare(after, lund, tables[lund]) is tables[lund]
    noted = prepare(after, brandt, tables[brandt])
    assert noted.table is tables[brandt].table
    assert [mark.note for mark in noted.hand.marked.values()] == ["late"]
    project.apply(DropStatement(place))
    after = findings_of(project)
    assert prepare(after, lund, tables[lund]) is tables[lund]
    assert prepare(after, brandt, tables[brandt]).table.rows == ()


def test_a_table_is_made_anew_where_the_base_the_columns_or_a_verdict_is_another():
    project = project_of_all()
    before = findings_of(project)
    lund = before.speakers.speaker_of[READINGS[0].statements[0].id]
    made = prepare(before, lund)
    herald, post, wire = (one.article.id for one in READINGS)
    project.apply(ChooseBase(post))
    based = prepare(findings_of(project), lund, made)
    assert [row.base.statement for row in based.table.rows] == [READINGS[1].statements[0].id]
    project.apply(OrderArticles((wire, herald, post)))
    assert prepare(findings_of(project), lund, based).table.articles == (wire, herald, post)
    sides = [(statement_anchors(one, one.statements[0]),) for one in READINGS[:2]]
    project.apply(SetVerdict(*(side[0] for side in sides), "altered"))
    judged = prepare(findings_of(project), lund, based).table.rows[0]
    assert judged.gravest.verdict == "altered"


def test_a_table_serves_options_that_need_no_judgements_and_no_other_base():
    found = desk.three_outlets()
    made = prepare(found, desk.SPEAKER)
    easy = Options(base=found.base, ignore_house_style=True)
    assert made.table_for(easy) == replace(made.table, options=easy)
    assert made.table_for(Options(base=found.base, order="gravity")) is None
    assert made.table_for(Options(base=found.base, only_differing=True)) is None
    assert made.table_for(Options(base="another")) is None
