"""A role in one outlet and a name in the other: who is meant, and where two may be."""

from __future__ import annotations

import pytest

from desktop.speakers.identify import identify
from desktop.speakers.resolve import resolve
from tests.speakers.texts import reading, speakers_of


def said_by(*texts: tuple[str, str]) -> list[str | None]:
    """The speaker of each text's mention, all texts taken together."""
    made = [reading(text, mention) for text, mention in texts]
    speaker_of = identify(made).speaker_of
    return [speaker_of.get(one.statements[0].id) for one in made]


@pytest.mark.parametrize(
    ("named", "mention", "described"),
    [
        ("Senate Majority Leader Carl Dunmore", "Carl Dunmore", "The Senate majority leader"),
        ("White House press secretary Lena Frost", "Lena Frost", "The White House press secretary"),
        ("Sen. Carl Dunmore (R-Ohio)", "Sen. Carl Dunmore", "The Ohio senator"),
        ("Sen. Carl Dunmore, D-N.H.,", "Sen. Carl Dunmore", "The New Hampshire senator"),
        ("Gov. Ruth Ames of New Jersey", "Gov. Ruth Ames of New Jersey", "The New Jersey governor"),
        (
            "Former Secretary of State Ruth Ames",
            "Former Secretary of State Ruth Ames",
            "The former secretary of state",
        ),
        ("Attorney General Ruth Ames", "Attorney General Ruth Ames", "The attorney general"),
    ],
)
def test_an_office_here_is_its_holder_there(named: str, mention: str, described: str) -> None:
    assert len(set(said_by((f"{named} said no.", mention), (f"{described} said so.", described)))) == 1


def test_the_holder_of_an_office_is_told_by_the_state_or_not_at_all() -> None:
    ohio = ("Sen. Carl Dunmore (R-Ohio) said no.", "Sen. Carl Dunmore")
    utah = ("Sen. Paul Brandt (R-Utah) said yes.", "Sen. Paul Brandt")
    assert said_by(ohio, utah, ("The Utah senator said so.", "The Utah senator"))[2] == "paul-brandt"
    assert said_by(ohio, utah, ("The senator said so.", "The senator"))[2] == "the-senator"


def test_who_held_an_office_once_is_not_its_holder() -> None:
    former = ("Former Attorney General Ruth Ames said no.", "Ruth Ames")
    assert len(set(said_by(former, ("The attorney general said so.", "The attorney general")))) == 2


def test_an_article_that_takes_an_office_for_known_learns_it_from_the_others() -> None:
    known = reading("Mr. Brandt left. The president said no.", "The president")
    found = identify([reading("President Paul Brandt said no.", "President Paul Brandt"), known])
    assert [speaker.name for speaker in found.speakers] == ["Paul Brandt"]


def test_a_suffix_left_out_beside_the_same_office_is_one_man() -> None:
    full = ("Attorney General Walter H. Finch Jr. said no.", "Attorney General Walter H. Finch Jr.")
    short = ("Attorney General Walter Finch said no.", "Attorney General Walter Finch")
    assert len(set(said_by(full, short))) == 1


def test_a_name_is_one_however_its_parts_are_joined() -> None:
    hyphened = ("Kim Yong-ho said no.", "Kim Yong-ho")
    apart = ("On Monday Kim Yong Ho said so.", "Kim Yong Ho")
    assert len(set(said_by(hyphened, apart))) == 1


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("Wen Jinbao of China arrived. Mr. Wen said no.", "Mr. Wen", "Wen Jinbao"),
        ("The governor, Ruth Ames, met Ames Finch. Mr. Ames said no.", "Mr. Ames", "Ruth Ames"),
        ("Bill Marsh left. Mr. William said no.", "Mr. William", "William"),
    ],
)  # fmt: skip
def test_a_title_before_the_first_of_two_names(text: str, mention: str, expected: str) -> None:
    made = reading(text, mention)
    assert speakers_of(resolve(made), made) == [expected]
