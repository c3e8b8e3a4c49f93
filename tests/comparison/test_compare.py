"""Verdicts: what is said of two renderings, why, and that it is the same both ways round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.comparison.align import align
from desktop.comparison.compare import Comparison, compare, pairs
from desktop.comparison.differences import shortened
from desktop.comparison.passage import Passage
from desktop.comparison.utterance import HOUSE_STYLE, Verdict
from desktop.statements.reading import Kind, Reading, Statement
from tests.comparison.renderings import passage, reading, words

Content = str | tuple[str, ...]


def both(a: Content, b: Content) -> Comparison:
    """The comparison, which must be the same the other way round but for the sides."""
    here, there = passage(a, outlet="Herald"), passage(b, outlet="Courier")
    result, turned = compare(here, there), compare(there, here)
    assert (result.verdict, result.conflicting, result.reason) == (
        turned.verdict,
        turned.conflicting,
        turned.reason,
    )
    assert [(one.type, one.a, one.b) for one in result.differences] == [
        (one.type, one.b, one.a) for one in turned.differences
    ]
    return result


def types(a: Content, b: Content) -> set[str]:
    return {difference.type for difference in both(a, b).differences}


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        # verbatim: the shape of the marks and what stands before a closing one do not count
        ("“The ferry sails at dawn.”", '"The ferry sails at dawn,"', "verbatim"),
        ("“The ferry isn’t safe.”", '"The ferry isn\'t safe."', "verbatim"),
        (("“The ferry is old,”", "“but it floats.”"), "“The ferry is old, but it floats.”", "punctuation"),
        ("the ferry sails at dawn", "the ferry sails at dawn", "verbatim"),
        # punctuation and house style
        ("“The ferry sails at dawn — always.”", "“The ferry sails at dawn, always.”", "punctuation"),
        ("“one-in-three boats leak.”", "“1 in 3 boats leak.”", "punctuation"),
        ("“Two million euros were spent.”", "“€2 million were spent.”", "punctuation"),
        ("“Thirty per cent of the crew left.”", "“30% of the crew left.”", "punctuation"),
        ("“The U.S. harbour board failed.”", "“The US harbor board failed.”", "punctuation"),
        ("“We flew from Kyiv to Odesa.”", "“We flew from Kiev to Odessa.”", "punctuation"),
        ("“Salt & rope is all we need.”", "“Salt and rope is all we need.”", "punctuation"),
        ("“Get that f---ing boat out of here.”", "“Get that fucking boat out of here.”", "punctuation"),
        ("“We do not sail on Sundays.”", "“We don’t sail on Sundays.”", "punctuation"),
        ("“The re-election was a farce.”", "“The reelection was a farce.”", "punctuation"),
        ("“Mr. Tallow’s résumé is short.”", "“Mr Tallow’s resume is short.”", "punctuation"),
        ("“THE FERRY is late again.”", "“The ferry is late again.”", "punctuation"),
        # trimmed
        (
            "“The ferry sails at dawn. Nobody will stop it.”",
            "“The ferry sails at dawn.”",
            "trimmed",
        ),
        ("“Frankly, the ferry sails at dawn.”", "“The ferry sails at dawn.”", "trimmed"),
        (
            "“The ferry is old, rusty and badly kept, and it leaks.”",
            "“The ferry is old … and it leaks.”",
            "trimmed",
        ),
        (
            "“The ferry has carried this island for forty years, and we will miss her.”",
            "it “has carried this island for forty years”",
            "trimmed",
        ),
        ("the pier would close in the spring of 2019", "the pier would close in 2019", "trimmed"),
        # spliced
        (
            "“The ferry is old, rusty and badly kept, and it leaks every day.”",
            "“The ferry is old and it leaks every day.”",
            "spliced",
        ),
        (
            "“We will mend the pier next year, whatever the harbour board may say about it.”",
            "“Whatever the harbour board may say about it, we will mend the pier next year.”",
            "spliced",
        ),
        # reworded
        ("“The ferry is very safe.”", "“The ferry is safe.”", "reworded"),
        ("“We washed the ferry in the spring.”", "“We painted the ferry in the spring.”", "reworded"),
        ("the pier was closed after complaints", "the jetty was shut after residents complained", "reworded"),
        # paraphrased
        ("“We have no money left for the pier.”", "the board had no money left for its pier", "paraphrased"),
        ("a “cruel joke” on the islanders by the company", "the fares were a joke", "paraphrased"),
        (
            "“I am tired of the company and its lies.”",
            "the minister, a critic of the ferry, had grown “tired of the company”",
            "paraphrased",
        ),
        # altered
        ("“Some 300 islanders left.”", "“Some 400 islanders left.”", "altered"),
        ("1 in 3 boats leaks", "two in three boats leak", "altered"),
        ("“1 in 3 boats leaks.”", "two thirds of the boats leak", "altered"),
        ("“One in four of the boats leaks.”", "a third of the boats leaked", "altered"),
        ("“Half of the boats leak.”", "40 percent of the boats leaked", "altered"),
        ("she had served on the ferry", "she had not served on the ferry", "altered"),
        ("“We will close the pier.”", "“We can close the pier.”", "altered"),
        ("“We will close the pier.”", "the board might close the pier", "altered"),
        ("“All captains agreed to it.”", "“Most captains agreed to it.”", "altered"),
        ("she was misled at the Norham hearing", "she was misled at the Selkirk hearing", "altered"),
        ("she was misled at the Chicago hearing", "she was misled at a hearing in Boston", "altered"),
        ("“We reject the offer.”", "“We reject the audit.”", "altered"),
        (
            "“The pier closes in May and everybody knows it.”",
            "the pier closes in May unless parliament pays",
            "altered",
        ),
        ("he would never pay for the pier", "Mexico would never pay for the pier", "altered"),
    ],
)  # fmt: skip
def test_the_verdict(a: Content, b: Content, verdict: Verdict) -> None:
    assert both(a, b).verdict == verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a report shifts tense, person and place without changing the claim
        ("“We will close the pier.”", "they would close the pier"),
        ("“I can mend it today.”", "he could mend it that day"),
        ("“If you pay, I will mend the pier.”", "if they paid, she would mend the pier"),
        # or reports one clause of several, of which a later one denies something
        (
            "“We met the owners twice, we asked them to wait for the report, and they refused to pay.”",
            "her ministry had asked them to wait for the report",
        ),
        # or says the same share in other figures
        (
            "“We found worms in one in three of the piles we saw.”",
            "about a third of the piles he saw had worms",
        ),
        ("“Worms were in 1 in 3 piles.”", "a third of the piles had worms"),
        ("“Half of the piles have worms.”", "50 percent of the piles had worms"),
        ("“I don’t know whether the ferry sails.”", "he did not know whether the ferry sailed"),
    ],
)
def test_a_paraphrase_that_shifts_tense_and_person_claims_the_same(a: str, b: str) -> None:
    assert both(a, b).verdict == "paraphrased"


@pytest.mark.parametrize(
    ("a", "b", "type_"),
    [
        ("“Some 300 islanders left.”", "“Some 400 islanders left.”", "number"),
        ("“We sail on Monday.”", "“We never sail on Monday.”", "negation"),
        ("“We will sail on Monday.”", "“We may sail on Monday.”", "modality"),
        ("“All captains agreed.”", "“Few captains agreed.”", "quantifier"),
        ("the pier closes in May", "the pier closes in May unless parliament pays", "condition"),
        ("she would never pay for the pier", "Mexico would never pay for the pier", "agent"),
        ("“We met in Norham last week.”", "“We met in Selkirk last week.”", "named thing"),
        ("“She sails on Monday.”", "“She sailed on Monday.”", "tense"),
        ("“We lost our ferry.”", "“They lost their ferry.”", "person"),
        ("“The ferry is very safe.”", "“The ferry is safe.”", "hedge or booster"),
        ("“The ferry is safe enough.”", "“The ferry is sound enough.”", "word choice"),
        ("“The white ferry is safe.”", "“The ferry is safe.”", "addition"),
        ("“Frankly, the ferry is safe.”", "“The ferry is safe.”", "cut at the start"),
        ("“The ferry is safe, whatever they say.”", "“The ferry is safe.”", "cut at the end"),
        ("“It is old, rusty and slow, and it leaks.”", "“It is old … and it leaks.”", "cut in the middle"),
        ("“The ferry is old, rusty and slow, and it leaks.”", "“The ferry is old, and it leaks.”", "splice"),
        (
            "“We will mend the pier, whatever the harbour board says.”",
            "“Whatever the harbour board says, we will mend the pier.”",
            "move",
        ),
        ("“He [the captain] left us.”", "“He left us.”", "bracketed insertion"),
        ("“He left … us.”", "“He left us.”", "ellipsis"),
        ("“We don’t sail.”", "“We do not sail.”", "contraction"),
        ("“We flew to Kyiv.”", "“We flew to Kiev.”", "spelling"),
        ("“The harbour is shut.”", "“The harbor is shut.”", "spelling"),
        ("“The Board met twice.”", "“The board met twice.”", "capitals"),
        ("“The old, slow ferry sank.”", "“The old slow ferry sank.”", "punctuation"),
        ("“Twenty-five boats sank.”", "“25 boats sank.”", "numeral form"),
        ("“That s**t boat.”", "“That shit boat.”", "masked profanity"),
        ("“The United States paid.”", "“The US paid.”", "house style"),
    ],
)  # fmt: skip
def test_every_type_of_difference_is_named(a: str, b: str, type_: str) -> None:
    assert type_ in types(a, b)


def test_the_capital_that_opens_a_paraphrase_is_no_difference() -> None:
    assert both("the board met twice", "The board met twice").verdict == "verbatim"
    assert types("the Board met twice", "the board met twice") == {"capitals"}


def test_a_difference_lies_where_its_words_are_on_either_side() -> None:
    a, b = (
        passage("“Some 300 islanders left.”"),
        passage("“By May some 400 islanders left.”", outlet="Courier"),
    )
    found = {one.type: (words(a, one.a), words(b, one.b)) for one in compare(a, b).differences}
    assert found["number"] == ("300", "400")
    assert found["cut at the start"] == ("", "By May")


def test_two_quotations_whose_words_differ_conflict() -> None:
    result = both("“The ferry is very safe.”", "“The ferry is safe.”")
    assert result.conflicting
    assert result.reason == "“very” is only in Herald; both are inside quotation marks."


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“The ferry is safe.”", "the ferry was very safe"),
        ("“The ferry is safe.”", "“The ferry is safe, believe me.”"),
        ("“The ferry is [not] safe.”", "“The ferry is safe.”"),
        ("“Kyiv is safe.”", "“Kiev is safe.”"),
    ],
)
def test_no_conflict_where_one_paraphrases_cuts_at_the_edge_brackets_or_spells_otherwise(
    a: str, b: str
) -> None:
    assert not both(a, b).conflicting


def test_only_house_style_differs_in_a_pair_that_is_punctuation() -> None:
    assert types("“Mr. Tallow flew to Kyiv at 9.”", "“Mr Tallow flew to Kiev at nine.”") <= HOUSE_STYLE


def test_the_reason_of_an_altered_pair_names_both_sides() -> None:
    reason = both("“Some 300 islanders left.”", "“Some 400 islanders left.”").reason
    assert reason.startswith("The number differs: ")
    assert "“Some 300 islanders” in Herald" in reason
    assert "“Some 400 islanders” in Courier" in reason


def test_where_outlets_do_not_tell_two_renderings_apart_they_are_one_and_the_other() -> None:
    a, b = passage("“The ferry is very safe.”"), passage("“The ferry is safe.”")
    assert compare(a, b).reason == "“very” is only in one of them; both are inside quotation marks."


def test_a_headline_and_its_own_body_are_called_by_what_they_are() -> None:
    held = reading("“The ferry is safe.”", "“The ferry was safe.”", headline=0)
    a, b = (Passage(held, one, one.spans) for one in held.statements)
    assert "“is” in the headline" in compare(a, b).reason
    assert "“was” in the text" in compare(a, b).reason


def test_scare_quotes_around_the_same_words_do_not_make_a_paraphrase_of_a_quotation() -> None:
    result = both(
        "she had “judged the young captains in a way that nobody would want to be judged”",
        "“I judged the young captains in a way that nobody would want to be judged.”",
    )
    assert result.verdict == "trimmed"


def test_pairs_are_of_different_articles_and_carry_their_utterances() -> None:
    herald = reading(
        "“The ferry sails at dawn, come what may.”", "“The pier needs a new roof.”", outlet="Herald"
    )
    courier = reading("“The ferry sails at dusk, come what may.”", outlet="Courier")
    readings = {one.article.id: one for one in (herald, courier)}
    statements = [(one, statement) for one in readings.values() for statement in one.statements]
    utterances = align("s1", statements, order=list(readings))
    found = pairs(
        utterances,
        readings=readings,
        article_of={statement.id: one.article.id for one, statement in statements},
    )
    assert [(pair.a, pair.b, pair.verdict, pair.conflicting) for pair in found] == [
        (herald.statements[0].id, courier.statements[0].id, "altered", True)
    ]
    assert found[0].utterances == (utterances[0].id,)


def test_a_quotation_that_goes_on_where_the_other_has_none_of_it_is_trimmed() -> None:
    herald = reading("“The ferry sails at dawn, come what may.”", outlet="Herald")
    courier = reading(
        "“The pier wants a new roof. The ferry sails at dawn, come what may.”", outlet="Courier"
    )
    ledger = reading("“The pier wants a new roof.”", outlet="Ledger")
    readings = {one.article.id: one for one in (herald, courier, ledger)}
    statements = [(one, statement) for one in readings.values() for statement in one.statements]
    utterances = align("s1", statements, order=list(readings))
    found = pairs(
        utterances,
        readings=readings,
        article_of={statement.id: one.article.id for one, statement in statements},
    )
    assert [pair.verdict for pair in found] == ["trimmed", "trimmed"]


def test_an_empty_or_wordless_rendering_is_compared_without_complaint() -> None:
    assert both("“…”", "“The ferry sails.”").verdict in {"trimmed", "reworded"}
    assert both("“!”", "“?”").verdict in {"verbatim", "punctuation"}


def test_quotations_as_long_as_books_and_hostile_ones_are_compared() -> None:
    def endless(words: str, times: int) -> Passage:
        text = "“" + words * times + "”"
        span = Span(0, len(text))
        article = Article(text, (Paragraph(span, "body"),), "endless.txt")
        statement = Statement(
            article.id, (span,), "direct", None, None, None, 0, False, False, False, 1.0, ()
        )  # fmt: skip
        made = Reading(article, (), (), (statement,), (), "tests")
        return Passage(made, statement, (span,))

    a, b = endless("the ferry of ", 3_000), endless("of the pier ", 3_000)
    assert compare(a, b).verdict == "reworded"
    assert compare(endless("the ", 30_000), endless("the ", 29_000)).verdict in {"trimmed", "spliced"}
    assert compare(endless("x", 200_000), endless("y", 200_000)).verdict == "reworded"


_WORDS = st.sampled_from(
    ["the", "ferry", "not", "will", "can", "300", "three", "in", "a", "Kyiv", "Kiev", "sails", "sailed", "is",
     "isn't", "very", "if", "all", "some", "U.S.", "f---", "—", "...", "[they]", "“pier”", ",", "he", "we"]
)  # fmt: skip
_KINDS: st.SearchStrategy[Kind] = st.sampled_from(["direct", "mixed", "indirect"])


@given(st.lists(_WORDS, min_size=1, max_size=14), st.lists(_WORDS, min_size=1, max_size=14), _KINDS, _KINDS)
def test_any_two_renderings_get_one_verdict_both_ways(
    a: list[str], b: list[str], kind_a: Kind, kind_b: Kind
) -> None:
    here = passage("“" + " ".join(a) + "”", outlet="Herald", kind=kind_a)
    there = passage("“" + " ".join(b) + "”", outlet="Courier", kind=kind_b)
    result, turned = compare(here, there), compare(there, here)
    assert (result.verdict, result.conflicting, result.reason) == (
        turned.verdict, turned.conflicting, turned.reason,
    )  # fmt: skip
    if result.verdict == "verbatim":
        assert [word.norm for word in here.words] == [word.norm for word in there.words]
    for difference in result.differences:
        assert all(any(outer.covers(span) for outer in here.spans) for span in difference.a)
        assert all(any(outer.covers(span) for outer in there.spans) for span in difference.b)


@given(st.lists(_WORDS, min_size=1, max_size=14))
def test_a_rendering_is_verbatim_to_itself(text: list[str]) -> None:
    assert both("“" + " ".join(text) + "”", "“" + " ".join(text) + "”").verdict == "verbatim"


def test_a_part_of_a_mixed_statement_without_quoted_words_is_a_paraphrase_of_a_quotation() -> None:
    quoted = passage("“the ferry leaks”")
    told = passage("the ferry leaks", outlet="Courier", kind="mixed")
    assert compare(quoted, told).verdict == "paraphrased"


def test_the_same_words_quoted_throughout_are_verbatim_whatever_the_statement_is_called() -> None:
    quoted = passage("“the ferry leaks”")
    picked = passage("“the ferry leaks” ", outlet="Courier", kind="mixed")
    assert compare(quoted, picked).verdict == "verbatim"


def test_of_the_same_words_of_which_one_quotes_but_some_the_reason_says_so() -> None:
    result = compare(
        passage("“The ferry leaks badly.”"), passage("the ferry “leaks badly”", outlet="Courier")
    )
    assert (result.verdict, result.reason) == (
        "trimmed",
        "The same words, but one puts only some of them inside quotation marks.",
    )


@pytest.mark.parametrize("other", ["“… the ferry leaks.”", "“the ferry leaks …”", "“the ferry leaks!”"])
def test_a_cut_shown_at_an_edge_or_a_cry_is_not_verbatim(other: str) -> None:
    result = compare(passage("“the ferry leaks.”"), passage(other, outlet="Courier"))
    assert (result.verdict, len(result.differences)) == ("punctuation", 1)
    assert result.differences[0].type == ("ellipsis" if "…" in other else "punctuation")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“If the board pays, we will stay.”", "they would stay if the board paid"),
        ("“The prices rose.”", "the board raised the prices"),
        ("“We sail, and we sail at dawn.”", "“We sail at dawn, and we sail.”"),
    ],
)
def test_what_an_article_says_elsewhere_does_not_choose_between_equal_edits(a: str, b: str) -> None:
    told = set()
    for story in ("", "It rained.", "It rained again.", "The pier was closed.", "Nobody came."):
        held = reading(a, outlet="Herald", story=story), reading(b, outlet="Courier")
        here, there = (Passage(one, one.statements[0], one.statements[0].spans) for one in held)
        found = compare(here, there).differences
        told.add(tuple((one.type, words(here, one.a), words(there, one.b)) for one in found))
    assert len(told) == 1


def test_a_term_in_marks_of_which_the_other_has_nothing_makes_no_quotation() -> None:
    asked = "the board to close the north pier"
    assert both(f"{asked} over “botched” repairs", f"{asked} in May").verdict == "reworded"
    assert both(f"{asked} over “botched” repairs", f"{asked} over botched repairs").verdict == "paraphrased"
    assert both("the board to “close the north pier”", "the board to shut it").verdict == "paraphrased"


def test_of_contraries_the_reason_says_so_and_of_a_denial_that_it_denies() -> None:
    said = "“Fares will rise in May.”"
    assert both(said, "fares would fall in May").reason == (
        "One says the contrary of the other: “will rise in May” in Herald, “would fall in May” in Courier."
    )
    assert both(said, "fares would not rise in May").reason.startswith("One denies what the other says: ")


def test_who_acts_on_others_of_the_same_name_has_not_changed_places() -> None:
    assert both("the board sued the board", "the board sued the board").verdict == "verbatim"


def test_of_several_numbers_that_differ_the_first_is_named() -> None:
    a = passage("“We lost 30 boats, 40 houses, 50 cars and 60 barns.”")
    b = passage("they had lost 31 boats, 41 houses, 51 cars and 61 barns", outlet="Courier")
    found = compare(a, b)
    numbers = [words(a, one.a) for one in found.differences if one.type == "number"]
    assert numbers == ["30", "40", "50", "60"]
    assert found.reason == "The number differs: “30 boats” in Herald, “31 boats” in Courier."


def test_a_reason_shows_whole_words() -> None:
    found = compare(passage("“We don’t go.”"), passage("“We didn’t go.”", outlet="Courier"))
    assert found.reason == "“didn’t” in Courier, “don’t” in Herald; both are inside quotation marks."


def test_a_long_quotation_in_a_reason_is_shortened_between_words() -> None:
    text = "we asked them to wait for the report, and they refused to hand over one single page of it"
    assert shortened(text) == "we asked them to wait for the report, and … over one single page of it"
    assert shortened("ß" * 90) == "ß" * 45 + " … " + "ß" * 30
