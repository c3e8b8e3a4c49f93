"""Links between speakers who stay apart: who speaks for whom, members, seats of government, kin."""

from __future__ import annotations

import json
import random

import pytest

from desktop.export.plain import plain_comparison
from desktop.project.decisions import Decisions
from desktop.project.derive import derive
from desktop.speakers.identify import identify
from desktop.speakers.speaker import Speakers
from tests.speakers.texts import key, reading


def links(found: Speakers) -> list[tuple[str, str, str]]:
    """Every link as (speaker, kind, other)."""
    return sorted((one.id, link.kind, link.speaker) for one in found.speakers for link in one.links)


@pytest.mark.parametrize(
    ("text", "speaking", "expected"),
    [
        (
            "Lena Frost, a spokeswoman for the Harbour Board, said no. The Harbour Board said yes.",
            ("Lena Frost", "The Harbour Board"),
            ("lena-frost", "speaks for", "harbour-board"),
        ),
        (
            "Harbour Board spokeswoman Lena Frost said no. The Harbour Board said yes.",
            ("Harbour Board spokeswoman Lena Frost", "The Harbour Board"),
            ("lena-frost", "speaks for", "harbour-board"),
        ),
        (
            "Gordon Pike lost the debate. His campaign said he had won. Pike said so too.",
            ("His campaign", ("Pike", 1)),
            ("pike-campaign", "speaks for", "gordon-pike"),
        ),
        (
            "Advisers to Gordon Pike said no. Mr. Pike said yes.",
            ("Advisers to Gordon Pike", "Mr. Pike"),
            ("advisers-to-gordon-pike", "works for", "gordon-pike"),
        ),
        (
            "Officials with the Harbour Board said no. The Harbour Board said yes.",
            ("Officials with the Harbour Board", "The Harbour Board"),
            ("officials-with-the-harbour-board", "member of", "harbour-board"),
        ),
        (
            "Gordon Pike left with his wife, Clara Finch. Mr. Pike said no. Ms. Finch said yes.",
            ("Mr. Pike", "Ms. Finch"),
            ("clara-finch", "relative of", "gordon-pike"),
        ),
        (
            "Gordon Pike was there. Mr. Pike's lawyer, Ruth Ames, said no. Mr. Pike said yes.",
            ("Ruth Ames", ("Mr. Pike", 1)),
            ("ruth-ames", "speaks for", "gordon-pike"),
        ),
    ],
)
def test_what_speakers_have_to_do_with_each_other_is_a_link(
    text: str, speaking: tuple[str | tuple[str, int], ...], expected: tuple[str, str, str]
) -> None:
    assert links(identify([reading(text, *speaking)])) == [expected]


def test_a_link_tells_the_words_and_the_place_it_rests_on() -> None:
    made = reading(
        "Lena Frost, a spokeswoman for the Harbour Board, said no. The Harbour Board said yes.",
        "Lena Frost",
        "The Harbour Board",
    )
    (link,) = next(one.links for one in identify([made]).speakers if one.id == "lena-frost")
    assert link.reason == "an article says “a spokeswoman for the Harbour Board”: speaks for Harbour Board"
    assert link.mentions == (key(made, "a spokeswoman for the Harbour Board"),)


def test_a_spokeswoman_in_one_article_is_linked_to_the_body_that_speaks_in_another() -> None:
    found = identify(
        [
            reading("Harbour Safety Commission spokeswoman Lena Frost said no.", "Lena Frost"),
            reading("The HSC said that the river was clean.", "The HSC"),
        ]
    )
    assert links(found) == [("lena-frost", "speaks for", "hsc")]


def test_who_no_longer_works_for_somebody_is_not_linked() -> None:
    text = "Karl Voss, a former spokesman for the Harbour Board, said no. The Harbour Board said yes."
    assert links(identify([reading(text, "Karl Voss", "The Harbour Board")])) == []


def test_a_rival_or_a_critic_is_not_linked() -> None:
    text = "Karl Voss, a rival of Gordon Pike, said no. Critics of Mr. Pike said yes. Mr. Pike said so."
    assert links(identify([reading(text, "Karl Voss", "Critics of Mr. Pike", ("Mr. Pike", 1))])) == []


def test_seats_of_government_are_linked_to_what_they_stand_for_and_to_each_other() -> None:
    found = identify(
        [
            reading("The Kremlin said yes. Moscow said no.", "The Kremlin", "Moscow"),
            reading("Russia said maybe.", "Russia"),
        ]
    )
    assert len(found.speakers) == 3
    assert links(found) == [
        ("kremlin", "stands for", "moscow"),
        ("kremlin", "stands for", "russia"),
        ("moscow", "stands for", "kremlin"),
        ("moscow", "stands for", "russia"),
    ]


def test_who_announces_something_together_is_linked_to_what_they_say_apart() -> None:
    found = identify(
        [
            reading(
                "The IRS and Treasury Department announced the rule. The IRS said no.",
                "The IRS and Treasury Department",
                ("The IRS", 1),
            ),
            reading("Peter Lund and Karl Voss said the dam would hold. Lund said it twice.",
                    "Peter Lund and Karl Voss", ("Lund", 1)),
        ]
    )  # fmt: skip
    assert links(found) == [
        ("irs", "member of", "irs-and-treasury-department"),
        ("peter-lund", "member of", "peter-lund-and-karl-voss"),
    ]


def test_a_wife_called_by_her_given_name_is_whom_another_article_names_in_full() -> None:
    found = identify(
        [
            reading("Gordon Pike and his wife, Nora, left. Nora said she was tired.", ("Nora", 1)),
            reading("Nora Pike said she was ill. Gordon Pike said nothing.", "Nora Pike", "Gordon Pike"),
        ]
    )
    assert links(found) == [("nora-pike", "relative of", "gordon-pike")]
    (nora,) = (one for one in found.speakers if one.id == "nora-pike")
    assert nora.reasons[0].text.endswith("where one article says “Nora” alone, a relative of a Pike")


def test_links_do_not_depend_on_the_order_of_files() -> None:
    made = [
        reading("The Kremlin said yes. Moscow said no.", "The Kremlin", "Moscow"),
        reading("Harbour Board spokeswoman Lena Frost said no.", "Lena Frost"),
        reading("The Harbour Board said yes. Russia said maybe.", "The Harbour Board", "Russia"),
        reading("Frost, the spokeswoman for the Harbour Board, said it again.", "Frost"),
    ]
    expected = identify(made)
    assert len(links(expected)) == 5
    for seed in range(8):
        random.Random(seed).shuffle(made)
        assert identify(made) == expected


def test_links_are_printed_with_the_places_they_rest_on() -> None:
    made = reading(
        "Gordon Pike lost. His campaign said he had won. Pike said so.", "His campaign", ("Pike", 1)
    )
    findings = derive(Decisions(articles=(made.article,)), {made.article.id: made})
    printed = json.loads(json.dumps(plain_comparison(findings)))["speakers"]
    assert {one["id"]: one["links"] for one in printed} == {
        "gordon-pike": [],
        "pike-campaign": [
            {
                "kind": "speaks for",
                "speaker": "gordon-pike",
                "reason": "an article says “His campaign”: speaks for Gordon Pike",
                "places": [{"article": made.article.id, "span": [18, 30]}],
            }
        ],
    }


def test_who_speaks_with_others_in_one_article_is_linked_and_not_suggested_in_another() -> None:
    found = identify(
        [
            reading("The IRS and Treasury Department announced the rule.", "The IRS and Treasury Department"),
            reading("The IRS said that the rule was late.", "The IRS"),
        ]
    )
    assert links(found) == [("irs", "member of", "irs-and-treasury-department")]
    assert found.suggestions == ()
