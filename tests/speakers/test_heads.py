"""Mentions of any shape, as a trained reader proposes them: whom their words are about."""

from __future__ import annotations

import pytest

from desktop.speakers.resolve import resolve
from tests.speakers.texts import called, reading, speakers_of


def who(text: str, *speaking: str | tuple[str, int], headline: bool = False) -> list[str]:
    made = reading(text, *speaking, headline=headline)
    return speakers_of(resolve(made), made)


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        (
            "Sen. Karl Voss of Ohio, a candidate whom nobody had expected to run, said no.",
            "Sen. Karl Voss of Ohio, a candidate whom nobody had expected to run,",
            "Karl Voss",
        ),
        (
            "On Friday, the aide, Elizabeth Hart, 31, who has many followers, said she was sorry.",
            "On Friday, the aide, Elizabeth Hart, 31, who has many followers,",
            "Elizabeth Hart",
        ),
        (
            "The board's chairman, Peter Lund, said the dam would hold.",
            "The board's chairman, Peter Lund,",
            "Peter Lund",
        ),
        (
            "Jonah Salk, one Eastport, Ohio, pastor, spoke first. Salk said he was glad.",
            "Salk",
            "Jonah Salk",
        ),
        ("Mitt Pike spoke to us on Monday. Mitt Pike said no.", ("Mitt", 1), "Mitt Pike"),
        (
            "Nina Brandt-Cortez spoke on Monday. Ms. Brandt-Cortez said no.",
            "Ms. Brandt-Cortez",
            "Nina Brandt-Cortez",
        ),
        (
            "The extremist cleric Anwar al-Hamadi, who fled in May, said no.",
            "The extremist cleric Anwar al-Hamadi, who fled in May,",
            "Anwar al-Hamadi",
        ),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_does_not_hide_it(
    text: str, mention: str | tuple[str, int], expected: str
) -> None:
    assert who(text, mention) == [expected]


def test_a_comma_before_a_city_and_a_trade_does_not_end_the_phrase() -> None:
    made = reading("One Eastport, Ohio, pastor said the flood was near.", "One Eastport, Ohio, pastor")
    resolution = resolve(made)
    (index,) = resolution.speaker_of.values()
    assert resolution.speakers[index].type == "unnamed"


def test_a_headlines_verb_is_no_family_name() -> None:
    text = "Quill Slams Harbour Board\n\nMayor Harriet Quill attacked the board on Monday."
    assert who(text, "Quill", headline=True) == ["Harriet Quill"]


def test_a_clause_is_about_its_subject() -> None:
    text = "Karl Voss came late. He was among twelve engineers who said no."
    assert who(text, "He was among twelve engineers") == ["Karl Voss"]


@pytest.mark.parametrize("words", ["there is little to draw from it", "quickly"])
def test_words_that_name_nobody_are_left_open(words: str) -> None:
    made = reading(f"Karl Voss said that {words}.", words)
    resolution = resolve(made)
    assert resolution.speaker_of == {}
    assert [reason.rule for reason in resolution.open.values()] == ["not understood"]


def test_a_word_that_points_is_no_speaker() -> None:
    made = reading("Karl Voss left early on Monday. That suggests a quarrel.", "That")
    (reason,) = resolve(made).open.values()
    assert reason.text == "“That” points to something said before, not to a speaker"


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("The Harbour Board, which said no, met on Monday.", "which", "Harbour Board"),
        ("Karl Voss, who said no, met the board on Monday.", "who", "Karl Voss"),
    ],
)
def test_a_relative_pronoun_is_what_it_hangs_on(text: str, pronoun: str, expected: str) -> None:
    assert who(text, pronoun) == [expected]


def test_they_who_speak_are_no_figures_on_paper() -> None:
    text = "Campaign officials met on Monday. The returns were bad. They said the count was wrong."
    assert who(text, "They") == ["Campaign officials"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("World leaders and many bankers met. They said it was over.", "World leaders and many bankers"),
        ("Peter Lund and Karl Voss met on Monday. They said the dam would hold.", "Peter Lund and Karl Voss"),
    ],
)
def test_they_are_the_two_named_together_just_before(text: str, expected: str) -> None:
    made = reading(text, "They")
    resolution = resolve(made)
    (index,) = resolution.speaker_of.values()
    local = resolution.speakers[index]
    assert (local.type, local.names, " and ".join(local.members)) == ("group", (expected,), expected)


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("A group of rabbis", "unnamed"),
        ("Many whites", "unnamed"),
        ("Those who had seen the plan", "unnamed"),
        ("Not all attendees", "unnamed"),
        ("A young voter", "unnamed"),
        ("The party establishment", "group"),
        ("A new survey", "document"),
    ],
)
def test_people_without_a_name_are_no_documents(mention: str, expected: str) -> None:
    made = reading(f"{mention} said the vote was fair.", mention)
    resolution = resolve(made)
    (index,) = resolution.speaker_of.values()
    assert (called(resolution.speakers[index])[:6], resolution.speakers[index].type) == (
        mention[:6],
        expected,
    )


def test_a_party_cut_out_of_a_headlines_aide_is_the_aide() -> None:
    text = (
        "GOP Aide Apologizes For Post\n\n"
        "Lena Frost, the communications director for a congressman, apologized on Friday."
    )
    assert who(text, "GOP", headline=True) == ["Lena Frost"]
