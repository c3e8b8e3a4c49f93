from __future__ import annotations

from desktop.comparison.agency_credits import credits_of
from desktop.comparison.shared_copy import shared_copy
from tests.builders import make_article, make_reading, make_statement

STORM = (
    "The storm tore the roof off the market hall shortly before dawn and left most of the old town without "
    "power, while crews cleared fallen trees from the coastal road."
)
TALKS = (
    "Fishermen in three villages refused to leave their boats, and the council opened the school gym to "
    "families whose houses had been flooded overnight."
)


def reading_of(outlet, *paragraphs, **fields):
    article = make_article(
        "\n\n".join((f"{outlet} on the storm", *paragraphs)), outlet=outlet, file=f"{outlet}.txt", **fields
    )
    return make_reading(article)


def text_of(reading, place):
    return place.span.of(reading.article.text)


def test_a_passage_two_articles_share_is_found_as_long_as_it_is():
    one = reading_of(
        "Herald", "Rain fell for days.", STORM, "Nobody was hurt in all of this, said the harbour office."
    )
    other = reading_of(
        "Courier", "A wet night it was.", STORM, "Trains stood still on every line north of the river."
    )
    (passage,) = shared_copy([one, other]).passages
    assert text_of(one, passage.a) == text_of(other, passage.b) == STORM[:-1]
    assert (passage.words, passage.likeness) == (30, 1.0)


def test_a_word_changed_or_left_out_does_not_cut_a_passage_in_two():
    changed = STORM.replace("tore", "ripped").replace("most of the old town", "the old town")
    one, other = reading_of("Herald", STORM), reading_of("Courier", changed)
    (passage,) = shared_copy([one, other]).passages
    assert text_of(one, passage.a).endswith("coastal road")
    assert text_of(other, passage.b).endswith("coastal road")
    assert 0.8 <= passage.likeness < 1


def test_house_style_does_not_hide_a_passage():
    styled = STORM.replace("power, while", "power -- while").replace("The storm", "the storm")
    (passage,) = shared_copy([reading_of("Herald", STORM), reading_of("Courier", styled)]).passages
    assert passage.likeness == 1.0


def test_words_in_quotation_marks_are_no_shared_copy():
    quotation = f"“{STORM}”"
    found = shared_copy(
        [
            reading_of("Herald", f"{quotation} said the mayor."),
            reading_of("Courier", f"The mayor said: {quotation}"),
        ]
    )
    assert found.passages == ()
    assert found.groups == ()


def test_a_passage_runs_through_a_quotation_whose_words_do_not_count():
    told = f"{STORM} “We saw nothing like it in forty years,” said Ida Lorne. {TALKS}"
    one, other = reading_of("Herald", told), reading_of("Courier", told)
    (passage,) = shared_copy([one, other]).passages
    assert text_of(one, passage.a) == told[:-1]
    assert passage.words == 30 + 3 + 24


def test_a_name_with_its_title_and_a_stock_phrase_are_no_shared_copy():
    title = (
        "the permanent deputy chairwoman of the joint standing committee on coastal defence Ida Lorne of "
        "the Free Harbour Union"
    )
    article = make_article(f"One\n\nIn the end it was {title} who signed.", outlet="Herald", file="h.txt")
    other = make_article(f"Two\n\nBut {title} stayed away.", outlet="Courier", file="c.txt")
    readings = [make_reading(one, make_statement(one, title, mention=title)) for one in (article, other)]
    assert shared_copy(readings).passages == ()


def test_notes_beside_the_report_are_no_shared_copy():
    note = (
        "This material is protected and may not be published, broadcast, rewritten, stored, lent or "
        "redistributed in any other form without written permission."
    )
    assert shared_copy([reading_of("Herald", note), reading_of("Courier", note)]).passages == ()


def test_articles_that_carry_the_same_copy_make_one_group():
    herald = reading_of("Herald", STORM, "Nobody was hurt in all of this, said the harbour office.", TALKS)
    courier = reading_of("Courier", TALKS, "Trains stood still on every line north of the river.", STORM)
    weekly = reading_of("Weekly", "A look back.", STORM, "Shops all over town shut early that day.", TALKS)
    bystander = reading_of("Gazette", "An evening of chess in the pavilion drew a small crowd.")
    found = shared_copy([herald, courier, weekly, bystander])
    (group,) = found.groups
    assert group.articles == (herald.article.id, courier.article.id, weekly.article.id)
    assert set(group.words.values()) == {30 + 24}
    assert [span.of(courier.article.text) for span in group.places_in(courier.article.id)] == [
        TALKS[:-1],
        STORM[:-1],
    ]


def test_what_only_two_of_three_share_is_a_group_of_its_own():
    herald = reading_of("Herald", STORM, "Nobody was hurt in all of this, said the harbour office.", TALKS)
    courier = reading_of("Courier", STORM)
    weekly = reading_of("Weekly", "A look back.", TALKS)
    found = shared_copy([herald, courier, weekly])
    assert [group.articles for group in found.groups] == [
        (herald.article.id, courier.article.id),
        (herald.article.id, weekly.article.id),
    ]


def test_a_statement_inside_shared_copy_is_known_as_such():
    told = f"{STORM} “We saw nothing like it,” said Ida Lorne. {TALKS}"
    readings = []
    for outlet, own in (
        ("Herald", "Lorne also said the hall would be rebuilt."),
        ("Courier", "All is well."),
    ):
        article = make_article(f"{outlet}\n\n{told}\n\n{own}", outlet=outlet, file=f"{outlet}.txt")
        readings.append(
            make_reading(article, make_statement(article, "“We saw nothing like it,”", cue="said"))
        )
    found = shared_copy(readings)
    article = readings[0].article
    own = make_statement(article, "the hall would be rebuilt", kind="indirect")
    assert found.groups_of(article.id, readings[0].statements[0]) == found.groups
    assert found.groups_of(article.id, own) == ()


def test_shared_copy_is_the_same_either_way_round():
    one = reading_of("Herald", STORM, "Nobody was hurt in all of this, said the harbour office.", TALKS)
    other = reading_of(
        "Courier", "Trains stood still on every line north of the river.", TALKS.replace("three", "3"), STORM
    )
    there, back = shared_copy([one, other]).passages, shared_copy([other, one]).passages
    assert {(each.a, each.b, each.words) for each in there} == {(each.b, each.a, each.words) for each in back}


def test_an_agency_is_credited_by_dateline_note_name_byline_or_outlet():
    def credited(*paragraphs, **fields):
        return [one.agency for one in credits_of(reading_of("Herald", *paragraphs, **fields).article)]

    assert credited("PORT ANSEL (AP) — " + STORM) == ["Associated Press"]
    assert credited(STORM, "The Associated Press and Reuters contributed to this report.") == [
        "Associated Press",
        "Reuters",
    ]
    assert credited("Port Ansel, 4 May (dpa) – " + STORM) == ["Deutsche Presse-Agentur"]
    assert credited(STORM + " (Reuters)") == ["Reuters"]
    assert credited(STORM, "– AFP") == ["Agence France-Presse"]
    assert credited(STORM, byline="Ann Tarr, Reuters") == ["Reuters"]
    assert [one.agency for one in credits_of(reading_of("Reuters", STORM).article)] == ["Reuters"]


def test_an_agency_that_is_only_spoken_of_is_no_credit():
    for words in (
        "The minister told Reuters that the hall would be rebuilt.",
        "Sen. Ida Lorne (PA) said that the hall would be rebuilt.",
        "The hall will be rebuilt, said Sen. Ida Lorne (PA).",
    ):
        assert credits_of(reading_of("Herald", words).article) == ()


def test_a_credit_stands_with_the_group_and_with_its_words():
    one, other = reading_of("Herald", "PORT ANSEL (AP) — " + STORM), reading_of("Courier", STORM)
    (group,) = shared_copy([one, other]).groups
    (credit,) = group.credits
    assert (credit.article, credit.agency) == (one.article.id, "Associated Press")
    assert [span.of(one.article.text) for span in credit.spans] == ["AP"]
