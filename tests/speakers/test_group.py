"""Speakers across articles: what merges, what stays apart, what is suggested, and what the user decides."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.speakers.group import group
from desktop.speakers.identify import identify
from desktop.speakers.speaker import Link, Speakers
from desktop.statements.reading import Reading
from tests.speakers.texts import key, reading


def names(speakers: Speakers) -> list[str]:
    return sorted(speaker.name for speaker in speakers.speakers)


def two(a: str, speaking_a: str, b: str, speaking_b: str) -> Speakers:
    return identify([reading(a, speaking_a), reading(b, speaking_b)])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Harriet Quill", "Harriet B. Quill"),
        ("William Marsh", "Bill Marsh"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("José Ibarra", "Jose Ibarra"),
        ("Harriet Brandvold", "Harriet Brandvald"),
        ("Mayor Harriet Quill", "Harriet Quill"),
        ("Walter Finch Jr.", "Walter Finch Jr."),
    ],
)
def test_two_spellings_of_one_name_are_one_speaker_with_a_reason(a: str, b: str) -> None:
    found = two(f"{a} said the dam would hold.", a, f"On Monday {b} said it was safe.", b)
    assert len(found.speakers) == 1
    assert [reason.rule for reason in found.speakers[0].reasons] == ["name"]
    assert len(found.speakers[0].reasons[0].spans) == 2


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("John Smith", "Jane Smith"),
        ("Walter Finch Jr.", "Walter Finch Sr."),
        ("Mr. Finch", "Mrs. Finch"),
        ("Martin Vale", "Marvin Vale"),
    ],
)
def test_a_contradiction_keeps_two_apart_and_is_not_even_suggested(a: str, b: str) -> None:
    found = two(f"{a} said the dam would hold.", a, f"On Monday {b} said it was safe.", b)
    assert len(found.speakers) == 2
    assert found.suggestions == ()


def test_a_suffix_on_one_side_only_is_a_suggestion() -> None:
    found = two("Walter Finch said no.", "Walter Finch", "Walter Finch Jr. said no.", "Walter Finch Jr.")
    assert len(found.speakers) == 2
    assert [suggestion.score for suggestion in found.suggestions] == [75.0]


def test_a_family_name_alone_is_the_only_one_who_bears_it() -> None:
    found = two("Harriet Quill said no.", "Harriet Quill", "Ms. Quill said no.", "Ms. Quill")
    assert names(found) == ["Harriet Quill"]
    assert found.speakers[0].reasons[0].text.endswith("nobody else of that name is spoken of")


def test_a_family_name_that_two_bear_is_only_suggested() -> None:
    found = identify(
        [
            reading("Peter Lund said no.", "Peter Lund"),
            reading("Karla Lund said no.", "Karla Lund"),
            reading("Lund said no on Monday, and Lund left.", "Lund"),
        ]
    )
    assert names(found) == ["Karla Lund", "Lund", "Peter Lund"]
    assert len(found.suggestions) == 2
    assert {suggestion.score for suggestion in found.suggestions} == {70.0}


def test_somebody_who_only_is_spoken_of_counts_among_the_bearers_of_a_name() -> None:
    found = identify(
        [
            reading("Peter Lund said no.", "Peter Lund"),
            reading("The dam was built by Karla Lund. Nobody said no.", "Nobody"),
            reading("Lund said no on Monday, and Lund left.", "Lund"),
        ]
    )
    assert {"Lund", "Peter Lund"} <= set(names(found))


def test_family_names_alone_merge_where_no_article_gives_more() -> None:
    found = two("Mr. Quill said no.", "Mr. Quill", "On Monday Mr. Quill said no.", "Mr. Quill")
    assert names(found) == ["Quill"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The United Nations", "The UN"),
        ("The Harbour Safety Commission", "The HSC"),
        ("The Treasury Department", "The Treasury"),
        ("The New York Times", "The Times"),
    ],
)
def test_a_body_and_its_short_form_are_one(a: str, b: str) -> None:
    found = two(f"{a} said the river was clean.", a, f"{b} said on Monday that it was.", b)
    assert len(found.speakers) == 1


def test_a_name_without_its_given_name_is_not_the_name_shown() -> None:
    found = two(
        "Enrique Sol Prieto left. Sol Prieto said the river was clean.", "Sol Prieto",
        "Enrique Sol Prieto said so. Later Sol Prieto and Sol Prieto's wife went.", "Enrique Sol Prieto",
    )  # fmt: skip
    assert names(found) == ["Enrique Sol Prieto"]


def test_a_campaign_is_one_speaker_in_all_articles() -> None:
    found = two(
        "Gordon Pike lost. Pike's campaign said he had won.", "Pike's campaign",
        "Gordon Pike lost the debate. His campaign said he had won.", "His campaign",
    )  # fmt: skip
    assert names(found) == ["Pike campaign"]


def test_a_seat_of_government_is_suggested_and_never_merged() -> None:
    found = two(
        "The Kremlin said the talks went well.", "The Kremlin",
        "Russia said that the talks went well.", "Russia",
    )  # fmt: skip
    assert len(found.speakers) == 2
    assert [suggestion.reasons[0].rule for suggestion in found.suggestions] == ["metonym"]


def test_unnamed_speakers_never_merge_across_articles() -> None:
    found = two(
        "Military experts said the war would last.", "Military experts",
        "Military experts said it would end.", "Military experts",
    )  # fmt: skip
    assert len(found.speakers) == 2
    assert found.suggestions == ()
    assert len({speaker.id for speaker in found.speakers}) == 2


def test_a_described_spokesman_is_suggested_or_merged_with_the_named_one_of_that_body() -> None:
    found = two(
        "Lena Frost, a BuzzFeed spokeswoman, said the story was right.", "Lena Frost",
        "A BuzzFeed spokeswoman said that the story was right.", "A BuzzFeed spokeswoman",
    )  # fmt: skip
    merged = len(found.speakers) == 1
    assert merged or [suggestion.reasons[0].rule for suggestion in found.suggestions] == ["role"]


def test_the_body_of_a_shared_role_is_named_as_the_article_writes_it() -> None:
    found = two(
        "Lena Frost, chief engineer of the Tarn Valley Authority, said it was safe.", "Lena Frost",
        "The chief engineer of the Tarn Valley Authority said that it was safe.",
        "The chief engineer of the Tarn Valley Authority",
    )  # fmt: skip
    reasons = [*found.suggestions[0].reasons] if found.suggestions else [*found.speakers[0].reasons]
    assert [one.text.rpartition(" at ")[2] for one in reasons if one.rule == "role"] == [
        "“Tarn Valley Authority”"
    ]


def test_a_spokesman_of_another_body_is_somebody_else() -> None:
    found = two(
        "Lena Frost, a BuzzFeed spokeswoman, said the story was right.", "Lena Frost",
        "A Harbour Board spokeswoman said that it was wrong.", "A Harbour Board spokeswoman",
    )  # fmt: skip
    assert len(found.speakers) == 2
    assert found.suggestions == ()


EVENT = (
    ("Mayor Harriet Quill spoke. “No,” Ms. Quill said. Peter Lund agreed, he said.", ("Ms. Quill", "he")),
    ("Harriet B. Quill, the mayor, said no. Karl Voss said he disagreed.", ("Harriet B. Quill", "Karl Voss")),
    ("Quill said no on Monday. Mr. Voss said that experts agreed.", ("Quill", "Mr. Voss")),
    ("Military experts said yes. The UN said nothing.", ("Military experts", "The UN")),
    ("Military experts said no. The United Nations said yes.", ("Military experts", "The United Nations")),
    (
        "A spokesman for Ms. Quill said no. The Kremlin and Ms. Quill's campaign said yes.",
        ("A spokesman for Ms. Quill", "The Kremlin", "Ms. Quill's campaign"),
    ),
    (
        "Karl Voss, a spokesman for Harriet Quill, said no. Moscow and his wife, Nora, said yes.",
        ("Karl Voss", "Moscow", "Nora"),
    ),
)


def event() -> list[Reading]:
    return [reading(text, *speaking) for text, speaking in EVENT]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(EVENT))), st.integers(min_value=2, max_value=len(EVENT)))
def test_the_order_of_files_changes_nothing(order: list[int], kept: int) -> None:
    made = event()
    chosen = [made[index] for index in order[:kept]]
    assert identify(chosen) == identify([made[index] for index in sorted(order[:kept])])


def test_the_same_article_twice_changes_nothing() -> None:
    assert identify([*event(), event()[0]]) == identify(event())


def test_ids_are_readable_and_their_own() -> None:
    found = identify(event())
    assert "harriet-quill" in {speaker.id for speaker in found.speakers}
    assert len({speaker.id for speaker in found.speakers}) == len(found.speakers)
    assert set(found.speaker_of.values()) == {speaker.id for speaker in found.speakers}


def test_speakers_come_in_order_of_their_statements() -> None:
    found = identify(event())
    counts = [list(found.speaker_of.values()).count(speaker.id) for speaker in found.speakers]
    assert counts == sorted(counts, reverse=True)
    assert found.speakers[0].name == "Harriet Quill"


def test_the_users_word_merges_what_nothing_else_would() -> None:
    a = reading("Military experts said the war would last.", "Military experts")
    b = reading("Karl Voss said it would end.", "Karl Voss")
    link = Link(key(a, "Military experts"), key(b, "Karl Voss"), same=True)
    found = identify([a, b], links=[link])
    assert names(found) == ["Karl Voss"]
    assert found.speakers[0].reasons[0].rule == "your decision"


def test_the_users_veto_lasts_against_every_score_and_hides_the_suggestion() -> None:
    a, b = reading("Karl Voss said no.", "Karl Voss"), reading("On Monday Karl Voss said no.", "Karl Voss")
    assert len(identify([a, b]).speakers) == 1
    apart = identify([a, b], links=[Link(key(a, "Karl Voss"), key(b, "Karl Voss"), same=False)])
    assert [speaker.name for speaker in apart.speakers] == ["Karl Voss", "Karl Voss"]
    assert len({speaker.id for speaker in apart.speakers}) == 2
    assert apart.suggestions == ()


def test_of_two_decisions_about_the_same_mentions_the_later_holds() -> None:
    a, b = reading("Karl Voss said no.", "Karl Voss"), reading("On Monday Karl Voss said no.", "Karl Voss")
    first, second = key(a, "Karl Voss"), key(b, "Karl Voss")
    links = [Link(first, second, same=False), Link(second, first, same=True)]
    assert len(identify([a, b], links=links).speakers) == 1


def test_one_article_is_separated_from_the_others() -> None:
    readings = [reading(f"{day} Karl Voss said no.", "Karl Voss") for day in ("Today", "Once", "On Monday")]
    own, *others = [key(made, "Karl Voss") for made in readings]
    found = identify(readings, links=[Link(own, other, same=False) for other in others])
    sizes = sorted(len(speaker.mentions) for speaker in found.speakers)
    assert sizes == [1, 2]


def test_a_veto_inside_one_article_takes_the_pronoun_out_and_leaves_the_name() -> None:
    text = "Karl Voss said no on Monday. He said it again."
    made = reading(text, "Karl Voss", "He")
    assert len(identify([made]).speakers) == 1
    found = identify([made], links=[Link(key(made, "Karl Voss"), key(made, "He"), same=False)])
    assert names(found) == ["He", "Karl Voss"]
    assert len(set(found.speaker_of.values())) == 2


def test_a_mention_left_open_can_be_given_a_speaker() -> None:
    made = reading("Peter Lund and Karl Voss met on Monday. He said the dam would hold.", "He")
    assert identify([made]).speakers == ()
    found = identify([made], links=[Link(key(made, "He"), key(made, "Karl Voss"), same=True)])
    assert names(found) == ["Karl Voss"]
    assert list(found.speaker_of) == [made.statements[0].id]


def test_a_pronoun_is_moved_from_one_speaker_to_another() -> None:
    made = reading(
        "Peter Lund said no. Karl Voss said yes. He said it twice.", "Peter Lund", "Karl Voss", "He"
    )
    he, lund, voss = key(made, "He"), key(made, "Peter Lund"), key(made, "Karl Voss")
    found = identify([made], links=[Link(he, voss, same=False), Link(he, lund, same=True)])
    by_name = {speaker.name: speaker.id for speaker in found.speakers}
    assert found.speaker_of[made.statements[2].id] == by_name["Peter Lund"]
    assert len(found.speakers) == 2


def test_a_users_name_shows_and_leaves_the_id_alone() -> None:
    made = reading("Karl Voss said no.", "Karl Voss")
    found = identify([made], names={key(made, "Karl Voss"): "Engineer Voss"})
    assert (found.speakers[0].name, found.speakers[0].id) == ("Engineer Voss", "karl-voss")
    assert "Karl Voss" in found.speakers[0].aliases


def test_nothing_gives_nobody() -> None:
    assert group([]) == Speakers((), {}, ())


def test_who_is_never_quoted_is_no_speaker() -> None:
    found = identify([reading("Karl Voss met Peter Lund. Voss said no.", ("Voss", 1))])
    assert names(found) == ["Karl Voss"]


def test_a_name_the_tagger_took_for_a_firms_is_still_the_persons() -> None:
    found = identify(
        [
            reading("Mayor Harriet Quill said no.", "Mayor Harriet Quill"),
            reading("Quill said no on Monday.", "Quill"),
        ]
    )
    assert [(speaker.name, speaker.type) for speaker in found.speakers] == [("Harriet Quill", "person")]


def test_a_former_spokesman_is_not_suggested_for_the_spokesman_of_today() -> None:
    found = two(
        "Karl Voss, a former BuzzFeed spokesman, said the story was right.", "Karl Voss",
        "A BuzzFeed spokesman said that the story was right.", "A BuzzFeed spokesman",
    )  # fmt: skip
    assert len(found.speakers) == 2
    assert found.suggestions == ()


def test_a_family_name_taken_for_a_peoples_is_still_the_senators() -> None:
    found = identify(
        [
            reading("Senator Harold Reade said no. Mr. Reade left.", "Senator Harold Reade"),
            reading("Reade called ministers fools, and it was late. Reade's plan failed.", "Reade"),
        ]
    )
    assert names(found) == ["Harold Reade"]
