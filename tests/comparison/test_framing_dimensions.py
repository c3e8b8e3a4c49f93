"""What the program says of each dimension, on sentences written for it, and where it says nothing."""

import pytest

from desktop.basics.lexicons import lexicon
from tests.comparison.framed import findings_in, framing, value

HARBOUR = """Harbour plan divides town

Mayor Ada Lund falsely claimed on Monday that the harbour would “never” flood. She offered no evidence. \
Engineer Piet Samson denied the claim.

Officials said the so-called “miracle wall” had been built. The claim could not be independently verified.

“We are very angry,” shopkeeper Greta Voll insisted. She called for an inquiry and apologised for the delay.

Lund has charged that the engineers lied. The council urged him to resign.

He criticised the phrase “open harbour” as empty.

Minister Olaf Berg reportedly told the Coast Weekly that the pier will probably close in about 12 days.

Berg, without citing evidence, said that the wall is safe.
"""

NOTHING_BESIDE = """Wall opens

“Falsely accused people deserve an apology without any evidence,” Ada Lund said.

Piet Samson said that the report was wrong. He walked to the harbour. Nobody denied that the wall stands.

Lund said there is no evidence of damage. The pier closed.
"""


@pytest.fixture(scope="module")
def harbour():
    return findings_in(HARBOUR)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We are very angry", "quoted in full"),
        ("would “never” flood", "quoted in part"),
        ("the engineers lied", "paraphrased"),
        ("an inquiry", "speech act narrated"),
        ("him to resign", "paraphrased"),
    ],
)
def test_presentation(harbour, words, told):
    assert value(harbour, words, "presentation") == told


@pytest.mark.parametrize(
    ("words", "told", "shown"),
    [
        ("We are very angry", "full", "“We are very angry,”"),
        ("would “never” flood", "partial (1 of 5 words)", "never"),
        ("miracle wall", "scare (2 of 8 words)", "miracle wall"),
        ("open harbour", "term (2 of 6 words)", "open harbour"),
    ],
)
def test_quotation_marks(harbour, words, told, shown):
    assert framing(harbour, words)["quotation marks"] == (told, (shown,))


def test_a_paraphrase_has_no_quotation_marks(harbour):
    assert value(harbour, "the engineers lied", "quotation marks") == ""


@pytest.mark.parametrize(
    ("words", "cue_class"),
    [
        ("would “never” flood", "distancing"),
        ("We are very angry", "insisting"),
        ("an inquiry", "directive"),
        ("the engineers lied", "assertive"),
        ("him to resign", "directive"),
        ("open harbour", "emotive or manner"),
        ("the wall is safe", "neutral"),
    ],
)
def test_the_class_of_the_cue(harbour, words, cue_class):
    assert value(harbour, words, "cue class") == cue_class


def test_the_tense_of_the_cue_and_whether_the_content_follows_it(harbour):
    assert value(harbour, "the engineers lied", "tense of the cue") == "present perfect"
    assert value(harbour, "the engineers lied", "back-shift") == ""
    assert framing(harbour, "the wall is safe")["back-shift"] == ("kept in the present", ("is",))
    assert framing(harbour, "will probably close")["back-shift"] == ("kept in the present", ("will",))


def test_hedges_of_the_frame_stand_apart_from_those_inside(harbour):
    told = framing(harbour, "will probably close")
    assert told["hedges"] == ("reportedly", ("reportedly",))
    assert told["hedges inside"] == ("probably, about", ("probably", "about"))
    assert framing(harbour, "We are very angry")["boosters inside"] == ("very", ("very",))


def test_what_stands_beside_is_told_with_its_words(harbour):
    assert framing(harbour, "would “never” flood")["beside"] == (
        "said to be false: “falsely”; without evidence: “offered no evidence”; "
        "a denial follows: “Engineer Piet Samson denied”",
        ("falsely", "offered no evidence", "Engineer Piet Samson denied"),
    )
    assert value(harbour, "miracle wall", "beside") == "not verified: “not be independently verified”"
    assert value(harbour, "the wall is safe", "beside") == "without evidence: “without citing evidence”"


@pytest.mark.parametrize("words", ["Falsely accused", "the report was wrong", "no evidence of damage"])
def test_what_is_said_itself_or_by_others_stands_beside_nothing(words):
    assert value(findings_in(NOTHING_BESIDE), words, "beside") == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("would “never” flood", "Mayor Ada Lund (name, title)"),
        ("miracle wall", "Officials (unnamed)"),
        ("We are very angry", "shopkeeper Greta Voll (name, role)"),
        ("an inquiry", "She (pronoun)"),
        ("him to resign", "The council (collective)"),
    ],
)
def test_naming(harbour, words, told):
    assert value(harbour, words, "naming") == told


def test_an_appraisal_is_told_apart_from_name_and_title():
    found = findings_in("Talks\n\nEmbattled Senator Mara Quill said that the talks had failed.\n")
    assert value(found, "the talks", "naming") == "Embattled Senator Mara Quill (name, title, appraisal)"


def test_what_is_said_of_somebody_else_in_a_label_does_not_name_the_speaker():
    found = findings_in("Talks\n\nA spokeswoman for the embattled Mr. Berg said that the talks had failed.\n")
    assert value(found, "the talks", "naming") == ("A spokeswoman for the embattled Mr. Berg (role, unnamed)")


def test_place_rank_and_last_word(harbour):
    assert value(harbour, "would “never” flood", "place") == "lead"
    assert value(harbour, "would “never” flood", "rank") == "statement 1 of 9"
    assert value(harbour, "the wall is safe", "place") == "paragraph 7 of 7"
    assert value(harbour, "the wall is safe", "rank") == "statement 9 of 9, the last word"


def test_the_share_of_the_statement_and_of_its_speaker(harbour):
    assert value(harbour, "would “never” flood", "share") == "5 words"
    assert value(harbour, "would “never” flood", "speaker's share") == (
        "1 word quoted, 7 paraphrased, in 2 statements"
    )


def test_via(harbour):
    assert framing(harbour, "will probably close")["via"] == ("Coast Weekly", ("the Coast Weekly",))


def test_how_something_is_done_strengthens_nothing():
    found = findings_in("Talks\n\n“I see more clearly now, and we clearly won,” Ada Lund said.\n")
    assert framing(found, "I see")["boosters inside"] == ("clearly", ("clearly",))


DENIALS = """Money and the wall

Ada Lund said that the mayor had taken money from the builders. Mayor Olaf Berg denied the allegation.

Greta Voll said that the council would meet on Monday. Piet Samson rejected the offer.

Rolf Imsen said that the pier was weak. Nobody denied that the pier was weak.

Wilma Kray said that the school was shut in May. Tomas Halloran denied that the school was shut.
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("had taken money", "a denial follows: “Mayor Olaf Berg denied”"),
        ("would meet on Monday", ""),
        ("the pier was weak", ""),
        ("shut in May", "a denial follows: “Tomas Halloran denied”"),
    ],
)
def test_a_denial_is_told_only_of_what_is_denied(words, told):
    assert value(findings_in(DENIALS), words, "beside") == told


ACTS = """Talks and names

Ada Lund urged the reporters to leave the hall. Lund announced her decision to leave the council.

Olaf Berg described the wall as a failure. Berg condemned the sale of the harbour.

She also said, without evidence, that the sale was secret. The day before, Berg said that he was glad.
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the reporters to leave", "paraphrased"),
        ("her decision", "speech act narrated"),
        ("as a failure", "paraphrased"),
        ("the sale of the harbour", "speech act narrated"),
    ],
)
def test_an_act_is_only_narrated_where_nothing_of_what_was_said_is_told(words, told):
    assert value(findings_in(ACTS), words, "presentation") == told


def test_what_stands_beside_one_statement_does_not_stand_beside_the_one_before():
    assert value(findings_in(ACTS), "the sale of the harbour", "beside") == ""
    assert value(findings_in(ACTS), "the sale was secret", "beside") == "without evidence: “without evidence”"


def test_every_hedge_says_where_it_is_one():
    uses = {row["use"] for row in lexicon("hedges")}
    assert uses == {"adverb", "number", "modifier", "of", "verb", "never"}


def test_every_row_about_what_stands_beside_has_its_place():
    rows = lexicon("beside")
    places = {"cue", "sentence", "after", "opening", "denial", "denied"}
    assert {row["place"] for row in rows} == places
    assert all(bool(row["kind"]) == (row["place"] not in ("opening", "denied")) for row in rows)
    assert len({(row["words"], row["place"]) for row in rows}) == len(rows)


def test_about_hedges_a_share_and_no_subject():
    found = findings_in("Wall\n\nAda Lund said that about a third of the talk was about a wall of stone.\n")
    assert framing(found, "a third")["hedges inside"] == ("about", ("about",))


def test_a_byline_and_a_date_are_no_lead():
    found = findings_in(
        "Wall falls\n\nBy Ona Brandt | Skerry Courier\n\n4 October 2031\n\n"
        "“The wall fell on Monday,” Ada Lund said.\n\n“Nobody was hurt,” she said.\n"
    )
    assert value(found, "The wall fell", "place") == "lead"
    assert value(found, "Nobody was hurt", "place") == "paragraph 2 of 2"


def test_a_role_before_a_name_is_no_title():
    found = findings_in("Wall\n\nOpposition spoke. “It fell,” opposition leader Dunstan Peake said.\n")
    assert value(found, "It fell", "naming") == "opposition leader Dunstan Peake (name, role)"


def test_an_opening_line_in_which_somebody_speaks_is_the_lead():
    findings = findings_in(
        "Bridge row grows\n\nMayor Mara Quill says: “We will close the bridge”\n\n"
        "The row over the bridge went on in the town on Monday, as the council met to talk.\n"
    )
    assert value(findings, "close the bridge", "place") == "lead"
