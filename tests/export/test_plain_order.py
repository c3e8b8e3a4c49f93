"""What `compare --json` prints of an event is the same in whatever order its files come."""

from __future__ import annotations

import json
from itertools import permutations

from desktop.export.plain import plain_comparison
from desktop.project.batch import findings_of
from desktop.statements.extract import extract
from tests.builders import make_article

COPY = (
    "The storm tore the roof off the market hall shortly before dawn and left most of the old town without "
    "power, while crews cleared fallen trees from the coastal road."
)
TEXTS = {
    ("Herald", "one"): (
        f"PORT ANSEL (AP) — {COPY}",
        "“We will rebuild the hall by May, and nobody in this town will have to pay for it,” Mayor Ida Lorne "
        "told Axios, which the Times cited. She said that the sirens had worked.",
        "Olaf Brandt, the harbour master, denied that they had failed. “They were heard in every street.”",
    ),
    ("Herald", "two"): (
        "“We will rebuild the hall,” Ms Lorne said on Tuesday. “Nobody in this town will have to pay.”",
        "Brandt said the sirens were heard in most streets.",
    ),
    ("Courier", "three"): (
        COPY,
        "The mayor, Ida Lorne, said the town would not rebuild the hall before June and that nobody would "
        "pay for it.",
        "“The sirens failed in two streets,” according to the harbour master, Olaf Brandt.",
    ),
}


def printed(readings):
    whole = json.loads(json.dumps(plain_comparison(findings_of(readings))))
    assert [one["id"] for one in whole["articles"]] == [one.article.id for one in readings]
    return whole | {"articles": sorted(whole["articles"], key=lambda one: one["id"])}


def test_the_order_of_the_files_changes_nothing_but_the_order_of_the_articles():
    readings = [
        extract(make_article("\n\n".join((f"Storm, {name}", *texts)), outlet=outlet, file=f"{name}.txt"))
        for (outlet, name), texts in TEXTS.items()
    ]
    first, *others = (printed(order) for order in permutations(readings))
    assert [one["verdict"] for one in first["pairs"]] == ["trimmed", "altered"]
    assert len(first["shared_copy"]["groups"]) == 1
    for key in first:
        assert all(one[key] == first[key] for one in others), key
    assert all(one["a"] < one["b"] for one in first["pairs"])
