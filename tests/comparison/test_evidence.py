"""How likely two parts are one utterance: by class, in an event that three outlets tell."""

from __future__ import annotations

import pytest

from desktop.comparison.align import align
from desktop.comparison.clusters import JOIN
from desktop.comparison.evidence import FEATURES, features, likelihood, part_of
from desktop.comparison.likeness import Frequencies
from desktop.comparison.nearness import nearness, place
from desktop.comparison.passage import Passage
from tests.alignment import parts_of_pair, shifted_pairs
from tests.comparison.renderings import reading

STORY = (
    "The ferry Marra struck the north pier at Norham on Monday evening with 214 passengers on board. "
    "Two passengers died and 31 were hurt, the harbour board said. The ferry company, Coastline, runs "
    "four ferries to the islands. The captain was questioned by the police on Tuesday. The mayor spoke "
    "to islanders at a meeting in the school at Norham. The ferry had been inspected in March, and the "
    "inspector had asked the company to repair the steering. The pier was closed, and the company sent "
    "another ferry. The mayor of Norham has asked the company and the harbour board for their papers. "
    "The captain had served on ships of the company."
)


def likely(a: str, b: str) -> float:
    """The likelihood of two contents, each in an article that tells the story besides."""
    held = [reading(text, outlet=outlet, story=STORY) for text, outlet in ((a, "Herald"), (b, "Courier"))]
    frequencies = Frequencies(held)
    one, other = (
        part_of(Passage(each, each.statements[0], each.statements[0].spans).words, frequencies)
        for each in held
    )
    assert likelihood(one, other) == likelihood(other, one)
    return likelihood(one, other)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“One in three of the lifeboats could not be lowered.”", "1 in 3 lifeboats had been stuck"),
        ("the harbour board to resign", "all members of the harbour board should step down"),
        ("Mayor: harbour board must go", "“I ask every member of the harbour board to go.”"),
        ("she had not been told of the inspection", "nobody had told her about the inspection"),
        ("the captain “did what he could”", "the captain had done what he could"),
        ("“We won’t let that company sail tomorrow.”", "she would not let Coastline sail the next day"),
        (
            "“We will not let that happen tomorrow.”",
            "the council would not allow that to happen the next day",
        ),
        ("fares would climb by 4 percent", "“There will be a 4% rise in fares.”"),
        (
            "“They knew about the steering since March.”",
            "the company had known about the steering since March",
        ),
        ("the verdict was a disgrace", "“This verdict is a disgrace to our courts.”"),
        ("“I have not taken a cent from that yard.”", "she had never taken a cent from the yard"),
    ],
)
def test_one_utterance_in_other_words_is_likely(a: str, b: str) -> None:
    assert likely(a, b) >= JOIN


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # What both quote differs.
        ("“We will mend the north pier in May.”", "“We will mend the south jetty before the summer.”"),
        ("“I love this town and its people.”", "“This town deserves better people at the top.”"),
        ("“I want to thank the passengers.”", "“I want every passenger to be heard by the police.”"),
        ("“I stand by my words.”", "“I never used those words.”"),
        # One denies what the other asserts.
        (
            "“I have thought of that pier ever since the days when I served on the Marra.”",
            "he had not served",
        ),
        # One subject, two claims.
        ("the ferry was old", "the ferry had been inspected in March"),
        ("the captain was from Norham", "the police had met the captain on Tuesday"),
        ("the pier was safe", "the company had asked for another pier"),
        ("“The school is open.”", "parents met in the school on Tuesday"),
    ],
)
def test_two_utterances_on_one_subject_are_not(a: str, b: str) -> None:
    assert likely(a, b) < JOIN


def test_what_a_future_denies_is_its_verb_and_a_masked_curse_is_the_curse() -> None:
    said = "“I’m not going to pay for that fucking pier.”"
    assert likely(said, "the town would “never pay for that f------ pier”") >= JOIN
    assert likely(said, "he would pay for that pier") < JOIN


def test_the_same_claim_denied_is_the_same_utterance_and_on_another_day_is_not() -> None:
    said = "“We will raise the fares in May.”"
    assert likely(said, "“We will not raise the fares in May.”") >= JOIN
    assert likely(said, "“We will lower the fares in May.”") >= JOIN
    assert likely(said, "the board would raise the fares in June") < JOIN
    assert likely("“We will see the board tomorrow.”", "they would see the board on Tuesday") >= JOIN


HELD_RIGHT = 18
"""Of the 22 written pairs that were held back, at least so many are told rightly."""


def _wrongly_told(part: str) -> list[tuple[str, str]]:
    """The written pairs of a part that are told wrongly."""
    return [
        (one, other)
        for one, other, same in shifted_pairs(part)
        if (likelihood(*(parts[0] for parts in parts_of_pair(one, other))) >= JOIN) != same
    ]


def test_shifts_of_tense_person_and_time_are_seen_through() -> None:
    assert _wrongly_told("worked") == []
    assert len(shifted_pairs("held")) - len(_wrongly_told("held")) >= HELD_RIGHT


def test_a_denial_is_less_likely_the_same_than_an_addition() -> None:
    said = "the captain had served on the Marra"
    denied, added = "the captain had not served on ships", "the captain had long served on ships"
    assert likely(said, denied) < likely(said, added)


def test_the_next_day_in_a_report_is_tomorrow_in_a_quotation() -> None:
    said = "“We will sail tomorrow.”"
    assert likely(said, "the ferry would sail the next day") > likely(said, "the ferry would sail at night")
    tomorrow = likely(said, "the ferry would sail tomorrow")
    assert likely(said, "the ferry would sail the next day") == pytest.approx(tomorrow, abs=0.02)


def test_words_of_one_use_are_near_and_unknown_ones_are_nowhere() -> None:
    assert nearness(place({"house": 1}), place({"home": 1})) > 0.5
    assert nearness(place({"house": 1}), place({"verdict": 1})) < 0.3
    assert nearness(place({"xyzzyq": 1}), place({"house": 1})) == 0


def test_quotations_that_disagree_say_so_and_paraphrases_do_not() -> None:
    held = [
        reading("“Nobody told me of any fault.”", "“I was told of it in May.”", outlet="Herald"),
        reading("nobody had told her of any fault", outlet="Courier"),
    ]
    frequencies = Frequencies(held)
    one, other, told = (
        part_of(Passage(each, statement, statement.spans).words, frequencies)
        for each in held
        for statement in each.statements
    )
    quoted = dict(zip(FEATURES, features(one, other), strict=True))
    assert quoted["both quoted"] == 1
    assert quoted["quotes apart"] == 0.75
    paraphrased = dict(zip(FEATURES, features(one, told), strict=True))
    assert paraphrased["both quoted"] == paraphrased["quotes apart"] == 0


def test_the_clauses_of_a_report_are_lined_up_each_by_itself() -> None:
    herald = reading(
        "the visit was a mistake and that the captain should never be trusted with a ferry again",
        outlet="Herald",
    )
    courier = reading(
        "“That visit was a mistake.”",
        "“I would never again trust the captain with a ferry.”",
        outlet="Courier",
    )
    statements = [(one, statement) for one in (herald, courier) for statement in one.statements]
    found = align("s1", statements, order=[herald.article.id, courier.article.id])
    text_of = {statement.id: one.article.text for one, statement in statements}
    words = [
        [" ".join(span.of(text_of[r.statement]) for span in r.spans) for r in one.renderings] for one in found
    ]
    assert words == [
        ["the visit was a mistake", "“That visit was a mistake.”"],
        [
            "and that the captain should never be trusted with a ferry again",
            "“I would never again trust the captain with a ferry.”",
        ],
    ]
