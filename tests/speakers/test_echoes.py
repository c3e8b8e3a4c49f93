from dataclasses import replace
from functools import cache

from desktop.articles.pasted import read_pasted
from desktop.speakers.echo_finder import RARE, EchoFinder, find_echoes
from desktop.speakers.identify import identify
from desktop.speakers.resolve import resolve
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
    assert reason.text.startswith("another article gives the same words to Ada Lund (“")
    assert reason.spans == waiting.statements[0].spans


def test_a_paraphrase_tells_as_well_and_a_few_common_words_tell_nothing():
    told = open_reading(
        "Plan\n\nThe town will build twelve boats before the summer is over, it says.",
        "The town will build twelve boats before the summer is over",
        kind="indirect",
    )
    other = open_reading(
        "Plan\n\n“We will do it before the others do,” it says.", "“We will do it before the others do,”"
    )
    assert speakers_of(NAMED, told)[0] == ["ada-lund", "ada-lund"]
    assert speakers_of(NAMED, other)[0] == ["ada-lund", None]


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
    assert identify([reading]).echoes == {}


@cache
def quoting(text):
    return extract(read_pasted(f"Boats on the river\n\n{text}"))


def nameless():
    return quoting(f"{WORDS} a spokesman for the harbour said.")


def test_the_same_words_of_a_spokesman_here_and_a_named_one_there_make_them_one():
    named = quoting(f"{WORDS} said Karl Voss, a spokesman for the harbour.")
    official = quoting("Twelve boats will be built this summer, a harbour official said.")
    found = identify([named, official])
    assert [one.name for one in found.speakers] == ["Karl Voss"]
    (reason,) = found.speakers[0].reasons
    assert reason.rule == "same words"
    assert reason.text.startswith("“a harbour official” and “Karl Voss”: both are quoted with the same words")


def test_the_same_words_make_a_description_the_one_named_for_them():
    found = identify([quoting(f"{WORDS} Karl Voss said on Monday."), nameless()])
    assert [one.name for one in found.speakers] == ["Karl Voss"]


def test_words_that_are_only_alike_suggest():
    named = quoting("Boats would be built before the summer, Karl Voss said on Monday.")
    found = identify([named, nameless()])
    assert len(found.speakers) == 2
    assert [(one.score, one.reasons[0].rule) for one in found.suggestions] == [(75.0, "same words")]


def test_a_man_and_a_woman_with_the_same_words_stay_two():
    named = quoting(f"Karl Voss left his office. {WORDS} Mr. Voss said on Monday.")
    woman = quoting(f"{WORDS} a spokeswoman for the harbour said.")
    assert len(identify([named, woman]).speakers) == 2


def test_an_unnamed_source_with_the_same_words_is_one_in_both_articles():
    again = quoting(f"On Monday it rained. {WORDS} a spokesman for the harbour said.")
    assert [one.type for one in identify([nameless(), again]).speakers] == ["unnamed"]


def test_two_named_people_with_the_same_words_stay_two():
    found = identify([quoting(f"{WORDS} {name} said on Monday.") for name in ("Ada Lund", "Olaf Brandt")])
    assert len(found.speakers) == 2
    assert found.suggestions == ()


TOLD = "The harbour would lose forty ferries to the northern ports within the decade"


def test_a_pronoun_that_may_mean_two_is_told_by_the_words_elsewhere():
    named = quoting(f"{TOLD}, Peter Lund said on Monday.")
    either = quoting(f"Peter Lund and Karl Voss met on Monday. He said that {TOLD[0].lower()}{TOLD[1:]}.")
    found = identify([named, either])
    assert set(found.speaker_of.values()) == {"peter-lund"}
    assert len(found.echoes) == 1


def test_a_pronoun_led_to_the_wrong_man_is_set_right_by_the_same_words():
    named = quoting("“We will lose forty ferries to the northern ports,” Olaf Brandt said on Monday.")
    text = (
        "Olaf Brandt met reporters at the harbour. Karl Voss came too.\n\n"
        "“We will lose forty ferries to the northern ports,” he said."
    )
    alone, both = identify([quoting(text)]), identify([named, quoting(text)])
    assert set(alone.speaker_of.values()) == {"karl-voss"}
    assert set(both.speaker_of.values()) == {"olaf-brandt"}
    # Who said nothing after all is no speaker.
    assert [one.id for one in both.speakers] == ["olaf-brandt"]


def test_a_pronoun_is_not_given_to_a_body_or_to_the_other_sex():
    body = quoting("“We will lose forty ferries to the northern ports,” the Harbour Board said on Monday.")
    she = quoting(
        "Karl Voss met the Harbour Board and Ms. Brandt. Mr. Voss was sure.\n\n"
        "“We will lose forty ferries to the northern ports,” he said."
    )
    assert identify([body, she]).echoes == {}


def test_an_opening_that_only_describes_is_told_by_the_words_below():
    text = (
        "A party aide tells ministers: ferries are forty years late\n\n"
        "MARWICK — An adviser had a message for the ministers: The ferries are forty years late.\n\n"
        "“Your ferries are forty years late,” Senator Olaf Brandt wrote on Monday."
    )
    found = identify([extract(read_pasted(text))])
    assert {found.speaker_of[one] for one in found.speaker_of} == {"olaf-brandt"}


def test_bodies_that_speak_together_are_one_with_the_body_that_another_article_names_for_it():
    both = quoting("Ferries will run on Sundays from May, the Harbour Board and the Ferry Office said.")
    one = quoting("The Harbour Board announced that ferries will run on Sundays from May.")
    other = quoting("The Harbour Board announced that the old quay will be closed for good.")
    assert len(identify([both, one]).speakers) == 1
    assert len(identify([both, other]).speakers) == 2


def test_what_one_outlet_has_a_body_say_is_given_to_its_spokeswoman_who_said_it():
    named = quoting(f"{WORDS} said Lena Frost, a spokeswoman for the Harbour Board.")
    body = quoting(f"{WORDS} the Harbour Board said. The Harbour Board added that it would be cheap.")
    found = identify([named, body])
    assert sorted(found.speaker_of.values()) == ["harbour-board", "lena-frost", "lena-frost"]


def test_what_a_man_says_is_not_his_campaigns():
    named = quoting(
        "Gordon Pike left. “That story is an outrageous distortion of my service,” Mr. Pike said."
    )
    body = quoting("Gordon Pike left. It was “an outrageous distortion” of his service, his campaign said.")
    assert "pike-campaign" in identify([named, body]).speaker_of.values()


def test_what_was_found_before_changes_nothing():
    readings = [
        quoting(f"{WORDS} said Lena Frost, a spokeswoman for the Harbour Board."),
        quoting(f"{WORDS} a harbour official said. He added that twelve boats would be cheap."),
        quoting("Twelve boats will be built this summer, the Harbour Board said. Boats are cheap, it said."),
    ]
    finder = EchoFinder()
    shorter = [replace(one, statements=one.statements[:1]) for one in readings]
    seen = [
        readings[:2],
        readings,
        [readings[0], shorter[1], readings[2]],
        [readings[0], shorter[1], shorter[2]],
        [readings[0], readings[1], shorter[2]],
        readings,
    ]
    for given in seen:
        resolved = [resolve(one) for one in given]
        assert finder.find(given, resolved) == find_echoes(given, resolved)
    assert len(find_echoes(readings, [resolve(one) for one in readings])) > 3


def test_a_word_that_becomes_rare_leads_to_its_statements_again():
    # “twelve” and “boats” stand in more statements than find candidates; then in just as many; then in more.
    waiting = open_reading(f"Plan\n\n{WORDS} is the plan.", WORDS)
    many = []
    for number in range(RARE + 1):
        article = make_article(f"Boats {number}\n\n{WORDS} Ada Lund said.", file=f"{number}.txt")
        many.append(make_reading(article, make_statement(article, WORDS, mention="Ada Lund")))
    silent = replace(many[0], statements=())
    finder = EchoFinder()
    found = []
    for first in (many[0], silent, many[0]):
        given = [first, *many[1:], waiting]
        resolved = [resolve(one) for one in given]
        found.append(finder.find(given, resolved))
        assert found[-1] == find_echoes(given, resolved)
    assert [bool(one) for one in found] == [False, True, False]
