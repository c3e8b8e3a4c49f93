"""Personal names: how they are taken apart, and when two of them are one person's."""

from __future__ import annotations

import pytest

from desktop.speakers.names import PersonName, match_names, parse_person


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Harriet Quill", PersonName("Quill", "Harriet")),
        ("Harriet B. Quill", PersonName("Quill", "Harriet", ("B.",))),
        ("Quill", PersonName("Quill")),
        ("Otto van der Meer", PersonName("van der Meer", "Otto")),
        ("Karim al Rashid", PersonName("al Rashid", "Karim")),
        ("Walter Finch Jr.", PersonName("Finch", "Walter", suffix="Jr.")),
        ("Walter Finch III", PersonName("Finch", "Walter", suffix="III")),
        ("Dolores “Dolly” Marsh", PersonName("Marsh", "Dolores", nickname="Dolly")),
    ],
)
def test_a_name_is_taken_apart(written: str, expected: PersonName) -> None:
    assert parse_person(written.split()) == expected


def name(written: str, title: str = "") -> PersonName:
    parsed = parse_person(written.split(), title=title)
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    ("a", "b", "score"),
    [
        ("Harriet Quill", "Harriet Quill", 100.0),
        ("Harriet Quill", "Harriet B. Quill", 100.0),
        ("William Marsh", "Bill Marsh", 95.0),
        ("Bob Marsh", "Rob Marsh", 95.0),
        ("J. Marsh", "Jonah Marsh", 95.0),
        ("Catherine Odell", "Katherine Odell", 90.0),
        ("Bryan Odell", "Brian Odell", 90.0),
        ("José Ibarra", "Jose Ibarra", 100.0),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", 95.0),
        ("Harriet Brandvold", "Harriet Brandvald", 90.0),
        ("Harriet Quill", "Quill", 70.0),
        ("Quill", "Quill", 60.0),
    ],
)
def test_names_that_agree(a: str, b: str, score: float) -> None:
    assert match_names(name(a), name(b)).score == score
    assert match_names(name(b), name(a)).score == score


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("John Smith", "Jane Smith"),
        ("Martin Vale", "Marvin Vale"),
        ("Walter Finch Jr.", "Walter Finch Sr."),
        ("Harriet Quill", "Harriet Quinn"),
        ("Peter A. Lund", "Peter B. Lund"),
    ],
)
def test_a_contradiction_outweighs_every_likeness(a: str, b: str) -> None:
    match = match_names(name(a), name(b))
    assert match.score == 0.0
    assert match.contradiction


def test_mr_and_mrs_are_two_people() -> None:
    match = match_names(name("Finch", "mr"), name("Finch", "mrs"))
    assert match.contradiction == "the titles tell of a man and of a woman"


def test_one_of_two_family_names_is_enough() -> None:
    assert match_names(name("Enrique Ruiz Salas"), PersonName("Ruiz Salas")).score == 70.0


def test_a_title_tells_a_gender_and_a_given_name_never() -> None:
    assert name("Quill", "ms").gender == "f"
    assert name("Harriet Quill", "sen").gender == ""
