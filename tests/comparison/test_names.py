"""The labels of speakers and the names of things, outlet by outlet."""

from dataclasses import replace
from functools import cache

import pytest

from desktop.articles.plain_text import article_of_text
from desktop.basics.lexicons import lexicon
from desktop.comparison.labels import BESIDE_NAME, ladders
from desktop.comparison.things import renamed, things
from desktop.project.batch import findings_of
from desktop.project.derive import OPEN
from desktop.statements.extract import extract

WIRE = """Ukraine talks stall

Ambassador Mara Quill, the chief negotiator, said on Monday that the “grain corridor” must open. Quill said \
that the invasion had stopped every ship near Kyiv.

“The illegal immigrants must wait,” Quill said.

She said that the ports of the south would stay shut.
"""

POST = """Talks on grain

The outspoken envoy Mara Quill said that the grain corridor must open. Ms. Quill said that the military \
operation in Ukraine had stopped every ship near Kiev.

Her plan said little about undocumented immigrants, and Mr. Berg’s plan said less.

Ms. Quill said that the harbours of the south would stay shut.
"""


def reading(text, outlet):
    return extract(replace(article_of_text(text, file=f"{outlet}.txt"), outlet=outlet))


@cache
def found():
    return findings_of([reading(text, outlet) for outlet, text in (("Wire", WIRE), ("Post", POST))])


def outlets():
    return {one.id: one.outlet for one in found().articles}


def labels(outlet):
    quill = next(one.id for one in found().speakers.speakers if "Quill" in one.name)
    ladder = next(
        one
        for one in ladders(found(), found().resolutions)
        if one.speaker == quill and outlets()[one.outlet] == outlet
    )
    return [(rung.label, rung.kinds, rung.count) for rung in ladder.rungs]


def test_each_outlet_s_labels_stand_in_order_of_first_use():
    assert labels("Wire") == [
        ("Ambassador Mara Quill", ("name", "title"), 1),
        ("chief negotiator", ("role",), 1),
        ("Quill", ("name",), 2),
        ("pronouns", ("pronoun",), 1),
    ]


def test_what_belongs_to_a_person_is_no_label_of_hers():
    assert [label for label, _, _ in labels("Post")] == [
        "outspoken envoy Mara Quill",
        "Ms. Quill",
        "pronouns",
    ]
    assert labels("Post")[0][1] == ("name", "role", "appraisal")


def named(kind):
    pairs = [
        pair for key in (*(one.id for one in found().speakers.speakers), OPEN) for pair in found().pairs(key)
    ]
    return {
        one.names: {(outlets()[use.outlet], use.name): (len(use.plain), len(use.marked)) for use in one.uses}
        for one in (*things(found()), *renamed(found(), ((one.a, one.b, one.differences) for one in pairs)))
        if one.kind == kind
    }


def test_rival_names_of_one_thing_are_told_with_who_uses_them():
    assert named("rival names") == {
        ("invasion", "military operation"): {
            ("Wire", "invasion"): (1, 0),
            ("Post", "military operation"): (1, 0),
        },
        ("kyiv", "kiev"): {("Wire", "kyiv"): (1, 0), ("Post", "kiev"): (1, 0)},
    }


def test_a_name_inside_quotation_marks_is_not_the_outlet_s_own():
    # The Wire has “illegal immigrants” only in somebody's mouth.
    assert not any("illegal immigrants" in names for names in named("rival names"))


def test_words_that_one_outlet_marks_and_the_other_does_not():
    assert named("marked or not") == {
        ("grain corridor",): {("Wire", "grain corridor"): (0, 1), ("Post", "grain corridor"): (1, 0)}
    }


def test_nouns_between_equal_words_of_aligned_renderings_stand_for_one_another():
    assert named("same place") == {
        ("ports", "harbours"): {("Wire", "ports"): (1, 0), ("Post", "harbours"): (1, 0)}
    }


def test_a_name_that_all_use_is_no_difference():
    alone = findings_of([reading(WIRE, "Wire")])
    assert things(alone) == ()


@pytest.mark.parametrize("kind", ["role", BESIDE_NAME])
def test_a_role_is_told_once(kind):
    told = [label.casefold() for label, _, _ in labels("Wire")]
    assert len(told) == len(set(told)), kind


def test_a_rival_name_names_one_thing_only():
    rows = [(row["names"].split("|"), row["beside"]) for row in lexicon("rival_names")]
    assert all(len(names) > 1 for names, _ in rows)
    names = [name for group, _ in rows for name in group]
    assert len(names) == len(set(names))
    assert all(name == name.strip().casefold() for name in names)


def test_of_names_that_overlap_the_longest_counts():
    texts = {
        "Wire": "War\n\nAda Lund said that the special military operation in Ukraine had begun.\n",
        "Post": "War\n\nAda Lund said that the invasion of Ukraine had begun.\n",
    }
    made = findings_of([reading(text, outlet) for outlet, text in texts.items()])
    (thing,) = things(made)
    assert thing.names == ("special military operation", "invasion")


def test_a_name_means_the_thing_only_beside_what_it_is_about():
    texts = {
        "Wire": "Pests\n\nAda Lund said that the invasion of mice had begun.\n",
        "Post": "Pests\n\nAda Lund said that a military operation against mice had begun.\n",
    }
    assert things(findings_of([reading(text, outlet) for outlet, text in texts.items()])) == ()


def test_a_role_beside_a_name_stands_in_whole_words():
    text = "Row\n\nMara Quill, unlike the mayors before her the mayor, said the pier must close.\n"
    findings = findings_of([reading(text, "Wire")])
    places = [
        text[key.span.start - 4 : key.span.end + 1]
        for ladder in ladders(findings, findings.resolutions)
        for rung in ladder.rungs
        if rung.kinds == (BESIDE_NAME,)
        for key in rung.places
    ]
    assert places == ["the mayor,"]
