"""What is prepared beside the window: judged rows, and judgements handed on."""

from dataclasses import replace

from desktop.comparison.table import Options
from desktop.window.prepared import prepare
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


def test_a_table_serves_options_that_need_no_judgements_and_no_other_base():
    found = desk.three_outlets()
    made = prepare(found, desk.SPEAKER)
    easy = Options(base=found.base, ignore_house_style=True)
    assert made.table_for(easy) == replace(made.table, options=easy)
    assert made.table_for(Options(base=found.base, order="gravity")) is None
    assert made.table_for(Options(base=found.base, only_differing=True)) is None
    assert made.table_for(Options(base="another")) is None
