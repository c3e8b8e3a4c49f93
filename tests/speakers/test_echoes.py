from functools import cache

from desktop.articles.pasted import read_pasted
from desktop.speakers.echoes import with_echoes
from desktop.speakers.identify import identify
from desktop.statements.extract import extract
from tests.builders import make_article, make_reading, make_statement

WORDS = "“We will build twelve boats before the summer is over,”"
HERALD = make_article(f"Boats\n\n{WORDS} Ada Lund said.")
NAMED = make_reading(HERALD, make_statement(HERALD, WORDS, mention="Ada Lund"))


def open_reading(text, content, kind="direct"):
    article = make_article(text, outlet="Post", file="post.txt")
    return make_reading(article, make_statement(article, content, kind=kind))


def speakers_of(*readings):
    found = identify(readings)
    return [found.speaker_of.get(one.id) for reading in readings for one in reading.statements], found


def test_the_same_words_in_another_article_tell_who_spoke():
    waiting = open_reading(
        "Plan\n\n“Build twelve boats before the summer is over” is the plan.",
        "“Build twelve boats before the summer is over”",
    )
    who, found = speakers_of(NAMED, waiting)
    assert who == ["ada-lund", "ada-lund"]
    (reason,) = found.echoes.values()
    assert reason.text == "another article gives the same words to Ada Lund"


def test_six_words_or_a_paraphrase_tell_nothing():
    short = open_reading(
        "Plan\n\n“We will build twelve boats before,” it says.", "“We will build twelve boats before,”"
    )
    told = open_reading(
        "Plan\n\nWe will build twelve boats before the summer is over, it says.",
        "We will build twelve boats before the summer is over",
        kind="indirect",
    )
    assert speakers_of(NAMED, short)[0] == ["ada-lund", None]
    assert speakers_of(NAMED, told)[0] == ["ada-lund", None]


def test_words_that_two_are_said_to_have_spoken_stay_open():
    other = make_article(f"Boats\n\n{WORDS} Olaf Brandt said.", outlet="Wire", file="wire.txt")
    rival = make_reading(other, make_statement(other, WORDS, mention="Olaf Brandt"))
    waiting = open_reading(f"Plan\n\n{WORDS} is the plan.", WORDS)
    assert speakers_of(NAMED, rival, waiting)[0][-1] is None


def test_an_article_is_no_witness_of_its_own():
    both = make_article(
        f"Boats\n\n{WORDS} Ada Lund said.\n\nThe poster: “Before, twelve boats before the summer is over.”"
    )
    reading = make_reading(
        both,
        make_statement(both, WORDS, mention="Ada Lund"),
        make_statement(both, "“Before, twelve boats before the summer is over.”"),
    )
    assert with_echoes(identify([reading]), [reading]).echoes == {}


@cache
def quoting(text):
    return extract(read_pasted(f"Boats on the river\n\n{text}"))


def nameless():
    return quoting(f"{WORDS} a spokesman for the harbour said.")


def test_the_same_words_of_a_spokesman_here_and_a_named_one_there_make_them_one():
    named = quoting(f"{WORDS} said Karl Voss, a spokesman for the harbour.")
    found = identify([named, nameless()])
    assert [one.name for one in found.speakers] == ["Karl Voss"]
    (reason,) = found.speakers[0].reasons
    assert reason.text.endswith("both articles quote the same words, and the descriptions agree")


def test_the_same_words_alone_only_suggest():
    found = identify([quoting(f"{WORDS} Karl Voss said on Monday."), nameless()])
    assert len(found.speakers) == 2
    assert [(one.score, one.reasons[0].rule) for one in found.suggestions] == [(75.0, "same words")]


def test_an_unnamed_source_with_the_same_words_is_one_in_both_articles():
    again = quoting(f"On Monday it rained. {WORDS} a spokesman for the harbour said.")
    assert [one.type for one in identify([nameless(), again]).speakers] == ["unnamed"]


def test_two_named_people_with_the_same_words_stay_two():
    found = identify([quoting(f"{WORDS} {name} said on Monday.") for name in ("Ada Lund", "Olaf Brandt")])
    assert len(found.speakers) == 2
    assert found.suggestions == ()
