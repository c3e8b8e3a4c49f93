"""From whom an article had a statement, over as many steps as its sentence tells."""

from __future__ import annotations

import json

import pytest

from desktop.comparison.chains import chain_of
from desktop.comparison.handing import handed_on, stages
from desktop.comparison.shared_copy import shared_copy
from desktop.export.plain_overview import plain_overview
from desktop.project.batch import findings_of
from desktop.statements.extract import extract
from tests.builders import make_article, make_reading, make_statement

WORDS = "“We will not pay,”"


def chain(text, *, via="", content=WORDS, mention="", compared=()):
    article = make_article(f"Port news\n\n{text}", outlet="Courier")
    statement = make_statement(article, content, via=via, mention=mention, cue="")
    return chain_of(make_reading(article, statement), statement, compared)


@pytest.mark.parametrize(
    ("text", "via", "expected"),
    [
        (f"{WORDS} Imsen told Axios.", "Axios", ("Axios",)),
        (f"{WORDS} Imsen told Axios, which the Times cited.", "Axios", ("Times", "Axios")),
        (f"{WORDS} Imsen told CNN in remarks carried by Reuters.", "CNN", ("Reuters", "CNN")),
        (f"The Herald, citing Reuters, quoted Imsen: {WORDS}", "Herald", ("Herald", "Reuters")),
        (f"{WORDS} he said, according to the Herald, which cited Reuters.", "Herald", ("Herald", "Reuters")),
        (f"{WORDS} Imsen told the BBC, according to CNN.", "BBC", ("CNN", "BBC")),
        (f"{WORDS} he told Axios, which the Times cited, CNN reported.", "Axios", ("CNN", "Times", "Axios")),
        (f"Reuters quoted Imsen as telling CNN: {WORDS}", "Reuters", ("Reuters", "CNN")),
        (f"{WORDS} said Imsen.", "", ()),
    ],
)  # fmt: skip
def test_a_chain_leads_from_the_nearest_source_to_the_first(text, via, expected):
    assert chain(text, via=via) == expected


def test_outlets_named_inside_a_quotation_are_no_step():
    quoted = "“Axios, citing the Times, was wrong,”"
    assert chain(f"{quoted} Imsen told CNN.", via="CNN", content=quoted) == ("CNN",)


def test_outlets_that_cite_one_another_make_no_endless_chain():
    text = f"The Herald, citing Reuters, said {WORDS}. Reuters, citing the Herald, said so too."
    assert len(chain(text, via="Herald")) <= 2


def test_an_outlet_that_quotes_somebody_as_saying_is_no_speaker():
    for text, said_by, via in (
        ("The Herald quoted Imsen as saying that the port would close in May.", "Imsen", "Herald"),
        ("The Herald, citing Reuters, quoted Imsen as saying that the port would close.", "Imsen", "Herald"),
        ("Imsen was quoted by Reuters as saying that the port would close in May.", "Imsen", "Reuters"),
        ("“The port will close,” Imsen said, The Washington Post reported.", "Imsen", "Washington Post"),
    ):
        article = make_article(f"Port news\n\n{text}")
        (statement,) = extract(article).statements
        assert (statement.mention.of(article.text), statement.via.name) == (said_by, via)
        assert "port w" in statement.spans[0].of(article.text)
        assert not statement.nested
        assert "passed on" in [reason.rule for reason in statement.reasons]


def test_who_quotes_and_is_no_outlet_keeps_his_statement_and_the_one_inside_is_hers():
    article = make_article("Port news\n\nThe mayor quoted Ada Lund as saying that the port would close.")
    made = {one.mention.of(article.text): one.nested for one in extract(article).statements}
    assert made == {"The mayor": False, "Ada Lund": True}


def test_a_chain_stands_in_the_overview_with_who_tells_of_each_step():
    courier = make_article(
        f"Port\n\n{WORDS} Imsen told Axios, which the Times cited.", outlet="Courier", file="c.txt"
    )
    times = make_article(f"Port\n\n{WORDS} Imsen told Axios.", outlet="The New York Times", file="t.txt")
    found = findings_of(
        [make_reading(one, make_statement(one, WORDS, via="Axios", cue="told")) for one in (courier, times)]
    )
    handed = handed_on(found)
    assert {(one.source, one.receiver, one.outlet) for one in handed} == {
        ("The New York Times", "", courier.id),
        ("Axios", "The New York Times", courier.id),
        ("Axios", "", times.id),
    }
    assert stages(handed) == {"\nAxios": 0, times.id: 1, courier.id: 2}
    printed = json.loads(json.dumps(plain_overview(found, shared_copy([]))))["handed_on"]
    step = next(one for one in printed if one["receiver"])
    assert (step["receiver_outlet"], step["source"], step["outlet"]) == (times.id, "Axios", courier.id)
