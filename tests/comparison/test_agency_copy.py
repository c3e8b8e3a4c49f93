"""Prints of one agency report told from independent reports, and whose the copy is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.articles.article import Paragraph
from desktop.comparison.accounts import accounts, accounts_words
from desktop.comparison.handing import Handing
from desktop.comparison.shared_copy import shared_copy
from tests.builders import make_article, make_reading, span_of

DATELINE = "PORT ANSEL (AP) — "
REPORT = (
    "The storm tore the roof off the market hall shortly before dawn on Tuesday and left most of the old "
    "town without power, while crews cleared fallen trees from the coastal road.",
    "Fishermen in three villages refused to leave their boats, and the council opened the school gym to 40 "
    "families whose houses had been flooded overnight.",
    "“We saw nothing like it in forty years,” Mayor Ida Lorne told reporters outside the hall. “Whoever says "
    "that this could be foreseen was not here last night.”",
    "The U.S. weather service had warned of winds of up to 90 mph on Monday evening, but it withdrew the "
    "warning three hours later after a fault in one of its stations.",
    "Damage to the harbor amounts to about 12 percent of the annual budget, the council's treasurer, Tom "
    "Ebbing, said in a statement. Insurance covers roughly half of that sum, he said.",
    "Two opposition members of the council demanded an inquiry into why the sirens on the eastern pier had "
    "stayed silent. A similar request was voted down after the smaller flood of 2019.",
    "Schools in the district will stay closed until Thursday. Ferry services to the islands are expected to "
    "resume on Friday at the earliest, the operator said.",
)
OWN = (
    "Courier reporters who drove along the shore at first light counted nineteen sunken dinghies and a bus "
    "on its side near the fish auction.",
    "One shopkeeper, still in slippers, was sweeping glass into a barrel; she would not give her name and "
    "shrugged when she was asked about her insurer.",
)


def reading_of(outlet, *paragraphs, **fields):
    text = "\n\n".join((f"{outlet} on the storm", *paragraphs))
    return make_reading(make_article(text, outlet=outlet, file=f"{outlet}.txt", **fields))


def in_house_style(words):
    changed = words.replace("U.S.", "US").replace("percent", "per cent").replace("harbor ", "harbour ")
    changed = changed.replace("40 families", "forty families").replace("three villages", "3 villages")
    return changed.replace("“", '"').replace("”", '"').replace("'", "’").replace("—", "-")


def every_tenth_changed(words):
    return " ".join(
        word if number % 10 else f"otherwise{number}" for number, word in enumerate(words.split(), 1)
    )


PRINTS = {
    "Whole": (DATELINE + REPORT[0], *REPORT[1:]),
    "Shortened": (DATELINE + REPORT[0], *REPORT[1:4]),
    "New lead": ("Port Ansel woke to blocked roads on Tuesday and to a hall without its top.", *REPORT[1:]),
    "Reordered": tuple(REPORT[number] for number in (1, 0, 4, 3, 2, 6, 5)),
    "House style": tuple(map(in_house_style, REPORT)),
    "Signed": (*REPORT, "(AP)"),
    "Edited": tuple(map(every_tenth_changed, REPORT)),
    "Unsigned": REPORT,
}


@pytest.fixture(scope="module")
def prints():
    return [reading_of(outlet, *paragraphs) for outlet, paragraphs in PRINTS.items()]


def told_by(readings, **more):
    return accounts([one.article for one in readings], shared_copy(readings), **more)


def test_eight_prints_of_one_agency_report_are_one_account_beside_a_report_of_its_own(prints):
    courier = reading_of("Courier", *OWN)
    one, own = told_by([*prints, courier])
    assert one.articles == tuple(each.article.id for each in prints)
    assert (one.source, one.source_article) == ("Associated Press", "")
    assert one.reason.endswith("Associated Press is credited by 3 of 8.")
    assert own.articles == (courier.article.id,)
    assert own.reason == "It shares no passage outside quotations with another article."
    assert accounts_words((one, own)) == "9 articles, 2 independent accounts."


@pytest.mark.parametrize("outlet", ["Shortened", "New lead", "Reordered", "House style", "Edited"])
def test_nearly_all_of_a_print_is_found_however_it_was_edited(prints, outlet):
    whole, edited = prints[0], next(one for one in prints if one.article.outlet == outlet)
    shared = shared_copy([whole, edited])
    (group,) = shared.groups
    lead = 14 if outlet == "New lead" else 0
    own = shared.own[edited.article.id] - lead
    assert group.words[edited.article.id] >= 0.95 * own


def test_paragraphs_that_changed_places_lose_no_passage_where_their_edges_meet(prints):
    whole, reordered = prints[0], prints[3]
    (group,) = shared_copy([whole, reordered]).groups
    first = group.places_in(reordered.article.id)[0]
    assert REPORT[4][:40] in " ".join(
        span.of(reordered.article.text) for span in group.places_in(reordered.article.id)
    )
    assert first.start == reordered.article.text.index("Fishermen")


def test_the_same_is_found_in_any_order(prints):
    def places(readings):
        shared = shared_copy(readings)
        return {frozenset((one.a, one.b)) for one in shared.passages}, [
            frozenset(one.places) for one in shared.groups
        ]

    assert places(prints) == places(prints[::-1]) == places([*prints[3:], *prints[:3]])


def test_a_report_that_takes_over_a_third_is_an_account_of_its_own_and_says_how_much(prints):
    courier = reading_of("Courier", OWN[0], REPORT[3], OWN[1])
    *_, own = told_by([prints[0], courier])
    assert own.articles == (courier.article.id,)
    assert own.reason == "32 of its 82 words outside quotations stand in Whole too: less than half."


RELEASE = (
    "The company regrets the spill at its northern plant and has stopped production there until further "
    "notice. It will pay every household within four kilometres of the river for the loss of drinking water, "
    "and a fund of ten million crowns has been set aside for the purpose."
)


def test_words_shared_only_inside_quotations_or_a_block_quotation_are_no_copy():
    herald = reading_of("Herald", OWN[0], f"The release read: “{RELEASE}”")
    courier = reading_of("Courier", OWN[1], f"In a letter, the company said: “{RELEASE}”")
    text = f"Weekly\n\nThe text in full:\n\n{RELEASE}"
    block = make_article(text, outlet="Weekly", file="w.txt")
    paragraphs = (*block.paragraphs[:-1], Paragraph(span_of(text, RELEASE), "block quotation"))
    weekly = make_reading(replace(block, paragraphs=paragraphs))
    assert shared_copy([herald, courier, weekly]).passages == ()
    assert len(told_by([herald, courier, weekly])) == 3


def test_a_report_in_the_words_of_a_press_release_had_them_from_it():
    release = reading_of("Paintworks", "FOR IMMEDIATE RELEASE", RELEASE, "Media contact: T. Ebbing")
    courier = reading_of("Courier", RELEASE.replace("The company", "Paintworks"))
    (account,) = told_by([courier, release])
    assert (account.source, account.source_article) == ("Paintworks", release.article.id)
    assert account.reason.endswith("Paintworks says that it is a press release.")


def test_the_reference_text_the_agency_itself_and_a_named_outlet_are_sources():
    herald, courier = reading_of("Herald", *REPORT), reading_of("Courier", *REPORT[:5])
    (account,) = told_by([courier, herald], reference=herald.article.id)
    assert (account.source, account.source_article) == ("Herald", herald.article.id)
    wire = reading_of("Reuters", *REPORT)
    (account,) = told_by([courier, wire])
    assert (account.source, account.source_article) == ("Reuters", wire.article.id)
    named = Handing("Herald", herald.article.id, courier.article.id, ("s",), (), ())
    (account,) = told_by([courier, herald], handed=[named])
    assert (account.source, account.reason.split(". ")[-1]) == (
        "Herald",
        "Others of them name Herald as their source.",
    )
    (account,) = told_by([courier, herald])
    assert (account.source, account.reason.split(". ")[-1]) == (
        "",
        "None of them says whom it was had from.",
    )


def test_prints_that_credit_different_agencies_say_so_and_name_no_source(prints):
    mixed = reading_of("Mixed", *REPORT, "Reuters contributed.")
    (account,) = told_by([*prints, mixed])
    assert account.source == ""
    assert account.reason.endswith("Associated Press is credited by 3 of 9; Reuters is credited by 1 of 9.")


BESIDE = (
    "The company, founded in 1952, makes paint and has 4,000 workers.",
    "We use cookies to improve your experience on this site and to show you personalised content and "
    "targeted ads. By continuing to browse you agree to our use of them.",
    "Already a subscriber? Log in here to keep reading this story and thousands of others, or create an "
    "account and get three free articles a month.",
    "Jane Orr is an award-winning journalist who covers energy and the environment from Port Ansel and is "
    "the author of two books on fishing and its friends.",
    "Ann Tarr lives in Port Ansel with her family and a dog, and in the winter months she teaches the "
    "history of the harbour at the evening school.",
    "This is a developing story. Please check back for updates as we receive more information from our "
    "correspondents at the scene of the event.",
    "The views expressed in this article are those of the author and do not necessarily reflect the position "
    "of this newspaper, its owners or its editors.",
    "The White House did not immediately respond to a request for comment. The State Department and the "
    "Pentagon declined to comment.",
    "He spoke on condition of anonymity because he was not authorized to discuss the matter publicly, citing "
    "the sensitivity of the talks between the two governments.",
)


@pytest.mark.parametrize("words", BESIDE)
def test_what_every_paper_prints_beside_its_reports_is_no_shared_copy(words):
    readings = [
        reading_of(outlet, own, words, byline="By Ann Tarr")
        for outlet, own in zip(("Herald", "Courier"), OWN, strict=True)
    ]
    assert shared_copy(readings).passages == ()


def test_a_long_sentence_around_a_formula_is_shared_copy():
    words = (
        "A spokesman for the ministry of the interior did not immediately respond to a request for comment, "
        "nor did the lawyer for the two men who were arrested on Monday night."
    )
    shared = shared_copy([reading_of("Herald", OWN[0], words), reading_of("Courier", OWN[1], words)])
    assert [one.words for one in shared.passages] == [31]


def test_articles_without_words_or_of_one_word_are_no_copy_and_take_no_time():
    empty, bare = reading_of("Herald"), reading_of("Courier", " ")
    long = [reading_of(outlet, " ".join(["ha"] * 20_000)) for outlet in ("Weekly", "Post")]
    quoted = reading_of("Gazette", "“Nobody was here last night.”")
    readings = [empty, bare, *long, quoted]
    assert shared_copy(readings).passages == ()
    assert [one.articles[0] for one in told_by(readings)] == [one.article.id for one in (*long, quoted)]
    assert told_by(readings)[-1].reason == "All its words are quoted."
    assert (accounts((), shared_copy([])), accounts_words(())) == ((), "0 articles, 0 independent accounts.")
