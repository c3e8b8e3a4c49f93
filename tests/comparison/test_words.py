"""Words as they are compared: numbers, contractions, house style, masks; passages and their parts."""

from __future__ import annotations

import pytest

from desktop.basics.spans import Span
from desktop.comparison.words import cut, unmasks
from tests.comparison.renderings import passage


def norms(text: str) -> list[str]:
    return [one.norm for one in cut(text, (Span(0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one-in-three", ["1", "in", "3"]),
        ("1 in 3", ["1", "in", "3"]),
        ("twenty-five boats", ["25", "boats"]),
        ("$1.5 million", ["1500000$"]),
        ("1.5 million dollars", ["1500000$"]),
        ("$1.5m", ["1500000$"]),
        ("84,000", ["84000"]),
        ("30 per cent", ["30%"]),
        ("30%", ["30%"]),
        ("thirty percent", ["30%"]),
        ("the first", ["the", "1st"]),
        ("27th", ["27th"]),
        ("twenty-first", ["21st"]),
        ("a thirty-second delay", ["a", "30", "2nd", "delay"]),
        ("a hundred and fifty", ["150"]),
        ("two thousand five hundred and six", ["2506"]),
        ("two hundred and fifty thousand", ["250000"]),
        ("a dozen and five", ["12", "and", "5"]),
        ("five hundred and two thirds", ["500", "and", "2/3"]),
        ("nineteen ninety-eight", ["1998"]),
        ("one point five million", ["1500000"]),
        ("2½", ["2.5"]),
        ("½", ["half"]),
        ("¼ of it", ["1/4", "of", "it"]),
        ("10pc", ["10%"]),
        ("40\u00a0%", ["40%"]),
        ("-5", ["5-"]),
        ("minus five", ["5-"]),
        ("US$5m", ["5000000$"]),
        ("the ’90s", ["the", "1990s"]),
        ("6.30pm", ["6:30", "pm"]),
        ("No. 10", ["number", "10"]),
        ("No. Never.", ["no", "never"]),
        ("’cause of ’em", ["because", "of", "them"]),
        ("the 'cause' of it", ["the", "cause", "of", "it"]),
        ("re\u0301sume\u0301", ["resume"]),
        ("bri\u00addge", ["bridge"]),
        ("\uff9e", ["\uff9e"]),
        ("now!", ["now"]),
        ("*not* and _never_", ["not", "and", "never"]),
        ("can't", ["can", "not"]),
        ("cannot", ["can", "not"]),
        ("won’t", ["will", "not"]),
        ("it's", ["it", "is"]),
        ("let's", ["let", "us"]),
        ("U.S. and us", ["united states", "and", "us"]),
        ("the United States", ["the", "united states"]),
        ("Sen. Quill", ["senator", "quill"]),
        ("salt & rope", ["salt", "and", "rope"]),
        ("Peña", ["pena"]),
        ("[T]he ferry", ["the", "ferry"]),
        ("honour, four", ["honor", "4"]),
        ("f---ing", ["f---ing"]),
        ("wait--no", ["wait", "no"]),
        ("10.10.2020", ["10.10.2020"]),
        ("", []),
        ("…", []),
    ],
)
def test_words_as_compared(text: str, expected: list[str]) -> None:
    assert norms(text) == expected


def test_a_contraction_keeps_the_place_of_each_half() -> None:
    text = "we won't"
    assert [one.span.of(text) for one in cut(text, (Span(0, len(text)),))] == ["we", "wo", "n't"]


@pytest.mark.parametrize(
    ("mask", "word", "hidden"),
    [
        ("f***", "fuck", True),
        ("f---ing", "fucking", True),
        ("s**t", "shit", True),
        ("f---ing", "boat", False),
        ("s**t", "it", False),
    ],
)
def test_what_a_mask_may_hide(mask: str, word: str, hidden: bool) -> None:
    assert unmasks(mask, word) is hidden


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("“The ferry leaks. The pier is shut.”", ["The ferry leaks", "The pier is shut"]),
        ("“Mr. Tallow met Sen. Quill in the U.S. capital.”", ["Mr Tallow met Sen Quill in the U.S. capital"]),
        ("“The ferry leaks ... the pier is shut.”", ["The ferry leaks", "the pier is shut"]),
        (
            "they should “mind the gap” and “hold the rail”",
            ["they should mind the gap", "and hold the rail"],
        ),
        ("they should “mind the gap” at all times", ["they should mind the gap at all times"]),
        (("“The ferry leaks,”", "“The pier is shut.”"), ["The ferry leaks", "The pier is shut"]),
        (("“The ferry leaks,”", "“and the pier is shut.”"), ["The ferry leaks and the pier is shut"]),
    ],
)
def test_the_parts_of_a_rendering(content: str | tuple[str, ...], parts: list[str]) -> None:
    held = passage(content)
    assert [" ".join(word.text for word in held.part(n)) for n in range(held.parts)] == parts


@pytest.mark.parametrize(
    ("content", "quoted"),
    [
        ("they were “not welcome” here", "not welcome"),
        ("a report of 'outrageous distortion' by the board", "outrageous distortion"),
        ("the captain's “old” boat", "old"),
        ("“The ferry leaks.”", "The ferry leaks"),
        ("the ferry leaks", ""),
    ],
)
def test_which_words_are_quoted(content: str, quoted: str) -> None:
    assert " ".join(word.text for word in passage(content).words if word.quoted) == quoted


def test_words_in_brackets_are_known() -> None:
    held = passage("“He [the captain] left.”")
    assert [word.text for word in held.words if word.bracketed] == ["the", "captain"]


def test_is_and_has_are_told_apart_by_the_parse() -> None:
    held = passage("“It’s been a hard year and the captain’s boat is slow.”")
    assert [word.norm for word in held.words if word.text in {"’s"}] == ["has", "'s"]


def test_a_number_without_end_is_cut_short() -> None:
    """Python refuses to write an integer of so many digits."""
    assert norms("two " + "million " * 900)[1] == "million"
