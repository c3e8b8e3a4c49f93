"""Who speaks inside one article: names, pronouns, roles, descriptions, and what is left open."""

from __future__ import annotations

import pytest

from desktop.articles.pasted import read_pasted
from desktop.speakers.resolve import resolve
from desktop.statements.extract import extract
from tests.speakers.texts import called, key, reading, speakers_of


def spoken(text: str, *speaking: str | tuple[str, int], headline: bool = False) -> list[str]:
    made = reading(text, *speaking, headline=headline)
    return speakers_of(resolve(made), made)


def test_a_family_name_is_the_person_named_in_full() -> None:
    text = (
        "Mayor Harriet Quill opened the bridge on Monday. Quill said it was safe. Ms. Quill thanked the crew."
    )
    assert spoken(text, ("Quill", 1), "Ms. Quill") == ["Harriet Quill", "Harriet Quill"]


def test_a_role_before_a_name_belongs_to_it() -> None:
    made = reading(
        "Harbour Board press secretary John Tallow said on Tuesday that ferries run again.",
        "Harbour Board press secretary John Tallow",
    )
    resolution = resolve(made)
    local = resolution.speakers[resolution.speaker_of[made.statements[0].id]]
    assert local.names[0] == "John Tallow"
    assert local.roles == ("Harbour Board press secretary",)
    assert local.type == "person"


@pytest.mark.parametrize(
    ("text", "speaking", "expected"),
    [
        (
            "Sen. Tom Wexler, R-Ark., voted against the bill. Wexler said it cost too much.",
            ("Wexler", 1),
            "Tom Wexler",
        ),
        (
            "Speaker John A. Barlow of Ohio called a vote. Mr. Barlow said it was time.",
            "Mr. Barlow",
            "John A. Barlow",
        ),
        (
            "Enrique Salas Ortega, the minister, resigned. Mr. Salas Ortega said he was tired.",
            "Mr. Salas Ortega",
            "Enrique Salas Ortega",
        ),
    ],
)  # fmt: skip
def test_names_as_house_styles_write_them(text: str, speaking: str | tuple[str, int], expected: str) -> None:
    assert spoken(text, speaking) == [expected]


def test_pronouns_follow_the_turns_of_a_quarrel() -> None:
    text = (
        "Senator Paul Brandt attacked Governor Mary Colby on Friday.\n\n"
        "“The numbers are wrong,” Mr. Brandt said. He said the audit would prove it.\n\n"
        "Ms. Colby answered within the hour. She said the senator could not count."
    )
    made = reading(text, ("He", 0), "She")
    assert speakers_of(resolve(made), made) == ["Paul Brandt", "Mary Colby"]


def test_he_added_goes_on_with_the_speaker_before() -> None:
    text = (
        "Peter Lund met the engineer Karl Voss at the dam.\n\n"
        "“The wall will hold,” Voss said.\n\n“We have measured it twice,” he added."
    )
    assert spoken(text, ("Voss", 1), "he") == ["Karl Voss", "Karl Voss"]


def test_gender_is_learnt_from_the_article_and_not_from_a_given_name() -> None:
    text = (
        "Robin Castellan wrote on her page that the dam would hold.\n\n"
        "Alex Dorn disagreed in his column.\n\n"
        "The meeting went on for hours. Castellan left early. Dorn stayed.\n\n"
        "She said the wall had been measured."
    )
    assert spoken(text, "She") == ["Robin Castellan"]


def test_a_pronoun_between_two_equals_is_left_open_with_both_named() -> None:
    text = "Peter Lund and Karl Voss met on Monday. He said the dam would hold."
    made = reading(text, "He")
    resolution = resolve(made)
    assert speakers_of(resolution, made) == [""]
    reason = resolution.open[made.statements[0].id]
    assert "Peter Lund" in reason.text
    assert "Karl Voss" in reason.text


def test_i_inside_a_quotation_is_nobody() -> None:
    text = "“I said so long ago,” Harriet Quill told reporters."
    made = reading(text, "I", "Harriet Quill")
    resolution = resolve(made)
    assert speakers_of(resolution, made) == ["", "Harriet Quill"]
    assert resolution.open[made.statements[0].id].rule == "first person"


@pytest.mark.parametrize(
    ("text", "speaking", "expected"),
    [
        (
            "Attorney General Ruth Ames spoke for an hour. The attorney general said the case was "
            "closed.",
            "The attorney general",
            "Ruth Ames",
        ),
        (
            "Rep. Carl Dunmore, R-Ohio, resigned on Friday. The congressman said he was tired.",
            "The congressman",
            "Carl Dunmore",
        ),
        (
            "Rep. Carl Dunmore (R-Ohio) resigned on Friday. The Republican lawmaker said he was "
            "tired.",
            "The Republican lawmaker",
            "Carl Dunmore",
        ),
        (
            "Lena Frost, a spokeswoman for the Harbour Board, met reporters. The spokeswoman said "
            "ferries run again.",
            "The spokeswoman",
            "Lena Frost",
        ),
        (
            "The aide, Lena Frost, resigned on Monday. Later the aide said she was sorry.",
            ("the aide", 0),
            "Lena Frost",
        ),
        (
            "Former Ruritanian President Otto Hale arrived. The former president said he would not "
            "stay.",
            "The former president",
            "Otto Hale",
        ),
    ],
)  # fmt: skip
def test_a_role_is_whoever_holds_it(text: str, speaking: str | tuple[str, int], expected: str) -> None:
    assert spoken(text, speaking) == [expected]


def test_a_role_that_two_hold_is_left_open() -> None:
    text = "Senator Paul Brandt and Senator Mary Colby met. The senator said the bill was dead."
    assert spoken(text, "The senator") == [""]


def test_an_epithet_is_the_one_person_in_the_foreground() -> None:
    text = "Gordon Pike bought the hotel in March. The real estate mogul said he would tear it down."
    assert spoken(text, "The real estate mogul") == ["Gordon Pike"]


def test_a_role_nobody_holds_stands_for_itself() -> None:
    text = "Harriet Quill sued the city. The judge said the case would be heard in May."
    made = reading(text, "The judge")
    resolution = resolve(made)
    local = resolution.speakers[resolution.speaker_of[made.statements[0].id]]
    assert (called(local), local.type) == ("The judge", "unnamed")


def test_of_one_family_each_keeps_the_name_that_is_theirs() -> None:
    text = (
        "Walter Finch spoke in Eastport on Monday. Finch said taxes would fall.\n\n"
        "His wife, Clara Finch, spoke after him. Mrs. Finch said she agreed.\n\n"
        "Mr. Finch said he was glad."
    )
    assert spoken(text, ("Finch", 1), "Mrs. Finch", "Mr. Finch") == [
        "Walter Finch",
        "Clara Finch",
        "Walter Finch",
    ]


def test_a_child_called_by_the_given_name_does_not_bear_the_bare_family_name() -> None:
    text = (
        "President Colby took Nina and Rosa Colby to the parade.\n\n"
        "“Not again,” Nina said. “Wave, please,” Mr. Colby told them."
    )
    assert spoken(text, ("Nina", 1), "Mr. Colby") == ["Nina Colby", "Colby"]


def test_the_campaign_of_somebody_described_is_called_after_the_description() -> None:
    text = "Gordon Pike lost to the former mayor. The former mayor's campaign said the hall had cheered."
    assert spoken(text, "The former mayor's campaign") == ["the former mayor’s campaign"]


def test_a_queen_is_nobody_else_of_her_given_name() -> None:
    text = (
        "Elizabeth Quill said no. “I met Queen Elizabeth II,” she said. Queen Elizabeth said so too.\n\n"
        "King Abdullah bin Hamad went home. King Abdullah said yes."
    )
    quill, second, queen, king = spoken(
        text, "Elizabeth Quill", "Queen Elizabeth II", "Queen Elizabeth", ("King Abdullah", 1)
    )
    assert (quill, king) == ("Elizabeth Quill", "Abdullah bin Hamad")
    assert "Quill" not in second + queen


def test_a_campaign_belongs_to_its_candidate() -> None:
    text = (
        "Gordon Pike lost the debate. Pike's campaign said he had won it.\n\n"
        "According to the Pike campaign, the hall cheered. His campaign said more debates would follow."
    )
    assert spoken(text, "Pike's campaign", "the Pike campaign", "His campaign") == ["Pike campaign"] * 3


def test_an_outlet_is_no_person_even_where_a_person_bears_its_name() -> None:
    text = "Vincent Fox spoke to Fox News on Monday. Fox said no. Fox News reported that crowds came."
    made = reading(text, ("Fox", 2), ("Fox News", 1))
    assert speakers_of(resolve(made), made) == ["Vincent Fox", "Fox News"]


def test_a_short_form_is_the_outlet_named_before() -> None:
    text = "The Eastport Times published the letters in May. The Times reported that they were real."
    assert spoken(text, ("The Times", 0)) == ["Eastport Times"]


def test_both_sides_are_the_two_delegations() -> None:
    text = (
        "The Ruritanian and Sylvanian delegations met on Tuesday in Eastport. After the meeting, both sides "
        "called the talks useful."
    )
    made = reading(text, "both sides")
    resolution = resolve(made)
    local = resolution.speakers[resolution.speaker_of[made.statements[0].id]]
    assert local.type == "group"
    assert local.texts == ("The Ruritanian and Sylvanian delegations", "both sides")


@pytest.mark.parametrize(
    ("text", "speaking", "expected"),
    [
        ("People familiar with the talks said they would fail.", "People familiar with the talks", "unnamed"),
        ("Military experts said the war would last.", "Military experts", "unnamed"),
        ("An official who spoke on condition of anonymity said it was over.", "An official", "unnamed"),
        ("A new report said the river was clean.", "A new report", "document"),
        (
            "The Harbour Safety Commission said the river was clean.",
            "The Harbour Safety Commission",
            "organisation",
        ),
        ("Ruritania said the river was clean.", "Ruritania", "organisation"),
    ],
)  # fmt: skip
def test_the_type_of_a_speaker(text: str, speaking: str, expected: str) -> None:
    made = reading(text, speaking)
    resolution = resolve(made)
    assert resolution.speakers[resolution.speaker_of[made.statements[0].id]].type in (
        (expected, "person") if speaking == "Ruritania" else (expected,)
    )


def test_they_are_the_officials_before() -> None:
    text = "Two senior officials met reporters on Monday. They said the border was open."
    assert spoken(text, "They") == ["Two senior officials"]


def test_a_statement_from_a_body_is_what_the_body_says() -> None:
    text = "The Harbour Commission met on Monday. A statement from the commission said no."
    assert spoken(text, "A statement from the commission") == ["Harbour Commission"]


def test_the_headline_and_the_body_speak_of_one_person() -> None:
    text = "Quill Slams Harbour Board\n\nMayor Harriet Quill attacked the board. She said it was asleep."
    assert spoken(text, "Quill", "She", headline=True) == ["Harriet Quill", "Harriet Quill"]


def test_a_headline_role_is_whoever_holds_it_in_the_body() -> None:
    text = (
        "GOP Aide Apologizes For Post\n\n"
        "Lena Frost, the communications director for a congressman, apologized on Friday."
    )
    assert spoken(text, "GOP Aide", headline=True) == ["Lena Frost"]


def test_every_statement_says_why() -> None:
    text = "Mayor Harriet Quill opened the bridge. She said it was safe."
    made = reading(text, "She")
    reasons = resolve(made).reasons[made.statements[0].id]
    assert [reason.rule for reason in reasons] == ["pronoun"]
    assert "Harriet Quill" in reasons[0].text
    assert reasons[0].spans == (key(made, "She").span,)


def test_a_statement_without_a_mention_is_open() -> None:
    made = reading("Nobody is named here.")
    assert resolve(made).open == {}


def test_the_same_reading_gives_the_same_resolution() -> None:
    text = "Peter Lund met Karl Voss. Voss said the dam would hold. He said it twice."
    assert resolve(reading(text, ("Voss", 1), "He")) == resolve(reading(text, ("Voss", 1), "He"))


@pytest.mark.parametrize(
    "text", ["", "   ", "“", "said", "He said he said he said.", "🙂 said 🙂.", "(((((", "A" * 5000]
)
def test_hostile_text_is_read_without_harm(text: str) -> None:
    made = reading(text)
    assert resolve(made).speaker_of == {}


@pytest.mark.parametrize("given", ["Al", "Ben", "Van"])
def test_a_capitalised_particle_may_be_a_given_name(given: str) -> None:
    text = f"{given} Castellan spoke on Monday. Mr. Castellan said the dam would hold."
    assert spoken(text, "Mr. Castellan") == [f"{given} Castellan"]


def test_a_headlines_capitals_make_no_names() -> None:
    text = (
        "Nora Colby Backs Ted Brandt\n\n"
        "Nora Colby went to Eastport on Monday to meet Ted Brandt. Brandt said he was glad."
    )
    assert spoken(text, "Nora Colby", ("Brandt", 2), headline=True) == ["Nora Colby", "Ted Brandt"]


def test_a_party_is_no_person_called_party() -> None:
    text = "The Republican Party met in May. Paul Brandt left early. The Republican Party said he was ill."
    made = reading(text, ("The Republican Party", 1))
    resolution = resolve(made)
    assert resolution.speakers[resolution.speaker_of[made.statements[0].id]].type == "organisation"


def test_his_spokesman_is_not_somebody_elses_spokesman() -> None:
    text = (
        "Karl Voss, a spokesman for the Harbour Board, resigned on Monday.\n\n"
        "Gordon Pike has not endorsed anyone. His spokesman said he was busy."
    )
    assert spoken(text, "His spokesman") == ["His spokesman"]


def test_a_name_that_opens_a_sentence_oddly_is_still_a_name() -> None:
    text = (
        "Todd Akins and Paul Brandt met.\n\n“No,” said Brandt.\n\n"
        "Akins, however, went on with his campaign. “There is room,” he said."
    )
    assert spoken(text, ("he", 0)) == ["Todd Akins"]


def test_two_bodies_that_announce_together_are_a_group() -> None:
    text = "The IRS and Treasury Department announced the rule on Thursday."
    made = reading(text, "The IRS and Treasury Department")
    resolution = resolve(made)
    local = resolution.speakers[resolution.speaker_of[made.statements[0].id]]
    assert (local.type, local.members) == ("group", ("IRS", "Treasury Department"))


def test_nobody_calls_himself_by_a_description_in_his_own_words() -> None:
    text = (
        "Peake: ‘The mayor knew about these cracks’\n\n"
        "Judith Ormsley promised that the bridge would reopen. “I never saw it,” the mayor said.\n\n"
        "Dunstan Peake, the leader of the opposition, left."
    )
    found = resolve(extract(read_pasted(text)))
    said = {one: found.speakers[index].names[:1] for one, index in found.speaker_of.items()}
    assert ("Dunstan Peake",) in said.values()
    peake = next(one for one in found.speakers if one.names[:1] == ("Dunstan Peake",))
    assert "mayor" not in {role.role for role in peake.held}


def test_near_candidates_are_listed_with_the_mention_that_would_decide() -> None:
    text = "Peter Lund and Karl Voss met on Monday. He said the dam would hold."
    made = reading(text, "He")
    resolution = resolve(made)
    (offered,) = resolution.candidates.values()
    assert sorted((one.name, one.mention) for one in offered) == [
        ("Karl Voss", key(made, "Karl Voss")),
        ("Peter Lund", key(made, "Peter Lund")),
    ]
    assert sum(one.weight for one in offered) == pytest.approx(1.0, abs=0.01)
    assert [called(resolution.speakers[one.speaker]) for one in offered] == [one.name for one in offered]


def test_two_who_hold_a_role_are_both_candidates() -> None:
    made = reading(
        "Senator Paul Brandt and Senator Mary Colby met. The senator said the bill was dead.", "The senator"
    )
    (offered,) = resolve(made).candidates.values()
    assert {one.name for one in offered} == {"Paul Brandt", "Mary Colby"}


def test_two_given_names_share_the_family_name_and_neither_is_the_president() -> None:
    text = (
        "The aide mocked Nina and Rosa Colby's dress at the ceremony.\n\n"
        "President Colby has two daughters. “Not again,” Nina said. The president said he was angry."
    )
    assert spoken(text, ("Nina", 1), "The president") == ["Nina Colby", "Colby"]


@pytest.mark.parametrize(
    ("text", "speaking", "expected"),
    [
        ("The lawyer and activist Karl Voss said no.", "The lawyer and activist Karl Voss", "Karl Voss"),
        (
            "Ohio Attorney General and Senate candidate Ruth Ames said no.",
            "Ohio Attorney General and Senate candidate Ruth Ames",
            "Ruth Ames",
        ),
        (
            "Harriet Quill, 45, lost her house. The 45-year-old said she would stay.",
            "The 45-year-old",
            "Harriet Quill",
        ),
        (
            "Brandt Motors makes cars. The company said sales fell. It said profits rose.",
            "It",
            "Brandt Motors",
        ),
        (
            "The Department of Justice sued. The Justice Department said it would win.",
            "The Justice Department",
            "Department of Justice",
        ),
        (
            "A party staffer on Friday apologized for a post.\n\n"
            "Lena Frost, the communications director for Rep. Karl Voss, wrote it on Monday.",
            "A party staffer",
            "Lena Frost",
        ),
        (
            "Eric Pike, the candidate's son, met reporters on Monday.\n\n"
            "Mr. Pike said the firm was sound.\n\n"
            "His father, Donald Pike, has said little.",
            "Mr. Pike",
            "Eric Pike",
        ),
    ],
)  # fmt: skip
def test_who_is_meant_without_a_plain_name(text: str, speaking: str, expected: str) -> None:
    assert spoken(text, speaking) == [expected]


def test_a_staffer_whom_two_people_below_may_be_stays_undescribed() -> None:
    text = (
        "A party staffer on Friday apologized for a post.\n\n"
        "Lena Frost, an aide to Rep. Karl Voss, wrote it with Dana Ames, an aide to Rep. Mary Colby."
    )
    assert spoken(text, "A party staffer") == ["A party staffer"]


def test_the_family_is_its_members_together() -> None:
    text = "Anna Lund and Peter Lund sued. The Lunds said they were glad."
    made = reading(text, "The Lunds")
    resolution = resolve(made)
    local = resolution.speakers[resolution.speaker_of[made.statements[0].id]]
    assert (local.type, sorted(local.members)) == ("group", ["Anna Lund", "Peter Lund"])


@pytest.mark.parametrize(
    ("text", "speaking", "expected"),
    [
        (
            "A poll by the Eastport Times found that most agree. The poll said few disagree.",
            "The poll",
            "Eastport Times",
        ),
        (
            "Karl Voss and Mary Colby wrote a letter. It was long. Voss left. The two said it was urgent.",
            "The two",
            "Karl Voss and Mary Colby",
        ),
    ],
)
def test_what_takes_up_a_document_or_a_pair_is_whom_it_stood_for(
    text: str, speaking: str, expected: str
) -> None:
    assert spoken(text, speaking) == [expected]


@pytest.mark.parametrize(
    ("text", "speaking", "expected"),
    [
        (
            "Mayor Harriet Quill joined a chorus of ministers calling for a vote.",
            "a chorus of ministers",
            "Harriet Quill",
        ),
        ("Mayor Harriet Quill joined a chorus of ministers calling for a vote.", "a", "Harriet Quill"),
        ("Mayor Harriet Quill met ministers who said no.", "ministers", "ministers"),
        (
            "Gordon Pike resigned on Monday. A representative for his office said that he was ill.",
            "his office",
            "Pike office",
        ),
        ("The Republican National Committee said no.", "The Republican National Committee",
         "Republican National Committee"),
        ("On Monday the nonpartisan Harbour Policy Center said no.", "the nonpartisan Harbour Policy Center",
         "Harbour Policy Center"),
        ("The 6th Circuit Court of Appeals said no.", "The 6th Circuit Court of Appeals",
         "6th Circuit Court of Appeals"),
        ("One of the mayor's predecessors said no.", "One of the mayor's predecessors",
         "One of the mayor's predecessors"),
    ],
)  # fmt: skip
def test_whom_a_phrase_is_about(text: str, speaking: str, expected: str) -> None:
    assert spoken(text, speaking) == [expected]


def test_one_of_several_is_one() -> None:
    made = reading("One of the mayor's predecessors said no. Some of his aides said yes.",
                   "One of the mayor's predecessors", "Some of his aides")  # fmt: skip
    resolution = resolve(made)
    told = [resolution.speakers[resolution.speaker_of[one.id]].plural for one in made.statements]
    assert told == [False, True]


def test_a_name_that_opens_a_sentence_and_was_taken_for_no_noun_speaks() -> None:
    text = "Walter Akin ran for mayor. Akin was late.\n\nAkin, though, told reporters that he would stay in."
    made = extract(read_pasted(f"The race\n\n{text}"))
    resolution = resolve(made)
    assert speakers_of(resolution, made)[-1] == "Walter Akin"


def test_a_party_by_its_other_name_is_the_same_party() -> None:
    text = (
        "GOP Staffer Apologizes For Post\n\n"
        "A Republican staffer on Friday apologized for a post.\n\n"
        "Lena Frost, the communications director for Rep. Karl Voss, wrote it on Monday."
    )
    named = spoken(text, "GOP Staffer", "A Republican staffer", headline=True)
    assert named == ["Lena Frost", "Lena Frost"]
    text = (
        "Ted Brandt, the Republican nominee, met President Nora Colby on Monday. She said no. "
        "The GOP nominee said yes. The Democratic nominee stayed away."
    )
    assert spoken(text, "The GOP nominee") == ["Ted Brandt"]
    assert spoken(text, "The Democratic nominee") != ["Ted Brandt"]


def test_the_aide_to_a_lawmaker_in_a_headline_is_not_the_lawmaker() -> None:
    text = (
        "Aide to GOP lawmaker apologizes for post\n\n"
        "Rep. Karl Voss, a Republican lawmaker, was silent when his aide apologized on Friday."
    )
    assert spoken(text, "Aide to GOP lawmaker", headline=True) == ["Aide to GOP lawmaker"]


def test_the_capitals_of_a_headline_make_no_noun_of_its_verb() -> None:
    text = "Party Staffer Apologizes For Lecturing Ministers\n\nThe staffer said no."
    made = reading(text, "Party Staffer Apologizes", headline=True)
    resolution = resolve(made)
    assert [one.type for one in resolution.speakers][:1] == ["unnamed"]


def test_the_other_man_is_none_of_those_before() -> None:
    text = "One of the men, Peter Lund, 70, said no. The other man, Karl Voss, 40, said yes."
    assert spoken(text, "One of the men", "The other man") == ["Peter Lund", "Karl Voss"]
