from __future__ import annotations

import json

from desktop.comparison.shared_copy import shared_copy
from desktop.export.plain import plain_comparison
from desktop.export.plain_copy import plain_copy
from desktop.export.report import report
from desktop.project.batch import findings_of
from tests.builders import make_article, make_reading, make_statement

STORM = (
    "The storm tore the roof off the market hall shortly before dawn and left most of the old town without "
    "power, while crews cleared fallen trees from the coastal road."
)


def readings():
    return [
        make_reading(
            make_article(f"{outlet}\n\nPORT ANSEL ({by}) — {STORM}", outlet=outlet, file=f"{outlet}.txt")
        )
        for outlet, by in (("Herald", "AP"), ("Courier", "own report"))
    ]


def test_shared_copy_stands_in_the_json_with_places_that_hold_its_words():
    herald, courier = readings()
    printed = json.loads(json.dumps(plain_comparison(findings_of([herald, courier]))))["shared_copy"]
    (passage,) = printed["passages"]
    start, end = passage["b_span"]
    assert courier.article.text[start:end] == STORM[:-1]
    assert (passage["a"], passage["b"]) == (herald.article.id, courier.article.id)
    assert (passage["words"], passage["likeness"]) == (30, 1.0)
    (group,) = printed["groups"]
    assert group["articles"] == [herald.article.id, courier.article.id]
    assert group["words"] == {herald.article.id: 30, courier.article.id: 30}
    assert [(one["article"], one["agency"]) for one in group["credits"]] == [
        (herald.article.id, "Associated Press")
    ]
    assert printed["words"][courier.article.id] == 34
    assert printed["independent_accounts"] == 1
    assert printed["accounts"] == [
        {
            "articles": [herald.article.id, courier.article.id],
            "source": {"name": "Associated Press", "article": None},
            "reason": "30 words outside quotations are the same in both, at least half of the shorter one's. "
            "Associated Press is credited by 1 of 2.",
        }
    ]


def test_what_an_article_has_from_a_reference_beside_the_articles_is_found():
    herald, courier = readings()
    found = findings_of([courier], reference=herald)
    printed = json.loads(json.dumps(plain_comparison(found)))
    (account,) = printed["shared_copy"]["accounts"]
    assert account["source"] == {"name": "Herald", "article": herald.article.id}


def test_the_report_for_the_terminal_names_who_prints_the_same():
    herald, courier = (
        make_reading(one.article, make_statement(one.article, "own report", kind="indirect"))
        if "own report" in one.article.text
        else one
        for one in readings()
    )
    lines = report(findings_of([herald, courier]))
    assert "Shared copy\n===========" in lines
    assert "Herald, Courier: 30 words outside quotations, credited to Associated Press" in lines
    assert "2 articles, 1 independent account." in lines
    assert "Herald, Courier: one account. 30 words outside quotations are the same in both" in lines
    assert "“The storm tore the roof" in lines


def test_articles_that_share_nothing_have_an_empty_list():
    herald, _ = readings()
    printed = plain_copy(shared_copy([herald]), ())
    assert (printed["passages"], printed["groups"], printed["independent_accounts"]) == ([], [], 0)
