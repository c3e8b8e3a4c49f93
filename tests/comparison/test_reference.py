"""Quotations located in a reference: where they stand, what was done to them, and what stands nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.comparison import lexis
from desktop.comparison.chaining import exact_places
from desktop.comparison.locate import locate
from desktop.comparison.located import Located
from desktop.comparison.source_text import SourceText, source_text
from desktop.comparison.who_said import who_said
from desktop.speakers.speaker import Speaker
from desktop.statements.parser import parse
from desktop.statements.reading import Reading
from tests.comparison.hearing import reports, speeches, transcript
from tests.comparison.renderings import reading as report


def reference(text: str) -> Reading:
    article = Article(text, (Paragraph(Span(0, len(text)), "body"),), "reference.txt")
    return Reading(article, parse(article), (), (), (), "tests")


@cache
def hearing() -> Reading:
    return reference(transcript())


@cache
def speech() -> SourceText:
    """The hand-written part alone: no sentence of it is like another."""
    return source_text(reference("\n\n".join(said for _, said in speeches())))


def located(quotation: str | Sequence[str], held: Reading) -> Located:
    """A quotation of an article of its own, held against a reference."""
    article = report(quotation)
    (found,) = locate(held, article, article.statements)
    return found


def said(spans: Sequence[Span], held: Reading) -> str:
    """The words of the reference, line breaks as spaces."""
    return " ".join(" ".join(span.of(held.article.text).split()) for span in spans)


def types(found: Located) -> set[str]:
    return {difference.type for difference in found.differences}


# A hearing and twelve reports of it -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{number}-{row['outlet']}") for number, row in enumerate(reports())]
)
def test_every_report_of_the_hearing_is_judged_rightly(row):
    pieces = row["quotation"].split(" | ")
    found = located(pieces if len(pieces) > 1 else pieces[0], hearing())
    assert found.verdict == row["verdict"], found.reason
    if row["left out inside"]:
        assert said(found.cut.inside, hearing()) == row["left out inside"]
        assert found.cut.marked == bool(row["marked"])
    if row["difference"]:
        assert row["difference"] in types(found)
    assert bool(found.spans) == (row["verdict"] != "not-found")


def test_the_hearing_has_five_thousand_words_and_twelve_reports():
    assert 4500 <= len(source_text(hearing()).words) <= 5500
    assert len({row["outlet"] for row in reports()}) == 12


def test_a_paraphrase_is_not_located():
    article = report("the wall would be of granite", "“granite from the Selwick quarry”")
    (found,) = locate(hearing(), article, article.statements)
    assert found.statement == article.statements[1].id


# What holds of every stretch --------------------------------------------------------------------------------


@st.composite
def stretches(draw, least=6):
    """The first and the last word, exclusive, of some stretch of the speech."""
    words = len(speech().words)
    start = draw(st.integers(0, words - least))
    return start, min(words, start + draw(st.integers(least, 30)))


def written(start: int, end: int) -> str:
    """A stretch of the speech as an article prints it."""
    return said((Span(speech().words[start].span.start, speech().words[end - 1].span.end),), speech().reading)


def whole(*places: int) -> bool:
    """Whether words begin at these places, rather than the second part of a contraction."""
    starts = [speech().words[at].span.start for at in places if 0 < at < len(speech().words)]
    return all(not (speech().text[start - 1].isalnum() or speech().text[start] in "'’") for start in starts)


def norms(*ranges: tuple[int, int]) -> list[str]:
    return [speech().words[at].norm for start, end in ranges for at in range(start, end)]


@given(stretches())
def test_any_six_words_of_the_reference_or_more_are_found_verbatim(stretch):
    assume(whole(*stretch))
    found = located(f"“{written(*stretch)}”", speech().reading)
    assert found.verdict == "verbatim"
    assert said(found.spans, speech().reading).split() == written(*stretch).split()
    assert found.cut.inside == ()


@given(stretches(least=14), st.integers(5, 8), st.integers(1, 6), st.booleans())
def test_a_stretch_with_words_left_out_inside_is_trimmed(stretch, kept, size, marked):
    start, end = stretch
    low, high = start + kept, start + kept + size
    assume(high + 5 <= end and whole(start, low, high, end))
    telling = {*lexis.negations(), *lexis.modals(), *lexis.quantifiers(), *lexis.conditions()}
    assume(not telling & set(norms((low, high))))
    assume(not exact_places(norms((start, low), (high, end)), speech()))
    found = located(
        f"“{written(start, low)}{' … ' if marked else ' '}{written(high, end)}”", speech().reading
    )
    crossing = speech().sentence(low - 1) != speech().sentence(high)
    assert found.verdict == ("spliced" if crossing and not marked and size >= 3 else "trimmed")
    assert found.cut.marked == marked
    assert len(said(found.cut.inside, speech().reading).split()) == len(written(low, high).split())


@given(st.data())
def test_a_stretch_with_another_number_is_altered(data):
    numbers = [at for at, word in enumerate(speech().words) if word.norm[0].isdigit()]
    at = data.draw(st.sampled_from([one for one in numbers if speech().words[one].norm[-1] not in "dth"]))
    start, end = max(0, at - data.draw(st.integers(4, 12))), at + data.draw(st.integers(5, 12))
    quotation = f"“{written(start, at)} 937 {written(at + 1, end)}”"
    found = located(quotation, speech().reading)
    assert found.verdict == "altered"
    assert "number" in types(found)


# Who speaks there -------------------------------------------------------------------------------------------

FERRY = """HEARING ON THE FERRY

MS. QUILL: We bought the ferry in 1998 for four million euros. She has carried us for twenty-five years, and
nobody has ever drowned on her. [Applause.] That is not luck. It is the crew.

MR. TALLOW: You say that the ferry is safe. I say that she is a rusting coffin, and I will not put my children
on her. The inspectors found eleven holes in the hull.

MS. QUILL: Eleven holes, all of them mended. I read the report myself (holds up a paper) before breakfast. We
will sail on Monday. We will sail every day until somebody shows me a hole.

MR. ASH: Madam Chair, may I?

MS. QUILL: No. We shall never surrender the harbour to a bank. We shall never surrender the pier. And we shall
never surrender the old lighthouse, which my grandfather built with his own hands in the winter of 1931.

MR. TALLOW: The bank never asked for the lighthouse. It asked for its money, and it's been asking for
six years.
"""

QUILL, TALLOW = "MS. QUILL", "MR. TALLOW"


@cache
def ferry() -> Reading:
    return reference(FERRY)


@pytest.mark.parametrize(
    ("quotation", "verdict", "said_by"),
    [
        # a note of applause, capitals throughout, straight marks, a stage direction
        ("“Nobody has ever drowned on her. That is not luck.”", "punctuation", (QUILL,)),
        ("“SHE HAS CARRIED US FOR TWENTY-FIVE YEARS.”", "punctuation", (QUILL,)),
        ('"It asked for its money, and it’s been asking for six years,"', "verbatim", (TALLOW,)),
        ("“I read the report myself before breakfast.”", "verbatim", (QUILL,)),
        ("the mayor had read “the report myself before breakfast”", "verbatim", (QUILL,)),
        # sentences from far apart, shown and not
        (
            ("“We bought the ferry in 1998,”", "“We will sail every day until somebody shows me a hole.”"),
            "trimmed",
            (QUILL,),
        ),
        (
            "“We bought the ferry in 1998. We will sail every day until somebody shows me a hole.”",
            "spliced",
            (QUILL,),
        ),
        ("“She is a rusting coffin … The bank never asked for the lighthouse.”", "trimmed", (TALLOW,)),
        # words of two speakers
        ("“It is the crew. You say that the ferry is safe.”", "spliced", (QUILL, TALLOW)),
        ("“It is the crew … You say that the ferry is safe.”", "verbatim", (QUILL, TALLOW)),
        # words in brackets
        ("“[The ferry] has carried us for twenty-five years.”", "trimmed", (QUILL,)),
        ("“The [harbour] inspectors found eleven holes in the hull.”", "trimmed", (TALLOW,)),
        # a refrain, whole, in part, and with another word
        ("“We shall never surrender the pier.”", "verbatim", (QUILL,)),
        ("“We shall never surrender.”", "verbatim", (QUILL,)),
        ("“We will sail on Wednesday.”", "altered", (QUILL,)),
        ("“We shall never surrender the school.”", "altered", (QUILL,)),
        # mixed renderings in pieces
        ("the ferry is “a rusting coffin,” with “eleven holes in the hull”", "trimmed", (TALLOW,)),
        ("the inspectors “found twelve holes in the hull” of the ferry", "altered", (TALLOW,)),
        ("“I will put my children on her.”", "altered", (TALLOW,)),
        ("“We will close the school and sell the playing fields.”", "not-found", ()),
    ],
)  # fmt: skip
def test_a_quotation_is_judged_by_whoever_says_it_in_the_transcript(quotation, verdict, said_by):
    found = located(quotation, ferry())
    assert (found.verdict, found.said_by) == (verdict, said_by), found.reason


def test_that_the_words_are_of_two_speakers_is_told():
    found = located("“It is the crew. You say that the ferry is safe.”", ferry())
    assert found.reason.startswith("Words of different speakers read as one piece.")
    assert found.reason.endswith("In the reference these are words of MS. QUILL and MR. TALLOW.")


def test_a_text_that_names_one_speaker_or_none_says_nothing_of_who_speaks():
    held = reference(
        "MS. QUILL: We bought the ferry in 1998 for four million euros, and she has paid us back."
    )
    assert located("“We bought the ferry in 1998 for four million euros.”", held).said_by == ()


def test_a_bracket_of_the_speakers_own_is_spoken():
    held = reference("MR. ASH: We sail.\n\nMS. QUILL: We sail (if the tide allows) at noon on Friday.")
    assert located("“We sail, if the tide allows, at noon on Friday.”", held).verdict == "punctuation"


@pytest.mark.parametrize(
    ("name", "roles", "told"),
    [
        ("Mara Quill", (), "In the reference MS. QUILL says this."),
        ("Tom Tallow", ("councillor",), "The reference gives these words to MS. QUILL, not to Tom Tallow."),
    ],
)
def test_it_is_told_where_the_reference_gives_the_words_to_another(name, roles, told):
    found = located("“She has carried us for twenty-five years.”", ferry())
    assert who_said(found, Speaker("s1", name, "person", (), roles, (), ())) == told


def test_who_speaks_is_not_held_against_an_office_or_an_open_speaker():
    found = located("“She has carried us for twenty-five years.”", ferry())
    mayor = Speaker("s1", "the mayor", "unnamed", (), ("mayor",), (), ())
    assert who_said(found, mayor) == who_said(found, None) == "In the reference MS. QUILL says this."


def test_a_denial_is_cut_wherever_the_parse_hangs_it():
    held = reference("We did not, whatever they say, sell the park to the bank. Nobody asked.")
    found = located("“We … sell the park to the bank”", held)
    assert (found.verdict, said(found.differences[0].a, held)) == ("altered", "not")


def test_words_that_stand_in_another_place_are_not_said_to_be_missing():
    held = reference(
        "Good evening to all of you. The mayor told me that the school will stay open."
        " Nobody was hurt in the fire at the mill. That is all I know about the matter tonight."
    )
    found = located("“That is all I know … The mayor told me that the school will stay open”", held)
    assert (found.verdict, types(found)) == ("trimmed", {"move"})
    assert found.reason == "The same words, in pieces that the reference has in another order."
