"""The comparison table: what is worked out when, and what is kept."""

from desktop.comparison import table as table_module
from desktop.comparison.align import align
from desktop.comparison.table import Options, passages_of, rank_of, tabulate
from desktop.comparison.utterance import GRAVITY
from tests.comparison.renderings import reading as report
from tests.window import desk_builders as desk


def tabled(found, options=None, before=None):
    utterances = found.utterances(desk.SPEAKER)
    passages = passages_of(
        utterances,
        readings=found.readings,
        statements=found.statements,
        article_of=found.article_of,
        before=before,
    )
    columns = [one.id for one in found.articles]
    options = options or Options(base=found.base)
    return passages, tabulate(desk.SPEAKER, utterances, articles=columns, passages=passages, options=options)


def counting(monkeypatch):
    calls = []
    real = table_module.compare
    monkeypatch.setattr(table_module, "compare", lambda a, b: calls.append(1) or real(a, b))
    return calls


def test_a_table_in_order_of_appearance_judges_nothing_until_asked(monkeypatch):
    calls = counting(monkeypatch)
    _, table = tabled(desk.three_outlets())
    entry = table.rows[0].cells[1].entries[0]
    assert (calls, entry.judged) == ([], False)
    assert entry.judgement.conflicting
    assert (len(calls), entry.judged) == (1, True)


def test_judgements_outlive_a_table_of_the_same_readings(monkeypatch):
    found = desk.three_outlets()
    passages, _ = tabled(found, Options(base=found.base, order="gravity"))
    calls = counting(monkeypatch)
    again, second = tabled(found, Options(base=found.base, only_differing=True), before=passages)
    assert [row.utterance.id for row in second.rows] == ["u1", "u2"]
    assert calls == []
    assert set(again) == set(passages)


def test_an_article_read_anew_is_judged_anew(monkeypatch):
    passages, _ = tabled(desk.three_outlets(), Options(order="gravity"))
    calls = counting(monkeypatch)
    fresh = desk.three_outlets()
    tabled(fresh, Options(order="gravity"), before=passages)
    assert len(calls) == 4


def test_of_many_passages_only_the_newest_are_kept(monkeypatch):
    monkeypatch.setattr(table_module, "PASSAGES_KEPT", 2)
    passages, _ = tabled(desk.three_outlets())
    made = {rendering: passages[rendering] for rendering in passages}
    assert len(made) == 7
    last = list(passages)[-1]
    assert passages[last] is made[last]
    first = next(iter(passages))
    assert passages[first] is not made[first]
    assert passages[first] == made[first]


def test_without_a_base_each_row_is_held_against_its_fullest_rendering():
    found = desk.three_outlets(base=None)
    _, table = tabled(found)
    assert [found.article_of[row.base.statement] for row in table.rows] == [found.articles[0].id] * 3
    assert table.rows[0].cells[0].gravest is None
    assert table.rows[2].gravest is None
    assert [row.outlets for row in table.rows] == [3, 3, 1]


def test_a_marked_cut_is_a_difference_though_house_style_is_ignored():
    herald, courier = (
        report("“The captain sold … the ferry to a bank in Norham.”"),
        report("“The captain sold the ferry to a bank in Norham.”", outlet="Courier"),
    )
    readings = {one.article.id: one for one in (herald, courier)}
    statements = [(one, statement) for one in readings.values() for statement in one.statements]
    utterances = align("s1", statements, order=list(readings))
    passages = passages_of(
        utterances,
        readings=readings,
        statements={statement.id: statement for _, statement in statements},
        article_of={statement.id: one.article.id for one, statement in statements},
    )
    options = Options(only_differing=True, ignore_house_style=True)
    table = tabulate("s1", utterances, articles=list(readings), passages=passages, options=options)
    assert [row.utterance.id for row in table.rows] == [one.id for one in utterances]


def test_a_claim_that_both_quote_in_other_words_is_graver_than_one_that_one_of_them_quotes() -> None:
    ranked = sorted(
        ((verdict, conflicting) for verdict in GRAVITY for conflicting in (True, False)),
        key=lambda one: (rank_of(one[0], conflicting=one[1]), GRAVITY.index(one[0])),
    )
    assert ranked[:3] == [("altered", True), ("altered", False), ("spliced", True)]
    assert [verdict for verdict, conflicting in ranked if not conflicting] == list(GRAVITY)
